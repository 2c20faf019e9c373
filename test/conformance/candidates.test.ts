import { describe, expect, test } from "vitest";
import { aimlapiScenarios } from "../emulators/aimlapi.ts";
import type { Fault } from "../emulators/faults.ts";
import { openaiCompatibleScenarios } from "../emulators/openai-compatible.ts";
import { oxenScenarios } from "../emulators/oxen.ts";
import type { SeenRequest } from "../emulators/provider-server.ts";
import { onPaid } from "../emulators/scenarios.ts";
import { blobId } from "./invariants.ts";
import { drawSmall, inTurn } from "./pictures.ts";
import { isForm, SANDBOX, type Subject, sentPictures, subjectOf, withModel } from "./subjects.ts";
import { openWorkbench, snapshotOwn, type Workbench, type WorkbenchOptions } from "./workbench.ts";

const source = await drawSmall(40);
const pictures = await Promise.all(Array.from({ length: 12 }, (_, index) => drawSmall(60 + 15 * index)));
const EDIT = { images: "a.png", "requests-per-minute": "6000" };
const GENERATE = { images: "", output: "hero.png", size: "96x64", "requests-per-minute": "6000" };

const open = (subject: Subject, options: WorkbenchOptions = {}) =>
  openWorkbench(subject, { files: { "a.png": source }, answer: inTurn(pictures), ...options });

/** How many pictures each paid request asks for, and by which seed. */
function countsOf(requests: readonly SeenRequest[]): { count: number; seed?: number }[] {
  return requests.map(({ body }) => {
    const fields: Record<string, unknown> = isForm(body) ? body.fields : { ...Object(body), ...Object(body).parameters };
    const count = Number(fields.num_images ?? fields.n ?? fields.num_generations ?? 1);
    return { count, ...(fields.seed !== undefined && { seed: Number(fields.seed) }) };
  });
}

interface Row {
  subject: Subject;
  inputs: Record<string, string>;
  /** Pictures of one call at most. */
  most: number;
  takesSeed?: true;
}

const imageThree = withModel(subjectOf("aimlapi, data[]"), "alibaba/qwen-image-3-edit", { price: 0.0455 });
const ROWS: readonly Row[] = [
  { subject: imageThree, inputs: EDIT, most: 4, takesSeed: true },
  {
    subject: { ...subjectOf("aimlapi, images[]"), name: "aimlapi, images[]: alibaba/qwen-image" },
    inputs: GENERATE,
    most: 4,
    takesSeed: true,
  },
  { subject: subjectOf("dashscope"), inputs: EDIT, most: 6, takesSeed: true },
  // A call of these makes one.
  { subject: subjectOf("pixazo"), inputs: EDIT, most: 1 },
  { subject: withModel(subjectOf("dashscope"), "qwen-image-edit", { price: 0.045 }), inputs: EDIT, most: 1, takesSeed: true },
  { subject: subjectOf("oxen, queue"), inputs: EDIT, most: 4 },
  { subject: withModel(subjectOf("oxen, events"), "qwen-image", { price: 0.04 }), inputs: GENERATE, most: 4, takesSeed: true },
  { subject: subjectOf("oxen, sync"), inputs: EDIT, most: 1 },
  { subject: subjectOf("openai-compatible, openai"), inputs: EDIT, most: 10 },
  { subject: subjectOf("openai-compatible, vllm-omni"), inputs: GENERATE, most: 10, takesSeed: true },
  { subject: subjectOf("openai-compatible, sdcpp"), inputs: EDIT, most: 10, takesSeed: true },
];

const outputOf = ({ images, output = "" }: Record<string, string>) => images || output;

/** What lies in the runner's temporary folder, by the number of the candidate. */
async function keptOf(bench: Workbench, output: string): Promise<(Buffer | undefined)[]> {
  const files = await snapshotOwn(bench, "candidates");
  return Array.from({ length: files.size }, (_, index) => files.get(`${index + 1}/${output}`));
}

describe.concurrent.each(ROWS)("$subject.name", ({ subject, inputs, most, takesSeed }) => {
  const output = outputOf(inputs);

  test("makes them in as few paid calls as may be, keeps all, and takes another one for nothing", async () => {
    await using bench = await open(subject);
    const asked = { ...inputs, candidates: "3", seed: "7" };
    const run = await bench.run(asked);
    expect(run.codes).toEqual([null]);
    expect(run.results[0]).toMatchObject({ candidates: 3, output });
    expect(countsOf(run.paid)).toEqual(
      most >= 3
        ? [{ count: 3, ...(takesSeed && { seed: 7 }) }]
        : Array.from({ length: 3 }, (_, index) => ({ count: 1, ...(takesSeed && { seed: 7 + index }) })),
    );
    expect(bench.api.ledger.runs).toBe(3);
    if (subject.price !== undefined) {
      const whole = String(Number((subject.price * 3).toFixed(6)));
      expect(run.outputs).toMatchObject({ "estimated-cost": whole, cost: whole });
    }
    for (const text of [run.stdout, run.summary]) expect(text).toContain("3 candidates");

    const first = await bench.read(output);
    const kept = await keptOf(bench, output);
    expect(kept).toHaveLength(3);
    expect(kept[0]).toEqual(first);
    expect(new Set(kept.map((bytes) => bytes?.toString("base64"))).size).toBe(3);
    const lock = await bench.lock();
    expect(Object.keys(lock)).toEqual([output, ...[1, 2, 3].map((number) => `${output}#candidate-${number}`)]);
    for (const [index, bytes = Buffer.alloc(0)] of kept.entries())
      expect(lock[`${output}#candidate-${index + 1}`]).toMatchObject({ outputBlob: blobId(bytes), recipe: lock[output]?.recipe });

    const taken = await bench.run({ ...asked, "take-candidate": "3" });
    expect(taken.requests).toEqual([]);
    expect(taken.outputs).toMatchObject({ edited: "1", changed: "true", cost: "0" });
    expect(await bench.read(output)).toEqual(kept[2]);

    const again = await bench.run(asked);
    expect(again.requests).toEqual([]);
    expect(again.outputs).toMatchObject({ unchanged: "1", "skip-reason": "up-to-date" });
  });
});

describe.concurrent.each(ROWS.filter(({ most }) => most < 10))("$subject.name", ({ subject, inputs, most, takesSeed }) => {
  test("shares out what is more than one call makes, each with a seed of its own", async () => {
    await using bench = await open(subject, { warm: true });
    const run = await bench.run({ ...inputs, candidates: "10", seed: "7" });
    expect(run.codes).toEqual([null]);
    expect(run.results[0]?.candidates).toBe(10);
    const counts: { count: number; seed?: number }[] = [];
    for (let done = 0; done < 10; done += most) counts.push({ count: Math.min(most, 10 - done), ...(takesSeed && { seed: 7 + done }) });
    expect(countsOf(run.paid)).toEqual(counts);
    expect(bench.api.ledger.runs).toBe(10);
    for (const request of run.paid) for (const picture of sentPictures(request)) expect(picture.length).toBeGreaterThan(0);
    if (subject.price !== undefined) expect(run.billed).toBeCloseTo(subject.price * 10, 7);
  });
});

describe.concurrent("fewer than were asked for", () => {
  const queue = subjectOf("oxen, queue");
  const openai = subjectOf("openai-compatible, openai");
  interface Fewer {
    what: string;
    subject: Subject;
    fault: Fault;
    /** Pictures that are there, and that are billed. */
    made: number;
    billed?: number;
  }
  const rows: Fewer[] = [
    { what: "the vendor makes two", subject: imageThree, fault: aimlapiScenarios.fewer(2), made: 2 },
    { what: "its safety check blanks the first", subject: imageThree, fault: aimlapiScenarios.refusedSome(0), made: 3 },
    { what: "the vendor makes one", subject: openai, fault: openaiCompatibleScenarios("openai").fewer(1), made: 1 },
    { what: "one of its jobs fails", subject: queue, fault: oxenScenarios.firstJobFails(), made: 3 },
    { what: "it takes fewer jobs", subject: queue, fault: oxenScenarios.fewer(2), made: 2 },
  ];

  test.each(rows)("$subject.name: $what: a warning, and no more than that is paid", async ({ subject, fault, made }) => {
    await using bench = await open(subject, { warm: true });
    bench.api.faults.push(fault);
    const inputs = { ...EDIT, candidates: "4" };
    const run = await bench.run(inputs);
    expect(run.codes).toEqual([null]);
    expect(run.results[0]?.warnings).toContain(`The model returned ${made} of 4 candidates.`);
    expect(run.results[0]?.candidates).toBe(made === 1 ? undefined : made);
    expect(run.paid).toHaveLength(1);
    expect(bench.api.ledger.runs).toBe(made);
    if (subject.price !== undefined) expect(Number(run.outputs.cost)).toBeCloseTo(subject.price * made, 7);
    expect((await bench.run(inputs)).outputs["skip-reason"]).toBe("up-to-date");
  });

  test("a later call that is refused leaves what the first one made", async () => {
    await using bench = await open(imageThree, { warm: true });
    bench.api.faults.push({ ...aimlapiScenarios.rateLimited(3600), nth: 2 });
    const run = await bench.run({ ...EDIT, candidates: "6" });
    expect(run.results[0]).toMatchObject({ status: "edited", candidates: 4 });
    expect(run.results[0]?.warnings).toEqual([
      expect.stringMatching(/^An additional call produced no image \(rate-limited: .*\)\.$/),
      "The model returned 4 of 6 candidates.",
    ]);
    expect(run.paid).toHaveLength(2);
    expect(run.outputs.cost).toBe("0.182");
  });

  test("so does one of which nobody knows whether it ran; that is told", async () => {
    await using bench = await open(imageThree, { warm: true });
    bench.api.faults.push({ ...onPaid({ kind: "reset-before-reply", billed: true }), nth: 2 });
    const run = await bench.run({ ...EDIT, candidates: "6" });
    expect(run.results[0]).toMatchObject({ status: "edited", candidates: 4 });
    expect(run.paid).toHaveLength(2);
    expect(run.results[0]?.warnings).toEqual([
      expect.stringMatching(/^One more request may have been billed/),
      expect.stringMatching(/^An additional call produced no image \(ambiguous: .*\)\.$/),
      expect.stringContaining("4 of 6 candidates"),
    ]);
    expect(run.outputs.cost).toBe("0.182");
  });

  test("one that cannot be decoded is told of; the next one is delivered in the place of the first", async () => {
    for (const subject of [imageThree, subjectOf("openai-compatible, openai")]) {
      await using bench = await open(subject, { answer: inTurn(pictures, [1, 3]), warm: true });
      const run = await bench.run({ ...EDIT, candidates: "4" });
      expect(run.results[0]).toMatchObject({ status: "edited", candidates: 2 });
      expect(run.results[0]?.warnings.filter((warning) => warning.startsWith("A candidate was rejected: "))).toHaveLength(2);
      expect(await bench.read("a.png")).toEqual((await keptOf(bench, "a.png"))[0]);
      expect(Object.keys(await bench.lock())).toEqual(["a.png", "a.png#candidate-1", "a.png#candidate-2"]);
    }
  });

  test("where none can be, the task fails, and is paid", async () => {
    await using bench = await open(imageThree, { answer: inTurn(pictures, [1, 2, 3]), warm: true });
    const run = await bench.run({ ...EDIT, candidates: "3" });
    expect(run.codes).toEqual(["invalid-image"]);
    expect(run.outputs.cost).toBe("0.1365");
    expect(await bench.lock()).toEqual({});
    expect(await bench.read("a.png")).toEqual(source);
  });

  test("an address that is gone is one candidate less", async () => {
    await using bench = await open(imageThree, { warm: true });
    bench.api.faults.push({ on: "download", nth: 2, times: 99, do: { kind: "status", status: 404 } });
    const run = await bench.run({ ...EDIT, candidates: "3", retries: "0" });
    expect(run.codes).toEqual([null]);
    expect(run.results[0]?.warnings).toContain("The model returned 1 of 3 candidates.");
    expect(run.outputs.cost).toBe("0.1365");
  });
});

describe.concurrent("several, of each language", () => {
  test("stand under the name of their own", async () => {
    await using bench = await open(imageThree, { warm: true });
    const inputs = { ...EDIT, prompt: "", locales: "fr, ja", candidates: "2", concurrency: "1" };
    const run = await bench.run(inputs);
    expect(run.results.map(({ output, candidates }) => [output, candidates])).toEqual([
      ["a.fr.png", 2],
      ["a.ja.png", 2],
    ]);
    expect(countsOf(run.paid)).toEqual([{ count: 2 }, { count: 2 }]);
    const french = await bench.read("a.fr.png");
    const taken = await bench.run({ ...inputs, "take-candidate": "a.ja.png = 2" });
    expect(taken.results.map(({ output, status }) => [output, status])).toEqual([["a.ja.png", "edited"]]);
    expect(await bench.read("a.fr.png")).toEqual(french);
    expect(await bench.read("a.ja.png")).toEqual(pictures[3]);
    expect((await bench.run(inputs)).outputs["skip-reason"]).toBe("up-to-date");
  });
});

describe.concurrent("take-candidate", () => {
  test("says what is recorded where there is no such number, and asks nobody", async () => {
    await using bench = await open(imageThree, { files: { "a.png": source, "b.png": source } });
    const inputs = { ...EDIT, images: "*.png", candidates: "2" };
    await bench.run({ ...inputs, images: "a.png" });
    const paid = bench.seen("paid").length;
    const rows: [string, RegExp][] = [
      ["a.png=3", /a\.png has no candidate 3; the lockfile records 1, 2\./],
      ["b.png=1", /b\.png has no candidate 1; the lockfile records none\./],
      ["c.png=1", /no recipe makes c\.png from the selected images/],
      ["a.png=0", /`take-candidate`: .*is not allowed\. Allowed: a number from 1/],
    ];
    for (const [choice, message] of rows) {
      const run = await bench.run({ ...inputs, "take-candidate": choice });
      expect(run.exitCode).toBe(1);
      expect(run.annotations[0]?.message).toMatch(message);
    }
    // One number for all concerns those that have candidates; the other image is not edited either.
    const run = await bench.run({ ...inputs, "take-candidate": "2", "api-key": "" });
    expect(run.results.map(({ output, status }) => [output, status])).toEqual([["a.png", "edited"]]);
    expect(await bench.read("b.png")).toEqual(source);
    expect(bench.seen("paid")).toHaveLength(paid);
  });

  test("takes of the newest recipe, keeps what a person changed, and edits from the source again", async () => {
    await using bench = await open(imageThree, { warm: true });
    const inputs = { ...EDIT, candidates: "2" };
    await bench.run(inputs);
    const changed = { ...inputs, prompt: "make it darker" };
    await bench.run({ ...changed, candidates: "3" });
    expect((await bench.run({ ...changed, candidates: "3", "take-candidate": "2" })).outputs.edited).toBe("1");
    expect(await bench.read("a.png")).toEqual(pictures[3]);
    // The second one of a recipe is no source of the next.
    const next = await bench.run({ ...inputs, prompt: "make it red" });
    expect(sentPictures(next.paid[0] ?? bench.api.requests[0] ?? never())[0]).toEqual(source);

    const touched = await drawSmall(11);
    await bench.write("a.png", touched);
    const kept = await bench.run({ ...inputs, prompt: "make it red", "take-candidate": "2" });
    expect(kept.results.map(({ status }) => status)).toEqual(["modified"]);
    expect(await bench.read("a.png")).toEqual(touched);
  });

  test("cannot find again what no repository kept", async () => {
    await using bench = await open(imageThree, { git: false });
    const inputs = { ...EDIT, candidates: "2" };
    expect((await bench.run(inputs)).codes).toEqual([null]);
    const run = await bench.run({ ...inputs, "take-candidate": "2" });
    expect(run.codes).toEqual(["invalid-input"]);
    expect(run.results[0]?.error?.message).toMatch(/Take it from the artifact of the run that made it/);
    expect(run.requests).toEqual([]);
  });

  test("works with the sandbox, whose candidates can be told apart", async () => {
    await using bench = await open(SANDBOX);
    for (const inputs of [EDIT, GENERATE]) {
      const output = outputOf(inputs);
      const run = await bench.run({ ...inputs, candidates: "3" });
      expect(run.results[0]?.candidates).toBe(3);
      const kept = await keptOf(bench, output);
      expect(new Set(kept.map((bytes) => bytes?.toString("base64"))).size).toBe(3);
      await bench.run({ ...inputs, candidates: "3", "take-candidate": "2" });
      expect(await bench.read(output)).toEqual(kept[1]);
    }
  });
});

function never(): never {
  throw new Error("there is a request");
}
