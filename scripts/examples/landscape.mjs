/** A mountain lake at dusk, computed pixel by pixel: as much like a photograph as one needs to try an edit on it. */

/**
 * @param {{ pines?: boolean }} [scene] whether trees stand on the near shore
 * @returns {Buffer} red, green and blue, 8 bits each
 */
export function renderLandscape(width, height, { pines = true } = {}) {
  const pixels = Buffer.alloc(width * height * 3);
  const horizon = 0.6;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = x / width;
      const v = y / height;
      let colour;
      if (v < horizon) colour = shadeLand(u, v, horizon);
      else {
        // The lake: what is above, mirrored, shaken by waves that are longer nearby, and darker towards the shore.
        const depth = (v - horizon) / (1 - horizon);
        const wave = (noise(u * (9 - depth * 4), v * (190 - depth * 130), 7) - 0.5) * 0.05 * (0.25 + depth);
        const mirrored = shadeLand(u + wave * 0.7, Math.max(0, horizon - (v - horizon) * 0.92 + wave), horizon);
        const glitter = Math.max(0, noise(u * 46, v * 300, 9) - 0.62) * Math.exp(-(((u - 0.64) / (0.05 + depth * 0.1)) ** 2)) * 1.3;
        colour = mix(mirrored, [0.07, 0.16, 0.26], 0.14 + depth * 0.24).map((value) => value + glitter);
      }
      if (pines) colour = drawPines(u, v, colour);
      const vignette = 1 - 0.28 * ((u - 0.5) ** 2 + (v - 0.5) ** 2) * 2;
      const grain = (hash(x, y, 3) - 0.5) * 0.022;
      colour.forEach((value, channel) => {
        pixels[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, (value * vignette + grain) * 255));
      });
    }
  }
  return pixels;
}

/** Sky, clouds, sun and four ridges, of which the far ones fade into the haze. */
function shadeLand(u, v, horizon) {
  const height = v / horizon;
  let colour = mix(mix([0.2, 0.33, 0.58], [0.9, 0.6, 0.54], smooth(0.1, 0.72, height)), [1, 0.78, 0.5], smooth(0.5, 0.95, height));
  const cloud = smooth(0.48, 0.8, fbm(u * 2.6 + 3, v * 9, 1, 5)) * smooth(0.75, 0.2, height);
  colour = mix(colour, [0.98, 0.72, 0.62], cloud * 0.62);
  const distance = Math.hypot((u - 0.64) * 0.75, v - 0.3);
  colour = mix(colour, [1, 0.9, 0.66], Math.exp(-distance * 7) * 0.75);
  colour = mix(colour, [1, 0.98, 0.88], smooth(0.032, 0.027, distance));
  for (let ridge = 0; ridge < 4; ridge++) {
    const near = ridge / 3;
    const peaks = ridged(u * (1.7 + ridge * 0.8) + ridge * 11.3 + 0.55, ridge * 5.1, 2);
    const top = horizon * (0.88 + near * 0.07 - peaks * (0.42 - near * 0.3));
    if (v < top) continue;
    const below = (v - top) / (horizon - top + 0.001);
    // Light from the right: a slope is as bright as the rock rises towards it.
    const relief = (at) => ridged(at * 7 + ridge * 3, v * 6 + at * 2, 4 + ridge);
    const light = Math.max(0.25, Math.min(1.5, 0.75 + (relief(u) - relief(u + 0.012)) * 2.6));
    let slope = mix([0.36, 0.35, 0.47], [0.1, 0.19, 0.18], near);
    if (ridge < 2) slope = mix(slope, [0.93, 0.86, 0.9], smooth(0.5, 0.12, below + (fbm(u * 30, v * 34, 8, 4) - 0.5) * 0.7) * 0.9);
    slope = slope.map((value, channel) => value * light * [1.06, 1, 0.95][channel]);
    // Haze lies in the valleys, and is lit by the sun.
    colour = mix(slope, [0.97, 0.74, 0.58], (1 - near) * (0.12 + below * 0.62) + near * below * 0.2);
  }
  return colour;
}

/** Silhouettes on the near shore: a row of cones with ragged edges. */
function drawPines(u, v, colour) {
  for (let tree = 0; tree < 9; tree++) {
    const left = tree < 5;
    const centre = left ? tree * 0.062 - 0.01 + hash(tree, 1, 5) * 0.03 : 0.8 + (tree - 5) * 0.058 + hash(tree, 2, 5) * 0.03;
    const top = 0.54 + hash(tree, 3, 5) * 0.2 + (left ? tree * 0.026 : (8 - tree) * 0.03);
    const down = (v - top) / (1.02 - top);
    if (down < 0) continue;
    const tier = (down * 13) % 1;
    const reach = (0.008 + down * 0.062) * (0.55 + tier * 0.5) * (0.75 + noise(v * 160, tree * 9, 6) * 0.5);
    if (Math.abs(u - centre) < reach) {
      const light = (0.5 + noise(u * 220, v * 260, 8) * 0.9) * (0.75 + (u - centre) * 6);
      colour = [0.035 * light, 0.075 * light, 0.07 * light];
    }
  }
  return colour;
}

function fbm(x, y, seed, octaves) {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * scale, y * scale, seed + octave * 17);
    weight /= 2;
    scale *= 2.07;
  }
  return sum;
}

/** Noise with creases where it is highest, as water cuts them into mountains; 0 to 1. */
function ridged(x, y, seed) {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < 6; octave++) {
    sum += weight * (1 - Math.abs(noise(x * scale, y * scale, seed + octave * 17) * 2 - 1)) ** 1.6;
    weight /= 2.1;
    scale *= 2.13;
  }
  return sum;
}

function noise(x, y, seed) {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [ease(x - ix), ease(y - iy)];
  const above = hash(ix, iy, seed) * (1 - fx) + hash(ix + 1, iy, seed) * fx;
  const below = hash(ix, iy + 1, seed) * (1 - fx) + hash(ix + 1, iy + 1, seed) * fx;
  return above * (1 - fy) + below * fy;
}

/** Whole numbers only, so that every machine computes the same. */
function hash(x, y, seed) {
  let h = Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263) ^ Math.imul(seed, 974634777);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const ease = (t) => t * t * (3 - 2 * t);
const smooth = (from, to, value) => ease(Math.max(0, Math.min(1, (value - from) / (to - from))));
const mix = (a, b, share) => a.map((value, channel) => value + (b[channel] - value) * share);
