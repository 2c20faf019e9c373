import type { LockEntry } from "../lock/lock.ts";
import type { RunNotice } from "../notices.ts";
import type { Version } from "../pixels/versions.ts";
import type { PlannedTask, Task } from "./task.ts";

/** What an output that is not the recorded one shows, or why nobody knows. */
export type Look = { version: Version } | { unknown: string };

/** By {@link lookKey}. */
export type Looks = ReadonlyMap<string, Look>;

/** What was compared: another record, or another file, is another look. */
export function lookKey(output: string, blob: string, { outputBlob, sourceBlob }: Pick<LockEntry, "outputBlob" | "sourceBlob">): string {
  return JSON.stringify([output, blob, outputBlob, sourceBlob]);
}

/**
 * What to make of a file that is not the recorded result. `recorded`: it counts as that. `kept`: a person's work, or a result that a person
 * rejected. `original`: it is worked on.
 */
export type Judgement = "recorded" | "kept" | "original";

interface JudgeOptions {
  onModified: "auto" | "keep" | "edit";
  isInPlace: boolean;
  /** Git blob id of the file. */
  blob: string;
  looks: Looks;
}

export function judgeOutput(output: string, entry: LockEntry, { onModified, isInPlace, blob, looks }: JudgeOptions): Judgement {
  if (onModified !== "auto") return onModified === "edit" ? "original" : "kept";
  const look = looks.get(lookKey(output, blob, entry));
  if (look === undefined || "unknown" in look) return "kept";
  if (look.version === "result") return "recorded";
  return isInPlace && look.version === "other" ? "original" : "kept";
}

/** The files that a look may tell more about: not one that was reverted, which needs none. */
export function needsLook({ task, action, entry }: PlannedTask): boolean {
  const { outputBlob, isForced } = task;
  if (entry === undefined || outputBlob === undefined || outputBlob === entry.outputBlob) return false;
  if (isInPlace(task) && outputBlob === entry.sourceBlob) return false;
  // Also what is forced starts from the original, where the file is the result.
  return action === "modified" || (action === "edit" && isForced === true && isInPlace(task));
}

export function isInPlace({ source, output }: Pick<Task, "source" | "output">): boolean {
  return source?.path === output;
}

/** What the user should know of the files that are kept. */
export function listKept(planned: readonly PlannedTask[], looks: Looks): RunNotice[] {
  const kept = planned.filter(({ action }) => action === "modified");
  const reasons = kept.flatMap(({ task, entry }) => {
    const look = entry && task.outputBlob !== undefined ? looks.get(lookKey(task.output, task.outputBlob, entry)) : undefined;
    return look && "unknown" in look ? [{ output: task.output, reason: look.unknown }] : [];
  });
  const outdated = kept.filter((one) => showsOldSource(one)).map(({ task }) => task.output);
  return [
    ...[...Map.groupBy(reasons, ({ reason }) => reason)].map(
      ([reason, files]): RunNotice => ({ code: "output-not-compared", outputs: files.map(({ output }) => output), reason }),
    ),
    ...(outdated.length > 0 ? [{ code: "old-source-shown" as const, outputs: outdated }] : []),
  ];
}

/** Whether a picture that a person changed belongs to a source that is not there any more. */
export function showsOldSource({ task, entry }: PlannedTask): boolean {
  return entry !== undefined && task.source !== undefined && !isInPlace(task) && entry.sourceBlob !== task.source.blob;
}
