import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type sharpModule from "sharp";
import { finishPicture } from "../src/pixels/finish-picture.ts";
import { readHeader } from "../src/pixels/header.ts";
import { type BenchOptions, type Figure, formatMs, median, repeat } from "./figure.ts";
import { drawPhoto } from "./pictures.ts";

const WANTED = 1.3;
const ANSWER = { width: 4000, height: 3000 };
const SIZE = { width: 3000, height: 2250 };

/** A large JPEG made into the result, with all that is proven on the way, against the same build of sharp doing only that. */
export async function* measurePixels({ main, runs }: BenchOptions): AsyncGenerator<Figure> {
  const load: (name: string) => typeof sharpModule = createRequire(join(dirname(main), "vendor/sharp.js"));
  const sharp = load("sharp");
  const answer = await drawPhoto({ ...ANSWER, grain: 20 })
    .jpeg({ quality: 90 })
    .toBuffer();
  const source = await drawPhoto({ ...SIZE, grain: 20, seed: 2 })
    .jpeg({ quality: 90 })
    .toBuffer();
  const header = readHeader(source);
  const alone = await repeat(runs, () =>
    clock(() => sharp(answer).resize(SIZE.width, SIZE.height).jpeg({ quality: 90, chromaSubsampling: "4:4:4" }).toBuffer()),
  );
  const ours = await repeat(runs, () =>
    clock(() => finishPicture({ answer, source, header, wanted: { size: SIZE, fit: "cover", format: "jpeg" } })),
  );
  const [base, taken] = [median(alone), median(ours)];
  yield {
    name: "JPEG result of 12 megapixels: decoded, resized to 6.75, encoded",
    wanted: `≤ ${WANTED} × ${formatMs(base)} (sharp alone)`,
    measured: `${(taken / base).toFixed(2)} × (${formatMs(taken)})`,
    ok: taken <= WANTED * base,
  };
}

async function clock(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
