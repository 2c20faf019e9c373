import { createHash } from "node:crypto";
import type { ObjectId } from "../git/blob-identity.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { Task } from "../plan/task.ts";
import { toDollars } from "../text/dollars.ts";
import { formatDecimal } from "../text/format.ts";

interface EntryParts {
  /** The file of the result. */
  bytes: Buffer;
  /** The hash of the bytes, hexadecimal; computed where absent. */
  sha256?: string;
  /** The git blob id of the bytes. */
  outputBlob: ObjectId | "";
  /** The hash of the recipe; empty for a result that is out of date from the start. */
  recipe: string;
  /** US dollars; null where not known. */
  cost: number | null;
  /** The git blob id of the source as it was edited. */
  sourceBlob: ObjectId | "";
}

/** The record of a task's result in the lockfile. */
export function toLockEntry(task: Task, { bytes, sha256 = hashOf(bytes), outputBlob, recipe, cost, sourceBlob }: EntryParts): LockEntry {
  const { provider, modelName } = task.recipe;
  return {
    source: task.source?.path ?? "",
    sourceBlob,
    recipe,
    outputBlob,
    sha256,
    bytes: bytes.length,
    provider: provider.name,
    model: modelName,
    cost: toDollars(cost === null ? null : Number(formatDecimal(cost))) ?? null,
    at: new Date().toISOString(),
  };
}

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
