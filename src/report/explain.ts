import type { Context } from "../context.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Plan, PlannedTask, PreparedTask } from "../plan/task.ts";
import { MODES } from "../providers/names.ts";
import { formatDollars, plural } from "../text/format.ts";
import { toLogText } from "./log.ts";
import { wordRunNotice } from "./notice-wording.ts";

/** Why the recipes gave nothing to do. */
export function explainNoMatch({ recipes, takeCandidate }: Inputs, { eventName }: Context, { idle, warnings }: Plan): string {
  if (takeCandidate) return "Nothing was done: the lockfile records no other candidates of what is selected.";
  const known = [...idle, ...warnings].map(wordRunNotice);
  if (known.length > 0) return `Nothing was done: ${known.join(" ")}`;
  const images = recipes.flatMap((recipe) => recipe.images);
  const patterns = [...new Set(images)].map((pattern) => `\`${pattern}\``).join(", ");
  const isPullRequest = eventName.startsWith("pull_request");
  const changes = recipes.some(({ changedOnly }) => changedOnly === true || (changedOnly === "auto" && isPullRequest));
  return changes
    ? `Nothing was done: no image that ${patterns} selects was changed here (\`changed-only\`).`
    : `Nothing was done: ${patterns} selects no file. Is the repository checked out, and are the files not ignored by git?`;
}

/** Why nothing is made of the selected images. */
export function explainUpToDate(tasks: readonly PlannedTask[]): string {
  const modified = tasks.filter(({ action }) => action === "modified").length;
  const current = tasks.length - modified;
  const [was, it] = modified === 1 ? ["was", "it"] : ["were", "them"];
  const parts = [
    ...(current > 0 ? [`${plural(current, "image")} up to date by the lockfile`] : []),
    ...(modified > 0 ? [`${plural(modified, "file")} changed by a person since ${was} kept; \`force: true\` makes ${it} anew`] : []),
  ];
  return `Nothing was done: ${parts.join(". ")}.`;
}

/** What is about to be paid for, in one line of the log: `4 images to edit, 12 to localize with dashscope qwen-image-2.0-pro, about $0.9`. */
export function announce(jobs: readonly PreparedTask[], estimatedCost: number | null): string {
  const recipes = [...new Set(jobs.map(({ task }) => task.recipe))];
  const counts = MODES.map((mode) => ({ mode, count: jobs.filter(({ task }) => task.recipe.mode === mode).length }));
  const work = counts
    .filter(({ count }) => count > 0)
    .map(({ mode, count }, index) => `${index === 0 ? plural(count, "image") : count} to ${mode}`);
  const models = recipes.map(({ provider, modelName }) =>
    provider.kind === "local" ? "the sandbox, which calls no model" : `${provider.name} ${toLogText(modelName)}`,
  );
  const cost = estimatedCost === null ? "price not known" : `about ${formatDollars(estimatedCost)}`;
  const isPaid = recipes.some(({ provider }) => provider.kind === "http");
  return [`${work.join(", ")} with ${[...new Set(models)].join(" and ")}`, ...(isPaid ? [cost] : [])].join(", ");
}
