import { describe, expect, it } from "vitest";
import type { LockEntry } from "../../src/lock/lock.ts";
import { idOf } from "../proven.ts";
import { actionsOf, entryOf, hashOf, imagesOf, plan, planOf, recipeOf } from "./facts.ts";

/** Both were edited in place. */
const made = async () => {
  const recipe = await hashOf();
  const entry = (source: string) => entryOf({ source, recipe, sourceBlob: `${source} original`, outputBlob: `${source} result` });
  const [a, b] = ["docs/a.png", "art/b.png"];
  return { lock: { [a]: entry(a), [b]: entry(b) }, sources: { [b]: `${b} result`, [a]: `${a} result` } };
};

describe("the commands of a comment", () => {
  it.each([
    ["docs/a.png", ["docs/a.png"]],
    ["a.png", ["docs/a.png"]],
    ["docs/a.png".slice(2), []],
    ["**/*.png", ["art/b.png", "docs/a.png"]],
    ["../a.png", []],
    ["/etc/passwd", []],
  ])("mean by %s the images %j, and nothing else is worked on", async (path, meant) => {
    const { tasks, problems } = await plan({ ...(await made()), commands: [{ word: "retry", path }] });
    expect(tasks.map(({ task, action }) => [task.output, action])).toEqual(meant.map((output) => [output, "edit"]));
    expect(problems).toHaveLength(meant.length === 0 ? 1 : 0);
  });

  it.each(["a.png", "*/a.png", "docs/[a].png"])("of a box mean nothing else where the image is gone: %s", async (path) => {
    const { tasks, problems } = await plan({ ...(await made()), commands: [{ word: "retry", path, isExact: true }] });
    expect(tasks).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it("mean by a result this one alone, and by any other path all that is made from it", async () => {
    const [edit, localize] = [
      { recipe: await recipeOf({ name: "edit" }), sources: imagesOf({ "a.png": "1" }) },
      {
        recipe: await recipeOf({ name: "localize", given: { prompt: "", locales: "fr, de", output: "l/{locale}/{name}{ext}" } }),
        sources: imagesOf({ "a.png": "1" }),
      },
    ];
    const outputsOf = (selections: readonly (typeof edit)[], path: string) =>
      planOf(selections, { commands: [{ word: "retry", path }] }).tasks.map(({ task }) => task.output);
    expect(outputsOf([edit, localize], "a.png")).toEqual(["a.png"]);
    expect(outputsOf([edit, localize], "l/de/a.png")).toEqual(["l/de/a.png"]);
    expect(outputsOf([localize], "a.png")).toEqual(["l/fr/a.png", "l/de/a.png"]);
  });

  it("say which images are meant where the end of a path does not", async () => {
    const { problems } = await plan({ sources: { "x/a.png": "1", "y/a.png": "2" }, commands: [{ word: "edit", path: "a.png" }] });
    expect(problems).toEqual(['Several images end in "a.png": x/a.png, y/a.png. Write more of the path.']);
  });

  it("retry with other words and another seed, under the hash of the recipe itself, from the original", async () => {
    const given = { seed: "7" };
    const lock = { "a.png": entryOf({ recipe: await hashOf(given) }) };
    const retry = { word: "retry", path: "a.png", salt: 5 } as const;
    const tasksOf = async (more: { prompt?: string; add?: string; seed?: number }) =>
      (await plan({ given, lock, sources: { "a.png": "result" }, commands: [{ ...retry, ...more }] })).tasks.map(({ task }) => task);
    const [plain, replaced, added] = (
      await Promise.all([tasksOf({}), tasksOf({ prompt: "A {hat}", seed: 1 }), tasksOf({ add: "Less sky." })])
    ).flat();
    expect(plain).toMatchObject({
      isForced: true,
      originBlob: idOf("original"),
      recipe: { seed: 12, prompts: ["Remove the background."] },
    });
    expect(replaced).toMatchObject({ recipe: { seed: 1, prompts: ["A {{hat}"] } });
    expect(added).toMatchObject({ recipe: { prompts: ["Remove the background. Less sky."] } });
    for (const task of [plain, replaced, added]) expect(task?.recipeHashes).toEqual([await hashOf(given)]);
  });

  it("keep the original of an edit, and leave one that was reverted", async () => {
    const { lock, sources } = await made();
    const commands = [{ word: "keep", path: "**" }] as const;
    const { tasks } = await plan({ lock, sources: { ...sources, "docs/a.png": "docs/a.png original" }, commands });
    expect(tasks).toMatchObject([
      { task: { output: "art/b.png", originBlob: idOf("art/b.png original") }, action: "take", isOriginal: true },
      { task: { output: "docs/a.png" }, action: "modified" },
    ]);
  });

  it("keep the original also of what a person touched up", async () => {
    const { lock } = await made();
    const { tasks } = await plan({ lock, sources: { "docs/a.png": "touched" }, commands: [{ word: "keep", path: "a.png" }] });
    expect(tasks).toMatchObject([{ task: { originBlob: idOf("docs/a.png original") }, action: "take", isOriginal: true }]);
  });

  it("keep the untranslated picture in the place of a translation, which is up to date then", async () => {
    const recipe = await recipeOf({ given: { locales: "fr, de" } });
    const selection = { recipe, sources: imagesOf({ "a.png": "1" }) };
    const { tasks } = planOf([selection], { commands: [{ word: "keep", path: "a.fr.png" }] });
    expect(tasks).toMatchObject([{ task: { output: "a.fr.png", originBlob: idOf("1") }, action: "take", isOriginal: true }]);
    const [hash = ""] = tasks[0]?.task.recipeHashes ?? [];
    const lock = { "a.fr.png": entryOf({ recipe: hash, sourceBlob: "1", outputBlob: "1" }) };
    expect(actionsOf(planOf([selection], { lock, others: { "a.fr.png": "1" } }))).toEqual({ "a.de.png": "edit", "a.fr.png": "unchanged" });
  });

  it("keep nothing without an original or a lockfile", async () => {
    const generated = planOf([{ recipe: await recipeOf({ given: { images: "", output: "hero.png" } }), sources: [] }], {
      commands: [{ word: "keep", path: "hero.png" }],
    });
    expect(generated.problems).toEqual([expect.stringContaining("no original")]);
    const forgotten = await plan({ sources: { "a.png": "1" }, noLock: true, commands: [{ word: "keep", path: "a.png" }] });
    expect(forgotten.problems).toEqual([expect.stringContaining("needs the lockfile")]);
  });

  it("edit what was kept, by the result that was paid for where there is one", async () => {
    const { lock } = await made();
    const { tasks } = await plan({ lock, sources: { "docs/a.png": "docs/a.png original" }, commands: [{ word: "edit", path: "a.png" }] });
    expect(tasks).toMatchObject([{ task: { isForced: false, originBlob: idOf("docs/a.png original") }, action: "edit" }]);
  });

  it.each([
    ["in place", "{dir}/{name}{ext}", { "a.png": "1" }],
    ["beside it", "{dir}/{name}.{locale}{ext}", {}],
  ])("edit an original that a person kept %s, and none in which the model found no text", async (_, output, others) => {
    const selection = { recipe: await recipeOf({ given: { locales: "fr", output } }), sources: imagesOf({ "a.png": "1" }) };
    const [first] = planOf([selection]).tasks;
    const entry = entryOf({ recipe: first?.task.recipeHashes[0] ?? "", sourceBlob: "1", outputBlob: "1" });
    const editing = (lock: LockEntry) =>
      planOf([selection], {
        lock: { [first?.task.output ?? ""]: lock },
        others: lock.kept ? { [first?.task.output ?? ""]: "1" } : others,
        commands: [{ word: "edit", path: first?.task.output ?? "" }],
      }).tasks.map(({ action }) => action);
    expect(editing(entry)).toEqual(["unchanged"]);
    expect(editing({ ...entry, kept: true })).toEqual(["edit"]);
  });
});
