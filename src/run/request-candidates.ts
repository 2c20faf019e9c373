import type { TaskNotice } from "../notices.ts";
import { imagesPerCall } from "../plan/schedule.ts";
import type { PreparedTask } from "../plan/task.ts";
import type { ImageRequest } from "./create-call.ts";
import type { ModelImage, ModelResult } from "./model-client.ts";
import { prepareRequest, type RequestPart, type TaskInputs } from "./task-inputs.ts";

export interface Requesting {
  inputs: TaskInputs;
  /** The bytes to edit. */
  source: Buffer | undefined;
  /** US dollars for one image. */
  price: number | undefined;
  send: (request: ImageRequest) => Promise<ModelResult>;
}

interface Answer {
  kind: "images";
  images: ModelImage[];
  /** Requests one more image; absent where the text is not checked, since it keeps in memory what is sent. */
  requestAgain?: () => Promise<ModelResult>;
  notices: TaskNotice[];
}

/** Requests all candidates, in as few calls as the model allows. What is made is kept when a further call fails. */
export async function requestCandidates(
  prepared: PreparedTask,
  { send, ...parts }: Requesting,
): Promise<Answer | Exclude<ModelResult, { kind: "images" }>> {
  const { recipe } = prepared.task;
  const { candidates, seed, verify } = recipe;
  const createRequest = await prepareRequest(prepared, { ...parts, prompt: prepared.writePrompts().at(-1) ?? "" });
  const request = (part: RequestPart) => send(createRequest(part));
  const perCall = imagesPerCall(recipe);
  const images: ModelImage[] = [];
  const notices: TaskNotice[] = [];
  for (let sent = 0; sent < candidates; sent += perCall) {
    // The same seed would make the same images again.
    const other = seed !== undefined && sent > 0 ? { seed: otherSeed(seed, sent) } : {};
    const result = await request({ count: Math.min(perCall, candidates - sent), first: sent + 1, ...other });
    if (result.kind === "images") {
      images.push(...result.images);
      continue;
    }
    if (images.length === 0) return result;
    const reason = result.kind === "failed" ? `${result.error.code}: ${result.error.message}` : result.message;
    notices.push({ code: "call-failed", purpose: "more-candidates", reason });
    break;
  }
  if (images.length < candidates) notices.push({ code: "fewer-candidates", made: images.length, wanted: candidates });
  const requestAgain = () => request({ count: 1, first: 1, seed: otherSeed(seed ?? 0, candidates) });
  return { kind: "images", images, notices, requestAgain: verify === "text" ? requestAgain : undefined };
}

/** Another seed, within what every model takes. */
function otherSeed(seed: number, offset: number): number {
  return (seed + offset) % 2 ** 31;
}
