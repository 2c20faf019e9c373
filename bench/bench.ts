/**
 * Measures the bundle as the runner runs it, and prints what was wanted and what it is.
 *
 * Usage: npm run bench [-- --only start,throughput,up-to-date,memory,pixels,lock,plan,merge,verify] [--runs 5] [--main dist/index.js]
 *   [--engine native|wasm]
 */
import { availableParallelism, cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BenchOptions, Figure } from "./figure.ts";
import { measureLock } from "./lock.ts";
import { measureMemory } from "./memory.ts";
import { measureMerge } from "./merge.ts";
import { measurePixels } from "./pixels.ts";
import { measurePlan } from "./plan.ts";
import { measureStart } from "./start.ts";
import { measureThroughput } from "./throughput.ts";
import { measureUpToDate } from "./up-to-date.ts";
import { measureVerify } from "./verify/verify.ts";

const MEASUREMENTS: Record<string, (options: BenchOptions) => AsyncGenerator<Figure>> = {
  start: measureStart,
  throughput: measureThroughput,
  "up-to-date": measureUpToDate,
  memory: measureMemory,
  pixels: measurePixels,
  lock: measureLock,
  plan: measurePlan,
  merge: measureMerge,
  verify: measureVerify,
};

const { values } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(MEASUREMENTS).join(",") },
    runs: { type: "string", default: "5" },
    main: { type: "string", default: join(import.meta.dirname, "../dist/index.js") },
    engine: { type: "string" },
  },
});

// The processes for pictures take it from here, and so does the bundle.
if (values.engine !== undefined) process.env.RETOUCH_PIXELS = values.engine;

console.log(
  `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), ${values.engine ? `the ${values.engine} build of sharp` : "sharp as it can be loaded"}\n`,
);
console.log("| figure | wanted | measured | ok? |\n| --- | --- | --- | --- |");
for (const name of values.only.split(",")) {
  const measure = MEASUREMENTS[name];
  if (!measure) throw new Error(`${name} is not one of ${Object.keys(MEASUREMENTS).join(", ")}`);
  for await (const { name: figure, wanted, measured, ok } of measure({ main: resolve(values.main), runs: Number(values.runs) }))
    console.log(`| ${figure} | ${wanted} | ${measured} | ${ok === undefined ? "" : ok ? "yes" : "**no**"} |`);
}
// Threads of the image library would keep the process alive.
process.exit();
