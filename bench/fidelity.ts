/**
 * Measures how well what an edit did not change is restored, on pictures with a known truth that are drawn here.
 *
 * Exits with 1 where a wanted figure is missed.
 *
 * Usage: npm run bench:fidelity [-- --seeds 1-8 --size 1280x800 --kinds screen,photo,gradient,page --keep change|text --verbose]
 */
import { parseArgs } from "node:util";
import { type FidelityFigures, measureScene } from "./fidelity-run.ts";
import { SCENE_KINDS } from "./fidelity-scenes.ts";
import { formatMs, median } from "./figure.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1-8" },
    size: { type: "string", default: "1280x800" },
    kinds: { type: "string", default: SCENE_KINDS.join(",") },
    keep: { type: "string", default: "change" },
    verbose: { type: "boolean", default: false },
  },
});
const [first = 1, last = first] = values.seeds.split("-").map(Number);
const [width = 1280, height = 800] = values.size.split("x").map(Number);
/** A second for a megapixel and six for twelve, and between them in proportion; no less for smaller ones. */
const mostMs = 1000 * Math.max(1, 1 + (5 * ((width * height) / 1e6 - 1.024)) / 10.976);
const all: FidelityFigures[] = [];
for (const kind of SCENE_KINDS.filter((one) => values.kinds.split(",").includes(one))) {
  for (let seed = first; seed <= last; seed++) {
    const figures = await measureScene(kind, seed, { width, height }, values.keep === "text" ? "text" : "change");
    all.push(figures);
    if (values.verbose) console.log(JSON.stringify(figures));
  }
}

const share = (value: number) => `${(100 * value).toFixed(2)} %`;
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / Math.max(1, list.length);
const rows: [string, string, string, boolean | undefined][] = [
  of(
    "median error of the alignment",
    "≤ 0.25 px",
    median(all.map(({ error }) => error)),
    (value) => value <= 0.25,
    (value) => `${value.toFixed(3)} px`,
  ),
  of("largest error of the alignment", "", Math.max(...all.map(({ error }) => error)), undefined, (value) => `${value.toFixed(3)} px`),
  of(
    "unchanged pixels that are the source's, bit for bit (mean)",
    "≥ 99.5 %",
    mean(all.map(({ restored }) => restored)),
    (value) => value >= 0.995,
    share,
  ),
  of("the same, in the worst picture", "", Math.min(...all.map(({ restored }) => restored)), undefined, share),
  of("changed pixels that are the answer's (mean)", "≥ 99.5 %", mean(all.map(({ kept }) => kept)), (value) => value >= 0.995, share),
  of("the same, in the worst picture", "", Math.min(...all.map(({ kept }) => kept)), undefined, share),
  of(
    "seam with a step as the source has none around (mean)",
    "≤ 0.5 %",
    mean(all.map(({ seam }) => seam)),
    (value) => value <= 0.005,
    share,
  ),
  of("time of one core (median)", `≤ ${formatMs(mostMs)}`, median(all.map(({ ms }) => ms)), (value) => value <= mostMs, formatMs),
];

function of(
  name: string,
  wanted: string,
  value: number,
  isOk: ((value: number) => boolean) | undefined,
  format: (value: number) => string,
) {
  return [name, wanted, format(value), isOk?.(value)] satisfies [string, string, string, boolean | undefined];
}

console.log(
  `${all.length} pictures of ${width} × ${height}, seeds ${values.seeds}\n\n| figure | wanted | measured | ok? |\n| --- | --- | --- | --- |`,
);
for (const [name, wanted, measured, ok] of rows)
  console.log(`| ${name} | ${wanted} | ${measured} | ${ok === undefined ? "" : ok ? "yes" : "**no**"} |`);
if (rows.some(([, , , ok]) => ok === false)) process.exitCode = 1;
