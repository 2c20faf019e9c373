import { RetouchError } from "../errors.ts";
import type { ObjectId } from "../git/blob-identity.ts";
import { type ReadBlob, readOrigin } from "../git/blobs.ts";
import { fileGone } from "../git/git-messages.ts";
import { readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import { readHeader } from "../pixels/header.ts";
import { prepareMask } from "../pixels/mask.ts";
import type { Picture } from "../pixels/picture.ts";
import { preparePicture } from "../pixels/prepare-picture.ts";
import type { PreparedTask, ResolvedRecipe } from "../plan/task.ts";
import type { ImageRequest } from "./create-call.ts";
import { failure } from "./run-messages.ts";

/** The files that a task is made from. */
export interface TaskInputs {
  /** The bytes that are edited; absent to generate. */
  source?: Buffer;
  /** The git blob id of the source; empty to generate. */
  sourceBlob: ObjectId | "";
  mask?: Buffer;
  references: readonly Picture[];
}

interface LoadOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
  references: ReferenceImages;
}

/** @throws RetouchError `invalid-input`, `invalid-image` */
export async function loadTaskInputs(
  { task, maskPath }: PreparedTask,
  { workspace, readBlob, references }: LoadOptions,
): Promise<TaskInputs> {
  if (!task.source) return { sourceBlob: "", references: [] };
  const { bytes: source, blob: sourceBlob } = await readOrigin(workspace, { originBlob: task.originBlob, source: task.source }, readBlob);
  const mask = maskPath === undefined ? undefined : await readMask(workspace, maskPath);
  return { source, sourceBlob, mask, references: await references.prepare(task.recipe) };
}

async function readMask({ root }: Workspace, path: string): Promise<Buffer> {
  const mask = await readPlainFile(root, path).catch((cause: unknown) => {
    throw new RetouchError("invalid-input", failure.mask(path), { cause });
  });
  if (!mask) throw new RetouchError("invalid-input", failure.mask(path));
  return mask;
}

/** The part of a request in which the requests of one task differ. */
export type RequestPart = Pick<ImageRequest, "count" | "first" | "seed">;

interface RequestOptions {
  inputs: TaskInputs;
  /** The bytes to edit: the source, or the result of the step before. */
  source: Buffer | undefined;
  prompt: string;
  /** US dollars for one image. */
  price: number | undefined;
}

/** Prepares the images as the model takes them. @returns a function that makes one request of them. */
export async function prepareRequest(
  { task, target, header, words, wanted }: PreparedTask,
  { inputs, source, prompt, price }: RequestOptions,
): Promise<(part: RequestPart) => ImageRequest> {
  const { recipe, locale } = task;
  const { format } = wanted;
  if (!source || !header) return (part) => ({ kind: "generate", prompt, target, format, price, ...part });
  const { limits, transparentMask, translate } = recipe.model;
  // After a step it may have another size than the file in the repository.
  const sourceHeader = readHeader(source);
  const image = await preparePicture(source, sourceHeader, limits);
  const own = { width: sourceHeader.width, height: sourceHeader.height };
  if (translate && locale !== undefined) {
    const hint = prompt === "" ? undefined : prompt;
    const translation = { image, source: own, key: inputs.sourceBlob, from: recipe.sourceLocale, to: locale, hint, ...words };
    return (part) => ({ kind: "translate", ...translation, price, ...part });
  }
  const { width, height } = image;
  // Where the model takes none, it is kept to afterwards.
  const isSent = recipe.provider.kind === "local" || recipe.model.takes.includes("mask");
  const mask =
    isSent && inputs.mask && (await prepareMask({ mask: inputs.mask, size: { width, height }, transparent: transparentMask === true }));
  const edit = {
    prompt,
    target,
    source: own,
    image,
    references: inputs.references,
    mask: mask || undefined,
    locale,
  };
  return (part) => ({ kind: "edit", ...edit, price, ...part });
}

/** The reference images of recipes. They are the same for all tasks of a recipe, and prepared once. */
export interface ReferenceImages {
  prepare(recipe: ResolvedRecipe): Promise<readonly Picture[]>;
}

export function createReferenceImages(workspace: Workspace): ReferenceImages {
  const prepared = new Map<ResolvedRecipe, Promise<readonly Picture[]>>();
  const prepareOne = async (path: string, { model }: ResolvedRecipe) => {
    try {
      const bytes = await readPlainFile(workspace.root, path);
      if (!bytes) throw new RetouchError("invalid-input", fileGone(path));
      return await preparePicture(bytes, readHeader(bytes), model.limits);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const code = error instanceof RetouchError ? error.code : "invalid-input";
      throw new RetouchError(code, failure.reference(path, reason), { cause: error });
    }
  };
  return {
    prepare: (recipe) => {
      const known = prepared.get(recipe) ?? Promise.all(recipe.references.map(({ path }) => prepareOne(path, recipe)));
      prepared.set(recipe, known);
      return known;
    },
  };
}
