import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { isIdOf, type ObjectId } from "../git/blob-identity.ts";
import { findFilters, LFS_FILTER } from "../git/clean-filters.ts";
import { sizeOfFile } from "../git/open-file.ts";
import { readOwnFile } from "../git/own-folder.ts";
import { MAX_API_FILE_BYTES, type TreeEntryInput, writeBlob, writeTree } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import type { RunNotice } from "../notices.ts";
import { type Outcome, retainedPath } from "../outcome.ts";
import type { RetainedCommit } from "./delivered.ts";
import { RETAIN_FAILED, replacedSince } from "./delivery-messages.ts";

export interface RetainOptions {
  github: () => Promise<GitHub>;
  context: Context;
  /** Those whose candidates and steps are stored. */
  outcomes: readonly Outcome[];
  /** Blobs that the repository has already. */
  known: ReadonlySet<string>;
  /** Name of the artifact that has the candidates too. */
  artifact: string | undefined;
}

export interface Retained {
  /** Absent when there is nothing to store, or it failed. */
  commit?: RetainedCommit;
  notices: RunNotice[];
}

interface Picture {
  path: string;
  file: string;
  blob: ObjectId;
}

/**
 * Puts candidates and steps into the repository without touching a branch: a commit without parents, under a ref of its own. So their blobs
 * outlive git's garbage collection, a later run reads them by the ids in the lock, and the comment can show them by the commit.
 *
 * @see https://docs.github.com/en/rest/git
 */
export async function retainImages({ github: connect, context, outcomes, known, artifact }: RetainOptions): Promise<Retained> {
  const found = outcomes.flatMap(({ task, kept = [] }) =>
    kept.map((one) => ({ ...one, output: task.output, path: retainedPath(one, task.output) })),
  );
  const notices: RunNotice[] = [];
  // What a filter would encrypt must not be in the repository without it.
  const filters = await findFilters(
    context.workspace,
    found.map(({ output }) => output),
  );
  const pictures = found.filter(({ output }) => (filters.get(output) ?? LFS_FILTER) === LFS_FILTER);
  if (pictures.length < found.length) notices.push({ code: "candidates-not-in-repository", reason: RETAIN_FAILED.filtered, artifact });
  try {
    const storable = dropLarge(pictures);
    const dropped = pictures.length - storable.length;
    if (dropped > 0) notices.push({ code: "too-large-to-keep", count: dropped });
    if (storable.length === 0) return { notices };
    return { commit: await commitPictures(await connect(), { context, pictures: storable, known }), notices };
  } catch (error) {
    const doing = "the commit that keeps them";
    const { message: reason } = explainGitHubError(error, { doing, permission: "contents: write", code: "delivery" });
    return { notices: [...notices, { code: "candidates-not-in-repository", reason, artifact }] };
  }
}

function dropLarge(pictures: readonly Picture[]): Picture[] {
  return pictures.filter(({ file }) => sizeOfFile("", file) <= MAX_API_FILE_BYTES);
}

async function commitPictures(
  github: GitHub,
  { context, pictures, known }: { context: Context; pictures: readonly Picture[]; known: ReadonlySet<string> },
): Promise<RetainedCommit> {
  const { owner, repo, runId } = context;
  const present = new Set(known);
  // One after another, as GitHub asks of those who write.
  for (const { file, blob } of pictures) {
    if (present.has(blob)) continue;
    const bytes = await readOwnFile(file);
    if (!isIdOf(blob, bytes)) throw new RetouchError("delivery", replacedSince(file));
    const sha = await writeBlob(github, context, bytes);
    if (sha !== blob) throw new RetouchError("delivery", RETAIN_FAILED.otherId(sha, blob));
    present.add(blob);
  }
  const entries = pictures.map(({ path, blob }): TreeEntryInput => ({ path, sha: blob, type: "blob", mode: "100644" }));
  const tree = (await writeTree({ github, context }, entries)) ?? "";
  const message = `chore(images): keep candidates and steps of run ${runId}`;
  const { data } = await github.rest.git.createCommit({ owner, repo, message, tree, parents: [] });
  return { sha: data.sha, ref: await createFreeRef({ github, context, sha: data.sha }) };
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
  throw new RetouchError("delivery", RETAIN_FAILED.refsTaken(name, `${name}-${MAX_SUFFIX}`));
}
