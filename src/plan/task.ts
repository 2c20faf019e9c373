import type { SourceImage } from "../git/discover.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { Glossary } from "../localize/terms.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { RunNotice, SkippedFile } from "../notices.ts";

/** A recipe with the contents of the files that it names. */
export interface ResolvedRecipe extends Recipe {
  /** Templates, applied one after another; to localize one that may be empty. */
  prompts: readonly string[];
  glossary?: Glossary;
  /** In the user's order. */
  references: readonly SourceImage[];
}

/** One result: of one source, for one locale, or of nothing but a prompt. */
export interface Task {
  recipe: ResolvedRecipe;
  /** Absent to generate. */
  source?: SourceImage;
  /** Relative to the workspace, with forward slashes. Equal to `source.path` for an edit in place. */
  output: string;
  /** Git blob id of the output path in the index; absent when untracked. A tip with another blob means that somebody else changed it. */
  outputIndexBlob?: string;
  /** Of several prompts, the last one that an earlier run has applied, and the git blob id of what it made. */
  stepDone?: { number: number; blob: string };
  /** A picture without a record lies at the output: nobody knows whose it is. */
  replaces?: true;
  locale?: string;
  /** What of the glossary is for the locale. */
  words?: Words;
  /** SHA-256 over everything but the source that decides the result; kept in the lock. With several prompts, after each of them; the last is the result's. */
  recipeHashes: readonly [string, ...string[]];
  /**
   * Git blob id of the bytes to edit. It differs from `source.blob` when an in-place result is edited again: then the
   * original that the lock recorded is taken, so that edits do not pile up. Empty to generate.
   */
  originBlob: string;
}

/** The hash of a task's whole recipe. */
export function recipeHashOf({ recipeHashes: recipes }: Pick<Task, "recipeHashes">): string {
  return recipes.at(-1) ?? recipes[0];
}

/** Pairs of a glossary that hold for one locale, and what is never translated. */
export interface Words {
  terms: readonly { source: string; target: string }[];
  keep: readonly string[];
}

/** What a task is made from, for people. */
export function subjectOf({ source, output }: Pick<Task, "source" | "output">): string {
  return source?.path ?? output;
}

/** What is to be done with a task, by the lock alone. */
export interface PlannedTask {
  task: Task;
  /** `take`: put another candidate of an earlier run in its place. */
  action: "edit" | "take" | "unchanged" | "modified";
  entry?: LockEntry;
  /** The model found nothing to do, and no file was made. */
  isEmpty?: true;
  /** The candidate to take, by its number and its record. */
  taken?: { candidate: number; record: LockEntry };
}

export interface Plan {
  tasks: PlannedTask[];
  /** Why selected files have no task, for the log. */
  skipped: SkippedFile[];
  /** What the user should know although nothing is wrong with the workflow. */
  warnings: RunNotice[];
  /** Mistakes of the workflow: nothing may be spent. */
  problems: string[];
  /** Recipes without a task although their globs select images. */
  idle: RunNotice[];
}
