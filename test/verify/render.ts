import { existsSync } from "node:fs";
import sharp from "sharp";

/** Pictures with text, set by librsvg and Pango in sharp's native build: with shaping for Arabic, and with fonts of Debian's. */

const FONTS = {
  latin: { family: "DejaVu Sans", file: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", package: "fonts-dejavu-core" },
  cjk: {
    family: "Droid Sans Fallback",
    file: "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    package: "fonts-droid-fallback",
  },
};

export type Script = keyof typeof FONTS;

export interface Line {
  text: string;
  x: number;
  /** Of the line the letters stand on. */
  y: number;
  size: number;
  fill?: string;
  bold?: boolean;
  anchor?: "start" | "middle";
}

export interface Scene {
  width: number;
  height: number;
  /** What is behind the text, as SVG; nothing: transparent. */
  ground: string;
  lines: readonly Line[];
  /** Arabic is in the font for Latin letters. */
  script?: Script;
}

/** Renders a scene to PNG. @throws when the font is missing, since another one would be taken silently. */
export function render({ width, height, ground, lines, script = "latin" }: Scene): Promise<Buffer> {
  const font = FONTS[script];
  if (process.platform === "linux" && !existsSync(font.file))
    throw new Error(`The font ${font.family} is missing: apt-get install ${font.package}`);
  const texts = lines.map(
    ({ text, x, y, size, fill = "#1f2937", bold, anchor = "start" }) =>
      `<text x="${x}" y="${y}" font-family="${font.family}" font-size="${size}" font-weight="${bold ? "bold" : "normal"}" fill="${fill}" text-anchor="${anchor}">${toXml(text)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${ground}${texts.join("")}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const toXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export interface Words {
  brand: string;
  menu: readonly string[];
  title: string;
  note: string;
  proceed: string;
  cancel: string;
}

/** A screen of an app: a dark column of small words, a heading, a line, and two buttons, white on blue and black on grey. */
export function renderScreen({ brand, menu, title, note, proceed, cancel }: Words, script: Script = "latin"): Promise<Buffer> {
  const ground = [
    '<rect width="800" height="400" fill="#f4f5f7"/><rect width="180" height="400" fill="#1f2937"/>',
    '<rect x="220" y="300" rx="8" width="200" height="44" fill="#2563eb"/><rect x="440" y="300" rx="8" width="200" height="44" fill="#e5e7eb"/>',
  ].join("");
  const lines: Line[] = [
    { text: brand, x: 24, y: 44, size: 20, fill: "#ffffff", bold: script === "latin" },
    ...menu.map((text, index) => ({ text, x: 24, y: 90 + index * 40, size: 15, fill: "#e5e7eb" })),
    { text: title, x: 220, y: 80, size: 32, bold: script === "latin" },
    { text: note, x: 220, y: 140, size: 15 },
    { text: proceed, x: 320, y: 328, size: 16, fill: "#ffffff", anchor: "middle" },
    { text: cancel, x: 540, y: 328, size: 16, anchor: "middle" },
  ];
  return render({ width: 800, height: 400, ground, lines, script });
}

/** A banner: white words on a gradient with coloured discs. */
export function renderBanner(texts: readonly string[], script: Script = "latin"): Promise<Buffer> {
  const stops = ["#7c3aed", "#db2777", "#f59e0b"].map((colour, index) => `<stop offset="${index / 2}" stop-color="${colour}"/>`).join("");
  const discs = Array.from({ length: 60 }, (_, index) => {
    const [x, y, radius, hue] = [(index * 389) % 1200, (index * 211) % 630, 10 + ((index * 37) % 60), (index * 67) % 360];
    return `<circle cx="${x}" cy="${y}" r="${radius}" fill="hsl(${hue} 60% 40%)" opacity="0.5"/>`;
  }).join("");
  const ground = `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">${stops}</linearGradient></defs><rect width="1200" height="630" fill="url(#g)"/>${discs}`;
  const sizes = [72, 48, 40, 30];
  const lines = texts.map(
    (text, index): Line => ({
      ...{ text, x: 600, y: 170 + index * 120, size: sizes[index] ?? 30 },
      ...{ fill: "#ffffff", anchor: "middle", bold: index === 0 && script === "latin" },
    }),
  );
  return render({ width: 1200, height: 630, ground, lines, script });
}
