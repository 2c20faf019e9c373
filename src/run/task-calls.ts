import type { Context } from "../context.ts";
import type { TaskNotice } from "../notices.ts";
import type { Size } from "../pixels/picture.ts";
import type { Task } from "../plan/task.ts";
import type { ImageRequest } from "./create-call.ts";
import type { Deadline } from "./deadline.ts";
import type { ModelClient, ModelResult } from "./model-client.ts";
import { saveRejected } from "./retained-images.ts";

/** The calls of one task, one after another, and what they cost so far. */
export interface TaskCalls {
  send(request: ImageRequest, deadline: Deadline): Promise<ModelResult>;
  /** What has been spent, with the call that is in flight. */
  spending(): Spending;
  /** Whether a call is in flight that may be billed. */
  isInFlight(): boolean;
  /** The model's own bytes, as they came, of images that are not stored yet: they are paid for. */
  unstored(): readonly Buffer[];
  /** All images that came are stored. */
  markStored(): void;
}

export interface Spending {
  /** US dollars of all calls that have ended; null where that of one is not known. */
  cost: number | null;
  notices: readonly TaskNotice[];
}

interface TaskCallsOptions {
  context: Context;
  modelClient: ModelClient;
}

export function createTaskCalls(task: Task, { context, modelClient }: TaskCallsOptions): TaskCalls {
  let spending: Spending = { cost: 0, notices: [] };
  let isInFlight = false;
  let unstored: Buffer[] = [];
  return {
    send: async (request, deadline) => {
      // What was paid for before is on disk before more is paid for.
      await saveRejected(context, task, unstored);
      isInFlight = task.recipe.provider.kind === "http";
      const result = await modelClient.requestImages(request, deadline).finally(() => {
        isInFlight = false;
      });
      spending = addCost(spending, result);
      if (result.kind !== "images") return result;
      unstored.push(...result.images.map(({ bytes }) => bytes));
      const sent = request.kind === "generate" ? undefined : { from: request.source, to: sizeOf(request.image) };
      return { ...result, images: result.images.map((image) => ({ ...image, sent })) };
    },
    spending: () => (isInFlight ? addUnknown(spending) : spending),
    isInFlight: () => isInFlight,
    unstored: () => unstored,
    markStored: () => {
      unstored = [];
    },
  };
}

const sizeOf = ({ width, height }: Size): Size => ({ width, height });

function addCost(spending: Spending, { kind, cost }: ModelResult): Spending {
  if (kind === "failed" && cost === null) return addUnknown(spending);
  return { ...spending, cost: spending.cost === null || cost === null ? null : spending.cost + cost };
}

/** What is known to be billed stays known where the fate of a further request is not. */
function addUnknown({ cost, notices }: Spending): Spending {
  return cost ? { cost, notices: [...notices, { code: "maybe-billed-on-top" }] } : { cost: null, notices };
}
