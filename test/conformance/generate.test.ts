import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerWith, editPicture } from "../emulators/picture.ts";
import type { SeenRequest } from "../emulators/provider-server.ts";
import { draw, drawSmall, look } from "./pictures.ts";
import { SANDBOX, type Subject, sentPrompt, subjectOf, withModel } from "./subjects.ts";
import { LOCK, openWorkbench, snapshotOwn } from "./workbench.ts";

const PROMPT = "A lighthouse at dawn, flat colours";
const INPUTS = { images: "", prompt: PROMPT, output: "assets/hero.png", "requests-per-minute": "6000" };
/** All that some model takes. */
const OPTIONS = {
  "negative-prompt": "letters",
  seed: "7",
  watermark: "false",
  "prompt-extend": "false",
  "guidance-scale": "6",
  "safety-checker": "false",
};
/** Less than was asked for, so that it is brought to size. */
const answer = answerWith({ scale: 0.2 });

interface Generator {
  subject: Subject;
  /** The whole paid request for 640×360 with {@link OPTIONS}, but for the prompt where it is `prompt`. */
  body: Record<string, unknown>;
}

const localai: Subject = {
  ...subjectOf("openai-compatible, sglang"),
  name: "openai-compatible, localai",
  start: async (options) => {
    const { startOpenaiCompatible } = await import("../emulators/openai-compatible.ts");
    return startOpenaiCompatible({ ...options, flavour: "localai", needsKey: true, model: "Qwen/Qwen-Image" });
  },
  inputs: { provider: "openai-compatible", model: "Qwen/Qwen-Image" },
  byAddress: true,
};

const AIMLAPI = {
  model: "alibaba/qwen-image",
  prompt: PROMPT,
  negative_prompt: "letters",
  image_size: { width: 1024, height: 576 },
  num_images: 1,
  output_format: "png",
  seed: 7,
  guidance_scale: 6,
  enable_safety_checker: false,
};
const open = (model: string) => ({
  model,
  prompt: PROMPT,
  n: 1,
  size: "768x432",
  response_format: "b64_json",
  negative_prompt: "letters",
  seed: 7,
  guidance_scale: 6,
});
const OXEN = {
  model: "qwen-image",
  prompt: PROMPT,
  aspect_ratio: "16:9",
  negative_prompt: "letters",
  seed: 7,
  guidance: 6,
  disable_safety_checker: true,
  output_format: "png",
};

const GENERATORS: readonly Generator[] = [
  ...["data[]", "images[]", "base64"].map((shape) => ({ subject: subjectOf(`aimlapi, ${shape}`), body: AIMLAPI })),
  {
    subject: withModel(subjectOf("aimlapi, data[]"), "alibaba/qwen-image-3", { price: 0.0455 }),
    body: {
      model: "alibaba/qwen-image-3",
      prompt: PROMPT,
      negative_prompt: "letters",
      image_size: { width: 1024, height: 576 },
      num_images: 1,
      output_format: "png",
      seed: 7,
      enable_prompt_expansion: false,
      enable_safety_checker: false,
    },
  },
  {
    subject: subjectOf("dashscope"),
    body: {
      model: "qwen-image-2.0-pro",
      input: { messages: [{ role: "user", content: [{ text: PROMPT }] }] },
      parameters: { n: 1, size: "683*384", negative_prompt: "letters", prompt_extend: false, watermark: false, seed: 7 },
    },
  },
  {
    subject: withModel(subjectOf("oxen, queue"), "qwen-image", { price: 0.04 }),
    body: { ...OXEN, num_generations: 1 },
  },
  {
    subject: withModel(subjectOf("oxen, sync"), "qwen-image", { price: 0.04 }),
    body: { ...OXEN, response_format: "url" },
  },
  {
    subject: subjectOf("openai-compatible, openai"),
    body: { model: "gpt-image-1", prompt: PROMPT, n: 1, size: "1536x1024", output_format: "png" },
  },
  ...["vllm-omni", "sglang", "sdcpp"].map((flavour) => ({
    subject: subjectOf(`openai-compatible, ${flavour}`),
    body: open("Qwen/Qwen-Image-Edit"),
  })),
  { subject: localai, body: open("Qwen/Qwen-Image") },
];

const bodyOf = ({ body }: SeenRequest) => body;

describe.concurrent.each(GENERATORS)("$subject.name", ({ subject, body }) => {
  test("asks with all that the model takes, and makes a picture of the wanted size, once", async () => {
    await using bench = await openWorkbench(subject, { answer });
    const inputs = { ...INPUTS, ...OPTIONS, size: "640x360" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual([null]);
    expect(run.paid.map(bodyOf)).toEqual([body]);
    expect(run.results[0]).toMatchObject({ source: null, locale: null, output: "assets/hero.png", width: 640, height: 360 });
    expect((await look(await bench.read("assets/hero.png"))).format).toBe("png");
    expect(run.outputs["estimated-cost"]).toBe(subject.price === undefined ? "" : String(subject.price));
    const sent = JSON.stringify(body);
    const names: Record<string, RegExp> = {
      "negative-prompt": /negative_prompt/,
      seed: /seed/,
      watermark: /watermark/,
      "prompt-extend": /prompt_ex/,
      "guidance-scale": /guidance/,
      "safety-checker": /safety_checker/,
    };
    const left = Object.keys(OPTIONS).filter((name) => !names[name]?.test(sent));
    expect(run.results[0]?.warnings.filter((warning) => warning.includes("was ignored"))).toEqual(
      left.map((name) => expect.stringContaining(`\`${name}\``)),
    );

    const again = await bench.run(inputs);
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ unchanged: "1", "skip-reason": "up-to-date", cost: "0" });
  });
});

// One of each way to be asked; what is done with the answer is the same for all.
const DISTINCT = GENERATORS.filter(({ subject: { name } }) => /data\[\]$|dashscope|queue|, openai$/.test(name));

describe.concurrent.each(DISTINCT)("$subject.name", ({ subject }) => {
  test("pays once for each recipe, and again by force alone; a refusal leaves the older picture and its record", async () => {
    await using bench = await openWorkbench(subject, { answer, warm: true });
    const inputs = { ...INPUTS, output: "hero.jpg", size: "320x200" };
    expect((await bench.run(inputs)).codes).toEqual([null]);
    const older = await bench.read("hero.jpg");
    expect((await look(older)).format).toBe("jpeg");
    const record = (await bench.lock())["hero.jpg"];
    expect(record).toMatchObject({ source: "", sourceBlob: "" });

    const other = { ...inputs, prompt: "A harbour at dusk" };
    bench.api.faults.push({ ...bench.api.scenarios.refused() });
    const refused = await bench.run(other);
    expect(refused.codes).toEqual(["refused"]);
    expect(refused.results[0]?.cost).toBe(0);
    expect(await bench.read("hero.jpg")).toEqual(older);
    expect((await bench.lock())["hero.jpg"]).toEqual(record);

    const next = await bench.run(other);
    expect(next.paid.map(sentPrompt)).toEqual(["A harbour at dusk"]);
    expect((await bench.run({ ...other, force: "true" })).paid).toHaveLength(1);

    // A person's hand: kept, also when another one is asked for.
    const touched = await draw(320, 200, { blue: 11 }).jpeg().toBuffer();
    await bench.write("hero.jpg", touched);
    const kept = await bench.run(inputs);
    expect(kept.requests).toEqual([]);
    expect(kept.results.map(({ status }) => status)).toEqual(["modified"]);
    expect(await bench.read("hero.jpg")).toEqual(touched);
  });

  test("writes the format of the name, and the ratio that is wanted", async () => {
    await using bench = await openWorkbench(subject, { answer, warm: true });
    const run = await bench.run({ ...INPUTS, output: "assets/{name}{ext}", "output-format": "webp", "aspect-ratio": "9:16" });
    expect(run.results.map(({ output, error }) => [output, error])).toEqual([["assets/image.webp", null]]);
    const { format, width, height } = await look(await bench.read("assets/image.webp"));
    expect(format).toBe("webp");
    // What is off by rounding alone is left as it came.
    expect(Math.abs(height - (width * 16) / 9)).toBeLessThanOrEqual(3);
    expect(Math.max(width, height)).toBeGreaterThan(50);
  });

  test("a blank answer is refused, told and kept aside", async () => {
    await using bench = await openWorkbench(subject, { answer: answerWith({ flat: true, scale: 0.2 }), warm: true });
    const run = await bench.run({ ...INPUTS, size: "320x200" });
    expect(run.codes).toEqual(["invalid-image"]);
    expect(run.results[0]?.error?.message).toMatch(/one flat colour/);
    if (subject.price !== undefined) expect(run.outputs.cost).toBe(String(subject.price));
    await expect(bench.read("assets/hero.png")).rejects.toThrow();
    await expect(bench.read(LOCK)).rejects.toThrow();
    expect((await snapshotOwn(bench, "rejected")).has("1/assets/hero.png")).toBe(true);
  });
});

describe.concurrent("the sandbox", () => {
  test("draws a picture of its own, the same for the same words", async () => {
    await using bench = await openWorkbench(SANDBOX);
    const inputs = { ...INPUTS, size: "300x200" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual([null]);
    expect((await bench.run(inputs)).outputs["skip-reason"]).toBe("up-to-date");
    const forced = await bench.run({ ...inputs, force: "true" });
    expect(forced.results[0]?.sha256).toBe(run.results[0]?.sha256);
    const other = await bench.run({ ...inputs, prompt: "Another one" });
    expect(other.results[0]?.sha256).not.toBe(run.results[0]?.sha256);
    expect(bench.api.requests).toEqual([]);
  });
});

describe.concurrent("what cannot be generated", () => {
  interface Row {
    what: string;
    subject: Subject;
    given?: Record<string, string>;
    message: RegExp;
  }
  const aimlapi = subjectOf("aimlapi, data[]");
  const rows: Row[] = [
    {
      what: "by a provider that only edits",
      subject: subjectOf("pixazo"),
      message: /`provider: pixazo` has no model to generate\. Providers that have one: `sandbox`, `aimlapi`, `dashscope`\./,
    },
    {
      what: "without a model where none is the usual one",
      subject: subjectOf("oxen, queue"),
      message: /`provider: oxen`.* to generate/,
    },
    {
      what: "by a model that only edits",
      subject: aimlapi,
      given: { model: "alibaba/qwen-image-edit" },
      message: /alibaba\/qwen-image-edit cannot generate\. Models of `provider: aimlapi` that can: .*`alibaba\/qwen-image`/,
    },
    {
      what: "by a model that translates",
      subject: subjectOf("dashscope"),
      given: { model: "qwen-mt-image-2.0" },
      message: /qwen-mt-image-2\.0 cannot generate\..*`qwen-image-2\.0-pro`/,
    },
    { what: "without a path", subject: aimlapi, given: { output: "" }, message: /`output` is required to generate/ },
    {
      what: "into a format that is not written",
      subject: aimlapi,
      given: { output: "hero.gif" },
      message: /hero\.gif has no extension of a format that can be written/,
    },
    {
      what: "into a file that says otherwise",
      subject: aimlapi,
      given: { output: "hero.png", "output-format": "webp" },
      message: /hero\.png would contain a webp image/,
    },
    {
      what: "with too long a prompt",
      subject: aimlapi,
      given: { prompt: "waves. ".repeat(600) },
      message: /`prompt`: 4\d\d\d characters for assets\/hero\.png; the model alibaba\/qwen-image accepts at most 4000/,
    },
    { what: "with references", subject: aimlapi, given: { references: "*.png" }, message: /`references` needs `images`/ },
  ];

  test.each(rows)("$what: is an error before anything is sent", async ({ subject, given = {}, message }) => {
    await using bench = await openWorkbench(subject, { files: { "a.png": await drawSmall() }, warm: true });
    const run = await bench.run({ ...INPUTS, ...given });
    expect(run.requests).toEqual([]);
    expect(run.exitCode).toBe(1);
    expect(run.annotations[0]?.message).toMatch(message);
  });
});

describe.concurrent("the answer", () => {
  test("of a model that knows few sizes is brought to the wanted one, and cropped as `fit` says", async () => {
    const fits: Record<string, RegExp> = { cover: /cropped/, contain: /padded/ };
    await using bench = await openWorkbench(subjectOf("openai-compatible, openai"), { answer: answerWith({ scale: 0.2 }), warm: true });
    for (const [fit, words] of Object.entries(fits)) {
      const run = await bench.run({ ...INPUTS, size: "300x100", fit });
      expect(run.results[0]).toMatchObject({ status: "edited", width: 300, height: 100 });
      expect(run.results[0]?.warnings[0]).toMatch(words);
    }
    const failed = await bench.run({ ...INPUTS, size: "300x100", fit: "fail" });
    expect(failed.codes).toEqual(["invalid-image"]);
  });

  test("goes through no symbolic link and into no folder, which is seen before it is paid", async () => {
    await using bench = await openWorkbench(subjectOf("aimlapi, data[]"), {
      files: { "folder.png/a.txt": "a", "real.png": await drawSmall() },
      warm: true,
    });
    await symlink("real.png", join(bench.workspace, "link.png"));
    for (const output of ["link.png", "folder.png"]) {
      const run = await bench.run({ ...INPUTS, output });
      expect(run.codes).toEqual(["invalid-input"]);
      expect(run.paid).toEqual([]);
    }
  });

  test("in another format than was asked for is written in that of the name", async () => {
    const formats = ["jpeg", "webp", "png"] as const;
    let made = 0;
    await using bench = await openWorkbench(subjectOf("aimlapi, data[]"), {
      warm: true,
      answer: (recipe) => answerWith({ scale: 0.2, format: formats[made++ % 3] ?? "png" })(recipe),
    });
    for (const output of ["a.png", "b.jpg", "c.webp"]) {
      const run = await bench.run({ ...INPUTS, output, size: "200x120" });
      expect(run.codes).toEqual([null]);
      const { format, width, height } = await look(await bench.read(output));
      expect([format, width, height]).toEqual([output === "b.jpg" ? "jpeg" : output.split(".")[1], 200, 120]);
    }
  });

  test("is not larger than the vendor makes it without a wanted size", async () => {
    await using bench = await openWorkbench(subjectOf("dashscope"), { answer: editPicture, warm: true });
    const run = await bench.run(INPUTS);
    expect(run.results[0]).toMatchObject({ width: 1024, height: 1024, warnings: [] });
  });
});
