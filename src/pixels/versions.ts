import { carriesEdit } from "./carries-edit.ts";
import { areaOf } from "./header.ts";
import { definePixelWork } from "./pixel-work.ts";
import { haveSamePixels } from "./same-pixels.ts";

/**
 * What a file shows that lies where a result was. `result`: the pixels of the result, in whichever compression. `original`: those of the
 * picture that was edited. `touched-up`: the result, in which somebody changed something, or a part of it. `other`: none of these.
 */
export type Version = "result" | "original" | "touched-up" | "other";

interface Versions {
  file: Buffer;
  result: Buffer;
  /** The picture that was edited. Without it, all that is not the result counts as `touched-up`. */
  original?: Buffer;
}

/** @throws RetouchError when one of them is no picture, or one that is too large; what the decoder says when it is damaged. */
export const findVersion = definePixelWork("find-version", compare, ({ file, result, original }) =>
  // Each is decoded up to three times.
  areaOf(file, result, original, file, result, original, file, result, original),
);

async function compare({ file, result, original }: Versions): Promise<Version> {
  if (await haveSamePixels(file, result)) return "result";
  if (!original) return "touched-up";
  if (await haveSamePixels(file, original)) return "original";
  return (await carriesEdit({ file, result, original })) ? "touched-up" : "other";
}
