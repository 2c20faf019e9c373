import { expect, it } from "vitest";
import { actionsOf, entryOf, hashOf, plan } from "./facts.ts";

const given = { output: "out/{name}{ext}" };

async function forced(...force: string[]) {
  const recipe = await hashOf(given);
  const lock = {
    "out/a.png": entryOf({ recipe, sourceBlob: "1", outputBlob: "ra" }),
    "out/b.png": entryOf({ recipe, sourceBlob: "2", outputBlob: "rb" }),
  };
  return plan({ given, force, sources: { "a.png": "1", "b.png": "2" }, others: { "out/a.png": "ra", "out/b.png": "rb" }, lock });
}

it.each([
  [["a.png"], ["out/a.png"]],
  [["out/a.png"], ["out/a.png"]],
  [["out/*"], ["out/a.png", "out/b.png"]],
  [["**", "!b.png"], ["out/a.png"]],
  [["*.png", "!out/a.png"], ["out/b.png"]],
])("%j means %j", async (globs, edited) => {
  const result = await forced(...globs);
  expect(Object.entries(actionsOf(result)).flatMap(([path, action]) => (action === "edit" ? [path] : []))).toEqual(edited);
  expect(result.tasks.map(({ task }) => task.isForced)).toEqual(["out/a.png", "out/b.png"].map((path) => edited.includes(path)));
  expect(result.warnings).toEqual([]);
});

it("a glob that means nothing is told", async () => {
  const result = await forced("c.png", "a.png", "d/**");
  expect(result.warnings).toEqual([{ code: "force-unmatched", globs: ["c.png", "d/**"] }]);
  expect(actionsOf(result)).toEqual({ "out/a.png": "edit", "out/b.png": "unchanged" });
});
