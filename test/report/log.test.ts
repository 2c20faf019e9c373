import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invalidInputs, RetouchError } from "../../src/errors.ts";
import type { RunNotice } from "../../src/notices.ts";
import { annotate, deliveryLines, finalLines, planLines, taskLines, toLogText } from "../../src/report/log.ts";
import { waitingLine } from "../../src/report/progress.ts";
import type { Report } from "../../src/report/report.ts";
import {
  asFailure,
  asPlanned,
  freeText,
  sampleFailure,
  sampleGenerated,
  sampleLocalized,
  sampleOutcome,
  sampleReport,
  sampleUntouched,
  withCandidates,
} from "./sample-report.ts";

const taskLine = (task: Parameters<typeof taskLines>[0]) => taskLines(task).join("\n");
const finalLine = (report: Report) => finalLines(report).join("\n");

describe("log", () => {
  test("one line a task", () => {
    expect(taskLine({ n: 2, m: 40, outcome: sampleOutcome("docs/a.png") })).toBe("[ 2/40] edited docs/a.png 1280×720 280 KB $0.055 4.2 s");
    expect(taskLine({ n: 12, m: 40, outcome: sampleOutcome("a.png", { output: "b.png", locale: "fr", cost: null }) })).toBe(
      "[12/40] edited a.png -> b.png fr 1280×720 280 KB 4.2 s",
    );
    const text = { score: 0.962, missing: [], left: [] };
    expect(taskLine({ n: 12, m: 40, outcome: sampleLocalized("a.png", "fr", { recipe: "store", text }) })).toBe(
      "[12/40] store: localized a.png -> a.fr.png fr 1280×720 280 KB text 96 % $0.03 4.2 s",
    );
    expect(taskLine({ n: 1, m: 1, outcome: withCandidates(sampleGenerated("hero.png"), 4) })).toBe(
      "[1/1] generated hero.png 1024×1024 280 KB 4 candidates $0.055 4.2 s",
    );
    expect(taskLine({ n: 3, m: 3, outcome: sampleUntouched("docs/a.png", "unchanged") })).toBe("[3/3] up to date: docs/a.png");
  });

  test("failures with code, message and advice; warnings below", () => {
    expect(taskLine({ n: 1, m: 2, outcome: sampleFailure("a.png", "timeout", "No result after 300 s.") })).toMatchInlineSnapshot(`
      "[1/2] failed a.png 2.1 s
        timeout: No result after 300 s.
        advice: Raise \`timeout\` or run again later."
    `);
    expect(
      taskLine({ n: 2, m: 2, outcome: sampleOutcome("a.png", { warnings: [{ code: "option-ignored", option: "seed", model: "m" }] }) }),
    ).toMatchInlineSnapshot(`
      "[2/2] edited a.png 1280×720 280 KB $0.055 4.2 s
        warning: \`seed\` was ignored: the model m does not support it."
    `);
  });

  test("the words of the glossary that are wrong", () => {
    const text = { score: 0.4, missing: ["::error::Speichern", "Öffnen"], left: ["Save"] };
    expect(taskLine({ n: 1, m: 1, outcome: sampleLocalized("a.png", "de", { text }) })).toBe(
      `[1/1] localized a.png -> a.de.png de 1280×720 280 KB text 40 % $0.03 4.2 s
  text missing: "::error::Speichern", "Öffnen"
  text still in the source language: "Save"`,
    );
    // The error names them.
    expect(taskLine({ n: 1, m: 1, outcome: asFailure(sampleLocalized("a.png", "de", { text }), "verify", 'missing: "Öffnen".') })).toBe(
      `[1/1] failed a.png -> a.de.png de text 40 % 2.1 s
  verify: missing: "Öffnen".
  advice: Check the image in the artifact, then change the prompt, the glossary or the model.`,
    );
  });

  test("which images have that of another locale in their place", () => {
    const failed = { ...asFailure(sampleLocalized("a.png", "de"), "verify", "Wrong."), fallback: "en" };
    expect(deliveryLines(sampleReport([failed, sampleLocalized("a.png", "fr")]))).toEqual([
      "failed; the `en` image was used instead: a.de.png",
    ]);
  });

  test("waiting", () => {
    const waiting = { inProgress: 3, done: 12, total: 40, cost: 0.66, isHeld: false, leftMs: undefined };
    expect(waitingLine(waiting)).toBe("waiting for the provider: 3 in progress, 12 of 40 done, $0.66 so far");
    expect(waitingLine({ ...waiting, cost: null })).toBe("waiting for the provider: 3 in progress, 12 of 40 done");
    expect(waitingLine({ ...waiting, isHeld: true, leftMs: 280_000 })).toBe(
      "waiting for the rate limit: 3 in progress, 12 of 40 done, $0.66 so far, about 5 min left",
    );
    expect(waitingLine({ ...waiting, leftMs: 2000 })).toMatch(/, about 1 min left$/);
  });

  test("the plan", () => {
    const outcomes = [sampleUntouched("a.png", "planned", 0.055), sampleUntouched("b.png", "modified")];
    expect(planLines(sampleReport(outcomes, { dryRun: true }))).toMatchInlineSnapshot(`
      [
        "[1/2] edit: a.png $0.055",
        "[2/2] kept: edited by hand: b.png",
        "plan: 1 image to edit, about $0.055",
      ]
    `);
    const done = sampleLocalized("a.png", "fr");
    done.result.status = "unchanged";
    expect(planLines(sampleReport([done], { dryRun: true })).at(-1)).toBe("plan: 0 images to localize, about $0.03");
    expect(planLines(sampleReport([], { dryRun: true }))).toEqual([]);
    const recipes = [
      sampleLocalized("a.png", "fr", { recipe: "store" }),
      sampleLocalized("a.png", "de", { recipe: "store" }),
      sampleGenerated("b.png", { recipe: "hero" }),
    ];
    expect(planLines(sampleReport(recipes.map(asPlanned), { dryRun: true }))).toMatchInlineSnapshot(`
      [
        "[1/3] store: localize: a.png -> a.fr.png fr $0.03",
        "[2/3] store: localize: a.png -> a.de.png de $0.03",
        "[3/3] hero: generate: b.png $0.055",
        "plan of store: 2 images to localize, about $0.06",
        "plan of hero: 1 image to generate, about $0.055",
        "plan: 2 images to localize, 1 to generate, about $0.115",
      ]
    `);
  });

  test("the end, with the reason when nothing was done, and with the sandbox", () => {
    expect(finalLine(sampleReport([sampleOutcome("a.png"), sampleFailure("b.png", "timeout", "x")]))).toBe(
      "Retouch: 1 image edited, 1 failed, aimlapi alibaba/qwen-image-edit, $0.055 (estimated), 1 min 12 s",
    );
    expect(finalLine(sampleReport([], { skip: { reason: "no-match", why: "nothing-changed", patterns: ["*.png"] }, cost: 0 }))).toContain(
      "\nWhy: Nothing was done: no changed image matches `*.png`",
    );
    expect(finalLine(sampleReport([sampleOutcome("a.png")], { models: [{ provider: "sandbox", model: "sandbox" }] }))).toContain(
      "calls no model",
    );
    expect(finalLine(sampleReport([], { errors: [new RetouchError("invalid-input", "x")] }))).toContain("the run failed");
  });

  test("text of others begins no line and ends none", () => {
    const piece = fc.oneof(
      fc.constantFrom("::error::x", "##[error]x", "#", "[", "##", "\n", "\r", "\u2028", "\u200b", "\u001b[2J", "::", "%0A", " "),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        expect(toLogText(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        const words = { score: 0.5, missing: [text], left: [text] };
        const failed = { ...asFailure(sampleLocalized(text, text, { text: words, recipe: text }), "refused", text), fallback: text };
        failed.result.warnings = [freeText(text)];
        const report = sampleReport([failed], {
          dryRun: true,
          skip: { reason: "label", label: text },
          models: [{ provider: text, model: `${text}.` }],
        });
        const lines = [...planLines(report), ...deliveryLines(report)];
        for (const line of [...taskLines({ n: 1, m: 1, outcome: failed }), ...finalLines(report), ...lines]) {
          expect(line).toMatch(/^(?:\[1\/1\] | {2}(?:refused|advice|warning|text [a-z ]+): |Retouch: |Why: |plan: |failed; )/);
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("annotations", () => {
  test("one a failure, with its file, code and advice", () => {
    expect(annotate(sampleReport([sampleOutcome("a.png"), sampleFailure("b.png", "refused", "The prompt was refused.")]))).toEqual([
      {
        level: "error",
        title: "Retouch: refused",
        file: "b.png",
        message: "The prompt was refused. Change the prompt or exclude the image.",
      },
    ]);
  });

  test("end with the message where there is no general advice, and list all problems", () => {
    const errors = [new RetouchError("delivery", "Grant `contents: write`."), invalidInputs(["`a`: x\ny.", "`b`: z."])];
    expect(annotate(sampleReport([], { errors })).map(({ message }) => message)).toEqual([
      "Grant `contents: write`.",
      "2 problems in the inputs:\n- `a`: x y.\n- `b`: z.",
    ]);
  });

  test("stand at the first line of a file that is wrong", () => {
    const at = (line: number) => ({ file: "recipes.yml", line, text: `wrong ${line}.` });
    const [annotation, ...others] = annotate(sampleReport([], { errors: [invalidInputs(["`a`: x.", at(3), at(7), at(7)])] }));
    expect(others).toEqual([]);
    expect(annotation).toMatchObject({ file: "recipes.yml", line: 3 });
    expect(annotation?.message).toBe("3 problems in the inputs:\n- `a`: x.\n- recipes.yml:3: wrong 3.\n- recipes.yml:7: wrong 7.");
  });

  test("name the locale that failed", () => {
    const [annotation] = annotate(sampleReport([asFailure(sampleLocalized("a.png", "pt-BR"), "verify", "Wrong.")]));
    expect(annotation).toMatchObject({ title: "Retouch: verify (pt-BR)", file: "a.png" });
  });

  test("at most ten errors and ten warnings", () => {
    const outcomes = Array.from({ length: 30 }, (_, n) => sampleFailure(`${n}.png`, "refused", "x"));
    const errors = [new RetouchError("delivery", "x")];
    const notices = Array.from({ length: 12 }, (_, n): RunNotice => ({ code: "comment-failed", reason: `w${n}` }));
    const annotations = annotate(sampleReport(outcomes, { errors, notices }));
    expect(annotations.filter(({ level }) => level === "error")).toHaveLength(10);
    expect(annotations.filter(({ level }) => level === "warning")).toHaveLength(10);
    expect(annotations[0]).toMatchObject({ title: "Retouch: delivery" });
  });

  test("each failed task has its own, also where all failed for one reason", () => {
    const outcomes = ["a.png", "b.png"].map((path) => sampleFailure(path, "unauthorized", "Over."));
    expect(annotate(sampleReport(outcomes)).map(({ title, file }) => [title, file])).toEqual([
      ["Retouch: unauthorized", "a.png"],
      ["Retouch: unauthorized", "b.png"],
    ]);
  });

  test("messages keep their lines, each of them harmless, within the runner's 4,096 characters", () => {
    const [annotation] = annotate(sampleReport([sampleFailure("a.png", "refused", `a\n::error::b\u001b[0m${"x".repeat(9000)}`)]));
    expect(annotation?.message).toMatch(/^a\n::error::bx+… Change the prompt/);
    expect(annotation?.message.length).toBeLessThan(4096);
  });
});
