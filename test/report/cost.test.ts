import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/outcome.ts";
import { renderComment } from "../../src/report/comment.ts";
import { finalLines } from "../../src/report/log.ts";
import { buildOutputs } from "../../src/report/outputs.ts";
import { toPageData, toPageTask } from "../../src/report/page-data.ts";
import { settleRun } from "../../src/report/report.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { sampleFailure, sampleOutcome, sampleReport, sampleUntouched } from "./sample-report.ts";

const report = (outcomes: Outcome[]) => sampleReport(outcomes, settleRun(outcomes, [], []));

/** What each place says of the cost. */
function readCosts(outcomes: Outcome[]) {
  const run = report(outcomes);
  const found = (text: string) => /\$[\d.]+|cost not known|no cost/.exec(text)?.[0] ?? "";
  return {
    log: found(finalLines(run).join("\n")),
    summary: found(renderSummary(run)),
    comment: found(renderComment(run)),
    gallery: found(toPageData(run, outcomes.map(toPageTask)).facts.join(" ")),
    output: buildOutputs(run).cost,
  };
}

const all = (text: string) => ({ log: text, summary: text, comment: text, gallery: text });

describe("the cost of a run is the same in the log, the summary, the comment, the gallery and the outputs", () => {
  // As a provider without a price list leaves it: the answer was refused, and it was paid for.
  const drift = sampleFailure("a.png", "drift", "21.4 % of the pixels of the image differ; `max-change` allows 1.0 %.");

  test("where all that failed has no known price", () => {
    expect(readCosts([drift])).toEqual({ ...all("cost not known"), output: "" });
    expect(toPageTask(drift).facts).toContainEqual(["Cost", "not known"]);
    expect(JSON.parse(buildOutputs(report([drift])).results)[0].cost).toBeNull();
  });

  test("where others have one, which stays known", () => {
    const run = [sampleOutcome("b.png"), drift];
    expect(readCosts(run)).toEqual({ ...all("$0.055"), output: "0.055" });
    expect(renderSummary(report(run))).toContain("1 failed request may also have been billed.");
  });

  test("where an image has none", () => {
    expect(readCosts([sampleOutcome("b.png", { cost: null }), sampleOutcome("c.png")])).toEqual({ ...all("cost not known"), output: "" });
  });

  test("where nothing was sent", () => {
    const refused = sampleFailure("a.png", "unsupported-image", "It is animated.");
    const unsent = { ...refused, result: { ...refused.result, cost: 0 } };
    expect(readCosts([unsent, sampleUntouched("b.png", "unchanged", 0)])).toEqual({ ...all("$0"), output: "0" });
  });
});
