import type { Tree } from "../git/tree.ts";
import { type Lock, type LockEntry, stepKey } from "../lock/lock.ts";
import { compareWithTip, type Identity } from "./compare-tip.ts";
import type { AcceptedClaim } from "./conflicts.ts";
import type { TaskHasher } from "./recipe-hash.ts";
import { maskPath } from "./targets.ts";
import { type PlannedTask, recipeHashOf, type Task } from "./task.ts";

/** What is the same for all tasks. */
export interface PlanFacts {
  identityOf: (path: string) => Identity;
  lock: Lock;
  /** False with `lockfile: none`. */
  hasLock: boolean;
  force: boolean;
  /** The newest commit of the branch, if the checkout may lack some of it. */
  tip?: Tree;
  /** Records of results that nobody wants. */
  declined?: Lock;
}

/** Makes the task of a result, and decides by the lockfile and git's blob ids what to do with it. */
export function planTask(claim: AcceptedClaim, facts: PlanFacts & { hash: TaskHasher }): PlannedTask {
  const planned = planWanted(claim, facts);
  const { task, action, entry } = planned;
  const isDeclined = action === "edit" && !facts.force && !isOf(task, entry) && isOf(task, facts.declined?.get(task.output));
  return isDeclined ? { task, action: "unchanged", isDeclined } : planned;
}

/** Whether a record is of this very result. */
function isOf(task: Task, entry: LockEntry | undefined): boolean {
  return entry?.recipe === recipeHashOf(task) && entry.sourceBlob === task.originBlob;
}

function planWanted({ selection, image: source, locale, output }: AcceptedClaim, facts: PlanFacts & { hash: TaskHasher }): PlannedTask {
  const { recipe } = selection;
  const { identityOf, lock, hasLock, force, tip } = facts;
  const mask = source && maskPath(recipe, source.path);
  const { recipeHashes, words } = facts.hash({ maskBlob: mask === undefined ? undefined : identityOf(mask).blob, locale });
  const { blob, indexBlob } = identityOf(output);
  const entry = lock.get(output);
  const isInPlace = output === source?.path;
  const claim = { source: source?.path, output };
  const onTip = tip && compareWithTip({ tip, identityOf, claim, entry, recipe: recipeHashOf({ recipeHashes }), force });
  const isRecorded = entry !== undefined && (entry.outputBlob === blob || onTip === "edit");
  const originBlob = isInPlace && isRecorded ? entry.sourceBlob : (source?.blob ?? "");
  // What a commit replaces.
  const replacedBlob = onTip === "edit" ? entry?.outputBlob || undefined : indexBlob;
  const task: Task = {
    ...{ recipe, output, locale, words, recipeHashes, originBlob },
    source: isInPlace ? { ...source, indexBlob: replacedBlob } : source,
    outputIndexBlob: replacedBlob,
    recordedStep: force ? undefined : findRecordedStep({ output, recipeHashes, originBlob }, lock),
    overwritesUnrecorded: hasLock && !isInPlace && !entry && blob !== undefined,
  };
  if (onTip) return { task, entry, action: onTip };
  // Somebody may have translated the image before Retouch was set up.
  if (!entry) return { task, action: task.overwritesUnrecorded && locale !== undefined && !force ? "modified" : "edit" };
  return { task, entry, ...(force ? { action: "edit" } : compareWithEntry(task, entry, { blob, isInPlace })) };
}

/** Decides by what the lockfile records of the output. */
function compareWithEntry(
  task: Task,
  entry: LockEntry,
  { blob, isInPlace }: Pick<Identity, "blob"> & { isInPlace: boolean },
): Pick<PlannedTask, "action" | "hasNoText"> {
  const isSameSource = isInPlace || entry.sourceBlob === (task.source?.blob ?? "");
  const isUpToDate = isSameSource && entry.recipe === recipeHashOf(task);
  if (blob === undefined) {
    // A result that equals its source: the model found no text, so no file was written.
    const hasNoText = entry.sourceBlob !== "" && entry.sourceBlob === entry.outputBlob;
    return hasNoText && isUpToDate ? { action: "unchanged", hasNoText } : { action: "edit" };
  }
  if (blob !== entry.outputBlob) return { action: "modified" };
  return { action: isUpToDate ? "unchanged" : "edit" };
}

/** Finds the last prompt with a recorded image: up to it, an edit with several prompts is paid for. */
function findRecordedStep(
  { output, recipeHashes, originBlob }: Pick<Task, "output" | "recipeHashes" | "originBlob">,
  lock: Lock,
): Task["recordedStep"] {
  for (let number = recipeHashes.length - 1; number > 0; number--) {
    const record = lock.get(stepKey(output, number));
    if (!record || record.recipe !== recipeHashes[number - 1] || record.sourceBlob !== originBlob) continue;
    if (record.outputBlob !== "") return { number, blob: record.outputBlob };
  }
  return undefined;
}
