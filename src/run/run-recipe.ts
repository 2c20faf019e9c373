import type { Recipe } from "../inputs/recipe.ts";
import { failedOutcome, type Outcome } from "../outcome.ts";
import type { PreparedTask } from "../plan/task.ts";
import { finishJob } from "./accept.ts";
import { createDeadline, type Deadline } from "./deadline.ts";
import { type Answered, askForJob, type TaskOptions } from "./run-task.ts";
import { abandonTask, beginTask, notStarted, type TaskProgress } from "./task-progress.ts";

export interface RunRecipeOptions extends Omit<TaskOptions, "deadline"> {
  recipe: Recipe;
  maxCost: number | undefined;
  onOutcome: (outcome: Outcome) => void;
  /** Told with what makes its outcome, should a cancelled run have no more time for it. */
  onStart: (job: PreparedTask, leave: () => Promise<Outcome>) => void;
}

/** Source and answer of pictures that wait to be finished may take this much memory before no further call is made. */
const MAX_UNFINISHED_BYTES = 48 * 1024 * 1024;

/**
 * Asks the model for every job of one recipe, at most `concurrency` at a time, and stores each answer as soon as it is there. A call's place
 * is free again once the answer has arrived: decoding and encoding go on beside the next call.
 */
export async function runRecipe(jobs: readonly PreparedTask[], options: RunRecipeOptions): Promise<void> {
  const { recipe, signal, maxCost } = options;
  const unfinished = new Set<Promise<void>>();
  const queue = jobs.values();
  let unfinishedBytes = 0;

  const finish = (job: PreparedTask, answered: Answered, progress: TaskProgress, deadline: Deadline): Promise<void> => {
    const weight = answered.pictures.reduce((sum, { bytes }) => sum + bytes.length, answered.material.source?.length ?? 0);
    unfinishedBytes += weight;
    const finishing = finishJob(job, answered, progress, { ...options, deadline })
      .then(options.onOutcome)
      .finally(() => {
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
        options.onOutcome(refusal ? failedOutcome(job.task, refusal) : notStarted(job.task));
        continue;
      }
      const progress = beginTask();
      options.onStart(job, () => abandonTask(job.task, progress, options.context));
      const deadline = createDeadline(recipe.timeout * 1000, signal);
      const answered = await askForJob(job, progress, { ...options, deadline });
      if (answered.kind === "ended") {
        deadline[Symbol.dispose]();
        options.onOutcome(answered.outcome);
        continue;
      }
      const finishing = finish(job, answered, progress, deadline);
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
