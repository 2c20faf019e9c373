import type { Size } from "../picture.ts";
import { chain, type Mapping } from "./axis-map.ts";
import { type Alignment, isMisled, toEdges, verify } from "./judge-move.ts";
import { createLeastSquares } from "./least-squares.ts";
import { deviationOf, isStanding, type Move, STANDING, sample, sampleAll, toMapping } from "./move.ts";
import { halve, median, type Plane } from "./plane.ts";
import { resample } from "./resample.ts";
import { searchMove } from "./search-move.ts";

export interface AlignOptions {
  /** Of each of the source's pixels, whether it may be unchanged; absent: all may. */
  counts?: Uint8Array | undefined;
  /** Pixels that are compared at each level. */
  mostPoints: number;
}

/** Longest side, in pixels, of the reduced pictures that are laid upon each other in every way. */
const COARSE_SIDE = 96;
const ITERATIONS = 12;
/** Pixels at the corners: a step that is smaller is the last. */
const STILL = 0.004;

/**
 * Finds where a source's places are in an answer: a scale along each axis and a shift, though a part of the picture is another one.
 * Reduced pictures are laid upon each other in every way; then the difference of brightness around edges is made smaller at one
 * resolution after the other (Lucas and Kanade 1981), where what differs more than most counts for nothing (Tukey's biweight).
 *
 * @param guesses of the mapping; the first is the one that counts where nothing tells
 */
export function align(source: Plane, answer: Plane, guesses: readonly [Mapping, ...Mapping[]], options: AlignOptions): Alignment {
  const { counts } = options;
  const pyramid = makePyramid(source);
  const level = Math.min(1, pyramid.length - 1);
  const tried = guesses.flatMap((guess) => {
    const shown = makePyramid(show(answer, guess, source), level);
    const [own, its] = [pyramid[level], shown[level]];
    return listMoves(pyramid.at(-1), shown.at(-1)).map((start) => {
      const move = refine(pyramid, shown, start, { ...options, finest: level, source });
      return { mapping: chain(toMapping(move, source), guess), cost: own && its ? compare(own, its, move) : 1 };
    });
  });
  let [best] = tried;
  // What is further away must be clearly better.
  for (const one of tried.slice(1)) if (best && one.cost < 0.9 * best.cost) best = one;
  const about = best?.mapping ?? guesses[0];
  const near = makePyramid(show(answer, about, source), 0, level);
  const rest = refine(pyramid, near, STANDING, { ...options, finest: 0, source, coarsest: level });
  const [edges = source] = pyramid;
  const judge = (mapping: Mapping) => ({ mapping, ...verify({ source, edges, counts }, show(answer, mapping, source)) });
  const [plain, found] = [judge(guesses[0]), judge(chain(toMapping(rest, source), about))];
  const isAsGood = plain.confidence >= found.confidence - 0.03 && plain.cost <= 1.01 * found.cost;
  const isPlain = isAsGood || plain.confidence > found.confidence + 0.1 || isMisled(plain, found, { guesses, source });
  const { mapping, confidence } = isPlain ? plain : found;
  return { mapping, confidence };
}

/** From where a move is looked for. */
function listMoves(own: Plane | undefined, its: Plane | undefined): Move[] {
  const found = own && its && searchMove(own, its);
  return !found || isStanding(found) ? [STANDING] : [STANDING, found];
}

const show = (answer: Plane, mapping: Mapping, { width, height }: Size): Plane => ({
  width,
  height,
  values: resample(answer.values, answer, mapping, { width, height }),
});

/** What makes edges of a picture, at each resolution, the finest first; absent where it is not needed. */
type Pyramid = readonly (Plane | undefined)[];

/** @param finest the first level that is needed. @param coarsest the last; absent: all there are */
function makePyramid(plane: Plane, finest = 0, coarsest?: number): Pyramid {
  const levels: (Plane | undefined)[] = [];
  for (let level = plane; ; level = halve(level)) {
    levels.push(levels.length >= finest ? toEdges(level) : undefined);
    const isLast = Math.min(level.width, level.height) < 24 || Math.max(level.width, level.height) <= COARSE_SIDE;
    if (isLast || levels.length - 1 === coarsest) return levels;
  }
}

interface RefineOptions extends AlignOptions {
  /** The level to end at. */
  finest: number;
  /** The level to begin with; absent: the coarsest there is. */
  coarsest?: number;
  source: Size;
}

/** Betters a move at one level after the other. */
function refine(source: Pyramid, answer: Pyramid, start: Move, options: RefineOptions): Move {
  let move = start;
  const { finest, coarsest = source.length - 1 } = options;
  for (let level = Math.min(coarsest, source.length - 1); level >= finest; level--) {
    const [own, its] = [source[level], answer[level]];
    if (own && its && Math.min(own.width, own.height) >= 4) move = refineLevel(own, its, move, options);
  }
  return move;
}

/** Pixels at which there is something to see, by their numbers. */
function choosePoints({ values, width, height }: Plane, { counts, mostPoints, source }: RefineOptions): Int32Array {
  const strength = new Float32Array(width * height);
  let [sum, most] = [0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const inSource = Math.floor(((y + 0.5) * source.height) / height) * source.width + Math.floor(((x + 0.5) * source.width) / width);
      if (counts && !counts[inSource]) continue;
      const value =
        Math.abs((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) + Math.abs((values[at + width] ?? 0) - (values[at - width] ?? 0));
      strength[at] = value;
      sum += value;
      if (value > most) most = value;
    }
  }
  const least = Math.max(0.5, Math.min(most / 2, (1.5 * sum) / Math.max(1, strength.length)));
  let count = 0;
  for (let at = 0; at < strength.length; at++) if ((strength[at] ?? 0) >= least) count++;
  const step = Math.max(1, count / mostPoints);
  const points = new Int32Array(Math.min(count, Math.ceil(count / step)));
  let [seen, taken] = [0, 0];
  for (let at = 0; at < strength.length && taken < points.length; at++)
    if ((strength[at] ?? 0) >= least && seen++ >= taken * step) points[taken++] = at;
  return points.subarray(0, taken);
}

/** Models zoom along both axes alike, but for the rounding of their sizes. Other words in large letters look like more. */
const MOST_UNEVEN = 0.03;

/** So few places tell of no shift and zoom along both axes, and of no gain. */
const LEAST_POINTS = 20;

/** What stays as it is from one step to the next of each of the points. */
interface Slopes {
  columns: Float32Array;
  rows: Float32Array;
  values: Float32Array;
  /** How the brightness changes by a pixel to the right, and down. */
  across: Float32Array;
  down: Float32Array;
}

function measureSlopes({ values, width }: Plane, points: Int32Array): Slopes {
  const make = () => new Float32Array(points.length);
  const slopes = { columns: make(), rows: make(), values: make(), across: make(), down: make() };
  for (let index = 0; index < points.length; index++) {
    const at = points[index] ?? 0;
    const row = Math.floor(at / width);
    slopes.columns[index] = at - row * width;
    slopes.rows[index] = row;
    slopes.values[index] = values[at] ?? 0;
    slopes.across[index] = ((values[at + 1] ?? 0) - (values[at - 1] ?? 0)) / 2;
    slopes.down[index] = ((values[at + width] ?? 0) - (values[at - width] ?? 0)) / 2;
  }
  return slopes;
}

function refineLevel(own: Plane, its: Plane, start: Move, options: RefineOptions): Move {
  const { width, height } = own;
  const points = choosePoints(own, options);
  if (points.length < LEAST_POINTS) return start;
  const { columns, rows, values, across, down } = measureSlopes(own, points);
  const [residuals, magnitudes] = [new Float32Array(points.length), new Float32Array(points.length)];
  const slope = new Float64Array(5);
  let move = start;
  let gain = 1;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const { x: mapX, y: mapY } = toMapping(move, own);
    for (let index = 0; index < points.length; index++) {
      const x = mapX.scale * ((columns[index] ?? 0) + 0.5) + mapX.offset - 0.5;
      const y = mapY.scale * ((rows[index] ?? 0) + 0.5) + mapY.offset - 0.5;
      const residual = (values[index] ?? 0) - gain * sample(its, x, y);
      residuals[index] = residual;
      magnitudes[index] = Math.abs(residual);
    }
    const cutoff = 4.685 * Math.min(12, Math.max(0.7, 1.4826 * median(magnitudes, 1024)));
    const equations = createLeastSquares();
    for (let index = 0; index < points.length; index++) {
      const residual = residuals[index] ?? 0;
      const share = residual / cutoff;
      if (share >= 1 || share <= -1) continue;
      const gx = across[index] ?? 0;
      const gy = down[index] ?? 0;
      slope[0] = gx;
      slope[1] = gx * ((2 * (columns[index] ?? 0) + 1) / width - 1);
      slope[2] = gy;
      slope[3] = gy * ((2 * (rows[index] ?? 0) + 1) / height - 1);
      slope[4] = ((values[index] ?? 0) - residual) / gain;
      equations.add((1 - share * share) ** 2, slope, residual);
    }
    const step = equations.solve(points.length * 0.002);
    if (!step) return move;
    const [shiftX = 0, zoomX = 0, shiftY = 0, zoomY = 0, more = 0] = step;
    move = {
      x: move.x + shiftX / width,
      y: move.y + shiftY / height,
      zoomX: move.zoomX + (2 * zoomX) / width,
      zoomY: move.zoomY + (2 * zoomY) / height,
    };
    gain = Math.min(1.5, Math.max(0.67, gain + more));
    if (Math.abs(shiftX) + Math.abs(zoomX) < STILL && Math.abs(shiftY) + Math.abs(zoomY) < STILL) break;
  }
  const apart = (key: keyof Move) => Math.abs(move[key] - start[key]);
  const isFar = Math.max(apart("x"), apart("y"), apart("zoomX"), apart("zoomY")) > 0.1;
  return isFar || Math.abs(move.zoomX - move.zoomY) > MOST_UNEVEN ? start : move;
}

/** The mean difference of two levels after a move, of which none counts for more than the contrast. */
function compare(own: Plane, its: Plane, move: Move): number {
  const moved = sampleAll(its, move);
  const limit = 1.5 * Math.max(0.25, deviationOf(own.values));
  let sum = 0;
  for (let at = 0; at < moved.length; at++) sum += Math.min(limit, Math.abs((own.values[at] ?? 0) - (moved[at] ?? 0)));
  return sum / moved.length / limit;
}
