/** Brightness at quality 50, in zigzag order. ITU-T T.81, table K.1. */
const STANDARD = [
  ...[16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51],
  ...[56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101],
  ...[103, 99],
];

/** What the values of the table add up to at each quality from 1 to 100, as libjpeg scales them. */
const SUMS = Array.from({ length: 100 }, (_, index) => {
  const quality = index + 1;
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return STANDARD.reduce((sum, value) => sum + Math.min(255, Math.max(1, Math.floor((value * scale + 50) / 100))), 0);
});

/**
 * The quality, from 1 to 100, at which libjpeg takes away as much of the brightness. Exact where the file has the tables of the
 * standard, as most have; an estimate where an encoder has tables of its own.
 *
 * @param tables data of a segment of quantisation tables.
 * @returns undefined where the first table is not in it
 */
export function estimateQuality(tables: Buffer): number | undefined {
  for (let at = 0; at < tables.length; ) {
    const head = tables.readUInt8(at);
    const size = head >> 4 === 0 ? 1 : 2;
    if ((head & 15) === 0) {
      let sum = 0;
      for (let index = 0; index < 64; index++) sum += tables.readUIntBE(at + 1 + index * size, size);
      return 1 + SUMS.reduce((best, each, index) => (Math.abs(each - sum) <= Math.abs((SUMS[best] ?? 0) - sum) ? index : best), 0);
    }
    at += 1 + 64 * size;
  }
  return undefined;
}
