import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import { type LockEntry, stepKey } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { emptyResult, failed, type Kept, NOTHING_FOUND, type Outcome, type Result } from "../outcome.ts";
import type { Finished } from "../pixels/finish.ts";
import type { Job, ReadText } from "../plan/inspect.ts";
import { recipeOf, type Task } from "../plan/task.ts";
import { formatDecimal } from "../report/format.ts";
import type { ReadBlob } from "../workspace/origin.ts";
import { identifyBytes, type Workspace } from "../workspace/workspace.ts";
import type { Answer, Asker, Question, Refusal, Unchanged } from "./ask.ts";
import type { Deadline } from "./deadline.ts";
import type { AnswerPicture } from "./fetch-answer.ts";
import { keepPicture, readKept } from "./kept.ts";
import { gatherMaterial, type Material, prepareMaterial, type ReferenceShelf } from "./material.ts";
import type { PriceOf } from "./price.ts";
import { decodeOne, keepAside } from "./prove.ts";

export interface JobOptions {
  context: Context;
  workspace: Workspace;
  lockFile: LockFile;
  asker: Asker;
  readBlob: ReadBlob;
  priceOf: PriceOf;
  references: ReferenceShelf;
  readText: ReadText;
  /** Outputs that Git LFS tracks. */
  lfsTracked: ReadonlySet<string>;
  /** Nothing of an earlier run is used. */
  force: boolean;
  signal: AbortSignal;
  /** Of this job. */
  deadline: Deadline;
}

/** A job whose pictures have come. */
export interface Answered {
  kind: "answered";
  material: Material;
  /** Asks the same once more; only where the text is read, since it keeps what is sent in memory. */
  askAgain?: (seed: number) => Promise<Answer | Unchanged | Refusal>;
  pictures: readonly AnswerPicture[];
  cost: number | null;
  /** Steps on the way. */
  kept: Kept[];
  warnings: string[];
  startedAt: number;
}

/** A job that came to its end without any picture. */
export interface Ended {
  kind: "ended";
  outcome: Outcome;
}

/** Unknown as soon as one part of it is. */
export function addCosts(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** What was spent when a call came to nothing. What is known to be billed stays known where that call's fate is not. */
export function addFailure(spent: number | null, { cost }: { cost: number | null }): { cost: number | null; warnings: string[] } {
  return cost === null && spent !== null && spent > 0
    ? { cost: spent, warnings: ["A further request may have been billed on top of its cost; see the provider's usage log."] }
    : { cost: addCosts(spent, cost), warnings: [] };
}

/** Asks the model for a job: its steps one after another, then its candidates in as few calls as the model allows. */
export async function askForJob(job: Job, options: JobOptions): Promise<Answered | Ended> {
  const startedAt = Date.now();
  const { task } = job;
  const steps: Steps = { source: undefined, cost: 0, kept: [] };
  const end = (refused: Omit<Refusal, "kind">): Ended => {
    const { cost, warnings } = addFailure(steps.cost, refused);
    const outcome = failed(task, refused.error, { cost, durationMs: Date.now() - startedAt });
    outcome.result.warnings.push(...warnings);
    return { kind: "ended", outcome: { ...outcome, ...(steps.kept.length > 0 && { kept: steps.kept }) } };
  };
  try {
    const material = await gatherMaterial(job, options);
    const refusal = await runSteps(job, { material, steps }, options);
    if (refusal) return end(refusal);
    const prompt = job.prompts.at(-1) ?? "";
    const ask = await createQuestion(job, { material, source: steps.source, prompt, priceOf: options.priceOf });
    const hold = async (pictures: readonly AnswerPicture[]) => {
      await keepAside(
        options.context,
        task,
        pictures.map(({ bytes }) => bytes),
      );
    };
    const asked = await askCandidates(job, { ask: (part) => options.asker.ask(ask(part), options.deadline), hold });
    if (asked.refusal) return end(asked.refusal);
    steps.cost = addCosts(steps.cost, asked.cost);
    const { cost } = steps;
    if (asked.unchanged)
      return {
        kind: "ended",
        outcome: await settleUnchanged(job, { material, cost, startedAt, message: asked.unchanged.message }, options),
      };
    const { verify } = task.order.recipe;
    const askAgain = (seed: number) => options.asker.ask(ask({ count: 1, first: 1, seed }), options.deadline);
    const { pictures, warnings } = asked;
    return {
      ...{ kind: "answered", material, pictures, cost, kept: steps.kept, warnings, startedAt },
      ...(verify === "text" && { askAgain }),
    };
  } catch (error) {
    const rejected = await keepAside(options.context, task, steps.unproven ? [steps.unproven] : []);
    const ended = end({ error: toRetouchError(error, "invalid-image"), cost: 0 });
    return { ...ended, outcome: { ...ended.outcome, ...rejected } };
  }
}

type Part = Pick<Question, "count" | "first" | "seed">;

interface QuestionParts {
  material: Material;
  /** What is edited: the source, or what the steps before made of it. */
  source: Buffer | undefined;
  prompt: string;
  priceOf: PriceOf;
}

async function createQuestion(job: Job, { material, source, prompt, priceOf }: QuestionParts): Promise<(part: Part) => Question> {
  const { task, target, header, words, wanted } = job;
  const { recipe } = task.order;
  const price = priceOf(job);
  if (!source || !header) {
    const format = wanted.format;
    return (part) => ({ kind: "generate", prompt, target, format, price, ...part });
  }
  const prepared = await prepareMaterial(source, material, task.order);
  if (recipe.model.translate && task.locale !== undefined) {
    const { image } = prepared;
    const { sourceLocale: from } = recipe;
    const asked = {
      image,
      key: material.sourceBlob,
      to: task.locale,
      ...words,
      ...(from !== undefined && { from }),
      ...(prompt !== "" && { hint: prompt }),
    };
    return (part) => ({ kind: "translate", ...asked, price, ...part });
  }
  const { image, mask } = prepared;
  // After a step it may have another size than the file in the repository.
  const size = { width: prepared.header.width, height: prepared.header.height };
  const { references } = material;
  const asked = {
    prompt,
    target,
    source: size,
    image,
    references,
    ...(mask && { mask }),
    ...(task.locale !== undefined && { locale: task.locale }),
  };
  return (part) => ({ kind: "edit", ...asked, price, ...part });
}

interface Candidates {
  pictures: AnswerPicture[];
  cost: number | null;
  warnings: string[];
  refusal?: Refusal;
  unchanged?: Unchanged;
}

/** Another seed, within what every model takes. */
export function otherSeed(seed: number, step: number): number {
  return (seed + step) % 2 ** 31;
}

interface AskCandidates {
  ask: (part: Part) => Promise<Answer | Unchanged | Refusal>;
  /** Puts what has come on disk. */
  hold: (pictures: readonly AnswerPicture[]) => Promise<void>;
}

/** What is made is kept when a further call fails. */
async function askCandidates({ task }: Job, { ask, hold }: AskCandidates): Promise<Candidates> {
  const { candidates, model, provider, transport, seed } = task.order.recipe;
  // A provider that has a queue makes several pictures of one request only there.
  const isSingle = provider.kind === "http" && provider.transports !== undefined && transport === "sync";
  const perCall = provider.kind === "local" ? candidates : isSingle ? 1 : (model.perCall ?? model.candidates ?? 1);
  const found: Candidates = { pictures: [], cost: 0, warnings: [] };
  for (let asked = 0; asked < candidates; asked += perCall) {
    // Before the next is paid for.
    if (found.pictures.length > 0) await hold(found.pictures);
    // The same seed would make the same pictures again.
    const other = seed !== undefined && asked > 0 ? { seed: otherSeed(seed, asked) } : {};
    const answer = await ask({ count: Math.min(perCall, candidates - asked), first: asked + 1, ...other });
    if (answer.kind !== "answer" && found.pictures.length > 0) {
      // What is known to be billed stays known, as it does where another task fails.
      found.cost = addCosts(found.cost, answer.cost ?? 0);
      const why = answer.kind === "refusal" ? `${answer.error.code}: ${answer.error.message}` : answer.message;
      found.warnings.push(`A further call came to nothing (${why})${answer.cost === null ? "; it may have been billed" : ""}.`);
      break;
    }
    found.cost = addCosts(found.cost, answer.cost);
    if (answer.kind === "answer") found.pictures.push(...answer.pictures);
    else return { ...found, ...(answer.kind === "refusal" ? { refusal: answer } : { unchanged: answer }) };
  }
  if (found.pictures.length < candidates) found.warnings.push(`${found.pictures.length} of ${candidates} candidates were made.`);
  return found;
}

/** How far the prompts have come; kept up to date, also for a job that fails on the way. */
interface Steps {
  /** What the newest step made; the source itself without steps. */
  source: Buffer | undefined;
  /** Of all calls. */
  cost: number | null;
  kept: Kept[];
  /** What was paid for and is not decoded yet. */
  unproven?: Buffer | undefined;
}

/** All prompts but the last, each on what the one before made. What an earlier run made is used again. */
async function runSteps(
  job: Job,
  { material, steps }: { material: Material; steps: Steps },
  options: JobOptions,
): Promise<Refusal | undefined> {
  const { task, prompts } = job;
  const done = await resumeSteps(job, material, options);
  steps.source = done.source;
  for (let index = done.count; index < prompts.length - 1; index++) {
    const ask = await createQuestion(job, { material, source: steps.source, prompt: prompts[index] ?? "", priceOf: options.priceOf });
    const answer = await options.asker.ask(ask({ count: 1, first: 1 }), options.deadline);
    if (answer.kind === "refusal") return answer;
    const { cost } = answer;
    if (answer.kind === "unchanged") return { kind: "refusal", error: new RetouchError("unexpected-reply", answer.message), cost };
    steps.cost = addCosts(steps.cost, cost);
    steps.unproven = answer.pictures[0]?.bytes;
    // Without loss, whatever the output's format: it is not the last time that it is encoded.
    const finished = await decodeOne(answer.pictures[0], { ...job, wanted: { ...job.wanted, format: "png" } }, material);
    const number = index + 1;
    const key = stepKey(task.output, number);
    const kept = await keepPicture(finished, { key, kind: "step", number, output: task.output }, options);
    await options.lockFile.record(
      key,
      entryOf(task, { finished, outputBlob: kept.blob, recipe: task.recipes[index] ?? "", cost, material }),
    );
    steps.unproven = undefined;
    steps.kept.push(kept);
    steps.source = finished.bytes;
  }
  return undefined;
}

async function resumeSteps(
  { task, prompts }: Job,
  { source, sourceBlob }: Material,
  options: JobOptions,
): Promise<{ source: Buffer | undefined; count: number }> {
  for (let count = options.force ? 0 : prompts.length - 1; count > 0; count--) {
    const record = options.lockFile.entries.get(stepKey(task.output, count));
    if (record?.recipe !== task.recipes[count - 1] || record?.sourceBlob !== sourceBlob) continue;
    const bytes = record && (await readKept(record, options));
    if (bytes) return { source: bytes, count };
  }
  return { source, count: 0 };
}

interface EntryParts {
  finished: Pick<Finished, "sha256" | "bytes">;
  outputBlob: string;
  recipe: string;
  cost: number | null;
  material: Pick<Material, "sourceBlob">;
}

export function entryOf(task: Task, { finished, outputBlob, recipe, cost, material }: EntryParts): LockEntry {
  const { provider, modelName } = task.order.recipe;
  return {
    source: task.source?.path ?? "",
    sourceBlob: material.sourceBlob,
    recipe,
    outputBlob,
    sha256: finished.sha256,
    bytes: finished.bytes.length,
    provider: provider.name,
    model: modelName,
    cost: cost === null ? null : Number(formatDecimal(cost)),
    at: new Date().toISOString(),
  };
}

interface UnchangedParts {
  material: Material;
  cost: number | null;
  startedAt: number;
  /** The provider's words. */
  message: string;
}

/** A picture in which the model found nothing to do: no file is written, and the lock says so, since it would be billed again. */
async function settleUnchanged(
  { task, header, warnings }: Job,
  { material, cost, startedAt, message }: UnchangedParts,
  { lockFile, workspace, lfsTracked }: JobOptions,
): Promise<Outcome> {
  const { source = Buffer.alloc(0), sourceBlob } = material;
  // A picture of an earlier run stays where it is; recorded as what lies there, it is not taken for a person's work.
  const older = task.output === task.source?.path ? undefined : await readFile(join(workspace.root, task.output)).catch(() => undefined);
  const bytes = older ?? source;
  const outputBlob = older ? identifyBytes(workspace, older, lfsTracked.has(task.output)) : sourceBlob;
  const finished = { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
  await lockFile.record(task.output, entryOf(task, { finished, outputBlob, recipe: recipeOf(task), cost, material }));
  const result: Result = {
    ...emptyResult(task),
    status: "unchanged",
    cost,
    durationMs: Date.now() - startedAt,
    warnings: [...warnings, `${NOTHING_FOUND} (${message})`, ...(older ? [`The older image at ${task.output} was left as it is.`] : [])],
  };
  return { task, result, ...(header && { before: { width: header.width, height: header.height, bytes: source.length } }) };
}
