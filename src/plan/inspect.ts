import { open, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { RetouchError, toRetouchError } from "../errors.ts";
import { findBlob, type ReadBlob, readOrigin } from "../git/blobs.ts";
import type { SourceImage } from "../git/source-image.ts";
import type { Workspace } from "../git/workspace.ts";
import { checkWritable, isPlainFile } from "../git/write-file.ts";
import { promptPlaceholders } from "../inputs/placeholders.ts";
import type { Recipe } from "../inputs/recipe.ts";
import { localizeInstruction } from "../localize/instruction.ts";
import { languageName } from "../localize/locales.ts";
import type { TaskNotice } from "../notices.ts";
import type { WantedImage } from "../pixels/finish-picture.ts";
import { type Header, readHeader } from "../pixels/header.ts";
import type { OutputFormat, Size } from "../pixels/picture.ts";
import { formatOfMediaType, formatOfName } from "../pixels/picture.ts";
import { misnamedFile } from "../pixels/picture-messages.ts";
import { listIgnoredOptions } from "../providers/model-options.ts";
import { measurePrompt } from "../providers/prompt-length.ts";
import { fillTemplate, parseTemplate } from "../text/template.ts";
import { maskPath } from "./targets.ts";
import type { Task, Words } from "./task.ts";

/** A task that is ready to be paid for: its source has been looked at, as far as the header goes. */
export interface PreparedTask {
  task: Task;
  /** Of the bytes that will be edited; absent to generate. */
  header?: Header;
  /** The picture that the result will be compared with, where there is one. */
  before?: Size & { bytes: number };
  wanted: WantedImage;
  /** The size that the model is asked for, as near as it can. */
  target: Size;
  /** Placeholders filled in; one, or the steps. For a model that translates by itself, the user's own words, or none. */
  prompts: readonly string[];
  /** What of the glossary the model is told. */
  words: Words;
  maskPath?: string;
  /** Of several prompts, those that an earlier run has applied, and whose last picture is to be had. */
  stepsDone?: number;
  warnings: TaskNotice[];
}

/** Enough for the header of nearly every image; a JPEG with large metadata in front is read whole. */
const HEADER_BYTES = 128 * 1024;

async function readStart(path: string): Promise<{ start: Buffer; complete: boolean }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return { start: buffer.subarray(0, bytesRead), complete: bytesRead < HEADER_BYTES };
  } finally {
    await file.close();
  }
}

async function readSourceHeader(
  workspace: Workspace,
  source: SourceImage,
  task: Task,
  readBlob: ReadBlob,
): Promise<{ header: Header; warnings: TaskNotice[] }> {
  if (task.originBlob !== source.blob) {
    const { bytes, warnings } = await readOrigin(workspace, { ...task, source }, readBlob);
    return { header: readHeader(bytes), warnings };
  }
  const { start, complete } = await readStart(join(workspace.root, source.path));
  try {
    return { header: readHeader(start), warnings: [] };
  } catch (error) {
    if (complete) throw error;
    const { bytes, warnings } = await readOrigin(workspace, { ...task, source }, readBlob);
    return { header: readHeader(bytes), warnings };
  }
}

/** The text in the sources of tasks, as far as `verify: text` has it read. */
export interface SourceText {
  /** Undefined where it is not read. */
  read(task: Task): Promise<string | undefined>;
  /** Those of the words that appear in the source; undefined where it is not read. */
  selectWords(task: Task, words: Words): Promise<Words | undefined>;
}

export interface InspectOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
  sourceText: SourceText;
  /** Nothing will be paid for. */
  dryRun?: boolean;
}

/** Looks at what a task is made from before anything is paid for. A task that cannot be done is a value: the others go on. */
export async function prepareTask(task: Task, options: InspectOptions): Promise<PreparedTask | RetouchError> {
  try {
    await checkWritable(options.workspace.root, task.output);
    const job = task.source ? await inspectSource(task, task.source, options) : await inspectNew(task, options.workspace);
    return { ...job, ...(await findStepDone(task, options)) };
  } catch (error) {
    return toRetouchError(error, "invalid-image");
  }
}

/** With another delivery than a commit, what a step has made ends with the run. */
async function findStepDone({ stepDone }: Task, { workspace, readBlob }: InspectOptions): Promise<Pick<PreparedTask, "stepsDone">> {
  const picture = stepDone && (await findBlob(workspace, stepDone.blob, readBlob).catch(() => undefined));
  return picture ? { stepsDone: stepDone.number } : {};
}

async function inspectSource(task: Task, source: SourceImage, options: InspectOptions): Promise<PreparedTask> {
  const { recipe } = task;
  const { workspace, readBlob } = options;
  const { header, warnings } = await readSourceHeader(workspace, source, task, readBlob);
  checkName(source.path, header);
  const wanted = wantedOf(recipe, header);
  const mask = maskPath(task.recipe, source.path);
  if (mask && !(await isPlainFile(workspace.root, mask)))
    throw new RetouchError("invalid-input", `The mask ${mask} is not a regular file of the workspace.`);
  const target = targetOf(wanted, header);
  // What cannot be read now could not be compared once it is paid for.
  if (recipe.verify === "text" && !options.dryRun) await options.sourceText.read(task);
  const filled = task.recipe.prompts.map((prompt) => fillPrompt(prompt, { recipe, path: source.path, size: header, locale: task.locale }));
  const { prompts, words } = await wordPrompts(task, filled, options);
  return {
    ...{ task, header, wanted, target, prompts, words },
    ...(mask && { maskPath: mask }),
    warnings: [...warnings, ...listIgnoredOptions(recipe.model, recipe.modelName, recipe), ...replaced(task)],
  };
}

/** Where no size is given: the models' common one. */
const NEW_SIZE: Size = { width: 1024, height: 1024 };

async function inspectNew(task: Task, workspace: Workspace): Promise<PreparedTask> {
  const { recipe } = task;
  const { prompts } = recipe;
  const { size, aspectRatio: ratio, fit, outputFormat } = recipe;
  const format = (outputFormat === "source" ? formatOfName(task.output) : outputFormat) as OutputFormat;
  const wanted: WantedImage = { ...(size ? { size } : ratio && { ratio }), fit, format };
  const target = size ?? (ratio ? sizeOfRatio(ratio) : NEW_SIZE);
  const before = await readFile(join(workspace.root, task.output))
    .then((bytes) => ({ ...sizeOf(readHeader(bytes)), bytes: bytes.length }))
    .catch(() => undefined);
  const filled = prompts.map((prompt) => fillPrompt(prompt, { recipe, path: task.output, size: target, locale: undefined }));
  return {
    ...{ task, wanted, target, prompts: filled, words: { terms: [], keep: [] } },
    ...(before && { before }),
    warnings: [...listIgnoredOptions(recipe.model, recipe.modelName, recipe), ...replaced(task)],
  };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}

/** A size of the ratio that has the area of the common one. */
function sizeOfRatio(ratio: Size): Size {
  const scale = Math.sqrt((NEW_SIZE.width * NEW_SIZE.height) / (ratio.width * ratio.height));
  return { width: Math.max(1, Math.round(ratio.width * scale)), height: Math.max(1, Math.round(ratio.height * scale)) };
}

type Wording = Pick<PreparedTask, "prompts" | "words">;

/** What the model is told of the wanted language; a glossary that is too long for it is cut to the words that stand in the picture. */
async function wordPrompts(task: Task, filled: readonly string[], { sourceText }: InspectOptions): Promise<Wording> {
  const { recipe } = task;
  const { model } = recipe;
  const { locale: to, words = { terms: [], keep: [] } } = task;
  if (to === undefined) return { prompts: filled, words };
  const keepSubjects = recipe.keepSubjectText ? "Leave text on products, people and logos as it is." : "";
  const prompt = [...filled, keepSubjects].filter((text) => text !== "").join(" ");
  const instruct = ({ terms, keep }: Words) =>
    localizeInstruction({
      ...(recipe.sourceLocale !== undefined && { from: recipe.sourceLocale }),
      ...{ to, terms, keep },
      ...(prompt !== "" && { prompt }),
    });
  const word = (words: Words): Wording => ({ prompts: model.translate ? filled : [instruct(words)], words });
  const fits = ({ prompts, words }: Wording) =>
    model.translate ? model.translate.check?.(words) === undefined : prompts.every((text) => measurePrompt(model, text)?.fits !== false);
  const whole = word(words);
  if (fits(whole) || words.terms.length + words.keep.length === 0) return whole;
  const present = await sourceText.selectWords(task, words);
  return present === undefined ? whole : word(present);
}

/** A file that says one format and holds another would be read wrongly by whatever shows it; the owner should know. */
function checkName(path: string, header: Header): void {
  const promised = formatOfName(path);
  const format = formatOfMediaType(header.mediaType);
  if (promised === undefined) throw new RetouchError("unsupported-image", misnamedFile(path, format));
  if (promised !== format) throw new RetouchError("invalid-image", misnamedFile(path, format));
}

function wantedOf({ size, aspectRatio, fit, outputFormat }: Recipe, header: Header): WantedImage {
  const format = outputFormat === "source" ? formatOfMediaType(header.mediaType) : outputFormat;
  if (format === "bmp") throw new RetouchError("unsupported-image", "BMP is not written. Set `output-format`.");
  if (size) return { size, fit, format };
  if (aspectRatio) return { ratio: aspectRatio, fit, format };
  return { size: { width: header.width, height: header.height }, fit, format };
}

/** Where only a ratio is wanted: the largest size of that ratio within the source. */
function targetOf({ size, ratio }: WantedImage, { width, height }: Size): Size {
  if (size || !ratio) return size ?? { width, height };
  const scale = Math.min(width / ratio.width, height / ratio.height);
  return { width: Math.max(1, Math.round(ratio.width * scale)), height: Math.max(1, Math.round(ratio.height * scale)) };
}

interface PromptParts {
  recipe: Recipe;
  path: string;
  size: Size;
  locale: string | undefined;
}

function fillPrompt(prompt: string, { recipe, path, size, locale }: PromptParts): string {
  const template = parseTemplate(prompt, promptPlaceholders(recipe.mode));
  // Checked when the inputs were loaded; a prompt file is checked when it is read.
  if (typeof template === "string") throw new RetouchError("invalid-input", template);
  const language = locale === undefined ? "" : languageName(locale);
  const { width, height } = size;
  return fillTemplate(template, {
    path,
    name: posix.parse(path).name,
    width: `${width}`,
    height: `${height}`,
    locale: locale ?? "",
    language,
  });
}

function replaced({ replaces, output }: Task): TaskNotice[] {
  return replaces ? [{ code: "overwrites-unrecorded", path: output }] : [];
}
