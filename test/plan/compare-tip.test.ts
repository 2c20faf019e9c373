import { describe, expect, it } from "vitest";
import { idOf } from "../proven.ts";
import { actionsOf, entryOf, type Facts, hashOf, plan } from "./facts.ts";

const RECIPE = await hashOf();
const FRENCH = { given: { prompt: "", locales: "fr" }, sources: { "a.png": "source" } };
const FRENCH_RECIPE = (await plan(FRENCH)).tasks[0]?.task.recipeHashes.at(-1) ?? "";

describe("an edit in place where the branch has newer files than the checkout", () => {
  const edited = entryOf({ sourceBlob: "original", outputBlob: "result", recipe: RECIPE });
  const older = entryOf({ sourceBlob: "original", outputBlob: "result", recipe: "older" });
  const actionOf = async (facts: Facts, blob = "original") => actionsOf(await plan({ sources: { "a.png": blob }, ...facts }))["a.png"];

  it.each<[string, string, Facts, string?]>([
    ["is up to date by the result there", "unchanged", { tip: { "a.png": "result" }, lock: { "a.png": edited } }],
    [
      "is up to date there, whatever older image is checked out",
      "unchanged",
      { tip: { "a.png": "result" }, lock: { "a.png": edited } },
      "x",
    ],
    ["replaces a result of another recipe there", "edit", { tip: { "a.png": "result" }, lock: { "a.png": older } }],
    ["replaces the result there by force", "edit", { tip: { "a.png": "result" }, lock: { "a.png": edited }, force: true }],
    ["is stale where somebody has replaced the image", "stale", { tip: { "a.png": "theirs" }, lock: { "a.png": edited } }],
    ["is stale also by force", "stale", { tip: { "a.png": "theirs" }, lock: { "a.png": edited }, force: true }],
    ["is stale without a record", "stale", { tip: { "a.png": "theirs" } }],
    ["is stale where somebody has removed it", "stale", { tip: {}, lock: { "a.png": edited } }],
    ["is as ever where the branch has the image of the checkout", "edit", { tip: { "a.png": "original" } }],
    ["is as ever where the checkout has the result", "unchanged", { tip: { "a.png": "result" }, lock: { "a.png": edited } }, "result"],
  ])("%s", async (_, action, facts, blob) => {
    expect(await actionOf(facts, blob)).toBe(action);
  });

  it("names what the branch no longer has, but not what it never had", async () => {
    const removedOf = async (facts: Parameters<typeof plan>[0]) => (await plan(facts)).tasks.map(({ removed }) => removed);
    expect(await removedOf({ sources: { "a.png": "original" }, tip: {} })).toEqual(["a.png"]);
    expect(await removedOf({ sources: { "a.png": "original" }, tip: { "a.png": "theirs" } })).toEqual([undefined]);
    const entry = entryOf({ source: "a.png", sourceBlob: "source", outputBlob: "fr", recipe: "older" });
    const localized = { ...FRENCH, others: { "a.fr.png": "fr" }, lock: { "a.fr.png": entry } };
    expect(await removedOf({ ...localized, tip: { "a.png": "source" } })).toEqual(["a.fr.png"]);
    expect(await removedOf({ ...FRENCH, tip: { "a.png": "source", "a.fr.png": "theirs" } })).toEqual([undefined]);
  });

  it("starts from the original, and takes the place of the result there", async () => {
    const { tasks } = await plan({ sources: { "a.png": "original" }, tip: { "a.png": "result" }, lock: { "a.png": older } });
    const source = { path: "a.png", blob: idOf("original"), indexBlob: idOf("result") };
    expect(tasks[0]?.task).toMatchObject({ originBlob: idOf("original"), outputIndexBlob: idOf("result"), source });
  });
});

describe("a translation where the branch has newer files than the checkout", () => {
  const { sources } = FRENCH;
  const output = "a.fr.png";
  const entry = entryOf({ sourceBlob: "source", outputBlob: "french", recipe: FRENCH_RECIPE });
  const actionOf = async (facts: Facts) => actionsOf(await plan({ ...FRENCH, ...facts }))[output];

  it.each<[string, string, Facts]>([
    ["is up to date by the result there", "unchanged", { tip: { ...sources, [output]: "french" }, lock: { [output]: entry } }],
    [
      "is up to date by the result of a newer source there",
      "unchanged",
      { tip: { "a.png": "newer", [output]: "french" }, lock: { [output]: entryOf({ ...entry, sourceBlob: "newer" }) } },
    ],
    [
      "replaces a result of an older source",
      "edit",
      { tip: { ...sources, [output]: "french" }, lock: { [output]: entryOf({ ...entry, sourceBlob: "older" }) } },
    ],
    ["is stale where the source was replaced", "stale", { tip: { "a.png": "newer" } }],
    [
      "is stale where the source was replaced after the result",
      "stale",
      { tip: { "a.png": "newer", [output]: "french" }, lock: { [output]: entry } },
    ],
    ["is stale where somebody has touched the result up", "stale", { tip: { ...sources, [output]: "theirs" }, lock: { [output]: entry } }],
    ["is as ever where the branch has the files of the checkout", "edit", { tip: sources }],
  ])("%s", async (_, action, facts) => {
    expect(await actionOf(facts)).toBe(action);
  });
});
