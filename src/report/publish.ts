import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CANCEL_MS, untilCancelled } from "../cancel.ts";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import { redact } from "../redact.ts";
import { writeOutputs, writeSummary } from "../runner/file-commands.ts";
import * as log from "../runner/log-writer.ts";
import { annotate, deliveryLines, finalLines, linesOf, planLines, toLogText } from "./log.ts";
import { buildOutputs, renderResultsFile } from "./outputs.ts";
import { listPageOutcomes } from "./page-data.ts";
import { postComment } from "./post-comment.ts";
import { postPull } from "./post-pull.ts";
import { type Findings, type Gallery, listErrors, type Report, tally } from "./report.ts";
import { renderSummary } from "./summary.ts";

/** What the stages of a run found, as far as they came. */
export type Found = Partial<Findings> & { inputs?: Inputs; context?: Context };

/** What is known, and what the next stage finds or fails with. */
export async function proceed(known: Found, next: () => Promise<Found>): Promise<Found> {
  try {
    return { ...known, ...(await next()) };
  } catch (error) {
    return { ...known, errors: [...(known.errors ?? []), toShownError(error)] };
  }
}

export interface PublishOptions {
  /** Absent when the run ended before they were known. */
  inputs: Inputs | undefined;
  signal: AbortSignal;
}

/** Writes the comment, the outputs, the summary, the annotations and the log. Each is written although another fails. @returns the exit code. */
export async function publish(found: Report, { inputs, signal }: PublishOptions): Promise<number> {
  const resultsFile = await attempt("results file", () => writeResults(found));
  // A run that is cancelled has seconds left for what cannot be made again.
  const gallery = signal.aborted
    ? undefined
    : await untilCancelled(
        attempt("gallery", () => makeGallery(found, inputs)),
        signal,
        CANCEL_MS.delivery,
      );
  const pulled = await untilCancelled(
    postPull({ ...found, gallery }, inputs).catch((error: unknown) => ({ errors: [...found.errors, toShownError(error)] })),
    signal,
    CANCEL_MS.comment,
  );
  const proposed: Report = { ...found, gallery, ...pulled };
  const posted = await untilCancelled(postComment(proposed, inputs, signal), signal, CANCEL_MS.comment);
  const report: Report = { ...proposed, resultsFile, ...posted };
  if (report.heard)
    await untilCancelled(
      attempt("answer", () => answer(report, inputs)),
      signal,
      CANCEL_MS.comment,
    );
  await attempt("outputs", () => writeOutputs(buildOutputs(report)));
  await attempt("summary", () => writeSummary(renderSummary(report)));
  printReport(report);
  return exitCode(report, inputs);
}

/** Loaded where somebody asked for something. */
async function answer(report: Report, inputs: Inputs | undefined): Promise<void> {
  const { postAnswer } = await import("./post-answer.ts");
  await postAnswer(report, inputs);
}

/** Loaded where there is something to see. */
async function makeGallery(found: Report, inputs: Inputs | undefined): Promise<Gallery | undefined> {
  // That of a shard is in the merge's.
  if (listPageOutcomes(found).length === 0 || found.shard) return undefined;
  const { publishGallery } = await import("./report-file.ts");
  return publishGallery(found, inputs?.artifactName ?? "retouch");
}

async function attempt<T>(what: string, work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log.annotate("warning", `The ${what} could not be written: ${describe(error)}`, { title: "Retouch" });
    return undefined;
  }
}

function describe(error: unknown): string {
  return redact(error instanceof Error ? error.message : String(error));
}

function printReport(report: Report): void {
  const annotations = annotate(report);
  // An annotation holds only a part of a long list.
  const lists = listErrors(report)
    .map(linesOf)
    .filter(({ length }) => length > 1);
  if (report.dryRun) for (const line of planLines(report)) log.info(line);
  for (const { level, message, ...properties } of annotations) log.annotate(level, message, properties);
  for (const line of lists.flat()) log.info(toLogText(line));
  for (const line of [...deliveryLines(report), ...finalLines(report)]) log.info(line);
}

async function writeResults({ context, outcomes }: Report): Promise<string> {
  await mkdir(context.tempDir, { recursive: true });
  const path = join(await mkdtemp(join(context.tempDir, "retouch-")), "results.json");
  await writeFile(path, renderResultsFile(outcomes), { flag: "wx" });
  return path;
}

function exitCode(report: Report, inputs: Inputs | undefined): number {
  if (listErrors(report).length > 0) return 1;
  const { failed, edited, stale } = tally(report.outcomes);
  if (failed === 0 || inputs?.failOn === "never") return 0;
  return inputs?.failOn === "all" && edited + stale > 0 ? 0 : 1;
}

/** An error as the user may see it. What only its stack explains goes to the debug log. */
export function toShownError(error: unknown): RetouchError {
  const { code, message, problems, place } = toRetouchError(error, "delivery");
  if (!(error instanceof RetouchError)) log.debug(String(error instanceof Error ? error.stack : error));
  return new RetouchError(code, redact(message), { problems: problems?.map(redact), place });
}
