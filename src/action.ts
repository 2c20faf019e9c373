import type { Context } from "./context.ts";
import { deliverOutcomes, renewProposal } from "./deliver/deliver-outcomes.ts";
import { checkDelivery } from "./deliver/preflight.ts";
import { checkTrust, findNoMatch, maskSecrets, rightsOf, settleContext } from "./gate.ts";
import { openWorkspace, type Workspace } from "./git/workspace.ts";
import { deferGitHub, type GitHub } from "./github/github-client.ts";
import { type Inputs, loadInputs } from "./inputs/load.ts";
import { createTextReader, type TextReader } from "./inputs/text-reader.ts";
import { emptyResult, type Outcome, settledOutcome, sortOutcomes } from "./outcome.ts";
import { checkAmount, checkCost } from "./plan/limits.ts";
import { type Prepared, prepare } from "./plan/prepare.ts";
import type { PlannedTask } from "./plan/task.ts";
import { renderResult } from "./report/outputs.ts";
import { createProgressLog, printSkipped } from "./report/progress.ts";
import { type Found, proceed, publish } from "./report/publish.ts";
import { createReport, settleRun } from "./report/report.ts";
import { type Estimate, estimateRun, planOutcomes } from "./run/estimate.ts";
import { runTasks } from "./run/run-tasks.ts";

export interface ActionOptions {
  context: Context;
  signal: AbortSignal;
  /** The files that git knows in the workspace, where it was asked already. */
  listing?: Promise<Buffer | undefined>;
}

/** The whole run, from the environment to what the user sees. @returns the exit code. */
export async function runAction(environment: Readonly<Record<string, string | undefined>>, options: ActionOptions): Promise<number> {
  maskSecrets(environment);
  const [startedAt, { context }] = [Date.now(), options];
  const found = await proceed({}, async () => {
    const skip = await checkTrust(context);
    if (skip) return { skip };
    const reader = createTextReader(options);
    const inputs = await loadInputs(environment, context, reader);
    const github = deferGitHub({ token: inputs.githubToken ?? "", context });
    return proceed({ inputs }, async () => {
      const settled = await settleContext({ context, inputs, github });
      return settled.skip ? settled : proceed(settled, () => plan({ ...options, ...settled, inputs, github, reader }));
    });
  });
  const report = createReport({ ...found, context: found.context ?? context, durationMs: Date.now() - startedAt });
  return publish(report, { inputs: found.inputs, signal: options.signal });
}

type Run = ActionOptions & { inputs: Inputs; github: () => Promise<GitHub>; reader: TextReader };

async function plan(run: Run): Promise<Found> {
  const { context, inputs } = run;
  const workspace = await openWorkspace(context.workspace, run.listing, rightsOf(context, inputs));
  const prepared = await prepare({ ...run, workspace });
  printSkipped(prepared);
  const { tasks, idle, warnings: notices } = prepared.plan;
  const settled = tasks.filter(({ action }) => action !== "edit" && action !== "take").map(settledOutcome);
  const known = { prepared, proposal: prepared.proposal, notices, outcomes: settled };
  if (settled.length === tasks.length) {
    const skip = tasks.length > 0 ? ({ reason: "up-to-date" } as const) : findNoMatch(inputs, [...idle, ...notices]);
    return proceed({ ...known, cost: 0, estimatedCost: 0, skip }, () => renewProposal(settled, { ...run, ...prepared, renderResult }));
  }
  const due = tasks.filter(({ action }) => action === "edit");
  const late = inputs.frozen ? due.map(({ task }): Outcome => ({ task, result: emptyResult(task) })) : [];
  return proceed({ ...known, outcomes: [...settled, ...late] }, () => estimate({ ...run, ...prepared, workspace, settled }, due));
}

/** `settled`: outcomes of tasks that need nothing. */
type PlannedRun = Run & Prepared & { workspace: Workspace; settled: readonly Outcome[] };

async function estimate(run: PlannedRun, due: readonly PlannedTask[]): Promise<Found> {
  const [{ inputs, settled }, amount] = [run, checkAmount(due, run.inputs)];
  const taken = run.plan.tasks.filter(({ action }) => action === "take");
  const { skip, notices } = await checkDelivery([...due, ...taken], run);
  if (skip) return { skip };
  const plan = { ...run.plan, warnings: [...run.plan.warnings, ...amount, ...notices] };
  const found = await estimateRun(due, run);
  const { prepared, rejected, priceOf, estimatedCost } = found;
  const known = { notices: plan.warnings, estimatedCost, outcomes: sortOutcomes(plan.tasks, [...settled, ...rejected]) };
  return proceed(known, async () => {
    checkCost(prepared, priceOf, inputs);
    if (!inputs.dryRun) return edit({ ...run, ...found, plan }, taken);
    const outcomes = sortOutcomes(plan.tasks, [...settled, ...rejected, ...planOutcomes(found, taken)]);
    return { skip: { reason: "dry-run" }, outcomes };
  });
}

async function edit(run: PlannedRun & Estimate, taken: readonly PlannedTask[]): Promise<Found> {
  const { prepared, settled, plan } = run;
  using progress = createProgressLog(run, taken);
  const made = await runTasks(prepared, taken, { ...run, progress });
  const outcomes = sortOutcomes(plan.tasks, [...settled, ...made.outcomes]);
  const known = settleRun(outcomes, [...plan.warnings, ...made.notices], made.errors);
  return proceed(known, () => deliverOutcomes(outcomes, { ...run, renderResult }));
}
