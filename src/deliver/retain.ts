import { readFile, stat } from "node:fs/promises";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { MAX_API_FILE_BYTES, type TreeEntryInput, writeTree } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import type { RunNotice } from "../notices.ts";
import { type Outcome, retainedPath } from "../outcome.ts";
import type { RetainedCommit } from "./delivered.ts";

export interface KeepOptions {
  github: () => Promise<GitHub>;
  context: Context;
  /** Those whose candidates and steps are to be kept. */
  outcomes: readonly Outcome[];
  /** Blobs that the repository has already. */
  known: ReadonlySet<string>;
  warn: (notice: RunNotice) => void;
}

interface Picture {
  path: string;
  file: string;
  blob: string;
}

/**
 * Puts candidates and steps into the repository without touching a branch: a commit without parents, under a ref of its own. So their blobs
 * outlive git's garbage collection, a later run reads them by the ids in the lock, and the comment can show them by the commit.
 *
 * @returns undefined when there is nothing to keep.
 * @throws RetouchError that names the cause, or the permission.
 * @see https://docs.github.com/en/rest/git
 */
export async function retainImages({ github: connect, context, outcomes, known, warn }: KeepOptions): Promise<RetainedCommit | undefined> {
  const pictures = await dropLarge(listPictures(outcomes), warn);
  if (pictures.length === 0) return undefined;
  const repository = { owner: context.owner, repo: context.repo };
  const present = new Set(known);
  try {
    const github = await connect();
    // One after another, as GitHub asks of those who write.
    for (const { file, blob } of pictures) {
      if (present.has(blob)) continue;
      const { data } = await github.rest.git.createBlob({ ...repository, content: await readFile(file, "base64"), encoding: "base64" });
      if (data.sha !== blob)
        throw new RetouchError(
          "delivery",
          `GitHub knows a picture as ${data.sha.slice(0, 12)}, this checkout (SHA-256?) as ${blob.slice(0, 12)}: by the lock's record it could not be found.`,
        );
      present.add(blob);
    }
    const entries = pictures.map(({ path, blob }): TreeEntryInput => ({ path, sha: blob, type: "blob", mode: "100644" }));
    const tree = (await writeTree({ github, context }, entries)) ?? "";
    const message = `chore(images): keep candidates and steps of run ${context.runId}`;
    const { data } = await github.rest.git.createCommit({ ...repository, message, tree, parents: [] });
    return { sha: data.sha, ref: await createFreeRef({ github, context, sha: data.sha }) };
  } catch (error) {
    throw explainGitHubError(error, { doing: "the commit that keeps them", permission: "contents: write", code: "delivery" });
  }
}

function listPictures(outcomes: readonly Outcome[]): Picture[] {
  return outcomes.flatMap(({ task, kept = [] }) => kept.map((one) => ({ ...one, path: retainedPath(one, task.output) })));
}

async function dropLarge(pictures: readonly Picture[], warn: (notice: RunNotice) => void): Promise<Picture[]> {
  const sizes = await Promise.all(pictures.map(async ({ file }) => (await stat(file)).size));
  const kept = pictures.filter((_, index) => (sizes[index] ?? 0) <= MAX_API_FILE_BYTES);
  if (kept.length < pictures.length) {
    const dropped = pictures.length - kept.length;
    warn({ code: "too-large-to-keep", count: dropped });
  }
  return kept;
}

/** More steps of one run with candidates are taken for a mistake of the service. */
const MAX_SUFFIX = 64;

/** A run with several steps that keep pictures has a ref for each. */
async function createFreeRef({ github, context, sha }: { github: GitHub; context: Context; sha: string }): Promise<string> {
  const { owner, repo, runId, runAttempt } = context;
  const name = `refs/retouch/kept/${runId}-${runAttempt}`;
  for (let suffix = 1; suffix <= MAX_SUFFIX; suffix++) {
    const ref = suffix === 1 ? name : `${name}-${suffix}`;
    try {
      await github.rest.git.createRef({ owner, repo, ref, sha });
      return ref;
    } catch (error) {
      const { status, reason } = readFailure(error);
      if (status !== 422 || !/already exists/i.test(reason)) throw error;
    }
  }
  throw new RetouchError("delivery", `the refs \`${name}\` to \`${name}-${MAX_SUFFIX}\` are taken`);
}
