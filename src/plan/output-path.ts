import { posix } from "node:path";
import { languageOf } from "../localize/locales.ts";
import { FORMATS, formatOfName } from "../pixels/picture.ts";
import { fillTemplate, type Template } from "../text/template.ts";

/** A path without its extension. */
export function stemOf(path: string): string {
  return path.slice(0, path.length - posix.extname(path).length);
}

/** The template that names each source itself. */
const IN_PLACE: Template = [{ placeholder: "dir" }, { text: "/" }, { placeholder: "name" }, { placeholder: "ext" }];

/** Whether a template surely names each source itself, so that thousands of paths need not be taken apart and joined again. */
export function isInPlace(template: Template): boolean {
  return JSON.stringify(template) === JSON.stringify(IN_PLACE);
}

/** What a path template is filled with, besides the source's own path. */
export interface PathParts {
  format?: "source" | "png" | "jpeg" | "webp";
  locale?: string | undefined;
}

/** `{dir}` is `.` at the top; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
export function fillPath(template: Template, source: string, { format = "source", locale }: PathParts = {}): string {
  const { dir, name, ext } = posix.parse(source);
  const written = format === "source" || formatOfName(source) === format ? ext : FORMATS[format].extensions[0];
  const language = locale === undefined ? "" : languageOf(locale);
  return posix.normalize(fillTemplate(template, { dir: dir || ".", name, ext: written, index: "1", locale: locale ?? "", language }));
}

/** The path of a picture that has no source: `{name}` is the recipe's. */
export function fillNewPath(template: Template, name: string, format: "source" | "png" | "jpeg" | "webp"): string {
  return posix.normalize(
    fillTemplate(template, { name: name || "image", ext: FORMATS[format === "source" ? "png" : format].extensions[0], index: "1" }),
  );
}
