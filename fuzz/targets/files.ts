import assert from "node:assert/strict";
import fc from "fast-check";
import { RetouchError } from "../../src/errors.ts";
import { RECIPE_INPUTS, RUN_INPUTS } from "../../src/inputs/parse-inputs.ts";
import { readRecipeFile } from "../../src/inputs/recipe-file.ts";
import { completeGlossary, readGlossary } from "../../src/localize/glossary.ts";
import { parseLock } from "../../src/lock/parse-lock.ts";
import { decodeUnicode } from "../../src/text/decode.ts";
import { compileGlobs, createGlobBudget, findGlobProblem } from "../../src/text/glob.ts";
import { type FuzzTarget, tryFor } from "../target.ts";

/*
 * Files of the repository and globs, made from right ones by a hostile hand: each is read, or refused with a reason, in a moment. They are
 * as large as files are that the main thread reads.
 */

const MAX_BYTES = 64_000;
/** Of the CPU, for one input. What was found to take the longest takes one on a slow machine. */
const MAX_SECONDS = 8;

const SAMPLES: Readonly<Record<string, string>> = {
  "recipes.yml": `defaults: &d
  images: [docs/**/*.png, "!docs/old/**"]
  provider: sandbox
recipes:
  - <<: *d
    name: one
    prompt: >-
      Remove
      it.
  - { name: two, steps: [One., Two.], size: 10x10, locales: [fr, de] }
`,
  "g.yml": `terms:\n  Save: { fr: Enregistrer, "zh-Hant": 儲存 }\nkeep: [Retouch, &a "404", *a]\ncatalogues: [{ path: fr.po }]\n`,
  "g.json": '{ // note\n  "terms": { "Save": { "fr": "Enregistrer" } },\n  "keep": ["Retouch"], /* end */\n}\n',
  "fr.po":
    'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Plural-Forms: nplurals=2; plural=n > 1;\\n"\n\n#, fuzzy\nmsgctxt "menu"\nmsgid "_Save"\nmsgstr "_Enregistrer"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n\n#~ msgid "old"\n#~ msgstr "vieux"\n',
  "fr.strings": '/* "x" = 1; */\n"Save" = "Enregistrer"; // y\nkey = "\\U00e9\\n";\n"OK";\n',
  "App.xcstrings":
    '{ "sourceLanguage": "en", "strings": { "Save": { "localizations": { "fr": { "stringUnit": { "state": "translated", "value": "Enregistrer" } } } }, "Acme": { "shouldTranslate": false } } }',
  "fr.xml":
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE resources [<!ENTITY app "Acme">]>\n<resources xmlns:xliff="urn:x"><string name="a">Don\\\'t &app; <xliff:g id="n">%d</xliff:g> &#8230;</string><string-array name="b"><item>c</item></string-array><string name="d"><![CDATA[<b>]]></string></resources>',
  "fr.arb": '{ "@@locale": "fr", "save": "Enregistrer", "@save": { "description": "x" } }',
  "fr.json": '{ "a": { "b_one": "c", "b_other": "d" }, "save": { "message": "Enregistrer", "description": "e" } }',
  "retouch.lock.json": `{\n  "version": 1,\n  "outputs": {\n<<<<<<< a\n    "a.png": {"source":"a.png","sourceBlob":"1","recipe":"2","outputBlob":"3","sha256":"4","bytes":5,"provider":"p","model":"m","cost":null,"at":"2026-01-01T00:00:00Z"}\n=======\n>>>>>>> b\n  }\n}\n`,
};

const PIECES = [
  ..."[ ] { } ( ) < > : , - ? * & ! | > ' \" ` \\ / # % @ = ; . _ ~ ^ $ + 0 a \n \r \t".split(" "),
  ...[
    '\\"',
    "\\\\",
    "/*",
    "*/",
    "//",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a [",
    "&a;",
    "&#x0;",
    "<?",
    "?>",
    "&a ",
    "*a ",
    "<<: *a\n",
  ],
  ...[
    "- ",
    "? ",
    "{a: ",
    "[[",
    '{"a":',
    '"":',
    "--- \n",
    "%YAML 1.2\n",
    "!!set ",
    "|\n",
    ">-\n",
    "\u0000",
    "\ufffd",
    "\ufeff",
    "\ud800",
    "é",
    "日",
  ],
  ...[
    "msgid ",
    "msgstr ",
    'msgstr[1] "c"\n',
    "msgctxt ",
    "#~ ",
    "#| ",
    "__proto__",
    "constructor",
    "bplist00",
    "<xliff:g a='",
    "<<<<<<< ",
    "=======\n",
  ],
];

interface Change {
  kind: "insert" | "delete" | "repeat" | "cut" | "byte";
  /** Shares of the length. */
  at: number;
  length: number;
  times: number;
  piece: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("insert", "insert", "delete", "repeat", "repeat", "cut", "byte"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.double({ min: 0, max: 0.1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  times: fc.oneof(fc.nat(5), fc.nat(MAX_BYTES)),
  piece: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("")),
});

function apply(text: string, { kind, at, length, times, piece }: Change): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + Math.ceil(length * text.length));
  const fill = (part: string) =>
    part.repeat(Math.max(0, Math.min(times, Math.floor((MAX_BYTES - text.length) / Math.max(1, part.length)))));
  if (kind === "insert") return text.slice(0, start) + fill(piece) + text.slice(start);
  if (kind === "repeat") return text.slice(0, end) + fill(text.slice(start, end)) + text.slice(end);
  if (kind === "delete") return text.slice(0, start) + text.slice(end);
  if (kind === "cut") return text.slice(0, start);
  return text.slice(0, start) + String.fromCharCode(times & 0xff) + text.slice(start + 1);
}

async function inTime(what: string, work: () => unknown): Promise<void> {
  const before = process.cpuUsage();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof RetouchError)) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1e6 < MAX_SECONDS, `${what} takes ${(user + system) / 1e6} s`);
}

const KNOWN = { recipeInputs: RECIPE_INPUTS, runInputs: RUN_INPUTS, listInputs: ["images", "locales"] };

async function readFile(path: string, bytes: Buffer): Promise<void> {
  const text = decodeUnicode(bytes) ?? "";
  if (path.startsWith("recipes")) return void readRecipeFile(text, KNOWN);
  if (path.endsWith(".lock.json")) return void parseLock(text, path);
  const isGlossary = path.startsWith("g.");
  const content = isGlossary ? readGlossary({ path, bytes }) : { ...readGlossary({ path: "a.po", bytes }), catalogues: [entryOf(path)] };
  await completeGlossary({ path, content, files: new Map([[path, bytes]]) });
}

function entryOf(path: string) {
  const ownLocale = path.endsWith(".xcstrings");
  const source = /\.(xml|json|arb)$/.test(path) ? path : undefined;
  return { path, source, locale: ownLocale ? undefined : "fr", line: 1 };
}

const file = fc.tuple(
  fc.constantFrom(...Object.keys(SAMPLES)),
  fc.array(change, { maxLength: 6 }),
  fc.constantFrom("utf8", "latin1", "utf16le"),
);

const GLOB_PIECES = [
  "*",
  "**",
  "/",
  "?",
  "a",
  "b",
  "[",
  "]",
  "[!a]",
  "{",
  "}",
  ",",
  "..",
  "(",
  ")",
  "|",
  "+(",
  "*(",
  "!(",
  "@(",
  "?(",
  "\\",
  "1",
  "99",
  "!",
];
const glob = fc
  .array(fc.tuple(fc.constantFrom(...GLOB_PIECES), fc.oneof(fc.constant(1), fc.nat(60))), { minLength: 1, maxLength: 25 })
  .map((parts) => parts.map(([piece, times]) => piece.repeat(times)).join(""));
const path = fc
  .array(fc.tuple(fc.constantFrom("a", "b", "/", "ab", "(", "]", ".png"), fc.nat(80)), { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts
      .map(([piece, times]) => piece.repeat(times))
      .join("")
      .replace(/\/+/g, "/"),
  );

export const target: FuzzTarget = {
  name: "files",
  run: async ({ seed, milliseconds }) => {
    const files = fc.asyncProperty(file, async ([name, changes, encoding]) => {
      const text = changes.reduce(apply, SAMPLES[name] ?? "");
      await inTime(name, () => readFile(name, Buffer.from(text, encoding)));
    });
    const globs = fc.asyncProperty(fc.array(glob, { maxLength: 3 }), fc.array(path, { maxLength: 20 }), async (all, paths) => {
      await inTime("globs", () => {
        if (findGlobProblem(all) !== undefined) return;
        paths.filter(
          compileGlobs(
            all.filter((one) => !one.startsWith("!")),
            paths,
            createGlobBudget(),
          ),
        );
      });
    });
    const half = { seed, milliseconds: milliseconds / 2 };
    return (await tryFor(files, half)) + (await tryFor(globs, half));
  },
};
