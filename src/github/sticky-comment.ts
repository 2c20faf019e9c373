import { z } from "zod";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import type { GitHub } from "./github-client.ts";
import { explainGitHubError, readFailure } from "./github-errors.ts";
import { COMMENT_CUT, tooManyComments } from "./github-messages.ts";

/** Above it GitHub answers 422. */
export const MAX_COMMENT_LENGTH = 65_536;

/** GitHub takes 2,500 comments on a pull request. */
const MAX_PAGES = 100;

export interface WrittenComment {
  id: number;
  url: string;
}

export interface CommentOptions {
  github: GitHub;
  context: Context;
  /** Tells several comments on one pull request apart. */
  key: string;
  /** Markdown, without the marker. */
  body: string;
  /** False for a run with nothing to report: it updates its comment but creates none. */
  createIfMissing: boolean;
  /** Whether a comment with this body must be updated. */
  isOutdated: (body: string) => boolean;
}

/**
 * Writes the one comment of this key: the oldest that begins with its marker and is the token's own, wherever in the list it stands.
 * A comment that somebody minimized stays so.
 *
 * @returns undefined when there is no pull request, or no comment and `createIfMissing` is false.
 * @throws RetouchError that names the permission to grant; the caller shows it as a warning.
 */
export async function upsertComment({
  github,
  context,
  key,
  body,
  createIfMissing,
  isOutdated,
}: CommentOptions): Promise<WrittenComment | undefined> {
  const issue_number = context.event.pull_request?.number;
  if (!issue_number) return undefined;
  const { owner, repo } = context;
  const marker = makeMarker(key);
  const text = limitBody(`${marker}\n${body}`);
  try {
    const found = await findComment({ github, context, marker, issue_number });
    if (found && (found.body === text || !isOutdated(found.body))) return { id: found.id, url: found.url };
    if (found) {
      const updated = await github.rest.issues.updateComment({ owner, repo, comment_id: found.id, body: text }).catch(ignoreDeleted);
      if (updated) return { id: updated.data.id, url: updated.data.html_url };
    }
    if (!createIfMissing) return undefined;
    const { data } = await github.rest.issues.createComment({ owner, repo, issue_number, body: text });
    return { id: data.id, url: data.html_url };
  } catch (error) {
    throw explainGitHubError(error, { doing: "the comment on the pull request", permission: "pull-requests: write" });
  }
}

/** The first line of the comment. The key is encoded, so that it can neither end the HTML comment nor equal another key's marker. */
export function makeMarker(key: string): string {
  return `<!-- retouch:${encodeURIComponent(key.toWellFormed()).replaceAll("-", "%2D")} -->`;
}

interface FoundComment extends WrittenComment {
  body: string;
}

interface Search {
  github: GitHub;
  context: Context;
  marker: string;
  issue_number: number;
}

async function findComment({ github, context, marker, issue_number }: Search): Promise<FoundComment | undefined> {
  const { owner, repo } = context;
  let viewer: string | undefined;
  let pages = 0;
  // GitHub lists the oldest first.
  for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, { owner, repo, issue_number, per_page: 100 })) {
    pages += 1;
    if (pages > MAX_PAGES) throw new RetouchError("unavailable", tooManyComments(MAX_PAGES * 100));
    for (const comment of data) {
      if (!comment.body?.startsWith(marker)) continue;
      viewer ??= await readViewer(github);
      if (!isAuthor(comment.user, viewer)) continue;
      return { id: comment.id, url: comment.html_url, body: comment.body.replaceAll("\r\n", "\n") };
    }
  }
  return undefined;
}

const viewerSchema = z.object({ viewer: z.object({ login: z.string() }) });

/** Whom the token speaks for. A token that may not ask is a workflow's own. */
async function readViewer(github: GitHub): Promise<string> {
  try {
    return viewerSchema.parse(await github.graphql("query { viewer { login } }")).viewer.login;
  } catch (error) {
    if (readFailure(error).isTransient) throw error;
    return "github-actions[bot]";
  }
}

/** A bot's login ends in `[bot]`, which GraphQL leaves out at times; a person may have the bare name. */
export function isAuthor(user: { login: string; type?: string } | null | undefined, viewer: string): boolean {
  if (!user) return false;
  const expected = user.type === "Bot" && !viewer.endsWith("[bot]") ? `${viewer}[bot]` : viewer;
  return user.login === expected;
}

/** Last guard: the renderer keeps within the limit by itself. Cuts at the end of a line, and says so. */
export function limitBody(body: string): string {
  if (body.length <= MAX_COMMENT_LENGTH) return body;
  const note = `\n\n${COMMENT_CUT}`;
  const room = MAX_COMMENT_LENGTH - note.length;
  return `${body.slice(0, Math.max(body.lastIndexOf("\n", room), 0) || room).toWellFormed()}${note}`;
}

function ignoreDeleted(error: unknown): undefined {
  const { status } = readFailure(error);
  if (status === 404 || status === 410) return undefined;
  throw error;
}
