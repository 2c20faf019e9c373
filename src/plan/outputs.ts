import { nameOf, titleOf } from "../inputs/recipe.ts";
import { formatOfName } from "./paths.ts";
import type { Target } from "./targets.ts";
import type { Order } from "./task.ts";

/** Who makes an output. */
export interface Producer extends Target {
  order: Order;
  /** It may be made in this run. */
  isSelected: boolean;
}

/** Puts a producer down for its output. @returns what is wrong when another one has it already, as a sentence. */
export function claimOutput(producer: Producer, producers: Map<string, Producer>): string | undefined {
  const { order, source, output, isSelected } = producer;
  const other = producers.get(output);
  if (other === undefined) {
    producers.set(output, producer);
    return undefined;
  }
  if (!isSelected && !other.isSelected) return undefined;
  const where = other.order === order ? "" : ` (${titleOf(other.order.recipe)}, ${titleOf(order.recipe)})`;
  const of = (path: string | undefined) => path ?? "a generated image";
  const both =
    other.source !== source
      ? `${of(other.source)} and ${of(source)}`
      : source === undefined
        ? "two generated images"
        : `two results of ${source}`;
  return `\`output\`: ${both} would both be written to ${output}${where}. Make the template tell them apart, as by {dir}, {name}, {ext} or {locale}.`;
}

/** What is wrong with an output's own path, as a sentence. */
export function checkOutput({ recipe, references }: Order, { source, output }: Target): string | undefined {
  if (references.some(({ path }) => path === output))
    return `${nameOf(recipe)}\`output\`: ${output} is one of the \`references\` too, so that each run would make all results anew.`;
  const { outputFormat } = recipe;
  const format = outputFormat === "source" ? source && formatOfName(source) : outputFormat;
  const promised = formatOfName(output);
  if (promised !== undefined && format !== undefined && promised !== format)
    return `\`output\`: ${output} would hold a ${format} picture. Use {ext} in the template, or set \`output-format\`.`;
  if (source === undefined && !["png", "jpeg", "webp"].includes(promised ?? ""))
    return `\`output\`: ${output} names no format that can be written; end it in .png, .jpg or .webp, or use {ext}.`;
  return undefined;
}
