import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import type { TaskNotice } from "../notices.ts";
import { failedOutcome, type Outcome, type RetainedImage } from "../outcome.ts";
import type { Task } from "../plan/task.ts";
import type { Deadline } from "./deadline.ts";
import type { ImageRequest, ModelClient, ModelFailure, ModelImages, NothingToDo } from "./model-client.ts";
import { saveRejected } from "./validate.ts";

/** What a job has come to so far: kept up to date, so that it can be told whatever ends the job. */
export interface TaskProgress {
  startedAt: number;
  /** US dollars, of all calls that have ended; null where that of one is not known. */
  cost: number | null;
  /** A request is out that may be billed. */
  isAsking: boolean;
  /** The model's own bytes, as they came, of what is not finished: they are paid for. */
  paid: Buffer[];
  /** Of several prompts the one that is at work, from 1. */
  step: number;
  /** What several prompts have made on the way. */
  kept: RetainedImage[];
  warnings: TaskNotice[];
}

export function beginTask(): TaskProgress {
  return { startedAt: Date.now(), cost: 0, isAsking: false, paid: [], step: 1, kept: [], warnings: [] };
}

export interface AskOptions {
  context: Context;
  asker: ModelClient;
  /** Of this job. */
  deadline: Deadline;
}

/** Asks the model, and puts down what it came to. What was paid for before is on disk then. */
export async function ask(
  question: ImageRequest,
  { task, progress }: { task: Task; progress: TaskProgress },
  { context, asker, deadline }: AskOptions,
): Promise<ModelImages | NothingToDo | ModelFailure> {
  await saveRejected(context, task, progress.paid);
  progress.isAsking = task.recipe.provider.kind === "http";
  const answer = await asker.requestImages(question, deadline).finally(() => {
    progress.isAsking = false;
  });
  if (answer.kind === "answer") progress.paid.push(...answer.pictures.map(({ bytes }) => bytes));
  if (answer.kind === "refusal" && answer.cost === null) addUnknown(progress);
  else progress.cost = progress.cost === null || answer.cost === null ? null : progress.cost + answer.cost;
  return answer;
}

/** What is known to be billed stays known where the fate of a further request is not. */
function addUnknown(progress: TaskProgress): void {
  if (progress.cost) progress.warnings.push({ code: "maybe-billed-on-top" });
  else progress.cost = null;
}

/** A job that comes to nothing. What was paid for is kept aside, with the steps that were done. */
export async function endTask(task: Task, error: RetouchError, progress: TaskProgress, context: Context): Promise<Outcome> {
  const { cost, kept, paid, startedAt, step, warnings } = progress;
  const steps = task.recipe.prompts.length;
  const where = steps > 1 ? `step ${step} of ${steps}: ` : "";
  const outcome = failedOutcome(task, new RetouchError(error.code, `${where}${error.message}`), {
    cost,
    durationMs: Date.now() - startedAt,
  });
  outcome.result.warnings.push(...warnings);
  return { ...outcome, ...(await saveRejected(context, task, paid)), ...(kept.length > 0 && { kept: [...kept] }) };
}

/** A job that a cancellation came before. */
export function notStarted(task: Task): Outcome {
  return failedOutcome(task, new RetouchError("cancelled", "The run was cancelled before this image was begun."));
}

/** A job that a cancelled run has no more time for. */
export async function abandonTask(task: Task, progress: TaskProgress, context: Context): Promise<Outcome> {
  const so = progress.isAsking
    ? "before there was an answer; the request may be billed"
    : progress.paid.length > 0
      ? "before the model's answer was finished; it is kept aside"
      : "before this image was finished";
  const state = { ...progress, warnings: [...progress.warnings] };
  if (progress.isAsking) addUnknown(state);
  return endTask(task, new RetouchError("cancelled", `The run was cancelled ${so}.`), state, context);
}
