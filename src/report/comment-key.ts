import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { Inputs } from "../inputs/load.ts";

/** Which comment of a pull request is this step's. */
export interface CommentKey {
  key: string;
  /** Where there is no comment of this key: whether that of another key is written instead, and the key that it then has. */
  adopt(other: string): string | undefined;
}

/**
 * By default: workflow, job and what tells the steps and matrix legs of a job apart. The runner does not say which leg of a matrix it runs, so
 * a leg is known by the images that it makes. Prompt, model and everything else that may change while a pull request is open are left out.
 */
export function makeCommentKey({ commentKey, recipes }: Pick<Inputs, "commentKey" | "recipes">, context: Context): CommentKey {
  if (commentKey !== undefined) return { key: commentKey, adopt: () => undefined };
  const { workflow, job, step = "", event } = context;
  const results = recipes.map(({ name, mode, images, locales, outputTemplate }) =>
    JSON.stringify([name, mode, images.toSorted(), locales.toSorted(), outputTemplate]),
  );
  const leg = createHash("sha256")
    .update(JSON.stringify([step, results.sort()]))
    .digest("hex")
    .slice(0, 8);
  const former = [workflow, job].filter(Boolean).join(" / ");
  // A run that somebody starts by hand may be of a workflow of its own: what it makes are the images of the other one.
  const isByHand = event.pull_request === undefined;
  const key = [workflow, job, leg].filter(Boolean).join(" / ");
  return { key, adopt: (other) => (other === former ? key : isByHand && other.endsWith(` / ${leg}`) ? other : undefined) };
}
