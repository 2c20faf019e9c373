/** What the user reads where a run is not trusted, or has no right target. */

export const UNKNOWN_EVENT =
  "The event in `GITHUB_EVENT_PATH` does not say which repository the images come from. They could come from a fork, so nothing was done.";

/** @param reason A sentence. */
export const notKnown = (reason: string) => `${reason} Retouch has to know whose commit is checked out, so nothing was done.`;

export const forkWithSecrets = (eventName: string) =>
  `\`${eventName}\` is not allowed for pull requests from forks: anyone who opens one could spend your money and use your token. Use \`pull_request\` instead.`;

export const unknownCommit = (sha: string, repository: string, branches: readonly string[]) =>
  `The checkout is at the commit ${short(sha)}, which no known branch of ${repository} contains${branches.length > 0 ? ` (${code(branches)})` : ""}. It could come from a fork, so nothing was done. Check out a branch of ${repository} by its name.`;

export const notThePull = (sha: string, number: number) =>
  `This run is for pull request #${number}, but the checkout is at another commit (${short(sha)}). Nothing was done. Set \`ref: refs/pull/${number}/head\` on actions/checkout.`;

export const untrustedRepository = (name: string, eventName: string) =>
  `The checkout is of another repository, ${name}. On \`${eventName}\`, anyone could have chosen it, so nothing was done.`;

export const baseIsBranch = (branch: string) =>
  `\`branch\` and \`base\` are both \`${branch}\`. Give the pull request a branch of its own.`;

/** Why nothing can be committed. */
export const NO_TARGET = {
  repository: (name: string, own: string, deliver: readonly string[]) =>
    `The checkout is of another repository, ${name}. ${delivery(deliver)} commits only to the repository of the workflow, ${own}. Use \`deliver: artifact\`.`,
  folder: (folder: string) =>
    `The repository is checked out in \`${folder}\`, but Retouch commits, and compares with changed files, only if it is the workspace itself. Remove \`path\` from actions/checkout, and \`${folder}/\` from the globs.`,
  branch: (sha: string, branch: string | undefined, deliver: readonly string[]) =>
    `${delivery(deliver)} needs a branch, but the checkout is at the commit ${short(sha)}, ${branch === undefined ? "without a branch" : `on \`${branch}\`, which GitHub does not know with this commit`}. Check out the branch by its name.`,
};

const delivery = (deliver: readonly string[]) => `\`deliver: ${deliver.includes("pull-request") ? "pull-request" : "commit"}\``;
const short = (sha: string) => sha.slice(0, 10);
const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
