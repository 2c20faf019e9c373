import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import { isIdOf } from "../git/blob-identity.ts";
import type { Identify } from "../git/clean-filters.ts";
import { readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import { parseRecipeInputs } from "../inputs/parse-inputs.ts";
import type { RecipeInputs } from "../inputs/recipe.ts";
import { candidateKey, stepKey } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { emptyResult, failedOutcome, keysOf, type Outcome, type RetainedImage } from "../outcome.ts";
import { formatOfMediaType } from "../pixels/picture.ts";
import { PictureError } from "../pixels/picture-error.ts";
import { type ProvenPicture, provePicture } from "../pixels/prove-picture.ts";
import type { ProtectedPaths } from "../plan/protected-paths.ts";
import type { ResolvedRecipe, Task } from "../plan/task.ts";
import { PROVIDERS } from "../providers/registry.ts";
import { keepOriginal, retainImage, saveRejected } from "../run/retained-images.ts";
import { writeOutput } from "../run/write-output.ts";
import { encodeArtifactPath } from "./artifact.ts";
import { SHARDS } from "./delivery-messages.ts";
import type { ShardFile, ShardOutcome, ShardRecipe } from "./shard-file.ts";
import type { ZipReader } from "./zip-reader.ts";

/** What a shard says of one task, and where its files are. */
export interface ShardTask {
  task: Task;
  said: ShardOutcome;
  files: ZipReader;
}

/** A recipe of which only what reports and commits need is known: no file that it names. */
type KnownRecipe = ResolvedRecipe & RecipeInputs;

export interface ShardTasks {
  recipes: KnownRecipe[];
  tasks: ShardTask[];
}

/** @throws where an output is none that results may be written to, or a model is not known. */
export function readTasks(file: ShardFile, files: ZipReader, paths: ProtectedPaths): ShardTasks {
  const recipes = file.recipes.map(toRecipe);
  const tasks = file.outcomes.map((said): ShardTask => {
    const recipe = recipes[said.recipe];
    const { source, output, locale, originBlob, outputIndexBlob } = said;
    if (!recipe || !paths.isOutput(output)) throw new Error(SHARDS.notAnOutput(output));
    return { task: { recipe, source, output, locale, originBlob, outputIndexBlob, recipeHashes: [""] }, said, files };
  });
  return { recipes, tasks };
}

/**
 * The tasks of all shards: recipe by recipe, and there by source and locale. No two are of one output: of several attempts the newest
 * counts, but what one of them made counts before what another failed to make.
 *
 * @param shards the newest attempt of each first
 */
export function uniteTasks(shards: readonly ShardTasks[]): ShardTasks {
  const recipes = new Map<string, KnownRecipe>();
  for (const recipe of shards.flatMap((shard) => shard.recipes)) if (!recipes.has(keyOf(recipe))) recipes.set(keyOf(recipe), recipe);
  const tasks = new Map<string, ShardTask>();
  for (const one of shards.flatMap((shard) => shard.tasks)) {
    const { task, said } = one;
    const recipe = recipes.get(keyOf(task.recipe)) ?? task.recipe;
    const newer = tasks.get(task.output)?.said.result.status;
    if (newer === undefined || (newer === "failed" && said.result.status === "edited"))
      tasks.set(task.output, { ...one, task: { ...task, recipe } });
  }
  const order = [...recipes.keys()];
  const placeOf = ({ task: { recipe } }: ShardTask) => order.indexOf(keyOf(recipe));
  const nameOf = ({ task: { source, output } }: ShardTask) => source?.path ?? output;
  const localeOf = ({ task: { recipe, locale = "" } }: ShardTask) => recipe.locales.indexOf(locale);
  const sorted = [...tasks.values()].sort((a, b) => {
    const [name, other] = [nameOf(a), nameOf(b)];
    return placeOf(a) - placeOf(b) || Number(name > other) - Number(name < other) || localeOf(a) - localeOf(b);
  });
  return { recipes: [...recipes.values()], tasks: sorted };
}

/** Legs of a matrix may have recipes without a name. */
function keyOf({ name, provider, modelName }: Pick<KnownRecipe, "name" | "provider" | "modelName">): string {
  return JSON.stringify([name, provider.name, modelName]);
}

function toRecipe({ provider: providerName, model: modelName, ...said }: ShardRecipe): KnownRecipe {
  const provider = PROVIDERS[providerName];
  const model = provider.findModel(modelName);
  if (!model) throw new Error(SHARDS.unknownModel(modelName));
  const { values } = parseRecipeInputs(new Map());
  const unknown = { prompts: [""], inputFiles: [], outputTemplate: [], transport: "sync" } as const;
  return { ...values, ...unknown, glossary: undefined, references: [], ...said, provider, model, modelName };
}

export interface TakeOptions {
  context: Context;
  workspace: Workspace;
  lockFile: LockFile;
  /** Knows the filters of the outputs. */
  identify: Identify;
}

/**
 * Puts what a shard made of a task where a run by itself would have: its image in the workspace, decoded to the end before, its record in
 * the lock. One that is not what it should be becomes a failed task.
 */
export async function takeOutcome({ task, said, files }: ShardTask, options: TakeOptions): Promise<Outcome> {
  const { result, before, changedShare, taken } = said;
  try {
    const isMade = result.status === "edited" || (result.status === "failed" && said.fallback !== undefined);
    const picture = isMade ? await readPicture(files, encodeArtifactPath(task.output), said.image) : undefined;
    const kept = await takeKept(task, { said, files, picture }, options);
    const rejected = await saveRejected(options.context, task, readAll(files, said.rejected));
    const original = await findOriginal(task, options);
    // An image keeps the extension that its source has, whatever it holds.
    const written = picture && (await writeOutput(task, picture, { ...options, wanted: formatOfMediaType(picture.mediaType) }));
    const size = result.status === "edited" && picture && measure(picture);
    const outcome: Outcome = {
      ...{ task, before, changedShare, taken, original, rejected, ...written },
      result: { ...emptyResult(task), ...result, ...size },
      kept: kept.length > 0 ? kept : undefined,
      fallback: picture ? said.fallback : undefined,
    };
    await record(outcome, { said, picture }, options.lockFile);
    return outcome;
  } catch (error) {
    const { cost, durationMs } = result;
    return failedOutcome(task, toRetouchError(error, "invalid-image"), { cost, durationMs });
  }
}

/** The image that was edited, where the checkout has it, before the result takes its place. */
async function findOriginal({ source, output, originBlob }: Task, options: TakeOptions): Promise<string | undefined> {
  if (!source || originBlob === "") return undefined;
  const bytes = await readPlainFile(options.workspace.root, source.path).catch(() => undefined);
  if (!bytes || !isIdOf(originBlob, bytes)) return undefined;
  return keepOriginal({ source, output }, { source: bytes, sourceBlob: originBlob }, options);
}

/** Bytes of one image; more is not read either where a result is downloaded. */
const MAX_IMAGE = 128 << 20;

async function readFile(files: ZipReader, name: string): Promise<Buffer> {
  const bytes = await files.read(name, MAX_IMAGE);
  if (!bytes) throw new RetouchError("invalid-image", SHARDS.noImage);
  return bytes;
}

/** One in memory at a time; the same one only once. */
async function* readAll(files: ZipReader, names: readonly string[]): AsyncGenerator<Buffer> {
  for (const name of new Set(names)) yield await readFile(files, name);
}

/** @param sha256 what it must be, where that is known. */
async function readPicture(files: ZipReader, name: string, sha256?: string): Promise<ProvenPicture> {
  const picture = await provePicture(await readFile(files, name)).catch((cause: unknown) => {
    // A shard leaves whole images only.
    if (!(cause instanceof PictureError) || cause.code === "too-large") throw cause;
    throw new RetouchError("invalid-image", SHARDS.noImage, { cause });
  });
  if (sha256 !== undefined && picture.sha256 !== sha256) throw new RetouchError("invalid-image", SHARDS.otherBytes);
  return picture;
}

function measure({ width, height, bytes, sha256 }: ProvenPicture) {
  return { width, height, bytes: bytes.length, sha256 };
}

interface Said extends Pick<ShardTask, "said"> {
  /** The output. */
  picture: ProvenPicture | undefined;
}

/** The candidates and steps that the artifact has. The first candidate is the output. */
async function takeKept(
  task: Task,
  { said, files, picture }: Said & Pick<ShardTask, "files">,
  options: TakeOptions,
): Promise<RetainedImage[]> {
  const { output } = task;
  const kept: RetainedImage[] = [];
  for (const { kind, number, cacheKey, placement, file } of said.kept) {
    const isOutput = kind === "candidate" && number === 1;
    const image = file === undefined ? (isOutput ? picture : undefined) : await readPicture(files, file);
    const key = kind === "candidate" ? candidateKey(output, number) : stepKey(output, number);
    if (image) kept.push(await retainImage(image, { output, key, kind, number, cacheKey, placement }, options));
  }
  return kept;
}

/** Records what is there now, whatever the shard says of its bytes. */
async function record(outcome: Outcome, { said, picture }: Said, lockFile: LockFile): Promise<void> {
  const { task, kept = [], outputBlob } = outcome;
  const blobs = new Map(kept.map(({ key, blob }) => [key, blob]));
  const known = picture && outputBlob !== undefined && { outputBlob, sha256: picture.sha256, bytes: picture.bytes.length };
  for (const key of keysOf(outcome)) {
    const entry = said.entries[key];
    if (!entry || entry.source !== (task.source?.path ?? "")) continue;
    const blob = blobs.get(key);
    await lockFile.record(key, { ...entry, ...(key === task.output ? known : blob !== undefined && { outputBlob: blob }) });
  }
}
