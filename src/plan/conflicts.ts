import { posix } from "node:path";
import type { SourceImage } from "../git/discover.ts";
import { formatOfName } from "../pixels/picture.ts";
import { stemOf } from "./output-path.ts";
import { OUTPUT_ADVICE, OUTPUTS, outputProblem } from "./plan-messages.ts";
import type { OutputPath, ProtectedPaths } from "./protected-paths.ts";
import type { ListedSelection, Target } from "./targets.ts";
import type { ResolvedRecipe } from "./task.ts";

/** A result that a selection would make, which claims its output path. */
export interface OutputClaim extends Target {
  selection: ListedSelection;
  /** The selected source; absent to generate, and for an image that is not worked on because it did not change. */
  image?: SourceImage;
}

/** A claim of a path that results may be written to. */
export interface AcceptedClaim extends OutputClaim {
  output: OutputPath;
}

/** Why a result may not be written to its output path. */
interface OutputConflict {
  /** The recipes with the wrong `output`. */
  recipes: readonly ResolvedRecipe[];
  /** What is wrong, without a full stop. */
  problem: string;
  /** What to do, as sentences. */
  advice: string;
}

/** Results that can be made, and the conflicts of the others, as sentences. */
export interface ClaimedOutputs {
  accepted: AcceptedClaim[];
  problems: string[];
}

/** Gives each output path to the first result that claims it. Only selected images are accepted, but the others keep their paths. */
export function claimOutputs(claims: readonly OutputClaim[], paths: ProtectedPaths): ClaimedOutputs {
  const holders = new Map<string, OutputClaim>();
  const accepted: AcceptedClaim[] = [];
  const conflicts: OutputConflict[] = [];
  for (const claim of claims) {
    const holder = holders.get(claim.output);
    if (!holder) holders.set(claim.output, claim);
    const conflict = holder ? checkHolder(holder, claim) : checkPath(claim, paths);
    const { output } = claim;
    if (conflict) conflicts.push(conflict);
    else if (isSelected(claim) && paths.isOutput(output)) accepted.push({ ...claim, output });
  }
  return { accepted, problems: describeConflicts(conflicts) };
}

function isSelected({ source, image }: OutputClaim): boolean {
  return source === undefined || image !== undefined;
}

/** Checks a claim of a path that another result holds. Two images that are not worked on do no harm. */
function checkHolder(holder: OutputClaim, claim: OutputClaim): OutputConflict | undefined {
  if (!isSelected(holder) && !isSelected(claim)) return undefined;
  const [first, second] = [holder.selection.recipe, claim.selection.recipe];
  return {
    recipes: first === second ? [first] : [first, second],
    problem: OUTPUTS.shared([holder.source, claim.source], claim.output),
    advice: first === second ? suggestPlaceholder(holder, claim) : OUTPUT_ADVICE.separate,
  };
}

/** Suggests a placeholder for the template with which a recipe writes two results to one path. */
function suggestPlaceholder(first: OutputClaim, second: OutputClaim): string {
  const { outputTemplate, outputFormat } = second.selection.recipe;
  const has = (name: string) => outputTemplate.some((part) => "placeholder" in part && part.placeholder === name);
  const [a, b] = [first.source ?? "", second.source ?? ""];
  if (a === b) return OUTPUT_ADVICE.locale(has("language") ? [first.locale, second.locale] : undefined);
  if (stemOf(a) === stemOf(b) && outputFormat !== "source") return OUTPUT_ADVICE.exclude;
  // A template with a folder of its own is to mirror the tree.
  const folder = outputTemplate[0] && "text" in outputTemplate[0] && !has("subdir") ? "{subdir}" : "{dir}";
  const parts = (["dir", "name", "ext"] as const).filter((part) => posix.parse(a)[part] !== posix.parse(b)[part] && !has(part));
  const helpful = parts
    .filter((part) => part !== "ext" || outputFormat === "source")
    .map((part) => (part === "dir" ? folder : `{${part}}`));
  return OUTPUT_ADVICE.placeholders(helpful.join(" and ") || "{dir}/{name}{ext}");
}

/** Checks an output path by itself: it must not be a file that is needed as it is, and its extension must be right. */
function checkPath(claim: OutputClaim, paths: ProtectedPaths): OutputConflict | undefined {
  if (!isSelected(claim)) return undefined;
  const { output, source } = claim;
  const { recipe, masks } = claim.selection;
  const conflict = (problem: string, advice: string): OutputConflict => ({ recipes: [recipe], problem, advice });
  const refusal = paths.refuse(output);
  if (refusal !== undefined) return conflict(refusal, OUTPUT_ADVICE.otherPath);
  if (recipe.references.some(({ path }) => path === output)) return conflict(OUTPUTS.reference(output), OUTPUT_ADVICE.otherPath);
  if (masks.has(output)) return conflict(OUTPUTS.mask(output), OUTPUT_ADVICE.otherPath);
  const format = recipe.outputFormat === "source" ? source && formatOfName(source) : recipe.outputFormat;
  const promised = formatOfName(output);
  const writable = promised !== undefined && ["png", "jpeg", "webp"].includes(promised) ? promised : undefined;
  if (promised !== undefined && format !== undefined && promised !== format)
    return conflict(OUTPUTS.otherFormat(output, format), OUTPUT_ADVICE.format(writable));
  // A source whose name is that of no picture fails by itself, when its header is read.
  const isPicture = source === undefined || format !== undefined;
  if (isPicture && (promised === undefined || (source === undefined && writable === undefined)))
    return conflict(OUTPUTS.noFormat(output), OUTPUT_ADVICE.extension);
  return undefined;
}

/** One sentence for all conflicts of the same recipes and with the same advice, with the first one as an example. */
function describeConflicts(conflicts: readonly OutputConflict[]): string[] {
  const groups = Map.groupBy(conflicts, ({ recipes, advice }) => JSON.stringify([recipes.map(({ name }) => name), advice]));
  return [...groups.values()].flatMap(([first, ...more]) => (first ? [outputProblem(first, more.length)] : []));
}
