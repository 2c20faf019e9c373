import { z } from "zod";
import { type Context, isOwnRepository } from "../context.ts";
import { type ObjectId, toObjectId } from "../git/blob-identity.ts";
import type { GitHub } from "./github-client.ts";

const pullSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  state: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  merged_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish(),
  head: z.object({ sha: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
  base: z.object({ ref: z.string() }),
});

/** A pull request of the run's own branch. */
export interface Pull {
  number: number;
  url: string;
  /** `closed`: without a merge. */
  state: "open" | "merged" | "closed";
  title: string;
  body: string;
  /** Login of who opened it; empty for a deleted account. */
  author: string;
  /** Its newest commit, which GitHub keeps at `refs/pull/<number>/head`. */
  head: ObjectId;
  base: string;
}

function toPull(data: unknown): Pull {
  const { number, html_url: url, state, title, body, merged_at, user, head, base } = pullSchema.parse(data);
  const ended = merged_at ? "merged" : "closed";
  return {
    ...{ number, url, title, body: body?.replaceAll("\r\n", "\n") ?? "", author: user?.login ?? "" },
    ...{ state: state === "open" ? "open" : ended, head: toObjectId(head.sha), base: base.ref },
  };
}

/**
 * The last ones of a branch of this repository, the newest first.
 *
 * @see https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
 */
export async function listPulls(github: GitHub, context: Context, branch: string): Promise<Pull[]> {
  const { owner, repo } = context;
  const { data } = await github.rest.pulls.list({ owner, repo, head: `${owner}:${branch}`, state: "all", per_page: 30 });
  // A fork may have the same owner.
  const isOwn = (one: unknown) => isOwnRepository(pullSchema.parse(one).head.repo?.full_name ?? "", context);
  return data.filter(isOwn).map(toPull);
}

export interface PullText {
  title: string;
  body: string;
  base: string;
}

/** @see https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request */
export async function createPull(
  github: GitHub,
  { owner, repo }: Context,
  { branch: head, ...pull }: PullText & { branch: string; draft: boolean },
): Promise<Pull> {
  return toPull((await github.rest.pulls.create({ owner, repo, head, ...pull })).data);
}

/** @see https://docs.github.com/en/rest/pulls/pulls#update-a-pull-request */
export async function updatePull(
  github: GitHub,
  { owner, repo }: Context,
  { number: pull_number, ...change }: Partial<PullText> & { number: number; state?: "closed" },
): Promise<Pull> {
  return toPull((await github.rest.pulls.update({ owner, repo, pull_number, ...change })).data);
}

const REPOSITORY = "query ($owner: String!, $name: String!) { repository(owner: $owner, name: $name) { id } }";
const repositorySchema = z.object({ repository: z.object({ id: z.string() }) });
const UPDATE_REFS = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
const NO_COMMIT = "0".repeat(40);

/**
 * Makes, moves or deletes a branch, by force, but only where it is still at the commit that was seen: nobody's push is lost.
 *
 * @param move.from the commit it is at; undefined where there is no such branch.
 * @param move.to undefined deletes it.
 * @see https://docs.github.com/en/graphql/reference/mutations#updaterefs
 */
export async function moveBranch(
  github: GitHub,
  { owner, repo }: Context,
  { branch, from, to }: { branch: string; from: string | undefined; to: string | undefined },
): Promise<void> {
  const { repository } = repositorySchema.parse(await github.graphql(REPOSITORY, { owner, name: repo }));
  const update = { name: `refs/heads/${branch}`, beforeOid: from ?? NO_COMMIT, afterOid: to ?? NO_COMMIT, force: true };
  await github.graphql(UPDATE_REFS, { input: { repositoryId: repository.id, refUpdates: [update] } });
}
