import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { ReceivedImage } from "../http/fetch-images.ts";
import { type Outcome, rejectedPath } from "../outcome.ts";
import { type FinishedImage, finishPicture } from "../pixels/finish-picture.ts";
import { measureDrift } from "../pixels/mask.ts";
import type { PreparedTask, Task } from "../plan/task.ts";
import type { TaskInputs } from "./task-inputs.ts";

export interface ValidatedImage {
  finished: FinishedImage;
  picture: ReceivedImage;
}

export interface Validation {
  proven: ValidatedImage[];
  /** As they came. */
  refused: { picture: ReceivedImage; error: RetouchError }[];
}

/** Sorts the model's pictures, in their order, into those that hold and those that do not. */
export async function validateImages(pictures: readonly ReceivedImage[], job: PreparedTask, material: TaskInputs): Promise<Validation> {
  const all: Validation = { proven: [], refused: [] };
  for (const picture of pictures) {
    try {
      all.proven.push({ finished: await validateImage(picture, job, material), picture });
    } catch (error) {
      all.refused.push({ picture, error: toRetouchError(error, "invalid-image") });
    }
  }
  return all;
}

/** Decodes a picture completely, and bounds its difference from the source. @throws RetouchError */
async function validateImage(picture: ReceivedImage | undefined, job: PreparedTask, material: TaskInputs): Promise<FinishedImage> {
  const finished = await decodeImage(picture, job, material);
  const { source, mask } = material;
  const { maxChange } = job.task.recipe;
  if (maxChange === undefined || !source) return finished;
  const drift = mask ? await measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare;
  if (drift !== undefined && drift > maxChange) {
    const where = mask ? "outside the mask" : "of the picture";
    throw new RetouchError(
      "drift",
      `${(drift * 100).toFixed(1)} % of the pixels ${where} differ; \`max-change\` allows ${(maxChange * 100).toFixed(1)} %.`,
    );
  }
  return finished;
}

/** Decodes a picture completely. One that is damaged is fetched once more, which costs nothing. */
export async function decodeImage(
  picture: ReceivedImage | undefined,
  { header, wanted }: PreparedTask,
  { source }: TaskInputs,
): Promise<FinishedImage> {
  if (!picture) throw new RetouchError("unexpected-reply", "the reply holds no image");
  const given = source && header ? { source, header } : {};
  const finishOnce = (bytes: Buffer) => finishPicture({ answer: bytes, ...given, wanted });
  return finishOnce(picture.bytes).catch(async (error: unknown) => {
    const again = await picture.refetch?.().catch(() => undefined);
    if (!again || again.equals(picture.bytes)) throw error;
    return finishOnce(again);
  });
}

/** The model's own bytes, under the name of the output, outside the workspace: they were paid for. Absent where there are none. */
export async function saveRejected({ tempDir }: Context, task: Task, pictures: readonly Buffer[]): Promise<Pick<Outcome, "rejected">> {
  const rejected: string[] = [];
  for (const [index, bytes] of pictures.entries()) {
    const path = join(tempDir, "retouch", rejectedPath(task.output, index));
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
      rejected.push(path);
    } catch {
      // A full disk must not hide why the picture was refused.
    }
  }
  return rejected.length > 0 ? { rejected } : {};
}
