import { createHash } from "node:crypto";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { ObjectId } from "../git/blob-identity.ts";
import { readPlainFile, sizeOfFile } from "../git/open-file.ts";
import type { LockEdit } from "../lock/merge-lock.ts";
import { keysOf, type Outcome } from "../outcome.ts";
import type { Task } from "../plan/task.ts";
import { replacedSince } from "./delivery-messages.ts";

/** A task that changes only the lock: no file is written. The model found no text, or an edit in steps broke off. */
export interface LockOnlyChange {
  task: Task;
  /** Keys in the lock of what this run recorded of the task. */
  keys: readonly string[];
}

/** One finished image to be committed. */
export interface Change extends LockOnlyChange {
  /** Git blob id as the commit will have it: of the bytes, or of the pointer where Git LFS tracks the output. */
  blob: ObjectId;
  /** Size of the finished bytes. */
  bytes: number;
  /** Reads the finished bytes. @throws RetouchError `delivery` when others, or a link, are in their place by now. */
  read(): Promise<Buffer>;
  /** Nothing was made: another locale's picture stands for one that failed, or a candidate of an earlier run was taken, or the original. Absent for what was made. */
  found?: "fallback" | "candidate" | "original";
}

export interface LockChange {
  /** Of the lockfile, relative to the workspace. */
  path: string;
  /** Keys recorded in this run. */
  recorded: { has(key: string): boolean };
  /** Whether a branch's file was read before. It never changes under its name. */
  isKnown(path: string): boolean;
  /**
   * What to commit of the lock; undefined when the branch has it already.
   *
   * @param tip texts of the lock's files on the branch, by path; undefined for those that are known.
   * @param keys what of this run's records it may hold: the rest is of images that were overtaken on the branch.
   */
  merge(tip: ReadonlyMap<string, string | undefined>, keys: ReadonlySet<string>): LockEdit | undefined;
}

/** What is to be committed: results, and pictures of the fallback locale in the place of those that failed. */
export function listChanges(outcomes: readonly Outcome[], workspace: string, lock: LockChange | undefined): Change[] {
  return outcomes.flatMap((outcome): Change[] => {
    const { task, outputBlob: blob, outputSha256: sha256, fallback, taken, restored } = outcome;
    if (blob === undefined || sha256 === undefined || !isChange(outcome)) return [];
    const found = fallback !== undefined ? "fallback" : taken !== undefined ? "candidate" : restored ? "original" : undefined;
    const read = () => readResult(workspace, task.output, sha256);
    return [{ task, blob, bytes: sizeOfFile(workspace, task.output), read, keys: recordedOf(outcome, lock), found }];
  });
}

async function readResult(workspace: string, output: string, sha256: string): Promise<Buffer> {
  const bytes = await readPlainFile(workspace, output);
  if (!bytes || createHash("sha256").update(bytes).digest("hex") !== sha256) throw new RetouchError("delivery", replacedSince(output));
  return bytes;
}

/**
 * Looks at each result before it is delivered. One that something else has taken the place of in the workspace becomes a failed task, so
 * that it does not keep the others from being delivered.
 */
export async function failReplaced(outcomes: readonly Outcome[], workspace: string): Promise<Outcome[]> {
  const checked: Outcome[] = [];
  for (const outcome of outcomes) {
    const { task, result, outputSha256 } = outcome;
    try {
      if (outputSha256 !== undefined && isChange(outcome)) await readResult(workspace, task.output, outputSha256);
      checked.push(outcome);
    } catch (cause) {
      const { code, message } = toRetouchError(cause, "delivery");
      const error = result.error ?? { code, message };
      checked.push({ ...outcome, outputBlob: undefined, fallback: undefined, result: { ...result, status: "failed", error } });
    }
  }
  return checked;
}

/** What changes only the lock. */
export function listLockOnlyChanges(outcomes: readonly Outcome[], lock: LockChange | undefined): LockOnlyChange[] {
  return outcomes.flatMap((outcome) => {
    const keys = isChange(outcome) ? [] : recordedOf(outcome, lock);
    return keys.length === 0 ? [] : [{ task: outcome.task, keys }];
  });
}

function isChange({ result, fallback, restored }: Outcome): boolean {
  return result.status === "edited" || restored === true || (result.status === "failed" && fallback !== undefined);
}

function recordedOf(outcome: Outcome, lock: LockChange | undefined): string[] {
  return lock ? keysOf(outcome).filter((key) => lock.recorded.has(key)) : [];
}
