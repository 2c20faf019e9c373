import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import { candidateKey, type LockEntry, stepKey } from "../lock/lock.ts";
import type { LockFile } from "../lock/lock-file.ts";
import { emptyResult, failed, type Kept, NOTHING_FOUND, type Outcome, type Result } from "../outcome.ts";
import { type Finished, finishPicture } from "../pixels/finish.ts";
import { measureDrift } from "../pixels/mask.ts";
import type { OutputFormat } from "../pixels/picture.ts";
import type { Job, ReadBlob, ReadText } from "../plan/inspect.ts";
import { formatOfName } from "../plan/paths.ts";
import { recipeOf, type Task } from "../plan/task.ts";
import { formatDecimal } from "../report/format.ts";
import { passes, type TextCheck } from "../verify/compare.ts";
import { identifyBytes, type Workspace } from "../workspace/workspace.ts";
import { writeWorkspaceFile } from "../workspace/write-file.ts";
import type { Answer, Asker, Question, Refusal, Unchanged } from "./ask.ts";
import { checkText } from "./check-text.ts";
import type { AnswerPicture } from "./fetch-answer.ts";
import { keepPicture, readKept } from "./kept.ts";
import { gatherMaterial, type Material, prepareMaterial, type ReferenceShelf } from "./material.ts";
import type { PriceOf } from "./price.ts";

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
}

/** A job whose pictures have come. */
export interface Answered {
  kind: "answered";
  material: Material;
  /** Asks the same once more. */
  askAgain: (seed: number) => Promise<Answer | Unchanged | Refusal>;
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
  /** No other task of the account can succeed. */
  fatal?: RetouchError;
}

/** Unknown as soon as one part of it is. */
function addCosts(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Asks the model for a job: its steps one after another, then its candidates in as few calls as the model allows. */
export async function askForJob(job: Job, options: JobOptions): Promise<Answered | Ended> {
  const startedAt = Date.now();
  const { task } = job;
  const end = (error: RetouchError, cost: number | null, fatal = false, kept: Kept[] = []): Ended => ({
    kind: "ended",
    outcome: { ...failed(task, error, { cost, durationMs: Date.now() - startedAt }), ...(kept.length > 0 && { kept }) },
    ...(fatal && { fatal: error }),
  });
  const steps: Steps = { source: undefined, cost: 0, kept: [] };
  try {
    const material = await gatherMaterial(job, options);
    const refusal = await runSteps(job, { material, steps }, options);
    if (refusal) return end(refusal.error, addCosts(steps.cost, refusal.cost), refusal.fatal, steps.kept);
    const prompt = job.prompts.at(-1) ?? "";
    const ask = await createQuestion(job, { material, source: steps.source, prompt, priceOf: options.priceOf });
    const asked = await askCandidates(job, (part) => options.asker.ask(ask(part)));
    const cost = addCosts(steps.cost, asked.cost);
    if (asked.refusal) return end(asked.refusal.error, cost, asked.refusal.fatal, steps.kept);
    if (asked.unchanged)
      return {
        kind: "ended",
        outcome: await settleUnchanged(job, { material, cost, startedAt, message: asked.unchanged.message }, options),
      };
    const askAgain = (seed: number) => options.asker.ask(ask({ count: 1, first: 1, seed }));
    const { pictures, warnings } = asked;
    return { kind: "answered", material, askAgain, pictures, cost, kept: steps.kept, warnings, startedAt };
  } catch (error) {
    const rejected = steps.unproven && (await keepAside(options.context, task, steps.unproven).catch(() => undefined));
    const ended = end(toRetouchError(error, "invalid-image"), steps.cost, false, steps.kept);
    return rejected === undefined ? ended : { ...ended, outcome: { ...ended.outcome, rejected } };
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

/** What is made is kept when a further call fails. */
async function askCandidates({ task }: Job, ask: (part: Part) => Promise<Answer | Unchanged | Refusal>): Promise<Candidates> {
  const { candidates, model, provider, transport, seed } = task.order.recipe;
  // A provider that has a queue makes several pictures of one request only there.
  const isSingle = provider.kind === "http" && provider.transports !== undefined && transport === "sync";
  const perCall = provider.kind === "local" ? candidates : isSingle ? 1 : (model.candidates ?? 1);
  const found: Candidates = { pictures: [], cost: 0, warnings: [] };
  for (let asked = 0; asked < candidates; asked += perCall) {
    // The same seed would make the same pictures again.
    const other = seed !== undefined && asked > 0 ? { seed: seed + asked } : {};
    const answer = await ask({ count: Math.min(perCall, candidates - asked), first: asked + 1, ...other });
    found.cost = addCosts(found.cost, answer.cost);
    if (answer.kind === "answer") found.pictures.push(...answer.pictures);
    else if (found.pictures.length === 0) return { ...found, ...(answer.kind === "refusal" ? { refusal: answer } : { unchanged: answer }) };
    else break;
  }
  if (found.pictures.length < candidates) found.warnings.push(`${found.pictures.length} of ${candidates} candidates were made.`);
  return found;
}

/** How far the prompts before the last one have come; kept up to date, also for a job that fails on the way. */
interface Steps {
  /** What the newest step made; the source itself without steps. */
  source: Buffer | undefined;
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
    const answer = await options.asker.ask(ask({ count: 1, first: 1 }));
    if (answer.kind === "refusal") return answer;
    const { cost } = answer;
    if (answer.kind === "unchanged")
      return { kind: "refusal", error: new RetouchError("unexpected-reply", answer.message), cost, fatal: false };
    steps.cost = addCosts(steps.cost, cost);
    steps.unproven = answer.pictures[0]?.bytes;
    // Without loss, whatever the output's format: it is not the last time that it is encoded.
    const finished = await decodeOne(answer.pictures[0], { ...job, wanted: { ...job.wanted, format: "png" } }, material);
    steps.unproven = undefined;
    const number = index + 1;
    const key = stepKey.write(task.output, number);
    const kept = await keepPicture(finished, { key, kind: "step", number, output: task.output }, options);
    await options.lockFile.record(
      key,
      entryOf(task, { finished, outputBlob: kept.blob, recipe: task.recipes[index] ?? "", cost, material }),
    );
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
    const record = options.lockFile.entries.get(stepKey.write(task.output, count));
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
  { lockFile }: JobOptions,
): Promise<Outcome> {
  const { source = Buffer.alloc(0), sourceBlob } = material;
  const finished = { bytes: source, sha256: createHash("sha256").update(source).digest("hex") };
  await lockFile.record(task.output, entryOf(task, { finished, outputBlob: sourceBlob, recipe: recipeOf(task), cost, material }));
  const result: Result = {
    ...emptyResult(task),
    status: "unchanged",
    cost,
    durationMs: Date.now() - startedAt,
    warnings: [...warnings, `${NOTHING_FOUND} (${message})`],
  };
  return { task, result, ...(header && { before: { width: header.width, height: header.height, bytes: source.length } }) };
}

/** From the answer to the file in the workspace and the entry in the lock. What is refused here was paid for, and is kept aside. */
export async function finishJob(job: Job, answered: Answered, options: JobOptions): Promise<Outcome> {
  const { task, header } = job;
  const { material, startedAt } = answered;
  const { workspace, lockFile, context } = options;
  const before = header && material.source ? { width: header.width, height: header.height, bytes: material.source.length } : job.before;
  const progress = { cost: answered.cost, bytes: answered.pictures[0]?.bytes };
  try {
    const proven = await proveAll(answered.pictures, job, material);
    const { finished: chosen, check } = await verifyText(job, { answered, first: proven.finished[0], progress }, options);
    const finished = [chosen, ...proven.finished.slice(1)];
    const outputBlob = identifyBytes(workspace, chosen.bytes, options.lfsTracked.has(task.output));
    await writeWorkspaceFile(workspace.root, task.output, chosen.bytes);
    const { cost } = progress;
    await lockFile.record(task.output, entryOf(task, { finished: chosen, outputBlob, recipe: recipeOf(task), cost, material }));
    const warnings = [...job.warnings, ...answered.warnings, ...proven.warnings, ...chosen.warnings];
    // The output is finished and recorded: what fails here is told, and does not undo it.
    const candidates = await keepCandidates(task, finished, material, options).catch((error: unknown) => {
      warnings.push(`The other candidates could not be kept: ${toRetouchError(error, "delivery").message}`);
      return [];
    });
    const kept = [...answered.kept, ...candidates];
    const result: Result = {
      ...emptyResult(task),
      status: "edited",
      width: chosen.width,
      height: chosen.height,
      bytes: chosen.bytes.length,
      sha256: chosen.sha256,
      cost,
      durationMs: Date.now() - startedAt,
      warnings,
      ...(check && { text: check }),
      ...(candidates.length > 0 && { candidates: candidates.length }),
    };
    const { changedShare } = chosen;
    return {
      ...{ task, result, outputBlob },
      ...(before && { before }),
      ...(changedShare !== undefined && { changedShare }),
      ...(kept.length > 0 && { kept }),
    };
  } catch (error) {
    const rejected = progress.bytes && (await keepAside(context, task, progress.bytes).catch(() => undefined));
    const spent = { cost: progress.cost, durationMs: Date.now() - startedAt };
    const outcome = failed(task, toRetouchError(error, "delivery"), spent);
    if (error instanceof TextRefused) outcome.result.text = error.check;
    return {
      ...outcome,
      ...(before && { before }),
      ...(rejected && { rejected }),
      ...(answered.kept.length > 0 && { kept: answered.kept }),
    };
  }
}

/** Candidates that can be decoded, in their order; those that cannot are told of. @throws RetouchError when none can. */
async function proveAll(
  pictures: readonly AnswerPicture[],
  job: Job,
  material: Material,
): Promise<{ finished: [Finished, ...Finished[]]; warnings: string[] }> {
  const proven: Finished[] = [];
  const errors: RetouchError[] = [];
  for (const picture of pictures) {
    try {
      proven.push(await proveOne(picture, job, material));
    } catch (error) {
      errors.push(toRetouchError(error, "invalid-image"));
    }
  }
  const [first, ...rest] = proven;
  if (!first) throw errors[0] ?? new RetouchError("unexpected-reply", "the reply holds no image");
  return { finished: [first, ...rest], warnings: errors.map(({ message }) => `A candidate was refused: ${message}`) };
}

/** Decodes a picture completely, and bounds its difference from the source. @throws RetouchError */
async function proveOne(picture: AnswerPicture | undefined, job: Job, material: Material): Promise<Finished> {
  const finished = await decodeOne(picture, job, material);
  const { source, mask } = material;
  const { maxChange } = job.task.order.recipe;
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

/** One that is damaged is fetched once more, which costs nothing. */
async function decodeOne(picture: AnswerPicture | undefined, { header, wanted }: Job, { source }: Material): Promise<Finished> {
  if (!picture) throw new RetouchError("unexpected-reply", "the reply holds no image");
  const given = source && header ? { source, header } : {};
  const finishOnce = (bytes: Buffer) => finishPicture({ answer: bytes, ...given, wanted });
  return finishOnce(picture.bytes).catch(async (error: unknown) => {
    const again = await picture.refetch?.().catch(() => undefined);
    if (!again || again.equals(picture.bytes)) throw error;
    return finishOnce(again);
  });
}

/** The text of the result is not what the glossary wants. */
class TextRefused extends RetouchError {
  readonly check: TextCheck;
  constructor(check: TextCheck) {
    const { score, missing, left } = check;
    const parts = [
      score === null ? "" : `${Math.round(score * 100)} % of the wanted text was found`,
      missing.length > 0 ? `missing: ${missing.map((text) => JSON.stringify(text)).join(", ")}` : "",
      left.length > 0 ? `still in the source language: ${left.map((text) => JSON.stringify(text)).join(", ")}` : "",
    ];
    super("verify", `The text of the result is not what the glossary wants: ${parts.filter((part) => part !== "").join("; ")}.`);
    this.name = "TextRefused";
    this.check = check;
  }
}

interface VerifyParts {
  answered: Answered;
  first: Finished;
  /** Kept up to date, also for a job that fails here. */
  progress: { cost: number | null; bytes: Buffer | undefined };
}

/**
 * With `verify: text`: reads the result. One whose text is wrong is asked for once more with another seed, where `max-cost` allows.
 *
 * @throws TextRefused
 */
async function verifyText(
  job: Job,
  { answered, first, progress }: VerifyParts,
  options: JobOptions,
): Promise<{ finished: Finished; check?: TextCheck }> {
  const { task } = job;
  const { source } = answered.material;
  if (task.order.recipe.verify !== "text" || task.locale === undefined || !source) return { finished: first };
  const read = (finished: Finished) =>
    checkText({ task, result: finished.bytes, readText: options.readText, tempDir: options.context.tempDir, signal: options.signal });
  const check = await read(first);
  if (passes(check)) return { finished: first, check };
  // What runs in the process makes the same again.
  if (task.order.recipe.provider.kind === "local") throw new TextRefused(check);
  const again = await answered.askAgain((task.order.recipe.seed ?? 0) + 1);
  progress.cost = again.kind === "refusal" && again.error.code === "budget" ? progress.cost : addCosts(progress.cost, again.cost);
  if (again.kind !== "answer") throw new TextRefused(check);
  progress.bytes = again.pictures[0]?.bytes;
  const second = await proveOne(again.pictures[0], job, answered.material);
  const secondCheck = await read(second);
  if (!passes(secondCheck)) throw new TextRefused(secondCheck);
  return { finished: second, check: secondCheck };
}

async function keepCandidates(task: Task, finished: readonly Finished[], material: Material, options: JobOptions): Promise<Kept[]> {
  const kept: Kept[] = [];
  if (finished.length === 1) return kept;
  for (const [index, one] of finished.entries()) {
    const number = index + 1;
    const key = candidateKey.write(task.output, number);
    const picture = await keepPicture(one, { key, kind: "candidate", number, output: task.output }, options);
    // The whole is billed to the output.
    await options.lockFile.record(
      key,
      entryOf(task, { finished: one, outputBlob: picture.blob, recipe: recipeOf(task), cost: 0, material }),
    );
    kept.push(picture);
  }
  return kept;
}

/** The model's own bytes, under the name of the output, outside the workspace. */
async function keepAside({ tempDir }: Context, task: Task, bytes: Buffer): Promise<string> {
  const path = join(tempDir, "retouch", "rejected", task.output);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

/** Puts a candidate of an earlier run in its output's place, at no cost. @throws RetouchError */
export async function takeCandidate(
  { task, record }: { task: Task; record: LockEntry },
  { workspace, lockFile, lfsTracked, readBlob }: Pick<JobOptions, "workspace" | "lockFile" | "lfsTracked" | "readBlob">,
): Promise<Outcome> {
  const startedAt = Date.now();
  const bytes = await readKept(record, { workspace, readBlob });
  if (!bytes) {
    const message = `The candidate (blob ${record.outputBlob.slice(0, 12)}) is neither in the clone nor on GitHub; take it from the artifact of the run that made it.`;
    return failed(task, new RetouchError("unavailable", message));
  }
  const format = formatOfName(task.output) as OutputFormat;
  const { width, height, bytes: proven, sha256 } = await finishPicture({ answer: bytes, wanted: { fit: "fail", format } });
  const outputBlob = identifyBytes(workspace, proven, lfsTracked.has(task.output));
  await writeWorkspaceFile(workspace.root, task.output, proven);
  const entry = { ...record, outputBlob, sha256, bytes: proven.length, at: new Date().toISOString() };
  await lockFile.record(task.output, entry);
  const result: Result = {
    ...emptyResult(task),
    status: "edited",
    ...{ width, height, bytes: bytes.length, sha256: record.sha256, cost: 0 },
    durationMs: Date.now() - startedAt,
  };
  return { task, result, outputBlob };
}
