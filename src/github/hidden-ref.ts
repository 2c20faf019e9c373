import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context.ts";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import { type TreeEntryInput, writeTree } from "./git-data.ts";
import type { GitHub } from "./github-client.ts";
import { readFailure } from "./github-errors.ts";

/*
 * Files in the repository without touching a branch: a ref that is neither a branch nor a tag, one commit on another. No clone fetches it.
 * Whoever may commit can write there, and nobody else. To forget the files is to delete the ref.
 *
 * https://docs.github.com/en/rest/git
 */

/** Names of refs are without the first `refs/`, as GitHub's API wants them. */
export interface HiddenRef {
  name: string;
  /** Its newest commit. */
  sha: string;
}

export interface HiddenFile {
  sha: ObjectId;
  bytes: number;
}

interface Target {
  github: GitHub;
  context: Context;
}

export async function listHiddenRefs({ github, context: { owner, repo } }: Target, prefix: string): Promise<HiddenRef[]> {
  const { data } = await github.rest.git.listMatchingRefs({ owner, repo, ref: prefix });
  return data.map(({ ref, object: { sha } }) => ({ name: ref.replace(/^refs\//, ""), sha }));
}

/** All files of a commit by path; folder by folder where GitHub does not list them at once. */
export async function listHiddenFiles({ github, context: { owner, repo } }: Target, sha: string): Promise<Map<string, HiddenFile>> {
  const files = new Map<string, HiddenFile>();
  const { data } = await github.rest.git.getTree({ owner, repo, tree_sha: sha, recursive: "1" });
  const add = (tree: typeof data.tree, prefix = "") => {
    for (const { path, sha: blob, size = 0, type } of tree)
      if (type === "blob") files.set(`${prefix}${path}`, { sha: toObjectId(blob), bytes: size });
  };
  if (!data.truncated) {
    add(data.tree);
    return files;
  }
  const { data: root } = await github.rest.git.getTree({ owner, repo, tree_sha: sha });
  for (const folder of root.tree.filter(({ type }) => type === "tree"))
    add((await github.rest.git.getTree({ owner, repo, tree_sha: folder.sha })).data.tree, `${folder.path}/`);
  return files;
}

export interface HiddenCommit {
  name: string;
  entries: readonly TreeEntryInput[];
  message: string;
  /** The ref's newest commit as it was last seen; undefined where there is no such ref. */
  tipOf: () => string | undefined;
  /** Sees it again. */
  refresh: () => Promise<void>;
}

/** Tries to write when other runs write at the same time. */
const TRIES = 6;

/** Adds files to a ref, on top of what other runs add meanwhile. @returns the new commit. */
export async function commitToRef({ github, context }: Target, { name, entries, message, tipOf, refresh }: HiddenCommit): Promise<string> {
  const { owner, repo } = context;
  const commit = async (tip: string | undefined) => {
    const base = tip && (await github.rest.git.getCommit({ owner, repo, commit_sha: tip })).data.tree.sha;
    const tree = (await writeTree({ github, context }, entries, base)) ?? "";
    const { data } = await github.rest.git.createCommit({ owner, repo, message, tree, parents: tip ? [tip] : [] });
    if (tip) await github.rest.git.updateRef({ owner, repo, ref: name, sha: data.sha });
    else await github.rest.git.createRef({ owner, repo, ref: `refs/${name}`, sha: data.sha });
    return data.sha;
  };
  for (let left = TRIES - 1; ; left--) {
    try {
      return await commit(tipOf());
    } catch (error) {
      // Another run was faster.
      if (left === 0 || readFailure(error).status !== 422) throw error;
      await sleep(Math.random() * 200 * (TRIES - left));
      await refresh();
    }
  }
}
