import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type CachedResult, hashBytes } from "../../src/cache/cached-result.ts";
import { NO_CACHE, type ResultCache } from "../../src/cache/result-cache.ts";
import { loadContext } from "../../src/context.ts";
import { blobId } from "../../src/git/blob-identity.ts";
import type { LockEntry } from "../../src/lock/lock.ts";
import { countPictures, estimateCost, priceTask } from "../../src/plan/limits.ts";
import { type PreparedTask, recipeHashOf, requestHashOf } from "../../src/plan/task.ts";
import { acceptImages } from "../../src/run/accept.ts";
import {
  findCandidate,
  findEarlier,
  findEarlierStep,
  findRecorded,
  keepImage,
  keepUnchanged,
  markCached,
  resultKeyOf,
} from "../../src/run/earlier-results.ts";
import type { TextCheck } from "../../src/verify/compare-text.ts";
import { createSourceText } from "../../src/verify/source-text.ts";
import { paint } from "../pixels/pictures.ts";
import { entryOf } from "../plan/facts.ts";
import { type PreparedFacts, preparedTaskOf, preparedTasksOf } from "../plan/prepared.ts";
import { addText } from "../scenarios/pictures.ts";

const PNG = await paint({ width: 8, height: 8 }).png().toBuffer();
const PAID = { provider: "aimlapi", "api-key": "k", "changed-only": "false" };

const prepare = ({ given = {}, files = { "a.png": PNG }, ...facts }: PreparedFacts = {}) =>
  preparedTaskOf({ files, given: { ...PAID, ...given }, ...facts });

/** A cache in memory; `asked` lists the keys of each look-up. */
function openMemory(): ResultCache & { held: Map<string, CachedResult>; asked: (readonly string[])[] } {
  const held = new Map<string, CachedResult>();
  const asked: (readonly string[])[] = [];
  return {
    ...NO_CACHE,
    ...{ held, asked },
    find: async (keys) => {
      asked.push(keys);
      return new Set(keys.filter((key) => held.has(key)));
    },
    read: async (key) => held.get(key),
    add: (result) => void held.set(result.record.key, result),
  };
}

const image = (text: string) => {
  const bytes = Buffer.from(text);
  return { bytes, mediaType: "image/png", width: 8, height: 8, sha256: hashBytes(bytes) } as const;
};

const DOTS = { width: 480, height: 320 };
function drawDots(areThere: boolean): Promise<Buffer> {
  const pixels = Buffer.alloc(DOTS.width * DOTS.height * 3);
  for (let y = 0; y < DOTS.height; y++)
    for (let x = 0; x < DOTS.width; x++) {
      const isDot = areThere && x % 40 < 8 && y % 40 < 8;
      pixels.set(isDot ? [230, 40, 128] : [60 + x / 12, 90 + y / 10, 128], (y * DOTS.width + x) * 3);
    }
  return sharp(pixels, { raw: { ...DOTS, channels: 3 } })
    .png()
    .toBuffer();
}
const ORIGINAL = blobId("original");
const NO_LOCK = { entries: new Map() };

/** What a run keeps of a task. */
const factsOf = ({ task }: PreparedTask, number = 1) =>
  ({ kind: "candidate", number, sourceBlob: task.originBlob, recipe: recipeHashOf(task), cost: 0.05 }) as const;
const options = (cache: ResultCache, filters: Record<string, string> = {}) => ({
  ...{ cache, keepsLocal: false, filters: new Map(Object.entries(filters)) },
});

describe("the key of a result", () => {
  it("holds what a result was made from, and its path only where the prompt or the lack of an original makes it count", async () => {
    const keyOf = async (facts: PreparedFacts) => resultKeyOf((await prepare(facts)).task);
    const at = (path: string, prompt: string) => keyOf({ files: { [path]: PNG }, given: { prompt } });
    expect(await at("a.png", "x")).toBe(await at("docs/b.png", "x"));
    expect(await at("a.png", "x")).not.toBe(await at("a.png", "y"));
    expect(await at("a.png", "{name}")).toBe(await at("docs/a.png", "{name}"));
    expect(await at("a.png", "{name}")).not.toBe(await at("b.png", "{name}"));
    expect(await at("a.png", "{path}")).not.toBe(await at("docs/a.png", "{path}"));
    const generated = (output: string) => keyOf({ files: {}, given: { images: "", prompt: "x", output } });
    expect(await generated("a.png")).not.toBe(await generated("b.png"));
  });
});

describe("a task before it is paid for", () => {
  it("is marked where its result is kept, costs nothing then, and all tasks are looked up at once", async () => {
    const cache = openMemory();
    const [known, other] = [await prepare(), await prepare({ given: { prompt: "another" } })];
    keepImage(known.task, image("A"), factsOf(known), options(cache));
    const marked = await markCached([known, other], { cache, lockFile: NO_LOCK });
    expect(marked.map(({ isCached = false }) => isCached)).toEqual([true, false]);
    expect(marked.map(countPictures)).toEqual([0, 1]);
    expect(cache.asked).toHaveLength(1);
    // Where nobody knows the price, what is kept is free all the same.
    expect(marked.map((task) => priceTask(task, () => undefined))).toEqual([0, undefined]);
    expect(estimateCost(marked, () => 0.05)).toBeCloseTo(0.05, 9);
  });

  it("is paid for by the first of its twins, and by none where one has the result", async () => {
    const given = { provider: "dashscope", prompt: "", locales: "es-ES, es-MX, fr" };
    const files = { "a.png": PNG };
    const tasks = await preparedTasksOf({ files, given: { ...PAID, ...given } });
    const count = async (lock: Record<string, LockEntry>, cache: ResultCache = NO_CACHE) =>
      (await markCached(tasks, { cache, lockFile: { entries: new Map(Object.entries(lock)) } })).map(countPictures);
    expect(await count({})).toEqual([1, 0, 1]);

    const [spain, mexico] = tasks;
    if (!spain || !mexico) throw new Error("no tasks");
    // As an earlier run recorded it. The plan saw no file, so that only the record of one without text counts.
    const { originBlob } = mexico.task;
    const noText = { ...entryOf({ recipe: recipeHashOf(mexico.task) }), sourceBlob: originBlob, outputBlob: originBlob };
    expect(await count({ "a.es-MX.png": noText })).toEqual([0, 1, 1]);
    expect(await count({ "a.es-MX.png": { ...noText, outputBlob: blobId("lost") } })).toEqual([1, 0, 1]);
    expect(await count({ "a.es-MX.png": { ...noText, recipe: "older" } })).toEqual([1, 0, 1]);
    // A person kept the original there.
    expect(await count({ "a.es-MX.png": { ...noText, kept: true } })).toEqual([1, 0, 1]);

    const cache = openMemory();
    const kept = { kind: "candidate", number: 1, sourceBlob: spain.task.originBlob, cost: 0.05 } as const;
    keepImage(spain.task, image("A"), { ...kept, recipe: requestHashOf(spain.task) }, options(cache));
    expect(await count({}, cache)).toEqual([0, 0, 1]);
    expect(String((await findEarlier(mexico, cache))?.[0].bytes)).toBe("A");
    // As earlier versions kept it.
    const old = openMemory();
    keepImage(mexico.task, image("B"), { ...kept, recipe: recipeHashOf(mexico.task) }, options(old));
    expect(String((await findEarlier(mexico, old))?.[0].bytes)).toBe("B");
    expect(await findEarlier(spain, old)).toBeUndefined();
  });

  it("counts the steps that are kept as done", async () => {
    const cache = openMemory();
    const prepared = await prepare({ steps: ["one", "two", "three"] });
    const { task } = prepared;
    const step = { number: 2, sourceBlob: task.originBlob, recipe: task.recipeHashes[1] ?? "" };
    keepImage(task, image("after two"), { kind: "step", cost: 0.05, ...step }, options(cache));
    const [marked] = await markCached([prepared], { cache, lockFile: NO_LOCK });
    expect(marked).toMatchObject({ stepsDone: 2 });
    expect(marked?.isCached).toBeUndefined();
    expect(String(await findEarlierStep(task, step, cache))).toBe("after two");
  });

  it("finds the candidates that there are, the first included, and a candidate that the lock records", async () => {
    const cache = openMemory();
    const prepared = await prepare({ given: { model: "alibaba/qwen-image-3-edit", candidates: "3" } });
    expect(await findEarlier(prepared, cache)).toBeUndefined();
    for (const number of [1, 3]) keepImage(prepared.task, image(`${number}`), factsOf(prepared, number), options(cache));
    const found = await findEarlier(prepared, cache);
    expect(found?.map(({ bytes }) => String(bytes))).toEqual(["1", "3"]);
    const record = entryOf({ sourceBlob: prepared.task.originBlob, recipe: recipeHashOf(prepared.task) });
    expect(String(await findCandidate(prepared.task, 3, record, cache))).toBe("3");
    expect(await findCandidate(prepared.task, 2, record, cache)).toBeUndefined();
    // The record of the output tells by its hash which of them it is.
    expect(String(await findRecorded(prepared.task, { ...record, sha256: image("3").sha256 }, cache))).toBe("3");
    expect(await findRecorded(prepared.task, record, cache)).toBeUndefined();
  });

  it("finds what was made of the true original, which only the cache may still have, before what was made of the current file", async () => {
    const cache = openMemory();
    const prepared = await prepare();
    const gone: PreparedTask = {
      ...prepared,
      task: { ...prepared.task, originBlob: ORIGINAL },
      warnings: [{ code: "original-not-found", blob: ORIGINAL }],
    };
    const current = factsOf(prepared);
    keepImage(gone.task, image("of the current file"), current, options(cache));
    expect(String((await findEarlier(gone, cache))?.[0].bytes)).toBe("of the current file");
    keepImage(gone.task, image("of the original"), { ...current, sourceBlob: ORIGINAL }, options(cache));
    expect(String((await findEarlier(gone, cache))?.[0].bytes)).toBe("of the original");
    // Where the original can be read, an edit of an edit is no result.
    const there = { ...gone, warnings: [] };
    cache.held.delete(resultKeyOf(there.task));
    expect(await findEarlier(there, cache)).toBeUndefined();
  });

  it("is not found by a record that says that it was made otherwise", async () => {
    const cache = openMemory();
    const prepared = await prepare();
    const key = keepImage(prepared.task, image("A"), factsOf(prepared), options(cache)) ?? "";
    const held = cache.held.get(key);
    if (held) cache.held.set(key, { ...held, record: { ...held.record, recipe: "another" } });
    expect(await findEarlier(prepared, cache)).toBeUndefined();
  });

  it("of the sandbox is neither looked for nor kept, but for what a later run may take", async () => {
    const cache = openMemory();
    const prepared = await prepare({ given: { provider: "sandbox", "api-key": "" } });
    expect(keepImage(prepared.task, image("A"), factsOf(prepared), options(cache))).toBeUndefined();
    expect(await findEarlier(prepared, cache)).toBeUndefined();
    await markCached([prepared], { cache, lockFile: NO_LOCK });
    expect([cache.held.size, cache.asked]).toEqual([0, []]);
    expect(keepImage(prepared.task, image("A"), factsOf(prepared, 2), { ...options(cache), keepsLocal: true })).toBeDefined();
  });
});

describe("a result of an earlier run", () => {
  interface Facts {
    earlier?: { check?: TextCheck };
    source?: Buffer;
  }
  const accept = async (prepared: PreparedTask, bytes: Buffer, { earlier, source = PNG }: Facts = { earlier: {} }) =>
    acceptImages([{ bytes }], prepared, {
      ...{
        ...(earlier && { earlier }),
        inputs: { source, sourceBlob: ORIGINAL, references: [] },
        sourceText: createSourceText(async () => undefined),
      },
      ...{ context: loadContext({}), signal: new AbortController().signal },
    });

  it("keeps its bytes, and the check of its text, which is not read again", async () => {
    const prepared = await prepare();
    const { task } = prepared;
    const read: PreparedTask = { ...prepared, task: { ...task, recipe: { ...task.recipe, verify: "text" } } };
    const bytes = addText(await paint({ width: 8, height: 8 }, { edited: true }).png().toBuffer(), "what finishing would take away");
    const check = { score: 1, missing: [], left: [] };
    const accepted = await accept(read, bytes, { earlier: { check } });
    expect(accepted).toMatchObject({ kind: "accepted", check, notices: [] });
    expect(accepted.kind === "accepted" && accepted.images[0].bytes.equals(bytes)).toBe(true);
  });

  it.each(["outside-change", "outside-text", "off"])(
    "is measured for `max-change` as finely as when it was made, or it would be paid for again: `preserve: %s`",
    async (preserve) => {
      // 4 % of the picture, in places so small that a reduced copy shows each as several times its size.
      const [source, edited] = await Promise.all([false, true].map((isEdited) => drawDots(isEdited)));
      if (!source || !edited) throw new Error("nothing drawn");
      const prepared = await prepare({ files: { "a.png": source }, given: { preserve, "max-change": "0.05" } });
      for (const facts of [{}, { earlier: {} }]) {
        const accepted = await accept(prepared, edited, { ...facts, source });
        expect(accepted).toMatchObject({ kind: "accepted", notices: [] });
      }
    },
  );

  it("is refused where it is not what is wanted: another size, another format, or no whole picture", async () => {
    const edited = (side: number) => paint({ width: side, height: side }, { edited: true });
    const prepared = await prepare();
    const png = await edited(8).png().toBuffer();
    for (const bytes of [await edited(9).png().toBuffer(), await edited(8).webp().toBuffer(), png.subarray(0, png.length - 20)])
      expect(await accept(prepared, bytes)).toMatchObject({ kind: "refused", error: { code: "invalid-image" } });
  });
});

describe("what is kept", () => {
  it("is no image that git would encrypt; what Git LFS tracks is kept", async () => {
    const cache = openMemory();
    const prepared = await prepare();
    expect(keepImage(prepared.task, image("A"), factsOf(prepared), options(cache, { "a.png": "git-crypt" }))).toBeUndefined();
    expect(cache.held.size).toBe(0);
    expect(keepImage(prepared.task, image("A"), factsOf(prepared), options(cache, { "a.png": "lfs" }))).toBe(resultKeyOf(prepared.task));
  });

  it("is also that the model found nothing to do, with its words", async () => {
    const cache = openMemory();
    const prepared = await prepare();
    keepUnchanged(prepared.task, "No text found.", factsOf(prepared), cache);
    const [found] = (await findEarlier(prepared, cache)) ?? [];
    expect(found).toMatchObject({ bytes: Buffer.alloc(0), record: { unchanged: "No text found.", cost: 0.05, provider: "aimlapi" } });
  });
});
