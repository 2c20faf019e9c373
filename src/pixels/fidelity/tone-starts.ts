import { median, type Planes } from "./plane.ts";
import { AS_IT_IS, addRows, isCutOff, type ToneMap, type ToneRow } from "./tone-map.ts";

/** Colours of the same places in both pictures: the means of squares, in which softening and noise do not show. */
export interface ToneSamples {
  own: Planes["colours"];
  its: Planes["colours"];
}

/** Brightness is divided into so many ranges. */
const RANGES = 12;
/** Share of the squares that a range must have to tell something, and how many it must. */
const LEAST_SHARE = 0.006;
const LEAST_SQUARES = 8;
/** Brightness, of 255, by which two ranges must be apart to tell of the contrast. */
const LEAST_APART = 30;
/** A model changes the contrast by no more. */
const LEAST_GAIN = 0.8;

/**
 * From where the search for a tone begins, the likeliest first: as it is, an offset, and the contrast that explains most. The last is
 * found by pairs of a darker and a brighter range, since a fit that begins at what most squares say never sees a dark minority.
 *
 * @param explain the share of the squares that a map explains
 */
export function listStarts(samples: ToneSamples, explain: (map: ToneMap) => number): ToneMap[] {
  const { own, its } = samples;
  const offsets = own.map((values, channel) => median(values.map((value, at) => value - (its[channel]?.[at] ?? 0))));
  const ranges = listRanges(samples);
  let best: { map: ToneMap; explained: number } | undefined;
  for (const [index, dark] of ranges.entries()) {
    for (const bright of ranges.slice(index + 1)) {
      if (bright.luma - dark.luma < LEAST_APART) continue;
      const gain = (bright.luma - dark.luma) / (bright.itsLuma - dark.itsLuma);
      if (!(gain >= LEAST_GAIN && gain <= 1 / LEAST_GAIN)) continue;
      const map = mapRows((row, channel) => {
        const at = ({ own: source, its: answer }: Range) => (source[channel] ?? 0) - gain * (answer[channel] ?? 0);
        return [(at(dark) + at(bright)) / 2, gain * row[1], gain * row[2], gain * row[3], 0];
      });
      const explained = explain(map);
      if (!best || explained > best.explained) best = { map, explained };
    }
  }
  return [AS_IT_IS, mapRows((row, channel) => addRows(row, [offsets[channel] ?? 0, 0, 0, 0, 0])), ...(best ? [best.map] : [])];
}

/** The median colours of squares of about one brightness in the source. */
interface Range {
  luma: number;
  itsLuma: number;
  own: number[];
  its: number[];
}

/** The darkest first. */
function listRanges({ own, its }: ToneSamples): Range[] {
  const lumas = toLumas(own);
  const members: number[][] = Array.from({ length: RANGES }, () => []);
  for (let at = 0; at < lumas.length; at++) {
    if (its.some((values) => isCutOff(values[at] ?? 0))) continue;
    members[Math.min(RANGES - 1, Math.floor(((lumas[at] ?? 0) / 256) * RANGES))]?.push(at);
  }
  const least = Math.max(LEAST_SQUARES, LEAST_SHARE * lumas.length);
  const itsLumas = toLumas(its);
  return members
    .filter((range) => range.length >= least)
    .map((range) => {
      const picked = new Float32Array(range.length);
      const middle = (values: Float32Array) => {
        for (let index = 0; index < picked.length; index++) picked[index] = values[range[index] ?? 0] ?? 0;
        return median(picked);
      };
      return { luma: middle(lumas), itsLuma: middle(itsLumas), own: own.map(middle), its: its.map(middle) };
    });
}

const toLumas = ([red, green, blue]: ToneSamples["own"]) =>
  red.map((value, at) => 0.299 * value + 0.587 * (green[at] ?? 0) + 0.114 * (blue[at] ?? 0));

const mapRows = (make: (row: ToneRow, channel: number) => ToneRow): ToneMap => [
  make(AS_IT_IS[0], 0),
  make(AS_IT_IS[1], 1),
  make(AS_IT_IS[2], 2),
];
