import { marked } from "marked";
import { expect, test } from "vitest";
import { listTickedCommands } from "../../src/commands/box-commands.ts";
import { parseTicked } from "../../src/commands/parse-commands.ts";
import { sandbox } from "../../src/providers/sandbox/sandbox.ts";
import { renderBoxes } from "../../src/report/boxes.ts";
import { SAMPLE_COMMIT, sampleFailure, sampleGenerated, sampleOutcome, samplePull, sampleReport } from "./sample-report.ts";

const delivered = { commit: SAMPLE_COMMIT, stale: [], warnings: [], errors: [] };

/** What each box does when it is ticked. */
const commandsOf = (boxes: string) => parseTicked(listTickedCommands(boxes.replaceAll("- [ ]", "- [x]")));

test("of each image are those that it can use", () => {
  const outcomes = [sampleOutcome("docs/a b.png", { candidates: 3 }), sampleGenerated("new.png"), sampleFailure("é.png", "timeout", "x")];
  const pullImages = { ...samplePull([sampleOutcome("old.png")]), originals: [sampleOutcome("kept.png").task] };
  const report = sampleReport(outcomes, { delivered, pullImages, hearsBoxes: true });
  expect(commandsOf(renderBoxes(report))).toEqual({
    problems: [],
    commands: [
      { word: "retry", path: "é.png", isExact: true },
      { word: "retry", path: "docs/a b.png", isExact: true },
      { word: "take", path: "docs/a b.png", isExact: true, candidate: 2 },
      { word: "take", path: "docs/a b.png", isExact: true, candidate: 3 },
      { word: "keep", path: "docs/a b.png", isExact: true },
      { word: "retry", path: "new.png", isExact: true },
      { word: "edit", path: "kept.png", isExact: true },
      { word: "retry", path: "old.png", isExact: true },
      { word: "keep", path: "old.png", isExact: true },
    ],
  });
});

test("end with how to do what none of them does", () => {
  const boxes = renderBoxes(sampleReport([sampleOutcome("a.png")], { delivered, hearsBoxes: true }));
  expect(boxes).toContain("\n\n<p>To change the prompt, or an image without boxes, write a comment. <code>/retouch help</code> lists");
  expect(marked.parse(boxes, { async: false })).toMatch(/<\/ul>\s*<p>To change/);
});

test("are none where no workflow listens, nothing is committed, or a name is no line of text", () => {
  const outcomes = [sampleOutcome("a.png")];
  expect(renderBoxes(sampleReport(outcomes, { delivered }))).toBe("");
  expect(renderBoxes(sampleReport(outcomes, { hearsBoxes: true }))).toBe("");
  const odd = ["a\n- [x] b.png", "a\u202eb.png", " a.png"].map((path) => sampleOutcome(path));
  expect(renderBoxes(sampleReport(odd, { delivered, hearsBoxes: true }))).toBe("");
});

test.each([
  ...["image (1).png", "app/[lang]/(shop)/hero.png", "hero--dark.png", "a-->b.png", 'a" b.png', "*.png", "<!-- a.png", "`a`.png"],
  ...["100%.png", "%2e.png", "{a.png", "a -- b --!>.png", "@o/r#1.png", "l'été & l'hiver.png", "--.png", "[x] <!-- a -->.png"],
])("mean the image that they name: %s", (path) => {
  const boxes = renderBoxes(sampleReport([sampleOutcome(path)], { delivered, hearsBoxes: true }));
  expect(commandsOf(boxes)).toEqual({
    problems: [],
    commands: [
      { word: "retry", path, isExact: true },
      { word: "keep", path, isExact: true },
    ],
  });
  // As GitHub's Markdown has it, no HTML comment holds two hyphens; and it shows nothing of the command.
  for (const [, comment = ""] of boxes.matchAll(/<!--(.*?)-->/g)) expect(comment).not.toMatch(/--|[<>]/);
  expect(marked.parse(boxes, { async: false }).replaceAll(/<!--.*?-->/g, "")).not.toMatch(/\/retouch (?!help)/);
});

test("say what they do, and what costs", () => {
  const [edited, generated] = [sampleOutcome("a.png"), sampleGenerated("b.png")];
  const free = {
    ...edited,
    task: { ...edited.task, recipe: { ...edited.task.recipe, provider: sandbox } },
  };
  const boxes = renderBoxes(sampleReport([edited, generated, free], { delivered, hearsBoxes: true }));
  expect(boxes.match(/: .*? it again.*?(?= <)/g)).toEqual([
    ": edit it again (a paid call)",
    ": generate it again (a paid call)",
    ": edit it again",
  ]);
});

test("are those of the first twenty images", () => {
  const outcomes = Array.from({ length: 50 }, (_, index) => sampleOutcome(`${index}.png`));
  expect(renderBoxes(sampleReport(outcomes, { delivered, hearsBoxes: true })).match(/- \[ \]/g)).toHaveLength(40);
});
