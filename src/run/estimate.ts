import type { Context } from "../context.ts";
import { type ReadBlob, storeBlob } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import { findGitHubBlob } from "../github/git-data.ts";
import type { GitHub } from "../github/github-client.ts";
import type { Inputs } from "../inputs/load.ts";
import { emptyResult, failedOutcome, type Outcome, plannedOutcome } from "../outcome.ts";
import { countPictures, estimateCost, type PriceOf } from "../plan/limits.ts";
import { prepareTasks } from "../plan/prepare-task.ts";
import type { PlannedTask, PreparedTask, SourceText } from "../plan/task.ts";
import { debug } from "../runner/log-writer.ts";
import { checkTesseract, createSourceTextReader } from "../verify/source-text.ts";
import { lookUpPrices } from "./prices.ts";

export interface EstimateOptions {
  context: Context;
  inputs: Inputs;
  workspace: Workspace;
  github: () => Promise<GitHub>;
  signal: AbortSignal;
}

/** What is due, ready to be paid for, and what it will cost. */
export interface Estimate {
  prepared: PreparedTask[];
  /** Failures of images that cannot be edited. */
  rejected: Outcome[];
  priceOf: PriceOf;
  /** US dollars; null where the price of a model is unknown. */
  estimatedCost: number | null;
  readBlob: ReadBlob;
  sourceText: SourceText;
}

/** Looks at the images that are due, and at the prices of their models. Nothing is paid for. */
export async function estimateRun(due: readonly PlannedTask[], options: EstimateOptions): Promise<Estimate> {
  const { context, inputs, workspace, signal } = options;
  const { dryRun } = inputs;
  await checkTesseract(due);
  const readBlob = createBlobReader(options);
  const sourceText = createSourceTextReader({ workspace, readBlob, tempDir: context.tempDir, signal });
  const { prepared, failed } = await prepareTasks(due, { workspace, readBlob, sourceText, dryRun });
  const priceOf = await lookUpPrices(prepared, { mayCall: !dryRun && prepared.length > 0, signal, debug });
  const rejected = failed.map(({ task, error }) => failedOutcome(task, error));
  return { prepared, rejected, priceOf, estimatedCost: estimateCost(prepared, priceOf), readBlob, sourceText };
}

/** Reads originals that a shallow clone lacks from GitHub. */
function createBlobReader({ context, inputs, workspace, github }: EstimateOptions): ReadBlob {
  return async (blob) => {
    const bytes = inputs.githubToken && context.repo ? await findGitHubBlob(await github(), context, blob) : undefined;
    // A task is looked at before it is paid for, and read again then.
    if (bytes && !inputs.dryRun) await storeBlob(workspace, bytes);
    return bytes;
  };
}

/** The outcomes of a dry run. */
export function planOutcomes({ prepared, priceOf }: Estimate, taken: readonly PlannedTask[]): Outcome[] {
  return [
    ...prepared.map((task) => {
      const price = priceOf(task);
      return plannedOutcome(task, price === undefined ? undefined : price * countPictures(task));
    }),
    ...taken.map(({ task, candidate }): Outcome => ({ task, result: { ...emptyResult(task), cost: 0 }, taken: candidate?.number })),
  ];
}
