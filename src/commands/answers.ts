import type { Context } from "../context.ts";
import type { RetouchError } from "../errors.ts";
import { explainGone } from "../github/explain-gone.ts";
import type { GitHub } from "../github/github-client.ts";
import { explainGitHubError, type Permission } from "../github/github-errors.ts";
import { isAuthor, makeMarker, readViewer } from "../github/sticky-comment.ts";

/** A comment with commands, in one version of its text. */
export interface CommandComment {
  id: number;
  /** ISO 8601. */
  updatedAt: string;
  /** Of the pull request. */
  pull: number;
  /** Tells the steps apart that obey the same comment, and the boxes of one. */
  step: string;
}

interface AnswerOptions {
  github: GitHub;
  context: Context;
  comment: CommandComment;
}

const markOf = ({ id, updatedAt, step }: CommandComment) => makeMarker(`answer ${id} ${updatedAt} ${step}`);

/** Whether a comment is of Retouch's own making: its text may list commands. */
export const isOwnText = (body: string) => body.startsWith("<!-- retouch");

/** Whether a run has answered this version of the comment: its commands are never paid for again, also where the workflow is run again. */
export async function isAnswered({ github, context, comment }: AnswerOptions): Promise<boolean> {
  const { owner, repo } = context;
  const mark = markOf(comment);
  const options = { owner, repo, issue_number: comment.pull, since: comment.updatedAt, per_page: 100 };
  try {
    for await (const { data } of github.paginate.iterator(github.rest.issues.listComments, options)) {
      const marked = data.filter(({ body }) => body?.startsWith(mark));
      if (marked.length === 0) continue;
      const viewer = await readViewer(github);
      // Somebody else may have copied it.
      if (marked.some(({ user }) => isAuthor(user, viewer))) return true;
    }
    return false;
  } catch (error) {
    throw await explain(error, { github, context, comment }, { doing: "reading the comments", permission: "pull-requests: read" });
  }
}

/**
 * Writes the answer, or changes it.
 *
 * @param id of the answer that is there.
 * @param text Markdown.
 * @returns the answer's id.
 */
export async function writeAnswer({ github, context, comment, id, text }: AnswerOptions & { id?: number; text: string }): Promise<number> {
  const { owner, repo } = context;
  const body = `${markOf(comment)}\n${text}`;
  try {
    if (id !== undefined) return (await github.rest.issues.updateComment({ owner, repo, comment_id: id, body })).data.id;
    return (await github.rest.issues.createComment({ owner, repo, issue_number: comment.pull, body })).data.id;
  } catch (error) {
    throw await explain(error, { github, context, comment }, { doing: "the answer to the comment", permission: "pull-requests: write" });
  }
}

async function explain(
  error: unknown,
  { github, context, comment }: AnswerOptions,
  failed: { doing: string; permission: Permission },
): Promise<RetouchError> {
  const named = [{ kind: "pull", number: comment.pull }] as const;
  return (await explainGone(error, { github, context, named, doing: failed.doing })) ?? explainGitHubError(error, failed);
}

/** @see https://docs.github.com/en/rest/reactions/reactions#create-reaction-for-an-issue-comment */
export async function react({ github, context, comment, content }: AnswerOptions & { content: "+1" | "confused" }): Promise<void> {
  const { owner, repo } = context;
  await github.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment.id, content });
}
