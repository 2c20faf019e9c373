import sharp from "sharp";
import { draw, drawPixels } from "./pictures.ts";

/** A file as a repository has them. */
export interface Source {
  path: string;
  bytes: Buffer;
  /** Of 255; coarser where the format is. */
  tolerance?: number;
  /** `hole`: transparent in the middle. */
  alpha?: "hole";
  /** What the model sees of a colour, where that is another one. */
  seen?(colour: number[]): number[];
}

const WIDTH = 240;
const HEIGHT = 160;

/** One of each format and of each kind that a model cannot be sent as it is. */
export async function drawVariety(): Promise<Source[]> {
  const opaque = () => draw(WIDTH, HEIGHT);
  const holed = drawPixels(WIDTH, HEIGHT, { channels: 4 });
  for (let y = HEIGHT * 0.4; y < HEIGHT * 0.6; y++)
    for (let x = WIDTH * 0.4; x < WIDTH * 0.6; x++) holed[(Math.floor(y) * WIDTH + Math.floor(x)) * 4 + 3] = 0;
  const withHole = () => sharp(holed, { raw: { width: WIDTH, height: HEIGHT, channels: 4 } });
  const wide = sharp(await draw(WIDTH, HEIGHT).png().toBuffer()).toColourspace("rgb16");
  return [
    { path: "16-bit.png", bytes: await wide.png().toBuffer() },
    { path: "alpha.png", bytes: await withHole().png().toBuffer(), alpha: "hole" },
    { path: "alpha.webp", bytes: await withHole().webp({ lossless: true }).toBuffer(), alpha: "hole" },
    { path: "cmyk.jpg", bytes: await opaque().toColourspace("cmyk").jpeg({ quality: 95 }).toBuffer(), tolerance: 48 },
    { path: "grey.png", bytes: await opaque().greyscale().png().toBuffer() },
    { path: "palette.png", bytes: await opaque().png({ palette: true, colours: 128 }).toBuffer() },
    { path: "plain.avif", bytes: await opaque().avif({ quality: 90, effort: 1 }).toBuffer() },
    { path: "plain.gif", bytes: await opaque().gif().toBuffer(), tolerance: 40 },
    { path: "plain.jpg", bytes: await opaque().jpeg({ quality: 95 }).toBuffer() },
    { path: "plain.png", bytes: await opaque().png().toBuffer() },
    { path: "plain.tiff", bytes: await opaque().tiff({ compression: "lzw" }).toBuffer() },
    { path: "plain.webp", bytes: await opaque().webp({ quality: 95 }).toBuffer() },
    { path: "turned.jpg", bytes: await opaque().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer() },
  ];
}
