/** What the user reads about requests to GitHub. `doing` fits into "GitHub refused …". */

export const TOKEN_EMPTY = "`github-token` is empty.";

export const FOREIGN_LINK = "GitHub's reply leads to another server, to which the token is not sent.";
export const replyTooLarge = (most: number) => `GitHub's reply has more than ${most} bytes.`;
export const tooManyComments = (most: number) => `The pull request has more than ${most} comments.`;

export const REFUSED = {
  rateLimit: (doing: string, said: string) => `GitHub's rate limit stopped ${doing} (${said}). Run again later.`,
  token: (doing: string, said: string) => `GitHub did not accept \`github-token\` for ${doing} (${said}).`,
  permission: (doing: string, said: string, permission: string) =>
    `GitHub refused ${doing} (${said}). The token needs \`permissions: ${permission}\`.`,
  other: (doing: string, said: string) => `GitHub refused ${doing} (${said}).`,
  /** @param advice a sentence, or empty. */
  gone: (doing: string, said: string, things: readonly string[], advice: string) =>
    `GitHub refused ${doing} (${said}). It no longer has ${things.join(" and ")}, which this run's event names. ${advice}`.trim(),
  incomplete: (doing: string, said: string) => `GitHub did not complete the request for ${doing} (${said}).`,
};

/** What an event names. */
export const THING = {
  commit: (sha: string) => `the commit ${sha.slice(0, 10)}`,
  branch: (name: string) => `the branch \`${name}\``,
  pull: (number: number) => `the pull request #${number}`,
};

/** Why the list of changed files cannot be read. */
export const CHANGES_UNKNOWN = {
  event: (name: string) => `The event \`${name}\` has nothing to compare. Set \`changed-only: false\`.`,
  notAList: "GitHub did not reply with a list of changed files.",
  incomplete: (listed: number, count: number) => `GitHub lists only ${listed} of the ${count} changed files of this pull request.`,
  tooMany: "More files changed than GitHub compares, and the repository is too large to list.",
  /** What to do where the event names what GitHub no longer has. */
  gone: (hasPull: boolean) => `${hasPull ? "Open a new pull request" : "Push a new commit"}, or set \`changed-only: false\`.`,
  consequence: "Nothing was edited.",
};

export const folderTooLarge = (folder: string) => `The folder ${folder} has more files than GitHub lists.`;

export const otherBlob = (id: string) => `GitHub has other bytes under the blob ${id.slice(0, 12)} than Retouch computed it from.`;

export const COMMENT_CUT = "_The rest did not fit into a comment. See the summary of the run._";
