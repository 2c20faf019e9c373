import type { Tree } from "../git/tree.ts";
import { readBranchHead, readTreeAt } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError } from "../github/github-errors.ts";
import type { Pull } from "../github/pulls.ts";
import { branchFolder, isFileOfBranch } from "./branch-files.ts";
import { type BranchTip, listCheckedOut, readTexts } from "./branch-tip.ts";
import type { Declined, Lock, LockEntry } from "./lock.ts";
import { parseLocks } from "./parse-lock.ts";
import { type Proposal, type ProposalOptions, readOwnLock, readProposal } from "./proposal.ts";

/** What is proposed already, and what was declined, before anything is planned. */
export interface ProposedTip {
  proposal: Proposal;
  /** Absent where it is what is checked out. */
  tip?: Pick<BranchTip, "tree" | "locks">;
  /** Of pull requests that were closed without a merge, and those that were reverted on the branch. */
  declined: Declined;
}

export interface ProposedTipOptions extends Omit<ProposalOptions, "github"> {
  github: () => Promise<GitHub>;
  /** Whether anything is to be made. Otherwise only what the branch has matters. */
  isDue: boolean;
}

/**
 * Reads what the pull request of this run has and the checkout has not. Without a branch and with nothing to make, that is one request.
 *
 * @returns undefined where there is nothing to know, or no base.
 * @throws RetouchError where GitHub does not answer: nothing could be delivered either.
 */
export async function findProposedTip({ github: connect, isDue, ...rest }: ProposedTipOptions): Promise<ProposedTip | undefined> {
  const { context } = rest;
  try {
    const options = { ...rest, github: await connect() };
    if (!isDue && (await readBranchHead(options.github, context, context.branch ?? "")) === undefined) return undefined;
    const proposal = await readProposal(options);
    if (!proposal) return undefined;
    const found = await readTip(proposal, options);
    const declined = isDue ? await readDeclined(proposal, options) : [];
    return { proposal, tip: found?.tip, declined: collect([...declined, ...(found?.reverted ?? [])]) };
  } catch (error) {
    throw explainGitHubError(error, { doing: "reading the pull requests", permission: "pull-requests: write" });
  }
}

function collect(records: readonly Recorded[]): Declined {
  const declined = new Map<string, LockEntry[]>();
  for (const [key, entry] of records) declined.set(key, [...(declined.get(key) ?? []), entry]);
  return declined;
}

type Recorded = readonly [key: string, entry: LockEntry];

async function readTip(
  proposal: Proposal,
  options: ProposalOptions,
): Promise<{ tip: ProposedTip["tip"]; reverted: readonly Recorded[] } | undefined> {
  const { isLive, baseSha, tree } = proposal;
  const { context, github, lockPath, known, force } = options;
  if (!isLive && (await listCheckedOut(context.workspace)).includes(baseSha)) return undefined;
  if (lockPath === undefined) return { tip: { tree, locks: new Map() }, reverted: [] };
  const { locks } = parseLocks(await readTexts({ github, context, tree, lockPath, known }), force);
  const kept = new Map<string, Lock>();
  const reverted: Recorded[] = [];
  for (const [file, lock] of locks) {
    const isOwn = isFileOfBranch(lockPath, context.branch ?? "", file);
    const missing = isOwn ? [...lock].filter(([key, entry]) => !isThere(key, entry, tree)) : [];
    const takenOff = new Map(missing.filter(([, entry]) => isTakenOff(entry, proposal)));
    kept.set(file, new Map([...lock].filter(([key]) => !takenOff.has(key))));
    reverted.push(...missing.filter(([key]) => !takenOff.has(key)));
  }
  return { tip: { tree, locks: kept }, reverted };
}

/** Whether Retouch itself took a result off the branch, since its source was gone: nobody said no. */
function isTakenOff({ source }: LockEntry, { isLive, ownTree }: Proposal): boolean {
  return isLive && source !== "" && !ownTree.has(source);
}

/** Whether a record is of what the branch has; those of candidates and steps are of no file. */
function isThere(key: string, { sourceBlob, outputBlob }: LockEntry, tree: Tree): boolean {
  const blob = tree.get(key)?.sha;
  return key.includes("#") || blob === outputBlob || (blob === undefined && sourceBlob === outputBlob);
}

/** Written into a pull request that Retouch closes, so that it is not taken for a "no". */
export const WITHDRAWN = "<!-- retouch: withdrawn -->";

/** Results of pull requests that a person closed without a merge; GitHub keeps their commits. */
async function readDeclined({ pulls, tree }: Proposal, options: ProposalOptions): Promise<readonly Recorded[]> {
  const { github, context, lockPath } = options;
  if (lockPath === undefined) return [];
  const isNo = ({ state, body }: Pull) => state === "closed" && !body.includes(WITHDRAWN);
  const declined: Recorded[] = [];
  for (const { head } of pulls.filter(isNo)) {
    const closed = await readTreeAt({ github, context, sha: head, paths: [`${branchFolder(lockPath)}/`] });
    declined.push(...(await readOwnLock(options, closed, tree)));
  }
  return declined;
}
