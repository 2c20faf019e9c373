import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { loadInputs } from "../src/inputs/load.ts";
import { readGlossary } from "../src/localize/glossary.ts";

const ROOT = join(import.meta.dirname, "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

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

const blocks = [...README.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

/** A workspace with the files that the README shows: a block whose first line names one is that file. */
const workspace = mkdtempSync(join(tmpdir(), "retouch-readme-"));
mkdirSync(join(workspace, ".github"));
mkdirSync(join(workspace, "docs"));
for (const block of blocks) {
  const [, path] = /^# (\.github\/retouch\.yml|docs\/[\w.]+)\n/.exec(block) ?? [];
  if (path) writeFileSync(join(workspace, path), block);
}
afterAll(() => rmSync(workspace, { recursive: true }));

describe("the README's workflows", () => {
  const examples = blocks.flatMap((block) => findUses(parse(block)));
  test.each(examples.map((inputs, index) => ({ index, inputs })))("example $index has inputs that the action takes", async ({ inputs }) => {
    const variables = Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value.replace("${{ inputs.take }}", "2").replace(/\$\{\{.*?\}\}/g, "something"),
    ]);
    const environment = { ...Object.fromEntries(variables), "INPUT_GITHUB-TOKEN": "something" };
    const context = {
      ...{ workspace, tempDir: workspace, owner: "o", repo: "r", eventName: "push", ref: "refs/heads/main", branch: "main" },
      event: { before: "a".repeat(40), after: "b".repeat(40) },
      ...{ sha: "", apiUrl: "", graphqlUrl: "", serverUrl: "", runId: "", runAttempt: "", workflow: "", job: "" },
    };
    await expect(loadInputs(environment, context)).resolves.toBeDefined();
  });

  test("its glossary is read", async () => {
    const path = "docs/glossary.yml";
    const readCatalogue = async (name: string) => CATALOGUES[name];
    const glossary = await readGlossary({ path, text: readFileSync(join(workspace, path), "utf8") }, { sourceLocale: "en", readCatalogue });
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

  test("the examples were found", () => expect(examples.length).toBeGreaterThanOrEqual(15));
});

describe("the README's troubleshooting", () => {
  const table = README.slice(README.indexOf("## Troubleshooting"), README.indexOf("## Development"));
  const messages = [...table.matchAll(/^\| (.+?) \| .+ \| .+ \|$/gm)].map(([, message = ""]) => message).slice(2);
  // A placeholder in a template literal stands for what differs; the backticks of a message are escaped there.
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(ROOT, "src", file), "utf8"))
    .join("\n")
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
