import { type Context, isOwnRepository } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { type Checkout, listCheckouts } from "../git/checkout.ts";
import { hasCommit } from "../github/branches.ts";
import { findChecked, readPull } from "../github/carried-pull.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, type Permission } from "../github/github-errors.ts";
import { commitTarget, type Inputs } from "../inputs/load.ts";
import { isChangedOnly } from "../inputs/recipe.ts";
import * as messages from "./target-messages.ts";

export interface TargetOptions {
  context: Context;
  inputs: Inputs;
  github: () => Promise<GitHub>;
}

/**
 * Which repository, branch and folder the checkout is, and whether its files may be used and its branch written. GitHub is asked only
 * where the runner does not name the commit that is checked out.
 *
 * @returns the branch that results belong to; undefined where there is none.
 * @throws RetouchError `forbidden` where the files are not, or not surely, of this repository; `invalid-input` where they are, and have no
 * branch that they could be committed to.
 */
export async function findTarget(options: TargetOptions): Promise<string | undefined> {
  const { context, inputs } = options;
  const { workspace, eventName, repo } = context;
  // Outside GitHub there is nobody to distrust, and nobody to ask.
  if (eventName === "" || repo === "") return context.branch;
  const globs = inputs.recipes.flatMap(({ images }) => images);
  let { branch } = context;
  for (const checkout of await listCheckouts(workspace, globs)) {
    if (checkout.folder !== "" && needsTop(options)) throw new RetouchError("invalid-input", messages.NO_TARGET.folder(checkout.folder));
    branch = await judgeCheckout(checkout, options);
  }
  return branch;
}

const isCommitting = (inputs: Inputs) => commitTarget(inputs) !== undefined;

/** Git's paths and the workspace's are the same only there. */
function needsTop({ context, inputs }: TargetOptions): boolean {
  return isCommitting(inputs) || inputs.recipes.some((recipe) => isChangedOnly(recipe, context.eventName));
}

/** @returns its branch, as {@link findTarget}. */
async function judgeCheckout(checkout: Checkout, options: TargetOptions): Promise<string | undefined> {
  const { context, inputs } = options;
  const { head, origin } = checkout;
  if (!isOwnRepository(origin, context)) {
    if (isCommitting(inputs))
      throw new RetouchError("invalid-input", messages.NO_TARGET.repository(origin, repositoryOf(context), inputs.deliver));
    if (BY_WRITERS.has(context.eventName)) return context.branch;
    throw new RetouchError("forbidden", messages.untrustedRepository(origin, context.eventName));
  }
  const pull = context.event.pull_request;
  if (pull && commitsOfPull(context).includes(head)) return context.branch;
  if (!pull || pull.state === "closed") return findBranch(checkout, options);
  // The branch may have moved since the event. Where the event only carried the pull request, it was read just now.
  const isEvents = context.eventName.startsWith("pull_request");
  const read = (github: GitHub) => readPull(github, context, pull.number);
  const newest = isEvents ? await ask(options, { what: "the pull request", permission: "pull-requests: read" }, read) : pull;
  if (head === newest.head.sha || head === newest.merge_commit_sha) return context.branch;
  throw new RetouchError("forbidden", messages.notThePull(head, pull.number));
}

/** Events that only somebody with write access sets off, so that it is the owner who chose what is checked out. */
const BY_WRITERS: ReadonlySet<string> = new Set(["push", "schedule", "workflow_dispatch", "repository_dispatch", "release", "create"]);

/** What the event says of the pull request's head and of its trial merge. */
function commitsOfPull(context: Context): (string | null | undefined)[] {
  const { head, merge_commit_sha } = context.event.pull_request ?? {};
  const merge = context.ref.startsWith("refs/pull/") ? context.sha : undefined;
  return [head?.sha, merge_commit_sha, merge, findChecked(context)?.sha];
}

/** The branch of a commit that is not of a pull request. */
async function findBranch({ head, branch }: Checkout, options: TargetOptions): Promise<string | undefined> {
  const { context, inputs } = options;
  const { event, sha, ref } = context;
  // GITHUB_SHA is the commit of GITHUB_REF, a ref of this repository. Only a deployment may be of a commit without one.
  const isKnown = head === sha && /^refs\/(heads|tags)\//.test(ref);
  if (isKnown && (!isCommitting(inputs) || branch === undefined || branch === context.branch)) return context.branch;
  const checked = findChecked(context)?.branch;
  const others = [checked, context.branch, event.pull_request?.base.ref, event.repository?.default_branch];
  const names = [...new Set(isKnown ? [branch] : [branch, ...others])].flatMap((name) => name || []);
  const found = await findHolder(names, head, options);
  if (found === undefined && !isKnown) throw new RetouchError("forbidden", messages.unknownCommit(head, repositoryOf(context), names));
  if (!isCommitting(inputs)) return context.branch;
  // A commit without a branch stands for the run's own alone, so that it is never the default branch by accident.
  const targets = branch === undefined ? [checked, context.branch] : [branch];
  if (found !== undefined && targets.includes(found)) return found;
  throw new RetouchError("invalid-input", messages.NO_TARGET.branch(head, branch, inputs.deliver));
}

/** The first of these branches that has the commit. */
async function findHolder(names: readonly string[], sha: string, options: TargetOptions): Promise<string | undefined> {
  for (const branch of names) {
    const has = (github: GitHub) => hasCommit(github, options.context, { branch, sha });
    if (await ask(options, { what: `the branch \`${branch}\``, permission: "contents: read" }, has)) return branch;
  }
  return undefined;
}

const repositoryOf = ({ owner, repo }: Context) => `${owner}/${repo}`;

/** A look-up that does not answer is a refusal. */
async function ask<T>(
  { github }: TargetOptions,
  { what, permission }: { what: string; permission: Permission },
  call: (github: GitHub) => Promise<T>,
): Promise<T> {
  try {
    return await call(await github());
  } catch (error) {
    const { code, message } = explainGitHubError(error, { doing: `reading ${what}`, permission });
    throw new RetouchError(code, messages.notKnown(message), { cause: error });
  }
}
