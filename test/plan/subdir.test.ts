import { expect, it } from "vitest";
import { actionsOf, plan } from "./facts.ts";

it.each([
  ["assets/**/*.png", "assets/a/b/c.png", "out/a/b/c.png"],
  ["./assets/**", "assets/c.png", "out/c.png"],
  ["**/*.png", "assets/a/c.png", "out/assets/a/c.png"],
  ["assets/{a,b}/*.png", "assets/a/c.png", "out/a/c.png"],
  ["assets/a/c.png", "assets/a/c.png", "out/c.png"],
  ["other/**\nassets/a/*\nassets/**", "assets/a/c.png", "out/c.png"],
  ["assets/**\n!assets/b/**", "assets/a/c.png", "out/a/c.png"],
])("the folder below the fixed part of %j", async (images, path, output) => {
  const given = { images, output: "out/{subdir}/{name}{ext}" };
  expect(actionsOf(await plan({ given, sources: { [path]: "1" } }))).toEqual({ [output]: "edit" });
  const localized = await plan({ given: { ...given, locales: "fr", output: "{locale}/{subdir}/{name}{ext}" }, sources: { [path]: "1" } });
  expect(localized.tasks.map((one) => one.task.output)).toEqual([output.replace("out/", "fr/")]);
});

it("is suggested where two files of a tree would become one", async () => {
  const { problems } = await plan({ given: { output: "out/{name}{ext}" }, sources: { "a/x.png": "1", "b/x.png": "2" } });
  expect(problems).toEqual([
    "`output`: a/x.png and b/x.png would both be written to out/x.png. Use {subdir} in the template to tell them apart.",
  ]);
});
