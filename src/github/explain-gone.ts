import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { readBranchTip } from "./branches.ts";
import type { GitHub } from "./github-client.ts";
import { readFailure } from "./github-errors.ts";
import { REFUSED, THING } from "./github-messages.ts";

/** What an event names on GitHub. */
export type Named = { kind: "commit"; sha: string } | { kind: "branch"; name: string } | { kind: "pull"; number: number };

interface GoneOptions {
  github: GitHub;
  context: Context;
  /** As in "GitHub refused …". */
  doing: string;
  /** What was asked for; all of it needs the same permission. */
  named: readonly Named[];
  /** What to do; a sentence. */
  advice?: string;
}

/**
 * Says that GitHub does not have any more what the event names. A run can be repeated for 30 days, by the same event. GitHub's answer is
 * "Not Found" for that as for what the token may not read, so a few questions tell them apart.
 *
 * @returns undefined where that is not why the request failed.
 */
export async function explainGone(error: unknown, { doing, named, advice = "", ...site }: GoneOptions): Promise<RetouchError | undefined> {
  if (!isNotFound(error)) return undefined;
  try {
    const found = await Promise.all(named.map((one) => isThere(one, site)));
    const gone = named.filter((_, index) => !found[index]);
    if (gone.length === 0) return undefined;
    if (gone.length === named.length) await readAny(gone, site);
    const { status, reason } = readFailure(error);
    return new RetouchError("forbidden", REFUSED.gone(doing, `${status}: ${reason}`, gone.map(nameThing), advice), { cause: error });
  } catch {
    // The first error says what is known.
    return undefined;
  }
}

function nameThing(one: Named): string {
  if (one.kind === "branch") return THING.branch(one.name);
  return one.kind === "commit" ? THING.commit(one.sha) : THING.pull(one.number);
}

type Site = Pick<GoneOptions, "github" | "context">;

async function isThere(one: Named, { github, context }: Site): Promise<boolean> {
  const { owner, repo } = context;
  try {
    if (one.kind === "branch") return (await readBranchTip(github, context, one.name)) !== undefined;
    if (one.kind === "commit") await github.rest.git.getCommit({ owner, repo, commit_sha: one.sha });
    else await github.rest.pulls.get({ owner, repo, pull_number: one.number });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/** Reads something else by the same permission, be it that there is none. @throws where the token may not. */
async function readAny([first]: readonly Named[], { github, context }: Site): Promise<void> {
  const { owner, repo, event } = context;
  if (first?.kind === "pull") await github.rest.pulls.list({ owner, repo, state: "all", per_page: 1 });
  else await readBranchTip(github, context, event.repository?.default_branch ?? "main");
}

function isNotFound(error: unknown): boolean {
  const { status, reason } = readFailure(error);
  return status === 404 && /^Not Found$/i.test(reason);
}
