import { describe, expect, it } from "vitest";
import type { Raster } from "../../src/pixels/fidelity/plane.ts";
import { restore } from "../../src/pixels/fidelity/restore.ts";

const WEIGHTS = [0, 0.25, 0.5, 0.75, 1];
const GROUND = 120;

/** An opaque picture of greys. */
function draw(width: number, height: number, greyAt: (x: number, y: number) => number): Raster {
  const pixels = new Uint8Array(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const grey = greyAt(at % width, Math.floor(at / width));
    pixels.set([grey, grey, grey, 255], at * 4);
  }
  return { width, height, pixels };
}

/** The columns of a plain source into which an answer fades from left to right, each by how far its pixels are from the source at most. */
function fade(apart: (x: number, y: number) => number): number[] {
  const size = { width: WEIGHTS.length, height: 8 };
  const source = draw(size.width, size.height, () => GROUND);
  const answer = draw(size.width, size.height, (x, y) => GROUND + apart(x, y));
  const straight = { scale: 1, offset: 0 };
  const values = Float32Array.from({ length: size.width * size.height }, (_, at) => WEIGHTS[at % size.width] ?? 0);
  const mapping = { x: straight, y: straight };
  restore(source, answer, { weights: { values, size, factor: 1 }, mapping, toneMap: undefined, keepsAlpha: false });
  return WEIGHTS.map((_, x) =>
    Math.max(...Array.from({ length: size.height }, (_, y) => Math.abs((source.pixels[(y * size.width + x) * 4] ?? 0) - GROUND))),
  );
}

describe("where an answer fades into its source", () => {
  it("the noise that compression adds beside a letter is not seen on a plain ground", () => {
    const noise = fade((_, y) => (y % 2 === 0 ? 12 : -12));
    expect(noise[0]).toBe(0);
    expect(noise[1]).toBeLessThanOrEqual(1);
    expect(noise[2]).toBeLessThanOrEqual(1);
    expect(noise[3]).toBeLessThanOrEqual(3);
    expect(noise[4]).toBe(12);
  });

  it("what the answer shows comes in evenly", () => {
    expect(fade(() => 80)).toEqual([0, 20, 40, 60, 80]);
    expect(fade(() => -80)).toEqual([0, 20, 40, 60, 80]);
  });

  it("a tone that differs by little comes in by small steps", () => {
    const tone = fade(() => 4);
    for (const [at, value] of tone.slice(1).entries()) expect(value - (tone[at] ?? 0)).toBeLessThanOrEqual(2);
    expect(tone[4]).toBe(4);
  });
});
