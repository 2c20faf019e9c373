import sharp from "sharp";

/** Pictures with a known truth: a source, the same with something changed, and what a model might make of the second. */

export type SceneKind = "screen" | "photo" | "gradient" | "page";
export const SCENE_KINDS: readonly SceneKind[] = ["screen", "photo", "gradient", "page"];

export interface Pixels {
  width: number;
  height: number;
  /** Red, green and blue, row by row. */
  data: Uint8Array;
}

export interface Scene {
  kind: SceneKind;
  source: Pixels;
  /** The source with the edit in it, pixel by pixel as the source elsewhere. */
  edited: Pixels;
  change: "word" | "object" | "removed";
}

/** Numbers from 0 to 1, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const WORDS = [
  "Settings Save Cancel Account Search Upload Invoice Project Message Profile Delete Continue",
  "Настройки Сохранить Отмена Поиск Счёт Профиль Удалить Далее",
  "Ρυθμίσεις Αποθήκευση Άκυρο Αναζήτηση Λογαριασμός Προφίλ",
  "الإعدادات حفظ إلغاء بحث فاتورة مشروع رسالة",
  "设置 保存 取消 搜索 账户 项目 消息 删除 继续",
  "設定 保存 キャンセル 検索 アカウント メッセージ 続行",
].map((line) => line.split(" "));

type Random = () => number;
const pick = <T>(random: Random, values: readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error("nothing to choose from");
  return value;
};
const between = (random: Random, low: number, high: number) => low + random() * (high - low);
const colour = (random: Random, low = 0, high = 255) => `rgb(${[0, 0, 0].map(() => Math.round(between(random, low, high))).join(",")})`;

export interface SceneSize {
  width: number;
  height: number;
}

/** Draws a source and its edit. */
export async function drawScene(kind: SceneKind, seed: number, { width, height }: SceneSize): Promise<Scene> {
  const random = createRandom(seed);
  const change = pick(
    random,
    kind === "photo" ? (["object", "object", "removed"] as const) : (["word", "word", "object", "removed"] as const),
  );
  const unit = Math.max(width, height) / 1024;
  const words = pick(random, WORDS);
  const base = kind === "photo" ? synthesize(random, { width, height }) : undefined;
  const layout = kind === "photo" ? "" : drawLayout(kind, random, { width, height, unit, words });
  const spot = { x: between(random, 0.1, 0.7) * width, y: between(random, 0.15, 0.8) * height };
  const [before, after] = drawChange(change, random, { ...spot, unit, words });
  const paint = async (extra: string): Promise<Pixels> => {
    const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${layout}${extra}</svg>`);
    const ground = base
      ? sharp(base.data, { raw: { width, height, channels: 3 } }).composite([{ input: svg }])
      : sharp(svg).flatten({ background: "white" });
    const data = await ground.removeAlpha().raw().toBuffer();
    return { width, height, data };
  };
  return { kind, change, source: await paint(before), edited: await paint(after) };
}

interface Drawing extends SceneSize {
  /** Pixels that one of a picture of 1024 is. */
  unit: number;
  words: readonly string[];
}

const text = (content: string, { x, y, size, fill, weight = 400 }: { x: number; y: number; size: number; fill: string; weight?: number }) =>
  `<text x="${x.toFixed(2)}" y="${y.toFixed(2)}" font-family="DejaVu Sans, Droid Sans Fallback, sans-serif" font-size="${size.toFixed(2)}" font-weight="${weight}" fill="${fill}">${content}</text>`;
const box = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="${radius}" fill="${fill}"/>`;

function drawLayout(kind: SceneKind, random: Random, { width, height, unit, words }: Drawing): string {
  const parts: string[] = [];
  const dark = random() < 0.3;
  const [ground, ink] = dark ? [colour(random, 15, 45), colour(random, 190, 240)] : [colour(random, 235, 255), colour(random, 20, 90)];
  if (kind === "gradient") {
    parts.push(
      `<defs><linearGradient id="g" x2="${random().toFixed(2)}" y2="1"><stop stop-color="${colour(random, 40, 230)}"/><stop offset="1" stop-color="${colour(random, 40, 230)}"/></linearGradient></defs>`,
      box(0, 0, width, height, "url(#g)"),
    );
    for (let shape = 0; shape < 7; shape++)
      parts.push(
        `<circle cx="${(random() * width).toFixed(1)}" cy="${(random() * height).toFixed(1)}" r="${between(random, 20 * unit, 90 * unit).toFixed(1)}" fill="${colour(random)}" fill-opacity="${between(random, 0.3, 1).toFixed(2)}"/>`,
      );
    parts.push(text(words.slice(0, 3).join(" "), { x: 60 * unit, y: 0.9 * height, size: 30 * unit, fill: "#fff" }));
    return parts.join("");
  }
  parts.push(box(0, 0, width, height, ground));
  if (kind === "page") {
    const size = between(random, 11, 18) * unit;
    for (let y = 40 * unit; y < height - 20 * unit; y += 1.6 * size) {
      const line = Array.from({ length: 16 }, () => pick(random, words)).join(" ");
      if (random() > 0.1) parts.push(text(line, { x: 40 * unit, y, size, fill: ink }));
    }
    return parts.join("");
  }
  const accent = colour(random, 40, 200);
  parts.push(
    box(0, 0, width, 56 * unit, accent),
    text(pick(random, words), { x: 20 * unit, y: 36 * unit, size: 20 * unit, fill: "#fff", weight: 700 }),
  );
  parts.push(box(0, 56 * unit, 190 * unit, height, dark ? "#222" : "#eee"));
  for (let item = 0; item < 9; item++)
    parts.push(text(pick(random, words), { x: 24 * unit, y: (100 + item * 40) * unit, size: 14 * unit, fill: ink }));
  for (let row = 0; row < 3; row++) {
    for (let column = 0; column < 3; column++) {
      const [x, y] = [(220 + column * 260) * unit, (90 + row * 190) * unit];
      parts.push(
        box(x, y, 235 * unit, 160 * unit, dark ? "#2c2c34" : "#fff", 8 * unit),
        box(x + 12 * unit, y + 60 * unit, 210 * unit, 50 * unit, colour(random, 90, 220)),
      );
      parts.push(
        text(`${pick(random, words)} ${Math.floor(random() * 900)}`, { x: x + 14 * unit, y: y + 34 * unit, size: 15 * unit, fill: ink }),
      );
      parts.push(
        box(x + 14 * unit, y + 122 * unit, 90 * unit, 26 * unit, accent, 5 * unit),
        text(pick(random, words), { x: x + 24 * unit, y: y + 140 * unit, size: 13 * unit, fill: "#fff" }),
      );
    }
  }
  return parts.join("");
}

/** What is at a place before and after. */
function drawChange(
  change: Scene["change"],
  random: Random,
  { x, y, unit, words }: { x: number; y: number; unit: number; words: readonly string[] },
): [string, string] {
  if (change === "word") {
    const size = between(random, 14, 34) * unit;
    const place = { x: x + 8 * unit, y: y + size, size, fill: colour(random, 0, 90), weight: random() < 0.5 ? 400 : 700 };
    const first = pick(random, words);
    const other = pick(
      random,
      words.filter((word) => word !== first),
    );
    const label = box(x, y - 6 * unit, 9 * size, 1.9 * size, colour(random, 200, 250), 4 * unit);
    return [label + text(first, place), label + text(other, place)];
  }
  const radius = between(random, 25, 70) * unit;
  const object = [
    `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})">`,
    `<ellipse rx="${radius.toFixed(1)}" ry="${(radius * between(random, 0.6, 1.3)).toFixed(1)}" fill="${colour(random)}"/>`,
    `<rect x="${(-radius / 3).toFixed(1)}" y="${(-radius / 4).toFixed(1)}" width="${(radius / 2).toFixed(1)}" height="${(radius / 3).toFixed(1)}" fill="${colour(random)}"/>`,
    `<circle cx="${(radius / 3).toFixed(1)}" cy="${(radius / 4).toFixed(1)}" r="${(radius / 6).toFixed(1)}" fill="${colour(random)}"/></g>`,
  ].join("");
  return change === "object" ? ["", object] : [object, ""];
}

/** Clouds of noise at all scales, broad forms, and the grain of a sensor. */
function synthesize(random: Random, { width, height }: SceneSize): Pixels {
  const data = new Uint8Array(width * height * 3);
  const octaves = Array.from({ length: 8 }, (_, octave) => {
    const cells = 3 * 2 ** octave;
    const side = cells + 2;
    return { cells, side, weight: 0.62 ** octave, values: Float32Array.from({ length: side * side * 3 }, () => random() - 0.5) };
  });
  const tints = [0, 1, 2].map(() => between(random, 90, 165));
  const forms = Array.from({ length: 14 }, () => ({
    x: random() * width,
    y: random() * height,
    radius: between(random, 0.03, 0.2) * width,
    shade: [0, 1, 2].map(() => between(random, -60, 60)),
  }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shades = [0, 0, 0];
      for (const { x: cx, y: cy, radius, shade } of forms) {
        const edge = (radius - Math.hypot(x - cx, (y - cy) * 1.2)) / (0.004 * width);
        if (edge > -1)
          for (let channel = 0; channel < 3; channel++)
            shades[channel] = (shades[channel] ?? 0) + (shade[channel] ?? 0) * Math.min(1, Math.max(0, (edge + 1) / 2));
      }
      for (const { cells, side, weight, values } of octaves) {
        const [u, v] = [(x / width) * cells, (y / width) * cells];
        const [left, top] = [Math.floor(u), Math.floor(v)];
        const [fx, fy] = [u - left, v - top].map((t) => t * t * (3 - 2 * t));
        for (let channel = 0; channel < 3; channel++) {
          const at = (top * side + left) * 3 + channel;
          const upper = (values[at] ?? 0) * (1 - (fx ?? 0)) + (values[at + 3] ?? 0) * (fx ?? 0);
          const lower = (values[at + side * 3] ?? 0) * (1 - (fx ?? 0)) + (values[at + side * 3 + 3] ?? 0) * (fx ?? 0);
          shades[channel] = (shades[channel] ?? 0) + 90 * weight * (upper * (1 - (fy ?? 0)) + lower * (fy ?? 0));
        }
      }
      const grain = (random() + random() + random() - 1.5) * 5;
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 3 + channel] = Math.max(
          0,
          Math.min(255, Math.round((tints[channel] ?? 0) + (shades[channel] ?? 0) + grain)),
        );
    }
  }
  return { width, height, data };
}

/** What a model does to a picture beside the edit. */
export interface Distortion {
  /** Pixels of the answer. */
  size: SceneSize;
  /** The picture is so many times as large in the answer as its size alone would make it. */
  zoom: { x: number; y: number };
  /** Pixels of the source by which its centre is off in the answer. */
  shift: { x: number; y: number };
  /** Of the Gaussian by which it is softened, in pixels of the answer. */
  softness: number;
  tone: { gain: number; offset: readonly [number, number, number]; gamma: number };
  /** Quality; undefined: PNG. */
  jpeg: number | undefined;
}

/** As a model with about a megapixel would, or one that answers at the source's own size. */
export function chooseDistortion(seed: number, { width, height }: SceneSize): Distortion {
  const random = createRandom(seed ^ 0x5bd1e995);
  const scale = random() < 0.3 ? 1 : Math.sqrt(1_048_576 / (width * height));
  const round = (length: number) => (scale === 1 ? length : Math.max(16, Math.round((length * scale) / 16) * 16));
  const zooms = random() < 0.25 ? 0 : between(random, 0.005, 0.03) * (random() < 0.5 ? -1 : 1);
  const drifts = random() < 0.7;
  return {
    size: { width: round(width), height: round(height) },
    zoom: { x: 1 + zooms, y: 1 + zooms * between(random, 0.85, 1.1) },
    shift: { x: between(random, -6, 6), y: between(random, -6, 6) },
    softness: between(random, 0, 0.8),
    tone: {
      gain: drifts ? between(random, 0.95, 1.05) : 1,
      offset: drifts ? [between(random, -5, 5), between(random, -5, 5), between(random, -5, 5)] : [0, 0, 0],
      gamma: drifts ? between(random, 0.96, 1.04) : 1,
    },
    jpeg: random() < 0.5 ? undefined : Math.round(between(random, 78, 95)),
  };
}

/** From a place of the source to that of the answer, along one axis, both in pixels from the edge. */
export function trueMapping(source: SceneSize, { size, zoom, shift }: Distortion) {
  const axis = (from: number, to: number, factor: number, by: number) => {
    const scale = (to / from) * factor;
    return { scale, offset: to / 2 + (by * to) / from - (scale * from) / 2 };
  };
  return { x: axis(source.width, size.width, zoom.x, shift.x), y: axis(source.height, size.height, zoom.y, shift.y) };
}

/** The answer of a model that was given the source and makes the edit. */
export async function distort(edited: Pixels, distortion: Distortion): Promise<Buffer> {
  const { size, softness, tone, jpeg } = distortion;
  const mapping = trueMapping(edited, distortion);
  const across = listWeights(mapping.x, edited.width, size.width);
  const down = listWeights(mapping.y, edited.height, size.height);
  const narrow = new Float32Array(size.width * edited.height * 3);
  for (let y = 0; y < edited.height; y++)
    for (const [x, taps] of across.entries())
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (const [from, weight] of taps) sum += weight * (edited.data[(y * edited.width + from) * 3 + channel] ?? 0);
        narrow[(y * size.width + x) * 3 + channel] = sum;
      }
  const out = Buffer.alloc(size.width * size.height * 3);
  const row = size.width * 3;
  for (const [y, taps] of down.entries())
    for (let at = 0; at < row; at++) {
      let sum = 0;
      for (const [from, weight] of taps) sum += weight * (narrow[from * row + at] ?? 0);
      const toned = 255 * (Math.max(0, sum) / 255) ** tone.gamma * tone.gain + (tone.offset[at % 3] ?? 0);
      out[y * row + at] = Math.max(0, Math.min(255, Math.round(toned)));
    }
  const picture = sharp(out, { raw: { width: size.width, height: size.height, channels: 3 } });
  if (softness >= 0.3) picture.blur(softness);
  return jpeg === undefined ? picture.png({ compressionLevel: 3 }).toBuffer() : picture.jpeg({ quality: jpeg }).toBuffer();
}

/** A cubic kernel (Mitchell's), which is not the one that brings it back. */
function listWeights({ scale, offset }: { scale: number; offset: number }, inLength: number, outLength: number): [number, number][][] {
  const step = 1 / scale;
  const width = Math.max(1, step);
  return Array.from({ length: outLength }, (_, out) => {
    const middle = (out + 0.5 - offset) * step;
    const taps: [number, number][] = [];
    let total = 0;
    for (let at = Math.floor(middle - 2 * width); at <= Math.ceil(middle + 2 * width); at++) {
      const weight = mitchell(Math.abs((at + 0.5 - middle) / width));
      if (weight === 0) continue;
      taps.push([Math.min(inLength - 1, Math.max(0, at)), weight]);
      total += weight;
    }
    return taps.map(([at, weight]) => [at, weight / total]);
  });
}

function mitchell(x: number): number {
  if (x < 1) return (7 * x ** 3 - 12 * x ** 2 + 16 / 3) / 6;
  return x < 2 ? ((-7 / 3) * x ** 3 + 12 * x ** 2 - 20 * x + 32 / 3) / 6 : 0;
}
