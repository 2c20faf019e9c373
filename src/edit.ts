import type { Context } from "./context.ts";
import { deliverOutcomes } from "./deliver/deliver-outcomes.ts";
import { checkDelivery } from "./deliver/preflight.ts";
import type { Workspace } from "./git/workspace.ts";
import type { GitHub } from "./github/github-client.ts";
import type { Inputs } from "./inputs/load.ts";
import type { TextReader } from "./inputs/text-reader.ts";
import { type Outcome, sortOutcomes } from "./outcome.ts";
import { checkAmount, checkCost, shareLimits } from "./plan/limits.ts";
import type { FindResult } from "./plan/look-at-outputs.ts";
import type { Prepared } from "./plan/prepare.ts";
import { checkDuration } from "./plan/schedule.ts";
import type { PlannedTask } from "./plan/task.ts";
import { describeFacts, renderResult } from "./report/outputs.ts";
import { createProgressLog } from "./report/progress.ts";
import { type Found, proceed } from "./report/publish.ts";
import { settleRun } from "./report/report.ts";
import { findRecorded } from "./run/earlier-results.ts";
import { type Estimate, estimateRun, openCache, planOutcomes } from "./run/estimate.ts";
import { runTasks } from "./run/run-tasks.ts";

/** What each stage has from the gate. */
export interface Run {
  context: Context;
  signal: AbortSignal;
  inputs: Inputs;
  github: () => Promise<GitHub>;
  reader: TextReader;
}

/** `settled`: outcomes of tasks that need nothing. */
type PlannedRun = Run & Prepared & { workspace: Workspace; settled: readonly Outcome[] };

/** Looks for what the lock records in the result cache. */
export function openFinder(run: Run): FindResult {
  const cache = openCache(run);
  return (task, entry) => findRecorded(task, entry, cache);
}

/** Looks before it pays, says what it will cost, and goes on where the inputs allow it. */
export async function estimate(run: PlannedRun, due: readonly PlannedTask[]): Promise<Found> {
  const [{ settled }, amount] = [run, checkAmount(due, run.inputs, run.plan)];
  const taken = run.plan.tasks.filter(({ action }) => action === "take");
  const { skip, notices } = await checkDelivery([...due, ...taken], run);
  if (skip) return { skip };
  const found = await estimateRun(due, run);
  const { prepared, rejected, priceOf, estimatedCost, schedule } = found;
  const plan = { ...run.plan, warnings: [...run.plan.warnings, ...amount, ...notices, ...checkDuration(schedule)] };
  const known = { notices: plan.warnings, estimatedCost, schedule, outcomes: sortOutcomes(plan.tasks, [...settled, ...rejected]) };
  const inputs = shareLimits(run.inputs, run.plan, priceOf);
  return proceed(known, async () => {
    const limit = checkCost(prepared, priceOf, inputs);
    if (!inputs.dryRun) return edit({ ...run, ...found, inputs, plan }, taken);
    const outcomes = sortOutcomes(plan.tasks, [...settled, ...rejected, ...planOutcomes(found, taken)]);
    return { skip: { reason: "dry-run" }, notices: [...plan.warnings, ...limit], outcomes };
  });
}

async function edit(run: PlannedRun & Estimate, taken: readonly PlannedTask[]): Promise<Found> {
  const { prepared, settled, plan } = run;
  using progress = createProgressLog(run, taken);
  const made = await runTasks(prepared, taken, { ...run, progress });
  const outcomes = sortOutcomes(plan.tasks, [...settled, ...made.outcomes]);
  const known = settleRun(outcomes, [...plan.warnings, ...made.notices], made.errors);
  const facts = describeFacts({ ...known, plan, estimatedCost: run.estimatedCost });
  return proceed(known, () => deliverOutcomes(outcomes, { ...run, renderResult, facts }));
}
