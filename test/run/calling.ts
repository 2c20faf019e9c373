import type { Call } from "../../src/http/api-call.ts";
import { createHttpClient } from "../../src/http/http-client.ts";
import { type JobEvents, NO_EVENTS } from "../../src/http/job-events.ts";
import { createRateLimiter, type RateLimiter } from "../../src/http/rate-limiter.ts";
import type { EditRequest, HttpProvider } from "../../src/providers/provider.ts";
import { type CallResult, executeCall } from "../../src/run/call.ts";
import { createDeadline } from "../../src/run/deadline.ts";
import { type Answer, type Seen, startHttp } from "../http/servers.ts";

const REQUEST: EditRequest = {
  ...{ model: "qwen-image-edit", prompt: "x", transport: "queue", source: { width: 1, height: 1 }, target: { width: 1, height: 1 } },
  image: { bytes: Buffer.from("x"), mediaType: "image/png", width: 1, height: 1 },
  ...{ references: [], count: 1 },
};

/** An edit by the model that each provider has. */
export function callOf(provider: HttpProvider, request: Partial<EditRequest> = {}): Call {
  const call = provider.findModel("qwen-image-edit")?.edit?.({ ...REQUEST, ...request });
  if (!call) throw new Error(`${provider.name} has no such model`);
  return call;
}

export interface CallFacts {
  /** Absent: an edit. */
  call?: Call;
  retries?: number;
  timeout?: number;
  cancelled?: AbortSignal;
  jobEvents?: JobEvents;
  stop?: AbortSignal;
  rateLimiter?: RateLimiter;
}

export async function callAt(baseUrl: string, provider: HttpProvider, running: CallFacts = {}): Promise<CallResult> {
  const {
    retries = 2,
    timeout = 10_000,
    cancelled = new AbortController().signal,
    jobEvents = NO_EVENTS,
    stop = new AbortController().signal,
    call = callOf(provider),
    rateLimiter = createRateLimiter({ requestsPerMinute: undefined, documentedRate: 60_000 }),
  } = running;
  const client = createHttpClient({ baseUrl, headers: {} });
  using deadline = createDeadline(timeout, cancelled);
  try {
    return await executeCall(call, { client, rateLimiter, jobEvents, deadline, stop, retries, debug: () => {} });
  } finally {
    await client.close();
  }
}

export async function callWith(provider: HttpProvider, answer: Answer, running?: CallFacts): Promise<{ result: CallResult; seen: Seen[] }> {
  await using server = await startHttp(answer);
  const result = await callAt(server.url, provider, running);
  return { result, seen: server.seen };
}
