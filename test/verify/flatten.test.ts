import { expect, it } from "vitest";
import { flatten, flattenEvenly, type Grey } from "../../src/verify/flatten.ts";

const SIZE = { width: 200, height: 120 };

/** Fills a rectangle. */
function fill({ pixels, width }: Grey, { x, y, w, h }: { x: number; y: number; w: number; h: number }, value: number): void {
  for (let row = y; row < y + h; row++) pixels.fill(value, row * width + x, row * width + x + w);
}

/** A letter of strokes of 3 pixels. */
function drawLetter(picture: Grey, x: number, y: number, value: number): void {
  fill(picture, { x, y, w: 3, h: 20 }, value);
  fill(picture, { x, y: y + 8, w: 12, h: 3 }, value);
}

it("shows letters black on white, whatever they and their grounds are, and drops panels", () => {
  const picture: Grey = { ...SIZE, pixels: new Uint8Array(SIZE.width * SIZE.height).fill(255) };
  // A dark column, a badge in it, and a button on white.
  fill(picture, { x: 0, y: 0, w: 80, h: 120 }, 30);
  fill(picture, { x: 10, y: 70, w: 60, h: 40 }, 200);
  fill(picture, { x: 110, y: 50, w: 80, h: 50 }, 110);
  drawLetter(picture, 20, 20, 230); // light on dark
  drawLetter(picture, 30, 80, 60); // dark on the badge
  drawLetter(picture, 140, 15, 150); // grey on white
  drawLetter(picture, 140, 65, 255); // white on the button
  const { pixels } = flatten(picture);
  const at = (x: number, y: number) => pixels[y * SIZE.width + x];
  for (const value of [at(21, 29), at(31, 89), at(141, 24), at(141, 74)]) expect(value).toBeLessThan(64);
  expect([at(5, 5), at(60, 75), at(95, 60), at(180, 90), at(79, 60), at(80, 60)]).toEqual([255, 255, 255, 255, 255, 255]);
});

it("leaves outlines and shadows faint", () => {
  const picture: Grey = { ...SIZE, pixels: new Uint8Array(SIZE.width * SIZE.height).fill(255) };
  fill(picture, { x: 20, y: 60, w: 160, h: 1 }, 215);
  expect(flatten(picture).pixels[60 * SIZE.width + 90]).toBeGreaterThan(128);
});

it.each([
  [1, 1],
  [3, 2],
  [5, 9],
])("takes a picture of %i × %i", (width, height) => {
  const { pixels, ...size } = flatten({ width, height, pixels: new Uint8Array(width * height).fill(77) });
  expect(size).toEqual({ width, height });
  expect(new Set(pixels)).toEqual(new Set([255]));
});

it("shows strokes wider than its window as they are, where the ground is one", () => {
  const [width, height] = [160, 60];
  const isInk = (index: number) => index % width >= 60 && index % width < 100;
  const pixels = Uint8Array.from({ length: width * height }, (_, index) => (isInk(index) ? 255 : 40));
  expect([...flattenEvenly({ width, height, pixels }).pixels].every((value, index) => value === (isInk(index) ? 0 : 255))).toBe(true);
});
