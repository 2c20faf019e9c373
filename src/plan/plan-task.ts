import type { ObjectId } from "../git/blob-identity.ts";
import type { Tree } from "../git/tree.ts";
import { type Declined, type Lock, type LockEntry, stepKey } from "../lock/lock.ts";
import { type Commanded, isWithoutText } from "./commanded.ts";
import { compareWithTip, findRemoved, type Identity } from "./compare-tip.ts";
import type { AcceptedClaim } from "./conflicts.ts";
import { type Judgement, judgeOutput, type Looks } from "./looks.ts";
import type { TaskHasher } from "./recipe-hash.ts";
import { maskPath } from "./targets.ts";
import { type PlannedTask, recipeHashOf, type Task } from "./task.ts";

/** What is the same for all tasks. */
export interface PlanFacts {
  identityOf: (path: string) => Identity;
  lock: Lock;
  /** Finds records of results by their bytes, see {@link createResultLookup}. */
  resultsOf: (blob: ObjectId) => readonly Recorded[];
  /** False with `lockfile: none`. */
  hasLock: boolean;
  isForced(task: { source?: string; output: string }): boolean;
  /** Of a comment; absent without one. */
  commanded?: Commanded;
  onModified: "auto" | "keep" | "edit";
  /** Nothing is written, not even to the lock. */
  isReadOnly: boolean;
  /** Of the outputs that are not the recorded ones, as far as they were looked at. */
  looks: Looks;
  /** The newest commit of the branch, if the checkout may lack some of it. */
  tip?: Tree;
  /** Records of results that nobody wants. */
  declined?: Declined;
}

/** Makes the task of a result, and decides by the lockfile and git's blob ids what to do with it. */
export function planTask(claim: AcceptedClaim, facts: PlanFacts & { hash: TaskHasher }): PlannedTask {
  const planned = planWanted(claim, facts);
  const { task, action, entry } = planned;
  const isDeclined =
    action === "edit" && !task.isForced && !isOf(task, entry) && facts.declined?.get(task.output)?.some((one) => isOf(task, one)) === true;
  return isDeclined ? { task, action: "unchanged", isDeclined } : planned;
}

/** Whether a record is of this very result. */
function isOf(task: Task, entry: LockEntry | undefined): boolean {
  return entry?.recipe === recipeHashOf(task) && entry.sourceBlob === task.originBlob;
}

function planWanted({ selection, image: source, locale, output }: AcceptedClaim, facts: PlanFacts & { hash: TaskHasher }): PlannedTask {
  const { identityOf, lock, hasLock, isForced, tip, looks, commanded } = facts;
  const command = commanded?.commandOf(output)?.word;
  const recipe = commanded?.recipeOf(selection.recipe, output) ?? selection.recipe;
  const onModified = command === "edit" ? "edit" : facts.onModified;
  const mask = source && maskPath(recipe, source.path);
  const { recipeHashes, requestHash, words } = facts.hash({ maskBlob: mask === undefined ? undefined : identityOf(mask).blob, locale });
  const { blob, indexBlob } = identityOf(output);
  const isInPlace = output === source?.path;
  // Somebody may have moved or copied a result: it must not be edited once more, and is no work of theirs.
  const known = blob === undefined || lock.has(output) ? [] : facts.resultsOf(blob);
  const moved = known.find((one) => (isInPlace ? one.isInPlace : !one.isInPlace && one.entry.recipe === recipeHashOf({ recipeHashes })));
  const entry = lock.get(output) ?? (moved && { ...moved.entry, source: source?.path ?? "" });
  const claim = { source: source?.path, output };
  const force = command === "retry" || isForced(claim);
  const onTip = tip && compareWithTip({ tip, identityOf, claim, entry, recipe: recipeHashOf({ recipeHashes }), force });
  const isOther = entry !== undefined && blob !== undefined && blob !== entry.outputBlob;
  const judgement = isOther ? judgeOutput(output, entry, { onModified, isInPlace, blob, looks }) : "recorded";
  const isRecorded = entry !== undefined && (judgement === "recorded" || onTip === "edit");
  const originBlob = isInPlace && isRecorded ? entry.sourceBlob : (source?.blob ?? "");
  // What a commit replaces.
  const replacedBlob = onTip === "edit" || onTip === "unchanged" ? entry?.outputBlob || undefined : indexBlob;
  const task: Task = {
    ...{ recipe, output, locale, words, recipeHashes, requestHash, originBlob },
    source: isInPlace ? { ...source, indexBlob: replacedBlob } : source,
    outputBlob: blob,
    isForced: force,
    outputIndexBlob: replacedBlob,
    recordedStep: force ? undefined : findRecordedStep({ output, recipeHashes, originBlob }, lock),
    overwritesUnrecorded: hasLock && !isInPlace && !entry && blob !== undefined,
  };
  if (tip && onTip) return { task, entry, action: onTip, removed: onTip === "stale" ? findRemoved(task, tip) : undefined };
  // Somebody may have translated the image before Retouch was set up.
  const isReplaced = force || onModified === "edit";
  if (!entry) return { task, action: task.overwritesUnrecorded && locale !== undefined && !isReplaced ? "modified" : "edit" };
  return {
    task,
    entry,
    ...(force || (command === "edit" && entry.kept)
      ? { action: "edit" }
      : compareWithEntry(task, entry, { ...facts, isInPlace, judgement, isMoved: moved !== undefined })),
  };
}

interface Recorded {
  entry: LockEntry;
  /** It took the place of its source. */
  isInPlace: boolean;
}

/** Records of results by the files' blobs, so that one is known under another path. The lock is read at the first question. */
export function createResultLookup(locks: readonly Lock[]): PlanFacts["resultsOf"] {
  let results: ReadonlyMap<string, Recorded[]> | undefined;
  const read = () => {
    const found = new Map<string, Recorded[]>();
    for (const lock of locks) {
      for (const [path, entry] of lock) {
        const one = { entry, isInPlace: entry.source === path };
        // Of a model that found nothing to do, the file is the source; candidates and steps are no files.
        if (entry.kept || entry.outputBlob === entry.sourceBlob || (!one.isInPlace && path.includes("#"))) continue;
        const same = found.get(entry.outputBlob);
        if (same) same.push(one);
        else found.set(entry.outputBlob, [one]);
      }
    }
    return found;
  };
  return (blob) => {
    results ??= read();
    return results.get(blob) ?? [];
  };
}

/** Decides by what the lockfile records of the output. */
function compareWithEntry(
  task: Task,
  entry: LockEntry,
  { isInPlace, judgement, isMoved, isReadOnly }: { isInPlace: boolean; judgement: Judgement; isMoved: boolean; isReadOnly: boolean },
): Pick<PlannedTask, "action" | "hasNoText"> {
  const isSameSource = isInPlace || entry.sourceBlob === (task.source?.blob ?? "");
  const isUpToDate = isSameSource && entry.recipe === recipeHashOf(task);
  if (task.outputBlob === undefined) {
    // A result that equals its source: the model found no text, so no file was written.
    const hasNoText = isWithoutText(entry);
    return (hasNoText || entry.kept) && isUpToDate ? { action: "unchanged", hasNoText } : { action: "edit" };
  }
  if (judgement !== "recorded") return { action: judgement === "kept" ? "modified" : "edit" };
  if (!isUpToDate) return { action: "edit" };
  return { action: (task.outputBlob === entry.outputBlob && !isMoved) || isReadOnly ? "unchanged" : "take" };
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
