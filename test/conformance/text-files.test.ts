import { describe, expect, test } from "vitest";
import { fixedAnswer } from "../emulators/picture.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { sentPrompt, subjectOf } from "./subjects.ts";
import { openWorkbench } from "./workbench.ts";

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());
const INPUTS = { images: "*.png", prompt: "", locales: "fr", glossary: "g.yml", "source-locale": "en" };

describe("files of the repository that are large", () => {
  const texts = (text: (index: number) => string) =>
    JSON.stringify({ ...Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, text(index)])), save: text(-1) });

  test("are read beside the run", async () => {
    const subject = subjectOf("openai-compatible, vllm-omni");
    const files = {
      "a.png": source,
      "g.yml": "catalogues: [{ path: fr.json, locale: fr, source: en.json }]",
      // Texts that are none of a picture, but for one.
      "en.json": texts((index) => (index < 0 ? "Save" : `{x} ${"text ".repeat(10)}${index}`)),
      "fr.json": texts((index) => (index < 0 ? "Enregistrer" : `{x} ${"texte ".repeat(10)}${index}`)),
    };
    await using bench = await openWorkbench(subject, { files, answer });
    const run = await bench.run(INPUTS);
    expect(run.codes).toEqual([null]);
    expect(run.paid.map(sentPrompt)[0]).toContain('"Save" → "Enregistrer"');
  });

  test("do not keep the run from being cancelled, whatever they hold", async () => {
    const subject = subjectOf("openai-compatible, vllm-omni");
    // The parser of gettext takes minutes for it.
    const forms = Array.from({ length: 250_000 }, () => 'msgstr[1] "c"\n').join("");
    const files = {
      "a.png": source,
      "g.yml": "catalogues: [{ path: fr.po, locale: fr }]",
      "fr.po": `msgid "a"\nmsgid_plural "b"\n${forms}`,
    };
    await using bench = await openWorkbench(subject, { files, answer });
    const run = await bench.run(INPUTS, { cancelWhen: () => true });
    expect(run.signal, "it ended by itself, before the runner's SIGTERM").toBeNull();
    expect(run.requests).toEqual([]);
    expect(run.annotations.map(({ message }) => message)).toEqual([
      expect.stringContaining("The run was cancelled while it read files of the repository."),
    ]);
  });
});
