import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idOf } from "../proven.ts";
import { entryOf, hashOf, lockOf, plan, planOf, recipeOf, skippedAs, skippedResult } from "./facts.ts";

describe("what a task needs", () => {
  const cases = fc.record({
    inPlace: fc.boolean(),
    hasEntry: fc.boolean(),
    output: fc.constantFrom("none", "ours", "other"),
    sameSource: fc.boolean(),
    sameRecipe: fc.boolean(),
    force: fc.boolean(),
    onModified: fc.constantFrom("auto", "keep", "edit"),
    /** What the file shows that is not ours; undefined where nobody could look. */
    shows: fc.constantFrom("result", "original", "touched-up", "other", undefined),
    isReadOnly: fc.boolean(),
  });

  type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

  /** The model: what the contract says, case by case. */
  function expected(one: Case): string {
    const { inPlace, hasEntry, sameSource, sameRecipe } = one;
    if (one.force) return "edit";
    const file = fileOf(one);
    if (!hasEntry || file === "none") return "edit";
    const isUpToDate = sameRecipe && (inPlace || sameSource);
    if (file === "ours") return isUpToDate ? "unchanged" : "edit";
    if (one.onModified !== "auto") return one.onModified === "edit" ? "edit" : "modified";
    if (one.shows === "result") return isUpToDate ? (one.isReadOnly ? "unchanged" : "take") : "edit";
    return inPlace && one.shows === "other" ? "edit" : "modified";
  }

  /** In place there is always a file: the source itself. */
  function fileOf({ inPlace, output }: Case): Case["output"] {
    return inPlace && output === "none" ? "other" : output;
  }

  /** An edit of our own result starts from the original, in whichever compression the result is; any other one from the file as it is. */
  function startsFromRecord(one: Case): boolean {
    const isOurs = fileOf(one) === "ours" || (one.onModified === "auto" && one.shows === "result");
    return one.inPlace && one.hasEntry && isOurs;
  }

  it("follows from place, entry, output, what it shows, source, recipe, `force` and `on-modified`", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (one) => {
        const { inPlace, hasEntry, output, sameSource, sameRecipe, force, onModified, shows, isReadOnly } = one;
        const given: Record<string, string> = inPlace ? {} : { output: "out/{name}{ext}" };
        const path = inPlace ? "a.png" : "out/a.png";
        const blob = inPlace ? (output === "ours" ? "result" : "changed by hand") : sameSource ? "original" : "new";
        const recipe = sameRecipe ? await hashOf(given) : "another";
        const result = await plan({
          given,
          ...{ force, onModified, dryRun: isReadOnly },
          shown: shows && { [path]: shows },
          sources: { "a.png": blob },
          lock: hasEntry ? { [path]: entryOf({ recipe }) } : {},
          others: inPlace || output === "none" ? {} : { [path]: output === "ours" ? "result" : "changed by hand" },
        });
        expect(result.problems).toEqual([]);
        expect(result.tasks.map(({ action }) => action)).toEqual([expected(one)]);
        const [planned] = result.tasks;
        expect(planned?.task.originBlob).toBe(startsFromRecord(one) ? idOf("original") : idOf(blob));
        expect(planned?.entry !== undefined).toBe(hasEntry);
      }),
      { numRuns: 1000 },
    );
  });

  it("is to replace what nobody recorded, which is told, but in its own place and where no record is kept", async () => {
    const given = { output: "out/{name}{ext}" };
    const replaces = async (facts: Parameters<typeof plan>[0]) =>
      (await plan({ sources: { "a.png": "1" }, ...facts })).tasks.map(({ action, task }) => [action, task.overwritesUnrecorded]);
    expect(await replaces({ given, others: { "out/a.png": "older" } })).toEqual([["edit", true]]);
    expect(await replaces({ given, others: { "out/a.png": "older" }, noLock: true })).toEqual([["edit", false]]);
    expect(await replaces({ given })).toEqual([["edit", false]]);
    expect(await replaces({})).toEqual([["edit", false]]);
    const lock = { "out/a.png": entryOf() };
    expect(await replaces({ given, others: { "out/a.png": "result" }, lock })).toEqual([["edit", false]]);
  });

  it("is to start from the original again when the prompt of an edit in place changes", async () => {
    const [planned] = (await plan({ sources: { "a.png": "result" }, lock: { "a.png": entryOf({ recipe: "of another prompt" }) } })).tasks;
    expect(planned).toMatchObject({ action: "edit", task: { originBlob: idOf("original"), outputIndexBlob: idOf("result") } });
  });

  it("is nothing but a record for a result in place that somebody moved or copied, and its original is known", async () => {
    const lock = { "a.png": entryOf({ recipe: await hashOf() }), "c.png": entryOf({ source: "c.png", outputBlob: "original" }) };
    const sources = { "b.png": "result", "d.png": "original", "e.png": "new" };
    const { tasks } = await plan({ sources, lock });
    expect(tasks.map(({ action, task, entry }) => [task.output, action, task.originBlob, entry?.source])).toEqual([
      ["b.png", "take", idOf("original"), "b.png"],
      ["d.png", "edit", idOf("original"), undefined],
      ["e.png", "edit", idOf("new"), undefined],
    ]);
    const other = await plan({ sources: { "b.png": "result" }, lock: { "a.png": entryOf({ recipe: "of another prompt" }) } });
    expect(other.tasks).toMatchObject([{ action: "edit", task: { originBlob: idOf("original") } }]);
    expect((await plan({ sources: { "b.png": "result" }, lock, frozen: true })).tasks).toMatchObject([{ action: "unchanged" }]);
    const elsewhere = await plan({ sources: { "b.png": "result" }, lock, given: { output: "out/{name}{ext}" } });
    expect(elsewhere.tasks).toMatchObject([{ action: "edit", task: { originBlob: idOf("result") } }]);
  });

  it("skipped a changed mask, also one that the globs match", async () => {
    const given = { provider: "openai-compatible", model: "m", "base-url": "http://localhost:1/v1", mask: "{dir}/{name}.mask.png" };
    const lock = { "a.png": entryOf({ recipe: await hashOf(given, idOf("mask 1")) }) };
    for (const [mask, action] of [
      ["mask 1", "unchanged"],
      ["mask 2", "edit"],
    ] as const) {
      const apart = await plan({ given, sources: { "a.png": "result" }, lock, others: { "a.mask.png": mask } });
      expect(apart.tasks.map((task) => task.action)).toEqual([action]);
      const among = await plan({ given, sources: { "a.mask.png": mask, "a.png": "result" }, lock });
      expect(among.tasks.map((task) => [task.task.source?.path, task.action])).toEqual([["a.png", action]]);
      expect(among.skipped).toEqual([skippedAs("mask", "a.mask.png")]);
    }
  });
});

it("a mask that changed alone is not edited itself", async () => {
  const given = { provider: "openai-compatible", model: "m", "base-url": "http://localhost:1/v1", mask: "{dir}/{name}.mask.png" };
  const { tasks, skipped } = await plan({ given, sources: { "a.mask.png": "mask" }, unchanged: ["a.png"] });
  expect([tasks, skipped]).toEqual([[], [skippedAs("mask", "a.mask.png")]]);
});

describe("a reference", () => {
  const references = { "art/style.png": "style" };

  it("is not edited itself, since its result would be another reference for all", async () => {
    const facts = { references, sources: { "art/a.png": "1", "art/style.png": "style" } };
    for (const output of ["{dir}/{name}{ext}", "out/{name}{ext}"]) {
      const { tasks, skipped, problems } = await plan({ ...facts, given: { output } });
      expect(tasks.map(({ task }) => task.source?.path)).toEqual(["art/a.png"]);
      expect([skipped, problems]).toEqual([[skippedAs("reference", "art/style.png")], []]);
    }
  });

  it("may not be made of what it is used for", async () => {
    const { tasks, problems } = await plan({ references, name: "art", given: { output: "art/style.png" }, sources: { "a.png": "1" } });
    expect(tasks).toEqual([]);
    expect(problems).toEqual([
      'recipe "art": `output`: art/style.png is also one of the `references`, so every run would edit all images again. Choose another path.',
    ]);
  });
});

describe("originals that would become one file", () => {
  const given = { "output-format": "png" };
  const PROBLEM =
    "`output`: logo.jpg and logo.png would both be written to logo.png. Only their extensions differ, and `output-format` makes them the same. Exclude one of them in `images`. If one is the result of the other, commit the lockfile, which records this.";

  it("are told, and not taken for each other's results", async () => {
    const twins = { "logo.jpg": "1", "logo.png": "2" };
    expect((await plan({ given, sources: twins })).problems).toEqual([PROBLEM]);
    // Its own record says that it is an original too.
    const lock = { "logo.png": entryOf({ source: "logo.png", sourceBlob: "2" }) };
    expect((await plan({ given, sources: twins, lock })).problems).toEqual([PROBLEM]);
  });

  it("are told also when one of them alone changed here, but not when none did", async () => {
    expect((await plan({ given, sources: { "logo.jpg": "1" }, unchanged: ["logo.png"] })).problems).toEqual([PROBLEM]);
    expect((await plan({ given, sources: { "logo.png": "1" }, unchanged: ["logo.jpg"] })).problems).toEqual([PROBLEM]);
    const { tasks, problems } = await plan({ given, sources: { "a.jpg": "1" }, unchanged: ["logo.png", "logo.jpg"] });
    expect([tasks.map(({ task }) => task.output), problems]).toEqual([["a.png"], []]);
  });

  it("are taken for results where there is no lock that could tell", async () => {
    const { tasks, skipped, problems } = await plan({ given, sources: { "logo.jpg": "1", "logo.png": "2" }, noLock: true });
    expect([tasks.map(({ task }) => task.source?.path), problems]).toEqual([["logo.jpg"], []]);
    expect(skipped).toEqual([skippedResult("logo.png", "logo.jpg")]);
  });

  it("are none of those that did not change and are no pictures", async () => {
    const { tasks, problems } = await plan({ given, sources: { "docs/flow.png": "1" }, unchanged: ["docs/flow.svg", "docs/flow"] });
    expect([tasks.map(({ task }) => task.output), problems]).toEqual([["docs/flow.png"], []]);
  });

  it("are told apart from results, which the lock knows", async () => {
    const first = await plan({ given, sources: { "logo.jpg": "1" } });
    const lock = lockOf(first, { "logo.png": "made" });
    const { tasks, skipped, problems } = await plan({ given, sources: { "logo.jpg": "1", "logo.png": "made" }, lock });
    expect(tasks.map(({ task, action }) => [task.source?.path, action])).toEqual([["logo.jpg", "unchanged"]]);
    expect([skipped, problems]).toEqual([[skippedResult("logo.png", "logo.jpg")], []]);
  });
});

describe("a recipe whose images did not change here", () => {
  it("says so, and when there are none at all", async () => {
    expect((await plan({ name: "docs", unchanged: ["a.png"] })).idle).toEqual([
      { code: "recipe-idle", recipe: "docs", reason: { kind: "nothing-changed" } },
    ]);
    const idle = { kind: "no-file", globs: [{ glob: "**/*.png" }], noCheckout: false } as const;
    for (const name of ["docs", ""]) {
      const none = planOf([{ recipe: await recipeOf({ name }), sources: [], unfiltered: [], idle }]);
      expect([none.idle, none.warnings]).toEqual([[], [{ code: "recipe-idle", recipe: name, reason: idle }]]);
    }
  });
});

describe("results are not sources", () => {
  const given = { output: "{dir}/{name}.edited{ext}" };

  it("when the globs match them too", async () => {
    const { tasks, skipped } = await plan({ given, sources: { "a.png": "1", "a.edited.png": "2" } });
    expect(tasks.map(({ task }) => task.output)).toEqual(["a.edited.png"]);
    expect(skipped).toEqual([skippedResult("a.edited.png", "a.png")]);
  });

  it("when only the lock still knows", async () => {
    const lock = { "old/a.png": entryOf(), "b.png": entryOf({ source: "b.png", outputBlob: "2" }) };
    const { tasks, skipped } = await plan({ sources: { "old/a.png": "1", "b.png": "2" }, lock });
    expect(tasks.map(({ task }) => task.source?.path)).toEqual(["b.png"]);
    expect(skipped).toEqual([skippedResult("old/a.png", "a.png")]);
  });
});

describe("the output template", () => {
  it.each([
    ["out/{name}.png", ["a/x.png", "b/x.png"], "a/x.png and b/x.png would both be written to out/x.png", "{subdir}"],
    [
      "out/{dir}.png",
      ["a/x.png", "a/y.png", "a/z.png"],
      "a/x.png and a/y.png would both be written to out/a.png, and 1 more like this",
      "{name}",
    ],
    ["new.png", ["a/x.png", "b/y.png"], "a/x.png and b/y.png would both be written to new.png", "{subdir} and {name}"],
    ["out/{dir}{name}.png", ["x/yz.png", "xy/z.png"], "x/yz.png and xy/z.png would both be written to out/xyz.png", "{dir}/{name}{ext}"],
  ])("may not send several images to one file: %s", async (output, paths, told, parts) => {
    const { tasks, problems } = await plan({ given: { output }, sources: Object.fromEntries(paths.map((path) => [path, path])) });
    expect(tasks).toHaveLength(1);
    expect(problems).toEqual([`\`output\`: ${told}. Use ${parts} in the template to tell them apart.`]);
  });

  it("tells a mistake of many images once", async () => {
    const sources = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`docs/${index}.png`, "1"]));
    const { problems } = await plan({ given: { output: "{dir}/{name}.jpg" }, sources });
    expect(problems).toEqual([
      "`output`: docs/0.jpg would contain a png image, and 29 more like this. End the template with {ext}, or set `output-format: jpeg`.",
    ]);
  });

  it("may not name a mask of the same recipe", async () => {
    const given = {
      ...{ provider: "openai-compatible", model: "m", "base-url": "http://localhost:1/v1" },
      ...{ mask: "{dir}/{name}.mask.png", output: "{dir}/a.mask.png" },
    };
    const { tasks, problems } = await plan({ given, sources: { "a.png": "1" } });
    expect(tasks).toEqual([]);
    expect(problems).toEqual([
      "`output`: a.mask.png is also a mask of these images, so every run would edit all images again. Choose another path.",
    ]);
  });

  it.each([
    [{ output: "out/{name}.jpg" }, "out/a.jpg would contain a png image. End the template with {ext}, or set `output-format: jpeg`."],
    [{ output: "{dir}/{name}.png", "output-format": "webp" }, "a.png would contain a webp image. End the template with {ext}, or set"],
    [
      { output: "hero.jpg", "output-format": "png" },
      "hero.jpg would contain a png image. End the template with {ext}, or set `output-format: jpeg`.",
    ],
    [{ output: "hero.gif", "output-format": "png" }, "hero.gif would contain a png image. End the template with {ext}."],
  ])("may not lie about the format: %j", async (lying, message) => {
    const { tasks, problems } = await plan({ given: lying, sources: { "a.png": "1" } });
    expect(tasks).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  it("names the format of what is written, or leaves it open by {ext}", async () => {
    for (const output of ["out/{name}", "out/{name}.txt", "{dir}/{name}{ext}.yml", "out/{name}.svg"]) {
      const { tasks, problems } = await plan({ given: { output }, sources: { "a.png": "1" } });
      expect([tasks, problems]).toEqual([[], [expect.stringContaining("has no extension of a format that can be written. End the")]]);
    }
    expect((await plan({ given: { "output-format": "webp" }, sources: { "a.png": "1" } })).tasks[0]?.task.output).toBe("a.webp");
  });
});

it("no two tasks share an output, and none writes what another one reads", async () => {
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
  await fc.assert(
    fc.asyncProperty(facts, async ({ output, format, ...known }) => {
      const { tasks, problems, skipped } = await plan({ ...known, given: { output, "output-format": format } });
      const outputs = tasks.map(({ task }) => task.output);
      expect(new Set(outputs).size).toBe(outputs.length);
      const readBy = new Map(tasks.map(({ task }) => [task.source?.path, task]));
      for (const { task } of tasks) {
        const reader = readBy.get(task.output);
        expect(reader === undefined || reader === task).toBe(true);
      }
      // Nothing is dropped in silence.
      const alike = problems.map((problem) => 1 + Number(/, and (\d+) more like this/.exec(problem)?.[1] ?? 0));
      expect(tasks.length + alike.reduce((sum, count) => sum + count, 0) + skipped.length).toBe(Object.keys(known.sources).length);
    }),
    { numRuns: 1000 },
  );
});
