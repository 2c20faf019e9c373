import { RetouchError } from "../errors.ts";
import type { Recipe } from "../inputs/recipe.ts";
import { failed, type Outcome } from "../outcome.ts";
import type { Job } from "../plan/inspect.ts";
import type { Task } from "../plan/task.ts";
import { createDeadline, type Deadline } from "./deadline.ts";
import { finishJob } from "./finish-job.ts";
import { type Answered, askForJob, type JobOptions } from "./job.ts";
import { keepAside } from "./prove.ts";

export interface RunJobsOptions extends Omit<JobOptions, "deadline"> {
  recipe: Recipe;
  maxCost: number | undefined;
  onStart: (job: Job) => void;
  onOutcome: (outcome: Outcome) => void;
  /** What a task has come to if the run is cancelled, and left before it ends. */
  onUnfinished: (outcome: Outcome) => void;
}

/** A task that a cancellation comes before. */
export function notBegun(task: Task): Outcome {
  return failed(task, new RetouchError("cancelled", "The run was cancelled before this image was begun."));
}

/** Source and answer of pictures that wait to be finished may take this much memory before no further call is made. */
const MAX_UNFINISHED_BYTES = 48 * 1024 * 1024;

/**
 * Asks the model for every job of one recipe, at most `concurrency` at a time, and stores each answer as soon as it is there. A call's place
 * is free again once the answer has arrived: decoding and encoding go on beside the next call.
 */
export async function runJobs(jobs: readonly Job[], options: RunJobsOptions): Promise<void> {
  const { recipe, signal, maxCost } = options;
  const unfinished = new Set<Promise<void>>();
  const queue = jobs.values();
  let unfinishedBytes = 0;

  const finish = (job: Job, answered: Answered, deadline: Deadline): Promise<void> => {
    const weight = answered.pictures.reduce((sum, { bytes }) => sum + bytes.length, answered.material.source?.length ?? 0);
    unfinishedBytes += weight;
    const keep = () => void keepUnfinished(job, answered, options);
    if (signal.aborted) keep();
    else signal.addEventListener("abort", keep, { once: true });
    const finishing = finishJob(job, answered, { ...options, deadline })
      .then(options.onOutcome)
      .finally(() => {
        signal.removeEventListener("abort", keep);
        deadline[Symbol.dispose]();
        unfinishedBytes -= weight;
        unfinished.delete(finishing);
      });
    unfinished.add(finishing);
    return finishing;
  };

  const work = async () => {
    for (const job of queue) {
      const refusal = options.asker.refusal();
      if (refusal || signal.aborted) {
        options.onOutcome(refusal ? failed(job.task, refusal) : notBegun(job.task));
        continue;
      }
      options.onStart(job);
      const cancelled = new RetouchError("cancelled", "The run was cancelled before there was an answer; the request may be billed.");
      options.onUnfinished(failed(job.task, cancelled, { cost: recipe.provider.kind === "local" ? 0 : null, durationMs: 0 }));
      const deadline = createDeadline(recipe.timeout * 1000, signal);
      const answered = await askForJob(job, { ...options, deadline });
      if (answered.kind === "ended") {
        deadline[Symbol.dispose]();
        options.onOutcome(answered.outcome);
        continue;
      }
      const finishing = finish(job, answered, deadline);
      // What is read and found wrong is asked for again, in the place of this call.
      if (recipe.verify === "text") await finishing;
      while (unfinishedBytes > MAX_UNFINISHED_BYTES && unfinished.size > 0) await Promise.race(unfinished);
    }
  };

  // With `max-cost` and a price that only the replies tell, one call at a time keeps what is in flight from going above it.
  const isBlind = maxCost !== undefined && jobs.some((job) => options.priceOf(job) === undefined);
  const workers = Math.min(jobs.length, isBlind ? 1 : (recipe.concurrency ?? recipe.provider.concurrency));
  await Promise.all(Array.from({ length: workers }, work));
  await Promise.all(unfinished);
}

/** There may be no time to finish what has come; it is paid for. */
async function keepUnfinished({ task }: Job, { pictures, cost, kept, startedAt }: Answered, options: RunJobsOptions): Promise<void> {
  const paid = pictures.map(({ bytes }) => bytes);
  const rejected = await keepAside(options.context, task, paid);
  const cancelled = new RetouchError("cancelled", "The run was cancelled before the model's answer was finished; it is kept aside.");
  const outcome = failed(task, cancelled, { cost, durationMs: Date.now() - startedAt });
  options.onUnfinished({ ...outcome, ...rejected, ...(kept.length > 0 && { kept }) });
}
