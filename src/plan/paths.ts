import { posix } from "node:path";
import { fillTemplate, type Template } from "./template.ts";

/** Extensions by output format; the first is written, all are right. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  png: [".png", ".apng"],
  jpeg: [".jpg", ".jpeg", ".jpe", ".jfif"],
  webp: [".webp"],
  gif: [".gif"],
  avif: [".avif"],
  tiff: [".tiff", ".tif"],
  bmp: [".bmp"],
};

/** The image format that a file name promises; undefined where it promises none. */
export function formatOfName(path: string): string | undefined {
  const extension = posix.extname(path).toLowerCase();
  return Object.keys(EXTENSIONS).find((format) => EXTENSIONS[format]?.includes(extension));
}

/** `{dir}` is `.` at the top; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
export function fillPath(template: Template, source: string, format: "source" | "png" | "jpeg" | "webp" = "source"): string {
  const { dir, name, ext } = posix.parse(source);
  const keeps = format === "source" || formatOfName(source) === format;
  return posix.normalize(
    fillTemplate(template, { dir: dir || ".", name, ext: keeps ? ext : (EXTENSIONS[format]?.[0] ?? ext), index: "1" }),
  );
}
