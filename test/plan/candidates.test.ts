import { describe, expect, it } from "vitest";
import { candidateKey, type LockEntry, stepKey } from "../../src/lock/lock.ts";
import type { ResolvedRecipe } from "../../src/plan/task.ts";
import { idOf } from "../proven.ts";
import { actionsOf, entryOf, type Facts, imagesOf, lockOf, planOf, recipeOf } from "./facts.ts";

const SOURCES = { "a.png": "1", "b.png": "2" };

const edit = (given: Record<string, string> = {}) => recipeOf({ given: { output: "{dir}/{name}.new{ext}", candidates: "3", ...given } });

/** What a run leaves that made three candidates of each image. */
async function made(): Promise<{ lock: Record<string, LockEntry>; others: Record<string, string> }> {
  const others = { "a.new.png": "a1", "b.new.png": "b1" };
  const lock = lockOf(planOf([{ recipe: await edit(), sources: imagesOf(SOURCES) }]), others);
  for (const [output, entry] of Object.entries(lock)) {
    for (const number of [1, 2, 3]) lock[candidateKey(output, number)] = { ...entry, outputBlob: idOf(`${output.slice(0, 1)}${number}`) };
  }
  return { lock, others };
}

const planWith = (recipe: ResolvedRecipe, facts: Facts, sources: Record<string, string> = SOURCES) =>
  planOf([{ recipe, sources: imagesOf(sources) }], facts);

describe("taking a candidate", () => {
  it("by one number concerns all images that have candidates", async () => {
    const { tasks, problems } = planWith(await edit(), { ...(await made()), take: [{ candidate: 2 }] });
    expect(problems).toEqual([]);
    expect(tasks.map(({ task, action, candidate }) => [task.output, action, candidate?.record.outputBlob])).toEqual([
      ["a.new.png", "take", idOf("a2")],
      ["b.new.png", "take", idOf("b2")],
    ]);
  });

  it("by path concerns that image alone, and wins over the number for all", async () => {
    const facts = await made();
    const one = planWith(await edit(), { ...facts, take: [{ path: "b.new.png", candidate: 3 }] });
    expect(one.tasks.map(({ task, candidate }) => [task.output, candidate?.record.outputBlob])).toEqual([["b.new.png", idOf("b3")]]);
    const both = planWith(await edit(), { ...facts, take: [{ candidate: 2 }, { path: "b.new.png", candidate: 3 }] });
    expect(both.tasks.map(({ task, candidate }) => [task.output, candidate?.record.outputBlob])).toEqual([
      ["a.new.png", idOf("a2")],
      ["b.new.png", idOf("b3")],
    ]);
  });

  it("that is there already changes nothing", async () => {
    expect(actionsOf(planWith(await edit(), { ...(await made()), take: [{ candidate: 1 }] }))).toEqual({
      "a.new.png": "unchanged",
      "b.new.png": "unchanged",
    });
  });

  it("that was in place comes back where its file was deleted", async () => {
    const { lock } = await made();
    expect(actionsOf(planWith(await edit(), { lock, others: { "b.new.png": "b1" }, take: [{ candidate: 1 }] }))).toEqual({
      "a.new.png": "take",
      "b.new.png": "unchanged",
    });
  });

  it("that was in place comes back over what a person changed, where its path is named", async () => {
    const { lock, others } = await made();
    const touched = { ...others, "a.new.png": "touched up" };
    for (const force of [false, true]) {
      const { tasks } = planWith(await edit(), { lock, others: touched, force, take: [{ path: "a.new.png", candidate: 1 }] });
      expect(tasks.map(({ action, candidate }) => [action, candidate?.record.outputBlob])).toEqual([["take", idOf("a1")]]);
    }
  });

  it("does nothing else: what is new or out of date waits", async () => {
    const { lock, others } = await made();
    const sources = { ...SOURCES, "b.png": "changed since", "c.png": "3" };
    const plan = planWith(await edit(), { lock, others, take: [{ path: "a.new.png", candidate: 2 }] }, sources);
    expect([actionsOf(plan), plan.problems]).toEqual([{ "a.new.png": "take" }, []]);
    // A number for all leaves out what has no candidates.
    const all = planWith(await edit(), { lock, others, take: [{ candidate: 2 }] }, sources);
    expect([actionsOf(all), all.problems]).toEqual([{ "a.new.png": "take", "b.new.png": "take" }, []]);
  });

  it("is of what was made, also where the recipe is another by now", async () => {
    expect(actionsOf(planWith(await edit({ prompt: "another" }), { ...(await made()), take: [{ candidate: 2 }] }))).toEqual({
      "a.new.png": "take",
      "b.new.png": "take",
    });
  });

  it("is not of an earlier recipe, source or run than the result's", async () => {
    const { lock, others } = await made();
    const stale = candidateKey("a.new.png", 2);
    for (const change of [{ recipe: "earlier" }, { sourceBlob: "earlier" }, { at: "2025-12-31T23:59:59.999Z" }]) {
      const entries = { ...lock, [stale]: entryOf({ ...lock[stale], ...change }) };
      const { tasks, problems } = planWith(await edit(), { lock: entries, others, take: [{ path: "a.new.png", candidate: 2 }] });
      expect([tasks, problems]).toEqual([[], ["a.new.png has no candidate 2; the lockfile records 1, 3."]]);
    }
  });

  it("keeps what a person changed", async () => {
    const { lock, others } = await made();
    const touched = { ...others, "a.new.png": "touched up" };
    expect(actionsOf(planWith(await edit(), { lock, others: touched, take: [{ candidate: 2 }] }))).toEqual({
      "a.new.png": "modified",
      "b.new.png": "take",
    });
  });

  it("of an image or a number that there is not is told", async () => {
    const facts = await made();
    const told = async (take: NonNullable<Facts["take"]>) => planWith(await edit(), { ...facts, take }).problems;
    expect(await told([{ candidate: 4 }])).toEqual([
      "a.new.png has no candidate 4; the lockfile records 1, 2, 3.",
      "b.new.png has no candidate 4; the lockfile records 1, 2, 3.",
    ]);
    expect(await told([{ path: "c.png", candidate: 1 }])).toEqual(["`take-candidate`: no recipe makes c.png from the selected images."]);
    const { problems } = planWith(await edit(), { take: [{ path: "a.new.png", candidate: 1 }] });
    expect(problems).toEqual(["a.new.png has no candidate 1; the lockfile records none."]);
  });

  it("is of a generated image too, also where another recipe uses it", async () => {
    const hero = await recipeOf({ name: "hero", given: { images: "", prompt: "A lighthouse", output: "hero.png", candidates: "2" } });
    const translate = await recipeOf({ name: "translate", given: { prompt: "", locales: "fr" } });
    const lock = lockOf(planOf([{ recipe: hero, sources: [] }]), { "hero.png": "1" });
    lock[candidateKey("hero.png", 2)] = entryOf({ ...lock["hero.png"], outputBlob: "2" });
    const selections = [
      { recipe: { ...hero, prompts: ["A lighthouse at dusk"] }, sources: [] },
      { recipe: translate, sources: imagesOf({ "hero.png": "1" }) },
    ];
    const plan = planOf(selections, { lock, others: { "hero.png": "1" }, take: [{ candidate: 2 }] });
    expect([actionsOf(plan), plan.problems, plan.warnings]).toEqual([{ "hero.png": "take" }, [], []]);
  });
});

describe("records beside an output's own", () => {
  it("are told apart by kind, output and number", () => {
    const keys = ["a.png", "a.png#step-1", "b.png"].flatMap((output) =>
      [1, 2, 12].flatMap((number) => [candidateKey(output, number), stepKey(output, number)]),
    );
    expect(new Set(keys).size).toBe(18);
    expect(keys.slice(0, 2)).toEqual(["a.png#candidate-1", "a.png#step-1"]);
  });

  it("change nothing about what is up to date", async () => {
    const { lock, others } = await made();
    expect(actionsOf(planWith(await edit(), { lock, others }))).toEqual({ "a.new.png": "unchanged", "b.new.png": "unchanged" });
  });
});

describe("steps", () => {
  const steps = (...prompts: string[]) => recipeOf({ steps: prompts });

  it("have a hash each, and the last is the result's", async () => {
    const hashesOf = async (...prompts: string[]) => planWith(await steps(...prompts), {}, { "a.png": "1" }).tasks[0]?.task.recipeHashes;
    const three = await hashesOf("a", "b", "c");
    expect(three).toHaveLength(3);
    expect(new Set(three).size).toBe(3);
    // What was made of the first two prompts serves another third one.
    expect((await hashesOf("a", "b", "x"))?.slice(0, 2)).toEqual(three?.slice(0, 2));
    expect((await hashesOf("x", "b", "c"))?.some((hash) => three?.includes(hash))).toBe(false);
  });

  it("on the way serve other formats and numbers of candidates too", async () => {
    const hashesWith = async (given: Record<string, string>) =>
      planWith(await recipeOf({ given, steps: ["a", "b"] }), {}, { "a.png": "1" }).tasks[0]?.task.recipeHashes ?? [];
    const [step, result] = await hashesWith({});
    expect(await hashesWith({ candidates: "3" })).toEqual([step, result]);
    const webp = await hashesWith({ "output-format": "webp" });
    expect([webp[0] === step, webp[1] === result]).toEqual([true, false]);
    expect((await hashesWith({ size: "9x9" }))[0]).not.toBe(step);
  });
});
