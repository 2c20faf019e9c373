import { invalidInputs, RetouchError, toRetouchError } from "../errors.ts";
import { findBlob } from "../git/blobs.ts";
import type { SourceImage } from "../git/discover.ts";
import { createFileOpener, kindOfPath, readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import { checkWritable } from "../git/write-file.ts";
import type { Recipe } from "../inputs/recipe.ts";
import type { TaskNotice } from "../notices.ts";
import type { WantedImage } from "../pixels/finish-picture.ts";
import { targetSize } from "../pixels/geometry.ts";
import { type Header, readHeader } from "../pixels/header.ts";
import { FORMATS, type FormatFacts, formatOfMediaType, formatOfName, type OutputFormat } from "../pixels/picture.ts";
import { MAX_PIXELS } from "../pixels/size-limits.ts";
import { listIgnoredOptions } from "../providers/model-options.ts";
import { IMAGES } from "./plan-messages.ts";
import { checkPrompts, chooseWording } from "./prompts.ts";
import { type HeaderOptions, readSourceHeader } from "./source-header.ts";
import { maskPath } from "./targets.ts";
import type { PlannedTask, PreparedTask, SourceText, Task } from "./task.ts";

export interface PrepareTaskOptions extends Omit<HeaderOptions, "files"> {
  sourceText: SourceText;
  /** Nothing will be paid for. */
  dryRun?: boolean;
}

/** What one task after the other uses. */
interface Preparing extends PrepareTaskOptions, HeaderOptions {
  /** Of outputs, that were looked at. */
  folders: Set<string>;
}

/** Tasks that can be paid for, and those that cannot, with the reason. */
export interface PreparedTasks {
  prepared: PreparedTask[];
  failed: { task: Task; error: RetouchError }[];
}

/** Number of sources that are read at once, which is the number of threads with which Node reads files. */
const READERS = 4;

/**
 * Prepares tasks for the model: reads the headers of their sources, and writes their prompts. A task that cannot be done does not stop
 * the others.
 *
 * @throws RetouchError `invalid-input` if the model does not accept a prompt.
 */
export async function prepareTasks(due: readonly PlannedTask[], options: PrepareTaskOptions): Promise<PreparedTasks> {
  const results: (PreparedTask | RetouchError)[] = [];
  using files = createFileOpener(options.workspace.root);
  const preparing = { ...options, files, folders: new Set<string>() };
  // The first of each recipe: those of its other tasks differ only in the name of the image, and are not looked for.
  const problems = new Map<Recipe, string>();
  const queue = due.entries();
  const prepareNext = async () => {
    for (const [index, { task }] of queue) {
      if (problems.has(task.recipe)) continue;
      const result = await prepareTask(task, preparing);
      results[index] = result;
      const problem = result instanceof RetouchError || problems.has(task.recipe) ? undefined : checkPrompts(result);
      if (problem !== undefined) problems.set(task.recipe, problem);
    }
  };
  await Promise.all(Array.from({ length: READERS }, prepareNext));
  if (problems.size > 0) throw invalidInputs([...problems.values()]);
  const prepared = results.filter((result): result is PreparedTask => !(result instanceof RetouchError));
  const failed = due.flatMap(({ task }, index) => {
    const error = results[index];
    return error instanceof RetouchError ? [{ task, error }] : [];
  });
  return { prepared, failed };
}

/** Prepares a task. One that cannot be done is an error that is returned. */
export async function prepareTask(task: Task, options: Preparing): Promise<PreparedTask | RetouchError> {
  try {
    await checkWritable(options.workspace.root, task.output, options.folders);
    const prepared = task.source ? await prepareEdit(task, task.source, options) : await prepareNew(task, options);
    return { ...prepared, stepsDone: await countStepsDone(task, options) };
  } catch (error) {
    return toRetouchError(error, "invalid-image");
  }
}

/** The image of a recorded step may be gone: it is stored in the repository only with `deliver: commit`. */
async function countStepsDone({ recordedStep }: Task, { workspace, readBlob }: PrepareTaskOptions): Promise<number | undefined> {
  const image = recordedStep && (await findBlob(workspace, recordedStep.blob, readBlob).catch(() => undefined));
  return image && recordedStep?.number;
}

async function prepareEdit(task: Task, source: SourceImage, options: Preparing): Promise<PreparedTask> {
  const { recipe, originBlob } = task;
  const { workspace, sourceText, dryRun } = options;
  const { header, warnings } = await readSourceHeader({ source, originBlob }, options);
  const wanted = checkSides(wantedOf(recipe, header));
  const mask = maskPath(recipe, source.path);
  if (mask !== undefined && kindOfPath(workspace.root, mask) !== "file") throw new RetouchError("invalid-input", IMAGES.mask(mask));
  // Text that cannot be read now could not be compared once the result is paid for.
  if (recipe.verify === "text" && !dryRun) await sourceText.read(task);
  return {
    ...{ task, header, wanted, maskPath: mask },
    target: targetSize(wanted, header),
    ...(await chooseWording(task, { size: header, sourceText })),
    warnings: [...warnings, ...listNotices(task)],
  };
}

async function prepareNew(task: Task, { workspace, sourceText }: PrepareTaskOptions): Promise<PreparedTask> {
  const { size, aspectRatio: ratio, fit, outputFormat } = task.recipe;
  // The plan has checked that the output path names a format that can be written.
  const format = (outputFormat === "source" ? formatOfName(task.output) : outputFormat) as OutputFormat;
  const wanted = checkSides({ size, ratio: size ? undefined : ratio, fit, format });
  const target = targetSize(wanted);
  return {
    ...{ task, target, wanted },
    before: await measureBefore(task, workspace),
    ...(await chooseWording(task, { size: target, sourceText })),
    warnings: listNotices(task),
  };
}

/** Size of the image that a generated one replaces; undefined if there is none that can be read. */
async function measureBefore({ output }: Task, { root }: Workspace): Promise<PreparedTask["before"]> {
  try {
    const bytes = await readPlainFile(root, output);
    if (!bytes) return undefined;
    const { width, height } = readHeader(bytes);
    return { width, height, bytes: bytes.length };
  } catch {
    return undefined;
  }
}

/** @throws RetouchError `too-large` if a file of the format cannot hold the result, or if it has too many pixels. */
function checkSides(wanted: WantedImage): WantedImage {
  const facts: FormatFacts = FORMATS[wanted.format];
  const { size } = wanted;
  if (size && size.width * size.height > MAX_PIXELS) throw new RetouchError("too-large", IMAGES.pixels(size));
  if (size && facts.maxSide !== undefined && Math.max(size.width, size.height) > facts.maxSide)
    throw new RetouchError("too-large", IMAGES.sides(size, { label: facts.label, maxSide: facts.maxSide }));
  return wanted;
}

function wantedOf({ size, aspectRatio: ratio, fit, outputFormat }: Recipe, header: Header): WantedImage {
  const format = outputFormat === "source" ? formatOfMediaType(header.mediaType) : outputFormat;
  if (format === "bmp") throw new RetouchError("unsupported-image", IMAGES.bmp);
  if (size || !ratio) return { size: size ?? { width: header.width, height: header.height }, fit, format };
  return { ratio, fit, format };
}

/** What the user should know of the task before its result. */
function listNotices({ recipe, output, overwritesUnrecorded }: Task): TaskNotice[] {
  return [
    ...listIgnoredOptions(recipe.model, recipe.modelName, recipe),
    ...(overwritesUnrecorded ? [{ code: "overwrites-unrecorded", path: output } as const] : []),
  ];
}
