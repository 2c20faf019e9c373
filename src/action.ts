import * as core from "@actions/core";
import { CANCEL_MS, untilCancelled } from "./cancel.ts";
import { type Context, loadContext } from "./context.ts";
import { statusOf } from "./deliver/artifact-extras.ts";
import { checkCommit } from "./deliver/commit.ts";
import { deliver } from "./deliver/deliver.ts";
import type { Delivered } from "./deliver/delivered.ts";
import { invalidInputs, RetouchError, toRetouchError } from "./errors.ts";
import { checkSkips, checkTrust, maskSecrets, Skip } from "./gate.ts";
import { storeBlob } from "./git/blobs.ts";
import { openWorkspace } from "./git/workspace.ts";
import { findGitHubBlob } from "./github/git-data.ts";
import { createGitHub, type GitHub } from "./github/github-client.ts";
import { type Inputs, loadInputs } from "./inputs/load.ts";
import { formatLock } from "./lock/lock.ts";
import type { LockFile } from "./lock/lock-file.ts";
import { mergeLock } from "./lock/merge-lock.ts";
import { emptyResult, failedOutcome, keysOf, plannedOutcome, settledOutcome, sortByTasks } from "./outcome.ts";
import { checkAmount, checkCost, countPictures, estimateCost, type PriceOf } from "./plan/limits.ts";
import { prepare } from "./plan/prepare.ts";
import { prepareTasks } from "./plan/prepare-task.ts";
import type { PreparedTask } from "./plan/task.ts";
import { redact } from "./redact.ts";
import { announce, explainNoMatch, explainUpToDate } from "./report/explain.ts";
import { toLogText } from "./report/log.ts";
import { wordRunNotice, wordSkippedFile } from "./report/notice-wording.ts";
import { createProgressLog } from "./report/progress.ts";
import { publish } from "./report/publish.ts";
import { emptyReport, type Report } from "./report/report.ts";
import { renderResult } from "./report/results.ts";
import { lookUpPrices } from "./run/prices.ts";
import { runTasks } from "./run/run-tasks.ts";
import { checkTesseract, createSourceTextReader } from "./verify/source-text.ts";

export interface ActionOptions {
  signal: AbortSignal;
  /** Of `listFiles` for the workspace. */
  listing: Promise<Buffer | undefined>;
}

/** The whole run, from the environment to what the user sees. @returns the exit code. */
export async function runAction(
  environment: Readonly<Record<string, string | undefined>>,
  { signal, listing }: ActionOptions,
): Promise<number> {
  maskSecrets(environment);
  const startedAt = Date.now();
  const context = loadContext(environment);
  const report = emptyReport(context);
  let inputs: Inputs | undefined;
  try {
    checkTrust(context);
    inputs = await loadInputs(environment, context);
    await run(report, { context, inputs, signal, listing });
  } catch (error) {
    if (error instanceof Skip) Object.assign(report, { skipReason: error.reason, skipMessage: error.message });
    else report.errors.push(toReported(error));
  }
  report.durationMs = Date.now() - startedAt;
  return publish(report, { inputs, signal });
}

const UNFINISHED_DELIVERY: Delivered = {
  stale: [],
  warnings: [],
  errors: [new RetouchError("delivery", "The run was cancelled before the images were delivered. They are left in the workspace.")],
};

interface RunOptions {
  context: Context;
  inputs: Inputs;
  signal: AbortSignal;
}

/** Discover, plan, edit, deliver. What is known is in the report at each step, so that it can be told whatever comes next. */
async function run(report: Report, { context, inputs, signal, listing }: RunOptions & ActionOptions): Promise<void> {
  const { dryRun } = inputs;
  Object.assign(report, { ...describeModels(inputs), dryRun });
  checkSkips(context, inputs);
  const github = once(() => createGitHub({ token: inputs.githubToken ?? "", context }));
  const workspace = await openWorkspace(context.workspace, listing);
  const { plan, lockFile, skipped } = await prepare({ context, inputs, workspace, github });
  logSkipped([...skipped.map(wordSkippedFile), ...plan.idle.map(wordRunNotice)]);
  report.warnings.push(...plan.warnings);
  if (lockFile.repaired) core.info("The lockfile held leftovers of a merge conflict; both sides were kept.");
  if (plan.tasks.length === 0) {
    Object.assign(report, { cost: 0, estimatedCost: 0 });
    throw new Skip("no-match", explainNoMatch(inputs, context, plan));
  }

  const due = plan.tasks.filter(({ action }) => action === "edit");
  const taken = plan.tasks.filter(({ action }) => action === "take");
  report.outcomes = plan.tasks.filter(({ action }) => action === "unchanged" || action === "modified").map(settledOutcome);
  if (due.length + taken.length === 0) {
    Object.assign(report, { cost: 0, estimatedCost: 0 });
    throw new Skip("up-to-date", explainUpToDate(plan.tasks));
  }
  if (inputs.frozen) report.outcomes.push(...due.map(({ task }) => ({ task, result: emptyResult(task) })));
  checkAmount(due, inputs);
  await checkTesseract(due);
  const readBlob = async (blob: string) => {
    const bytes = inputs.githubToken && context.repo ? await findGitHubBlob(await github(), context, blob) : undefined;
    // A task is looked at before it is paid for, and read again then.
    if (bytes && !dryRun) await storeBlob(workspace, bytes);
    return bytes;
  };
  const sourceText = createSourceTextReader({ workspace, readBlob, tempDir: context.tempDir, signal });
  const { prepared: jobs, failed: rejected } = await prepareTasks(due, { workspace, readBlob, sourceText, dryRun });
  const refused = rejected.map(({ task, error }) => failedOutcome(task, error));
  report.outcomes.push(...refused);
  const priceOf = await lookUpPrices(jobs, { mayCall: !dryRun && jobs.length > 0, signal, debug: core.debug });
  report.estimatedCost = estimateCost(jobs, priceOf);
  checkCost(jobs, priceOf, inputs);
  if (dryRun) {
    report.outcomes.push(
      ...jobs.map((job) => plannedOutcome(job, priceOfAll(job, priceOf))),
      ...taken.map(({ task, candidate }) => ({
        task,
        result: { ...emptyResult(task), cost: 0 },
        taken: candidate?.number,
      })),
    );
    throw new Skip("dry-run", "Nothing was done: `dry-run` is set.");
  }
  await checkDelivery(
    [...jobs, ...taken].map(({ task }) => task.output),
    { context, inputs },
  );

  if (jobs.length > 0) core.info(announce(jobs, report.estimatedCost));
  using progress = createProgressLog(refused.length + jobs.length + taken.length);
  const order = plan.tasks.map(({ task }) => task);
  const made = await runTasks(jobs, taken, {
    ...{ context, inputs, workspace, lockFile, readBlob, sourceText, priceOf, signal, progress, order },
    rejected: refused,
  });
  report.warnings.push(...made.notices);
  // What was finished before an error is delivered all the same.
  report.errors.push(...made.errors.map(toReported));
  const settled = report.outcomes.filter((outcome) => !refused.includes(outcome));
  report.outcomes = sortByTasks([...settled, ...made.outcomes], order);
  settleCost(report);
  tellNoText(report);
  const delivery = deliverResults(report, { context, inputs, lockFile, github, signal });
  report.delivered = (await untilCancelled(delivery, signal, CANCEL_MS.delivery)) ?? UNFINISHED_DELIVERY;
  const { stale } = report.delivered;
  await lockFile.restore(report.outcomes.flatMap((outcome) => (stale.includes(outcome.task.output) ? keysOf(outcome) : [])));
  for (const { result } of report.outcomes) result.status = statusOf(result, stale);
}

/** An error as the user is told it; what only we can make sense of goes to the debug log. */
function toReported(error: unknown): RetouchError {
  const { code, message } = toRetouchError(error, "delivery");
  if (!(error instanceof RetouchError)) core.debug(redact(String(error instanceof Error ? error.stack : error)));
  return new RetouchError(code, redact(message));
}

/** The models of all recipes, for people. */
function describeModels({ recipes }: Inputs): Pick<Report, "models" | "sandbox"> {
  const models = new Map(
    recipes.map(({ provider, modelName }) => [`${provider.name} ${modelName}`, { provider: provider.name, model: modelName }]),
  );
  return { models: [...models.values()], sandbox: recipes.every(({ provider }) => provider.kind === "local") };
}

function priceOfAll(job: PreparedTask, priceOf: PriceOf): number | undefined {
  const price = priceOf(job);
  return price === undefined ? undefined : price * countPictures(job);
}

function logSkipped(notices: readonly string[]): void {
  if (notices.length === 0) return;
  core.startGroup(`Left out (${notices.length})`);
  for (const notice of notices) core.info(toLogText(notice));
  core.endGroup();
}

/** What would keep the results from being delivered is told before they are paid for. */
async function checkDelivery(outputs: readonly string[], { context, inputs }: Pick<RunOptions, "context" | "inputs">): Promise<void> {
  if (!inputs.deliver.includes("commit")) return;
  const problems = await checkCommit({ context, outputs, method: inputs.commitMethod });
  if (problems.length > 0) throw invalidInputs(problems);
}

/** A run in which a model was asked, and found nothing to do, says so too. */
function tellNoText(report: Report): void {
  const isIdle = report.outcomes.every(({ result }) => result.status === "unchanged" || result.status === "modified");
  if (!isIdle || report.errors.length > 0) return;
  Object.assign(report, { skipReason: "no-text", skipMessage: "Nothing was made: the model found no text in the images." });
}

/** What is known to have been billed. Calls whose fate is not known are told of, not guessed. */
function settleCost(report: Report): void {
  const costs = report.outcomes.map(({ result }) => result);
  // A picture in which nothing was found to do is billed like any other.
  const done = costs.filter(({ status, durationMs }) => status === "edited" || (status === "unchanged" && durationMs !== null));
  const unknown = costs.filter(({ status, cost }) => status === "failed" && cost === null).length;
  report.cost = done.some(({ cost }) => cost === null) ? null : costs.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  report.costIsEstimate = report.outcomes.some(({ task }) => {
    const { provider } = task.recipe;
    return provider.kind === "http" && !provider.reportsCost;
  });
  if (unknown > 0) report.warnings.push({ code: "failed-maybe-billed", count: unknown });
}

interface DeliverResults extends RunOptions {
  lockFile: LockFile;
  github: () => Promise<GitHub>;
}

async function deliverResults({ outcomes }: Report, { context, inputs, lockFile, github, signal }: DeliverResults) {
  const { path } = lockFile;
  // As they are now: what a cancelled run was at may still be recorded, and is not delivered.
  const [recorded, entries] = [new Map(lockFile.recorded), new Map(lockFile.entries)];
  const merge = (tip: string | undefined, keys: ReadonlySet<string>) => mergeLock(tip, { recorded, keys, force: inputs.force });
  const without = (left: ReadonlySet<string>) => formatLock(new Map([...entries].filter(([key]) => !left.has(key))));
  const { commitMessage, commitMethod, artifactName, deliver: targets } = inputs;
  return deliver({
    ...{ context, github, outcomes, renderResult, targets, commitMessage, commitMethod, artifactName, signal },
    ...(path && { lock: { path, recorded, merge }, artifactExtra: (left) => [{ path, content: without(left) }] }),
  });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
