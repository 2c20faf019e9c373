/** One row of the table. */
export interface Figure {
  name: string;
  wanted: string;
  measured: string;
  /** Absent where the row is told for comparison only. */
  ok?: boolean;
}

export interface BenchOptions {
  /** The bundle. */
  main: string;
  /** Runs of each measurement; the median counts. */
  runs: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Runs something several times, after once that does not count. */
export async function repeat<T>(runs: number, once: () => Promise<T>): Promise<T[]> {
  await once();
  const results: T[] = [];
  for (let run = 0; run < runs; run++) results.push(await once());
  return results;
}

export function formatMs(value: number): string {
  return value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(2)} s`;
}
