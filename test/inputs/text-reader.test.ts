import { describe, expect, it } from "vitest";
import { CATALOGUES, createTextReader, RECIPE_FILE } from "../../src/inputs/text-reader.ts";

const KNOWN = { recipeInputs: ["prompt"], listInputs: [], runInputs: [] };

/** A file for which the gettext parser takes time by the square: minutes. */
const PLURALS = Buffer.from(`msgid "a"\nmsgid_plural "b"\n${Array.from({ length: 250_000 }, () => 'msgstr[1] "c"\n').join("")}`);

function readPlurals(options: Parameters<typeof createTextReader>[0]) {
  const content = { terms: new Map(), keep: [], catalogues: [{ path: "fr.po", locale: "fr", line: 1 }], problems: [] };
  const files = new Map([["fr.po", PLURALS]]);
  return createTextReader(options).read(CATALOGUES, { path: "g.yml", content, files }, { path: "g.yml", bytes: PLURALS.length });
}

const recipesOf = (text: string, bytes: number, options = {}) =>
  createTextReader(options).read(RECIPE_FILE, { text, known: KNOWN }, { path: "recipes.yml", bytes });

describe("a file of the repository", () => {
  it("is read the same in a thread of its own, where it is large", async () => {
    const text = "recipes:\n  - name: a\n    prompt: One.\n  - nome: b\n";
    const here = await recipesOf(text, text.length);
    expect(here.problems).toHaveLength(2);
    expect(here.recipes[0]?.given.get("prompt")).toEqual({ text: "One.", line: 3 });
    expect(await recipesOf(text, 1_000_000)).toEqual(here);
  });

  it("has its texts read there too, from bytes", async () => {
    const files = new Map([["fr.po", Buffer.from('msgid "Save"\nmsgstr "Enregistrer"\n')]]);
    const content = { terms: new Map(), keep: ["Retouch"], catalogues: [{ path: "fr.po", locale: "fr", line: 1 }], problems: [] };
    const glossary = await createTextReader().read(CATALOGUES, { path: "g.yml", content, files }, { path: "g.yml", bytes: 1_000_000 });
    expect(glossary).toEqual({ terms: [{ source: "Save", targets: new Map([["fr", "Enregistrer"]]) }], keep: ["Retouch"] });
  });

  it("is refused where it takes too long, and meanwhile the main thread does its work", async () => {
    let ticks = 0;
    const clock = setInterval(() => ticks++, 20);
    const refused = readPlurals({ timeMs: 1500 });
    await expect(refused).rejects.toMatchObject({
      code: "invalid-input",
      message: '"g.yml": reading takes more than 1.5 seconds for all files. Divide it into smaller files, or leave out what is not needed.',
    });
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(20);
  });

  it("is refused where it takes too much memory", async () => {
    const text = `recipes: [${"[],".repeat(150_000)}]`;
    await expect(recipesOf(text, text.length, { memoryMb: 32 })).rejects.toMatchObject({
      code: "invalid-input",
      message: '"recipes.yml": reading takes too much memory. Divide it into smaller files, or leave out what is not needed.',
    });
  });

  it("is not read on when the run is cancelled", async () => {
    const cancellation = new AbortController();
    const reading = readPlurals({ signal: cancellation.signal });
    setTimeout(() => cancellation.abort(new Error("SIGINT")), 300);
    const cancelledAt = Date.now();
    await expect(reading).rejects.toMatchObject({ code: "cancelled" });
    expect(Date.now() - cancelledAt).toBeLessThan(20_000);
    await expect(readPlurals({ signal: cancellation.signal })).rejects.toMatchObject({ code: "cancelled" });
  });

  it("says what went wrong in the thread", async () => {
    const broken = { name: "no such job", run: async () => undefined };
    await expect(createTextReader().read(broken, 1, { path: "x", bytes: 1_000_000 })).rejects.toThrow("no such job");
  });
});
