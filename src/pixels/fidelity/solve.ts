/**
 * Solves a symmetric system of which the upper half is given. @param ridge keeps what nothing tells of where it is. Undefined where
 * nothing tells anything.
 */
export function solve(upper: Float64Array, right: Float64Array, ridge: number): Float64Array | undefined {
  const size = right.length;
  const rows = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size + 1 }, (_unused, j) =>
      j === size ? (right[i] ?? 0) : (upper[Math.min(i, j) * size + Math.max(i, j)] ?? 0) + (i === j ? ridge : 0),
    ),
  );
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    const [own, other] = [rows[pivot], rows[column]];
    const lead = own?.[column] ?? 0;
    if (!own || !other || Math.abs(lead) < 1e-12) return undefined;
    rows[pivot] = other;
    rows[column] = own;
    for (const row of rows) {
      if (row === own) continue;
      const factor = (row[column] ?? 0) / lead;
      if (factor !== 0) for (let at = column; at <= size; at++) row[at] = (row[at] ?? 0) - factor * (own[at] ?? 0);
    }
  }
  return Float64Array.from(rows, (row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
