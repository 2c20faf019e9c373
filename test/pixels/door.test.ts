import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { finishPicture } from "../../src/pixels/finish-picture.ts";
import { readHeader } from "../../src/pixels/header.ts";
import { measureDrift, prepareMask } from "../../src/pixels/mask.ts";
import { preparePicture } from "../../src/pixels/prepare-picture.ts";
import { makeLegible } from "../../src/verify/legible.ts";
import { paint } from "./pictures.ts";

const SIZE = { width: 64, height: 48 };
const FORMATS = ["png", "jpeg", "webp", "gif", "avif", "tiff"];

describe("the door to the decoder", () => {
  it.each(["native", "wasm"].slice(process.platform === "linux" && process.arch === "x64" ? 0 : 1))(
    "lets the one loader run that the header named: %s",
    async (engine) => {
      const env = { RETOUCH_PIXELS: engine };
      const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "probe-door.ts")], { env });
      const within = Object.fromEntries(FORMATS.map((format) => [format, [format]]));
      expect(JSON.parse(stdout)).toEqual({ engine, outside: [], within, fed: FORMATS });
    },
  );

  describe("is shut for a drawing that shows a picture from elsewhere", () => {
    const refused = { message: expect.stringContaining("an SVG") };

    it.each(["as it is", "dressed as an AVIF"])("%s", async (how) => {
      const drawing = await dress(how);
      const source = await paint(SIZE).png().toBuffer();
      const header = readHeader(source);
      await expect(prepareMask({ mask: drawing, size: SIZE, transparent: false })).rejects.toMatchObject({
        code: "invalid-input",
        ...refused,
      });
      await expect(finishPicture({ answer: drawing, wanted: { fit: "cover", format: "png" } })).rejects.toMatchObject(refused);
      // A header that belongs to other bytes opens nothing either.
      await expect(preparePicture(drawing, header, { mediaTypes: ["image/webp"] })).rejects.toThrow();
      await expect(measureDrift({ source, result: source, mask: drawing, size: SIZE })).rejects.toThrow();
      await expect(makeLegible({ picture: drawing, shares: [1] })).rejects.toThrow();
      const { changedShare } = await finishPicture({ answer: source, source: drawing, header, wanted: { fit: "cover", format: "png" } });
      expect(changedShare).toBeUndefined();
    });
  });

  it.each(FORMATS.filter((format) => format !== "avif"))(
    "knows no file as AVIF that begins as one of another format does: %s",
    async (format) => {
      const avif = await paint(SIZE).avif().toBuffer();
      const other = await paint(SIZE)
        .toFormat(format as "png")
        .toBuffer();
      const both = Buffer.from(avif);
      other.copy(both, 0, 0, 4);
      expect(() => readHeader(both)).toThrow();
    },
  );
});

/** An SVG that shows a file from outside of the workspace. */
async function dress(how: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "retouch-door-"));
  try {
    await writeFile(join(folder, "secret.png"), await paint(SIZE).png().toBuffer());
    const link = pathToFileURL(join(folder, "secret.png"));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><image width="64" height="48" href="${link}"/></svg>`;
    if (how === "as it is") return Buffer.from(svg);
    // Its first four characters are the size of the box that names the brand.
    return Buffer.from(`<!--ftypavif -->${svg}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
