import type { LimitFunction } from "p-limit";
import type { ResultCache } from "../cache/result-cache.ts";
import { whenAborted } from "../cancel.ts";
import type { Context } from "../context.ts";
import { type ErrorCode, RetouchError, toRetouchError } from "../errors.ts";
import type { ReadBlob } from "../git/blobs.ts";
import type { Identify } from "../git/clean-filters.ts";
import { readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { TaskNotice } from "../notices.ts";
import { emptyResult, failedOutcome, type Outcome, type RetainedImage } from "../outcome.ts";
import type { PriceOf } from "../plan/limits.ts";
import type { PreparedTask, SourceText } from "../plan/task.ts";
import { recipeHashOf, requestHashOf, type Task } from "../plan/task.ts";
import { debug } from "../runner/log-writer.ts";
import type { TextCheck } from "../verify/compare-text.ts";
import { type Acceptance, acceptImages, type Measures } from "./accept.ts";
import type { ImageRequest } from "./create-call.ts";
import { createDeadline } from "./deadline.ts";
import { type EarlierResult, findEarlier, keepUnchanged } from "./earlier-results.ts";
import type { ModelClient } from "./model-client.ts";
import { requestCandidates } from "./request-candidates.ts";
import { keepOriginal, keepThumbnails, retainCandidates, saveRejected } from "./retained-images.ts";
import { failure } from "./run-messages.ts";
import { createTaskCalls } from "./task-calls.ts";
import { toLockEntry } from "./task-entry.ts";
import { loadTaskInputs, type ReferenceImages, type TaskInputs } from "./task-inputs.ts";
import { type ByteLimiter, takePlace } from "./task-limits.ts";
import { resumeSteps, runStep } from "./task-steps.ts";
import { findTwinResult } from "./twin-results.ts";
import { writeOutput } from "./write-output.ts";

export interface TaskOptions {
  context: Context;
  workspace: Workspace;
  lockFile: LockFile;
  modelClient: ModelClient;
  readBlob: ReadBlob;
  priceOf: PriceOf;
  references: ReferenceImages;
  sourceText: SourceText;
  /** For outputs. */
  identify: Identify;
  /** Clean filters of the outputs, by path. */
  filters: ReadonlyMap<string, string>;
  cache: ResultCache;
  keepsLocal: boolean;
  /** Limits the calls in flight. */
  callLimit: LimitFunction;
  /** Limits the sources and images that wait to be decoded. */
  undecoded: ByteLimiter;
  signal: AbortSignal;
  /** Aborts when a cancelled run has no more time for tasks. */
  abandoned: AbortSignal;
  onStart: () => void;
  /** What became of a twin that came before the task. */
  before?: Outcome;
}

/**
 * Makes one result, from the request to the file in the workspace and the entry in the lockfile.
 *
 * @returns the outcome, also of a task that fails. What a task is at when it is abandoned changes nothing any more.
 */
export async function runTask(prepared: PreparedTask, options: TaskOptions): Promise<Outcome> {
  const { task } = prepared;
  const { recipe, output } = task;
  const { prompts } = recipe;
  const { context, lockFile, modelClient, signal, abandoned } = options;
  const calls = createTaskCalls(task, options);
  const retained: RetainedImage[] = [];
  let startedAt: number | undefined;
  let step = 1;
  let answered: Pick<Outcome, "before" | "original"> | undefined;
  using deadline = createDeadline(recipe.timeout * 1000, signal);

  const fail = async (
    error: RetouchError,
    { check, measures, notices = [] }: { check?: TextCheck; measures?: Measures; notices?: readonly TaskNotice[] } = {},
  ) => {
    const { cost, notices: costNotices } = calls.spending();
    const message = prompts.length > 1 ? failure.inStep(step, prompts.length, error.message) : error.message;
    const outcome = failedOutcome(task, new RetouchError(error.code, message), {
      cost,
      durationMs: Date.now() - (startedAt ?? Date.now()),
      warnings: [...costNotices, ...notices],
      text: check,
      fidelity: measures?.fidelity,
    });
    const rejected = await saveRejected(context, task, calls.unstored());
    return {
      ...outcome,
      changedShare: measures?.changedShare,
      rejected,
      kept: retained.length > 0 ? [...retained] : undefined,
      ...answered,
    };
  };

  /** Writes and records an accepted result. */
  const finish = async ({ images, check, notices }: Finished, { inputs, ...made }: FinishedFacts): Promise<Outcome> => {
    const [picture] = images;
    const { bytes, sha256, width, height, changedShare, fidelity, thumbnails, warnings } = picture;
    const { sourceBlob, paid } = made;
    const beforeWriting = () => {
      abandoned.throwIfAborted();
      deadline.over.throwIfAborted();
      // What has begun to be stored is not given up any more.
      deadline[Symbol.dispose]();
    };
    const original = answered?.original ?? (await keepOriginal(task, inputs, options));
    const written = await writeOutput(task, picture, { ...options, wanted: prepared.wanted.format, beforeWriting });
    await lockFile.record(output, toLockEntry(task, { bytes, sha256, ...written, recipe: recipeHashOf(task), cost: paid, sourceBlob }));

    // An earlier run still had the original.
    const isFromOriginal = made.isEarlier && sourceBlob === task.originBlob;
    const known = prepared.warnings.filter(({ code }) => !(isFromOriginal && code === "original-not-found"));

    // The output is written and recorded: what fails from here on does not undo it.
    const candidates = await retainCandidates(task, images, { ...options, ...made, check });
    const kept = [...retained, ...candidates.images];
    return {
      task,
      result: {
        ...emptyResult(task),
        ...{ status: "edited", cached: made.isEarlier && !made.isNew, width, height, bytes: bytes.length, sha256, cost: made.cost },
        durationMs: Date.now() - (startedAt ?? Date.now()),
        warnings: [...known, ...notices, ...warnings, ...noticeGrowth(inputs, bytes), ...candidates.notices],
        sourceBytes: inputs.source?.length,
        text: check,
        fidelity,
        candidates: candidates.images.length > 0 ? candidates.images.length : undefined,
      },
      ...{
        ...written,
        changedShare,
        thumbnails: await keepThumbnails(context, thumbnails),
        original,
        before: measureBefore(prepared, inputs),
      },
      kept: kept.length > 0 ? kept : undefined,
    };
  };

  /** The result of an earlier run; undefined where it is not what is wanted now. */
  const reuse = async (earlier: EarlierResult, inputs: TaskInputs): Promise<Outcome | undefined> => {
    const [{ record, isNew = false }] = earlier;
    const { sourceBlob, cost: paid } = record;
    const since = startedAt ?? Date.now();
    if (record.unchanged !== undefined) {
      const parts = { inputs: { ...inputs, sourceBlob }, answer: { message: record.unchanged }, startedAt: since };
      return recordUnchanged(prepared, { ...parts, cost: 0, isEarlier: true, isNew }, options);
    }
    const images = earlier.map(({ bytes }) => ({ bytes }));
    const accepted = await acceptImages(images, prepared, { ...options, inputs, earlier: { check: record.text } });
    if (accepted.kind === "accepted") return finish(accepted, { inputs, sourceBlob, paid, cost: 0, isEarlier: true, isNew });
    debug(`The result of an earlier run for ${output} cannot be used: ${accepted.error.message}`);
    return undefined;
  };

  const run = async (): Promise<Outcome> => {
    using place = await takePlace(options.callLimit);
    await options.undecoded.waitForRoom();
    if (signal.aborted) return notStarted(task);
    const twin = task.twins && (await findTwinResult(task, options));
    const earlier = twin ? ([twin] as const) : task.isForced ? undefined : await findEarlier(prepared, options.cache);
    const refusal = modelClient.refusal();
    if (refusal && !earlier) return failedOutcome(task, refusal);
    options.onStart();
    startedAt = Date.now();
    const inputs = await loadTaskInputs(prepared, options);
    const reused = earlier && (await reuse(earlier, inputs));
    if (reused) return reused;
    if (refusal) return failedOutcome(task, refusal);
    if (signal.aborted) return notStarted(task);
    const send = (request: ImageRequest) => calls.send(request, deadline);
    const price = options.priceOf(prepared);

    const { sourceBlob } = inputs;
    const resumed = await resumeSteps(prepared, inputs, options);
    let { source } = resumed;
    // All prompts but the last, each on the result of the one before.
    for (step = resumed.count + 1; step < prompts.length; step++) {
      const made = await runStep(prepared, { step, inputs, source, price, send }, options);
      calls.markStored();
      retained.push(made.image);
      source = made.bytes;
    }

    const answer = await requestCandidates(prepared, { inputs, source, price, send });
    if (answer.kind === "failed") return fail(answer.error);
    if (answer.kind === "unchanged") {
      const parts = { inputs, answer, cost: calls.spending().cost, startedAt };
      return recordUnchanged(prepared, { ...parts, isEarlier: false }, options);
    }
    const { images, requestAgain } = answer;
    answered = { before: measureBefore(prepared, inputs), original: await keepOriginal(task, inputs, options) };
    using _decoding = options.undecoded.add(sum([inputs.source?.length ?? 0, ...images.map(({ bytes }) => bytes.length)]));
    // The next call goes on beside decoding. With `verify: text`, this one may have to be repeated.
    if (recipe.verify !== "text") place.release();

    const accepted = await acceptImages(images, prepared, { ...options, inputs, requestAgain });
    if (accepted.kind === "refused") return fail(accepted.error, { ...accepted, notices: [...answer.notices, ...accepted.notices] });
    const { cost, notices: costNotices } = calls.spending();
    const notices = [...costNotices, ...answer.notices, ...accepted.notices];
    const outcome = await finish({ ...accepted, notices }, { inputs, sourceBlob, paid: cost, cost, isEarlier: false });
    return { ...outcome, rejected: await saveRejected(context, task, accepted.rejected) };
  };

  const abandon = async (): Promise<Outcome> => {
    if (startedAt === undefined) return notStarted(task);
    const withImages = calls.unstored().length > 0 ? failure.cancelledWithImages : failure.cancelled;
    return fail(new RetouchError("cancelled", calls.isInFlight() ? failure.cancelledInCall : withImages));
  };

  const giveUp = () => fail(new RetouchError("timeout", calls.unstored().length > 0 ? failure.timeoutWithImages : failure.timeout));

  const failUnexpectedly = (error: unknown) => {
    const code: ErrorCode = answered ? "delivery" : "invalid-image";
    return fail(toRetouchError(error, code));
  };
  const outcome = Promise.race([
    run().catch(failUnexpectedly),
    whenAborted(abandoned).then(abandon),
    whenAborted(deadline.over).then(giveUp),
  ]);
  // The signal that abandons tasks lives as long as the run, and would keep each task's images.
  return await outcome.finally(calls.markStored);
}

/** A task that a cancellation came before. */
export function notStarted(task: Task): Outcome {
  return failedOutcome(task, new RetouchError("cancelled", failure.notStarted));
}

/** The image that was edited, as it was read. */
function measureBefore({ header, before }: PreparedTask, { source }: TaskInputs): Outcome["before"] {
  return header && source ? { width: header.width, height: header.height, bytes: source.length } : before;
}

/** A result of more than so many times the bytes of its source is worth a word; of a few more bytes, it is not. */
const GROWN = { times: 2, bytes: 4096 };

function noticeGrowth({ source }: TaskInputs, { length: to }: Buffer): TaskNotice[] {
  const from = source?.length ?? to;
  return to > from * GROWN.times && to > from + GROWN.bytes ? [{ code: "grown", from, to }] : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

interface UnchangedParts {
  inputs: TaskInputs;
  /** The provider's reply. */
  answer: { message: string };
  cost: number | null;
  startedAt: number;
  /** Not made for this task. */
  isEarlier: boolean;
  /** Made in this run, for a twin. */
  isNew?: boolean;
}

/** An image in which the model found nothing to do: no file is written, and the lock says so, since it would be billed again. */
async function recordUnchanged(
  { task, header, warnings }: PreparedTask,
  { inputs, answer, cost, startedAt, isEarlier, isNew = false }: UnchangedParts,
  { lockFile, workspace, identify, cache }: TaskOptions,
): Promise<Outcome> {
  const { source = Buffer.alloc(0), sourceBlob } = inputs;
  const { output } = task;
  // An image of an earlier run stays; recorded as the result, it is not taken for a person's work.
  const older = output === task.source?.path ? undefined : await readPlainFile(workspace.root, output).catch(() => undefined);
  const outputBlob = older ? await identify(output, older) : sourceBlob;
  const recipe = recipeHashOf(task);
  await lockFile.record(output, toLockEntry(task, { bytes: older ?? source, outputBlob, recipe, cost, sourceBlob }));
  if (!isEarlier)
    keepUnchanged(task, answer.message, { kind: "candidate", number: 1, sourceBlob, recipe: requestHashOf(task), cost }, cache);
  const notices: TaskNotice[] = [{ code: "no-text-found", message: answer.message }];
  if (older) notices.push({ code: "older-image-kept", path: output });
  return {
    task,
    result: {
      ...emptyResult(task),
      ...{ status: "unchanged", cached: isEarlier && !isNew, cost, durationMs: Date.now() - startedAt },
      warnings: [...warnings, ...notices],
    },
    before: header && { width: header.width, height: header.height, bytes: source.length },
  };
}

/** An accepted result, with all notices about it. */
type Finished = Pick<Extract<Acceptance, { kind: "accepted" }>, "images" | "check" | "notices">;

interface FinishedFacts extends Pick<TaskInputs, "sourceBlob"> {
  inputs: TaskInputs;
  /** US dollars that were paid for it, in whichever run; null where not known. */
  paid: number | null;
  /** US dollars that this run paid. */
  cost: number | null;
  isEarlier: boolean;
  isNew?: boolean;
}
