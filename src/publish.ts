import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as core from "@actions/core";
import { createGitHub } from "./github/client.ts";
import { upsertComment, type WrittenComment } from "./github/comment.ts";
import type { Inputs } from "./inputs/load.ts";
import { redact } from "./redact.ts";
import { annotate } from "./report/annotations.ts";
import { hasFailures, renderComment } from "./report/comment.ts";
import { finalLine, planLines } from "./report/log.ts";
import { buildOutputs, stringifyResult } from "./report/outputs.ts";
import { listErrors, listWarnings, type Report, tally } from "./report/report.ts";
import { renderSummary } from "./report/summary.ts";

/** A cancelled run is killed within seconds: its outputs and its summary come first. */
const CANCELLED_COMMENT_MS = 2000;

/** Tells the run: log, annotations, comment, summary, outputs. @returns the exit code. */
export async function publish(report: Report, { inputs, signal }: { inputs: Inputs | undefined; signal: AbortSignal }): Promise<number> {
  report.resultsFile = await writeResults(report);
  const comment = tryComment(report, inputs);
  const written = await (signal.aborted ? Promise.race([comment, sleep(CANCELLED_COMMENT_MS, undefined, { ref: false })]) : comment);
  if (written) report.comment = written;
  if (report.dryRun) for (const line of planLines(report)) core.info(line);
  for (const { level, ...annotation } of annotate({
    outcomes: report.outcomes,
    errors: listErrors(report),
    warnings: listWarnings(report),
  })) {
    const { message, title, file } = annotation;
    const tell = level === "error" ? core.error : core.warning;
    tell(message, { title, ...(file !== undefined && { file }) });
  }
  core.info(finalLine(report));
  if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(renderSummary(report), true).write();
  if (process.env.GITHUB_OUTPUT) for (const [name, value] of Object.entries(buildOutputs(report))) core.setOutput(name, value);
  return exitCode(report, inputs);
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
    report.warnings.push(redact(error instanceof Error ? error.message : String(error)));
    return undefined;
  }
}

function exitCode(report: Report, inputs: Inputs | undefined): number {
  if (listErrors(report).length > 0) return 1;
  const { failed, edited, stale } = tally(report.outcomes);
  if (failed === 0 || inputs?.failOn === "never") return 0;
  return inputs?.failOn === "all" && edited + stale > 0 ? 0 : 1;
}
