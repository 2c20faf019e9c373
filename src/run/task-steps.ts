import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import type { ReadBlob } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import { stepKey } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import type { RetainedImage } from "../outcome.ts";
import type { PreparedTask } from "../plan/task.ts";
import { decodeImage } from "./accept.ts";
import { findEarlierStep, type KeepOptions, keepImage } from "./earlier-results.ts";
import type { Requesting } from "./request-candidates.ts";
import { readRetained, retainImage } from "./retained-images.ts";
import { toLockEntry } from "./task-entry.ts";
import { prepareRequest, type TaskInputs } from "./task-inputs.ts";

interface StepOptions extends KeepOptions {
  context: Context;
  workspace: Workspace;
  lockFile: LockFile;
  readBlob: ReadBlob;
}

/** The result of the last step that an earlier run made of the same source; `count` steps are done. */
export async function resumeSteps(
  { task }: PreparedTask,
  { source, sourceBlob }: TaskInputs,
  options: StepOptions,
): Promise<{ source: Buffer | undefined; count: number }> {
  for (let count = task.isForced ? 0 : task.recipe.prompts.length - 1; count > 0; count--) {
    const recipe = task.recipeHashes[count - 1] ?? "";
    const record = options.lockFile.entries.get(stepKey(task.output, count));
    const isSame = record?.recipe === recipe && record.sourceBlob === sourceBlob;
    const recorded = isSame ? await readRetained(record, options) : undefined;
    const bytes = recorded ?? (await findEarlierStep(task, { number: count, sourceBlob, recipe }, options.cache));
    if (bytes) return { source: bytes, count };
  }
  return { source, count: 0 };
}

/** Applies one prompt of several, and stores its result, from which a later run goes on. */
export async function runStep(
  prepared: PreparedTask,
  { step, inputs, send, ...parts }: Requesting & { step: number },
  options: StepOptions,
): Promise<{ bytes: Buffer; image: RetainedImage }> {
  const { task, wanted } = prepared;
  const { output } = task;
  const createRequest = await prepareRequest(prepared, { inputs, prompt: prepared.writePrompts()[step - 1] ?? "", ...parts });
  const result = await send(createRequest({ count: 1, first: 1 }));
  if (result.kind === "failed") throw result.error;
  if (result.kind === "unchanged") throw new RetouchError("unexpected-reply", result.message);
  // Without loss, whatever the output's format: it is not the last time that it is encoded.
  const finished = await decodeImage(result.images[0], { ...prepared, wanted: { ...wanted, format: "png", isStep: true } }, inputs);
  const key = stepKey(output, step);
  const recipe = task.recipeHashes[step - 1] ?? "";
  const { cost } = result;
  const { sourceBlob } = inputs;
  const part = { kind: "step", number: step } as const;
  const cacheKey = keepImage(task, finished, { ...part, sourceBlob, recipe, cost }, options);
  const image = await retainImage(finished, { key, ...part, output, cacheKey }, options);
  await options.lockFile.record(key, toLockEntry(task, { ...finished, outputBlob: image.blob, recipe, cost, sourceBlob }));
  return { bytes: finished.bytes, image };
}
