import type { Context } from "../context.ts";
import { invalidInputs } from "../errors.ts";
import type { Inputs } from "../inputs/load.ts";
import { baseIsBranch } from "./target-messages.ts";

/**
 * The branch that results are committed to. With `deliver: pull-request` it is a branch of Retouch's own, one for each workflow, and each
 * `base` other than the default branch: release branches and pull requests that share a workflow do not share a pull request.
 *
 * @param target the branch of what is checked out; undefined where there is none.
 * @throws RetouchError `invalid-input` for a pull request of a branch for itself.
 */
export function nameBranches(
  target: string | undefined,
  { context, inputs }: { context: Context; inputs: Pick<Inputs, "deliver" | "branch" | "base"> },
): Pick<Context, "branch" | "base"> {
  const base = inputs.base ?? target;
  if (!inputs.deliver.includes("pull-request") || base === undefined) return { branch: target };
  const branch = inputs.branch ?? nameBranch(context, base);
  if (branch === base) throw invalidInputs([baseIsBranch(branch)]);
  return { branch, base };
}

function nameBranch({ workflow, event }: Context, base: string): string {
  const { default_branch = base } = event.repository ?? {};
  // A workflow without a name has its path for one.
  const name = toSlug(workflow.replace(/^.*\.github\/workflows\//, "").replace(/\.ya?ml$/, "")) || "images";
  return base === default_branch ? `retouch/${name}` : `retouch/${name}-for-${toSlug(base)}`;
}

/** Letters and digits, of whatever script, and single hyphens. */
function toSlug(text: string): string {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  return Array.from(words.filter((word) => word !== "").join("-"))
    .slice(0, 60)
    .join("")
    .replace(/-$/, "");
}
