import { type ErrorCode, RetouchError, toRetouchError } from "../errors.ts";
import { identifyBytes } from "../git/blob-identity.ts";
import { writeWorkspaceFile } from "../git/write-file.ts";
import { candidateKey } from "../lock/lock.ts";
import type { TaskNotice } from "../notices.ts";
import { emptyResult, type Outcome, type Result, type RetainedImage } from "../outcome.ts";
import type { FinishedImage } from "../pixels/finish-picture.ts";
import type { PreparedTask } from "../plan/task.ts";
import { recipeHashOf, type Task } from "../plan/task.ts";
import { checkText } from "../verify/check-text.ts";
import { passes, type TextCheck } from "../verify/compare-text.ts";
import { retainImage } from "./retained-images.ts";
import { type Answered, entryOf, otherSeed, type TaskOptions } from "./run-task.ts";
import type { TaskInputs } from "./task-inputs.ts";
import { endTask, type TaskProgress } from "./task-progress.ts";
import { saveRejected, type ValidatedImage, validateImages } from "./validate.ts";

/** From the answer to the file in the workspace and the entry in the lock. What is refused here was paid for, and is kept aside. */
export async function finishJob(job: PreparedTask, answered: Answered, progress: TaskProgress, options: TaskOptions): Promise<Outcome> {
  const { task, header } = job;
  const { material } = answered;
  const { workspace, lockFile, context } = options;
  const before = header && material.source ? { width: header.width, height: header.height, bytes: material.source.length } : job.before;
  try {
    const { finished, check, refused } = await chooseAnswer(job, answered, progress, options);
    const [chosen] = finished;
    const outputBlob = identifyBytes(workspace, chosen.bytes, options.lfsTracked.has(task.output));
    await writeWorkspaceFile(workspace.root, task.output, chosen.bytes);
    const { cost, startedAt } = progress;
    await lockFile.record(task.output, entryOf(task, { finished: chosen, outputBlob, recipe: recipeHashOf(task), cost, material }));
    const warnings: TaskNotice[] = [...job.warnings, ...progress.warnings, ...chosen.warnings];
    // The output is finished and recorded: what fails here is told, and does not undo it.
    const candidates = await keepCandidates(task, finished, material, options).catch((error: unknown) => {
      warnings.push({ code: "candidates-not-kept", cause: causeOf(error, "delivery") });
      return [];
    });
    const rejected = await saveRejected(context, task, refused);
    const kept = [...progress.kept, ...candidates];
    const result: Result = {
      ...emptyResult(task),
      status: "edited",
      width: chosen.width,
      height: chosen.height,
      bytes: chosen.bytes.length,
      sha256: chosen.sha256,
      cost,
      durationMs: Date.now() - startedAt,
      warnings,
      ...(check && { text: check }),
      ...(candidates.length > 0 && { candidates: candidates.length }),
    };
    const { changedShare } = chosen;
    return {
      ...{ task, result, outputBlob, ...rejected },
      ...(before && { before }),
      ...(changedShare !== undefined && { changedShare }),
      ...(kept.length > 0 && { kept }),
    };
  } catch (error) {
    const outcome = await endTask(task, toRetouchError(error, "delivery"), progress, context);
    if (error instanceof TextRefused) outcome.result.text = error.check;
    return { ...outcome, ...(before && { before }) };
  }
}

interface Chosen {
  /** The first is delivered. */
  finished: [FinishedImage, ...FinishedImage[]];
  /** The model's own bytes of what is not to be delivered. */
  refused: Buffer[];
  check?: TextCheck;
}

/** Of the pictures that hold, the first; with `verify: text` the first whose text is right. @throws RetouchError when there is none. */
async function chooseAnswer(job: PreparedTask, answered: Answered, progress: TaskProgress, options: TaskOptions): Promise<Chosen> {
  const { proven, refused: damaged } = await validateImages(answered.pictures, job, answered.material);
  const refused = damaged.map(({ picture }) => picture.bytes);
  const [first, ...others] = proven;
  if (!first) throw damaged[0]?.error ?? new RetouchError("unexpected-reply", "the reply holds no image");
  progress.warnings.push(...damaged.map(({ error }) => ({ code: "candidate-invalid" as const, cause: causeOf(error, "invalid-image") })));
  const { task } = job;
  if (task.recipe.verify !== "text") return { finished: [first.finished, ...others.map(({ finished }) => finished)], refused };
  return chooseByText(job, { answered, proven: [first, ...others], refused }, progress, options);
}

/** The text of the result is not what the glossary wants. */
class TextRefused extends RetouchError {
  readonly check: TextCheck;
  constructor(check: TextCheck) {
    const { score, missing, left } = check;
    const list = (texts: readonly string[]) => texts.map((text) => JSON.stringify(text)).join(", ");
    const parts = [
      score === null ? "" : `${Math.round(score * 100)} % of the wanted text was found`,
      missing.length > 0 ? `missing: ${list(missing)}` : "",
      left.length > 0 ? `still in the source language: ${list(left)}` : "",
    ];
    super("verify", `The text of the result is not what the glossary wants: ${parts.filter((part) => part !== "").join("; ")}.`);
    this.name = "TextRefused";
    this.check = check;
  }
}

/**
 * Reads the results. Where none has the right text, the model is asked once more with another seed, where `max-cost` allows.
 *
 * @throws TextRefused
 */
async function chooseByText(
  job: PreparedTask,
  { answered, proven, refused }: { answered: Answered; proven: readonly [ValidatedImage, ...ValidatedImage[]]; refused: Buffer[] },
  progress: TaskProgress,
  options: TaskOptions,
): Promise<Chosen> {
  const { task } = job;
  const { sourceText, context, signal } = options;
  /** Undefined when the text cannot be read: the picture is paid for, and a person will look at it. */
  const read = async (finished: FinishedImage) => {
    try {
      return await checkText({ task, result: finished.bytes, sourceText, tempDir: context.tempDir, signal });
    } catch (error) {
      progress.warnings.push({ code: "text-not-compared", cause: causeOf(error, "verify") });
      return undefined;
    }
  };
  let worst: TextCheck | undefined;
  for (const { finished } of proven) {
    const check = await read(finished);
    if (check && !passes(check)) {
      worst ??= check;
      continue;
    }
    if (check?.score === null) progress.warnings.push({ code: "no-term-in-image" });
    const others = proven.map((one) => one.finished).filter((one) => one !== finished);
    return { finished: [finished, ...others], refused, ...(check && { check }) };
  }
  const wrong = new TextRefused(worst ?? { score: null, missing: [], left: [] });
  const { provider, model, seed = 0, candidates } = task.recipe;
  // What runs in the process, or translates by itself, makes the same again.
  if (provider.kind === "local" || model.translate || !answered.askAgain) throw wrong;
  const again = await answered.askAgain(otherSeed(seed, candidates));
  if (again.kind !== "answer") {
    const why = again.kind === "refusal" ? `${again.error.code}: ${again.error.message}` : again.message;
    progress.warnings.push({ code: "call-failed", purpose: "correct-text", reason: why });
    throw wrong;
  }
  progress.warnings.push({ code: "text-retried" });
  const [last] = (await validateImages(again.pictures, job, answered.material)).proven;
  if (!last) throw wrong;
  const check = await read(last.finished);
  if (check && !passes(check)) throw new TextRefused(check);
  return {
    finished: [last.finished],
    refused: [...refused, ...proven.map(({ picture }) => picture.bytes)],
    ...(check && { check }),
  };
}

async function keepCandidates(
  task: Task,
  finished: readonly FinishedImage[],
  material: TaskInputs,
  options: TaskOptions,
): Promise<RetainedImage[]> {
  const kept: RetainedImage[] = [];
  if (finished.length === 1) return kept;
  for (const [index, one] of finished.entries()) {
    const number = index + 1;
    const key = candidateKey(task.output, number);
    const picture = await retainImage(one, { key, kind: "candidate", number, output: task.output }, options);
    // The whole is billed to the output.
    await options.lockFile.record(
      key,
      entryOf(task, { finished: one, outputBlob: picture.blob, recipe: recipeHashOf(task), cost: 0, material }),
    );
    kept.push(picture);
  }
  return kept;
}

function causeOf(error: unknown, otherwise: ErrorCode): { code: ErrorCode; message: string } {
  const { code, message } = toRetouchError(error, otherwise);
  return { code, message };
}
