import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import { identifyBytes } from "../git/blob-identity.ts";
import type { ReadBlob } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import type { ReceivedImage } from "../http/fetch-images.ts";
import { type LockEntry, stepKey } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { TaskNotice } from "../notices.ts";
import { emptyResult, type Outcome, type Result } from "../outcome.ts";
import type { FinishedImage } from "../pixels/finish-picture.ts";
import type { PriceOf } from "../plan/limits.ts";
import type { PreparedTask, SourceText } from "../plan/task.ts";
import { recipeHashOf, type Task } from "../plan/task.ts";
import { formatDecimal } from "../text/format.ts";
import type { Deadline } from "./deadline.ts";
import type { ImageRequest, ModelClient, ModelFailure, ModelImages, NothingToDo } from "./model-client.ts";
import { readRetained, retainImage } from "./retained-images.ts";
import { loadTaskInputs, prepareForModel, type ReferenceImages, type TaskInputs } from "./task-inputs.ts";
import { ask, endTask, type TaskProgress } from "./task-progress.ts";
import { decodeImage } from "./validate.ts";

export interface TaskOptions {
  context: Context;
  workspace: Workspace;
  lockFile: LockFile;
  asker: ModelClient;
  readBlob: ReadBlob;
  priceOf: PriceOf;
  references: ReferenceImages;
  sourceText: SourceText;
  /** Outputs that Git LFS tracks. */
  lfsTracked: ReadonlySet<string>;
  /** Nothing of an earlier run is used. */
  force: boolean;
  signal: AbortSignal;
  /** Of this job. */
  deadline: Deadline;
}

/** A job whose pictures have come. */
export interface Answered {
  kind: "answered";
  material: TaskInputs;
  /** Asks the same once more; only where the text is read, since it keeps what is sent in memory. */
  askAgain?: (seed: number) => Promise<ModelImages | NothingToDo | ModelFailure>;
  pictures: readonly ReceivedImage[];
}

/** A job that came to its end without any picture. */
export interface Ended {
  kind: "ended";
  outcome: Outcome;
}

/** Asks the model for a job: its steps one after another, then its candidates in as few calls as the model allows. */
export async function askForJob(job: PreparedTask, progress: TaskProgress, options: TaskOptions): Promise<Answered | Ended> {
  const { task } = job;
  const end = async (error: RetouchError): Promise<Ended> => ({
    kind: "ended",
    outcome: await endTask(task, error, progress, options.context),
  });
  try {
    const material = await loadTaskInputs(job, options);
    const applied = await applySteps(job, { material, progress }, options);
    if (applied.refusal) return await end(applied.refusal);
    const prompt = job.prompts.at(-1) ?? "";
    const toQuestion = await createQuestion(job, { material, source: applied.source, prompt, priceOf: options.priceOf });
    const askPart = (part: Part) => ask(toQuestion(part), { task, progress }, options);
    const asked = await askCandidates(job, askPart);
    if (asked.refusal) return await end(asked.refusal.error);
    const { pictures, warnings, unchanged } = asked;
    if (unchanged)
      return { kind: "ended", outcome: await settleUnchanged(job, { material, progress, message: unchanged.message }, options) };
    progress.warnings.push(...warnings);
    const askAgain = (seed: number) => askPart({ count: 1, first: 1, seed });
    return { kind: "answered", material, pictures, ...(task.recipe.verify === "text" && { askAgain }) };
  } catch (error) {
    return end(toRetouchError(error, "invalid-image"));
  }
}

type Part = Pick<ImageRequest, "count" | "first" | "seed">;

interface QuestionParts {
  material: TaskInputs;
  /** What is edited: the source, or what the steps before made of it. */
  source: Buffer | undefined;
  prompt: string;
  priceOf: PriceOf;
}

async function createQuestion(
  job: PreparedTask,
  { material, source, prompt, priceOf }: QuestionParts,
): Promise<(part: Part) => ImageRequest> {
  const { task, target, header, words, wanted } = job;
  const { recipe } = task;
  const price = priceOf(job);
  if (!source || !header) {
    const format = wanted.format;
    return (part) => ({ kind: "generate", prompt, target, format, price, ...part });
  }
  const prepared = await prepareForModel(source, material, task.recipe);
  if (recipe.model.translate && task.locale !== undefined) {
    const { image } = prepared;
    const { sourceLocale: from } = recipe;
    const asked = {
      image,
      key: material.sourceBlob,
      to: task.locale,
      ...words,
      ...(from !== undefined && { from }),
      ...(prompt !== "" && { hint: prompt }),
    };
    return (part) => ({ kind: "translate", ...asked, price, ...part });
  }
  const { image, mask } = prepared;
  // After a step it may have another size than the file in the repository.
  const size = { width: prepared.header.width, height: prepared.header.height };
  const { references } = material;
  const asked = {
    prompt,
    target,
    source: size,
    image,
    references,
    ...(mask && { mask }),
    ...(task.locale !== undefined && { locale: task.locale }),
  };
  return (part) => ({ kind: "edit", ...asked, price, ...part });
}

interface Candidates {
  pictures: ReceivedImage[];
  warnings: TaskNotice[];
  refusal?: ModelFailure;
  unchanged?: NothingToDo;
}

/** Another seed, within what every model takes. */
export function otherSeed(seed: number, step: number): number {
  return (seed + step) % 2 ** 31;
}

/** What is made is kept when a further call fails. */
async function askCandidates(
  { task }: PreparedTask,
  askPart: (part: Part) => Promise<ModelImages | NothingToDo | ModelFailure>,
): Promise<Candidates> {
  const { candidates, model, provider, transport, seed } = task.recipe;
  // A provider that has a queue makes several pictures of one request only there.
  const isSingle = provider.kind === "http" && provider.transports !== undefined && transport === "sync";
  const perCall = provider.kind === "local" ? candidates : isSingle ? 1 : (model.perCall ?? model.candidates ?? 1);
  const found: Candidates = { pictures: [], warnings: [] };
  for (let asked = 0; asked < candidates; asked += perCall) {
    // The same seed would make the same pictures again.
    const other = seed !== undefined && asked > 0 ? { seed: otherSeed(seed, asked) } : {};
    const answer = await askPart({ count: Math.min(perCall, candidates - asked), first: asked + 1, ...other });
    if (answer.kind === "answer") {
      found.pictures.push(...answer.pictures);
      continue;
    }
    if (found.pictures.length === 0) return { ...found, ...(answer.kind === "refusal" ? { refusal: answer } : { unchanged: answer }) };
    const why = answer.kind === "refusal" ? `${answer.error.code}: ${answer.error.message}` : answer.message;
    found.warnings.push({ code: "call-failed", purpose: "more-candidates", reason: why });
    break;
  }
  if (found.pictures.length < candidates)
    found.warnings.push({ code: "fewer-candidates", made: found.pictures.length, wanted: candidates });
  return found;
}

/** All prompts but the last, each on what the one before made. What an earlier run made is used again. */
async function applySteps(
  job: PreparedTask,
  { material, progress }: { material: TaskInputs; progress: TaskProgress },
  options: TaskOptions,
): Promise<{ source: Buffer | undefined; refusal?: RetouchError }> {
  const { task, prompts } = job;
  const done = await resumeSteps(job, material, options);
  let { source } = done;
  for (let index = done.count; index < prompts.length - 1; index++) {
    progress.step = index + 1;
    const toQuestion = await createQuestion(job, { material, source, prompt: prompts[index] ?? "", priceOf: options.priceOf });
    const answer = await ask(toQuestion({ count: 1, first: 1 }), { task, progress }, options);
    if (answer.kind === "refusal") return { source, refusal: answer.error };
    if (answer.kind === "unchanged") return { source, refusal: new RetouchError("unexpected-reply", answer.message) };
    // Without loss, whatever the output's format: it is not the last time that it is encoded.
    const finished = await decodeImage(answer.pictures[0], { ...job, wanted: { ...job.wanted, format: "png" } }, material);
    const number = index + 1;
    const key = stepKey(task.output, number);
    const kept = await retainImage(finished, { key, kind: "step", number, output: task.output }, options);
    const recipe = task.recipeHashes[index] ?? "";
    await options.lockFile.record(key, entryOf(task, { finished, outputBlob: kept.blob, recipe, cost: answer.cost, material }));
    progress.paid = [];
    progress.kept.push(kept);
    source = finished.bytes;
  }
  progress.step = prompts.length;
  return { source };
}

async function resumeSteps(
  { task, prompts }: PreparedTask,
  { source, sourceBlob }: TaskInputs,
  options: TaskOptions,
): Promise<{ source: Buffer | undefined; count: number }> {
  for (let count = options.force ? 0 : prompts.length - 1; count > 0; count--) {
    const record = options.lockFile.entries.get(stepKey(task.output, count));
    if (record?.recipe !== task.recipeHashes[count - 1] || record?.sourceBlob !== sourceBlob) continue;
    const bytes = record && (await readRetained(record, options));
    if (bytes) return { source: bytes, count };
  }
  return { source, count: 0 };
}

interface EntryParts {
  finished: Pick<FinishedImage, "sha256" | "bytes">;
  outputBlob: string;
  recipe: string;
  cost: number | null;
  material: Pick<TaskInputs, "sourceBlob">;
}

export function entryOf(task: Task, { finished, outputBlob, recipe, cost, material }: EntryParts): LockEntry {
  const { provider, modelName } = task.recipe;
  return {
    source: task.source?.path ?? "",
    sourceBlob: material.sourceBlob,
    recipe,
    outputBlob,
    sha256: finished.sha256,
    bytes: finished.bytes.length,
    provider: provider.name,
    model: modelName,
    cost: cost === null ? null : Number(formatDecimal(cost)),
    at: new Date().toISOString(),
  };
}

interface UnchangedParts {
  material: TaskInputs;
  progress: TaskProgress;
  /** The provider's words. */
  message: string;
}

/** A picture in which the model found nothing to do: no file is written, and the lock says so, since it would be billed again. */
async function settleUnchanged(
  { task, header, warnings }: PreparedTask,
  { material, progress: { cost, startedAt }, message }: UnchangedParts,
  { lockFile, workspace, lfsTracked }: TaskOptions,
): Promise<Outcome> {
  const { source = Buffer.alloc(0), sourceBlob } = material;
  // A picture of an earlier run stays where it is; recorded as what lies there, it is not taken for a person's work.
  const older = task.output === task.source?.path ? undefined : await readFile(join(workspace.root, task.output)).catch(() => undefined);
  const bytes = older ?? source;
  const outputBlob = older ? identifyBytes(workspace, older, lfsTracked.has(task.output)) : sourceBlob;
  const finished = { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  await lockFile.record(task.output, entryOf(task, { finished, outputBlob, recipe: recipeHashOf(task), cost, material }));
  const result: Result = {
    ...emptyResult(task),
    status: "unchanged",
    cost,
    durationMs: Date.now() - startedAt,
    warnings: [
      ...warnings,
      { code: "no-text-found", message },
      ...(older ? [{ code: "older-image-kept" as const, path: task.output }] : []),
    ],
  };
  return { task, result, ...(header && { before: { width: header.width, height: header.height, bytes: source.length } }) };
}
