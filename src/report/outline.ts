import type { Outcome } from "../outcome.ts";
import type { Fidelity } from "../pixels/fidelity/keep-source.ts";

/** CSS pixels of the picture. */
export const OUTLINED = { width: 320, height: 240 };

/** Shares of a picture. Where more was changed, or is within one outline, an outline says no more than the picture. */
const MOST_CHANGED = 0.6;
const MOST_WITHIN = 0.8;
/** Pixels: in a smaller picture the line would hide what it is about. */
const LEAST_SIDE = 96;

export interface Outlined {
  /** Among the small copies: the same result may be that of another source. */
  key: string;
  /** In pixels of the result. */
  regions: Fidelity["regions"];
}

/** What is outlined in a picture of the result. There are regions only where source and result were found to show the same. */
export function findOutlined({ task, result, outputBlob }: Outcome): Outlined | undefined {
  const { fidelity, width, height } = result;
  const [largest] = fidelity?.regions ?? [];
  // A translation changes texts all over the picture.
  if (!fidelity || !largest || outputBlob === undefined || width === null || height === null || task.recipe.mode !== "edit")
    return undefined;
  const isWhole = largest.width * largest.height > MOST_WITHIN * width * height;
  if (fidelity.changed >= MOST_CHANGED || isWhole || Math.max(width, height) < LEAST_SIDE) return undefined;
  return { key: `${outputBlob}-${task.originBlob.slice(0, 16)}`, regions: fidelity.regions };
}
