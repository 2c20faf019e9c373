import { createHash } from "node:crypto";
import { RetouchError, toRetouchError } from "../errors.ts";
import { readPlainFile } from "../git/open-file.ts";
import { emptyResult, failedOutcome, type Outcome, type Result, settledOutcome } from "../outcome.ts";
import { finishPicture } from "../pixels/finish-picture.ts";
import { readHeader } from "../pixels/header.ts";
import { formatOfMediaType, type OutputFormat } from "../pixels/picture.ts";
import { blameAnswer } from "../pixels/picture-error.ts";
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
    return await take(task, choice, options).catch(blameAnswer);
  } catch (error) {
    return failedOutcome(task, toRetouchError(error, "invalid-image"));
  }
}

/** Records a file as the result that it is: somebody compressed it anew. */
export async function recordFile(
  planned: PlannedTask,
  { workspace, lockFile }: Pick<TakeOptions, "workspace" | "lockFile">,
): Promise<Outcome> {
  const { task, entry } = planned;
  const { output, outputBlob } = task;
  try {
    const bytes = await readPlainFile(workspace.root, output);
    if (!entry || outputBlob === undefined || !bytes) return settledOutcome(planned);
    const known = { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
    await lockFile.record(output, { ...entry, ...known, outputBlob, at: new Date().toISOString() });
    return settledOutcome({ ...planned, entry: { ...entry, ...known } });
  } catch (error) {
    return failedOutcome(task, toRetouchError(error, "delivery"));
  }
}

async function take(task: Task, { number, record }: Choice, options: TakeOptions): Promise<Outcome> {
  const { workspace, lockFile, identify, cache } = options;
  const startedAt = Date.now();
  const retained = (await readRetained(record, options)) ?? (await findCandidate(task, number, record, cache));
  if (!retained) throw new RetouchError("invalid-input", failure.candidateGone(record.outputBlob));
  // It was written in the output's own format, which need not be that of the name.
  const format = formatOfMediaType(readHeader(retained).mediaType) as OutputFormat;
  const picture = await finishPicture({ answer: retained, wanted: { fit: "fail", format } });
  const { width, height, bytes, sha256 } = picture;
  const written = await writeOutput(task, picture, { workspace, identify, wanted: format });
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
