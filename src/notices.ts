import type { ErrorCode } from "./errors.ts";

interface Size {
  width: number;
  height: number;
}

/** Why something did not work, where that did not end the task or the run. */
interface Cause {
  code: ErrorCode;
  message: string;
}

/** How a model's image of another ratio was brought to the result's. */
export interface PlacementNotice {
  code: "cropped" | "padded" | "stretched";
  from: Size;
  to: Size;
}

/** What the user should know of one task that is no failure. `report/wording.ts` makes sentences of it. */
export type TaskNotice =
  | PlacementNotice
  /** The model's image had fewer pixels than the result. */
  | { code: "enlarged"; from: Size; to: Size }
  /** Bytes of the source and of the result. */
  | { code: "grown"; from: number; to: number }
  /** The source's name has the extension of another format than its content. `format`: what it is called by people. */
  | { code: "misnamed"; path: string; format: string }
  | { code: "transparency-lost"; format: string }
  | { code: "transparency-restored" }
  | { code: "transparency-not-restored" }
  /** `preserve`: the model's image shows another scene, or it cannot be told where it lies. `isMasked`: the mask was kept to all the same. */
  | { code: "not-aligned"; isMasked: boolean }
  /** `preserve`: the edit changed all of the picture, or nothing that could be told from what the model does to each picture. */
  | { code: "nothing-preserved"; isAll: boolean }
  | { code: "nothing-edited" }
  | { code: "preserve-other-ratio" }
  /** The original that the lock recorded is in neither the clone nor the repository. */
  | { code: "original-not-found"; blob: string }
  | { code: "option-ignored"; option: string; model: string }
  /** An image that the lock does not know is at the output's path. */
  | { code: "overwrites-unrecorded"; path: string }
  /** The model found no text. `message`: its own words, in the run that asked it. */
  | { code: "no-text-found"; message?: string }
  | { code: "older-image-kept"; path: string }
  /** A pull request with it was closed without a merge, or it was reverted on the branch. */
  | { code: "declined" }
  /** The source or the output, which the branch no longer has. */
  | { code: "removed-on-branch"; path: string }
  /** A person changed the output, and its source has changed since. */
  | { code: "source-changed" }
  | { code: "maybe-billed-on-top" }
  | { code: "candidate-invalid"; cause: Cause }
  | { code: "candidates-not-kept"; cause: Cause }
  | { code: "fewer-candidates"; made: number; wanted: number }
  /** A further call of the same task, after one that succeeded. */
  | { code: "call-failed"; purpose: "more-candidates" | "correct-text"; reason: string }
  | { code: "text-retried" }
  | { code: "text-not-compared"; cause: Cause }
  | { code: "no-term-in-image" }
  | { code: "candidate-outdated" }
  | { code: "fallback-used"; locale: string }
  | { code: "fallback-missing"; locale: string }
  | { code: "fallback-failed"; reason: string }
  /** A sentence of a shard. */
  | { code: "of-shard"; text: string };

/** What the user should know of the run as a whole. */
export type RunNotice =
  | { code: "failed-maybe-billed"; count: number }
  | { code: "call-ended-early" }
  /** The model returned more images than one call asked for. */
  | { code: "extra-images-ignored"; made: number; wanted: number }
  | { code: "events-unavailable"; reason: string }
  /** A recipe without tasks. `recipe` is empty for the workflow's own inputs. */
  | { code: "recipe-idle"; recipe: string; reason: IdleReason }
  /** Only the lock of the checkout counts. */
  | { code: "branch-not-read"; branch: string; reason: string }
  /** Of a dry run: why a run would end before it pays for anything. */
  | { code: "would-stop"; reason: string }
  /** The job will end before the run does. */
  | { code: "too-long"; durationMs: number; isRateBound: boolean; shards: number }
  /** A shard left no results. */
  | { code: "shard-missing"; reason: string }
  /** A sentence of a shard. */
  | { code: "of-shard"; text: string }
  /** A rule of the branch that the token may bypass or not. */
  | { code: "may-be-refused"; reason: string }
  /** A model has one language for these locales. `isShared`: it is told the same of them; else the words of the glossary differ. */
  | { code: "same-language"; recipe: string; model: string; locales: readonly string[]; isShared: boolean }
  | { code: "task-postponed"; path: string; producer: string; output: string; mayNotBeSelected: boolean }
  | { code: "modified-output-kept"; output: string; candidate: number }
  | { code: "force-unmatched"; globs: readonly string[] }
  /** Files that somebody changed, and that are kept because nobody knows how. */
  | { code: "output-not-compared"; outputs: readonly string[]; reason: string }
  /** Files that somebody changed, and whose sources have changed since. */
  | { code: "old-source-shown"; outputs: readonly string[] }
  /** Images that have no other place than the runner's temporary folder. */
  | { code: "left-in-temp"; folder: string; kinds: readonly string[] }
  | { code: "artifact-failed"; reason: string }
  /** The pull request is there, but not all that was asked for it. */
  | { code: "pull-not-complete"; reason: string }
  | { code: "too-large-to-keep"; count: number }
  /** With `result-cache: git`. */
  | { code: "results-not-kept"; count: number; reason: string }
  | { code: "candidates-not-in-repository"; reason: string; artifact?: string }
  | { code: "comment-failed"; reason: string };

export type IdleReason =
  | { kind: "source-language-only" }
  | { kind: "no-file"; globs: readonly UnmatchedGlob[]; noCheckout: boolean }
  /** All that the globs match was passed over. */
  | { kind: "passed-over"; example: SkippedPath }
  | { kind: "nothing-changed" }
  /** Another recipe makes the images in this run. */
  | { kind: "made-later"; path: string; producer: string; mayNotBeSelected: boolean }
  | { kind: "not-originals"; example: string };

/** A glob that selects no file, and what may have been meant. */
export interface UnmatchedGlob {
  glob: string;
  hint?: GlobHint;
}

export type GlobHint =
  | { kind: "comma" }
  | { kind: "unclosed"; mark: "{" | "(" | "[" }
  /** The repository inside which it looks. */
  | { kind: "submodule"; path: string }
  /** A file that it matches, and that a `!` glob takes out again. */
  | { kind: "excluded"; example: string }
  /** A file whose name differs in upper and lower case, or in the Unicode form of its characters. */
  | { kind: "case" | "unicode"; example: string }
  /** Another glob, and a file that it selects. */
  | { kind: "folder" | "subfolders" | "similar" | "extension"; glob: string; example: string };

/** Why a selected file has no task, for the log. */
export type SkippedFile = SkippedPath | { code: "locale-is-source"; recipe: string; locale: string; sourceLocale: string };

/** A selected file without a task. */
export type SkippedPath =
  | { code: "symbolic-link" | "not-in-workspace" | "unreadable"; path: string }
  /** By their names. `path`: the first of them. */
  | { code: "no-pictures"; path: string; count: number }
  | { code: "not-an-original"; path: string; owner: FileOwner; mode: "edit" | "localize" | "generate" };

/** `settings`: a file of git's, or of the workflow's. */
export type FileOwner = { kind: "mask" | "reference" | "generated" | "settings" } | { kind: "result"; source: string };

/** Whether a notice says how the model's image lies in the result. */
export function isPlacement(notice: TaskNotice): notice is PlacementNotice {
  return notice.code === "cropped" || notice.code === "padded" || notice.code === "stretched";
}
