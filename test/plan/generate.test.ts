import { describe, expect, it } from "vitest";
import { idOf } from "../proven.ts";
import { actionsOf, entryOf, type Facts, lockOf, plan, type RecipeFacts } from "./facts.ts";

const GENERATE = { images: "", prompt: "A lighthouse at dawn", output: "assets/hero.png" };
const generate = ({ given, ...facts }: Omit<RecipeFacts, "given"> & Facts & { given?: Record<string, string> } = {}) =>
  plan({ given: { ...GENERATE, ...given }, ...facts });

describe("a new image", () => {
  it("is one task without a source", async () => {
    const { tasks, problems, skipped } = await generate();
    expect({ problems, skipped }).toEqual({ problems: [], skipped: [] });
    expect(tasks).toMatchObject([{ action: "edit", task: { output: "assets/hero.png", originBlob: "" } }]);
    expect(tasks[0]?.task.source).toBeUndefined();
    expect(tasks[0]?.task.outputIndexBlob).toBeUndefined();
  });

  it.each([
    [{ output: "new/{name}{ext}" }, "", "new/image.png"],
    [{ output: "new/{name}-{index}{ext}" }, "hero shot", "new/hero shot-1.png"],
    [{ output: "{name}{ext}", "output-format": "jpeg" }, "hero", "hero.jpg"],
    [{ output: "hero.webp" }, "", "hero.webp"],
    [{ output: "hero.webp", "output-format": "webp" }, "", "hero.webp"],
  ])("lies where the template says: %j", async (given, name, output) => {
    const { tasks, problems } = await generate({ given, name });
    expect(problems).toEqual([]);
    expect(tasks.map(({ task }) => task.output)).toEqual([output]);
  });

  it.each([
    [{ output: "hero" }, "hero has no extension of a format that can be written. End the template with .png, .jpg, .webp or {ext}."],
    [{ output: "hero.gif" }, "hero.gif has no extension of a format that can be written"],
    [{ output: "hero.png", "output-format": "webp" }, "hero.png would contain a webp image"],
  ])("has a name that says its format: not %j", async (given, problem) => {
    const { tasks, problems } = await generate({ given });
    expect(tasks).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});

describe("an image that was generated before", () => {
  const others = { "assets/hero.png": "made" };
  const made = async () => lockOf(await generate(), others);

  it("is up to date while the recipe is the same, however many candidates are wanted by now", async () => {
    const lock = await made();
    expect(actionsOf(await generate({ lock, others }))).toEqual({ "assets/hero.png": "unchanged" });
    expect(actionsOf(await generate({ given: { candidates: "3" }, lock, others }))).toEqual({ "assets/hero.png": "unchanged" });
  });

  it.each<[string, Record<string, string>]>([
    ["prompt", { prompt: "A lighthouse at dusk" }],
    ["size", { size: "64x64" }],
    ["seed", { seed: "2" }],
  ])("is made anew with another %s", async (_, given) => {
    expect(actionsOf(await generate({ given, lock: await made(), others }))).toEqual({ "assets/hero.png": "edit" });
  });

  it("is made anew by force, or where it is gone", async () => {
    const lock = await made();
    expect(actionsOf(await generate({ lock, others, force: true }))).toEqual({ "assets/hero.png": "edit" });
    expect(actionsOf(await generate({ lock }))).toEqual({ "assets/hero.png": "edit" });
  });

  it("stays where a person changed it, but for force", async () => {
    const touched = { "assets/hero.png": "touched up" };
    const lock = await made();
    const given = { prompt: "A lighthouse at dusk" };
    expect(actionsOf(await generate({ given, lock, others: touched }))).toEqual({ "assets/hero.png": "modified" });
    expect(actionsOf(await generate({ lock, others: touched, force: true }))).toEqual({ "assets/hero.png": "edit" });
  });

  it("replaces an older version that nobody recorded", async () => {
    const { tasks } = await generate({ others: { "assets/hero.png": "older" } });
    expect(tasks).toMatchObject([{ action: "edit", task: { outputIndexBlob: idOf("older") } }]);
  });

  it("is not the result of an edit at its place", async () => {
    const lock = { "assets/hero.png": entryOf({ outputBlob: "made" }) };
    expect(actionsOf(await generate({ lock, others }))).toEqual({ "assets/hero.png": "edit" });
  });
});
