import type { Size } from "../pixels/picture.ts";

/** A greyscale picture, a byte a pixel, row by row. */
export interface Grey extends Size {
  pixels: Uint8Array;
}

/** Every so many pixels of a row and a column, the ground is sought. */
const STEP = 4;
/** Cells to each side whose median is the ground: more than a stroke of a letter is wide, less than a badge is high. */
const RADIUS = 4;
/** A difference that makes a letter black, where none near it is larger: fainter are outlines, shadows and noise. */
const LEAST_CONTRAST = 96;

/** Values of cells of {@link STEP} × {@link STEP} pixels. */
type Cells = Grey;

/**
 * The picture's letters, black on white, whatever they and their grounds are: white on a blue button, grey on white, dark on a badge. What a
 * pixel differs from the ground around it is shown as a share of the most that any near it does.
 */
export function flatten(picture: Grey): Grey {
  const ground = findGround(picture);
  const { differences, strongest } = measureDifferences(picture, ground);
  const { width, height } = picture;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / STEP) * strongest.width;
    for (let x = 0; x < width; x++) {
      const most = Math.max(LEAST_CONTRAST, strongest.pixels[row + Math.floor(x / STEP)] ?? 0);
      differences[y * width + x] = 255 - Math.round((255 * (differences[y * width + x] ?? 0)) / most);
    }
  }
  return { width, height, pixels: differences };
}

/** The same of a small picture with one ground, which its letters cover less than half of. */
export function flattenEvenly({ width, height, pixels }: Grey): Grey {
  const ground = pixels.toSorted()[pixels.length >> 1] ?? 0;
  const most = pixels.reduce((known, value) => Math.max(known, Math.abs(value - ground)), LEAST_CONTRAST);
  return { width, height, pixels: pixels.map((value) => 255 - Math.round((255 * Math.abs(value - ground)) / most)) };
}

/** How much each pixel differs from the ground of its cell and of those around it, the least of them: panels have no outline. */
function measureDifferences({ width, height, pixels }: Grey, ground: Cells): { differences: Uint8Array; strongest: Cells } {
  const differences = new Uint8Array(pixels.length);
  const most = new Uint8Array(ground.pixels.length);
  const near = new Uint8Array(9);
  for (let row = 0; row < ground.height; row++) {
    for (let column = 0; column < ground.width; column++) {
      for (let index = 0; index < near.length; index++)
        near[index] = cellAt(ground, column - 1 + (index % 3), row - 1 + Math.floor(index / 3));
      let strongest = 0;
      for (let y = row * STEP; y < Math.min(height, (row + 1) * STEP); y++) {
        for (let x = column * STEP; x < Math.min(width, (column + 1) * STEP); x++) {
          const value = pixels[y * width + x] ?? 0;
          let least = Math.abs(value - (near[4] ?? 0));
          // Most pixels are ground.
          for (let index = 0; least > 0 && index < near.length; index++) least = Math.min(least, Math.abs(value - (near[index] ?? 0)));
          differences[y * width + x] = least;
          strongest = Math.max(strongest, least);
        }
      }
      most[row * ground.width + column] = strongest;
    }
  }
  const cells = { width: ground.width, height: ground.height, pixels: most };
  return { differences, strongest: spread(spread(cells)) };
}

const clamp = (value: number, end: number) => Math.max(0, Math.min(end - 1, value));

const cellAt = ({ width, height, pixels }: Cells, column: number, row: number) =>
  pixels[clamp(row, height) * width + clamp(column, width)] ?? 0;

/** The median of the cells around each, of which letters cover less than half. A pixel stands for its cell. */
function findGround({ width, height, pixels }: Grey): Cells {
  const cells = { width: Math.ceil(width / STEP), height: Math.ceil(height / STEP) };
  const samples = new Uint8Array(cells.width * cells.height);
  for (let row = 0; row < cells.height; row++) {
    for (let column = 0; column < cells.width; column++)
      samples[row * cells.width + column] = pixels[clamp(row * STEP + 1, height) * width + clamp(column * STEP + 1, width)] ?? 0;
  }
  const medians = new Uint8Array(samples.length);
  const counts = new Uint16Array(256);
  for (let row = 0; row < cells.height; row++) {
    const [top, bottom] = [Math.max(0, row - RADIUS), Math.min(cells.height - 1, row + RADIUS)];
    counts.fill(0);
    let [total, median, below] = [0, 0, 0];
    const count = (column: number, change: 1 | -1) => {
      if (column < 0 || column >= cells.width) return;
      for (let y = top; y <= bottom; y++) {
        const value = samples[y * cells.width + column] ?? 0;
        counts[value] = (counts[value] ?? 0) + change;
        total += change;
        if (value < median) below += change;
      }
    };
    for (let column = 0; column < RADIUS; column++) count(column, 1);
    for (let column = 0; column < cells.width; column++) {
      count(column + RADIUS, 1);
      count(column - RADIUS - 1, -1);
      while (2 * below > total) below -= counts[--median] ?? 0;
      while (2 * (below + (counts[median] ?? 0)) <= total) below += counts[median++] ?? 0;
      medians[row * cells.width + column] = median;
    }
  }
  return { ...cells, pixels: medians };
}

/** The most of the cells around each in its row, with rows and columns exchanged, so that a second time does the columns. */
function spread({ width, height, pixels }: Cells): Cells {
  const most = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let value = 0;
      for (let near = Math.max(0, x - RADIUS); near <= Math.min(width - 1, x + RADIUS); near++)
        value = Math.max(value, pixels[y * width + near] ?? 0);
      most[x * height + y] = value;
    }
  }
  return { width: height, height: width, pixels: most };
}
