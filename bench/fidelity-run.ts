import sharp from "sharp";
import { cornerDistance, layUpon } from "../src/pixels/fidelity/axis-map.ts";
import { examine } from "../src/pixels/fidelity/examine.ts";
import { restore } from "../src/pixels/fidelity/restore.ts";
import { chooseDistortion, distort, drawScene, type Pixels, type SceneKind, type SceneSize, trueMapping } from "./fidelity-scenes.ts";

export interface FidelityFigures {
  name: string;
  /** Of the alignment, at the corners, in pixels of the source. */
  error: number;
  confidence: number;
  changed: number;
  truth: number;
  /** Share of the unchanged pixels that are the source's bit for bit, and of the changed ones that show the answer. */
  restored: number;
  kept: number;
  /** Share of the seam that is a step as the source has none around. */
  seam: number;
  /** Of one core, without the decoding. */
  ms: number;
}

/** A pixel that differs by more than this, of 255, in one channel was truly changed. */
const TRULY = 8;

/** Draws a picture and its edit, has a model spoil it, puts it right, and compares with the truth. */
export async function measureScene(
  kind: SceneKind,
  seed: number,
  size: SceneSize,
  keep: "change" | "text" = "change",
): Promise<FidelityFigures> {
  const scene = await drawScene(kind, seed, size);
  const distortion = chooseDistortion(seed, size);
  const bytes = await distort(scene.edited, distortion);
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const answer = { width: info.width, height: info.height, pixels: data };
  const source = { ...size, pixels: await addAlpha(scene.source) };
  const original = Buffer.from(source.pixels);

  const start = process.cpuUsage();
  const found = examine({ source, answer, guesses: [layUpon(size, answer, "stretched")], keep });
  if (found.weights) restore(source, answer, { ...found, weights: found.weights, keepsAlpha: false });
  const spent = process.cpuUsage(start);

  const truth = findTruth(scene.source, scene.edited);
  const counts = { unchanged: 0, restored: 0, changed: 0, kept: 0 };
  for (let at = 0; at < truth.length; at++) {
    if (truth[at] === 0) {
      counts.unchanged++;
      if (isSame(source.pixels, original, at)) counts.restored++;
    } else if (truth[at] === 2) {
      counts.changed++;
      if (weightAt(found.weights, at, size.width) >= 0.99) counts.kept++;
    }
  }
  return {
    name: `${kind} ${seed} ${scene.change} ${info.width}x${info.height} zoom ${distortion.zoom.x.toFixed(3)} jpeg ${distortion.jpeg ?? "-"} gain ${distortion.tone.gain.toFixed(2)}`,
    error: (cornerDistance(found.mapping, trueMapping(size, distortion), size) * size.width) / info.width,
    confidence: found.confidence,
    changed: found.changed,
    truth: counts.changed / truth.length,
    restored: counts.restored / counts.unchanged,
    kept: counts.changed === 0 ? 1 : counts.kept / counts.changed,
    seam: measureSeam(original, source.pixels, (at) => weightAt(found.weights, at, size.width), size),
    ms: (spent.user + spent.system) / 1000,
  };
}

async function addAlpha({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .ensureAlpha()
    .raw()
    .toBuffer();
}

const isSame = (a: Uint8Array, b: Uint8Array, at: number) =>
  a[at * 4] === b[at * 4] && a[at * 4 + 1] === b[at * 4 + 1] && a[at * 4 + 2] === b[at * 4 + 2] && a[at * 4 + 3] === b[at * 4 + 3];

function weightAt(weights: ReturnType<typeof examine>["weights"], at: number, width: number): number {
  if (!weights) return 1;
  const { values, size, factor } = weights;
  const [x, y] = [Math.floor((at % width) / factor), Math.floor(Math.floor(at / width) / factor)];
  return values[Math.min(size.height - 1, y) * size.width + Math.min(size.width - 1, x)] ?? 0;
}

/** 0: as it was; 1: hardly changed; 2: truly changed. */
function findTruth(source: Pixels, edited: Pixels): Uint8Array {
  const truth = new Uint8Array(source.width * source.height);
  for (let at = 0; at < truth.length; at++) {
    let most = 0;
    for (let channel = 0; channel < 3; channel++)
      most = Math.max(most, Math.abs((source.data[at * 3 + channel] ?? 0) - (edited.data[at * 3 + channel] ?? 0)));
    truth[at] = most > TRULY ? 2 : most > 0 ? 1 : 0;
  }
  return truth;
}

/** Steps of brightness that are no more than so many, of 255, above the source's own around are not seen. */
const UNSEEN_STEP = 3;

/** Of the neighbours where source and answer meet, in the fade between them: the share with a step as there is none in the source around. */
function measureSeam(before: Uint8Array, after: Uint8Array, weights: (at: number) => number, { width, height }: SceneSize): number {
  const luma = (pixels: Uint8Array, at: number) =>
    0.299 * (pixels[at * 4] ?? 0) + 0.587 * (pixels[at * 4 + 1] ?? 0) + 0.114 * (pixels[at * 4 + 2] ?? 0);
  const steepest = (x: number, y: number) => {
    let most = 0;
    for (let row = Math.max(0, y - 2); row <= Math.min(height - 2, y + 2); row++)
      for (let column = Math.max(0, x - 2); column <= Math.min(width - 2, x + 2); column++) {
        const at = row * width + column;
        const here = luma(before, at);
        most = Math.max(most, Math.abs(here - luma(before, at + 1)), Math.abs(here - luma(before, at + width)));
      }
    return most;
  };
  let [seen, count] = [0, 0];
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0, at = y * width; x < width - 1; x++, at++) {
      for (const next of [at + 1, at + width]) {
        if (weights(at) === weights(next) || Math.min(weights(at), weights(next)) > 0.5) continue;
        count++;
        if (Math.abs(luma(after, at) - luma(after, next)) > steepest(x, y) + UNSEEN_STEP) seen++;
      }
    }
  }
  return count === 0 ? 0 : seen / count;
}
