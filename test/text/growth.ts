/**
 * How much longer work takes for four times the size: about 4 where time grows in proportion, 16 where it grows by the square. By the CPU,
 * and the best of several tries, since other tests run at the same time.
 */
export async function growthOf(work: (size: number) => unknown, size: number): Promise<number> {
  const measure = async (scale: number) => {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 3; attempt++) {
      const before = process.cpuUsage();
      await work(size * scale);
      best = Math.min(best, process.cpuUsage(before).user);
    }
    // Below, the clock and the compiler decide.
    return Math.max(best, 2000);
  };
  await work(size);
  const small = await measure(1);
  return (await measure(4)) / small;
}

/** Between 4 and 16. */
export const LINEAR = 10;
