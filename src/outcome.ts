import type { ErrorCode } from "./errors.ts";
import type { Task } from "./plan/task.ts";

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
