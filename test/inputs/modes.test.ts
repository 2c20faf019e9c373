import { describe, expect, it } from "vitest";
import { INPUTS } from "../../src/inputs/table.ts";
import { load, loadRecipe, problemsOf } from "./given.ts";

const NEW = { images: "", output: "assets/new.png" };
const WORDS = { prompt: "", locales: "fr, de" };

describe("the mode", () => {
  it.each<[string, Record<string, string>, string]>([
    ["a prompt and images", {}, "edit"],
    ["a prompt file and images", { prompt: "", "prompt-file": "p.md" }, "edit"],
    ["locales and images", WORDS, "localize"],
    ["locales, images and a prompt besides", { locales: "fr" }, "localize"],
    ["a prompt without images", NEW, "generate"],
    ["a prompt file without images", { ...NEW, prompt: "", "prompt-file": "p.md" }, "generate"],
  ])("follows from %s", async (_, given, mode) => {
    expect((await loadRecipe(given)).mode).toBe(mode);
    expect((await loadRecipe({ ...given, mode })).mode).toBe(mode);
  });

  it("decides what a recipe holds", async () => {
    expect(await loadRecipe(WORDS)).toMatchObject({ images: ["**/*.png"], locales: ["fr", "de"] });
    expect(await loadRecipe({})).toMatchObject({ images: ["**/*.png"], locales: [] });
    expect(await loadRecipe(NEW)).toMatchObject({ images: [], locales: [] });
  });
});

it.each([{}, WORDS, NEW])("nothing changes with the defaults, which the runner hands over: %j", async (given) => {
  const defaults = Object.fromEntries(
    Object.entries(INPUTS).flatMap(([name, input]) => ("default" in input ? [[name, input.default]] : [])),
  );
  expect(Object.keys(defaults)).toContain("source-locale");
  const read = async (inputs: Record<string, string>): Promise<unknown> => JSON.parse(JSON.stringify(await load(inputs)));
  expect(await read({ ...defaults, "github-token": "t", ...given })).toEqual(await read({ "github-token": "t", ...given }));
});

describe("what does not go together is told", () => {
  const noImages = "`images` is required: globs of the images, one per line.";
  const noPrompt = "`prompt` or `prompt-file` is required: the instruction for the model.";
  const noOutput = "`output` is required to generate: the path of the new image. (To edit images, set `images`.)";

  it.each<[string, Record<string, string>, string[]]>([
    ["an edit without images", { mode: "edit", images: "" }, [noImages]],
    ["an edit without a prompt", { prompt: "" }, [noPrompt]],
    ["locales without images", { ...WORDS, images: "" }, [noImages]],
    ["mode: localize without locales", { mode: "localize" }, ["`locales` is required to localize: the languages, as BCP 47 tags."]],
    ["a new image without a place for it", { images: "" }, [noOutput]],
    ["mode: generate without a prompt", { mode: "generate", ...NEW, prompt: "" }, [noPrompt]],
    [
      "mode: generate with images",
      { mode: "generate", output: "new.png" },
      ["`images` cannot be used with `mode: generate`, which uses the prompt only."],
    ],
    [
      "mode: edit with locales",
      { mode: "edit", locales: "fr", "source-locale": "en" },
      ["`locales` cannot be used with `mode: edit`. Remove `mode` to localize."],
    ],
    [
      "mode: generate with locales",
      { mode: "generate", ...NEW, locales: "fr" },
      ["`locales` cannot be used with `mode: generate`. Remove `mode` to localize."],
    ],
    ["references of a new image", { ...NEW, references: "a.png" }, ["`references` needs `images`. It cannot be used to generate."]],
    ["a mask of a new image", { ...NEW, mask: "m.png" }, ["`mask` needs `images`. It cannot be used to generate."]],
    ["a bound of change of a new image", { ...NEW, "max-change": "0.1" }, ["`max-change` needs `images`. It cannot be used to generate."]],
    ...["glossary", "keep-subject-text", "source-locale", "fallback-locale"].map((name): [string, Record<string, string>, string[]] => [
      `${name} of an edit`,
      { [name]: { glossary: "g.yml", "keep-subject-text": "true" }[name] ?? "en" },
      [`\`${name}\` needs \`locales\`.`],
    ]),
    ["verify: text of an edit", { verify: "text" }, ["`verify: text` needs `locales`: it reads the text of localized images."]],
  ])("%s", async (_, given, problems) => {
    expect(await problemsOf(given)).toEqual(problems);
  });
});

describe("placeholders", () => {
  it.each<[Record<string, string>, string]>([
    [{ prompt: "{locale}" }, "`prompt`: "],
    [{ ...NEW, prompt: "in {language}" }, "`prompt`: "],
    [{ output: "{locale}/{name}{ext}" }, "`output`: "],
    [{ output: "{language}/{name}{ext}" }, "`output`: "],
    [{ ...NEW, output: "{dir}/x.png" }, "`output`: "],
    [{ ...NEW, output: "{locale}.png" }, "`output`: "],
  ])("of what there is none are mistakes: %j", async (given, name) => {
    expect(await problemsOf(given)).toEqual([expect.stringMatching(new RegExp(`^${name}".*" is not a placeholder\\. Use `))]);
  });

  it("of the language are for localized images", async () => {
    const given = {
      locales: "fr",
      prompt: "{locale} {language} {path} {name} {width} {height}",
      output: "{language}/{locale}{dir}{name}{ext}{index}",
    };
    expect(await problemsOf(given)).toEqual([]);
    expect(await problemsOf({ ...NEW, output: "{name}-{index}{ext}", prompt: "{path} {name} {width} {height}" })).toEqual([]);
  });
});

describe("taking a candidate", () => {
  it("needs a record, and does nothing anew", async () => {
    const problem =
      "`take-candidate` needs a `lockfile`, because it takes results that are recorded there. It cannot be used with `force` or `frozen`.";
    expect(await problemsOf({ "take-candidate": "2" })).toEqual([]);
    expect(await problemsOf({ "take-candidate": "2", lockfile: "none" })).toEqual([problem]);
    expect(await problemsOf({ "take-candidate": "2", force: "true" })).toEqual([problem]);
    expect(await problemsOf({ "take-candidate": "2", frozen: "true" })).toEqual([problem]);
  });

  it("needs no key, for nobody is asked", async () => {
    expect((await load({ "take-candidate": "2", provider: "dashscope" })).takeCandidate).toEqual([{ candidate: 2 }]);
  });
});

describe("`mode: merge`", () => {
  const MERGE = { mode: "merge", images: "", prompt: "" };

  it("has no recipe, and takes what the delivery is told", async () => {
    const given = { deliver: "pull-request", "pr-title": "Images", "artifact-name": "shop", lockfile: "none", "fail-on": "all" };
    expect(await problemsOf({ ...MERGE, ...given, "github-token": "t" })).toEqual([expect.stringContaining("needs a `lockfile`")]);
    const inputs = await load({ ...MERGE, ...given, lockfile: "l.json", "github-token": "t", "api-key": "k" });
    expect(inputs).toMatchObject({ isMerge: true, recipes: [], deliver: ["pull-request"], artifactName: "shop", lockfile: "l.json" });
    expect((await load({ ...MERGE, lockfile: "none" })).lockfile).toBeUndefined();
  });

  it("refuses all that says what to make, and is no mode of a recipe", async () => {
    const problems = await problemsOf({
      ...MERGE,
      images: "a.png",
      shard: "1/2",
      "max-cost": "1",
      force: "true",
      provider: "pixazo",
      nonsense: "x",
    });
    expect(problems.map((problem) => /`([\w-]+)`/.exec(problem)?.[1]).toSorted()).toEqual([
      "force",
      "images",
      "max-cost",
      "nonsense",
      "provider",
      "shard",
    ]);
    expect(problems).toContain("`images` cannot be used with `mode: merge`. Remove it here, and set it in the jobs of the shards.");
    expect(await problemsOf({ mode: "merges" })).toEqual([expect.stringContaining("`merge`")]);
  });
});
