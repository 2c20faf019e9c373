import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds between two looks. */
const INTERVAL_MS = 25;

/**
 * Watches the memory of a process and of all that it has started; Linux only. What several of them share counts once, in parts.
 *
 * @returns a function that ends it and returns the highest sum, in bytes.
 */
export function watchPeak(pid: number): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, measure(pid));
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

function measure(pid: number): number {
  try {
    const [, kilobytes = "0"] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8")) ?? [];
    const tasks = readdirSync(`/proc/${pid}/task`).map((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8"));
    const children = tasks.flatMap((text) => text.split(" ").filter(Boolean).map(Number));
    return children.reduce((sum, child) => sum + measure(child), Number(kilobytes) * 1024);
  } catch {
    // It has ended.
    return 0;
  }
}
