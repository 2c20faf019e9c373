import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LockEntry } from "../../src/lock/lock.ts";
import { type Identity, type Plan, pathsToIdentify, planTasks } from "../../src/plan/plan.ts";
import { hashRecipe } from "../../src/plan/recipe.ts";
import type { SourceImage } from "../../src/workspace/source-image.ts";
import { load } from "../inputs/given.ts";

const PROMPT = "Remove the background.";

function entryOf(overrides: Partial<LockEntry> = {}): LockEntry {
  return {
    ...{ source: "a.png", sourceBlob: "original", recipe: "recipe", outputBlob: "result", sha256: "s", bytes: 1 },
    ...{ provider: "sandbox", model: "sandbox", cost: 0, at: "2026-01-01T00:00:00.000Z" },
    ...overrides,
  };
}

interface Facts {
  given?: Record<string, string>;
  /** Blobs by path. */
  sources: Record<string, string>;
  lock?: Record<string, LockEntry>;
  /** Blobs of files that no glob selects. */
  others?: Record<string, string>;
}

function plan({ given = {}, sources, lock = {}, others = {} }: Facts): Plan {
  const inputs = load(given);
  const images = Object.entries(sources).map(([path, blob]): SourceImage => ({ path, blob, indexBlob: blob }));
  const identities = new Map<string, Identity>();
  for (const path of pathsToIdentify(inputs, images)) {
    const blob = others[path];
    identities.set(path, blob === undefined ? {} : { blob, indexBlob: blob });
  }
  return planTasks({ inputs, prompt: PROMPT, sources: images, lock: new Map(Object.entries(lock)), identities });
}

const recipeOf = (given: Record<string, string> = {}, maskBlob?: string) => hashRecipe(load(given), PROMPT, maskBlob);

describe("what a task needs", () => {
  const cases = fc.record({
    inPlace: fc.boolean(),
    hasEntry: fc.boolean(),
    output: fc.constantFrom("none", "ours", "other"),
    sameSource: fc.boolean(),
    sameRecipe: fc.boolean(),
    force: fc.boolean(),
  });

  /** The model: what the contract says, case by case. */
  function expected({ inPlace, hasEntry, output, sameSource, sameRecipe, force }: Record<string, boolean | string>): string {
    if (force) return "edit";
    // In place there is always a file: the source itself.
    const file = inPlace && output === "none" ? "other" : output;
    if (!hasEntry || file === "none") return "edit";
    if (file === "other") return "modified";
    if (!sameRecipe) return "edit";
    return inPlace || sameSource ? "unchanged" : "edit";
  }

  it("follows from place, entry, output, source, recipe and force", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { inPlace, hasEntry, output, sameSource, sameRecipe, force } = one;
        const given = { ...(inPlace ? {} : { output: "out/{name}{ext}" }), force: String(force) };
        const path = inPlace ? "a.png" : "out/a.png";
        const blob = inPlace ? (output === "ours" ? "result" : "changed by hand") : sameSource ? "original" : "new";
        const result = plan({
          given,
          sources: { "a.png": blob },
          lock: hasEntry ? { [path]: entryOf({ recipe: sameRecipe ? recipeOf(given) : "another" }) } : {},
          others: inPlace || output === "none" ? {} : { [path]: output === "ours" ? "result" : "changed by hand" },
        });
        expect(result.problems).toEqual([]);
        expect(result.tasks.map(({ action }) => action)).toEqual([expected(one)]);
        const [planned] = result.tasks;
        // An edit of our own result starts from the original; any other one from the file as it is.
        expect(planned?.task.originBlob).toBe(inPlace && hasEntry && output === "ours" ? "original" : blob);
        expect(planned?.entry !== undefined).toBe(hasEntry);
      }),
      { numRuns: 500 },
    );
  });

  it("is to start from the original again when the prompt of an edit in place changes", () => {
    const [planned] = plan({ sources: { "a.png": "result" }, lock: { "a.png": entryOf({ recipe: "of another prompt" }) } }).tasks;
    expect(planned).toMatchObject({ action: "edit", task: { originBlob: "original", outputIndexBlob: "result" } });
  });

  it("notices a changed mask, also one that the globs match", () => {
    const given = { provider: "openai-compatible", model: "m", "base-url": "http://localhost:1/v1", mask: "{dir}/{name}.mask.png" };
    const lock = { "a.png": entryOf({ recipe: recipeOf(given, "mask 1") }) };
    for (const [mask, action] of [
      ["mask 1", "unchanged"],
      ["mask 2", "edit"],
    ] as const) {
      const apart = plan({ given, sources: { "a.png": "result" }, lock, others: { "a.mask.png": mask } });
      expect(apart.tasks.map((task) => task.action)).toEqual([action]);
      const among = plan({ given, sources: { "a.mask.png": mask, "a.png": "result" }, lock });
      expect(among.tasks.map((task) => [task.task.source.path, task.action])).toEqual([["a.png", action]]);
      expect(among.notices).toEqual(["a.mask.png is a mask, and is not edited itself."]);
    }
  });
});

describe("the recipe", () => {
  it("changes with everything that decides the result", () => {
    const variants: Record<string, string>[] = [
      {},
      { "negative-prompt": "x" },
      { "aspect-ratio": "1:1" },
      { size: "5x5" },
      { fit: "fill" },
      { "output-format": "webp" },
      { seed: "1" },
      { watermark: "false" },
      { "prompt-extend": "false" },
      { provider: "oxen", "api-key": "k" },
      { provider: "oxen", "api-key": "k", model: "qwen-image-2" },
    ];
    expect(new Set([...variants.map((given) => recipeOf(given)), recipeOf({}, "mask")]).size).toBe(variants.length + 1);
    expect(hashRecipe(load({}), "another", undefined)).not.toBe(recipeOf());
  });

  it("does not change with how a request travels or a result is delivered", () => {
    const oxen = { provider: "oxen", "api-key": "k" };
    for (const given of [
      { transport: "sync" },
      { "base-url": "https://gateway.example.com" },
      { "api-key": "another" },
      { concurrency: "1", "requests-per-minute": "5", timeout: "9", retries: "0" },
      { deliver: "none", comment: "false", "artifact-name": "x" },
      { "max-cost": "5", "max-images": "5", force: "true" },
    ])
      expect(recipeOf({ ...oxen, ...given })).toBe(recipeOf(oxen));
  });
});

describe("results are not sources", () => {
  const given = { output: "{dir}/{name}.edited{ext}" };

  it("when the globs match them too", () => {
    const { tasks, notices } = plan({ given, sources: { "a.png": "1", "a.edited.png": "2" } });
    expect(tasks.map(({ task }) => task.output)).toEqual(["a.edited.png"]);
    expect(notices).toEqual(["a.edited.png is the result of a.png, and is not edited itself."]);
  });

  it("when only the lock still knows", () => {
    const lock = { "old/a.png": entryOf(), "b.png": entryOf({ source: "b.png", outputBlob: "2" }) };
    const { tasks, notices } = plan({ sources: { "old/a.png": "1", "b.png": "2" }, lock });
    expect(tasks.map(({ task }) => task.source.path)).toEqual(["b.png"]);
    expect(notices).toEqual(["old/a.png is the result of a.png, and is not edited itself."]);
  });
});

describe("the output template", () => {
  it("may not send two images to one file", () => {
    const { tasks, problems } = plan({ given: { output: "out/{name}.png" }, sources: { "a/x.png": "1", "b/x.png": "2" } });
    expect(tasks).toHaveLength(1);
    expect(problems).toEqual([
      "`output`: a/x.png and b/x.png would both be written to out/x.png. Make the template tell them apart, as by {dir}, {name} or {ext}.",
    ]);
  });

  it.each([
    [{ output: "out/{name}.jpg" }, "out/a.jpg would hold a png picture"],
    [{ output: "{dir}/{name}.png", "output-format": "webp" }, "a.png would hold a webp picture"],
  ])("may not lie about the format: %j", (lying, message) => {
    const { tasks, problems } = plan({ given: lying, sources: { "a.png": "1" } });
    expect(tasks).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  it("may leave the format open", () => {
    expect(plan({ given: { output: "out/{name}" }, sources: { "a.png": "1" } }).problems).toEqual([]);
    expect(plan({ given: { "output-format": "webp" }, sources: { "a.png": "1" } }).tasks[0]?.task.output).toBe("a.webp");
  });
});

it("no two tasks share an output, and none writes what another one reads", () => {
  const name = fc.constantFrom("a", "b", "a.edited", "xa", "xxa", "out/a", "d/a", "d/out/a", "a.mask");
  const path = fc.tuple(name, fc.constantFrom(".png", ".jpg", "")).map((parts) => parts.join(""));
  const templates = fc.constantFrom(
    "{dir}/{name}{ext}",
    "{dir}/{name}.edited{ext}",
    "{dir}/x{name}{ext}",
    "out/{name}{ext}",
    "{dir}/{name}.png",
    "b.png",
    "{dir}/out/{name}{ext}",
    "{dir}/{index}{ext}",
  );
  const blob = fc.constantFrom("1", "2", "3");
  const facts = fc.record({
    sources: fc.dictionary(path, blob),
    others: fc.dictionary(path, blob),
    lock: fc.dictionary(
      path,
      fc.record({ source: path, sourceBlob: blob, outputBlob: blob }).map((entry) => entryOf(entry)),
    ),
    output: templates,
    format: fc.constantFrom("source", "png", "webp"),
    force: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, ({ output, format, force, ...known }) => {
      const { tasks, problems, notices } = plan({ ...known, given: { output, "output-format": format, force: String(force) } });
      const outputs = tasks.map(({ task }) => task.output);
      expect(new Set(outputs).size).toBe(outputs.length);
      const readBy = new Map(tasks.map(({ task }) => [task.source.path, task]));
      for (const { task } of tasks) {
        const reader = readBy.get(task.output);
        expect(reader === undefined || reader === task).toBe(true);
      }
      // Nothing is dropped in silence.
      expect(tasks.length + problems.length + notices.length).toBe(Object.keys(known.sources).length);
    }),
    { numRuns: 1000 },
  );
});
