import * as core from "@actions/core";
import { type Context, judgeTrust, loadContext } from "./context.ts";
import { checkCommit } from "./deliver/commit.ts";
import { deliver } from "./deliver/deliver.ts";
import { RetouchError, toRetouchError } from "./errors.ts";
import { createGitHub, type GitHub } from "./github/client.ts";
import { type Inputs, invalidInputs, loadInputs, variableOf } from "./inputs/load.ts";
import { formatLock, type LockEntry, parseLock } from "./lock/lock.ts";
import type { LockFile } from "./lock/lock-file.ts";
import type { Outcome } from "./outcome.ts";
import type { Job } from "./plan/inspect.ts";
import type { Planned } from "./plan/plan.ts";
import { inspectTasks, prepare } from "./prepare.ts";
import { PROVIDERS } from "./providers/registry.ts";
import { publish } from "./publish.ts";
import { addSecret, redact } from "./redact.ts";
import { plural } from "./report/format.ts";
import { taskLine, toLogText, waitingLine } from "./report/log.ts";
import type { Report } from "./report/report.ts";
import { createAsker } from "./run/ask.ts";
import { editAll, emptyResult, failed } from "./run/edit.ts";
import { lookUpPrice, type PriceOf } from "./run/price.ts";
import { findTracked, openWorkspace, type Workspace } from "./workspace/workspace.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A run that ends early, and well: nothing is to be done, and this is why. */
class Skip extends Error {
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.name = "Skip";
    this.reason = reason;
  }
}

/** The whole run, from the environment to what the user sees. @returns the exit code. */
export async function runAction(environment: Environment, signal: AbortSignal): Promise<number> {
  maskSecrets(environment);
  const startedAt = Date.now();
  const context = loadContext(environment);
  const report: Report = {
    context,
    provider: "",
    model: "",
    sandbox: false,
    dryRun: false,
    skipReason: "",
    skipMessage: "",
    outcomes: [],
    estimatedCost: null,
    cost: null,
    costIsEstimate: false,
    durationMs: 0,
    errors: [],
    warnings: [],
  };
  let inputs: Inputs | undefined;
  try {
    checkTrust(context);
    inputs = loadInputs(environment, context);
    await run(report, { context, inputs, signal });
  } catch (error) {
    if (error instanceof Skip) Object.assign(report, { skipReason: error.reason, skipMessage: error.message });
    else {
      const known = toRetouchError(error, "delivery");
      if (!(error instanceof RetouchError)) core.debug(redact(String(error instanceof Error ? error.stack : error)));
      report.errors.push(new RetouchError(known.code, redact(known.message)));
    }
  }
  report.durationMs = Date.now() - startedAt;
  return publish(report, { inputs, signal });
}

function maskSecrets(environment: Environment): void {
  const variables = Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
  for (const variable of [variableOf("api-key"), variableOf("github-token"), ...variables]) {
    const secret = environment[variable]?.trim();
    if (!secret) continue;
    core.setSecret(secret);
    addSecret(secret);
  }
}

function checkTrust(context: Context): void {
  switch (judgeTrust(context)) {
    case "fork":
      throw new Skip("fork", "Nothing was done: the pull request comes from a fork, so this run has no secrets and may not write.");
    case "dependabot":
      throw new Skip("dependabot", "Nothing was done: the pull request is by Dependabot, so this run has no secrets and may not write.");
    case "untrusted-target":
      throw new RetouchError(
        "forbidden",
        "`pull_request_target` with the head of a fork is refused: it would spend your money on, and write with your token for, whoever opens a pull request. Use `pull_request`.",
      );
    default:
  }
}

function checkSkips({ event: { pull_request: pull } }: Context, { skipLabels = [], skipDrafts }: Inputs): void {
  const label = pull?.labels?.find(({ name }) => skipLabels.includes(name));
  if (label) throw new Skip("label", `Nothing was done: the pull request has the label "${label.name}", which \`skip-labels\` names.`);
  if (skipDrafts && pull?.draft) throw new Skip("draft", "Nothing was done: the pull request is a draft, and `skip-drafts` is set.");
}

interface RunOptions {
  context: Context;
  inputs: Inputs;
  signal: AbortSignal;
}

async function run(report: Report, { context, inputs, signal }: RunOptions): Promise<void> {
  Object.assign(report, {
    provider: inputs.provider.name,
    model: inputs.modelName,
    sandbox: inputs.provider.kind === "local",
    dryRun: inputs.dryRun,
  });
  checkSkips(context, inputs);
  const github = once(() => createGitHub({ token: inputs.githubToken ?? "", context }));
  const workspace = await openWorkspace(context.workspace);
  const { plan, prompt, lockFile, notices } = await prepare({ context, inputs, workspace, github });
  tellNotices(notices);
  if (lockFile.repaired) core.info("The lockfile held leftovers of a merge conflict; both sides were kept.");
  if (plan.tasks.length === 0) throw new Skip("no-match", explainNoMatch(inputs, context));

  const due = plan.tasks.filter(({ action }) => action === "edit");
  report.outcomes = plan.tasks.filter(({ action }) => action !== "edit").map((planned) => toSettled(planned, inputs));
  if (due.length === 0) {
    report.cost = 0;
    report.estimatedCost = 0;
    throw new Skip("up-to-date", explainUpToDate(plan.tasks));
  }
  if (inputs.frozen) {
    const examples = due
      .slice(0, 5)
      .map(({ task }) => task.source.path)
      .join(", ");
    report.outcomes.push(...due.map(({ task }) => ({ task, result: emptyResult(task, inputs) })));
    throw new RetouchError(
      "invalid-input",
      `\`frozen\`: ${plural(due.length, "image")} out of date (${examples}${due.length > 5 ? ", …" : ""}). Run without \`frozen\` and commit the result.`,
    );
  }
  if (due.length > inputs.maxImages) {
    throw new RetouchError(
      "budget",
      `${plural(due.length, "image")} to edit, and \`max-images\` is ${inputs.maxImages}. Nothing was sent. Raise it, or select fewer images.`,
    );
  }
  const readBlob = (blob: string) => readBlobFromGitHub(blob, { context, inputs, github });
  const { jobs, rejected } = await inspectTasks(
    due.map(({ task }) => task),
    { workspace, inputs, prompt, readBlob },
  );
  report.outcomes.push(...rejected.map(({ task, error }) => failed(task, inputs, error)));
  const priceOf = await lookUpPrice(inputs, { mayAsk: !inputs.dryRun && jobs.length > 0, debug: core.debug });
  report.estimatedCost = estimate(jobs, priceOf);
  checkCost(report.estimatedCost, inputs);
  if (inputs.dryRun) {
    report.outcomes.push(...jobs.map((job) => toPlanned(job, inputs, priceOf)));
    throw new Skip("dry-run", "Nothing was done: `dry-run` is set.");
  }
  if (inputs.deliver.includes("commit")) {
    const problems = await checkCommit({ context, outputs: jobs.map(({ task }) => task.output), method: inputs.commitMethod });
    if (problems.length > 0) throw invalidInputs(problems);
  }
  if (jobs.length > 0) {
    announce(jobs, report, inputs);
    const warn = (message: string) => report.warnings.push(message);
    report.outcomes.push(...(await editJobs(jobs, { context, inputs, workspace, lockFile, readBlob, priceOf, signal, warn })));
  }
  // As planned, not as they happened to finish.
  const order = new Map(plan.tasks.map(({ task }, index) => [task, index]));
  report.outcomes.sort((a, b) => (order.get(a.task) ?? 0) - (order.get(b.task) ?? 0));
  settleCost(report, inputs);
  report.delivered = await deliverResults(report.outcomes, { context, inputs, lockFile, github, signal });
  await lockFile.forget(report.delivered.stale);
  const stale = new Set(report.delivered.stale);
  for (const { result } of report.outcomes) if (stale.has(result.output)) result.status = "stale";
}

function tellNotices(notices: readonly string[]): void {
  if (notices.length === 0) return;
  core.startGroup(`${plural(notices.length, "file")} left out`);
  for (const notice of notices) core.info(toLogText(notice));
  core.endGroup();
}

function explainNoMatch({ images, changedOnly }: Inputs, { eventName }: Context): string {
  const patterns = images.map((pattern) => `\`${pattern}\``).join(", ");
  const changes = changedOnly === true || (changedOnly === "auto" && eventName.startsWith("pull_request"));
  return changes
    ? `Nothing was done: no image that ${patterns} selects was changed here (\`changed-only\`).`
    : `Nothing was done: ${patterns} selects no file. Is the repository checked out, and are the files not ignored by git?`;
}

function explainUpToDate(tasks: readonly Planned[]): string {
  const modified = tasks.filter(({ action }) => action === "modified").length;
  const kept =
    modified > 0
      ? ` ${plural(modified, "file")} changed by a person since ${modified === 1 ? "was" : "were"} kept; \`force: true\` edits again.`
      : "";
  return `Nothing was done: ${plural(tasks.length - modified, "image")} up to date by the lockfile.${kept}`;
}

function toSettled({ task, action, entry }: Planned, inputs: Inputs): Outcome {
  const status = action === "modified" ? "modified" : "unchanged";
  return {
    task,
    result: {
      ...emptyResult(task, inputs),
      status,
      cost: 0,
      ...(status === "unchanged" && entry && { sha256: entry.sha256, bytes: entry.bytes }),
    },
  };
}

function toPlanned({ task, warnings, header, target }: Job, inputs: Inputs, priceOf: PriceOf): Outcome {
  const before = { width: header.width, height: header.height, bytes: 0 };
  return { task, before, result: { ...emptyResult(task, inputs), cost: priceOf({ target }) ?? null, warnings } };
}

function estimate(jobs: readonly Job[], priceOf: PriceOf): number | null {
  const prices = jobs.map(priceOf);
  return prices.reduce<number | null>((sum, price) => (sum === null || price === undefined ? null : sum + price), 0);
}

function checkCost(estimated: number | null, { maxCost, provider, modelName, dryRun }: Inputs): void {
  if (maxCost === undefined) return;
  if (estimated === null) {
    if (dryRun || (provider.kind === "http" && provider.reportsCost)) return;
    throw new RetouchError(
      "budget",
      `\`max-cost\` cannot be kept to: the price of ${modelName} is not known, and ${provider.name} does not tell it with the result. Nothing was sent. Leave \`max-cost\` out, and bound the run by \`max-images\`.`,
    );
  }
  if (estimated > maxCost + 1e-9) {
    throw new RetouchError(
      "budget",
      `The run would cost about ${estimated.toFixed(4)} US dollars, and \`max-cost\` is ${maxCost}. Nothing was sent. Raise it, or select fewer images.`,
    );
  }
}

function announce(jobs: readonly Job[], { estimatedCost, sandbox }: Report, { provider, modelName }: Inputs): void {
  const cost = estimatedCost === null ? "price not known" : `about $${Number(estimatedCost.toFixed(6))}`;
  const how = sandbox ? "the sandbox, which calls no model" : `${provider.name} ${toLogText(modelName)}, ${cost}`;
  core.info(`${plural(jobs.length, "image")} to edit with ${how}`);
}

interface EditJobsOptions extends RunOptions {
  workspace: Workspace;
  lockFile: LockFile;
  readBlob: (blob: string) => Promise<Buffer | undefined>;
  priceOf: PriceOf;
  warn: (message: string) => void;
}

/** Silence for longer than this makes a person who watches the log wonder. */
const HEARTBEAT_MS = 20_000;

async function editJobs(jobs: readonly Job[], { workspace, priceOf, warn, ...options }: EditJobsOptions): Promise<Outcome[]> {
  const { inputs, signal } = options;
  const lfsTracked = await findTracked(
    workspace,
    jobs.map(({ task }) => task.output),
  );
  await using asker = await createAsker({ inputs, priceOf, signal, warn, debug: (message) => core.debug(redact(message)) });
  let started = 0;
  let done = 0;
  let cost: number | null = 0;
  const heartbeat = setInterval(() => core.info(waitingLine({ inFlight: started - done, done, total: jobs.length, cost })), HEARTBEAT_MS);
  try {
    return await editAll(jobs, {
      ...options,
      workspace,
      lfsTracked,
      asker,
      onStart: () => {
        started += 1;
      },
      onOutcome: (outcome) => {
        done += 1;
        started = Math.max(started, done);
        cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
        heartbeat.refresh();
        core.info(taskLine({ n: done, m: jobs.length, outcome }));
      },
    });
  } finally {
    clearInterval(heartbeat);
  }
}

/** What is known to have been billed. Calls whose fate is not known are told of, not guessed. */
function settleCost(report: Report, { provider }: Inputs): void {
  const costs = report.outcomes.map(({ result }) => result);
  const edited = costs.filter(({ status }) => status === "edited");
  const unknown = costs.filter(({ status, cost }) => status === "failed" && cost === null).length;
  report.cost = edited.some(({ cost }) => cost === null) ? null : costs.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
  report.costIsEstimate = provider.kind === "http" && !provider.reportsCost;
  if (unknown > 0)
    report.warnings.push(
      `${plural(unknown, "failed request")} may have been billed on top of what is shown; see the provider's usage log.`,
    );
}

interface DeliverResults extends RunOptions {
  lockFile: LockFile;
  github: () => Promise<GitHub>;
}

async function deliverResults(outcomes: readonly Outcome[], { context, inputs, lockFile, github, signal }: DeliverResults) {
  const { path, recorded } = lockFile;
  return deliver({
    context,
    github,
    outcomes,
    targets: inputs.deliver,
    commitMessage: inputs.commitMessage,
    commitMethod: inputs.commitMethod,
    artifactName: inputs.artifactName,
    ...(path && {
      lock: { path, merge: (tip: string | undefined, committed: ReadonlySet<string>) => mergeLock(tip, recorded, committed) },
      artifactExtra: (stale: readonly string[]) => [
        { path, content: formatLock(new Map([...lockFile.entries].filter(([output]) => !stale.includes(output)))) },
      ],
    }),
    isCancelled: signal.aborted,
  });
}

/**
 * The branch's own lock, with our records of what is committed: entries that others wrote meanwhile stay. Where it says the same
 * already, but for the time and the cost, it is left as it is.
 */
function mergeLock(tip: string | undefined, recorded: LockFile["recorded"], committed: ReadonlySet<string>): string {
  let lock: LockFile["recorded"];
  let repaired = false;
  try {
    ({ lock, repaired } = parseLock(tip ?? ""));
  } catch {
    // Only with `force` did the run begin with such a lock; a new one is started.
    lock = new Map();
  }
  const isKnown = (output: string, { sourceBlob, recipe, outputBlob }: LockEntry) => {
    const known = lock.get(output);
    return known?.sourceBlob === sourceBlob && known.recipe === recipe && known.outputBlob === outputBlob;
  };
  const news = [...recorded].filter(([output, entry]) => committed.has(output) && !isKnown(output, entry));
  if (news.length === 0 && !repaired && tip !== undefined) return tip;
  for (const [output, entry] of news) lock.set(output, entry);
  return formatLock(lock);
}

/** An older blob, which a clone of depth 1 does not have. */
async function readBlobFromGitHub(
  blob: string,
  { context, inputs, github }: { context: Context; inputs: Inputs; github: () => Promise<GitHub> },
): Promise<Buffer | undefined> {
  if (!inputs.githubToken || !context.repo) return undefined;
  try {
    const { data } = await (await github()).rest.git.getBlob({ owner: context.owner, repo: context.repo, file_sha: blob });
    return Buffer.from(data.content, "base64");
  } catch (error) {
    core.debug(`Blob ${blob} is not at GitHub: ${redact(String(error))}`);
    return undefined;
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
