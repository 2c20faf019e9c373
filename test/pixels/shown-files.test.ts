import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readHeader } from "../../src/pixels/header.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { AS_IT_IS, DISCS, ENLARGED, editByModel, editInSandbox, field, readPixel } from "./edits.ts";
import { distance } from "./pictures.ts";

const SIZE = { width: 240, height: 160 };

/** What viewers show whole is edited, by a model and in the sandbox, in the colours that they show. */
async function checkEdited(source: Buffer): Promise<void> {
  for (const limits of [AS_IT_IS, ENLARGED]) {
    const { sent, finished } = await editByModel(source, limits);
    expect(finished).toMatchObject({ ...SIZE, warnings: [] });
    const factor = sent.width / SIZE.width;
    for (const [colour, x, y] of DISCS) {
      expect(distance(await readPixel(finished.bytes, x, y), colour), `result at ${x}, ${y}`).toBeLessThan(16);
      const shown = await readPixel(sent.bytes, Math.floor(x * factor), Math.floor(y * factor));
      expect(distance(shown, colour), `sent at ${x}, ${y}`).toBeLessThan(16);
    }
  }
  const marked = await editInSandbox(source);
  expect(marked).toMatchObject({ ...SIZE, warnings: [] });
  expect(marked.changedShare).toBeGreaterThan(0);
  expect(marked.changedShare).toBeLessThan(0.1);
}

async function isRefused(source: Buffer): Promise<void> {
  const prepare = async () => preparePicture(source, readHeader(source), AS_IT_IS);
  await expect(prepare()).rejects.toMatchObject({ code: "invalid-image" });
}

const segment = (marker: number, data: Buffer | string) => {
  const bytes = Buffer.from(data as string, "latin1");
  return Buffer.concat([Buffer.from([0xff, marker, (bytes.length + 2) >> 8, (bytes.length + 2) & 255]), bytes]);
};
const jfif = (version: number) => segment(0xe0, `JFIF\0${String.fromCharCode(version)}\x01\x01\0\x48\0\x48\0\0`);
const adobe = (transform: number) => segment(0xee, `Adobe\0\x64\0\0\0\0${String.fromCharCode(transform)}`);

/** The picture as JPEG, without a segment of an application. */
const saveJpeg = (progressive = false) =>
  sharp(field("exif-after-idat.png")).jpeg({ quality: 92, chromaSubsampling: "4:4:4", progressive }).toBuffer();

/** Puts bytes before the first segment of a kind. */
function insertBefore(jpeg: Buffer, marker: number, added: Buffer): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, marker]));
  return Buffer.concat([jpeg.subarray(0, at), added, jpeg.subarray(at)]);
}

/** Puts bytes behind each segment of a kind. */
function insertBehind(jpeg: Buffer, marker: number, added: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = jpeg.indexOf(Buffer.from([0xff, marker])); at >= 0; at = jpeg.indexOf(Buffer.from([0xff, marker]), from)) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    parts.push(jpeg.subarray(from, end), added);
    from = end;
  }
  return Buffer.concat([...parts, jpeg.subarray(from)]);
}

const [FRAME, CODES, SCAN] = [0xc0, 0xc4, 0xda];
const behindStart = (jpeg: Buffer, ...added: Buffer[]) => Buffer.concat([jpeg.subarray(0, 2), ...added, jpeg.subarray(2)]);
const JPEGS: Record<string, (jpeg: Buffer) => Buffer> = {
  "a line end between segments": (jpeg) => insertBefore(jpeg, CODES, Buffer.from("\n")),
  "two zeros behind JFIF's segment": (jpeg) => behindStart(jpeg, jfif(1), Buffer.alloc(2)),
  "bytes before the frame": (jpeg) => insertBefore(jpeg, FRAME, Buffer.from([1, 2, 3, 0xff, 0, 0xff, 0xd0, 7])),
  "bytes before the first scan": (jpeg) => insertBefore(jpeg, SCAN, Buffer.alloc(40, 0x41)),
  "fill bytes": (jpeg) => insertBefore(jpeg, FRAME, Buffer.alloc(5, 0xff)),
  "JFIF 2.1": (jpeg) => behindStart(jpeg, jfif(2)),
  "Adobe's segment with the number of four components": (jpeg) => behindStart(jpeg, adobe(2)),
  "Adobe's segment with a number that is none": (jpeg) => behindStart(jpeg, adobe(77)),
  "all of it at once, without an end mark": (jpeg) =>
    insertBefore(behindStart(jpeg, adobe(9), jfif(3)), FRAME, Buffer.alloc(3)).subarray(0, -2),
};

describe("a JPEG with a header that viewers pass over", () => {
  it.each(Object.entries(JPEGS))("is edited: %s", async (_name, make) => {
    await checkEdited(make(await saveJpeg()));
  });

  it("is edited: bytes between the tables of a progressive one", async () => {
    const jpeg = await saveJpeg(true);
    const source = insertBehind(jpeg, CODES, Buffer.from([0, 7]));
    expect(source.length).toBeGreaterThan(jpeg.length + 8);
    await checkEdited(source);
  });

  it("shows inks as their number of components says", async () => {
    const plain = await sharp(field("plain.jpg")).toColourspace("cmyk").jpeg({ quality: 92 }).toBuffer();
    const odd = Buffer.from(plain);
    const at = odd.indexOf("Adobe") + 11;
    plain[at] = 2;
    odd[at] = 1;
    const [found, wanted] = [await editByModel(odd, AS_IT_IS), await editByModel(plain, AS_IT_IS)];
    expect(found.sent.bytes.equals(wanted.sent.bytes)).toBe(true);
  });

  it("leaves in the regular form, without a loss", async () => {
    const plain = await saveJpeg();
    const source = insertBefore(behindStart(plain, jfif(2), Buffer.alloc(2)), FRAME, Buffer.from("\n"));
    const sent = await preparePicture(source, readHeader(source), AS_IT_IS);
    expect(sent.bytes).toEqual(behindStart(plain, jfif(1)));
  });

  it.each(Object.entries(JPEGS))("is refused where its data are damaged: %s", async (_name, make) => {
    const source = make(await saveJpeg());
    const scan = source.indexOf(Buffer.from([0xff, SCAN]));
    const middle = (scan + source.length) >> 1;
    await isRefused(Buffer.concat([source.subarray(0, middle), source.subarray(-100)]));
    await isRefused(Buffer.concat([source.subarray(0, middle), Buffer.from([0xff, 0xd9])]));
    await isRefused(source.subarray(0, middle));
  });
});
