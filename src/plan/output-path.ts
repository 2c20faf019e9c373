import { posix } from "node:path";
import { languageOf } from "../localize/locales.ts";
import { FORMATS, formatOfName } from "../pixels/picture.ts";
import { compileGlobs, createGlobBudget, folderOf } from "../text/glob.ts";
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
  /** See {@link createSubdirs}. */
  subdir?: string;
}

/**
 * Makes the function that finds the folder of a path below the fixed part of the first glob that matches it, so that trees are mirrored.
 * The fixed part are the folders before the first one with a mark of a glob: of `assets/**\/*.png` it is `assets`.
 *
 * @param paths all that the function is called with.
 */
export function createSubdirs(globs: readonly string[], paths: readonly string[]): (path: string) => string {
  const budget = createGlobBudget();
  const tidy = globs.filter((glob) => !glob.startsWith("!")).map((glob) => glob.replace(/^(\.\/)+/, ""));
  const compiled = tidy.map((glob) => ({ folder: folderOf(glob), matches: compileGlobs([glob], paths, budget) }));
  return (path) => {
    const { folder = "" } = compiled.find(({ matches }) => matches(path)) ?? {};
    return posix.relative(folder, posix.dirname(path));
  };
}

export function hasSubdir(template: Template): boolean {
  return template.some((part) => "placeholder" in part && part.placeholder === "subdir");
}

/** `{dir}` is `.` at the top, and so is `{subdir}`; `{ext}` holds its dot, and follows `format` where the result has another than the source. */
export function fillPath(template: Template, source: string, { format = "source", locale, subdir }: PathParts = {}): string {
  const { dir, name, ext } = posix.parse(source);
  const written = format === "source" || formatOfName(source) === format ? ext : FORMATS[format].extensions[0];
  const language = locale === undefined ? "" : languageOf(locale);
  const folders = { dir: dir || ".", subdir: subdir || "." };
  return posix.normalize(fillTemplate(template, { ...folders, name, ext: written, index: "1", locale: locale ?? "", language }));
}

/** The path of a picture that has no source: `{name}` is the recipe's. */
export function fillNewPath(template: Template, name: string, format: "source" | "png" | "jpeg" | "webp"): string {
  return posix.normalize(
    fillTemplate(template, { name: name || "image", ext: FORMATS[format === "source" ? "png" : format].extensions[0], index: "1" }),
  );
}
