import type { ErrorCode, RetouchError } from "./errors.ts";
import type { ObjectId } from "./git/blob-identity.ts";
import type { SetAside } from "./git/own-folder.ts";
import type { PlacementNotice, TaskNotice } from "./notices.ts";
import type { Fidelity } from "./pixels/fidelity/keep-source.ts";
import { showsOldSource } from "./plan/looks.ts";
import type { PlannedTask, PreparedTask, Task } from "./plan/task.ts";
import { toShown } from "./redact.ts";
import type { TextCheck } from "./verify/compare-text.ts";

/** `planned` is seen on `dry-run` only. `stale`: the branch has a newer file or none, as it was seen before the call or at the delivery. */
export type Status = "edited" | "unchanged" | "modified" | "failed" | "planned" | "stale";

/** One object of the `results` output. Every key is always present; what is not known is `null`. */
export interface Result {
  /** Null for an image that was generated. */
  source: string | null;
  output: string;
  locale: string | null;
  status: Status;
  /** The result was paid for in an earlier run. */
  cached: boolean;
  provider: string;
  model: string;
  /** Width of the output in pixels. */
  width: number | null;
  /** Height of the output in pixels. */
  height: number | null;
  /** Size of the output file. */
  bytes: number | null;
  /** Hash of the output file, hexadecimal. */
  sha256: string | null;
  /** US dollars; null where the price is not known. */
  cost: number | null;
  durationMs: number | null;
  /** Notices, which are sentences in the output. */
  warnings: TaskNotice[];
  error: { code: ErrorCode; message: string } | null;
  /** Size of the source file, as it was edited; absent for a generated image, and where nothing was made. */
  sourceBytes?: number;
  /** Name of the recipe in `config`; absent without one. */
  recipe?: string;
  /** The text of the result, compared with the glossary; absent without `verify: text`. */
  text?: TextCheck;
  /** How far the result is its source, and what the model did beside the edit; of a rejected one too. Absent where nothing was edited. */
  fidelity?: Fidelity;
  /** Number of candidates, where there are several; the first is the output. */
  candidates?: number;
}

/** The same as in the output, with its notices as sentences. */
export type RenderedResult = Omit<Result, "warnings"> & { warnings: string[] };

/** An image beside the output: a candidate, or the result of one of several prompts. */
export interface RetainedImage {
  /** Key in the lock. */
  key: string;
  kind: "candidate" | "step";
  /** From 1. */
  number: number;
  /** Absolute path, outside the workspace. */
  file: string;
  blob: ObjectId;
  width: number;
  height: number;
  /** Of a candidate; absent where the model's image had its ratio. */
  placement?: PlacementNotice | undefined;
  /** Key in the result cache; absent where nobody else may see what is stored at the output's path. */
  cacheKey?: string;
}

/**
 * The place of a retained image: below the run's own folder, and in the artifact. Under the output's own name, so that no two meet
 * there; a step is a PNG all the same.
 */
export function retainedPath({ kind, number }: Pick<RetainedImage, "kind" | "number">, output: string): string {
  return `${kind === "candidate" ? "candidates" : "steps"}/${number}/${output}`;
}

/** The place of a rejected image: likewise. */
export function rejectedPath(output: string, index: number): string {
  return `rejected/${index + 1}/${output}`;
}

/** The end of one task: a value, not an exception. */
export interface Outcome {
  task: Task;
  result: Result;
  /** The image before, as it was edited; absent when it was never read. */
  before?: { width: number; height: number; bytes: number };
  /** Share (0–1) of pixels that differ visibly from the source; absent when it could not be measured. */
  changedShare?: number;
  /** Git blob id of the output file's bytes, for `edited`, and for a failed task that has the image of another locale. */
  outputBlob?: ObjectId;
  /** Hash of the output file, as it was proven and written; with `outputBlob`. */
  outputSha256?: string;
  /** The locale of the image that was put in the place of a failed one. */
  fallback?: string;
  /** Number of the candidate of an earlier run that was put in its place. */
  taken?: number;
  /** The original was restored in its place. */
  restored?: boolean;
  /** Candidates, the first included, and steps. */
  kept?: readonly RetainedImage[];
  /** As WebP: the picture before and the result, as far as they were drawn when the result was made. */
  thumbnails?: { before?: SetAside | undefined; after?: SetAside | undefined };
  /** Absolute path of the image that was edited, as it was before; absent to generate, and where nothing was made. */
  original?: string;
  /** Absolute paths of the model's own bytes, where they were paid for and then rejected. */
  rejected?: readonly string[];
}

/** The result of a task before anything is done. */
export function emptyResult(task: Task): Result {
  const { provider, modelName, name } = task.recipe;
  return {
    source: task.source?.path ?? null,
    output: task.output,
    locale: task.locale ?? null,
    status: "planned",
    cached: false,
    provider: provider.name,
    model: modelName,
    width: null,
    height: null,
    bytes: null,
    sha256: null,
    cost: null,
    durationMs: null,
    warnings: [],
    error: null,
    recipe: name === "" ? undefined : name,
  };
}

/** A task that failed. By itself, nothing was billed for it. */
export function failedOutcome(
  task: Task,
  { code, message }: RetouchError,
  known: Partial<Pick<Result, "cost" | "durationMs" | "warnings" | "text" | "fidelity">> = {},
): Outcome {
  const error = { code, message: toShown(message) };
  return { task, result: { ...emptyResult(task), status: "failed", cost: 0, durationMs: 0, ...known, error } };
}

/** The keys of an outcome's records in the lock: of its output, where it came to be, and of its candidates and steps. */
export function keysOf({ task, result, fallback, kept = [] }: Outcome): string[] {
  const beside = kept.map(({ key }) => key);
  // What stands at a failed task's output is not its result, but for a fallback's image, which is recorded as out of date.
  return result.status === "failed" && fallback === undefined ? beside : [task.output, ...beside];
}

/** A task that needed nothing: up to date, changed by a person and kept, or overtaken on the branch. */
export function settledOutcome(planned: PlannedTask): Outcome {
  const { task, action, entry, hasNoText, isDeclined, removed } = planned;
  const status = action === "modified" || action === "stale" ? action : "unchanged";
  const known = status === "unchanged" && entry && !hasNoText && { sha256: entry.sha256, bytes: entry.bytes };
  const warnings: TaskNotice[] = [
    ...(status === "unchanged" && hasNoText ? [{ code: "no-text-found" as const }] : []),
    ...(isDeclined ? [{ code: "declined" as const }] : []),
    ...(removed === undefined ? [] : [{ code: "removed-on-branch" as const, path: removed }]),
    ...(status === "modified" && showsOldSource(planned) ? [{ code: "source-changed" as const }] : []),
  ];
  return { task, result: { ...emptyResult(task), status, cost: 0, warnings, ...known } };
}

/** A task of a dry run. @param price US dollars. */
export function plannedOutcome({ task, warnings, header, before, isCached = false }: PreparedTask, price: number | undefined): Outcome {
  const known = header ? { width: header.width, height: header.height, bytes: 0 } : before;
  return { task, before: known, result: { ...emptyResult(task), cached: isCached, cost: price ?? null, warnings } };
}

/** The outcomes in the order of the plan's tasks. */
export function sortOutcomes(tasks: readonly PlannedTask[], outcomes: readonly Outcome[]): Outcome[] {
  const byTask = new Map(outcomes.map((outcome) => [outcome.task, outcome]));
  return tasks.flatMap(({ task }) => byTask.get(task) ?? []);
}
