import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeAnswer } from "../../src/pixels/geometry.ts";
import type { Size } from "../../src/pixels/picture.ts";
import { ask, EDIT_MODELS, parseSize } from "./asked.ts";

const departure = (one: Size, other: Size) => Math.abs(Math.log((one.width / one.height) * (other.height / other.width)));

describe.each(EDIT_MODELS)("$name: $model", (row) => {
  const short = fc.integer({ min: 200, max: 1600 });
  const sources = fc.tuple(short, fc.double({ min: 1, max: 2.5, noNaN: true }), fc.boolean()).map(([side, ratio, isUpright]): Size => {
    const long = Math.round(side * ratio);
    return isUpright ? { width: side, height: long } : { width: long, height: side };
  });

  it("answers what it is asked for, and nothing is cut off", () => {
    fc.assert(
      fc.property(sources, (source) => {
        const { kind, size } = ask(row, source);
        const { method, width, height } = placeAnswer(size, { size: source, fit: "cover" });
        expect({ width, height }).toEqual(source);
        // A model with a list of ratios has none for most pictures.
        const isFree = kind !== "ratio" && row.model !== "gpt-image-1";
        // Of whole steps of 32 pixels up to 1440, a few ratios near 2:1 have no better ones.
        if (isFree) expect(departure(size, source), `asked ${JSON.stringify(size)}`).toBeLessThan(Math.log(1.013));
        if (departure(size, source) < Math.log(1.01)) expect(["keep", "scale"]).toContain(method);
      }),
      { numRuns: 200 },
    );
  });

  it.each(["320x240", "800x600", "1920x1080", "1080x1920", "1024x1024", "1280x720"])("a picture of %s too", (text) => {
    const source = parseSize(text);
    const { kind, size } = ask(row, source);
    const { method } = placeAnswer(size, { size: source, fit: "cover" });
    // The sizes of OpenAI's own model are squares and 3:2.
    if (row.model !== "gpt-image-1") expect(["keep", "scale"], `${kind} ${JSON.stringify(size)}`).toContain(method);
  });
});
