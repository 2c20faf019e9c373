import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";

/** What is fuzzed. A file in `targets` exports one as `target`, and is found there. */
export interface FuzzTarget {
  name: string;
  /**
   * @returns how many inputs were tried.
   * @throws with the input that does not do, and the seed that gives it again.
   */
  run(limits: FuzzLimits): Promise<number>;
}

export interface FuzzLimits {
  /** A 32-bit integer. */
  seed: number;
  milliseconds: number;
}

export async function loadTargets(): Promise<FuzzTarget[]> {
  const folder = join(import.meta.dirname, "targets");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const load = async (name: string): Promise<{ target: FuzzTarget }> => import(pathToFileURL(join(folder, name)).href);
  return (await Promise.all(files.map(load))).map(({ target }) => target);
}

/** Tries a property of fast-check's until the time is over. */
export async function tryFor<T>(property: fc.IRawProperty<T>, { seed, milliseconds }: FuzzLimits): Promise<number> {
  const limits = { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: milliseconds, markInterruptAsFailure: false };
  const details = await fc.check(property, limits);
  if (details.failed) throw new Error(`${details.errorInstance}\n${fc.defaultReportMessage(details)}`);
  return details.numRuns;
}
