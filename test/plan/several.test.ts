import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LockEntry } from "../../src/lock/lock.ts";
import type { Plan, ResolvedRecipe } from "../../src/plan/task.ts";
import { actionsOf, entryOf, type Facts, imagesOf, lockOf, planOf, postponed, recipeOf, skippedAs, skippedResult } from "./facts.ts";

const sharpen = (output = "{dir}/{name}{ext}") => recipeOf({ name: "sharpen", given: { prompt: "Sharpen.", output } });
const translate = (given: Record<string, string> = {}) => recipeOf({ name: "translate", given: { prompt: "", locales: "fr", ...given } });
const hero = (given: Record<string, string> = {}) =>
  recipeOf({ name: "hero", given: { images: "", prompt: "A lighthouse", output: "hero.png", ...given } });

/** A plan of several recipes, each with the sources that it selects: blobs by path. */
const planAll = (recipes: readonly (readonly [ResolvedRecipe, Record<string, string>])[], facts?: Facts) =>
  planOf(
    recipes.map(([recipe, sources]) => ({ recipe, sources: imagesOf(sources) })),
    facts,
  );

describe("several recipes", () => {
  it("are planned one after another, each with what it selects", async () => {
    const { tasks, problems } = planAll([
      [await sharpen("out/{name}{ext}"), { "a.png": "1", "b.png": "2" }],
      [await hero(), {}],
      [await translate(), { "a.png": "1" }],
    ]);
    expect(problems).toEqual([]);
    expect(tasks.map(({ task }) => [task.recipe.name, task.source?.path, task.output])).toEqual([
      ["sharpen", "a.png", "out/a.png"],
      ["sharpen", "b.png", "out/b.png"],
      ["hero", undefined, "hero.png"],
      ["translate", "a.png", "a.fr.png"],
    ]);
  });

  it("say that the images of one are made by another in this run, and not that its globs are wrong", async () => {
    const idle = { kind: "no-file", globs: [{ glob: "out/**" }], noCheckout: false } as const;
    const frame = await recipeOf({ name: "frame", given: { prompt: "Frame.", images: "./out/**\n!out/b.png" } });
    const selections = async (path: string, unfiltered?: string[]) => [
      { recipe: await sharpen("out/{name}{ext}"), sources: imagesOf({ [path]: "1" }) },
      { recipe: frame, sources: [], unfiltered, idle },
    ];
    const later = { kind: "made-later", path: "out/a.png", producer: "sharpen" };
    const first = planOf(await selections("a.png"));
    expect([first.warnings, first.idle]).toMatchObject([[], [{ recipe: "frame", reason: { ...later, mayNotBeSelected: false } }]]);
    const changedOnly = planOf(await selections("a.png", []));
    expect(changedOnly.idle).toMatchObject([{ reason: { ...later, mayNotBeSelected: true } }]);
    // Nobody makes what its globs mean.
    expect(planOf(await selections("b.png")).warnings).toMatchObject([{ recipe: "frame", reason: idle }]);
  });

  it("may not write to one file", async () => {
    const again = await recipeOf({ name: "again", given: { prompt: "Brighten." } });
    const advice = "Set a different `output` for each of the two recipes.";
    expect(
      planAll([
        [await sharpen(), { "a.png": "1" }],
        [again, { "a.png": "1" }],
      ]).problems,
    ).toEqual([`\`output\`: two results of a.png would both be written to a.png (recipe "sharpen", recipe "again"). ${advice}`]);
    expect(
      planAll([
        [await sharpen("hero.png"), { "a.png": "1" }],
        [await hero(), {}],
      ]).problems,
    ).toEqual([`\`output\`: a.png and a generated image would both be written to hero.png (recipe "sharpen", recipe "hero"). ${advice}`]);
    expect(
      planAll([
        [await hero(), {}],
        [await hero({ seed: "2" }), {}],
      ]).problems,
    ).toEqual([`\`output\`: two generated images would both be written to hero.png (recipe "hero", recipe "hero"). ${advice}`]);
  });

  it("do not take each other's results for sources", async () => {
    const sources = { "a.png": "1", "a.fr.png": "2", "out/a.png": "3" };
    const plan = planAll([
      [await sharpen("out/{name}{ext}"), sources],
      [await translate(), sources],
    ]);
    expect(plan.tasks.map(({ task }) => task.output)).toEqual(["out/a.png", "a.fr.png"]);
    expect(plan.skipped).toEqual([
      skippedResult("a.fr.png", "a.png"),
      skippedResult("out/a.png", "a.png"),
      skippedResult("a.fr.png", "a.png", "localize"),
      skippedResult("out/a.png", "a.png", "localize"),
    ]);
  });
});

describe("a source that another recipe makes anew in this run", () => {
  const WARNING = postponed("a.png", "sharpen", "a.fr.png");

  it("is used in the next run, not as it is now", async () => {
    const recipes = async (blob: string) =>
      [
        [await sharpen(), { "a.png": blob }],
        [await translate(), { "a.png": blob }],
      ] as const;
    const first = planAll(await recipes("1"));
    expect(actionsOf(first)).toEqual({ "a.png": "edit" });
    expect(first.warnings).toEqual([WARNING]);
    const lock = lockOf(first, { "a.png": "sharp" });
    const second = planAll(await recipes("sharp"), { lock });
    expect(actionsOf(second)).toEqual({ "a.png": "unchanged", "a.fr.png": "edit" });
    expect(second.warnings).toEqual([]);
    const third = planAll(await recipes("sharp"), {
      lock: { ...lock, ...lockOf(second, { "a.fr.png": "fr" }) },
      others: { "a.fr.png": "fr" },
    });
    expect(actionsOf(third)).toEqual({ "a.png": "unchanged", "a.fr.png": "unchanged" });
  });

  it("is used in the next run also where its recipe comes later", async () => {
    const plan = planAll([
      [await translate(), { "a.png": "1" }],
      [await sharpen(), { "a.png": "1" }],
    ]);
    expect([actionsOf(plan), plan.warnings]).toEqual([{ "a.png": "edit" }, [WARNING]]);
  });

  it("is used at once where nothing is made anew: it is up to date, or a person's", async () => {
    const recipes = [
      [await sharpen(), { "a.png": "by hand" }],
      [await translate(), { "a.png": "by hand" }],
    ] as const;
    const plan = planAll(recipes, { lock: { "a.png": entryOf({ outputBlob: "sharp" }) } });
    expect(actionsOf(plan)).toEqual({ "a.png": "modified", "a.fr.png": "edit" });
  });
});

describe("a reference that another recipe makes anew in this run", () => {
  const styled = async () => ({ ...(await sharpen("out/{name}{ext}")), references: imagesOf({ "hero.png": "made" }) });

  it("leaves what it is used for to the next run", async () => {
    const plan = planAll([
      [await hero(), {}],
      [await styled(), { "a.png": "1" }],
    ]);
    expect([actionsOf(plan), plan.warnings]).toEqual([{ "hero.png": "edit" }, [postponed("hero.png", "hero", "out/a.png")]]);
    const lock = lockOf(plan, { "hero.png": "made" });
    const next = planAll(
      [
        [await hero(), {}],
        [await styled(), { "a.png": "1" }],
      ],
      { lock, others: { "hero.png": "made" } },
    );
    expect(actionsOf(next)).toEqual({ "hero.png": "unchanged", "out/a.png": "edit" });
  });
});

describe("what is made anew and used in one run", () => {
  it.each([
    ["`force`", { force: true }],
    ["`lockfile: none`", { noLock: true }],
  ])("is a mistake with %s, for no next run would be better", async (name, facts) => {
    const { problems } = planAll(
      [
        [await sharpen(), { "a.png": "1" }],
        [await translate(), { "a.png": "1" }],
      ],
      facts,
    );
    expect(problems).toEqual([
      `${name}: the recipe "sharpen" changes a.png, which is used to make a.fr.png. Run one recipe after the other with \`recipes\`.`,
    ]);
  });

  it("is told with the way to catch up, where the next run may not select it", async () => {
    const { warnings } = planOf([
      { recipe: await sharpen(), sources: imagesOf({ "a.png": "1" }) },
      { recipe: await translate(), sources: imagesOf({ "a.png": "1" }), unfiltered: ["a.png", "b.png"] },
    ]);
    expect(warnings).toEqual([postponed("a.png", "sharpen", "a.fr.png", true)]);
  });

  it("may be a mask too", async () => {
    const masked = { provider: "openai-compatible", model: "m", "base-url": "http://localhost:1/v1", mask: "hero.png" };
    const plan = planAll([
      [await hero(), {}],
      [await recipeOf({ name: "masked", given: masked }), { "a.png": "1" }],
    ]);
    expect([actionsOf(plan), plan.warnings]).toEqual([{ "hero.png": "edit" }, [postponed("hero.png", "hero", "a.png")]]);
  });
});

describe("recipes that use each other's results", () => {
  const styled = async (name: string, references: Record<string, string>) => recipeOf({ name, references });
  const PROBLEM = 'recipe "one", recipe "two": each uses results of another one (a.png, b.png), so every run would make them again.';
  const recipes = async (blobs: { a: string; b: string }) =>
    [
      [await styled("one", { "b.png": blobs.b }), { "a.png": blobs.a, "c.png": "3" }],
      [await styled("two", { "a.png": blobs.a }), { "b.png": blobs.b }],
    ] as const;

  it("are a mistake, for no run would be the last", async () => {
    expect(planAll(await recipes({ a: "1", b: "2" })).problems).toEqual([PROBLEM]);
    // One by one, too, each makes the other's results out of date.
    const first = planAll((await recipes({ a: "1", b: "2" })).slice(0, 1));
    const lock = lockOf(first, { "a.png": "made", "c.png": "3" });
    expect(planAll(await recipes({ a: "made", b: "2" }), { lock }).problems).toEqual([PROBLEM]);
  });

  it("are none where a person keeps one of them as it is", async () => {
    const lock = { "a.png": entryOf({ source: "a.png", outputBlob: "made" }) };
    expect(planAll(await recipes({ a: "by hand", b: "2" }), { lock }).problems).toEqual([]);
  });

  it("are a mistake in a chain of three, and what only starts from it is not named", async () => {
    const { problems } = planAll([
      [await styled("one", { "c.png": "3" }), { "a.png": "1" }],
      [await styled("two", { "a.png": "1" }), { "b.png": "2" }],
      [await styled("three", { "b.png": "2" }), { "c.png": "3" }],
      [await translate(), { "a.png": "1" }],
    ]);
    expect(problems).toEqual([
      'recipe "one", recipe "two", recipe "three": each uses results of another one (a.png, b.png, c.png), so every run would make them again.',
    ]);
  });
});

it("a recipe that selects nothing but results says so", async () => {
  const plan = planAll([
    [await translate(), { "a.png": "1" }],
    [await sharpen(), { "a.fr.png": "fr" }],
  ]);
  // Without a record it may be a person's translation.
  expect(actionsOf(plan)).toEqual({ "a.fr.png": "modified" });
  expect(plan.idle).toEqual([{ code: "recipe-idle", recipe: "sharpen", reason: { kind: "not-originals", example: "a.fr.png" } }]);
});

describe("a generated image", () => {
  const recipes = async (blob: string, prompt = "A lighthouse") =>
    [
      [await hero({ prompt }), {}],
      [await translate(), { "hero.png": blob }],
      [await sharpen("{dir}/{name}.2x{ext}"), { "hero.png": blob }],
    ] as const;

  it("is a source of other recipes, from the run after", async () => {
    const first = planAll([
      [await hero(), {}],
      [await translate(), {}],
    ]);
    expect(actionsOf(first)).toEqual({ "hero.png": "edit" });
    const lock = lockOf(first, { "hero.png": "made" });
    const others = { "hero.png": "made" };
    const second = planAll(await recipes("made"), { lock, others });
    expect(actionsOf(second)).toEqual({ "hero.png": "unchanged", "hero.fr.png": "edit", "hero.2x.png": "edit" });
    expect([second.skipped, second.problems]).toEqual([[], []]);
  });

  it("is left to the next run while it is made anew", async () => {
    const lock: Record<string, LockEntry> = lockOf(planAll([[await hero(), {}]]), { "hero.png": "made" });
    const plan = planAll(await recipes("made", "A lighthouse at dusk"), { lock, others: { "hero.png": "made" } });
    expect(actionsOf(plan)).toEqual({ "hero.png": "edit" });
    expect(plan.warnings).toEqual([postponed("hero.png", "hero", "hero.fr.png"), postponed("hero.png", "hero", "hero.2x.png")]);
  });

  it("is not edited in its own place, whether its recipe runs or only the lock knows of it", async () => {
    const lock: Record<string, LockEntry> = lockOf(planAll([[await hero(), {}]]), { "hero.png": "made" });
    const sources = { "a.png": "1", "hero.png": "made" };
    for (const plan of [
      planAll(
        [
          [await sharpen(), sources],
          [await hero(), {}],
        ],
        { lock },
      ),
      planAll([
        [await sharpen(), sources],
        [await hero(), {}],
      ]),
      planAll([[await sharpen(), sources]], { lock }),
    ]) {
      expect(plan.problems).toEqual([]);
      expect(actionsOf(plan)["a.png"]).toBe("edit");
      expect(plan.skipped).toEqual([skippedAs("generated", "hero.png")]);
    }
  });
});

it("whatever changed here, what is done is a part of what is done with all images", async () => {
  const masked = { provider: "openai-compatible", model: "m", "base-url": "http://localhost:1/v1", mask: "{dir}/{name}.mask.png" };
  const recipes = await Promise.all([
    sharpen(),
    sharpen("out/{name}{ext}"),
    translate(),
    translate({ output: "{locale}/{name}{ext}" }),
    recipeOf({ name: "convert", given: { "output-format": "png" } }),
    recipeOf({ name: "masked", given: { ...masked, output: "{dir}/{name}.2x{ext}" } }),
    recipeOf({ name: "styled", references: { "b.png": "1" } }),
  ]);
  const paths = ["a.png", "a.jpg", "a.fr.png", "a.fr.fr.png", "a.mask.png", "a.2x.png", "fr/a.png", "out/a.png", "b.png"];
  const blob = fc.constantFrom("1", "2");
  const facts = fc.record({
    used: fc.subarray(recipes, { minLength: 1, maxLength: 2 }),
    files: fc.dictionary(fc.constantFrom(...paths), blob),
    changed: fc.subarray(paths),
    lock: fc.dictionary(
      fc.constantFrom(...paths),
      fc.record({ source: fc.constantFrom("", ...paths), sourceBlob: blob, outputBlob: blob }).map((entry) => entryOf(entry)),
    ),
  });
  const due = (plan: Plan) => Object.entries(actionsOf(plan)).filter(([, action]) => action === "edit");
  fc.assert(
    fc.property(facts, ({ used, files, changed, lock }) => {
      const known = { lock, others: files };
      const whole = planAll(
        used.map((recipe) => [recipe, files]),
        known,
      );
      const sources = imagesOf(Object.fromEntries(Object.entries(files).filter(([path]) => changed.includes(path))));
      const part = planOf(
        used.map((recipe) => ({ recipe, sources, unfiltered: Object.keys(files) })),
        known,
      );
      expect(whole.skipped).toEqual(expect.arrayContaining([...part.skipped]));
      // Each tells the first of its kind and how many there are.
      expect(whole.problems.length).toBeGreaterThanOrEqual(part.problems.length);
      // What another recipe makes anew is used at once where that recipe does nothing here.
      if (used.length === 1 && whole.problems.length === 0) expect(due(whole)).toEqual(expect.arrayContaining(due(part)));
    }),
    { numRuns: 2000 },
  );
});

it("whatever several recipes select, no file is written twice, nor read while it is made", async () => {
  const recipes = await Promise.all([
    sharpen(),
    sharpen("{dir}/{name}.2x{ext}"),
    translate(),
    translate({ output: "{locale}/{name}{ext}" }),
    hero(),
  ]);
  const paths = fc.constantFrom("a.png", "a.fr.png", "a.2x.png", "hero.png", "hero.fr.png", "fr/a.png", "b.png");
  const files = fc.dictionary(paths, fc.constantFrom("1", "2", "3"));
  const record = fc.record({
    source: fc.oneof(paths, fc.constant("")),
    sourceBlob: fc.constantFrom("1", "2"),
    outputBlob: fc.constantFrom("1", "2"),
  });
  const facts = fc.record({
    used: fc.subarray(recipes, { minLength: 1 }),
    files,
    lock: fc.dictionary(paths, record.map(entryOf)),
    force: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, fc.infiniteStream(fc.boolean()), ({ used, files, lock, force }, selects) => {
      const recipes = used.map((recipe) => {
        const selected = Object.entries(files).filter(() => selects.next().value);
        return [recipe, recipe.mode === "generate" ? {} : Object.fromEntries(selected)] as const;
      });
      const { tasks } = planAll(recipes, { lock, force, others: files });
      const outputs = tasks.map(({ task }) => task.output);
      expect(new Set(outputs).size).toBe(outputs.length);
      const due = tasks.filter(({ action }) => action === "edit");
      for (const { task } of due) {
        const writer = due.find((other) => other.task.output === task.source?.path);
        expect([task.output, writer?.task.output]).toEqual([task.output, writer && task.output]);
      }
    }),
    { numRuns: 1000 },
  );
});
