import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as core from "@actions/core";
import { CANCEL_MS, untilCancelled } from "../cancel.ts";
import { createGitHub } from "../github/github-client.ts";
import { upsertComment, type WrittenComment } from "../github/sticky-comment.ts";
import type { Inputs } from "../inputs/load.ts";
import { redact } from "../redact.ts";
import { annotate } from "./annotations.ts";
import { hasFailures, renderComment } from "./comment.ts";
import { deliveryLines, finalLine, planLines, toLogText } from "./log.ts";
import { buildOutputs } from "./outputs.ts";
import { listErrors, listWarnings, type Report, tally } from "./report.ts";
import { stringifyResult } from "./results.ts";
import { renderSummary } from "./summary.ts";

/** Tells the run: comment, log, annotations, outputs, summary. What one of them cannot do keeps none of the others back. @returns the exit code. */
export async function publish(report: Report, { inputs, signal }: { inputs: Inputs | undefined; signal: AbortSignal }): Promise<number> {
  await attempt("The file of the results", async () => {
    report.resultsFile = await writeResults(report);
  });
  const written = await untilCancelled(tryComment(report, inputs), signal, CANCEL_MS.comment);
  if (written) report.comment = written;
  await attempt("The outputs", () => {
    if (process.env.GITHUB_OUTPUT) for (const [name, value] of Object.entries(buildOutputs(report))) core.setOutput(name, value);
  });
  await attempt("The summary", async () => {
    if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(renderSummary(report), true).write();
  });
  tell(report);
  return exitCode(report, inputs);
}

async function attempt(what: string, work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    core.warning(`${what} could not be written: ${redact(error instanceof Error ? error.message : String(error))}`, { title: "Retouch" });
  }
}

function tell(report: Report): void {
  if (report.dryRun) for (const line of planLines(report)) core.info(line);
  const errors = listErrors(report);
  for (const { level, message, title, file } of annotate({ outcomes: report.outcomes, errors, warnings: listWarnings(report) })) {
    const say = level === "error" ? core.error : core.warning;
    say(message, { title, ...(file !== undefined && { file }) });
  }
  // An annotation holds a part of a long list only.
  for (const line of errors.flatMap(({ message }) => (message.includes("\n") ? message.split("\n") : []))) core.info(toLogText(line));
  for (const line of [...deliveryLines(report), finalLine(report)]) core.info(line);
}

async function writeResults({ context, outcomes }: Report): Promise<string> {
  await mkdir(context.tempDir, { recursive: true });
  const path = join(await mkdtemp(join(context.tempDir, "retouch-")), "results.json");
  await writeFile(path, `[${outcomes.map(({ result }) => stringifyResult(result)).join(",\n")}]\n`);
  return path;
}

async function tryComment(report: Report, inputs: Inputs | undefined): Promise<WrittenComment | undefined> {
  const { context } = report;
  // Without inputs there is no token; a fork's token may not write, and a dry run writes nothing.
  if (
    !inputs?.comment ||
    !inputs.githubToken ||
    !context.event.pull_request ||
    report.dryRun ||
    ["label", "draft"].includes(report.skipReason)
  )
    return undefined;
  try {
    const github = await createGitHub({ token: inputs.githubToken, context });
    const { edited, failed, stale } = tally(report.outcomes);
    const isNews = edited + failed + stale + listErrors(report).length > 0;
    return await upsertComment({
      github,
      context,
      key: inputs.commentKey ?? [context.workflow, context.job].filter(Boolean).join(" / "),
      body: renderComment(report),
      createIfMissing: isNews,
      // A run with nothing to do leaves the pictures of the last one standing; what that one could not do is over now.
      isOutdated: (body) => isNews || hasFailures(body),
    });
  } catch (error) {
    report.warnings.push({ code: "comment-failed", reason: redact(error instanceof Error ? error.message : String(error)) });
    return undefined;
  }
}

function exitCode(report: Report, inputs: Inputs | undefined): number {
  if (listErrors(report).length > 0) return 1;
  const { failed, edited, stale } = tally(report.outcomes);
  if (failed === 0 || inputs?.failOn === "never") return 0;
  return inputs?.failOn === "all" && edited + stale > 0 ? 0 : 1;
}
