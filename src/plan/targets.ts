import type { SourceImage } from "../git/discover.ts";
import type { Recipe } from "../inputs/recipe.ts";
import { isSameLocale } from "../localize/locales.ts";
import type { SkippedFile } from "../notices.ts";
import { fillNewPath, fillPath, isInPlace } from "./output-path.ts";
import type { ResolvedRecipe } from "./task.ts";

/** A recipe, and the images that it selects. */
export interface Selection {
  recipe: ResolvedRecipe;
  /** Empty to generate. */
  sources: readonly SourceImage[];
  /** Where the sources are only those that changed here: the paths of all that the globs select. */
  unfiltered?: readonly string[];
}

/** One result that a recipe makes, before anything is known of it. */
export interface Target {
  /** Path of its source; absent to generate. */
  source?: string;
  locale?: string;
  output: string;
}

/** Output paths that the plan will ask the identity of, besides the sources themselves. */
export function pathsToIdentify(selections: readonly Selection[]): string[] {
  const known = new Set(selections.flatMap(({ sources }) => sources.map(({ path }) => path)));
  const paths = selections.flatMap(({ recipe, sources }) => {
    const selected = sources.map(({ path }) => path);
    return [...listTargets(recipe, selected).map(({ output }) => output), ...selected.map((path) => maskPath(recipe, path))];
  });
  return [...new Set(paths)].filter((path): path is string => path !== undefined && !known.has(path));
}

/** What a recipe makes, in the order of its sources' paths. */
export function listTargets(recipe: ResolvedRecipe, sources: readonly string[]): Target[] {
  const { mode, outputTemplate, outputFormat: format, locales, sourceLocale } = recipe;
  if (mode === "generate") return [{ output: fillNewPath(outputTemplate, recipe.name, format) }];
  if (mode === "localize") {
    const wanted = locales.filter((locale) => sourceLocale === undefined || !isSameLocale(sourceLocale, locale));
    return sources.flatMap((source) =>
      wanted.map((locale) => ({ source, locale, output: fillPath(outputTemplate, source, { format, locale }) })),
    );
  }
  const inPlace = format === "source" && isInPlace(outputTemplate);
  return sources.map((source) => ({ source, output: inPlace ? source : fillPath(outputTemplate, source, { format }) }));
}

/** Locales that are left out although they are named. */
export function listSkippedLocales({ locales, sourceLocale, name: recipe }: Recipe): SkippedFile[] {
  if (sourceLocale === undefined) return [];
  return locales
    .filter((locale) => isSameLocale(sourceLocale, locale))
    .map((locale) => ({ code: "locale-is-source", recipe, locale, sourceLocale }));
}

export function maskPath({ maskTemplate }: ResolvedRecipe, source: string): string | undefined {
  return maskTemplate && fillPath(maskTemplate, source);
}
