import { z } from "zod";
import type { ApiReply, Call, CallStep, Failure, ImageReference } from "../../http/api-call.ts";
import { readErrorBody } from "../error-body.ts";
import { JOB_CANCELLED, JOB_FAILED, missingInReply, unknownStatus } from "../provider-messages.ts";
import { failureOf, imageSchema, isSuccess, jobIdSchema, readImageReferences, unexpectedReply, withoutResult } from "../replies.ts";

/** docs.oxen.ai/inference-api/reference: image_editing, image_generation, async_queue. */
const imagesSchema = z.object({ images: z.array(imageSchema) });
const enqueueSchema = z.object({ generations: z.array(z.object({ generation_id: jobIdSchema })).min(1) });
const generationSchema = z.object({
  status: z.string(),
  result_url: z.string().nullish(),
  error_message: z.string().nullish(),
});

function readFailure(reply: ApiReply): Failure {
  return classify(failureOf(reply, readErrorBody(reply.json)?.message));
}

/** Queue jobs report errors as text only, so the documented strings decide. */
function classify(failure: Failure): Failure {
  if (/insufficient credits/i.test(failure.message)) return { ...failure, code: "no-credit", fatal: true, free: false };
  if (/model not found/i.test(failure.message)) return { ...failure, code: "invalid-input", fatal: true, free: false };
  // Fields are looked at only when a queued job runs.
  if (/^invalid (parameters|input)/i.test(failure.message)) return { ...failure, code: "invalid-input" };
  if (/moderat|safety|content policy|nsfw|sensitive|inappropriate|flagged/i.test(failure.message))
    return { ...failure, code: "refused", free: false, fatal: false };
  return failure;
}

export function readImages(reply: ApiReply): CallStep {
  if (!isSuccess(reply)) return readFailure(reply);
  const images = readImageReferences(imagesSchema.safeParse(reply.json).data?.images);
  return images.length > 0 ? { kind: "done", images } : withoutResult(reply, "image");
}

/** The jobs of one call, in order. Each makes one picture under an id of its own, and they are read one after the other. */
interface Jobs {
  all: readonly string[];
  /** Not known to have ended; the first is polled. */
  left: readonly string[];
  images: readonly ImageReference[];
  /** The first. */
  failure?: Failure;
}

/** @param count jobs that were asked for; further ones are not followed. */
export function readEnqueued(reply: ApiReply, count: number): CallStep {
  if (!isSuccess(reply)) return readFailure(reply);
  const named = enqueueSchema.safeParse(reply.json).data?.generations.map(({ generation_id: id }) => id);
  const ids = named && [...new Set(named)].slice(0, count);
  return ids ? follow({ all: ids, left: ids, images: [] }) : withoutResult(reply, "`generation_id`");
}

/** What comes next: a poll of the first job that is left; at the end all pictures, or where there is none, why. */
function follow(jobs: Jobs): CallStep {
  const { all, left, images, failure } = jobs;
  const [job] = left;
  if (job !== undefined) {
    const poll: Call = { request: { method: "GET", path: recordOf(job) }, read: (reply) => readGeneration(reply, jobs) };
    return { kind: "wait", job, poll, cancel: left.map(cancelOf), images: images.length > 0 ? images : undefined };
  }
  if (images.length === 0 && failure) return failure;
  const again = follow({ all, left: all, images: [] });
  return { kind: "done", images: [...images], refresh: again.kind === "wait" ? again.poll : undefined };
}

const recordOf = (job: string) => `/ai/queue/${encodeURIComponent(job)}`;

function cancelOf(job: string): Call {
  return {
    request: { method: "DELETE", path: recordOf(job) },
    read: (answer) => (isSuccess(answer) ? { kind: "done", images: [] } : readFailure(answer)),
  };
}

/** Reads the record of the first job that is left. What is not understood is no end: the caller asks again. */
function readGeneration(reply: ApiReply, jobs: Jobs): CallStep {
  if (!isSuccess(reply)) return readFailure(reply);
  const generation = generationSchema.safeParse(reply.json).data;
  const ended = { ...jobs, left: jobs.left.slice(1) };
  const failed = (failure: Failure) => follow({ ...ended, failure: jobs.failure ?? failure });
  switch (generation?.status) {
    case "queued":
    case "processing":
      return follow(jobs);
    case "succeeded":
      return generation.result_url
        ? follow({ ...ended, images: [...jobs.images, ...readImageReferences([{ url: generation.result_url }])] })
        : unexpectedReply(reply, missingInReply("`result_url`"));
    case "failed":
      return failed(classify({ kind: "failed", code: "unavailable", message: generation.error_message ?? JOB_FAILED }));
    case "cancelled":
      return failed({ kind: "failed", code: "cancelled", message: JOB_CANCELLED });
    default:
      return unexpectedReply(reply, unknownStatus(generation?.status));
  }
}
