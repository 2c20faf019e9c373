import type { Context } from "../context.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Planned } from "../plan/plan.ts";
import { plural } from "./format.ts";
import { toLogText } from "./log.ts";

/** Why the globs gave nothing to do. */
export function explainNoMatch({ images, changedOnly }: Inputs, { eventName }: Context): string {
  const patterns = images.map((pattern) => `\`${pattern}\``).join(", ");
  const changes = changedOnly === true || (changedOnly === "auto" && eventName.startsWith("pull_request"));
  return changes
    ? `Nothing was done: no image that ${patterns} selects was changed here (\`changed-only\`).`
    : `Nothing was done: ${patterns} selects no file. Is the repository checked out, and are the files not ignored by git?`;
}

/** Why none of the selected images is edited. */
export function explainUpToDate(tasks: readonly Planned[]): string {
  const modified = tasks.filter(({ action }) => action === "modified").length;
  const kept =
    modified > 0
      ? ` ${plural(modified, "file")} changed by a person since ${modified === 1 ? "was" : "were"} kept; \`force: true\` edits again.`
      : "";
  return `Nothing was done: ${plural(tasks.length - modified, "image")} up to date by the lockfile.${kept}`;
}

/** What is about to be paid for, in one line of the log. */
export function announce(count: number, estimatedCost: number | null, { provider, modelName }: Inputs): string {
  const cost = estimatedCost === null ? "price not known" : `about $${Number(estimatedCost.toFixed(6))}`;
  const how = provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${toLogText(modelName)}, ${cost}`;
  return `${plural(count, "image")} to edit with ${how}`;
}
