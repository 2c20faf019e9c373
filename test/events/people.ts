import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { GithubEmulator, PullRequest, PushOptions } from "../emulators/github/github.ts";
import { readCommit, refreshPulls } from "../emulators/github/hub.ts";
import type { Dice } from "./dice.ts";
import { drawNumbered } from "./numbered-pictures.ts";
import { blobId } from "./paid-calls.ts";

/** The folder of the originals. */
const FOLDER = "pictures/";
const MONA = { name: "Mona Lisa", email: "mona@example.com" };

/** A commit that a person pushed. */
export interface PushedCommit {
  sha: string;
  branch: string;
}

/** What people do with a repository, each as a sentence for the log. */
export interface People {
  commits: PushedCommit[];
  /** Git blob ids of their pictures. */
  originals: Set<string>;
  /** Changes files of a branch. */
  push(branch: string): Promise<string>;
  /** Begins a branch, with a pull request or without. */
  branchOff(): Promise<string>;
  /** Merges a pull request, by whichever button; where Git finds conflicts, its branch is brought up to date first. */
  merge(pull: PullRequest): Promise<string>;
  close(pull: PullRequest): Promise<string>;
  /** Undoes the newest commit of Retouch's on a branch, or only its pictures. */
  revert(branch: string): Promise<string>;
  protect(branch: string): Promise<string>;
  unprotect(): Promise<string>;
}

export function createPeople(github: GithubEmulator, dice: Dice): People {
  const { store } = github.hub;
  const commits: PushedCommit[] = [];
  const drawn: Buffer[] = [];
  const originals = new Set<string>();
  let paths = 0;
  let branches = 0;

  const draw = () => {
    const bytes = drawNumbered({ kind: "original", number: drawn.length + 1 });
    drawn.push(bytes);
    originals.add(blobId(bytes));
    return bytes;
  };

  const commit = async (branch: string, files: PushOptions["files"]) => {
    for (let tries = 5; ; tries--) {
      try {
        commits.push({ sha: await github.pushCommit({ branch, files }), branch });
        return;
      } catch (error) {
        // Retouch was faster, so that it is pushed again.
        if (tries === 0 || !String(error).includes("moved meanwhile")) throw error;
      }
    }
  };

  const write = async (branch: string, parts: { tree: string; parents: string[]; message: string }) => {
    const tip = (await github.tip(branch)) ?? "";
    const sha = await store.writeCommit({ ...parts, author: MONA, committer: MONA });
    if (!(await store.updateRef(`refs/heads/${branch}`, sha, tip))) throw new Error(`${branch} moved meanwhile`);
    await refreshPulls(github.hub);
    commits.push({ sha, branch });
  };

  const listPictures = async (branch: string) => [...(await github.tree(branch))].filter(([path]) => path.startsWith(FOLDER));

  async function push(branch: string): Promise<string> {
    const [path = "", blob = ""] = dice.one(await listPictures(branch)) ?? [];
    const others = { change: 3, remove: 0.5, move: 0.5, copy: 0.5, restore: 1 };
    const act = dice.weighted({ add: 4, words: 1, ...(path ? others : {}) });
    const fresh = () => `${FOLDER}${String(++paths).padStart(2, "0")}.png`;
    const files: PushOptions["files"] = {};
    if (act === "add") for (let left = 1 + dice.pick(2); left > 0; left--) files[fresh()] = draw();
    if (act === "change") files[path] = draw();
    if (act === "words") files["README.md"] = `# ${commits.length} commits\n`;
    if (act === "remove") files[path] = null;
    if (act === "move") files[path] = null;
    if (act === "move" || act === "copy") files[fresh()] = (await store.read(blob))?.content ?? null;
    if (act === "restore") files[path] = dice.one(drawn) ?? null;
    await commit(branch, files);
    return `${act} ${Object.keys(files).join(", ")} on ${branch}`;
  }

  async function branchOff(): Promise<string> {
    const branch = `topic-${++branches}`;
    // Some begin with an older commit.
    const history = await github.log("main");
    const start = history[dice.chance(0.3) ? dice.pick(Math.min(4, history.length)) : 0]?.oid ?? "";
    await store.run(["update-ref", `refs/heads/${branch}`, start]);
    const pushed = await push(branch);
    const hasPull = dice.chance(0.8);
    if (hasPull) await github.openPullRequest({ head: branch });
    return `${pushed}, a branch from ${start.slice(0, 7)} with${hasPull ? "" : "out"} a pull request`;
  }

  /** Merges the base into the branch. Of what both changed, one side's counts. */
  async function bringUpToDate({ head: { branch }, base }: PullRequest): Promise<void> {
    const [ours = "", theirs = ""] = [await github.tip(branch), await github.tip(base)];
    const merged = (await store.text(["merge-tree", "--write-tree", "--name-only", "--no-messages", ours, theirs], { accept: [1] })).split(
      "\n",
    );
    const [tree = "", ...conflicts] = merged;
    const side = dice.chance(0.5) ? ours : theirs;
    const edits = await Promise.all(
      [...new Set(conflicts.filter(Boolean))].map(async (path) => ({ path, oid: (await store.read(`${side}:${path}`))?.oid ?? null })),
    );
    const whole = edits.length > 0 ? await store.editTree(tree, edits) : tree;
    await write(branch, { tree: whole, parents: [ours, theirs], message: `Merge ${base} into ${branch}\n` });
  }

  async function merge(pull: PullRequest): Promise<string> {
    const { number, base } = pull;
    const { branch } = pull.head;
    const [head = "", tip = ""] = [await github.tip(branch), await github.tip(base)];
    const isClean = (await store.text(["merge-tree", "--write-tree", tip, head], { accept: [1] })).split("\n").length === 1;
    if (!isClean) await bringUpToDate(pull);
    const by = dice.chance(0.5) ? "squash" : "merge";
    const deleteBranch = dice.chance(0.6);
    await github.endPullRequest(number, { merge: by, deleteBranch });
    commits.push({ sha: (await github.tip(base)) ?? "", branch: base });
    return `${by} of #${number} ${branch}${isClean ? "" : " after conflicts"}${deleteBranch ? ", branch deleted" : ""}`;
  }

  async function close({ number, head: { branch } }: PullRequest): Promise<string> {
    const deleteBranch = dice.chance(0.5);
    await github.endPullRequest(number, { deleteBranch });
    return `close of #${number} ${branch}${deleteBranch ? ", branch deleted" : ""}`;
  }

  async function revert(branch: string): Promise<string> {
    const history = await github.log(branch);
    const found = history.find(({ author, parents }) => author.name === "github-actions[bot]" && parents.length === 1);
    if (!found) return push(branch);
    const changed = (await store.text(["diff-tree", "-r", "--name-only", "--no-commit-id", found.oid])).split("\n").filter(Boolean);
    const isWhole = dice.chance(0.5);
    const paths = changed.filter((path) => isWhole || path.endsWith(".png"));
    const files: PushOptions["files"] = {};
    for (const path of paths) files[path] = (await store.read(`${found.parents[0]}:${path}`))?.content ?? null;
    await commit(branch, files);
    return `revert of ${isWhole ? "" : "the pictures of "}${found.oid.slice(0, 7)} on ${branch}`;
  }

  return {
    ...{ commits, originals, push, branchOff, merge, close, revert },
    protect: async (branch) => {
      const by = dice.chance(0.5) ? "ruleset" : "classic";
      await github.protect(branch, by);
      return `${branch} is protected (${by})`;
    },
    unprotect: async () => {
      github.hub.protectedBranches.clear();
      github.hub.rulesets.length = 0;
      await rm(join(store.dir, "hooks/pre-receive"), { force: true });
      return "nothing is protected any more";
    },
  };
}

/** Whether GitHub runs workflows for a pull request: its trial merge is of the newest commits. */
export async function isMergeable(github: GithubEmulator, { number, base, head }: PullRequest): Promise<boolean> {
  const merge = await github.hub.store.read(`refs/pull/${number}/merge`);
  const parents = merge ? readCommit(merge.content).parents : [];
  return parents.join() === [await github.tip(base), await github.tip(head.branch)].join();
}
