import { type CachedResult, hashBytes, type ResultRecord } from "../cache/cached-result.ts";
import type { ResultCache } from "../cache/result-cache.ts";
import { type ResultPart, resultKey } from "../cache/result-key.ts";
import { isFiltered } from "../git/clean-filters.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { FinishedImage } from "../pixels/finish-picture.ts";
import { formatOfMediaType } from "../pixels/picture.ts";
import { type PreparedTask, recipeHashOf, requestHashOf, type Task } from "../plan/task.ts";
import { toShown } from "../redact.ts";
import type { TextCheck } from "../verify/compare-text.ts";
import { type EarlierImage, hasTwin } from "./twin-results.ts";

/** What an earlier run, or another one at the same time, has made of a task: its candidates, the first included. */
export type EarlierResult = readonly [EarlierImage, ...EarlierImage[]];

/** What is made in the process costs nothing, so that it is made anew. */
function isPaid({ recipe }: Task): boolean {
  return recipe.provider.kind === "http";
}

/** Where the recorded original is gone, the file that is there may have been edited before. */
function listSourceBlobs({ task, warnings }: PreparedTask): ResultPart["sourceBlob"][] {
  const isGone = task.source !== undefined && warnings.some(({ code }) => code === "original-not-found");
  return isGone ? [task.originBlob, task.source?.blob ?? ""] : [task.originBlob];
}

/** The key of a task's result, as it is planned. */
export function resultKeyOf(task: Task): string {
  return resultKey(task, { kind: "candidate", number: 1, sourceBlob: task.originBlob, recipe: requestHashOf(task) });
}

function listParts(prepared: PreparedTask): { result: ResultPart[]; steps: ResultPart[] } {
  const { recipeHashes } = prepared.task;
  // What earlier versions kept of a locale has the hash of the whole recipe.
  const recipes = new Set([requestHashOf(prepared.task), recipeHashOf(prepared.task)]);
  const result = listSourceBlobs(prepared).flatMap((sourceBlob) =>
    [...recipes].map((recipe): ResultPart => ({ kind: "candidate", number: 1, sourceBlob, recipe })),
  );
  const steps = recipeHashes
    .slice(0, -1)
    .map((recipe, index): ResultPart => ({ kind: "step", number: index + 1, sourceBlob: prepared.task.originBlob, recipe }));
  return { result, steps };
}

/** The tasks, with those marked whose results need not be paid for again, or not all of their steps. */
export async function markCached(
  prepared: readonly PreparedTask[],
  { cache, lockFile }: { cache: ResultCache; lockFile: Pick<LockFile, "entries"> },
): Promise<PreparedTask[]> {
  const keysOf = (one: PreparedTask) => {
    const { result, steps } = listParts(one);
    const toKey = (part: ResultPart) => resultKey(one.task, part);
    return { result: result.map(toKey), steps: steps.map(toKey) };
  };
  const keyed = prepared.map((one) => ({ one, keys: isPaid(one.task) && !one.task.isForced ? keysOf(one) : { result: [], steps: [] } }));
  const wanted = keyed.flatMap(({ keys }) => [...keys.result, ...keys.steps]);
  const found = wanted.length > 0 ? await cache.find(wanted) : new Set<string>();
  const shared = new Set<string>();
  return keyed.map(({ one, keys }): PreparedTask => {
    if (keys.result.some((key) => found.has(key)) || hasTwin(one.task, lockFile)) return { ...one, isCached: true };
    const key = one.task.twins && resultKeyOf(one.task);
    if (key !== undefined && shared.has(key)) return { ...one, isShared: true };
    if (key !== undefined) shared.add(key);
    const steps = keys.steps.findLastIndex((key) => found.has(key)) + 1;
    return steps > (one.stepsDone ?? 0) ? { ...one, stepsDone: steps } : one;
  });
}

/** Looks just before a task would be paid for. */
export async function findEarlier(prepared: PreparedTask, cache: ResultCache): Promise<EarlierResult | undefined> {
  const { task } = prepared;
  if (!isPaid(task)) return undefined;
  for (const part of listParts(prepared).result) {
    const first = await readPart(task, part, cache);
    if (!first) continue;
    const length = first.record.unchanged === undefined ? task.recipe.candidates - 1 : 0;
    const others = await Promise.all(Array.from({ length }, (_, index) => readPart(task, { ...part, number: index + 2 }, cache)));
    return [first, ...others.filter((one) => one !== undefined)];
  }
  return undefined;
}

/** The image after one of several prompts. */
export async function findEarlierStep(task: Task, part: Omit<ResultPart, "kind">, cache: ResultCache): Promise<Buffer | undefined> {
  return isPaid(task) ? (await readPart(task, { kind: "step", ...part }, cache))?.bytes : undefined;
}

/** A candidate that the lock records, as the cache knows it. */
function candidatePart(task: Task, number: number, { sourceBlob, recipe }: LockEntry): ResultPart {
  return { kind: "candidate", number, sourceBlob, recipe: recipe === recipeHashOf(task) ? requestHashOf(task) : recipe };
}

/** The key of a candidate that the lock records. */
export function candidateResultKey(task: Task, number: number, record: LockEntry): string {
  return resultKey(task, candidatePart(task, number, record));
}

/** A candidate that the lock records. */
export async function findCandidate(task: Task, number: number, record: LockEntry, cache: ResultCache): Promise<Buffer | undefined> {
  return (await readPart(task, candidatePart(task, number, record), cache))?.bytes;
}

/** The result that the lock records: one of the candidates, if somebody took another than the first. */
export async function findRecorded(task: Task, record: LockEntry, cache: ResultCache): Promise<Buffer | undefined> {
  for (let number = 1; number <= task.recipe.candidates; number++) {
    const bytes = await findCandidate(task, number, record, cache);
    if (bytes && hashBytes(bytes) === record.sha256) return bytes;
  }
  return undefined;
}

async function readPart(task: Task, part: ResultPart, cache: ResultCache): Promise<CachedResult | undefined> {
  const key = resultKey(task, part);
  const found = await cache.find([key]);
  const result = found.has(key) ? await cache.read(key) : undefined;
  return result?.record.recipe === part.recipe && result.record.sourceBlob === part.sourceBlob ? result : undefined;
}

/** What is kept of an image besides its bytes. */
interface Facts extends ResultPart {
  /** US dollars; null where not known. */
  cost: number | null;
  text?: TextCheck;
}

export interface KeepOptions {
  cache: ResultCache;
  /** Whether images are kept that cost nothing: a later run may take another candidate of what is committed, or proposed. */
  keepsLocal: boolean;
  /** Clean filters of the outputs, by path. */
  filters: ReadonlyMap<string, string>;
}

/** Keeps an image. @returns its key; undefined where it is not kept: git may store something else at that path, such as an encrypted file. */
export function keepImage(
  task: Task,
  image: Pick<FinishedImage, "bytes" | "mediaType" | "width" | "height" | "sha256">,
  { cost, text, ...part }: Facts,
  { cache, keepsLocal, filters }: KeepOptions,
): string | undefined {
  if (!isPaid(task) && !keepsLocal) return undefined;
  if (isFiltered(filters, task.output)) return undefined;
  const { bytes, sha256, width, height } = image;
  const format = formatOfMediaType(image.mediaType);
  const record = makeRecord(task, { ...part, cost, text, sha256, bytes: bytes.length, format, width, height });
  cache.add({ record, bytes });
  return record.key;
}

/** Keeps that the model found nothing to do. @param message the model's words. */
export function keepUnchanged(task: Task, message: string, facts: Facts, cache: ResultCache): void {
  const none = Buffer.alloc(0);
  const image = { sha256: hashBytes(none), bytes: 0, format: "none", width: 0, height: 0 };
  cache.add({ record: makeRecord(task, { ...facts, ...image, unchanged: toShown(message) }), bytes: none });
}

type RecordParts = Facts & Pick<ResultRecord, "sha256" | "bytes" | "format" | "width" | "height" | "unchanged">;

function makeRecord(task: Task, { kind, number, ...parts }: RecordParts): ResultRecord {
  const { provider, modelName } = task.recipe;
  const key = resultKey(task, { kind, number, ...parts });
  return { version: 1, key, ...parts, provider: provider.name, model: modelName, at: new Date().toISOString() };
}
