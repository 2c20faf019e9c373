import { z } from "zod";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { explainGone } from "./explain-gone.ts";
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
  /** Of the pull request. */
  number: number;
  /** Tells several comments on one pull request apart. */
  key: string;
  /** Where there is no comment of this key: whether that of another key is written instead, and the key that it then has. */
  adopt: (other: string) => string | undefined;
  /**
   * Markdown without the marker.
   *
   * @param found the comment that is there.
   * @returns undefined to leave everything as it is.
   */
  compose: (found: string | undefined) => Promise<string | undefined>;
}

/**
 * Writes the one comment of this key: the oldest that begins with its marker and is the token's own, wherever in the list it stands.
 * A comment that somebody minimized stays so.
 *
 * @returns undefined where there is none, and none was wanted.
 * @throws RetouchError that names the permission to grant; the caller shows it as a warning.
 */
export async function upsertComment(options: CommentOptions): Promise<WrittenComment | undefined> {
  const { github, context, number: issue_number, key, compose } = options;
  const { owner, repo } = context;
  const doing = "the comment on the pull request";
  try {
    const found = await findComment(options);
    const body = await compose(found?.body);
    const text = body === undefined ? undefined : limitBody(`${makeMarker(found?.key ?? key)}\n${body}`);
    if (found && (text === undefined || found.body === text)) return { id: found.id, url: found.url };
    if (text === undefined) return undefined;
    if (found) {
      const updated = await github.rest.issues.updateComment({ owner, repo, comment_id: found.id, body: text }).catch(ignoreDeleted);
      if (updated) return { id: updated.data.id, url: updated.data.html_url };
    }
    const { data } = await github.rest.issues.createComment({ owner, repo, issue_number, body: text });
    return { id: data.id, url: data.html_url };
  } catch (error) {
    const gone = await explainGone(error, { github, context, doing, named: [{ kind: "pull", number: issue_number }] });
    throw gone ?? explainGitHubError(error, { doing, permission: "pull-requests: write" });
  }
}

/** The first line of the comment. The key is encoded, so that it can neither end the HTML comment nor equal another key's marker. */
export function makeMarker(key: string): string {
  return `<!-- retouch:${encodeURIComponent(key.toWellFormed()).replaceAll("-", "%2D")} -->`;
}

const MARKER = /^<!-- retouch:([\w.!~*'()%]*) -->/;

/** The key of a comment that begins with a marker. */
function readMarker(body: string): string | undefined {
  const [, encoded] = MARKER.exec(body) ?? [];
  try {
    return encoded === undefined ? undefined : decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

interface FoundComment extends WrittenComment {
  body: string;
  /** That it is written with. */
  key: string;
}

async function findComment({ github, context, number, key, adopt }: CommentOptions): Promise<FoundComment | undefined> {
  const { owner, repo } = context;
  let viewer: string | undefined;
  let adopted: FoundComment | undefined;
  let pages = 0;
  const options = { owner, repo, issue_number: number, per_page: 100 };
  // GitHub lists the oldest first.
  for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, options)) {
    pages += 1;
    if (pages > MAX_PAGES) throw new RetouchError("unavailable", tooManyComments(MAX_PAGES * 100));
    for (const { id, html_url: url, user, body = "" } of data) {
      const other = readMarker(body);
      const written = other === undefined || other === key ? other : adopted ? undefined : adopt(other);
      if (written === undefined) continue;
      viewer ??= await readViewer(github);
      if (!isAuthor(user, viewer)) continue;
      const found = { id, url, body: body.replaceAll("\r\n", "\n"), key: written };
      if (other === key) return found;
      adopted = found;
    }
  }
  return adopted;
}

const viewerSchema = z.object({ viewer: z.object({ login: z.string() }) });

/** Whom the token speaks for. A token that may not ask is a workflow's own. */
export async function readViewer(github: GitHub): Promise<string> {
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
