import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { RetouchError } from "../errors.ts";
import { type ReadBlob, readOrigin } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import { type Header, readHeader } from "../pixels/header.ts";
import { prepareMask } from "../pixels/mask.ts";
import type { Picture } from "../pixels/picture.ts";
import { preparePicture } from "../pixels/prepare-picture.ts";
import type { PreparedTask, ResolvedRecipe } from "../plan/task.ts";

/** What a job is made from. */
export interface TaskInputs {
  /** The bytes that are edited, and git's id of them; absent (and empty) to generate. */
  source?: Buffer;
  sourceBlob: string;
  mask?: Buffer;
  references: readonly Picture[];
}

export interface MaterialOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
  references: ReferenceImages;
}

/** @throws RetouchError `invalid-input`, `invalid-image` */
export async function loadTaskInputs(
  { task, maskPath }: PreparedTask,
  { workspace, readBlob, references }: MaterialOptions,
): Promise<TaskInputs> {
  if (!task.source) return { sourceBlob: "", references: [] };
  const { bytes: source, blob: sourceBlob } = await readOrigin(workspace, { originBlob: task.originBlob, source: task.source }, readBlob);
  const mask = maskPath === undefined ? undefined : await readMask(workspace, maskPath);
  return { source, sourceBlob, references: await references.prepare(task.recipe), ...(mask && { mask }) };
}

/** The pictures as the model takes them. */
export async function prepareForModel(
  source: Buffer,
  { mask }: Pick<TaskInputs, "mask">,
  { model }: ResolvedRecipe,
): Promise<{ image: Picture; header: Header; mask?: Picture }> {
  const { limits, transparentMask } = model;
  const header = readHeader(source);
  const image = await preparePicture(source, header, limits);
  return { image, header, ...(mask && { mask: await prepareMask(mask, image, { transparent: transparentMask === true }) }) };
}

async function readMask(workspace: Workspace, path: string): Promise<Buffer> {
  try {
    return await readFile(join(workspace.root, path));
  } catch (cause) {
    throw new RetouchError("invalid-input", `The mask ${path} cannot be read.`, { cause });
  }
}

/** References are the same for all tasks of a recipe, and made ready once. */
export interface ReferenceImages {
  prepare(recipe: ResolvedRecipe): Promise<readonly Picture[]>;
}

export function createReferenceImages(workspace: Workspace): ReferenceImages {
  const prepared = new Map<ResolvedRecipe, Promise<readonly Picture[]>>();
  const prepareAll = ({ references, model }: ResolvedRecipe) =>
    Promise.all(
      references.map(async ({ path }) => {
        try {
          const bytes = await readFile(join(workspace.root, path));
          return await preparePicture(bytes, readHeader(bytes), model.limits);
        } catch (error) {
          const why = error instanceof Error ? error.message : String(error);
          throw new RetouchError(error instanceof RetouchError ? error.code : "invalid-input", `The reference ${path}: ${why}`, {
            cause: error,
          });
        }
      }),
    );
  return {
    prepare: (recipe) => {
      const known = prepared.get(recipe) ?? prepareAll(recipe);
      prepared.set(recipe, known);
      return known;
    },
  };
}
