import { expect, test } from "vitest";
import { listTickedCommands, parseCommands } from "../../src/commands/parse-commands.ts";
import { renderBoxes } from "../../src/report/boxes.ts";
import { SAMPLE_COMMIT, sampleFailure, sampleGenerated, sampleOutcome, samplePull, sampleReport } from "./sample-report.ts";

const delivered = { commit: SAMPLE_COMMIT, stale: [], warnings: [], errors: [] };

/** What each box does when it is ticked. */
const commandsOf = (boxes: string) => parseCommands(listTickedCommands(boxes.replaceAll("- [ ]", "- [x]")));

test("of each image are those that it can use", () => {
  const outcomes = [sampleOutcome("docs/a b.png", { candidates: 3 }), sampleGenerated("new.png"), sampleFailure("é.png", "timeout", "x")];
  const pullImages = { ...samplePull([sampleOutcome("old.png")]), originals: [sampleOutcome("kept.png").task] };
  const report = sampleReport(outcomes, { delivered, pullImages, hearsBoxes: true });
  expect(commandsOf(renderBoxes(report))).toEqual({
    problems: [],
    commands: [
      { word: "retry", path: "é.png" },
      { word: "retry", path: "docs/a b.png" },
      { word: "take", path: "docs/a b.png", candidate: 2 },
      { word: "take", path: "docs/a b.png", candidate: 3 },
      { word: "keep", path: "docs/a b.png" },
      { word: "retry", path: "new.png" },
      { word: "edit", path: "kept.png" },
      { word: "retry", path: "old.png" },
      { word: "keep", path: "old.png" },
    ],
  });
});

test("are none where no workflow listens, nothing is committed, or a name could be another command", () => {
  const outcomes = [sampleOutcome("a.png")];
  expect(renderBoxes(sampleReport(outcomes, { delivered }))).toBe("");
  expect(renderBoxes(sampleReport(outcomes, { hearsBoxes: true }))).toBe("");
  const odd = ['a" b.png', "a-->b.png", "a--b.png", "*.png", "[a].png", "a\n- [x] b.png", "<!-- a.png", "`a`.png"].map((path) =>
    sampleOutcome(path),
  );
  expect(renderBoxes(sampleReport(odd, { delivered, hearsBoxes: true }))).toBe("");
});

test("are those of the first twenty images", () => {
  const outcomes = Array.from({ length: 50 }, (_, index) => sampleOutcome(`${index}.png`));
  expect(renderBoxes(sampleReport(outcomes, { delivered, hearsBoxes: true })).match(/- \[ \]/g)).toHaveLength(40);
});
