import { type Mapping, scaleBy } from "./axis-map.ts";
import { type Colour, median, type Raster, WHITE } from "./plane.ts";

/** Alpha, of 255, below which nothing is seen of a colour. */
export const TRANSPARENT = 8;
/** Alpha, of 255, from which nothing is seen of what is behind. */
export const OPAQUE = 250;
/** Alpha at which as much is seen of a colour as of its background: there, the two differ most. */
const MIDDLE = 128;

/** Colours of an answer where its source is transparent, channel by channel. */
export function listShown(source: Raster, answer: Raster, { x, y }: Mapping): [number[], number[], number[]] {
  const STEP = 3;
  const shown: [number[], number[], number[]] = [[], [], []];
  for (let row = 0; row < source.height; row += STEP) {
    const below = Math.min(answer.height - 1, Math.max(0, Math.floor(y.scale * (row + 0.5) + y.offset)));
    for (let column = 0; column < source.width; column += STEP) {
      if ((source.pixels[(row * source.width + column) * 4 + 3] ?? 255) >= TRANSPARENT) continue;
      const across = Math.min(answer.width - 1, Math.max(0, Math.floor(x.scale * (column + 0.5) + x.offset)));
      for (const [channel, values] of shown.entries()) values.push(answer.pixels[(below * answer.width + across) * 4 + channel] ?? 255);
    }
  }
  return shown;
}

/** The middle of such colours; white where there are none. On that of an answer, its source looks most like it. */
export function middleOf(shown: readonly [number[], number[], number[]]): Colour {
  if (shown[0].length === 0) return WHITE;
  const middle = (values: number[]) => median(Float32Array.from(values));
  return [middle(shown[0]), middle(shown[1]), middle(shown[2])];
}

/**
 * The colour on which an opaque answer of the same size shows what its source lets through. Undefined where the model left the alpha
 * channel out, and shows the colours below it whole.
 */
export function findMixedBackground(source: Raster, answer: Raster): Colour | undefined {
  const background = middleOf(listShown(source, answer, scaleBy(1)));
  let [mixed, whole] = [0, 0];
  for (let at = 0; at < source.pixels.length; at += 4) {
    const alpha = source.pixels[at + 3] ?? 255;
    // Noise is all that the others tell.
    const weight = MIDDLE - Math.abs(alpha - MIDDLE);
    for (const [channel, behind] of background.entries()) {
      const [own, shown] = [source.pixels[at + channel] ?? 0, answer.pixels[at + channel] ?? 0];
      mixed += weight * Math.abs(shown - (own * alpha + behind * (255 - alpha)) / 255);
      whole += weight * Math.abs(shown - own);
    }
  }
  return mixed <= whole ? background : undefined;
}

/**
 * Gives opaque pixels the alpha of others, and takes the background out of them again: on it, they look as they did.
 *
 * @param alphaAt of each pixel, by its number
 * @param background see {@link findMixedBackground}
 */
export function applyAlpha(pixels: Uint8Array, alphaAt: (pixel: number) => number, background: Colour | undefined): void {
  for (let at = 0, pixel = 0; at < pixels.length; at += 4, pixel++) {
    const alpha = alphaAt(pixel);
    pixels[at + 3] = alpha;
    if (!background || alpha === 0 || alpha === 255) continue;
    for (let channel = 0; channel < 3; channel++)
      pixels[at + channel] = Math.round(takeOut(background[channel] ?? 0, { shown: pixels[at + channel] ?? 0, alpha }));
  }
}

/** The colour that shows so on what is behind it, or the nearest one that there is. Below an alpha of 0, any colour does. */
export function takeOut(behind: number, { shown, alpha }: { shown: number; alpha: number }): number {
  return alpha === 0 ? shown : Math.min(255, Math.max(0, behind + ((shown - behind) * 255) / alpha));
}

/** An opaque answer of the source's size, with the source's alpha. */
export function withAlphaOf(source: Raster, answer: Raster): Raster {
  const pixels = Uint8Array.from(answer.pixels);
  applyAlpha(pixels, (pixel) => source.pixels[pixel * 4 + 3] ?? 255, findMixedBackground(source, answer));
  return { width: answer.width, height: answer.height, pixels };
}
