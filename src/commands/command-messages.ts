import { plural } from "../text/format.ts";
import { enumerate, quote, suggest } from "../text/suggest.ts";

const WORDS = ["retry", "take", "keep", "edit", "help"];

/** What is wrong with a comment, as sentences. */
export const COMMANDS = {
  unknown: (word: string) => `There is no command ${quote(word)}.${suggest(word, WORDS)}`,
  noPath: (word: string) => `\`${word}\` needs the path of an image.`,
  noNumber: (path: string) => `\`take\` needs the number of a candidate after ${quote(path)}.`,
  more: (word: string, given: string) => `\`${word}\` does not understand ${quote(given)}.`,
  seed: (most: number) => `\`seed\` is a whole number from 0 to ${most}.`,
  tooMany: (count: number, most: number) => `The comment has ${plural(count, "command")}; at most ${most} are allowed.`,
  tooLong: (most: number) => `A command may have at most ${most} characters.`,
  promptTooLong: (most: number) => `A prompt may have at most ${most} characters.`,
  noImage: (path: string, paths: readonly string[]) => `No image of the recipes matches ${quote(path)}.${suggest(path, paths)}`,
  ambiguous: (path: string, paths: readonly string[]) =>
    `Several images end in ${quote(path)}: ${enumerate(paths)}. Write more of the path.`,
  noOriginal: (output: string) => `${quote(output)} is generated, so it has no original to keep.`,
  noRecord: (output: string) => `\`keep\` needs the lockfile, which records that ${quote(output)} stays as it is.`,
};

/** Why a comment is not obeyed. */
export const IGNORED = {
  noAccess: (login: string) => `${quote(login)} has no write access to the repository. Only people who have it may give commands.`,
  bot: "Bots give no commands.",
  issue: "The comment is on an issue. Commands work on pull requests only.",
  notOwn: "Retouch did not write this comment, so its boxes do nothing.",
  nothingNew: "The comment has no new command.",
  answered: "The comment was answered already. Write a new one to run its commands again.",
  wrong: "The comment has a command that is not understood. See the answer on the pull request.",
  help: "The comment asks for the list of commands. See the answer on the pull request.",
};

export const NEEDS_WHOLE_RUN =
  "Commands in comments do not work with `shard`, `frozen`, `dry-run` or `mode: merge`. Remove them from the step that comments start.";

export const WORKING = "Working on it.";

/** The answer to `/retouch help`, and to what is not understood. A path may be a glob, or the end of a path. */
export const HELP: readonly [command: string, meaning: string][] = [
  ["/retouch retry PATH", "Edit the image again. This is a paid call."],
  ["/retouch retry PATH seed=7", "The same, with this seed."],
  ["/retouch retry PATH add: TEXT", "The same, with the text after the prompt."],
  ["/retouch retry PATH prompt: TEXT", "The same, with the text instead of the prompt."],
  ["/retouch take PATH 2", "Use candidate 2."],
  ["/retouch keep PATH", "Restore the original, and do not edit it again."],
  ["/retouch edit PATH", "Edit an image that was kept."],
];
