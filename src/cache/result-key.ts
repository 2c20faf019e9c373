import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { LockEntry } from "../lock/lock.ts";
import { subjectOf, type Task } from "../plan/task.ts";

/** One image of a task: a candidate, of which the first is the result, or the image after one of several prompts. */
export interface ResultPart {
  kind: "candidate" | "step";
  /** From 1. */
  number: number;
  /** Git blob id of the bytes that were edited; empty for a generated image. */
  sourceBlob: LockEntry["sourceBlob"];
  /** Hash of the recipe up to this image. */
  recipe: string;
}

/** Changes when what a key stands for does: then nothing of before is found. */
const VERSION = "retouch-result-1";

/**
 * The key under which every run of the repository knows a result: what it was made from and how, but not where. So a file that was moved
 * or copied finds it, unless the prompt names the path. Two generated images with one prompt are meant to differ: there the path counts.
 */
export function resultKey(task: Task, { kind, number, sourceBlob, recipe }: ResultPart): string {
  const prompts = task.recipe.prompts.join("\n");
  const subject = subjectOf(task);
  const named = [
    prompts.includes("{path}") ? subject : "",
    prompts.includes("{name}") ? posix.parse(subject).name : "",
    sourceBlob === "" ? task.output : "",
  ];
  return createHash("sha256")
    .update(JSON.stringify([VERSION, sourceBlob, recipe, kind, number, named]))
    .digest("hex");
}
