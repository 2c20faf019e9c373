import sharp from "sharp";

/**
 * A picture like a photograph: broad colours with grain of a given strength (0–255). More grain makes a larger file; 255 is noise, which
 * PNG cannot make smaller. The same arguments give the same bytes.
 */
export function drawPhoto({ width, height, grain, seed = 1 }: { width: number; height: number; grain: number; seed?: number }) {
  const pixels = Buffer.alloc(width * height * 3);
  let state = seed;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++, at++) {
        // xorshift32
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        const broad = 128 + 90 * Math.sin((x / width) * (channel + 3) + seed) * Math.cos((y / height) * (4 - channel) + seed);
        pixels[at] = Math.max(0, Math.min(255, broad + (((state >>> 8) & 255) / 255 - 0.5) * grain));
      }
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}
