import { open } from "node:fs/promises";
import { join, posix } from "node:path";
import { RetouchError, toRetouchError } from "../errors.ts";
import { type Inputs, PROMPT_PLACEHOLDERS } from "../inputs/load.ts";
import type { Wanted } from "../pixels/finish.ts";
import { type Header, readHeader } from "../pixels/header.ts";
import type { OutputFormat, Size } from "../pixels/picture.ts";
import { readOrigin } from "../workspace/origin.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { checkWritable, isPlainFile } from "../workspace/write-file.ts";
import { formatOfName } from "./paths.ts";
import { maskPath } from "./plan.ts";
import type { Task } from "./task.ts";
import { fillTemplate, parseTemplate } from "./template.ts";

/** A task that is ready to be paid for: its source has been looked at, as far as the header goes. */
export interface Job {
  task: Task;
  /** Of the bytes that will be edited. */
  header: Header;
  wanted: Wanted;
  /** The size that the model is asked for, as near as it can. */
  target: Size;
  /** Placeholders filled in. */
  prompt: string;
  maskPath?: string;
  warnings: string[];
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

async function readSourceHeader(workspace: Workspace, task: Task, readBlob: ReadBlob): Promise<{ header: Header; warnings: string[] }> {
  if (task.originBlob !== task.source.blob) {
    const { bytes, warnings } = await readOrigin(workspace, task, readBlob);
    return { header: readHeader(bytes), warnings };
  }
  const { start, complete } = await readStart(join(workspace.root, task.source.path));
  try {
    return { header: readHeader(start), warnings: [] };
  } catch (error) {
    if (complete) throw error;
    const { bytes, warnings } = await readOrigin(workspace, task, readBlob);
    return { header: readHeader(bytes), warnings };
  }
}

/** Reads a blob that the local clone does not have, from GitHub; undefined where it is not to be had. */
export type ReadBlob = (blob: string) => Promise<Buffer | undefined>;

export interface InspectOptions {
  workspace: Workspace;
  inputs: Inputs;
  /** The prompt with its placeholders. */
  prompt: string;
  readBlob: ReadBlob;
}

/** Looks at a task's source before anything is paid for. A task that cannot be done is a value: the others go on. */
export async function inspectTask(task: Task, { workspace, inputs, prompt, readBlob }: InspectOptions): Promise<Job | RetouchError> {
  try {
    await checkWritable(workspace.root, task.output);
    const { header, warnings } = await readSourceHeader(workspace, task, readBlob);
    checkName(task.source.path, header);
    const wanted = wantedOf(inputs, header);
    const mask = maskPath(inputs, task.source.path);
    if (mask && !(await isPlainFile(workspace.root, mask)))
      throw new RetouchError("invalid-input", `The mask ${mask} is not a regular file of the workspace.`);
    return {
      task,
      header,
      wanted,
      target: targetOf(wanted, header),
      prompt: fillPrompt(prompt, task.source.path, header),
      ...(mask && { maskPath: mask }),
      warnings: [...warnings, ...ignoredOptions(inputs)],
    };
  } catch (error) {
    return toRetouchError(error, "invalid-image");
  }
}

/** A file that says one format and holds another would be read wrongly by whatever shows it; the owner should know. */
function checkName(path: string, header: Header): void {
  const promised = formatOfName(path);
  const format = formatOf(header);
  if (promised === undefined)
    throw new RetouchError("unsupported-image", `${path} has no image extension, but holds a ${format} picture. Rename it.`);
  if (promised !== format)
    throw new RetouchError("invalid-image", `${path} is named as ${promised}, but holds a ${format} picture. Rename it.`);
}

function formatOf({ mediaType }: Header): OutputFormat | "bmp" {
  const subtype = mediaType.slice("image/".length);
  return subtype as OutputFormat | "bmp";
}

function wantedOf({ size, aspectRatio, fit, outputFormat }: Inputs, header: Header): Wanted {
  const source = formatOf(header);
  if (outputFormat === "source" && source === "bmp")
    throw new RetouchError("unsupported-image", "BMP is not written. Set `output-format`.");
  const format = outputFormat === "source" ? (source as OutputFormat) : outputFormat;
  if (size) return { size, fit, format };
  if (aspectRatio) return { ratio: aspectRatio, fit, format };
  return { size: { width: header.width, height: header.height }, fit, format };
}

/** Where only a ratio is wanted: the largest size of that ratio within the source. */
function targetOf({ size, ratio }: Wanted, { width, height }: Size): Size {
  if (size || !ratio) return size ?? { width, height };
  const scale = Math.min(width / ratio.width, height / ratio.height);
  return { width: Math.max(1, Math.round(ratio.width * scale)), height: Math.max(1, Math.round(ratio.height * scale)) };
}

function fillPrompt(prompt: string, path: string, { width, height }: Size): string {
  const template = parseTemplate(prompt, PROMPT_PLACEHOLDERS);
  // Checked when the inputs were loaded; a prompt file is checked when it is read.
  if (typeof template === "string") throw new RetouchError("invalid-input", template);
  return fillTemplate(template, { path, name: posix.parse(path).name, width: String(width), height: String(height) });
}

/** Options that are set and that the model does not take: the result is what was asked for but for these. */
function ignoredOptions({ model, modelName, negativePrompt, seed, watermark, promptExtend }: Inputs): string[] {
  const set = { "negative-prompt": negativePrompt, seed, watermark, "prompt-extend": promptExtend };
  return (["negative-prompt", "seed", "watermark", "prompt-extend"] as const)
    .filter((option) => set[option] !== undefined && !model.takes.includes(option))
    .map((option) => `\`${option}\` was left out: the model ${modelName} does not take it`);
}
