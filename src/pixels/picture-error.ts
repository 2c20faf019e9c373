import { type ErrorCode, RetouchError } from "../errors.ts";
import { describeAnswer, describeFile, type PictureFault } from "./picture-messages.ts";

/** `invalid-image` where there is none. */
const CODES: Partial<Record<PictureFault["kind"], ErrorCode>> = {
  "lfs-pointer": "lfs-pointer",
  "not-editable": "unsupported-image",
  "other-type": "unsupported-image",
  animated: "unsupported-image",
  "odd-geometry": "unsupported-image",
  "too-many-bytes": "too-large",
  "too-many-pixels": "too-large",
  "too-many-decoded-bytes": "too-large",
  "too-slow": "too-large",
  "too-much-memory": "too-large",
};

/** A picture cannot be used. The message takes it for a file of the repository; of what a model returned, {@link blameAnswer} speaks. */
export class PictureError extends RetouchError {
  readonly fault: PictureFault;
  constructor(fault: PictureFault, options: ErrorOptions = {}) {
    super(CODES[fault.kind] ?? "invalid-image", describeFile(fault), options);
    this.fault = fault;
  }
}

/**
 * Says of a picture that a model made (an answer, a candidate, a result of an earlier run) why it cannot be used. The user has no such file, and
 * cannot convert it, so that it is `invalid-image` where it is not `too-large`.
 *
 * @throws RetouchError always; what is no {@link PictureError} as it is.
 */
export function blameAnswer(cause: unknown): never {
  if (!(cause instanceof PictureError)) throw cause;
  throw new RetouchError(cause.code === "too-large" ? "too-large" : "invalid-image", describeAnswer(cause.fault), { cause });
}
