import { expect, it } from "vitest";
import type { Grey } from "../../src/verify/flatten.ts";
import { isolate } from "../../src/verify/isolate.ts";

const [PAGE, BUTTON, LETTER] = [255, 90, 250];
const SIZE = { width: 120, height: 60 };

/** A round button on a page, with two letters on it. */
function drawButton(): Grey {
  const pixels = new Uint8Array(SIZE.width * SIZE.height).fill(PAGE);
  const put = (x: number, y: number, value: number) => {
    pixels[y * SIZE.width + x] = value;
  };
  for (let y = 15; y < 45; y++) for (let x = 20; x < 100; x++) if (Math.hypot(Math.max(35 - x, 0, x - 85), y - 30) < 15) put(x, y, BUTTON);
  for (const left of [50, 62]) for (let y = 24; y < 36; y++) for (let x = left; x < left + 3; x++) put(x, y, LETTER);
  return { ...SIZE, pixels };
}

it.each([
  ["of the letters", { left: 48, top: 23, right: 67, bottom: 37 }],
  ["of the button", { left: 22, top: 16, right: 98, bottom: 44 }],
])("shows letters on a ground without end, by the box %s", (_, box) => {
  const { pixels } = isolate(drawButton(), box);
  const at = (x: number, y: number) => pixels[y * SIZE.width + x];
  expect([at(2, 2), at(110, 30), at(60, 10), at(20, 16)]).toEqual([BUTTON, BUTTON, BUTTON, BUTTON]);
  expect([at(51, 30), at(63, 30)]).toEqual([LETTER, LETTER]);
});

it("keeps letters that reach the edge", () => {
  const pixels = new Uint8Array(40 * 20).fill(PAGE);
  for (let y = 0; y < 20; y++) pixels.fill(0, y * 40 + 18, y * 40 + 21);
  const { pixels: shown } = isolate({ width: 40, height: 20, pixels }, { left: 10, top: 1, right: 30, bottom: 19 });
  expect([shown[5 * 40 + 19], shown[5 * 40 + 2]]).toEqual([0, PAGE]);
});
