import type { Hearing, hearCommands } from "./commands/hear-commands.ts";
import type { Context } from "./context.ts";
import type { Run } from "./edit.ts";
import { checkTrust, findNoMatch, maskSecrets, rightsOf, settleContext } from "./gate.ts";
import { openWorkspace } from "./git/workspace.ts";
import { deferGitHub } from "./github/github-client.ts";
import { settleProxies } from "./http/proxy-settings.ts";
import { loadInputs } from "./inputs/load.ts";
import { createTextReader } from "./inputs/text-reader.ts";
import { emptyResult, type Outcome, settledOutcome } from "./outcome.ts";
import { pixelProcesses } from "./pixels/pixel-processes.ts";
import type { FindResult } from "./plan/look-at-outputs.ts";
import { prepare } from "./plan/prepare.ts";
import { describeFacts, renderResult } from "./report/outputs.ts";
import { printSkipped } from "./report/progress.ts";
import { type Found, proceed, publish } from "./report/publish.ts";
import { createReport } from "./report/report.ts";
import { debug } from "./runner/log-writer.ts";

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
    settleProxies(process.env);
    const skip = await checkTrust(context);
    if (skip) return { skip };
    const reader = createTextReader(options);
    const given = await loadInputs(environment, context, reader);
    const github = deferGitHub({ token: given.githubToken ?? "", context });
    const hearing = context.event.comment ? await hear({ context, inputs: given, github }) : {};
    const { inputs = given } = hearing;
    return proceed({ ...hearing, inputs }, async () => {
      if (hearing.skip) return {};
      const settled = await settleContext({ context, inputs, github });
      if (settled.skip) return settled;
      const next = inputs.isMerge ? (await import("./merge.ts")).merge : plan;
      return proceed(settled, () => next({ ...options, ...settled, inputs, github, reader }));
    });
  });
  const report = createReport({ ...found, context: found.context ?? context, durationMs: Date.now() - startedAt });
  return publish(report, { inputs: found.inputs, signal: options.signal });
}

/** Few runs are started by a comment. */
async function hear(options: Parameters<typeof hearCommands>[0]): Promise<Hearing> {
  return (await import("./commands/hear-commands.ts")).hearCommands(options);
}

async function plan(run: Run & Pick<ActionOptions, "listing">): Promise<Found> {
  const { context, inputs } = run;
  const workspace = await openWorkspace(context.workspace, run.listing, rightsOf(context, inputs));
  let finder: Promise<FindResult> | undefined;
  const findResult: FindResult = async (task, entry) => {
    finder ??= import("./edit.ts").then(({ openFinder }) => openFinder(run));
    return (await finder)(task, entry);
  };
  const prepared = await prepare({ ...run, workspace, findResult });
  printSkipped(prepared);
  const { tasks, idle, warnings: notices, whole } = prepared.plan;
  const settled = tasks.filter(({ action }) => action !== "edit" && action !== "take").map(settledOutcome);
  const known = { prepared, proposal: prepared.proposal, notices, outcomes: settled };
  if (settled.length === tasks.length) {
    const skip = tasks.length > 0 ? ({ reason: "up-to-date" } as const) : findNoMatch(inputs, [...idle, ...notices], whole?.tasks);
    const found = { ...known, cost: 0, estimatedCost: 0, skip };
    return proceed(found, async () => {
      if (!prepared.proposal && !inputs.shard) return {};
      const { renewProposal } = await import("./deliver/deliver-outcomes.ts");
      return renewProposal(settled, { ...run, ...prepared, renderResult, facts: describeFacts({ ...found, plan: prepared.plan }) });
    });
  }
  const due = tasks.filter(({ action }) => action === "edit");
  const late = inputs.frozen ? due.map(({ task }): Outcome => ({ task, result: emptyResult(task) })) : [];
  if (due.length > 0 && !inputs.frozen && !inputs.dryRun) warmUp();
  // What speaks to providers takes a while to load; a run that has nothing to do goes without it.
  return proceed({ ...known, outcomes: [...settled, ...late] }, async () =>
    (await import("./edit.ts")).estimate({ ...run, ...prepared, workspace, settled }, due),
  );
}

/** Starts the process that decodes, which takes a while, before the first source is to be decoded. */
function warmUp(): void {
  const report = (engine: string) => debug(`Pictures are decoded by sharp, ${engine}.`);
  // Where it fails, the first image fails by it, and reports it.
  void pixelProcesses.warmUp().then(report, (error: unknown) => debug(String(error)));
}
