import { describe, expect, it } from "vitest";
import { RetouchError } from "../../src/errors.ts";
import { identify, openWorkspace } from "../../src/git/workspace.ts";
import { prepareTasks } from "../../src/plan/prepare-task.ts";
import { createSourceText } from "../../src/verify/source-text.ts";
import { makeFolder } from "../git/repository.ts";
import { paint } from "../pixels/pictures.ts";
import { idOf } from "../proven.ts";
import { asPicture } from "../verify/pictured.ts";
import { glossaryOf, planOf, type RecipeFacts, recipeOf } from "./facts.ts";
import { preparedTaskOf, prepareEach } from "./prepared.ts";

const png = await paint({ width: 8, height: 8 }).png().toBuffer();
const files = { "a.png": png };
const LOCALIZE = { prompt: "", locales: "fr" };
const PIXAZO = { ...LOCALIZE, provider: "pixazo", "api-key": "k" };
/** No limit is known. */
const OXEN = { ...LOCALIZE, provider: "oxen", "api-key": "k" };
/** Takes 800 characters. */
const LIMITED = { ...LOCALIZE, provider: "aimlapi", "api-key": "k" };
/** Translates by itself. */
const TRANSLATOR = { ...LOCALIZE, provider: "dashscope", "api-key": "k" };
const glossary = glossaryOf({ Save: { fr: "Enregistrer" }, Open: { de: "Öffnen" } }, ["Retouch"]);

/** Texts that no prompt of 800 characters holds. */
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Menu item ${index}`, { fr: `Élément de menu ${index}` }]));

interface AllFacts extends RecipeFacts {
  paths?: readonly string[];
  text?: string;
  /** Is told of each image that is read. */
  onRead?: (path: string | undefined) => void;
}

/** Looks at all tasks of a recipe, as a run does before it pays. */
async function prepareAll({ paths = ["a.png"], text, onRead, ...facts }: AllFacts) {
  using folder = makeFolder();
  folder.write(Object.fromEntries(paths.map((path) => [path, png])));
  const workspace = await openWorkspace(folder.root);
  const blobs = await identify(workspace, paths);
  const recipe = await recipeOf(facts);
  const { tasks } = planOf([{ recipe, sources: paths.map((path) => ({ path, blob: blobs.get(path) ?? idOf("missing") })) }]);
  const sourceText = createSourceText(async ({ source }) => {
    onRead?.(source?.path);
    return text === undefined ? undefined : asPicture(text);
  });
  return await prepareTasks(tasks, { workspace, readBlob: async () => undefined, sourceText });
}

describe("a model that edits", () => {
  it("is told what to do in words, with the glossary's for the locale", async () => {
    const { writePrompts, words } = await preparedTaskOf({ files, glossary, given: { ...PIXAZO, "source-locale": "en" } });
    const prompts = writePrompts();
    expect(prompts).toHaveLength(1);
    expect(prompts[0]).toContain("English text in this image with its translation into natural French.");
    expect(prompts[0]).toContain('"Save" → "Enregistrer"');
    expect(prompts[0]).toContain('"Retouch"');
    expect(prompts[0]).not.toContain("Öffnen");
    expect(words).toEqual({ terms: [{ source: "Save", target: "Enregistrer" }], keep: ["Retouch"] });
  });

  it("is told the user's own words besides", async () => {
    const { writePrompts } = await preparedTaskOf({
      files,
      given: { ...PIXAZO, prompt: "Use the formal {language}.", "keep-subject-text": "true" },
    });
    expect(writePrompts()[0]).toMatch(/ Use the formal French\. Leave text on products, people and logos as it is\.$/);
    const without = await preparedTaskOf({ files, given: { ...PIXAZO, "keep-subject-text": "false" } });
    expect(without.writePrompts()[0]).not.toContain("products");
  });

  it("is told nothing of the source's language where that is not known", async () => {
    expect((await preparedTaskOf({ files, given: PIXAZO })).writePrompts()[0]).toContain("all text in this image");
  });
});

describe("a model that translates by itself", () => {
  it("is given the words apart, and the user's as they are", async () => {
    const { writePrompts, words } = await preparedTaskOf({ files, glossary, given: { ...TRANSLATOR, prompt: "A menu of {name}." } });
    expect(writePrompts()).toEqual(["A menu of a."]);
    expect(words).toEqual({ terms: [{ source: "Save", target: "Enregistrer" }], keep: ["Retouch"] });
    expect((await preparedTaskOf({ files, given: TRANSLATOR })).writePrompts()).toEqual([""]);
  });

  it("takes a glossary of any length, and other words within its bounds", async () => {
    const { prepared } = await prepareAll({ given: TRANSLATOR, glossary: glossaryOf(many(500)) });
    expect(prepared[0]?.words.terms).toHaveLength(500);
    const kept = glossaryOf(
      {},
      Array.from({ length: 51 }, (_, index) => `name ${index}`),
    );
    await expect(prepareAll({ given: TRANSLATOR, glossary: kept })).rejects.toThrow(
      "- the model qwen-mt-image-2.0: The model accepts at most 50 words under `keep`; the glossary has 51.",
    );
    await expect(prepareAll({ given: { ...TRANSLATOR, prompt: "用正式的语气" } })).rejects.toThrow("only understands English prompts");
    await expect(prepareAll({ given: { ...TRANSLATOR, prompt: "word ".repeat(201) } })).rejects.toThrow("at most 200 words");
  });
});

describe("a glossary that is too long for the model", () => {
  const long = glossaryOf(many(60), ["Retouch"]);

  it("is cut to what stands in the image, where that may be read", async () => {
    const { prepared } = await prepareAll({
      given: { ...LIMITED, verify: "text", glossary: "g.yml" },
      glossary: long,
      text: "Menu item 7\nRetouch\nMenu item 42",
    });
    const [task] = prepared;
    expect(task?.words).toMatchObject({
      terms: [
        { source: "Menu item 7", target: "Élément de menu 7" },
        { source: "Menu item 42", target: "Élément de menu 42" },
      ],
      keep: ["Retouch"],
    });
    const [prompt = ""] = task?.writePrompts() ?? [];
    expect(prompt).toContain('"Menu item 42" → "Élément de menu 42"');
    expect(prompt).not.toContain("Menu item 8");
    expect(prompt.length).toBeLessThanOrEqual(800);
    // What is known to be up to date does not depend on what is read.
    expect(task?.task.words?.terms).toHaveLength(60);
  });

  it("is an error where it may not be read, before anything is paid for", async () => {
    const error = await prepareAll({ given: LIMITED, glossary: long }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RetouchError);
    expect(error).toMatchObject({
      code: "invalid-input",
      message: expect.stringMatching(
        /^An input is wrong:\n- `glossary`: with its terms for fr, the prompt for a\.png has \d+ characters; the model alibaba\/qwen-image-edit accepts at most 800 and would ignore the rest\. With `verify: text`, only the terms that appear in the image are sent\. Remove terms, or choose a model that translates by itself\.$/,
      ),
    });
  });

  it("is an error where too much of it stands in the image", async () => {
    const text = Object.keys(many(60)).join("\n");
    const given = { ...LIMITED, verify: "text", glossary: "g.yml" };
    const error = await prepareAll({ given, glossary: long, text }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "invalid-input", message: expect.stringContaining("would ignore the rest. Remove terms") });
  });

  it("is an error at once: no further image is looked at", async () => {
    const paths = Array.from({ length: 40 }, (_, index) => `${10 + index}.png`);
    const read: unknown[] = [];
    const given = { ...LIMITED, verify: "text", glossary: "g.yml" };
    const text = Object.keys(many(60)).join("\n");
    const all = prepareAll({ paths, given, glossary: long, text, onRead: (path) => read.push(path) });
    await expect(all).rejects.toThrow("the prompt for 10.png has");
    // Four are looked at together, each read for the check and for its words.
    expect(new Set(read).size).toBeLessThanOrEqual(4);
  });

  it("is in no prompt before that is sent", async () => {
    const paths = Array.from({ length: 200 }, (_, index) => `${index}.png`);
    const locales = ["fr", "de", "ja", "ar", "es"];
    const terms = Array.from({ length: 5000 }, (_, index) => [
      `Menu item ${index}`,
      Object.fromEntries(locales.map((locale) => [locale, `${locale} ${index}`])),
    ]);
    const before = process.memoryUsage().heapUsed;
    const glossary = glossaryOf(Object.fromEntries(terms));
    const given = { prompt: "For {path}.", locales: locales.join(","), provider: "oxen", "api-key": "k" };
    const { prepared } = await prepareAll({ paths, given, glossary });
    // The prompts of all thousand tasks have 150 MB.
    expect(prepared).toHaveLength(1000);
    expect(prepared[0]?.writePrompts()[0]).toHaveLength(prepared[5]?.writePrompts()[0]?.length ?? 0);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });

  it("is told in whole where it fits, and nothing is read", async () => {
    const readText = () => Promise.reject(new Error("it was read"));
    const termsOf = async (facts: RecipeFacts) => (await preparedTaskOf({ files, readText, ...facts })).words.terms.length;
    expect(await termsOf({ glossary, given: LIMITED })).toBe(1);
    expect(await termsOf({ glossary: long, given: OXEN })).toBe(60);
    expect(await termsOf({ glossary: long, given: TRANSLATOR })).toBe(60);
  });

  it("is cut for a model that translates by itself, which takes 50 kept words", async () => {
    const kept = glossaryOf(
      { Save: { fr: "Enregistrer" } },
      Array.from({ length: 51 }, (_, index) => `Name ${index}`),
    );
    const given = { ...TRANSLATOR, verify: "text", glossary: "g.yml" };
    const { prepared } = await prepareAll({ given, glossary: kept, text: "Save\nName 7" });
    expect(prepared[0]?.words).toMatchObject({ terms: [{ source: "Save", target: "Enregistrer" }], keep: ["Name 7"] });
    await expect(prepareAll({ given: TRANSLATOR, glossary: kept })).rejects.toThrow(
      "- the model qwen-mt-image-2.0: The model accepts at most 50 words under `keep`; the glossary has 51. With `verify: text`, only the terms that appear in the image are sent.",
    );
  });

  it("is not to blame for a prompt that the model does not take", async () => {
    const given = { ...TRANSLATOR, prompt: "word ".repeat(201) };
    const error = await prepareAll({ given, glossary }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ message: expect.stringMatching(/at most 200 words; this one has 201\.$/) });
  });

  it("is told for the recipe that it is of", async () => {
    await expect(prepareAll({ name: "store", given: LIMITED, glossary: long })).rejects.toThrow(
      '- recipe "store": `glossary`: with its terms',
    );
  });
});

it("a picture whose text cannot be read fails before it is paid for", async () => {
  const readText = () => Promise.reject(new RetouchError("verify", "Tesseract could not read it."));
  expect(await prepareEach({ files, given: { ...PIXAZO, verify: "text", glossary: "g.yml" }, readText })).toMatchObject([
    { name: "RetouchError", code: "verify", message: "Tesseract could not read it." },
  ]);
});

it("a prompt that is too long for the model is an error, in whatever step", async () => {
  const aimlapi = { provider: "aimlapi", "api-key": "k" };
  const message = "`prompt`: 801 characters for a.png; the model alibaba/qwen-image-edit accepts at most 800 and would ignore the rest.";
  await expect(prepareAll({ given: { ...aimlapi, prompt: "x".repeat(801) } })).rejects.toThrow(message);
  await expect(prepareAll({ given: aimlapi, steps: ["x", "y".repeat(801), "z"] })).rejects.toThrow(message);
  expect((await prepareAll({ given: { ...aimlapi, prompt: "x".repeat(800) } })).prepared).toHaveLength(1);
});

it("a prompt is measured in tokens where the model's document counts them, rather too many than too few", async () => {
  const given = { provider: "dashscope", "api-key": "k", model: "qwen-image-3.0" };
  const fits = async (prompt: string) => (await prepareAll({ given: { ...given, prompt } })).prepared.length;
  expect(await fits("x".repeat(13_500))).toBe(1);
  expect(await fits("字".repeat(4500))).toBe(1);
  await expect(fits("x".repeat(13_501))).rejects.toThrow(
    "`prompt`: about 4501 tokens for a.png; the model qwen-image-3.0 accepts at most 4500 and would ignore the rest.",
  );
  await expect(fits("字".repeat(4501))).rejects.toThrow("about 4501 tokens");
});
