import { dirname } from "node:path/posix";
import { z } from "zod";
import type { Context } from "../context.ts";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import { openReader } from "../git/git-process.ts";
import { FOLDER, type Tree, type TreeEntry } from "../git/tree.ts";
import { readBranchHead, readCommitTree } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { listPulls, type Pull } from "../github/pulls.ts";
import { branchFolder, isBranchFile, isFileOfBranch } from "./branch-files.ts";
import { readTexts } from "./branch-tip.ts";
import type { Lock } from "./lock.ts";
import { parseLocks } from "./parse-lock.ts";
import { uniteLocks } from "./unite-locks.ts";

/** The run's own branch, as its next commit finds it. */
export interface Proposal {
  branch: string;
  base: string;
  /** Newest commit of `base`. */
  baseSha: ObjectId;
  /** Newest commit of the branch; absent where there is no branch. */
  head?: ObjectId;
  /** The open pull request of the branch. */
  pull?: Pull;
  /** All pull requests of the branch, the newest first. */
  pulls: readonly Pull[];
  /** The branch has something that no pull request that was merged or closed has. */
  isLive: boolean;
  /** Whether the branch may be made anew: nobody else committed to it, or a pull request that has ended keeps what it has. */
  isOwn: boolean;
  /** The branch proposes nothing. */
  isEmpty: boolean;
  /** The branch is to be brought to the newest base. */
  isBehind: boolean;
  /** What the branch has with the newest base, before anything is added. */
  tree: Tree;
  /** What it has by itself. */
  ownTree: Tree;
  /** What the newest base has. */
  baseTree: Tree;
  /** The first parent of the next commit, and further ones. */
  parents: readonly [ObjectId, ...ObjectId[]];
  /** What `tree` has other than the first parent; undefined for what it has not. */
  delta: Changed;
  /** Paths at which `tree` differs from the base, but for those of the lock. */
  proposed: ReadonlySet<string>;
  /** What the branch's own files of the lock record, by key. */
  records: Lock;
  /** Message of the branch's newest commit. */
  message?: string;
}

export interface ProposalOptions {
  context: Context;
  github: GitHub;
  /** Of the lockfile; absent with `lockfile: none`. */
  lockPath?: string;
  /** Branches' files of the lock that were read before, by path. */
  known: ReadonlyMap<string, Lock>;
  /** Paths that the run is about, for repositories that are too large to be listed. */
  paths: readonly string[];
  /** Leaves out what cannot be read of the lock. */
  force: boolean;
}

/** Reads the branch, its base and its pull requests. @returns undefined where the base does not exist. */
export async function readProposal(options: ProposalOptions): Promise<Proposal | undefined> {
  const { context, github } = options;
  const { branch = "", base = "" } = context;
  const [head, baseSha, pulls] = await Promise.all([
    readBranchHead(github, context, branch),
    readBranchHead(github, context, base),
    listPulls(github, context, branch),
  ]);
  if (baseSha === undefined) return undefined;
  const pull = pulls.find(({ state }) => state === "open");
  // GitHub keeps the commits of a pull request that was merged or closed, so that the branch may begin anew.
  const isLive = head !== undefined && (pull !== undefined || pulls.every((one) => one.head !== head));
  const known = { branch, base, baseSha, head, pull, pulls, isLive };
  if (isLive) return { ...known, ...(await readLive(options, { head, baseSha, pull })) };
  const tree = await readTree(options, baseSha, []);
  const nothing = { isOwn: true, isEmpty: true, isBehind: false, delta: new Map(), proposed: new Set<string>(), records: new Map() };
  return { ...known, ...nothing, tree, ownTree: tree, baseTree: tree, parents: [baseSha] };
}

/** Whether the branch or its pull request is to be changed although nothing new is made. */
export function isOutdated({ isLive, isBehind, isEmpty, pull }: Proposal): boolean {
  return isLive && (isBehind || isEmpty || pull === undefined);
}

const comparisonSchema = z.object({
  behind_by: z.number(),
  total_commits: z.number(),
  merge_base_commit: z.object({ sha: z.string() }),
  commits: z.array(
    z.object({
      author: z.object({ login: z.string().optional(), type: z.string().optional() }).nullish(),
      commit: z.object({ message: z.string() }),
    }),
  ),
  files: z.array(z.object({ filename: z.string() })).default([]),
});

type Live = Omit<Proposal, "branch" | "base" | "baseSha" | "head" | "pull" | "pulls" | "isLive">;

async function readLive(
  options: ProposalOptions,
  { head, baseSha, pull }: { head: ObjectId; baseSha: ObjectId; pull: Pull | undefined },
): Promise<Live> {
  const { github, context, lockPath } = options;
  const { owner, repo } = context;
  const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${baseSha}...${head}` });
  const { behind_by, commits, total_commits, merge_base_commit, files } = comparisonSchema.parse(data);
  const more = files.map(({ filename }) => filename);
  const [base, ours] = await Promise.all([readTree(options, baseSha, more), readTree(options, head, more)]);
  const { sha } = merge_base_commit;
  const start = sha === baseSha ? base : await readTree(options, toObjectId(sha), more);
  const lock = await readOwnLock(options, ours, base);
  // Retouch's are by the workflow's own token, or by the app that opened the pull request.
  const isOwn =
    commits.length === total_commits &&
    commits.every(({ author }) => author?.type === "Bot" && (author.login === "github-actions[bot]" || author.login === pull?.author));
  const trees = { start, base, head: ours, lock };
  const { delta, isWhole } = isOwn ? rebuild(trees) : mergeBase(trees);
  const isMerge = !isOwn && behind_by > 0 && isWhole;
  const tree = isOwn ? apply(base, delta) : isMerge ? apply(ours, delta) : ours;
  const isLock = (path: string) => lockPath !== undefined && (path === lockPath || isBranchFile(lockPath, path));
  const proposed = new Set([...listChanged(base, tree).keys()].filter((path) => !isLock(path)));
  // That a model found nothing to do is worth a pull request too, since it was paid for.
  const isEmpty = proposed.size === 0 && ![...lock.values()].some(({ sourceBlob, outputBlob }) => sourceBlob === outputBlob);
  return {
    ...{ isOwn, isEmpty, tree, ownTree: ours, baseTree: base, proposed, records: lock, message: commits.at(-1)?.commit.message },
    isBehind: !isEmpty && (isOwn ? behind_by > 0 || !isWhole : isMerge),
    parents: isOwn ? [baseSha] : isMerge ? [head, baseSha] : [head],
    delta: isOwn || isMerge ? delta : new Map(),
  };
}

function readTree({ context, github, paths, lockPath }: ProposalOptions, sha: ObjectId, more: readonly string[]): Promise<Tree> {
  const lock = lockPath === undefined ? [] : [lockPath, `${branchFolder(lockPath)}/`];
  return readCommitTree({ github, context, git: openReader(context.workspace), sha, paths: [...paths, ...more, ...lock] });
}

/** The records that a branch of Retouch's brings in its own files, and the base has not. */
export async function readOwnLock(options: ProposalOptions, tree: Tree, base: Tree): Promise<Lock> {
  const { context, github, lockPath, known, force } = options;
  const { branch = "" } = context;
  if (lockPath === undefined) return new Map();
  const own = new Map([...tree].filter(([path]) => isFileOfBranch(lockPath, branch, path) && !base.has(path)));
  const texts = await readTexts({ github, context, tree: own, lockPath, known });
  const read = [...own.keys()].flatMap((path) => known.get(path) ?? []);
  return uniteLocks([...read, ...parseLocks(texts, force).locks.values()]);
}

/** What a commit has other than another one, by path; undefined for what it has not. */
type Changed = ReadonlyMap<string, TreeEntry | undefined>;

/** Folders are left out: they follow from their files. */
function listChanged(from: Tree, to: Tree): Map<string, TreeEntry | undefined> {
  const changed = new Map<string, TreeEntry | undefined>();
  for (const path of new Set([...from.keys(), ...to.keys()])) {
    const [before, after] = [from.get(path), to.get(path)];
    if ([before?.mode, after?.mode].every((mode = FOLDER) => mode === FOLDER)) continue;
    if (before?.sha !== after?.sha || before?.mode !== after?.mode) changed.set(path, after?.mode === FOLDER ? undefined : after);
  }
  return changed;
}

interface Trees {
  /** Where the branch left its base. */
  start: Tree;
  base: Tree;
  head: Tree;
  /** Records of the branch's results. */
  lock: Lock;
}

interface Merged {
  delta: Changed;
  /** False where something of one side was left out. */
  isWhole: boolean;
}

/** What the branch adds to the newest base: where the base changed the file, or has not the source any more, nothing. */
function rebuild({ start, base, head, lock }: Trees): Merged {
  const [ours, theirs] = [listChanged(start, head), listChanged(start, base)];
  const isGone = (source = "") => start.has(source) && !base.has(source);
  const delta = new Map([...ours].filter(([path]) => !theirs.has(path) && !isGone(lock.get(path)?.source)));
  return { delta, isWhole: delta.size === ours.size };
}

/** What the newest base adds to the branch. Of results that nobody touched, the base's newer file counts; they are made again. */
function mergeBase({ start, base, head, lock }: Trees): Merged {
  const [ours, theirs] = [listChanged(start, head), listChanged(start, base)];
  const isSame = (path: string) => ours.has(path) && ours.get(path)?.sha === theirs.get(path)?.sha;
  const isResult = (path: string) => lock.get(path)?.outputBlob === head.get(path)?.sha;
  const gone = [...lock].filter(([path, { source }]) => start.has(source) && !base.has(source) && isResult(path));
  const delta = new Map([...[...theirs].filter(([path]) => !isSame(path)), ...gone.map(([path]) => [path, undefined] as const)]);
  // Any other conflict is left to people: GitHub shows it on the pull request. Without all files of the base, a merge would undo its changes.
  const isWhole = [...delta.keys()].every((path) => !ours.has(path) || isResult(path)) && [start, base, head].every(isListed);
  return { delta, isWhole };
}

/** Whether a tree has the files of all its folders. */
function isListed(tree: Tree): boolean {
  const parents = new Set([...tree.keys()].map((path) => dirname(path)));
  return [...tree].every(([path, { mode }]) => mode !== FOLDER || parents.has(path));
}

function apply(tree: Tree, delta: Changed): Tree {
  const applied = new Map(tree);
  for (const [path, entry] of delta) {
    if (entry) applied.set(path, entry);
    else applied.delete(path);
  }
  return applied;
}
