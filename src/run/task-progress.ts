import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { failed, type Kept, type Outcome } from "../outcome.ts";
import type { Task } from "../plan/task.ts";
import type { Deadline } from "./deadline.ts";
import type { Answer, Asker, Question, Refusal, Unchanged } from "./model-client.ts";
import { keepAside } from "./validate.ts";

/** What a job has come to so far: kept up to date, so that it can be told whatever ends the job. */
export interface JobProgress {
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
  kept: Kept[];
  warnings: string[];
}

export function beginJob(): JobProgress {
  return { startedAt: Date.now(), cost: 0, isAsking: false, paid: [], step: 1, kept: [], warnings: [] };
}

export interface AskOptions {
  context: Context;
  asker: Asker;
  /** Of this job. */
  deadline: Deadline;
}

/** Asks the model, and puts down what it came to. What was paid for before is on disk then. */
export async function ask(
  question: Question,
  { task, progress }: { task: Task; progress: JobProgress },
  { context, asker, deadline }: AskOptions,
): Promise<Answer | Unchanged | Refusal> {
  await keepAside(context, task, progress.paid);
  progress.isAsking = task.order.recipe.provider.kind === "http";
  const answer = await asker.ask(question, deadline).finally(() => {
    progress.isAsking = false;
  });
  if (answer.kind === "answer") progress.paid.push(...answer.pictures.map(({ bytes }) => bytes));
  if (answer.kind === "refusal" && answer.cost === null) addUnknown(progress);
  else progress.cost = progress.cost === null || answer.cost === null ? null : progress.cost + answer.cost;
  return answer;
}

/** What is known to be billed stays known where the fate of a further request is not. */
function addUnknown(progress: JobProgress): void {
  if (progress.cost) progress.warnings.push("A further request may have been billed on top of its cost; see the provider's usage log.");
  else progress.cost = null;
}

/** A job that comes to nothing. What was paid for is kept aside, with the steps that were done. */
export async function endJob(task: Task, error: RetouchError, progress: JobProgress, context: Context): Promise<Outcome> {
  const { cost, kept, paid, startedAt, step, warnings } = progress;
  const steps = task.order.prompts.length;
  const where = steps > 1 ? `step ${step} of ${steps}: ` : "";
  const outcome = failed(task, new RetouchError(error.code, `${where}${error.message}`), { cost, durationMs: Date.now() - startedAt });
  outcome.result.warnings.push(...warnings);
  return { ...outcome, ...(await keepAside(context, task, paid)), ...(kept.length > 0 && { kept: [...kept] }) };
}

/** A job that a cancellation came before. */
export function notBegun(task: Task): Outcome {
  return failed(task, new RetouchError("cancelled", "The run was cancelled before this image was begun."));
}

/** A job that a cancelled run has no more time for. */
export async function leaveJob(task: Task, progress: JobProgress, context: Context): Promise<Outcome> {
  const so = progress.isAsking
    ? "before there was an answer; the request may be billed"
    : progress.paid.length > 0
      ? "before the model's answer was finished; it is kept aside"
      : "before this image was finished";
  const state = { ...progress, warnings: [...progress.warnings] };
  if (progress.isAsking) addUnknown(state);
  return endJob(task, new RetouchError("cancelled", `The run was cancelled ${so}.`), state, context);
}
