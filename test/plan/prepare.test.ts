import { describe, expect, it } from "vitest";
import { openWorkspace } from "../../src/git/workspace.ts";
import type { Inputs } from "../../src/inputs/load.ts";
import { type Prepared, prepare } from "../../src/plan/prepare.ts";
import { makeRepository } from "../git/repository.ts";
import { type Given, load, pushContext } from "../inputs/given.ts";

const neverAsked = () => Promise.reject(new Error("GitHub was asked"));

async function prepareIn(
  files: Record<string, string | Buffer>,
  given: Record<string, string>,
  options: Given = {},
): Promise<Prepared & { inputs: Inputs }> {
  using folder = makeRepository(files);
  const context = { ...options.context, workspace: folder.root };
  const inputs = await load(given, { ...options, context });
  const workspace = await openWorkspace(folder.root);
  return { inputs, ...(await prepare({ context: pushContext(context), inputs, workspace, github: neverAsked })) };
}

/** The plan's only recipe. */
const recipeIn = async (files: Record<string, string | Buffer>, given: Record<string, string>) =>
  (await prepareIn(files, given)).plan.tasks[0]?.task.recipe;

describe("references", () => {
  const FILES = { "a.png": "a", "style/2.png": "2", "style/10.png": "10", "style/old.png": "old", "person.png": "p", "product.jpg": "q" };
  const referencesOf = async (references: string, given: Record<string, string> = {}) =>
    (await recipeIn(FILES, { images: "a.png", references, ...given }))?.references.map(({ path }) => path);

  it("are in the order of the globs, each glob's files by name, each file once", async () => {
    expect(await referencesOf("product.jpg\nperson.png")).toEqual(["product.jpg", "person.png"]);
    expect(await referencesOf("product.jpg\nstyle/*.png\nperson.png\nstyle/2.png")).toEqual([
      "product.jpg",
      ...["style/10.png", "style/2.png", "style/old.png"],
      "person.png",
    ]);
    expect(await referencesOf("style/*\n!**/old.png")).toEqual(["style/10.png", "style/2.png"]);
  });

  it("decide the result: their content and order, not their names", async () => {
    const recipeOf = async (files: Record<string, string>, references: string) => {
      const { plan } = await prepareIn({ "a.png": "a", ...files }, { images: "a.png", references });
      return plan.tasks[0]?.task.recipeHashes;
    };
    const first = await recipeOf({ "r1.png": "1", "r2.png": "2" }, "r1.png\nr2.png");
    expect(await recipeOf({ "r1.png": "1", "r2.png": "changed" }, "r1.png\nr2.png")).not.toEqual(first);
    expect(await recipeOf({ "r1.png": "1", "r2.png": "2" }, "r2.png\nr1.png")).not.toEqual(first);
    expect(await recipeOf({ "x.png": "1", "y.png": "2" }, "x.png\ny.png")).toEqual(first);
  });

  it("are all there, and no more than the model takes", async () => {
    await expect(referencesOf("missing/*.png")).rejects.toThrow("- `references`: missing/*.png matches no files.");
    await expect(referencesOf("person.png, style/*.png")).rejects.toThrow(
      "- `references`: person.png, style/*.png matches no files. A comma does not separate globs: write one glob a line.",
    );
    const two = { provider: "dashscope", "api-key": "k" };
    await expect(referencesOf("style/*.png", two)).rejects.toThrow(
      "- `references`: 3 files; the model qwen-image-2.0-pro accepts at most 2 in addition to the image.",
    );
    expect(await referencesOf("style/*0.png\nperson.png", two)).toHaveLength(2);
  });
});

describe("a prompt file", () => {
  const PROMPT = "Turn the naïve painter’s façade blue.\nLeave the rest as it is.";
  const WINDOWS = `${PROMPT}\n`.replaceAll("\n", "\r\n");
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
  const promptIn = async (bytes: string | Buffer) =>
    (await recipeIn({ "a.png": "a", "prompt.md": bytes }, { prompt: "", "prompt-file": "prompt.md" }))?.prompts;

  it.each<[string, string | Buffer]>([
    ["UTF-8", `${PROMPT}\n`],
    ["UTF-8 with a mark and Windows line ends", `\ufeff${WINDOWS}`],
    ["UTF-16 with a mark, little endian", utf16(WINDOWS)],
    ["UTF-16 with a mark, big endian", utf16(WINDOWS).swap16()],
  ])("is read in %s, and nothing of the encoding is left in it", async (_, bytes) => {
    expect(await promptIn(bytes)).toEqual([PROMPT]);
  });

  it("in another encoding is an error that names it", async () => {
    const windows = Buffer.from(PROMPT.replace("’", "\x92"), "latin1");
    await expect(promptIn(windows)).rejects.toThrow('- `prompt-file`: "prompt.md" is not UTF-8 text. Save it as UTF-8.');
  });
});

describe("a glossary", () => {
  const LOCALIZE = { prompt: "", locales: "fr", glossary: "i18n/glossary.yml" };

  it("is read with the catalogues that it names", async () => {
    const files = {
      "a.png": "a",
      "i18n/glossary.yml": "terms:\n  Save: { fr: Enregistrer }\nkeep: [Retouch]\ncatalogues:\n  - { path: po/fr.po }\n",
      "po/fr.po": 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Open"\nmsgstr "Ouvrir"\n',
    };
    const { plan } = await prepareIn(files, LOCALIZE);
    expect(plan.tasks[0]?.task.words).toEqual({
      terms: [
        { source: "Save", target: "Enregistrer" },
        { source: "Open", target: "Ouvrir" },
      ],
      keep: ["Retouch"],
    });
  });

  it("that is missing or wrong is told with its lines, before anything else is done", async () => {
    await expect(prepareIn({ "a.png": "a" }, LOCALIZE)).rejects.toThrow(
      '- `glossary`: the workspace has no file "i18n/glossary.yml". Check the path, which is relative to the workspace, and that actions/checkout runs before this step.',
    );
    const wrong = "terms:\n  Save: { fr: Enregistrer }\n  Open: { english: Open }\nkeeps: []\n";
    await expect(prepareIn({ "a.png": "a", "i18n/glossary.yml": wrong }, LOCALIZE)).rejects.toThrow(
      /^2 problems in the inputs:\n- i18n\/glossary\.yml:3: .*\n- i18n\/glossary\.yml:4: /,
    );
  });
});

describe("several recipes", () => {
  const CONFIG = `recipes:
  - name: docs
    images: docs/*.png
    prompt-file: prompt.md
  - name: store
    images: store/*.png
    locales: [fr, de]
    glossary: terms.yml
  - name: hero
    prompt: A lighthouse
    output: hero.png
`;
  const GIVEN = { images: "", prompt: "", config: "retouch.yml" };
  const IMAGES = { "retouch.yml": CONFIG, "docs/a.png": "a", "store/s.png": "s", "other.png": "o" };

  it("are one plan", async () => {
    const { plan, lockFile } = await prepareIn({ ...IMAGES, "prompt.md": " Sharpen {name}.\n", "terms.yml": "keep: [Retouch]\n" }, GIVEN);
    expect(plan.tasks.map(({ task }) => [task.recipe.name, task.recipe.prompts, task.output])).toEqual([
      ["docs", ["Sharpen {name}."], "docs/a.png"],
      ["store", [""], "store/s.fr.png"],
      ["store", [""], "store/s.de.png"],
      ["hero", ["A lighthouse"], "hero.png"],
    ]);
    expect(lockFile.path).toBe(".github/retouch.lock.json");
  });

  it("have what is wrong with their files told at once, each by its name", async () => {
    await expect(prepareIn({ ...IMAGES, "prompt.md": "{locale}" }, GIVEN)).rejects.toThrow(
      [
        "2 problems in the inputs:",
        '- recipe "docs": `prompt-file`: "{locale}" is not a placeholder. Use {path} {name} {width} {height}, or {{ for a literal brace.',
        '- `glossary`: the workspace has no file "terms.yml". Check the path, which is relative to the workspace, and that actions/checkout runs before this step.',
      ].join("\n"),
    );
    const empty = { ...IMAGES, "prompt.md": "\n", "terms.yml": "keep: []" };
    await expect(prepareIn(empty, GIVEN)).rejects.toThrow('- recipe "docs": `prompt-file`: "prompt.md" is empty.');
  });

  it("of new images have nothing to compare with what changed", async () => {
    const context = {
      eventName: "pull_request",
      event: { pull_request: { number: 1, base: { ref: "", sha: "" }, head: { ref: "", sha: "" } } },
    };
    const { plan } = await prepareIn({ "a.png": "a" }, { images: "", output: "hero.png", "github-token": "t" }, { context });
    expect(plan.tasks).toHaveLength(1);
    await expect(prepareIn({ "a.png": "a" }, { "github-token": "t" }, { context })).rejects.toThrow("GitHub was asked");
  });
});
