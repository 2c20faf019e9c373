import { z } from "zod";
import type { Context } from "../context.ts";
import type { GitHub } from "./github-client.ts";
import { readFailure } from "./github-errors.ts";

const branchSchema = z.object({ commit: z.object({ sha: z.string() }) });

/**
 * The tip of a branch of the run's own repository; undefined where it has no such branch. Of a repository that the token may not read
 * GitHub says something else, which is thrown.
 *
 * @see https://docs.github.com/en/rest/branches/branches#get-a-branch
 */
export async function readBranchTip(github: GitHub, { owner, repo }: Context, branch: string): Promise<string | undefined> {
  try {
    return branchSchema.parse((await github.rest.repos.getBranch({ owner, repo, branch })).data).commit.sha;
  } catch (error) {
    const { status, reason } = readFailure(error);
    if (status === 404 && /^Branch not found/i.test(reason)) return undefined;
    throw error;
  }
}

/**
 * Whether a branch of the run's own repository holds a commit. That the repository shows the commit says nothing: it shows those of its
 * forks too. So it is compared with the tip, by two ids, since a name could be read as something else.
 */
export async function hasCommit(github: GitHub, context: Context, { branch, sha }: { branch: string; sha: string }): Promise<boolean> {
  const tip = await readBranchTip(github, context, branch);
  if (tip === undefined || tip === sha) return tip === sha;
  const { owner, repo } = context;
  try {
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${tip}...${sha}`, per_page: 1 });
    return data.status === "behind" || data.status === "identical";
  } catch (error) {
    // A commit that was never pushed.
    if (readFailure(error).status === 404) return false;
    throw error;
  }
}
