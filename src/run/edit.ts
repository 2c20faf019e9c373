import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { emptyResult, failed, type Outcome, type Result } from "../outcome.ts";
import { type Finished, finishPicture } from "../pixels/finish.ts";
import { readHeader } from "../pixels/header.ts";
import { measureDrift, prepareMask } from "../pixels/mask.ts";
import { preparePicture } from "../pixels/prepare.ts";
import type { Job, ReadBlob } from "../plan/inspect.ts";
import type { Task } from "../plan/task.ts";
import { readOrigin } from "../workspace/origin.ts";
import { identifyBytes, type Workspace } from "../workspace/workspace.ts";
import { writeWorkspaceFile } from "../workspace/write-file.ts";
import type { Answer, Asker } from "./ask.ts";

export interface EditOptions {
  context: Context;
  workspace: Workspace;
  inputs: Inputs;
  lockFile: LockFile;
  asker: Asker;
  readBlob: ReadBlob;
  /** Outputs that Git LFS tracks. */
  lfsTracked: ReadonlySet<string>;
  signal: AbortSignal;
  onStart: (job: Job) => void;
  onOutcome: (outcome: Outcome) => void;
}

/** Source and answer of pictures that wait to be finished may take this much memory before no further call is made. */
const MAX_UNFINISHED_BYTES = 48 * 1024 * 1024;

/**
 * Asks the model for every job, at most `concurrency` at a time, and stores each answer as soon as it is there. A call's place is free
 * again once the answer has arrived: decoding and encoding go on beside the next call.
 */
export async function editAll(jobs: readonly Job[], options: EditOptions): Promise<void> {
  const { inputs, signal, asker } = options;
  const unfinished = new Set<Promise<void>>();
  const queue = jobs.values();
  let unfinishedBytes = 0;
  let fatal: RetouchError | undefined;
  const settle = options.onOutcome;

  const work = async () => {
    for (const job of queue) {
      const stopped =
        fatal ?? (signal.aborted ? new RetouchError("cancelled", "The run was cancelled before this image was begun.") : undefined);
      if (stopped) {
        settle(failed(job.task, inputs, stopped));
        continue;
      }
      options.onStart(job);
      const asked = await askFor(job, options);
      if (!("answer" in asked)) {
        if (asked.fatal) fatal ??= asked.error;
        settle(failed(job.task, inputs, asked.error, asked));
        continue;
      }
      const weight = asked.source.length + asked.answer.bytes.length;
      unfinishedBytes += weight;
      const finishing = finish(job, asked, options)
        .then(settle)
        .finally(() => {
          unfinishedBytes -= weight;
          unfinished.delete(finishing);
        });
      unfinished.add(finishing);
      while (unfinishedBytes > MAX_UNFINISHED_BYTES && unfinished.size > 0) await Promise.race(unfinished);
    }
  };

  // With `max-cost` and a price that only the replies tell, one call at a time keeps what is in flight from going above it.
  const blind = inputs.maxCost !== undefined && jobs.some((job) => asker.priceOf(job) === undefined);
  const workers = Math.min(jobs.length, blind ? 1 : (inputs.concurrency ?? inputs.provider.concurrency));
  await Promise.all(Array.from({ length: workers }, work));
  await Promise.all(unfinished);
}

interface Asked {
  answer: Answer;
  /** The bytes that were edited, and git's id of them. */
  source: Buffer;
  sourceBlob: string;
  mask?: Buffer;
  startedAt: number;
}

interface Unanswered {
  error: RetouchError;
  cost: number | null;
  fatal: boolean;
  durationMs: number;
}

async function askFor(
  { task, prompt, target, maskPath }: Job,
  { workspace, inputs, asker, readBlob }: EditOptions,
): Promise<Asked | Unanswered> {
  const startedAt = Date.now();
  try {
    const { bytes: source, blob: sourceBlob } = await readOrigin(workspace, task, readBlob);
    const header = readHeader(source);
    const image = await preparePicture(source, header, inputs.model.limits);
    const mask = maskPath === undefined ? undefined : await readMask(workspace, maskPath);
    const answer = await asker.ask({
      ...{ prompt, target, image, source: { width: header.width, height: header.height } },
      ...(mask && { mask: await prepareMask(mask, image, { transparent: inputs.model.transparentMask === true }) }),
    });
    if ("error" in answer) return { ...answer, durationMs: Date.now() - startedAt };
    return { answer, source, sourceBlob, startedAt, ...(mask && { mask }) };
  } catch (error) {
    return { error: toRetouchError(error, "invalid-image"), cost: 0, fatal: false, durationMs: Date.now() - startedAt };
  }
}

async function readMask(workspace: Workspace, path: string): Promise<Buffer> {
  try {
    return await readFile(join(workspace.root, path));
  } catch (cause) {
    throw new RetouchError("invalid-input", `The mask ${path} cannot be read.`, { cause });
  }
}

/** From the answer to the file in the workspace and the entry in the lock. What is refused here was paid for, and is kept aside. */
async function finish(job: Job, asked: Asked, options: EditOptions): Promise<Outcome> {
  const { task, header } = job;
  const { inputs, workspace, lockFile, context } = options;
  const { answer, source, sourceBlob, startedAt } = asked;
  const before = { width: header.width, height: header.height, bytes: source.length };
  try {
    const finished = await proveAnswer(job, asked, inputs);
    const outputBlob = identifyBytes(workspace, finished.bytes, options.lfsTracked.has(task.output));
    await writeWorkspaceFile(workspace.root, task.output, finished.bytes);
    await lockFile.record(task.output, {
      source: task.source.path,
      sourceBlob,
      recipe: task.recipe,
      outputBlob,
      sha256: finished.sha256,
      bytes: finished.bytes.length,
      provider: inputs.provider.name,
      model: inputs.modelName,
      cost: answer.cost,
      at: new Date().toISOString(),
    });
    const result: Result = {
      ...emptyResult(task, inputs),
      status: "edited",
      width: finished.width,
      height: finished.height,
      bytes: finished.bytes.length,
      sha256: finished.sha256,
      cost: answer.cost,
      durationMs: Date.now() - startedAt,
      warnings: [...job.warnings, ...finished.warnings],
    };
    return { task, result, before, outputBlob, ...(finished.changedShare !== undefined && { changedShare: finished.changedShare }) };
  } catch (error) {
    const rejected = await keepAside(context, task, answer.bytes).catch(() => undefined);
    const outcome = failed(task, inputs, toRetouchError(error, "delivery"), { cost: answer.cost, durationMs: Date.now() - startedAt });
    return { ...outcome, before, ...(rejected && { rejected }) };
  }
}

/** Decodes the answer completely. One that is damaged is fetched once more, which costs nothing. */
async function proveAnswer({ header, wanted }: Job, { answer, source, mask }: Asked, { maxChange }: Inputs): Promise<Finished> {
  const finishOnce = (bytes: Buffer) => finishPicture({ answer: bytes, source, header, wanted });
  const finished = await finishOnce(answer.bytes).catch(async (error: unknown) => {
    const again = await answer.refetch?.().catch(() => undefined);
    if (!again || again.equals(answer.bytes)) throw error;
    return finishOnce(again);
  });
  if (maxChange !== undefined) {
    const drift = mask ? await measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare;
    if (drift !== undefined && drift > maxChange) {
      const where = mask ? "outside the mask" : "of the picture";
      throw new RetouchError(
        "drift",
        `${(drift * 100).toFixed(1)} % of the pixels ${where} differ; \`max-change\` allows ${(maxChange * 100).toFixed(1)} %.`,
      );
    }
  }
  return finished;
}

/** The model's own bytes, under the name of the output, outside the workspace. */
async function keepAside({ tempDir }: Context, task: Task, bytes: Buffer): Promise<string> {
  const path = join(tempDir, "retouch", "rejected", task.output);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}
