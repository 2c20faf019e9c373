import type { SourceImage } from "../git/discover.ts";
import type { Recipe } from "../inputs/recipe.ts";
import { isSameLocale } from "../localize/locales.ts";
import type { IdleReason, SkippedFile } from "../notices.ts";
import { createSubdirs, fillNewPath, fillPath, hasSubdir, isInPlace } from "./output-path.ts";
import type { ResolvedRecipe } from "./task.ts";

/** A recipe and the images that it selects. */
export interface Selection {
  recipe: ResolvedRecipe;
  /** Empty to generate. */
  sources: readonly SourceImage[];
  /** With `changed-only`: paths of all images that the globs match. `sources` are those of them that changed. */
  unfiltered?: readonly string[];
  /** Why the globs match no image. */
  idle?: IdleReason;
}

/** The path of a result, and what it is made from. */
export interface Target {
  /** Path of the source; absent to generate. */
  source?: string;
  locale?: string;
  output: string;
}

/** A selection, and all that its recipe would make if every image had changed. */
export interface ListedSelection {
  recipe: ResolvedRecipe;
  idle?: IdleReason;
  /** Paths of all images that the globs match. */
  paths: readonly string[];
  /** Those of them that are worked on, by path. */
  selected: ReadonlyMap<string, SourceImage>;
  targets: readonly Target[];
  /** Paths of the masks of all images. */
  masks: ReadonlySet<string>;
}

/** Lists also what did not change: whether a file is a result or a mask does not depend on that. */
export function listSelection({ recipe, sources, unfiltered, idle }: Selection): ListedSelection {
  const paths = unfiltered ?? sources.map(({ path }) => path);
  return {
    recipe,
    idle,
    paths,
    selected: new Map(sources.map((source) => [source.path, source])),
    targets: listTargets(recipe, paths),
    masks: new Set(paths.flatMap((path) => maskPath(recipe, path) ?? [])),
  };
}

/** Paths of outputs and masks of which the plan needs the blob ids. Those of sources are known. */
export function pathsToIdentify(selections: readonly Selection[]): string[] {
  const known = new Set(selections.flatMap(({ sources }) => sources.map(({ path }) => path)));
  const paths = selections.flatMap(({ recipe, sources }) => {
    const selected = sources.map(({ path }) => path);
    const outputs = listTargets(recipe, selected).map(({ output }) => output);
    return [...outputs, ...selected.flatMap((path) => maskPath(recipe, path) ?? [])];
  });
  return [...new Set(paths)].filter((path) => !known.has(path));
}

/** What a recipe makes of its sources, in their order. */
function listTargets(recipe: ResolvedRecipe, sources: readonly string[]): Target[] {
  const { mode, outputTemplate, outputFormat: format, locales, sourceLocale } = recipe;
  if (mode === "generate") return [{ output: fillNewPath(outputTemplate, recipe.name, format) }];
  const subdirOf = hasSubdir(outputTemplate) ? createSubdirs(recipe.images, sources) : () => undefined;
  if (mode === "localize") {
    const wanted = locales.filter((locale) => sourceLocale === undefined || !isSameLocale(sourceLocale, locale));
    return sources.flatMap((source) =>
      wanted.map((locale) => ({ source, locale, output: fillPath(outputTemplate, source, { format, locale, subdir: subdirOf(source) }) })),
    );
  }
  const inPlace = format === "source" && isInPlace(outputTemplate);
  return sources.map((source) => ({
    source,
    output: inPlace ? source : fillPath(outputTemplate, source, { format, subdir: subdirOf(source) }),
  }));
}

/** Locales that have no task, because the images are already in this language. */
export function listSkippedLocales({ locales, sourceLocale, name: recipe }: Recipe): SkippedFile[] {
  if (sourceLocale === undefined) return [];
  return locales
    .filter((locale) => isSameLocale(sourceLocale, locale))
    .map((locale) => ({ code: "locale-is-source", recipe, locale, sourceLocale }));
}

/** The path of the mask of a source; undefined if the recipe has no `mask`. */
export function maskPath({ maskTemplate }: ResolvedRecipe, source: string): string | undefined {
  return maskTemplate && fillPath(maskTemplate, source);
}
