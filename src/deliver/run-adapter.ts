import type { RetouchError } from "../errors.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import type { PreparedTask } from "../plan/inspect.ts";
import type { PlannedTask } from "../plan/task.ts";
import { toShownError } from "../redact.ts";
import { runTasks as run, type WorkOptions } from "../run/run-tasks.ts";
import { keysOf } from "./changes.ts";

/** What became of the tasks. */
export interface Made {
  outcomes: readonly Outcome[];
  notices: readonly RunNotice[];
  errors: readonly RetouchError[];
}

/** Stands for `runTasks` until that returns its outcomes. */
export async function runTasks(
  jobs: readonly PreparedTask[],
  taken: readonly PlannedTask[],
  options: Omit<WorkOptions, "warn" | "onOutcome">,
): Promise<Made> {
  const outcomes: Outcome[] = [...options.refused];
  const notices: RunNotice[] = [];
  const errors: RetouchError[] = [];
  const fail = (error: unknown) => void errors.push(toShownError(error));
  const listeners = { warn: (notice: RunNotice) => void notices.push(notice), onOutcome: (one: Outcome) => void outcomes.push(one) };
  await run(jobs, taken, { ...options, ...listeners }).catch(fail);
  // Of what a cancelled run could not finish, nothing may be on record.
  const told = new Set(outcomes.flatMap(keysOf));
  await options.lockFile.forget([...options.lockFile.recorded.keys()].filter((key) => !told.has(key))).catch(fail);
  return { outcomes, notices, errors };
}
