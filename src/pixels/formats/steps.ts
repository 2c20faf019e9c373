/** A file has more parts than any image needs. */
export class TooManyParts extends RangeError {}

/** Thirty times what a JPEG of 100 megapixels needs; takes about 50 ms. */
export const MAX_STEPS = 1_000_000;
/** For a part that leaves something in memory; and the bytes of inflated data that cost one step. */
export const STEPS_PER_PART = 16;

/**
 * What reading one header may cost, in parts of the file looked at. Each loop over a file takes a step for each turn, so that no
 * file, however it is made, keeps the process busy: headers are read where signals are served.
 */
export class Steps {
  used = 0;

  /** @throws {TooManyParts} */
  take(count = 1): void {
    this.used += count;
    if (this.used > MAX_STEPS) throw new TooManyParts("too many parts");
  }
}
