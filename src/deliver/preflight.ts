import type { Context } from "../context.ts";
import { invalidInputs, RetouchError } from "../errors.ts";
import type { Skip } from "../gate.ts";
import { findFilters } from "../git/clean-filters.ts";
import { openWriter } from "../git/git-process.ts";
import { findRepository } from "../git/repository.ts";
import type { Workspace } from "../git/workspace.ts";
import { type BranchRule, isBound, readBranchRules } from "../github/branch-rules.ts";
import { readBranchTip } from "../github/branches.ts";
import { writeBlob } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import type { Inputs } from "../inputs/load.ts";
import { branchFile, findMergedBranch } from "../lock/branch-files.ts";
import type { RunNotice } from "../notices.ts";
import type { Task } from "../plan/task.ts";
import { debug } from "../runner/log-writer.ts";
import { checkArtifacts } from "./artifact.ts";
import { checkCommit } from "./commit.ts";
import { BOT } from "./commit-git.ts";
import { renderCommitMessage } from "./commit-message.ts";
import { CANNOT_COMMIT, CANNOT_DELIVER } from "./delivery-messages.ts";
import { openRemote, type Remote } from "./git-remote.ts";
import { checkHooks } from "./hook-checks.ts";
import { checkPaths } from "./path-checks.ts";
import { findBreach, isForeseen, type PlannedCommit } from "./rule-checks.ts";

export interface PreflightOptions {
  context: Context;
  inputs: Inputs;
  workspace: Workspace;
  github: () => Promise<GitHub>;
}

export interface Preflight {
  /** Why nothing is left to do: the branch was deleted while the job waited, as after a merge. */
  skip?: Skip;
  /** What may keep the results from being delivered; of a dry run, also what surely would. */
  notices: RunNotice[];
}

type Tasks = readonly { task: Task }[];

/**
 * Looks, before anything is paid for, at what would keep the results from being delivered. What is known to stop them stops the run; what
 * only the attempt can tell does not, since what was paid for is then in the artifact. GitHub not answering is no reason to stop either.
 *
 * @throws RetouchError `invalid-input` for what the workflow can change; otherwise GitHub's reason.
 */
export async function checkDelivery(tasks: Tasks, options: PreflightOptions): Promise<Preflight> {
  if (options.inputs.shard && !options.inputs.dryRun) checkArtifacts(options.context);
  if (!options.inputs.deliver.some((target) => target !== "artifact") || tasks.length === 0) return { notices: [] };
  try {
    return await runChecks(tasks, options);
  } catch (error) {
    if (!options.inputs.dryRun || !(error instanceof RetouchError)) throw error;
    return { notices: [{ code: "would-stop", reason: error.problems?.join(" ") ?? error.message }] };
  }
}

async function runChecks(tasks: Tasks, options: PreflightOptions): Promise<Preflight> {
  const { context, inputs, workspace, github } = options;
  const { branch, workspace: root } = context;
  // The branch that must be there: results are committed to it, or proposed for it.
  const target = context.base ?? branch;
  const outputs = tasks.map(({ task }) => task.output);
  const method = inputs.commitMethod;
  const isByGit = method === "git" || (method === "auto" && (await findFilters(root, outputs)).size > 0);
  const repository = isByGit ? findRepository(root) : undefined;
  const remote =
    repository && branch !== undefined
      ? openRemote({ git: openWriter(repository), context, branch, token: inputs.githubToken })
      : undefined;
  // Git has the credentials of the checkout, and may do without a token; so may a dry run.
  const isAsked = branch !== undefined && context.repo !== "" && Boolean(inputs.githubToken);
  const [gone, commit, hooks, rights, rules] = await Promise.allSettled([
    isAsked && isBranchGone(context, { branch: target ?? branch, github }),
    checkCommit({ context, outputs, method }),
    repository ? checkHooks(repository) : [],
    // A dry run may have a token that only reads, and writes nothing.
    !inputs.dryRun && (remote ? checkPush(remote) : isAsked && checkRights(context, github)),
    isAsked ? checkRules(tasks, { ...options, branch, remote }) : [],
  ]);
  const problems = [...unwrap(commit), ...unwrap(hooks), ...checkPaths(outputs, workspace)];
  if (problems.length > 0) throw invalidInputs(problems);
  if (unwrap(gone) && inputs.base !== undefined) throw invalidInputs([CANNOT_COMMIT.noBase(inputs.base)]);
  if (unwrap(gone)) return { skip: { reason: "no-branch", branch: target ?? "" }, notices: [] };
  unwrap(rights);
  return { notices: unwrap(rules) };
}

function unwrap<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

async function isBranchGone(context: Context, { branch, github }: { branch: string; github: () => Promise<GitHub> }): Promise<boolean> {
  try {
    return (await readBranchTip(await github(), context, branch)) === undefined;
  } catch (error) {
    throw explainGitHubError(error, { doing: `reading the branch \`${branch}\``, permission: "contents: write" });
  }
}

async function checkPush(remote: Remote): Promise<void> {
  const refusal = await remote.findRefusal();
  if (refusal) throw new RetouchError("forbidden", CANNOT_DELIVER.nothingSent(refusal.message), { cause: refusal });
}

/** Always the same few bytes, in a file that no commit names. */
const PROBE = Buffer.from("Retouch\n");
const REFUSALS = [401, 403, 404];

/**
 * A token's permissions cannot be asked for, and what GitHub says of a repository does not tell them either. So a file is stored that
 * nothing leads to: whoever may not do that may not commit.
 */
async function checkRights(context: Context, github: () => Promise<GitHub>): Promise<void> {
  try {
    await writeBlob(await github(), context, PROBE);
  } catch (error) {
    const { status = 0, isRateLimit, reason } = readFailure(error);
    if (!REFUSALS.includes(status) || isRateLimit) return debug(`Whether the token may write is not known: ${reason}`);
    const { code, message } = explainGitHubError(error, { doing: "writing to the repository", permission: "contents: write" });
    throw new RetouchError(code, CANNOT_DELIVER.nothingSent(message), { cause: error });
  }
}

/**
 * GitHub lists the rules of a branch for whoever asks, those too that do not bind the token. Of a rule in the way it is therefore asked
 * whether the token may bypass it; where GitHub does not say, the commit is tried.
 *
 * @returns rules that may be in the way. @throws RetouchError `forbidden` for one that surely is.
 */
async function checkRules(tasks: Tasks, options: PreflightOptions & { branch: string; remote: Remote | undefined }): Promise<RunNotice[]> {
  const { context, inputs, branch, remote } = options;
  const client = await options.github();
  const rules = await readBranchRules(client, context, branch).catch(ignore);
  const commit: PlannedCommit = {
    branch,
    isOwn: context.base !== undefined,
    paths: [...tasks.map(({ task }) => task.output), ...foreseeLock(context, inputs)],
    message: foreseeMessage(tasks, inputs),
    isByGit: remote !== undefined,
    author: BOT.email,
    committer: remote === undefined ? GITHUB_EMAIL : BOT.email,
  };
  const found = (rules ?? []).flatMap((rule) => {
    const reason = findBreach(rule, commit);
    return reason === undefined ? [] : [{ rule, reason }];
  });
  // The checkout's credentials may be those of somebody else.
  const isKnown = found.length > 0 && (remote === undefined || (await remote.usesToken()));
  const bound = new Map<number | undefined, boolean | undefined>();
  for (const id of isKnown ? new Set(found.map(({ rule }) => rule.ruleset_id)) : [])
    bound.set(id, id === undefined ? undefined : await isBound(client, context, id).catch(ignore));
  const isBinding = ({ rule }: { rule: BranchRule }) => {
    const isInForce = bound.get(rule.ruleset_id);
    return isInForce && !isForeseen(rule, commit) ? undefined : isInForce;
  };
  const sure = found.find((one) => isBinding(one) === true);
  if (sure) throw new RetouchError("forbidden", CANNOT_DELIVER.nothingSent(sure.reason));
  return found.filter((one) => isBinding(one) === undefined).map(({ reason }) => ({ code: "may-be-refused", reason }));
}

function ignore(error: unknown): undefined {
  debug(`The rules of the branch are not known: ${readFailure(error).reason}`);
}

/** Of whatever the API commits. */
const GITHUB_EMAIL = "noreply@github.com";

/** The file of the lock that the commit adds or changes. */
function foreseeLock(context: Context, { lockfile }: Inputs): string[] {
  if (lockfile === undefined) return [];
  const branch = findMergedBranch(context);
  return [branch === undefined ? lockfile : branchFile(lockfile, branch, "")];
}

/** The message, if all goes well. */
function foreseeMessage(tasks: Tasks, { commitMessage: template }: Inputs): string {
  return renderCommitMessage({ template, changes: tasks, isSandbox: tasks.some(({ task }) => task.recipe.provider.name === "sandbox") });
}
