/**
 * Tries the targets in `fuzz/targets` with random inputs, each for so many seconds. A failure prints what gives it again.
 *
 * Usage: npm run fuzz -- [--seconds 60] [--seed S] [--target NAME]
 */
import { parseArgs } from "node:util";
import { loadTargets } from "./target.ts";

const options = { seconds: { type: "string", default: "60" }, seed: { type: "string" }, target: { type: "string" } } as const;
const { values } = parseArgs({ options });
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const all = await loadTargets();
const targets = all.filter(({ name }) => values.target === undefined || name === values.target);
if (targets.length === 0) throw new Error(`no target ${values.target}: there are ${all.map(({ name }) => name).join(", ")}`);

for (const { name, run } of targets) {
  console.log(`${name}: --seed ${seed}`);
  const started = performance.now();
  try {
    const runs = await run({ seed, milliseconds: Number(values.seconds) * 1000 });
    console.log(`${name}: ${runs} inputs in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`again: npm run fuzz -- --target ${name} --seed ${seed}`);
    process.exitCode = 1;
  }
}
