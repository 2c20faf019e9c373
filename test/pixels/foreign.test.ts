import { describe, expect, it } from "vitest";
import { readHeader } from "../../src/pixels/header.ts";
import { field } from "./edits.ts";

function explain(bytes: Buffer): string {
  try {
    readHeader(bytes);
    return "read";
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  }
}

const latin = (text: string) => Buffer.from(text.padEnd(60, "\0"), "latin1");
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>';
/** 2×1 pixels of so many bits, of a kind, without a table of colours. */
const targa = (kind: number, bits: number) =>
  latin(`\0\0${String.fromCharCode(kind)}\0\0\0\0\0\0\0\0\0\x02\0\x01\0${String.fromCharCode(bits)}\0`);

describe("an image of a kind that is not read is called what it is", () => {
  it.each([
    ["BMP", latin("BM\x46\0\0\0")],
    ["ICO", latin("\0\0\x01\0\x01\0\x10\x10")],
    ["CUR", latin("\0\0\x02\0\x01\0\x10\x10")],
    ["TGA", targa(2, 24)],
    ["TGA", targa(10, 32)],
    ["JXL", latin("\xff\x0a\xfa\x1f")],
    ["JP2", latin("\0\0\0\x0cjP  \r\n\x87\n")],
    ["JPEG XR", latin("II\xbc\x01\x20\0\0\0")],
    ["QOI", latin("qoif\0\0\0\x02\0\0\0\x01\x04\0")],
    ["OpenEXR", latin("\x76\x2f\x31\x01\x02\0\0\0")],
    ["Radiance HDR", Buffer.from("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\n")],
    ["FITS", Buffer.from("SIMPLE  =                    T")],
    ["PCX", latin("\x0a\x05\x01\x08\0\0\0\0")],
    ["XCF", latin("gimp xcf v011\0")],
    ["EMF", latin(`\x01\0\0\0\x6c${"\0".repeat(35)} EMF`)],
    ["WMF", latin("\xd7\xcd\xc6\x9a")],
  ])("%s", (name, bytes) => {
    expect(explain(bytes)).toBe(`unsupported-image: The file is of type ${name}, which cannot be edited.`);
  });

  it.each([
    ["a PostScript file", Buffer.from("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")],
    ["a PNM image (PBM, PGM or PPM)", Buffer.from("P3\n# a comment\n2 1\n255\n9 9 9 8 8 8\n")],
    ["a PNM image (PBM, PGM or PPM)", Buffer.from("P6 2 1 255\n\x01\x02\x03\x04\x05\x06", "latin1")],
    ["an XPM image", Buffer.from('/* XPM */\nstatic char *x[] = {"1 1 1 1"};')],
    ["an XBM image", Buffer.from("#define icon_width 8\n#define icon_height 1\n")],
    ["an SVG", Buffer.from(`<!-- ${"x".repeat(3000)} -->\n${svg}`)],
    ["an SVG", Buffer.from(`\ufeff${svg}`, "utf16le")],
    ["an SVG", Buffer.from(`\ufeff${svg}`, "utf16le").swap16()],
    ["a HEIC", latin("\0\0\0\x18ftypmif1\0\0\0\0mif1heic")],
  ])("%s", (name, bytes) => {
    expect(explain(bytes)).toBe(`unsupported-image: The file is ${name}, which cannot be edited.`);
  });
});

describe("what is no image is called what it is", () => {
  it.each([
    ["an MP4 or another ISO media file", latin("\0\0\0\x18ftypmp42\0\0\0\0mp42isom")],
    ["a WebM or Matroska film", latin("\x1aE\xdf\xa3")],
    ["a WAV sound", latin("RIFF\x24\0\0\0WAVEfmt ")],
    ["a ZIP archive", latin("PK\x03\x04")],
    ["gzip data", latin("\x1f\x8b\x08\0")],
    ["text", Buffer.from("\ufeffhello", "utf16le")],
    ["text", Buffer.from("日本語のテキスト")],
    ["text", Buffer.from("na\xefve caf\xe9", "latin1")],
    ["text", Buffer.from("abc")],
  ])("%s", (name, bytes) => {
    expect(explain(bytes)).toBe(`invalid-image: The file is ${name}, not an image.`);
  });

  it.each([
    ["PNG", "\x89PNG\r\n\x1a\n"],
    ["JPEG", "\xff\xd8\xff"],
    ["GIF", "GIF89a\x01\0"],
    ["WebP", "RIFF\0\0\0\0WEBP"],
  ])("%s that ends in its first mark", (label, mark) => {
    const expected = `invalid-image: The ${label} file is damaged or incomplete. Restore the file, or exclude it with a \`!\` glob.`;
    expect(explain(Buffer.from(mark, "latin1"))).toBe(expected);
  });

  it.each<[string, string, (bytes: Buffer) => Buffer]>([
    ["line ends of Windows", "icon-320x240.png", (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1")],
    ["line ends of Unix", "icon-320x240.png", (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1")],
    ["UTF-8", "icon-320x240.png", (bytes) => Buffer.from(bytes.toString("utf8"))],
    ["UTF-8", "plain.jpg", (bytes) => Buffer.from(bytes.toString("utf8"))],
    ["Latin-1", "plain.jpg", (bytes) => Buffer.from(bytes.toString("latin1"))],
  ])("a picture that a program took for text, with %s: %s", (_name, file, convert) => {
    expect(explain(convert(field(file)))).toMatch(/^invalid-image: The image is damaged: its bytes were converted like those of a text\./);
  });
});
