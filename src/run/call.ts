import { setTimeout as sleep } from "node:timers/promises";
import { CANCEL_MS } from "../cancel.ts";
import { type ErrorCode, RetouchError } from "../errors.ts";
import type { ApiReply, Call, CallStep, Failure, ImageReference } from "../http/api-call.ts";
import { type HttpClient, SendError } from "../http/http-client.ts";
import type { JobEvents } from "../http/job-events.ts";
import type { RateLimiter } from "../http/rate-limiter.ts";
import { BACKOFF, parseRetryAfter, retry } from "../http/retry.ts";
import { dropRest } from "../redact.ts";
import type { Dollars } from "../text/dollars.ts";
import type { Deadline } from "./deadline.ts";
import { call as messages } from "./run-messages.ts";

/** The end of a paid call. */
export type CallResult =
  | {
      kind: "done";
      images: readonly ImageReference[];
      replyUrl: string;
      cost?: Dollars;
      refresh?: Call;
      /** Further images of the call did not come, and may have been billed. */
      maybeBilled?: boolean;
    }
  | Extract<CallStep, { kind: "unchanged" }>
  | (Failure & { /** It may have been billed all the same. */ maybeBilled: boolean });

export interface CallOptions {
  client: HttpClient;
  rateLimiter: RateLimiter;
  jobEvents: JobEvents;
  deadline: Deadline;
  /** Aborts what has not been sent yet, with the refusal of the whole account as its reason. */
  stop: AbortSignal;
  /** Retries of a request that surely was not run, or that is free. */
  retries: number;
  debug: (message: string) => void;
}

/** A request that the provider surely did not run, or does not bill: it may be sent again. */
class NotRun extends Error {
  readonly failure: Failure;
  readonly retryAfterMs: number | undefined;
  constructor(failure: Failure, retryAfterMs?: number) {
    super(`${failure.code}: ${failure.message}`);
    this.name = "NotRun";
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Tasks that were refused together do not come back in the same moment. */
const SPREAD_MS = 100;

/**
 * Sends one paid call and follows it to its end. The request is sent again only when the provider surely did not run it, or documents that
 * the failure is free; everything after it (polls, cancelling) is free and repeated as needed.
 */
export async function executeCall(call: Call, options: CallOptions): Promise<CallResult> {
  const { rateLimiter, deadline, debug } = options;
  const unsent = AbortSignal.any([deadline.signal, options.stop]);
  try {
    return await retry(() => sendOnce(call, options), {
      policy: { ...BACKOFF, retries: options.retries },
      signal: unsent,
      waitAfter: (error, { attempt, backoffMs }) => {
        if (!(error instanceof NotRun)) return undefined;
        const { failure, retryAfterMs } = error;
        const waitMs =
          failure.code === "rate-limited"
            ? rateLimiter.slowDown({ retryAfterMs, backoffMs, isFirst: attempt === 0 })
            : (retryAfterMs ?? backoffMs);
        return waitMs > deadline.left() ? undefined : waitMs + Math.random() * SPREAD_MS;
      },
      onRetry: (error, waitMs) => debug(`${String(error)}; sent again in ${(waitMs / 1000).toFixed(1)} s`),
    });
  } catch (error) {
    if (error instanceof NotRun) return { ...error.failure, maybeBilled: false };
    if (!unsent.aborted) throw error;
    // It was waiting to be sent again.
    return endedEarly(options, { sent: false });
  }
}

/** @throws NotRun, and nothing else. */
async function sendOnce(call: Call, options: CallOptions): Promise<CallResult> {
  const { client, rateLimiter, deadline, stop } = options;
  try {
    await rateLimiter.waitTurn(AbortSignal.any([deadline.signal, stop]), deadline.left());
  } catch (error) {
    if (error instanceof RetouchError && !stop.aborted)
      return { kind: "failed", code: error.code, message: error.message, maybeBilled: false };
    return endedEarly(options, { sent: false });
  }
  deadline.start();
  try {
    const reply = await client.send(call.request, deadline.signal, call.isQueued ? deadline.nameSignal : undefined);
    const next = readNext(call, reply);
    const isTooFast = next.kind === "failed" && next.code === "rate-limited";
    // Also a refusal says that the pace is right. A server in trouble says nothing about it.
    if (!isTooFast && reply.status < 500) rateLimiter.recover();
    if (next.kind === "failed") return readFailure(next, reply);
    if (next.kind === "wait") return await pollJob(next, options);
    return next.kind === "done" ? { ...next, replyUrl: reply.url } : next;
  } catch (error) {
    if (error instanceof NotRun) throw error;
    // Only what says that nothing was written may be sent again; an error of our own after the reply may not.
    const sent = !(error instanceof SendError) || error.sent;
    if (deadline.signal.aborted) return endedEarly(options, { sent });
    const reason = error instanceof Error ? error.message : String(error);
    if (!sent) throw new NotRun({ kind: "failed", code: "unavailable", message: messages.noConnection(reason) });
    return { kind: "failed", code: "ambiguous", message: messages.brokeOff(reason), maybeBilled: true };
  }
}

/** @throws NotRun for a failure that is free. */
function readFailure(failure: Failure, { status, headers }: ApiReply): CallResult {
  if (failure.free) throw new NotRun(failure, parseRetryAfter(headers["retry-after"]));
  // What is not documented as free may have been billed, also where the server itself failed.
  const maybeBilled = failure.maybeBilled ?? (failure.code === "ambiguous" || failure.code === "unexpected-reply" || status >= 500);
  return { ...failure, maybeBilled };
}

/** The meaning of a reply, with as much of its words as is ever shown. */
function readNext(call: Call, reply: ApiReply): CallStep {
  const next = readStep(call, reply);
  return next.kind === "failed" || next.kind === "unchanged" ? { ...next, message: dropRest(next.message) } : next;
}

function readStep(call: Call, { problem, ...reply }: ApiReply): CallStep {
  const fail = (message: string): Failure => ({ kind: "failed", code: "unexpected-reply", message });
  // A credential is not sent to where a redirect points, and a paid POST is not repeated there.
  if (reply.status >= 300 && reply.status < 400) return fail(messages.redirect(reply.status));
  return problem !== undefined && reply.status < 300 ? fail(problem) : call.read(reply);
}

/** The end of a request without a reply: the account was refused, the run was cancelled, or the time was up. */
function endedEarly({ deadline, stop }: Pick<CallOptions, "deadline" | "stop">, { sent }: { sent: boolean }): CallResult {
  const refusal: unknown = stop.reason;
  if (!sent && stop.aborted && refusal instanceof RetouchError)
    return { kind: "failed", code: refusal.code, message: refusal.message, fatal: true, maybeBilled: false };
  const fail = (code: ErrorCode, message: string): CallResult => ({ kind: "failed", code, message, maybeBilled: sent });
  if (!deadline.expired()) return fail("cancelled", sent ? messages.cancelledSent : messages.cancelledUnsent);
  return sent ? fail("ambiguous", messages.timeoutSent) : fail("timeout", messages.timeoutUnsent);
}

type Waiting = Extract<CallStep, { kind: "wait" }>;

/** Polls in a row whose reply is not understood before the job is given up; connections and servers are waited for to the end. */
const MAX_UNCLEAR_POLLS = 8;
const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
/** One poll that hangs must not cost the result: its reply holds the image that was sent, so it may take a while. */
const POLL_MS = 20_000;

/** Waits for a job by polling, with growing pauses; an event ends a pause early. The job is paid for, so a poll that fails is only repeated. */
async function pollJob(first: Waiting, options: CallOptions): Promise<CallResult> {
  const { client, jobEvents, deadline, debug } = options;
  let waiting = first;
  let pauseMs = FIRST_POLL_MS;
  let unclearPolls = 0;
  let named: Promise<void> | undefined = jobEvents.whenNamed(first.job);
  for (;;) {
    try {
      if (await pause(pauseMs, named, deadline.signal)) named = undefined;
      pauseMs = Math.min(LONGEST_POLL_MS, pauseMs * 1.5);
      const reply = await client.send(waiting.poll.request, AbortSignal.any([deadline.signal, AbortSignal.timeout(POLL_MS)]));
      const next = readNext(waiting.poll, reply);
      if (next.kind === "done") return { ...next, replyUrl: reply.url };
      if (next.kind === "unchanged") return next;
      if (next.kind === "wait") {
        // A call of several jobs goes on to the next one.
        if (next.job !== waiting.job) {
          pauseMs = FIRST_POLL_MS;
          named = jobEvents.whenNamed(next.job);
        }
        waiting = next;
        unclearPolls = 0;
        continue;
      }
      debug(`Polling job ${waiting.job}: HTTP ${reply.status}, ${next.message}`);
      if (reply.status === 408 || reply.status === 429 || reply.status >= 500) {
        pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(pauseMs, parseRetryAfter(reply.headers["retry-after"]) ?? 0));
        continue;
      }
      // A job that was just accepted may not be known everywhere yet, and a gateway may answer in its own words: its 403 is not the account's.
      const isUnclear = next.code === "unexpected-reply" || reply.status === 404 || reply.json === undefined;
      if (!isUnclear) return takeFinished(waiting, client) ?? { ...next, maybeBilled: reply.status >= 300 };
      unclearPolls += 1;
      if (unclearPolls >= MAX_UNCLEAR_POLLS)
        return await giveUp(waiting, options, { code: "ambiguous", why: messages.unclearJob(next.message) });
    } catch (error) {
      if (deadline.signal.aborted) {
        const end: End = deadline.expired() ? { code: "timeout", why: messages.noResult } : { code: "cancelled", why: messages.cancelled };
        return giveUp(waiting, options, end);
      }
      debug(`Polling job ${waiting.job}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** Waits until the time is over or the event comes. @returns whether it was the event. @throws when the signal aborts. */
async function pause(milliseconds: number, event: Promise<void> | undefined, signal: AbortSignal): Promise<boolean> {
  const timer = new AbortController();
  const slept = sleep(milliseconds, false, { signal: AbortSignal.any([signal, timer.signal]) });
  // Whichever comes second must not become an unhandled rejection.
  slept.catch(() => undefined);
  const woken = await Promise.race([slept, ...(event ? [event.then(() => true)] : [])]);
  timer.abort();
  return woken;
}

/** Between the last polls of a job that cannot be cancelled. */
const LAST_POLLS_MS = 300;

/** The jobs that one call may have. */
const MAX_JOBS = 16;

/** The reason that a job is given up. */
interface End {
  code: ErrorCode;
  /** A sentence. */
  why: string;
}

/**
 * Cancels what is no longer waited for. A job that cannot be cancelled has perhaps just ended, or ends in a moment: then its result is taken,
 * for it is paid, as are the images of its call that were there before.
 */
async function giveUp(
  { cancel = [], poll, job, images = [] }: Waiting,
  { client, deadline }: Pick<CallOptions, "client" | "deadline">,
  { code, why }: End,
): Promise<CallResult> {
  const limitTime = () => AbortSignal.any([AbortSignal.timeout(CANCEL_MS.providerJob), deadline.over]);
  const send = async ({ request, read }: Call, signal: AbortSignal) => {
    const reply = await client.send(request, signal).catch(() => undefined);
    return reply && { reply, next: read(reply) };
  };
  const cancelTime = limitTime();
  const replies = await Promise.all(cancel.map((one) => send(one, cancelTime)));
  const isCancelled = replies.length > 0 && replies.every((reply) => reply?.next.kind === "done");
  // Also a job that ended before may be said to be cancelled; what its record says is the truth.
  let waiting: Waiting = { kind: "wait", job, poll, images };
  // One time for all records: a server that does not answer gets no more of it for having many jobs.
  const recordTime = limitTime();
  for (let jobs = 0; jobs < MAX_JOBS && !recordTime.aborted; ) {
    const last = await send(waiting.poll, recordTime);
    if (last?.next.kind === "done") return { ...last.next, replyUrl: last.reply.url };
    if (last?.next.kind !== "wait") break;
    if (last.next.job !== waiting.job) jobs += 1;
    else if (isCancelled) break;
    // It is billed, and may end within the time that is left.
    else await sleep(LAST_POLLS_MS, undefined, { signal: recordTime }).catch(() => undefined);
    waiting = last.next;
  }
  const finished = takeFinished(waiting, client);
  return finished ?? { kind: "failed", code, message: messages.givenUp(why, job, isCancelled), maybeBilled: true };
}

/** The images of a call that were there before the rest failed. */
function takeFinished({ images = [], poll }: Waiting, { baseUrl }: HttpClient): CallResult | undefined {
  return images.length > 0 ? { kind: "done", images, replyUrl: `${baseUrl}${poll.request.path}`, maybeBilled: true } : undefined;
}
