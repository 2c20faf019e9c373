import { RetouchError, toRetouchError } from "../errors.ts";
import { emptyResult, failedOutcome, type Outcome, type Result } from "../outcome.ts";
import { finishPicture } from "../pixels/finish-picture.ts";
import { formatOfName, type OutputFormat } from "../pixels/picture.ts";
import { type PlannedTask, recipeHashOf, type Task } from "../plan/task.ts";
import { findCandidate } from "./earlier-results.ts";
import { readRetained } from "./retained-images.ts";
import { failure } from "./run-messages.ts";
import type { TaskOptions } from "./run-task.ts";
import { writeOutput } from "./write-output.ts";

type Choice = NonNullable<PlannedTask["candidate"]>;
type TakeOptions = Pick<TaskOptions, "workspace" | "lockFile" | "identify" | "readBlob" | "cache">;

/** Puts a candidate of an earlier run in its output's place, at no cost. */
export async function takeCandidate(task: Task, choice: Choice, options: TakeOptions): Promise<Outcome> {
  try {
    return await take(task, choice, options);
  } catch (error) {
    return failedOutcome(task, toRetouchError(error, "invalid-image"));
  }
}

async function take(task: Task, { number, record }: Choice, options: TakeOptions): Promise<Outcome> {
  const { workspace, lockFile, identify, cache } = options;
  const startedAt = Date.now();
  const retained = (await readRetained(record, options)) ?? (await findCandidate(task, number, record, cache));
  if (!retained) throw new RetouchError("invalid-input", failure.candidateGone(record.outputBlob));
  // It was written in the output's own format.
  const format = formatOfName(task.output) as OutputFormat;
  const picture = await finishPicture({ answer: retained, wanted: { fit: "fail", format } });
  const { width, height, bytes, sha256 } = picture;
  const written = await writeOutput(task, picture, { workspace, identify });
  // The output's record keeps the cost of all candidates.
  const { cost } = lockFile.entries.get(task.output) ?? record;
  const at = new Date().toISOString();
  await lockFile.record(task.output, { ...record, outputBlob: written.outputBlob, sha256, bytes: bytes.length, cost, at });
  const result: Result = {
    ...emptyResult(task),
    status: "edited",
    ...{ width, height, bytes: bytes.length, sha256, cost: 0 },
    durationMs: Date.now() - startedAt,
    warnings: record.recipe === recipeHashOf(task) && record.sourceBlob === task.originBlob ? [] : [{ code: "candidate-outdated" }],
  };
  return { task, result, ...written, taken: number };
}
