import { describe, expect, test } from "vitest";
import { answerWith } from "../emulators/picture.ts";
import { distance, draw, look } from "./pictures.ts";
import { SUBJECTS, type Subject, subjectOf } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

interface ModelRow {
  subject: Subject;
  model: string;
  /** Of one picture of 576×384; absent where the vendor tells nobody. */
  price?: number;
  takes: string[];
}

const ALL = ["negative-prompt", "seed", "watermark", "prompt-extend"];
const rows = (name: string, models: Record<string, { price?: number; takes: string[] }>): ModelRow[] =>
  Object.entries(models).map(([model, facts]) => ({ subject: subjectOf(name), model, ...facts }));

const OXEN = {
  "qwen-image-edit": { price: 0.04, takes: [] },
  "qwen-image-edit-plus": { price: 0.04, takes: ["negative-prompt"] },
  "qwen-image-edit-2511": { price: 0.04, takes: ["negative-prompt"] },
  "qwen-image-2": { price: 0.04, takes: ["negative-prompt", "seed", "prompt-extend"] },
  "gpt-image-2": { price: 0.04, takes: [] },
  "nano-banana-2": { price: 0.04, takes: [] },
  "flux-kontext-dev": { price: 0.04, takes: ["seed"] },
};

const ROWS: ModelRow[] = [
  ...rows("dashscope", {
    "qwen-image-2.0-pro": { price: 0.075, takes: ALL },
    "qwen-image-2.0-pro-2026-06-22": { price: 0.075, takes: ALL },
    "qwen-image-2.0": { price: 0.035, takes: ALL },
    "qwen-image-edit-max": { price: 0.075, takes: ALL },
    "qwen-image-edit-plus": { price: 0.03, takes: ALL },
    "qwen-image-edit-plus-2025-12-15": { price: 0.03, takes: ALL },
    "qwen-image-edit": { price: 0.045, takes: ["negative-prompt", "seed", "watermark"] },
    "qwen-image-3.0": { price: 0.033, takes: ALL },
    "qwen-image-3.0-pro": { price: 0.043, takes: ALL },
    "qwen-image-2.1-pro": { takes: ["seed", "watermark", "prompt-extend"] },
    "wan2.7-image": { takes: ["seed", "watermark"] },
  }),
  ...rows("aimlapi, data[]", {
    "alibaba/qwen-image-edit": { price: 0.0455, takes: ["negative-prompt", "watermark"] },
    "alibaba/qwen-image-3-edit": { price: 0.0455, takes: ["negative-prompt", "seed", "prompt-extend"] },
    "alibaba/qwen-image-2-0": { price: 0.0455, takes: ALL },
    "alibaba/qwen-image-2-0-pro": { price: 0.0975, takes: ALL },
  }),
  ...rows("oxen, sync", OXEN),
  ...rows("oxen, queue", OXEN),
];

const landscape = await draw(576, 384).png().toBuffer();
const portrait = await draw(384, 576, { blue: 160 }).jpeg({ quality: 95 }).toBuffer();
const unusual = await draw(431, 617).png().toBuffer();

describe.concurrent("every model, with every option that it takes", () => {
  test.each(ROWS)("$subject.name: $model", async ({ subject, model, price, takes }) => {
    const files = { "landscape.png": landscape, "portrait.jpg": portrait, "unusual.png": unusual };
    await using bench = await openWorkbench(withModel(subject, price, takes), { files, answer: answerWith({ scale: 0.3 }), warm: true });
    const options = { "negative-prompt": "blur", seed: "7", watermark: "false", "prompt-extend": "false" };
    const run = await bench.run({ images: "*", model, ...options });
    expect(run.codes).toEqual([null, null, null]);
    const left = Object.keys(options).filter((name) => !takes.includes(name));
    for (const { warnings } of run.results)
      expect(warnings.filter((warning) => warning.includes("was ignored"))).toEqual(
        left.map((name) => expect.stringContaining(`\`${name}\``)),
      );
    // One picture a request, at the price that was told before; aimlapi and oxen read theirs from the vendor.
    expect(run.outputs["estimated-cost"]).toBe(price === undefined ? "" : String(Number((price * 3).toFixed(6))));
    expect(bench.api.ledger.runs).toBe(3);
    if (price !== undefined) expect(run.billed).toBeCloseTo(price * 3, 7);
    // The content stays where it was: the nearest ratio was asked for.
    for (const [path, bytes] of Object.entries(files)) {
      const [before, after] = [await look(bytes), await look(await bench.read(path))];
      for (const [x, y] of [[0.15, 0.15] as const, [0.85, 0.85] as const])
        expect(distance(before.at(x, y), after.at(x, y)), path).toBeLessThan(30);
    }
  });

  test("a large picture is billed at the tier that was estimated", async () => {
    const files = { "large.png": await draw(2000, 1500).png().toBuffer() };
    await using bench = await openWorkbench(subjectOf("dashscope"), { files });
    const run = await bench.run({ images: "*.png", model: "qwen-image-3.0-pro" });
    expect(run.codes).toEqual([null]);
    expect(run.outputs).toMatchObject({ "estimated-cost": "0.078", cost: "0.078" });
    expect(run.billed).toBeCloseTo(0.078, 7);
  });

  test.each(SUBJECTS.filter(({ name }) => !name.startsWith("openai")))(
    "$name: an unknown model is an error of the plan that names the known ones",
    async (subject) => {
      await using bench = await openWorkbench(subject, { files: { "a.png": landscape }, warm: true });
      const run = await bench.run({ images: "a.png", model: "qwen-imge-edit" });
      expect(run.requests).toEqual([]);
      expect(run.annotations[0]?.message).toMatch(/"qwen-imge-edit" is not known .* Did you mean `(alibaba\/)?qwen-image-edit`/);
    },
  );
});

function withModel({ price: _, ...subject }: Subject, price: number | undefined, takes: string[]): Subject {
  return { ...subject, takes, ...(price !== undefined && { price }) };
}
