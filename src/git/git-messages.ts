/** What the user reads about the workspace and git. */

export const GIT_UNREADABLE =
  "The workspace is a git repository, but git is not installed or cannot read it. Retouch needs git to know which files are ignored, so nothing was done.";

/** Why a `.git` is not used. */
export const REPOSITORY_REFUSED = {
  link: "`.git` in the workspace is a symbolic link, so Retouch does not use it. Check the repository out with actions/checkout.",
  elsewhere:
    "`.git` in the workspace points to a repository that does not belong to this folder, so Retouch does not use it. Check the repository out with actions/checkout.",
  owner: (path: string, uid: number) =>
    `${path} belongs to another user (${uid}), who could make git run programs, so Retouch does not use it. Change its owner to that of the workspace.`,
};

export const GLOBS_TOO_COSTLY =
  "Comparing the globs of `images` and `references` with the files of the workspace takes too long. Use fewer globs, or simpler ones.";

export const NO_REASON = "it gave no reason.";

export const gitFailed = (command: string, reason: string) => `\`git ${command}\` failed: ${reason}`;

/** Whom a command of git may wait for in vain. */
export type WaitsFor = "hook" | "filter" | "server";

const ADVICE: Readonly<Record<WaitsFor, string>> = {
  hook: "A hook of the repository may wait for input or for a server. Make the hook end, or set `commit-method: api`, which runs no hooks.",
  filter: "A filter that `.gitattributes` names may wait for input or for a server. Run the command on the runner to see.",
  server: "The server, a credential helper or the `pre-push` hook does not answer. Check them, then run again.",
};

export const gitTimedOut = (command: string, { minutes, waitsFor }: { minutes: number; waitsFor: WaitsFor }) =>
  `\`git ${command}\` did not end within ${minutes} minutes, so Retouch stopped it. ${ADVICE[waitsFor]}`;

export const notAnObjectId = (text: string) => `${JSON.stringify(text.slice(0, 80))} is not the ID of a git object.`;

export const fileTooLarge = (path: string, maxBytes: number) => `${path} is larger than ${Math.floor(maxBytes / (1 << 20))} MiB.`;

export const fileGone = (path: string) => `${path} is gone, or is no file any more.`;

/** Why a path cannot be written. */
export const UNWRITABLE = {
  outside: (path: string) => `${path} is outside the workspace. Retouch writes only inside it.`,
  inGit: (path: string) => `${path} is inside .git. Retouch never writes there.`,
  unstorable: (path: string) => `${JSON.stringify(path)} is not a name that git can store.`,
  inaccessible: (path: string, reason: string) => `${path} cannot be written (${reason}).`,
  throughLink: (path: string) => `${path} goes through a symbolic link. Retouch does not write through links.`,
  belowFile: (path: string) => `${path} needs a folder where there is a file.`,
  notAFile: (path: string) => `${path} is not a regular file, so it is not replaced.`,
};
