import type { Context } from "../context.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Mode } from "../inputs/table.ts";
import type { Job } from "../plan/inspect.ts";
import type { Planned } from "../plan/plan.ts";
import { plural } from "./format.ts";
import { toLogText } from "./log.ts";

/** Why the recipes gave nothing to do. */
export function explainNoMatch({ recipes, takeCandidate }: Inputs, { eventName }: Context): string {
  if (takeCandidate) return "Nothing was done: the lockfile records no other candidates of what is selected.";
  const images = recipes.flatMap((recipe) => recipe.images);
  const patterns = [...new Set(images)].map((pattern) => `\`${pattern}\``).join(", ");
  const isPullRequest = eventName.startsWith("pull_request");
  const changes = recipes.some(({ changedOnly }) => changedOnly === true || (changedOnly === "auto" && isPullRequest));
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

const WORK: Readonly<Record<Mode, string>> = { edit: "edit", localize: "localize", generate: "generate" };

/** What is about to be paid for, in one line of the log. */
export function announce(jobs: readonly Job[], estimatedCost: number | null): string {
  const cost = estimatedCost === null ? "price not known" : `about $${Number(estimatedCost.toFixed(6))}`;
  const recipes = [...new Set(jobs.map(({ task }) => task.order.recipe))];
  const work = [...new Set(recipes.map(({ mode }) => WORK[mode]))].join(", ");
  const models = recipes.map(({ provider, modelName }) =>
    provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${toLogText(modelName)}`,
  );
  const isPaid = recipes.some(({ provider }) => provider.kind === "http");
  return `${plural(jobs.length, "image")} to ${work} with ${[...new Set(models)].join(", ")}${isPaid ? `, ${cost}` : ""}`;
}
