import type { ErrorCode, RetouchError } from "./errors.ts";
import type { Inputs } from "./inputs/load.ts";
import type { Job } from "./plan/inspect.ts";
import type { Planned } from "./plan/plan.ts";
import type { Task } from "./plan/task.ts";
import { redact } from "./redact.ts";

/** `planned` is seen on `dry-run` only; `stale` is set by the delivery: the source changed on the branch meanwhile. */
export type Status = "edited" | "unchanged" | "modified" | "failed" | "planned" | "stale";

/** One object of the `results` output. Every key is always present; what is not known is `null`. */
export interface Result {
  source: string;
  output: string;
  locale: string | null;
  status: Status;
  provider: string;
  model: string;
  /** Of the output, in pixels. */
  width: number | null;
  height: number | null;
  /** Of the output file. */
  bytes: number | null;
  /** Of the output file, hexadecimal. */
  sha256: string | null;
  /** US dollars; null where the price is not known. */
  cost: number | null;
  durationMs: number | null;
  warnings: string[];
  error: { code: ErrorCode; message: string } | null;
}

/** What happened to one task: a value, not an exception. */
export interface Outcome {
  task: Task;
  result: Result;
  /** The picture before, as it was edited; absent when it was never read. */
  before?: { width: number; height: number; bytes: number };
  /** Share (0–1) of pixels that differ visibly from the source; absent when it could not be measured. */
  changedShare?: number;
  /** Git blob id of the output file's bytes, for `edited`. */
  outputBlob?: string;
  /** Absolute path of the model's own bytes, where they were paid for and then refused. */
  rejected?: string;
}

/** The result of a task that nothing is known of yet. */
export function emptyResult(task: Task, { provider, modelName }: Inputs): Result {
  return {
    source: task.source.path,
    output: task.output,
    locale: task.locale ?? null,
    status: "planned",
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
  };
}

/** Characters of what a provider says. */
const MAX_MESSAGE = 2000;

/** A task that came to nothing. Cost 0: surely nothing was billed. */
export function failed(
  task: Task,
  inputs: Inputs,
  error: RetouchError,
  spent: { cost: number | null; durationMs: number } = { cost: 0, durationMs: 0 },
): Outcome {
  const { cost, durationMs } = spent;
  return {
    task,
    result: {
      ...emptyResult(task, inputs),
      status: "failed",
      cost,
      durationMs,
      error: { code: error.code, message: redact(error.message).slice(0, MAX_MESSAGE) },
    },
  };
}

/** A task that needed nothing: up to date, or changed by a person and kept. */
export function settled({ task, action, entry }: Planned, inputs: Inputs): Outcome {
  const status = action === "modified" ? "modified" : "unchanged";
  const known = status === "unchanged" && entry && { sha256: entry.sha256, bytes: entry.bytes };
  return { task, result: { ...emptyResult(task, inputs), status, cost: 0, ...known } };
}

/** A task of a dry run. @param price US dollars. */
export function planned({ task, warnings, header }: Job, inputs: Inputs, price: number | undefined): Outcome {
  const before = { width: header.width, height: header.height, bytes: 0 };
  return { task, before, result: { ...emptyResult(task, inputs), cost: price ?? null, warnings } };
}
