/** Unknowns of each fit; one that nothing tells of stays 0. */
const UNKNOWNS = 5;
/** The upper half of the normal equations, row by row, and then their right side. */
const SUMS = 20;

/**
 * A weighted fit of five unknowns by least squares. Its sums are written out: loops over five take several times as long, and this is
 * where most of the time goes by which pictures are compared.
 */
export interface LeastSquares {
  /** Takes in an equation. @param row its five factors. @param missing what they should make up */
  add(weight: number, row: Float64Array, missing: number): void;
  /** @param ridge keeps what nothing tells of where it is. Undefined where nothing tells anything. */
  solve(ridge: number): Float64Array | undefined;
}

export function createLeastSquares(): LeastSquares {
  const sums = new Float64Array(SUMS);
  return {
    add: (weight, row, missing) => {
      const a = row[0] ?? 0;
      const b = row[1] ?? 0;
      const c = row[2] ?? 0;
      const d = row[3] ?? 0;
      const e = row[4] ?? 0;
      const [wa, wb, wc, wd, we] = [weight * a, weight * b, weight * c, weight * d, weight * e];
      sums[0] = (sums[0] ?? 0) + wa * a;
      sums[1] = (sums[1] ?? 0) + wa * b;
      sums[2] = (sums[2] ?? 0) + wa * c;
      sums[3] = (sums[3] ?? 0) + wa * d;
      sums[4] = (sums[4] ?? 0) + wa * e;
      sums[5] = (sums[5] ?? 0) + wb * b;
      sums[6] = (sums[6] ?? 0) + wb * c;
      sums[7] = (sums[7] ?? 0) + wb * d;
      sums[8] = (sums[8] ?? 0) + wb * e;
      sums[9] = (sums[9] ?? 0) + wc * c;
      sums[10] = (sums[10] ?? 0) + wc * d;
      sums[11] = (sums[11] ?? 0) + wc * e;
      sums[12] = (sums[12] ?? 0) + wd * d;
      sums[13] = (sums[13] ?? 0) + wd * e;
      sums[14] = (sums[14] ?? 0) + we * e;
      sums[15] = (sums[15] ?? 0) + wa * missing;
      sums[16] = (sums[16] ?? 0) + wb * missing;
      sums[17] = (sums[17] ?? 0) + wc * missing;
      sums[18] = (sums[18] ?? 0) + wd * missing;
      sums[19] = (sums[19] ?? 0) + we * missing;
    },
    solve: (ridge) => solve(sums, ridge),
  };
}

/** Where in the upper half the factor of two unknowns stands. */
const placeOf = (i: number, j: number) => (i * (2 * UNKNOWNS - 1 - i)) / 2 + j;

/** By Gauss and Jordan. */
function solve(sums: Float64Array, ridge: number): Float64Array | undefined {
  const rows = Array.from({ length: UNKNOWNS }, (_, i) => {
    const row = new Float64Array(UNKNOWNS + 1);
    for (let j = 0; j < UNKNOWNS; j++) row[j] = (sums[placeOf(Math.min(i, j), Math.max(i, j))] ?? 0) + (i === j ? ridge : 0);
    row[UNKNOWNS] = sums[SUMS - UNKNOWNS + i] ?? 0;
    return row;
  });
  for (let column = 0; column < UNKNOWNS; column++) {
    let pivot = column;
    for (let row = column + 1; row < UNKNOWNS; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [own, other] = [rows[pivot], rows[column]];
    const lead = own?.[column] ?? 0;
    if (!own || !other || Math.abs(lead) < 1e-12) return undefined;
    rows[pivot] = other;
    rows[column] = own;
    for (const row of rows) {
      if (row === own) continue;
      const factor = (row[column] ?? 0) / lead;
      if (factor !== 0) for (let at = column; at <= UNKNOWNS; at++) row[at] = (row[at] ?? 0) - factor * (own[at] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, index) => (row[UNKNOWNS] ?? 0) / (row[index] ?? 1));
}
