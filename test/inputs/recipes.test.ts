import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeFolder } from "../git/repository.ts";
import { problemsOf } from "./given.ts";
import { problemsOfFile, type RecipeFile, recipesOf } from "./recipe-file.ts";

const EDIT = { images: "docs/*.png", prompt: "Sharpen." };

describe("a file of recipes", () => {
  it("is read with each one's own mode, in the file's order", async () => {
    const recipes = await recipesOf({
      defaults: { timeout: 60 },
      recipes: [
        { name: "docs", ...EDIT },
        { name: "store", images: ["store/*.png", "!store/old/**"], locales: ["fr", "PT-br"], glossary: "g.yml" },
        { name: "hero", prompt: "A lighthouse", output: "hero.png", candidates: 2 },
        { name: "clean", images: "shots/*.png", steps: ["Remove the text.", "Sharpen."] },
      ],
    });
    expect(Object.values(recipes)).toMatchObject([
      { name: "docs", mode: "edit", images: ["docs/*.png"], prompt: "Sharpen.", timeout: 60 },
      { name: "store", mode: "localize", images: ["store/*.png", "!store/old/**"], locales: ["fr", "pt-BR"], glossary: "g.yml" },
      { name: "hero", mode: "generate", images: [], prompt: "A lighthouse", candidates: 2 },
      { name: "clean", mode: "edit", steps: ["Remove the text.", "Sharpen."] },
    ]);
    expect(recipes.clean?.prompt).toBeUndefined();
  });

  it("is a regular file of the workspace", async () => {
    expect(await problemsOf({ config: "retouch.yml" })).toEqual([
      '`config`: the workspace has no file "retouch.yml". Check the path, which is relative to the workspace, and that actions/checkout runs before this step.',
    ]);
  });

  it("may be in UTF-8 or in UTF-16 with its mark, and is otherwise an error that says so", async () => {
    const text = "recipes:\n  - name: café\n    images: '*.png'\n    prompt: Sharpen.\n";
    const load = async (bytes: Buffer) => {
      using folder = makeFolder();
      folder.write({ "r.yml": bytes });
      return await problemsOf({ images: "", prompt: "", config: "r.yml" }, { context: { workspace: folder.root } });
    };
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${text}`, "utf16le")])
      expect(await load(bytes)).toEqual([]);
    for (const bytes of [Buffer.from(text, "latin1"), Buffer.from(text, "utf16le")])
      expect(await load(bytes)).toEqual(['`config`: "r.yml" is not text in UTF-8. Save it as UTF-8.']);
  });

  it("may not hold an endpoint, a key or a token, nor what is the run's", async () => {
    for (const name of [
      "base-url",
      "api-key",
      "github-token",
      "deliver",
      "max-cost",
      "lockfile",
      "config",
      "recipes",
      "force",
      "comment",
    ]) {
      for (const file of [
        { recipes: [{ name: "a", ...EDIT, [name]: "x" }] },
        { defaults: { [name]: "x" }, recipes: [{ name: "a", ...EDIT }] },
      ])
        expect([name, await problemsOfFile(file)]).toEqual([name, [expect.stringMatching(/^\.github\/retouch\.yml:\d+: /)]]);
    }
  });
});

describe("what counts", () => {
  /** Values by how near they are: the action's default, the workflow's, the file's, the recipe's. */
  const INPUTS = {
    timeout: ["300", "10", "20", "30"],
    fit: ["cover", "contain", "fill", "fail"],
    "output-format": ["source", "png", "jpeg", "webp"],
    retries: ["3", "4", "5", "6"],
  } as const;
  const NAMES = ["timeout", "fit", "output-format", "retries"] as const;

  it("is the recipe's own, else the file's default, else the workflow's, else the action's", async () => {
    const places = fc.record({ workflow: fc.boolean(), defaults: fc.boolean(), recipe: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.tuple(places, places, places, places), async (given) => {
        const at = (place: "workflow" | "defaults" | "recipe", nearness: 1 | 2 | 3) =>
          Object.fromEntries(NAMES.flatMap((name, index) => (given[index]?.[place] ? [[name, INPUTS[name][nearness]]] : [])));
        const file = { defaults: at("defaults", 2), recipes: [{ name: "a", ...EDIT, ...at("recipe", 3) }] };
        const { a } = await recipesOf(file, at("workflow", 1));
        const wanted = given.map(({ workflow, defaults, recipe }) => (recipe ? 3 : defaults ? 2 : workflow ? 1 : 0));
        expect([a?.timeout, a?.fit, a?.outputFormat, a?.retries].map(String)).toEqual(
          NAMES.map((name, index) => INPUTS[name][wanted[index] ?? 0]),
        );
      }),
    );
  });

  it("of several ways to say one thing is the nearest, and it takes the place of the others", async () => {
    const ways = { prompt: "x", "prompt-file": "p.md", steps: ["a", "b"] };
    const recipe = { name: "a", images: "*.png" };
    for (const [name, value] of Object.entries(ways)) {
      for (const other of Object.entries(ways).filter(([way]) => way !== name)) {
        if (other[0] === "steps") continue;
        const outer = Object.fromEntries([other]) as Record<string, string>;
        const files: [RecipeFile, Record<string, string>][] = [
          [{ recipes: [{ ...recipe, [name]: value }] }, outer],
          [{ defaults: outer, recipes: [{ ...recipe, [name]: value }] }, {}],
        ];
        for (const [file, given] of files) {
          const { a } = await recipesOf(file, given);
          const said = {
            ...(a?.prompt && { prompt: a.prompt }),
            ...(a?.promptFile && { "prompt-file": a.promptFile }),
            ...(a?.steps && { steps: a.steps }),
          };
          expect(said).toEqual({ [name]: value });
        }
      }
    }
  });

  it("of size and ratio is the nearest", async () => {
    const ratio = await recipesOf({ recipes: [{ name: "a", ...EDIT, "aspect-ratio": "1:1" }] }, { size: "10x10" });
    expect(ratio.a).toMatchObject({ aspectRatio: { width: 1, height: 1 } });
    expect(ratio.a?.size).toBeUndefined();
    const source = await recipesOf({ defaults: { size: "10x10" }, recipes: [{ name: "a", ...EDIT, "aspect-ratio": "source" }] });
    expect(source.a?.size).toBeUndefined();
    const size = await recipesOf({ recipes: [{ name: "a", ...EDIT, size: "10x10" }] }, { "aspect-ratio": "1:1" });
    expect(size.a).toMatchObject({ size: { width: 10, height: 10 }, aspectRatio: undefined });
    expect(await problemsOfFile({ recipes: [{ name: "a", ...EDIT, size: "10x10", "aspect-ratio": "1:1" }] })).toHaveLength(1);
  });

  it("is of no concern to a recipe that has no use for it, where it is given for several", async () => {
    const shared = { images: "store/*.png", locales: "fr", glossary: "g.yml", "source-locale": "en", references: "style.png" };
    const recipes = [
      { name: "words" },
      { name: "hero", mode: "generate", prompt: "A lighthouse", output: "hero.png" },
      { name: "sharp", mode: "edit", prompt: "Sharpen." },
    ];
    for (const read of [recipesOf({ recipes }, shared), recipesOf({ defaults: shared, recipes })]) {
      const { words, hero, sharp } = await read;
      expect(words).toMatchObject({ mode: "localize", locales: ["fr"], glossary: "g.yml", images: ["store/*.png"] });
      expect(hero).toMatchObject({ mode: "generate", locales: [], images: [] });
      expect(sharp).toMatchObject({ mode: "edit", locales: [], images: ["store/*.png"] });
    }
  });
});

describe("`recipes`", () => {
  const FILE = {
    recipes: [
      { name: "a", ...EDIT },
      { name: "b b", ...EDIT },
      { name: "c", ...EDIT },
    ],
  };

  it("picks by name, in the file's order", async () => {
    expect(Object.keys(await recipesOf(FILE))).toEqual(["a", "b b", "c"]);
    expect(Object.keys(await recipesOf(FILE, { recipes: "c, a" }))).toEqual(["a", "c"]);
    expect(Object.keys(await recipesOf(FILE, { recipes: "b b\nb b" }))).toEqual(["b b"]);
  });

  it("names recipes that there are, in a file that there is", async () => {
    expect(await problemsOfFile(FILE, { recipes: "a, bb, A" })).toEqual([
      '`recipes`: there is no recipe "bb". Did you mean `b b`?',
      '`recipes`: there is no recipe "A". Did you mean `a`?',
    ]);
    expect(await problemsOf({ recipes: "a" })).toEqual(["`recipes` needs `config`: the file that contains the recipes."]);
  });

  it("leaves out no check of the file, but for what only a run needs", async () => {
    const wrong = {
      recipes: [
        { name: "a", ...EDIT },
        { name: "b", ...EDIT, fit: "stretch" },
      ],
    };
    expect(await problemsOfFile(wrong, { recipes: "a" })).toEqual([expect.stringContaining('`fit`: "stretch" is not allowed.')]);
    const others = {
      recipes: [
        { name: "a", ...EDIT },
        { name: "paid", ...EDIT, provider: "dashscope" },
        { name: "own", ...EDIT, provider: "openai-compatible", model: "m" },
        { name: "new", ...EDIT, "changed-only": true },
      ],
    };
    const schedule = { context: { eventName: "schedule", event: {} } };
    expect(await problemsOfFile(others, { recipes: "a" }, schedule)).toEqual([]);
    expect(await problemsOfFile(others, {}, schedule)).toEqual([
      expect.stringContaining("`api-key` is required"),
      expect.stringContaining("`base-url` is required"),
      expect.stringContaining("`changed-only: true` has nothing to compare on the event `schedule`"),
      expect.stringContaining("`github-token` is empty, but"),
    ]);
  });
});

it("one failure tells all problems of the workflow and of every recipe, each with its line", async () => {
  const text = `defaults:
  fit: stretch
recipes:
  - name: docs
    images: ../*.png
    prompt: "{nonsense}"
  - name: store
    images: store/*.png
    locales: [fr, english]
    verify: text
  - name: hero
    prompt: A lighthouse
  - name: steps
    images: "*.png"
    steps:
      - Sharpen.
      - "{dir}"
    negative-promt: blur
  - name: paid
    images: "*.png"
    prompt: x
    provider: aimlapi
    mask: m.png
`;
  const problems = await problemsOfFile(text, { comment: "maybe", force: "true", frozen: "true", recipes: "stor" });
  const at = (line: number) => `.github/retouch.yml:${line}: `;
  const lines = problems.map((problem) => Number(/^\.github\/retouch\.yml:(\d+): /.exec(problem)?.[1] ?? 0));
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(problems.toSorted()).toEqual(
    [
      '`comment`: "maybe" is not allowed. Allowed: `true` or `false`.',
      "Set either `force` or `frozen`, not both.",
      '`recipes`: there is no recipe "stor". Did you mean `store`?',
      `${at(2)}\`fit\`: "stretch" is not allowed. Allowed: \`cover\`, \`contain\`, \`fill\`, \`fail\`.`,
      `${at(5)}\`images\`: "../*.png" is not allowed. Allowed: globs relative to the workspace, one per line, at least one of them without \`!\`; they may not leave the workspace.`,
      `${at(6)}\`prompt\`: "{nonsense}" is not a placeholder. Use {path} {name} {width} {height}, or {{ for a literal brace.`,
      `${at(9)}\`locales\`: "english" is not allowed. Allowed: BCP 47 tags of known languages, such as \`fr\`, \`pt-BR\` or \`zh-Hans\`.`,
      `${at(7)}\`verify: text\` needs a \`glossary\`: the text to look for.`,
      `${at(11)}\`output\` is required to generate: the path of the new image. (To edit images, set \`images\`.)`,
      `${at(17)}\`steps\`: "{dir}" is not a placeholder. Use {path} {name} {width} {height}, or {{ for a literal brace.`,
      `${at(18)}"negative-promt" is not known here. Did you mean \`negative-prompt\`?`,
      `${at(19)}\`mask\`: the model alibaba/qwen-image-edit takes no mask. Or set \`preserve: outside-change\`: then Retouch keeps to the mask afterwards.`,
    ].toSorted(),
  );
});
