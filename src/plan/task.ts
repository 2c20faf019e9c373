import type { ObjectId } from "../git/blob-identity.ts";
import type { SourceImage } from "../git/discover.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { Glossary } from "../localize/terms.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { RunNotice, SkippedFile, TaskNotice } from "../notices.ts";
import type { WantedImage } from "../pixels/finish-picture.ts";
import type { Header } from "../pixels/header.ts";
import type { Size } from "../pixels/picture.ts";
import type { PictureText } from "../text/text-places.ts";
import type { OutputPath } from "./protected-paths.ts";

/** A recipe with the contents of the files that it names. */
export interface ResolvedRecipe extends Recipe {
  /** Prompts with their placeholders, applied one after another; to localize, one that may be empty. */
  prompts: readonly string[];
  glossary?: Glossary;
  /** Reference images in the user's order. */
  references: readonly SourceImage[];
  /** Paths of the prompt, the glossary and its catalogues. */
  inputFiles: readonly string[];
}

/** One result that a recipe asks for: of one source, for one locale, or of a prompt alone. */
export interface Task {
  recipe: ResolvedRecipe;
  /** The image to edit; absent to generate. */
  source?: SourceImage;
  /** Path of the result. Equal to `source.path` for an edit in place. */
  output: OutputPath;
  /** Git blob id of the file at the output path; absent if there is none. */
  outputBlob?: ObjectId;
  /** Git blob id of the output path in the index; absent if untracked. A branch tip with another blob was changed by somebody else. */
  outputIndexBlob?: ObjectId;
  /** The last of several prompts with an image in the lockfile from an earlier run, and the git blob id of that image. */
  recordedStep?: { number: number; blob: ObjectId };
  /** What an earlier run made does not count. */
  isForced?: boolean;
  /** A file that the lockfile does not know is at the output path, so nobody knows who made it. */
  overwritesUnrecorded?: boolean;
  locale?: string;
  /** The part of the glossary for the locale. */
  words?: Words;
  /** Hashes of the recipe up to each of its prompts, see `hashRecipe`; the last one is that of the result. */
  recipeHashes: readonly [string, ...string[]];
  /** The hash of what the model is told; absent where that is the hash of the whole recipe. See {@link requestHashOf}. */
  requestHash?: string;
  /** Tasks of the same source that ask for the very same: the model does not tell their locales apart. Absent where there are none. */
  twins?: readonly Twin[];
  /**
   * Git blob id of the bytes to edit; empty to generate. It differs from `source.blob` if an image that was edited in place is edited
   * again: the recorded original is used, not the edited image.
   */
  originBlob: ObjectId | "";
}

/** The hash of the whole recipe of a task. */
export function recipeHashOf({ recipeHashes }: Pick<Task, "recipeHashes">): string {
  return recipeHashes.at(-1) ?? recipeHashes[0];
}

/** Another task, as far as it counts for who has the same result. */
export type Twin = Pick<Task, "output" | "outputBlob" | "recipeHashes">;

/** The hash by which a request is known: of a locale it holds what the model is told of it. The lock records that of the whole recipe. */
export function requestHashOf(task: Pick<Task, "requestHash" | "recipeHashes">): string {
  return task.requestHash ?? recipeHashOf(task);
}

/** Translations of texts into one locale, and texts that are never translated. */
export interface Words {
  terms: readonly { source: string; target: string }[];
  keep: readonly string[];
}

/** The path by which messages name a task: of its source, or of its output if there is no source. */
export function subjectOf({ source, output }: Pick<Task, "source" | "output">): string {
  return source?.path ?? output;
}

/** A task, and what to do with it according to the lockfile. */
export interface PlannedTask {
  task: Task;
  /**
   * `edit`: call the model. `take`: write a candidate of an earlier run to the output, or without a candidate record the file that is
   * there, or the original, at no cost. `unchanged`: the output is up to date. `modified`: a person changed the output, so it is kept. `stale`: the branch
   * has newer files, or has them no longer, so nothing can be committed.
   */
  action: "edit" | "take" | "unchanged" | "modified" | "stale";
  /** What the lockfile records of the output. */
  entry?: LockEntry;
  /** The model found no text in an earlier run, so there is no output file. */
  hasNoText?: boolean;
  /** Of what is stale: the source or the output, where the branch no longer has it. */
  removed?: string;
  /** It was proposed, and somebody said no. */
  isDeclined?: boolean;
  /** The candidate to take: its number, from 1, and its entry in the lockfile. */
  candidate?: { number: number; record: LockEntry };
  /** To take: the original, which is the task's `originBlob`. */
  isOriginal?: boolean;
}

/** All that a run will do. */
export interface Plan {
  tasks: readonly PlannedTask[];
  /** The same, and those that `take-candidate` or the commands of a comment leave as they are. */
  selected: readonly PlannedTask[];
  /** Selected files that have no task, for the log. */
  skipped: readonly SkippedFile[];
  /** What the user should know although the workflow is correct. */
  warnings: readonly RunNotice[];
  /** Mistakes in the workflow, as sentences. With one of them nothing is spent. */
  problems: readonly string[];
  /** Recipes whose globs match images, but that have no task: for the log and the summary. */
  idle: readonly RunNotice[];
  /** Only of a shard. */
  whole?: WholeRun;
}

/** What a shard knows of the whole run. */
export interface WholeRun {
  /** Tasks of all shards. */
  tasks: number;
  /** Tasks of other shards that call a model. */
  otherDue: number;
  /** Images that are paid for, as far as the plan tells: for each recipe those of this shard and those of all, and one of its tasks. */
  images: readonly { task: Task; own: number; all: number }[];
}

/** A task with all that a request to the model needs. The header of its source has been read, but not its pixels. */
export interface PreparedTask {
  task: Task;
  /** Header of the bytes to edit; absent to generate. */
  header?: Header;
  /** Size of an older image at the output path, with which a generated image is compared. */
  before?: Size & { bytes: number };
  /** Size and format of the result. */
  wanted: WantedImage;
  /** Size to ask the model for, which may make the nearest size it can. */
  target: Size;
  /**
   * Writes the prompts with their placeholders filled in, as many as the recipe has. For a model that translates by itself, the user's own
   * prompt, which may be empty. They are written when they are sent: with a large glossary, those of all tasks would fill the memory.
   */
  writePrompts(): readonly string[];
  /** The part of the glossary to send. */
  words: Words;
  maskPath?: string;
  /** Number of prompts that need not be paid for again, because the image after them can still be read. */
  stepsDone?: number;
  /** An earlier run has paid for the result, and its bytes are kept. */
  isCached?: boolean;
  /** A twin that comes before it in this run pays for the result. */
  isShared?: boolean;
  warnings: TaskNotice[];
}

/** Reads the text in the source images of tasks. Only `verify: text` reads it. */
export interface SourceText {
  /** Undefined if the text of this task is not read. */
  read(task: Task): Promise<PictureText | undefined>;
  /** The words that appear in the source image; undefined if its text is not read. */
  selectWords(task: Task, words: Words): Promise<Words | undefined>;
}
