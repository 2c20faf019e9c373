import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import type { InputValue, RawRecipe } from "../../src/inputs/input-value.ts";
import { readRecipeFile } from "../../src/inputs/recipe-file.ts";
import { configJsonSchema, type SchemaInput } from "../../src/inputs/recipe-file-schema.ts";

const RECIPE: Record<string, SchemaInput> = {
  images: { description: "Globs.", recipe: true, list: true },
  prompt: { description: "The instruction.", recipe: true },
  "prompt-file": { description: "A file that holds it.", recipe: true },
  provider: { description: "Whose model.", recipe: true, schema: { enum: ["sandbox", "dashscope"] } },
  locales: { description: "Languages.", recipe: true, list: true },
  glossary: { description: "A file of terms.", recipe: true },
  output: { description: "A path template.", recipe: true },
  model: { description: "A model.", recipe: true },
  size: { description: "Pixels.", recipe: true },
  "aspect-ratio": { description: "A ratio.", recipe: true },
  seed: { description: "A number.", recipe: true },
  watermark: { description: "A boolean.", recipe: true },
  timeout: { description: "Seconds.", recipe: true },
  // Refused however the table of inputs has them.
  "base-url": { description: "An address.", recipe: true },
  "api-key": { description: "A key.", recipe: true },
  recipes: { description: "Names.", recipe: true },
};
const RUN = ["deliver", "comment", "max-cost", "github-token", "config"];
const TABLE = { ...RECIPE, ...Object.fromEntries(RUN.map((name) => [name, { description: name, recipe: false }])) };

function read(text: string) {
  const names = Object.keys(RECIPE);
  const listInputs = names.filter((name) => RECIPE[name]?.list);
  const { recipes, problems } = readRecipeFile(text, { recipeInputs: names, listInputs, runInputs: RUN });
  return { recipes, problems: problems.map(({ line, text }) => `${line}: ${text}`) };
}

/** The recipes of a file without problems: name, place, and each value as `text @line`. */
function plain(text: string) {
  const { recipes, problems } = read(text);
  expect(problems).toEqual([]);
  const show = ({ text, line }: InputValue) => `${text} @${line}`;
  return recipes.map(({ name, line, given, steps }: RawRecipe) => ({
    recipe: show({ text: name, line }),
    ...Object.fromEntries([...given].map(([input, value]) => [input, show(value)])),
    ...(steps && { steps: steps.map(show) }),
  }));
}

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(Object(configJsonSchema(TABLE)));
const isValid = (text: string) => validate(parse(text, { merge: true }));

const EXAMPLE = `# yaml-language-server: $schema=https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.schema.json
defaults: { provider: dashscope, timeout: 600 }
recipes:
  - name: docs
    images: [docs/**/*.png, "!docs/logos/**"]
    prompt: Remove the mouse pointer.
  - name: store
    images: |
      store/*.png
    locales: [fr, de, pt-BR]
    glossary: store/glossary.yml
  - name: hero
    prompt: A lighthouse at dawn
    output: assets/hero.png
    size: 1536x1024
  - name: clean
    images: shots/*.png
    steps:
      - Remove the background.
      - Make the colours warmer.
`;

const EXAMPLE_READ = [
  {
    recipe: "docs @4",
    provider: "dashscope @2",
    timeout: "600 @2",
    images: "docs/**/*.png\n!docs/logos/** @5",
    prompt: "Remove the mouse pointer. @6",
  },
  {
    recipe: "store @7",
    provider: "dashscope @2",
    timeout: "600 @2",
    images: "store/*.png @8",
    locales: "fr\nde\npt-BR @10",
    glossary: "store/glossary.yml @11",
  },
  {
    recipe: "hero @12",
    provider: "dashscope @2",
    timeout: "600 @2",
    prompt: "A lighthouse at dawn @13",
    output: "assets/hero.png @14",
    size: "1536x1024 @15",
  },
  {
    recipe: "clean @16",
    provider: "dashscope @2",
    timeout: "600 @2",
    images: "shots/*.png @17",
    steps: ["Remove the background. @19", "Make the colours warmer. @20"],
  },
];

describe("a file of recipes", () => {
  it("gives each recipe its inputs with their lines, over the defaults", () => {
    expect(plain(EXAMPLE)).toEqual(EXAMPLE_READ);
  });

  it("has the same lines with CRLF and behind a byte order mark", () => {
    expect(plain(EXAMPLE.replaceAll("\n", "\r\n"))).toEqual(EXAMPLE_READ);
    expect(plain(`\ufeff${EXAMPLE}`)).toEqual(EXAMPLE_READ);
  });

  it("may be JSON, with tabs", () => {
    expect(plain('{\n\t"recipes": [\n\t\t{ "name": "a",\n\t\t\t"seed": 7 }\n\t]\n}\n')).toEqual([{ recipe: "a @3", seed: "7 @4" }]);
  });

  it("keeps its line count over comments, blank lines and texts of several lines", () => {
    const text = `# a

recipes: # b
  # c

  - # d
    name: a # e
    prompt: >-
      Remove

      the pointer. # no comment
    # f
    output: "a
      b"

    seed: 1
`;
    expect(plain(text)).toEqual([{ recipe: "a @7", prompt: "Remove\nthe pointer. # no comment @8", output: "a b @13", seed: "1 @16" }]);
  });

  it("gives numbers and booleans as they are written", () => {
    const values = ["007", "1e3", "0x1F", "0o17", "1_000", "1.50", "+1", "-0", ".inf", "16:9", "True", "FALSE", "yes", "2026-10-05"];
    for (const value of values)
      expect(plain(`recipes: [{ name: 1.0, size: ${value} }]`)).toEqual([{ recipe: "1.0 @1", size: `${value} @1` }]);
  });

  it("gives a text as it is, trimmed, however it is written", () => {
    const text = `recipes:
  - name: '  its '
    prompt: "  \\u00e4 \\"quoted\\" \\n next "
    output: '!x'
    glossary: it''s # a comment
`;
    expect(plain(text)).toEqual([{ recipe: "its @2", prompt: 'ä "quoted" \n next @3', output: "!x @4", glossary: "it''s @5" }]);
  });

  it("gives any list of globs line by line", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!*{}a-z,/.#:&'"%@ -]*[a-z]$/), { minLength: 1 }), (globs) => {
        const trimmed = globs.map((glob) => glob.trim());
        const { recipes, problems } = read(stringify({ recipes: [{ name: "a", images: globs }] }, { lineWidth: 0 }));
        expect(problems).toEqual([]);
        expect(recipes[0]?.given.get("images")?.text).toBe(trimmed.join("\n"));
      }),
      { numRuns: 50 },
    );
  });

  it.each(["", "null", "~", '""', "'  '", "[]"])("takes %j for not set, and for a default that does not hold", (nothing) => {
    expect(plain(`defaults: { images: a, seed: 1 }\nrecipes: [{ name: a, images: ${nothing} }]`)).toEqual([
      { recipe: "a @2", seed: "1 @1" },
    ]);
    expect(plain(`defaults: { images: ${nothing} }\nrecipes: [{ name: a }]`)).toEqual([{ recipe: "a @2" }]);
  });

  it.each(["defaults:", "defaults: {}", "$schema: x", "steps-are-not-here: 1"])("needs nothing but recipes (%j)", (line) => {
    const { problems } = read(`${line}\nrecipes: [{ name: a, steps: }]\n`);
    expect(problems).toHaveLength(line.startsWith("steps") ? 1 : 0);
  });

  it("follows aliases and merge keys to where a value stands", () => {
    const text = `defaults:
  images: &globs
    - a.png
    - &hidden "!b.png"
  output: &out x.png
recipes:
  - &first
    name: first
    prompt: One.
    size: 1x1
  - <<: *first
    name: second
    images: [ c.png, *hidden ]
    output: *out
  - name: third
    <<: [ { prompt: Three., seed: 3 }, *first ]
    locales: *globs
    size: null
  - name: fourth
    <<: { seed: 4 }
    <<: { seed: 5, timeout: 5 }
    steps: [ *hidden ]
`;
    const defaults = { images: "a.png\n!b.png @2", output: "x.png @5" };
    expect(plain(text)).toEqual([
      { recipe: "first @8", ...defaults, prompt: "One. @9", size: "1x1 @10" },
      { recipe: "second @11", images: "c.png\n!b.png @13", output: "x.png @14", prompt: "One. @9", size: "1x1 @10" },
      { recipe: "third @15", ...defaults, prompt: "Three. @16", seed: "3 @16", locales: "a.png\n!b.png @17" },
      { recipe: "fourth @19", ...defaults, seed: "4 @20", timeout: "5 @21", steps: ["!b.png @22"] },
    ]);
  });

  it("an anchor means what stood there last", () => {
    expect(plain("defaults: { seed: &x 1, size: *x, output: &x 2 }\nrecipes: [{ name: a, timeout: *x }]")).toEqual([
      { recipe: "a @2", seed: "1 @1", size: "1 @1", output: "2 @1", timeout: "2 @2" },
    ]);
  });

  it("ends where a map merges itself, or many times the same", () => {
    expect(plain("recipes: [&a { name: a, <<: *a, seed: 1 }]")).toEqual([{ recipe: "a @1", seed: "1 @1" }]);
    const levels = Array.from({ length: 60 }, (_, level) => `&m${level + 1} { <<: [*m${level}, *m${level}] }`);
    expect(plain(`recipes: [{ name: a, <<: [&m0 { seed: 1 }, ${levels.join(", ")}] }]`)).toEqual([{ recipe: "a @1", seed: "1 @1" }]);
  });

  it("lets what a recipe sets take the place of a default that says the same in another way", () => {
    const text = `defaults: { prompt-file: p.md, size: 1x1 }
recipes:
  - { name: a, prompt: x, aspect-ratio: 1:1 }
  - { name: b, steps: [x] }
  - { name: c, prompt: null, aspect-ratio: "" }
`;
    expect(plain(text)).toEqual([
      { recipe: "a @3", prompt: "x @3", "aspect-ratio": "1:1 @3" },
      { recipe: "b @4", size: "1x1 @1", steps: ["x @4"] },
      { recipe: "c @5", "prompt-file": "p.md @1", size: "1x1 @1" },
    ]);
  });

  it("does not give a model of one provider to another", () => {
    const recipes = `recipes:
  - { name: a, provider: oxen }
  - { name: b, provider: dashscope }
  - { name: c, provider: null }
  - { name: d, provider: oxen, model: n }
`;
    expect(plain(`defaults: { provider: dashscope, model: m }\n${recipes}`)).toEqual([
      { recipe: "a @3", provider: "oxen @3" },
      { recipe: "b @4", provider: "dashscope @4", model: "m @1" },
      { recipe: "c @5", model: "m @1" },
      { recipe: "d @6", provider: "oxen @6", model: "n @6" },
    ]);
    expect(plain(`defaults: { model: m }\n${recipes}`)[0]).toEqual({ recipe: "a @3", provider: "oxen @3", model: "m @1" });
  });
});

const SECRET =
  "is not allowed in a file of the repository, because anyone who can push could send the images and the key to another server; set it in the workflow.";
const WHOLE = "applies to the whole run; set it in the workflow.";
const NAME = "`name` must be 1 to 60 letters, digits, spaces, `.`, `_` or `-`, and begin with a letter or digit.";
const STEPS = "`steps` must be a list of 1 to 10 prompts, which are applied one after another.";
const STEP = "A step must be a prompt: a string that is not empty.";
const REQUIRED = "`recipes` is required: a list, each item with a `name` and inputs.";
const QUOTES =
  "Put a value in quotes if it contains `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote.";

/** A recipe of one more line, the third. */
const recipe = (line: string) => `recipes:\n  - name: a\n    ${line}\n`;

/** Files that both the reader and the schema refuse, and what the reader says. */
const WRONG: [text: string, problems: string[]][] = [
  ["", ["1: The file must be a mapping with the list `recipes`."]],
  ["\n# nothing\n", ["1: The file must be a mapping with the list `recipes`."]],
  ["\n- name: a\n", ["2: The file must be a mapping with the list `recipes`."]],
  ["defaults: {}\n", [`1: ${REQUIRED}`]],
  ["\nrecipes:\n", [`2: ${REQUIRED}`]],
  ["\nrecipes: []\n", [`2: ${REQUIRED}`]],
  ["defaults:\nrecipes: { name: a }\n", [`2: ${REQUIRED}`]],
  ["defaults: [seed]\nrecipes: [{ name: a }]\n", ["1: `defaults` must be a mapping of inputs."]],
  ["recipes:\n  - a\n  -\n  - [a]\n", [2, 3, 4].map((line) => `${line}: A recipe must be a mapping with a \`name\` and inputs.`)],
  // Names
  ["recipes:\n  - seed: 1\n  - name:\n", ["2: `name` is required in a recipe.", "3: `name` is required in a recipe."]],
  ...["a,b", "-a", "a/b", '"a\\nb"', "[a]", "{ a: b }", "x".repeat(61), "é!"].map((name): [string, string[]] => [
    `recipes:\n  - seed: 1\n    name: ${name}\n`,
    [`3: ${NAME}`],
  ]),
  // Keys
  [recipe("imges: x"), ['3: "imges" is not known here. Did you mean `images`?']],
  [recipe('"a\\nb": x'), ['3: "a\\nb" is not known here.']],
  [recipe("__proto__: x"), ['3: "__proto__" is not known here.']],
  ["version: 1\nx: 2\nrecipes: [{ name: a }]\n", ['1: "version" is not known here.', '2: "x" is not known here.']],
  ["recipe: []\nrecipes: [{ name: a }]\n", ['1: "recipe" is not known here. Did you mean `recipes`?']],
  ["recipes: [{ name: a }]\nseed: 1\n", ["2: `seed` belongs in a recipe or in `defaults`."]],
  ["recipes: [{ name: a }]\nseeds: 1\n", ['2: "seeds" is not known here. `seed` belongs in a recipe or in `defaults`.']],
  ["recipes: [{ name: a }]\ndeliver: none\n", [`2: \`deliver\` ${WHOLE}`]],
  [recipe("defaults: {}"), ["3: `defaults` belongs at the top of the file."]],
  ...[...RUN.filter((name) => name !== "github-token"), "recipes"].flatMap((name): [string, string[]][] => [
    [recipe(`${name}: x`), [`3: \`${name}\` ${WHOLE}`]],
    [`recipes: [{ name: a }]\ndefaults:\n  ${name}: x\n`, [`3: \`${name}\` ${WHOLE}`]],
  ]),
  ...["base-url", "api-key", "github-token"].flatMap((name): [string, string[]][] => [
    [recipe(`${name}: sk-1`), [`3: \`${name}\` ${SECRET}`]],
    [`recipes: [{ name: a }]\ndefaults:\n  ${name}: null\n`, [`3: \`${name}\` ${SECRET}`]],
    [`recipes: [{ name: a }]\n\n${name}: sk-1\n`, [`3: \`${name}\` ${SECRET}`]],
  ]),
  [recipe("api_key: sk-1"), [`3: "api_key" is not known here. \`api-key\` ${SECRET}`]],
  ["defaults:\n  name: a\n  steps: [x]\nrecipes: [{ name: a }]\n", ["2: `name` belongs in a recipe.", "3: `steps` belongs in a recipe."]],
  [
    "recipes:\n  - &a\n    name: a\n    imges: x\n  - <<: *a\n    name: b\n    seeed: 1\n",
    ['4: "imges" is not known here. Did you mean `images`?', '7: "seeed" is not known here. Did you mean `seed`?'],
  ],
  // Values
  [recipe("prompt: { a: b }"), ["3: `prompt` must be a single value, not a mapping."]],
  [recipe("prompt: [a, b]"), ["3: `prompt` must be a single value, not a list."]],
  [recipe("images: { a: b }"), ["3: `images` must be a string or a list of strings, not a mapping."]],
  [recipe("images:\n      - a\n      - [b]"), ["5: `images` must be a list of strings; this item is a list."]],
  [
    recipe("images:\n      - a\n      - b: c"),
    ["5: `images` must be a list of strings; this item is a mapping. Put it in quotes if it contains a colon."],
  ],
  [
    recipe("images:\n      - docs/en/*.png\n      - 3\n      - true"),
    ["5", "6"].map((line, index) => `${line}: \`images\` must be a list of strings; put "${[3, true][index]}" in quotes.`),
  ],
  [recipe("images:\n      - a\n      -\n      - ~"), ["5: `images` has an empty item.", "6: `images` has an empty item."]],
  // Steps
  [recipe("steps: []"), [`3: ${STEPS}`]],
  [recipe("steps: Remove it."), [`3: ${STEPS}`]],
  [recipe("steps: { a: b }"), [`3: ${STEPS}`]],
  [recipe(`steps: [${"x, ".repeat(10)}x]`), [`3: ${STEPS}`]],
  [
    recipe("steps:\n      - a\n      - ''\n      -\n      - 7\n      - [b]\n      - b: c"),
    [5, 6, 7, 8, 9].map((line) => `${line}: ${STEP}`),
  ],
  [recipe("steps: [x]\n    prompt: y"), ["4: Set either `prompt` or `steps`, not both."]],
  [recipe("prompt-file: y\n    steps: [x]"), ["3: Set either `prompt-file` or `steps`, not both."]],
];

/** Files that are not YAML, or not the YAML that was meant. */
const NOT_YAML: [text: string, problems: string[]][] = [
  [recipe("images: *.png"), ['3: Put "*.png" in quotes. A value that begins with `*` needs them.']],
  [recipe("images: **/*.{png,jpg}"), ['3: Put "**/*." in quotes. A value that begins with `*` needs them.']],
  [recipe("images: [a, !b/**]"), ['3: Put "!b/**" in quotes. A value that begins with `!` needs them.']],
  [recipe("images: [a, ! b/**]"), ['3: Put "!" in quotes. A value that begins with `!` needs them.']],
  [recipe("images: {a,b}/*.png"), [`3: Unexpected text. ${QUOTES}`]],
  [recipe("prompt: Do this: remove it."), [`3: ${QUOTES}`]],
  [recipe("prompt: @x"), [`3: ${QUOTES}`]],
  [recipe("images:\n\t- a"), ["4: Indent with spaces, not with tabs."]],
  [recipe("prompt: *a\n    images: &a x"), ['3: Put "*a" in quotes. A value that begins with `*` needs them.']],
  ["recipes: [{ name: a }]\n---\nrecipes: []\n", ["2: A second document begins here; the file must contain only one."]],
  ["recipes:\n  - name: a\n    prompt: @x\n    output: `y`\n", [`3: ${QUOTES}`, `4: ${QUOTES}`]],
  [`recipes: ${"[".repeat(20_000)}`, ["1: The file is nested too deeply."]],
  [recipe("? [a, b]\n    : x"), ["3: A key must be a string; put it in quotes."]],
  [recipe("<<: x"), ["3: `<<` must refer to a mapping, or to a list of mappings."]],
  [recipe("seed: 1\n    size: 1x1\n    seed: 2"), ['5: The key "seed" is already on line 3.']],
  ["recipes: [{ name: a }]\nrecipes: []\n", ['2: The key "recipes" is already on line 1.']],
  ["recipes:\n  - name: a\n  - seed: 1\n    name: a\n", ['4: The name "a" is already used by the recipe on line 2.']],
  [recipe(`prompt: ${"é".repeat(500_000)}`), ["1: The file is larger than 1 MB."]],
];

/** For the names of tests: the end, where files differ. */
const shorten = (text: string) => JSON.stringify(text.length > 50 ? `…${text.slice(-50)}` : text);

describe("a wrong file of recipes", () => {
  it.each([...WRONG, ...NOT_YAML].map(([text, problems]) => ({ text, problems, short: shorten(text) })))(
    "is an error with its line: $short",
    ({ text, problems }) => {
      expect(read(text).problems).toEqual(problems);
      const crlf = read(text.replaceAll("\n", "\r\n")).problems;
      expect(crlf).toEqual(read(text).problems);
    },
  );

  it("tells all of it at once, in the order of the file, and leaves the rest for further checks", () => {
    const text = `recipe: 1
recipes:
  - name: a
    imges: x
    size: 1e3
  - seed: 1
    deliver: none
defaults: { name: b }
`;
    const { recipes, problems } = read(text);
    expect(problems).toEqual([
      '1: "recipe" is not known here. Did you mean `recipes`?',
      '4: "imges" is not known here. Did you mean `images`?',
      "6: `name` is required in a recipe.",
      `7: \`deliver\` ${WHOLE}`,
      "8: `name` belongs in a recipe.",
    ]);
    expect(recipes.map(({ name, given }) => [name, Object.fromEntries(given)])).toEqual([
      ["a", { size: { text: "1e3", line: 5 } }],
      ["recipe 2", { seed: { text: "1", line: 6 } }],
    ]);
  });

  it("tells a hundred problems at most, and looks for what was meant by no others", () => {
    const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}aa: 1\n`);
    const before = process.cpuUsage();
    const { problems } = read(`recipes: [{ name: a }]\n${keys.join("")}`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toBe("101: There are more problems than these. Fix these first.");
    // To compare each of them with all others, and with all names of inputs, took minutes.
    expect(process.cpuUsage(before).user).toBeLessThan(20_000_000);
  });

  it("has no more recipes, and no longer values, than are looked at in a moment", () => {
    const many = Array.from({ length: 201 }, (_, index) => `  - name: r${index}\n`);
    expect(read(`recipes:\n${many.join("")}`).problems).toEqual([
      "1: `recipes` has more than 200 items. Divide them among several files and steps.",
    ]);
    const long = "x".repeat(100_001);
    expect(
      read(`defaults: { images: [${long}] }\nrecipes:\n  - name: a\n    prompt: ${long}\n  - name: b\n    steps: [${long}]\n`).problems,
    ).toEqual([
      "1: `images` has more than 100000 characters.",
      "4: `prompt` has more than 100000 characters.",
      "6: `steps` has more than 100000 characters.",
    ]);
  });

  it("never shows what somebody wrote as a key", () => {
    for (const line of [
      "api-key: sk-secret",
      "api_key: sk-secret",
      "api-key: [sk-secret: x",
      "api-key: {sk-secret",
      "github-token: 'sk-secret",
    ]) {
      const { problems } = read(recipe(line));
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.join("\n")).not.toContain("sk-secret");
    }
  });

  it("whatever it holds, is told or read, and every problem has a line of the file", () => {
    const piece = fc.constantFrom(
      "recipes",
      "name",
      "defaults",
      "steps",
      "images",
      ":",
      " ",
      "  ",
      "\n",
      "\n  ",
      "- ",
      "&a",
      "*a",
      "<<",
      "[",
      "{",
      "]",
      "}",
      "'",
      "!x",
      "#",
      "\t",
      "|",
      "null",
      "\r",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { problems, recipes } = read(text);
        expect(problems.length > 0 || recipes.length > 0).toBe(true);
        const count = text.split("\n").length;
        for (const problem of problems) {
          const line = Number(/^(\d+): \S/.exec(problem)?.[1]);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(count);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("the schema that is published for editors", () => {
  it("takes the example, and what else the reader takes", () => {
    expect(isValid(EXAMPLE)).toBe(true);
    for (const line of [
      "seed: 1",
      "watermark: true",
      "images: x",
      "images: null",
      "locales: [no, de]",
      "provider: null",
      "steps: null",
      "prompt: x\n    steps:",
      "steps: [x]\n    prompt:",
      "<<: { seed: 1 }",
    ]) {
      expect(read(recipe(line)).problems).toEqual([]);
      expect([line, isValid(recipe(line))]).toEqual([line, true]);
    }
    expect(isValid("$schema: x\ndefaults:\nrecipes: [{ name: 7 }]")).toBe(true);
  });

  it.each(WRONG.map(([text]) => ({ text, short: shorten(text) })))("refuses what the reader refuses: $short", ({ text }) => {
    expect(isValid(text)).toBe(false);
  });

  it("knows the values of an input that has a closed set of them", () => {
    expect(isValid(recipe("provider: sandbox"))).toBe(true);
    expect(isValid(recipe("provider: other"))).toBe(false);
    expect(isValid("defaults: { provider: other }\nrecipes: [{ name: a }]")).toBe(false);
  });
});
