import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import { noImage } from "../http/http-messages.ts";
import { resolvePreserve } from "../inputs/recipe.ts";
import type { TaskNotice } from "../notices.ts";
import { LEAST_CONFIDENCE } from "../pixels/fidelity/examine.ts";
import type { KeepWish } from "../pixels/fidelity/keep-source.ts";
import { type FinishedImage, finishPicture } from "../pixels/finish-picture.ts";
import { measureDrift } from "../pixels/mask.ts";
import { blameAnswer } from "../pixels/picture-error.ts";
import { provePicture } from "../pixels/prove-picture.ts";
import type { PreparedTask, SourceText } from "../plan/task.ts";
import { checkText } from "../verify/check-text.ts";
import { passes, type TextCheck } from "../verify/compare-text.ts";
import type { ModelImage, ModelResult } from "./model-client.ts";
import { failure } from "./run-messages.ts";
import type { TaskInputs } from "./task-inputs.ts";

/** The decision on the images that the model returned for a task. */
export type Acceptance = Accepted | Refused;

/** How far an image is its source. */
export type Measures = Pick<FinishedImage, "fidelity" | "changedShare">;

interface Accepted {
  kind: "accepted";
  /** The first is delivered, the others are candidates. */
  images: [FinishedImage, ...FinishedImage[]];
  /** The model's own bytes of what is not delivered. */
  rejected: Buffer[];
  check?: TextCheck;
  notices: TaskNotice[];
}

interface Refused {
  kind: "refused";
  error: RetouchError;
  /** Of the first image, where it could be decoded. */
  measures?: Measures | undefined;
  check?: TextCheck;
  notices: TaskNotice[];
}

export interface AcceptOptions {
  inputs: TaskInputs;
  /** Requests one more image with another seed; absent where the text is not checked. */
  requestAgain?: () => Promise<ModelResult>;
  /** The images are finished results of an earlier run. They stay as they are; with its check of the text, if there was one. */
  earlier?: { check?: TextCheck };
  sourceText: SourceText;
  context: Context;
  signal: AbortSignal;
}

/** Validates the images, and chooses the first; with `verify: text` the first with the right text. */
export async function acceptImages(received: readonly ModelImage[], prepared: PreparedTask, options: AcceptOptions): Promise<Acceptance> {
  const { valid, invalid } = await validateImages(received, prepared, options);
  const [first, ...others] = valid;
  const check = options.earlier?.check;
  if (!first) {
    const { error = new RetouchError("unexpected-reply", noImage), measures } = invalid[0] ?? {};
    return { kind: "refused", error, measures, notices: [] };
  }
  const chosen: Acceptance =
    prepared.task.recipe.verify === "text" && !check
      ? await chooseByText([first, ...others], prepared, options)
      : { kind: "accepted", images: [first.finished, ...others.map(({ finished }) => finished)], rejected: [], check, notices: [] };
  const notices: TaskNotice[] = [
    ...invalid.map(({ error: { code, message } }) => ({ code: "candidate-invalid" as const, cause: { code, message } })),
    ...chosen.notices,
  ];
  if (chosen.kind === "refused") return { ...chosen, notices };
  return { ...chosen, notices, rejected: [...invalid.map(({ bytes }) => bytes), ...chosen.rejected] };
}

interface ValidImage {
  finished: FinishedImage;
  /** The image as it came. */
  bytes: Buffer;
}

interface Validation {
  valid: ValidImage[];
  invalid: { bytes: Buffer; error: RetouchError; measures: Measures | undefined }[];
}

/** Sorts images, in their order, into those that can be used and those that cannot. */
async function validateImages(
  received: readonly ModelImage[],
  prepared: PreparedTask,
  { inputs, earlier }: Pick<AcceptOptions, "inputs" | "earlier">,
): Promise<Validation> {
  const valid: Validation["valid"] = [];
  const invalid: Validation["invalid"] = [];
  for (const image of received) {
    const { bytes } = image;
    let measures: Measures | undefined;
    try {
      const decoded = await decodeImage(image, prepared, inputs, earlier !== undefined);
      const finished = earlier ? await keepAsItIs(decoded, bytes) : decoded;
      measures = { fidelity: finished.fidelity, changedShare: finished.changedShare };
      await checkDrift(finished, prepared, inputs);
      valid.push({ finished, bytes });
    } catch (error) {
      invalid.push({ bytes, error: toRetouchError(error, "invalid-image"), measures });
    }
  }
  return { valid, invalid };
}

/** The same image in the bytes that it had. @throws RetouchError where it is of another size or format than is wanted. */
async function keepAsItIs(finished: FinishedImage, bytes: Buffer): Promise<FinishedImage> {
  const picture = await provePicture(bytes).catch(blameAnswer);
  const { width, height, mediaType } = picture;
  if (width !== finished.width || height !== finished.height || mediaType !== finished.mediaType)
    throw new RetouchError("invalid-image", failure.earlierDiffers);
  return { ...finished, ...picture };
}

/**
 * Decodes an image completely, and puts back from the source what is to be preserved, unless it `isFinished`. One that is damaged is
 * downloaded once more, which costs nothing. @throws RetouchError
 */
export async function decodeImage(
  image: ModelImage | undefined,
  { header, wanted, task }: Pick<PreparedTask, "header" | "wanted" | "task">,
  { source, mask }: TaskInputs,
  isFinished = false,
): Promise<FinishedImage> {
  if (!image) throw new RetouchError("unexpected-reply", noImage);
  const keep = chooseKeep(task.recipe, mask);
  const original = source && header ? { source, header, keep: { ...keep, isDone: isFinished } } : {};
  const finish = (answer: Buffer) => finishPicture({ answer, ...original, wanted, sent: image.sent });
  return finish(image.bytes).catch(async (error: unknown) => {
    const again = await image.refetch?.().catch(() => undefined);
    if (!again || again.equals(image.bytes)) throw error;
    return finish(again);
  });
}

function chooseKeep(recipe: PreparedTask["task"]["recipe"], mask: Buffer | undefined): KeepWish {
  const preserve = resolvePreserve(recipe);
  const isLimited = recipe.maxChange !== undefined;
  if (preserve === "off") return { keep: "all", mask, isLimited };
  return { keep: mask ? "mask" : preserve === "outside-text" ? "text" : "change", mask, isLimited, isExplicit: recipe.preserve !== "auto" };
}

/** @throws RetouchError `drift` when an image differs from its source by more than `max-change`. */
async function checkDrift(finished: FinishedImage, { task }: PreparedTask, { source, mask }: TaskInputs): Promise<void> {
  const { maxChange: max } = task.recipe;
  if (max === undefined || !source) return;
  const { fidelity } = finished;
  const plain = () => (mask ? measureDrift({ source, result: finished.bytes, size: finished, mask }) : finished.changedShare);
  const share = fidelity ? fidelity.changedOutside : await plain();
  if (share === undefined || share <= max) return;
  const isText = fidelity !== undefined && fidelity.confidence >= LEAST_CONFIDENCE && resolvePreserve(task.recipe) === "outside-text";
  const where = mask ? "outside the mask" : isText ? "outside the text" : "of the image";
  throw new RetouchError("drift", failure.drift({ share, max, where }));
}

/** Reads the texts of the images. Where none is right, the model is asked once more, where `max-cost` allows. */
async function chooseByText(
  valid: readonly [ValidImage, ...ValidImage[]],
  prepared: PreparedTask,
  options: AcceptOptions,
): Promise<Acceptance> {
  const notices: TaskNotice[] = [];
  let wrong: TextCheck | undefined;
  for (const { finished } of valid) {
    const { check, notice } = await readText(finished, prepared, options);
    if (notice) notices.push(notice);
    if (check && !passes(check)) {
      wrong ??= check;
      continue;
    }
    if (check?.score === null) notices.push({ code: "no-term-in-image" });
    const others = valid.map((one) => one.finished).filter((one) => one !== finished);
    return { kind: "accepted", images: [finished, ...others], rejected: [], check, notices };
  }
  const refused = refuseText(wrong ?? { score: null, missing: [], left: [] }, notices);
  const { provider, model } = prepared.task.recipe;
  // What runs in the process, or translates by itself, makes the same again.
  if (provider.kind === "local" || model.translate || !options.requestAgain) return refused;
  const again = await options.requestAgain();
  if (again.kind !== "images") {
    const reason = again.kind === "failed" ? `${again.error.code}: ${again.error.message}` : again.message;
    return { ...refused, notices: [...notices, { code: "call-failed", purpose: "correct-text", reason }] };
  }
  notices.push({ code: "text-retried" });
  const [last] = (await validateImages(again.images, prepared, options)).valid;
  if (!last) return { ...refused, notices };
  const { check, notice } = await readText(last.finished, prepared, options);
  if (notice) notices.push(notice);
  if (check && !passes(check)) return refuseText(check, notices);
  return { kind: "accepted", images: [last.finished], rejected: valid.map(({ bytes }) => bytes), check, notices };
}

function refuseText(check: TextCheck, notices: TaskNotice[]): Refused {
  return { kind: "refused", error: new RetouchError("verify", failure.wrongText(check)), check, notices };
}

/** The check of an image's text; absent when it cannot be read: the image is paid for, and a person will look at it. */
async function readText(
  { bytes }: FinishedImage,
  { task }: PreparedTask,
  { sourceText, context, signal }: AcceptOptions,
): Promise<{ check?: TextCheck; notice?: TaskNotice }> {
  try {
    return { check: await checkText({ task, result: bytes, sourceText, tempDir: context.tempDir, signal }) };
  } catch (error) {
    const { code, message } = toRetouchError(error, "verify");
    return { notice: { code: "text-not-compared", cause: { code, message } } };
  }
}
