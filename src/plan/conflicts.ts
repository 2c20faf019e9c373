import { posix } from "node:path";
import { recipePrefix, recipeTitle } from "../inputs/recipe.ts";
import { formatOfName } from "../pixels/picture.ts";
import { stemOf } from "./output-path.ts";
import type { Target } from "./targets.ts";
import type { ResolvedRecipe } from "./task.ts";

/** Who makes an output. */
export interface OutputClaim extends Target {
  recipe: ResolvedRecipe;
  /** It may be made in this run. */
  isSelected: boolean;
}

/** What is wrong with one output. */
export interface OutputConflict {
  /** Whose `output` it is: one recipe, or two. */
  recipes: readonly [ResolvedRecipe, ResolvedRecipe?];
  /** Without a full stop. */
  what: string;
  /** One sentence or two. */
  advice: string;
}

/** Puts a producer down for its output. @returns what is wrong when another one has it already. */
export function claimOutput(producer: OutputClaim, producers: Map<string, OutputClaim>): OutputConflict | undefined {
  const { recipe, source, output, isSelected } = producer;
  const other = producers.get(output);
  if (other === undefined) {
    producers.set(output, producer);
    return undefined;
  }
  if (!isSelected && !other.isSelected) return undefined;
  const of = (path: string | undefined) => path ?? "a generated image";
  const both =
    other.source !== source
      ? `${of(other.source)} and ${of(source)}`
      : source === undefined
        ? "two generated images"
        : `two results of ${source}`;
  const advice = other.recipe === recipe ? tellApart(other, producer) : "Give each of the two an `output` of its own.";
  return {
    recipes: other.recipe === recipe ? [recipe] : [other.recipe, recipe],
    what: `${both} would both be written to ${output}`,
    advice,
  };
}

/** Which placeholder helps where a recipe makes one file of two. */
function tellApart(first: OutputClaim, second: OutputClaim): string {
  const { outputTemplate, outputFormat } = second.recipe;
  const has = (name: string) => outputTemplate.some((part) => "placeholder" in part && part.placeholder === name);
  const [a, b] = [first.source ?? "", second.source ?? ""];
  if (a === b) {
    const why = has("language") ? `: ${first.locale} and ${second.locale} have the same {language}` : "";
    return `Use {locale} in the template${why}.`;
  }
  if (stemOf(a) === stemOf(b) && outputFormat !== "source")
    return "Only their extensions differ, and `output-format` makes them one. Exclude one of them in `images`; if one is the result of the other, commit the lockfile, which tells so.";
  const parts = (["dir", "name", "ext"] as const).filter((part) => posix.parse(a)[part] !== posix.parse(b)[part] && !has(part));
  const helpful = parts.filter((part) => part !== "ext" || outputFormat === "source").map((part) => `{${part}}`);
  return `Use ${helpful.join(" and ") || "{dir}/{name}{ext}"} in the template to tell them apart.`;
}

/**
 * What is wrong with an output's own path.
 *
 * @param masks paths of the masks of all that the recipe selects.
 */
export function checkOutput(
  recipe: ResolvedRecipe,
  { source, output }: Target,
  masks: ReadonlySet<string | undefined>,
): OutputConflict | undefined {
  const { references } = recipe;
  const tell = (what: string, advice: string): OutputConflict => ({ recipes: [recipe], what: `${output} ${what}`, advice });
  const again = "so that each run would make all results anew";
  if (references.some(({ path }) => path === output)) return tell(`is one of the \`references\` too, ${again}`, "Name another path.");
  if (masks.has(output)) return tell(`is a mask of these images too, ${again}`, "Name another path.");
  const { outputFormat } = recipe;
  const format = outputFormat === "source" ? source && formatOfName(source) : outputFormat;
  const promised = formatOfName(output);
  const isWritten = ["png", "jpeg", "webp"].includes(promised ?? "");
  if (promised !== undefined && format !== undefined && promised !== format)
    return tell(
      `would hold a ${format} picture`,
      `End the template in {ext}${isWritten ? `, or set \`output-format: ${promised}\`` : ""}.`,
    );
  if (source === undefined && !isWritten)
    return tell("names no format that can be written", "End it in .png, .jpg or .webp, or use {ext}.");
  return undefined;
}

/** A sentence for what several outputs of the same recipes have in common, with the first as an example. */
export function describeConflicts(problems: readonly OutputConflict[]): string[] {
  const groups = Map.groupBy(problems, ({ recipes, advice }) => JSON.stringify([recipes.map((recipe) => recipe?.name), advice]));
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const { recipes, what, advice } = first;
    const [one, other] = recipes;
    const where = other ? ` (${recipeTitle(one)}, ${recipeTitle(other)})` : "";
    const rest = more.length > 0 ? `, and ${more.length} more likewise` : "";
    return [`${other ? "" : recipePrefix(one)}\`output\`: ${what}${where}${rest}. ${advice}`];
  });
}
