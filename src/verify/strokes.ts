import type { Size } from "../pixels/picture.ts";

/** A greyscale picture, a byte a pixel, row by row. */
export interface Grey extends Size {
  pixels: Uint8Array;
}

/** The picture with light and dark exchanged. */
export function invert({ pixels, ...size }: Grey): Grey {
  return { ...size, pixels: pixels.map((value) => 255 - value) };
}

/**
 * What is light and thin, dark on white: text that is lighter than what is around it, whatever that is. Panels, buttons and
 * gradients, which are wider than `2 × radius`, vanish. (The white top-hat of mathematical morphology, inverted: the picture
 * less its opening by a square.)
 */
export function findLightStrokes(picture: Grey, radius: number): Grey {
  const eroded = erode(picture, radius);
  const opened = invert(erode(invert(eroded), radius));
  const pixels = picture.pixels.map((value, index) => 255 - value + (opened.pixels[index] ?? 0));
  return { width: picture.width, height: picture.height, pixels };
}

/** The least value of the square of `2 × radius + 1` pixels around each pixel: first along the rows, then along the columns. */
function erode(picture: Grey, radius: number): Grey {
  return erodeRows(erodeRows(picture, radius), radius);
}

/**
 * The least value of each pixel's neighbours in its row, with rows and columns exchanged, so that a second pass does the columns.
 * A queue holds those places of the window that may still become the least, in rising order of their values.
 */
function erodeRows({ width, height, pixels }: Grey, radius: number): Grey {
  const least = new Uint8Array(pixels.length);
  const queue = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    let first = 0;
    let last = 0;
    for (let next = 0; next < width + radius; next++) {
      if (next < width) {
        const value = row[next] ?? 0;
        while (last > first && (row[queue[last - 1] ?? 0] ?? 0) >= value) last--;
        queue[last++] = next;
      }
      const x = next - radius;
      if (x < 0) continue;
      if ((queue[first] ?? 0) < x - radius) first++;
      least[x * height + y] = row[queue[first] ?? 0] ?? 0;
    }
  }
  return { width: height, height: width, pixels: least };
}
