import { setTimeout as sleep } from "node:timers/promises";
import { type ErrorCode, RetouchError } from "../errors.ts";
import type { Call, CallStep, Failure, ImageReference } from "../http/api-call.ts";
import { type HttpClient, SendError } from "../http/http-client.ts";
import type { JobEvents } from "../http/job-events.ts";
import type { RateLimiter } from "../http/rate-limiter.ts";
import { backoff, retryAfter } from "../http/retry.ts";
import type { Deadline } from "./deadline.ts";

/** What a paid call came to. */
export type CallResult =
  | {
      kind: "done";
      images: readonly ImageReference[];
      replyUrl: string;
      cost?: number;
      refresh?: Call;
      /** Further pictures of the call did not come, and may have been billed. */
      maybeBilled?: boolean;
    }
  | Extract<CallStep, { kind: "unchanged" }>
  | (Failure & { /** It may have been billed all the same. */ maybeBilled: boolean });

export interface PerformOptions {
  client: HttpClient;
  pacer: RateLimiter;
  wake: JobEvents;
  deadline: Deadline;
  /** Aborts, with the refusal of the whole account as its reason, what has not been sent yet. */
  stop: AbortSignal;
  /** How often a request that surely was not run, or that is free, is sent again. */
  retries: number;
  /** Says what the task waits for. */
  debug: (message: string) => void;
}

/** Polls in a row whose answer is not understood before the job is given up; connections and servers are waited for to the end. */
const MAX_UNCLEAR_POLLS = 8;
const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
const LONGEST_PAUSE_MS = 30_000;
/** One poll that hangs must not cost the result: its reply holds the picture that was sent, so it may take a while. */
const POLL_MS = 20_000;
const CANCEL_MS = 2000;

/**
 * Sends one paid call and follows it to its end. The request is sent again only when the provider surely did not run it, or documents that
 * the failure is free; everything after it (polls, cancelling) is free and repeated as needed.
 */
export async function executeCall(call: Call, options: PerformOptions): Promise<CallResult> {
  const { client, pacer, deadline, stop, retries, debug } = options;
  const unsent = AbortSignal.any([deadline.signal, stop]);
  for (let attempt = 0; ; attempt++) {
    const last = attempt >= retries;
    let failure: Failure;
    let wait = backoff(attempt);
    try {
      await pacer.turn(unsent, deadline.left());
    } catch (error) {
      if (error instanceof RetouchError && !stop.aborted)
        return { kind: "failed", code: error.code, message: error.message, maybeBilled: false };
      return endedEarly({ deadline, stop, sent: false });
    }
    deadline.start();
    try {
      const reply = await client.send(call.request, deadline.signal);
      const next = readNext(call, reply);
      if (next.kind === "done") {
        pacer.recover();
        return { ...next, replyUrl: reply.url };
      }
      if (next.kind === "unchanged") {
        pacer.recover();
        return next;
      }
      if (next.kind === "wait") {
        pacer.recover();
        return await pollJob(next, options);
      }
      if (!next.free) {
        // What is not documented as free may have been billed, also where the server itself failed.
        const maybeBilled = next.code === "ambiguous" || next.code === "unexpected-reply" || reply.status >= 500;
        return { ...next, maybeBilled };
      }
      failure = next;
      const askedMs = retryAfter(reply.headers["retry-after"]);
      if (next.code === "rate-limited") wait = pacer.slowDown({ askedMs, backoffMs: wait, isFirst: attempt === 0 });
      else wait = askedMs ?? wait;
    } catch (error) {
      // Only what says that nothing was written may be sent again; an error of our own after the reply may not.
      const sent = !(error instanceof SendError) || error.sent;
      if (deadline.signal.aborted) return endedEarly({ deadline, stop, sent });
      const reason = error instanceof Error ? error.message : String(error);
      if (sent)
        return {
          kind: "failed",
          code: "ambiguous",
          message: `the connection broke after the request was sent: ${reason}`,
          maybeBilled: true,
        };
      failure = { kind: "failed", code: "unavailable", message: `no connection: ${reason}` };
    }
    if (last || wait > deadline.left()) return { ...failure, maybeBilled: false };
    debug(`${failure.code} (${failure.message}); sent again in ${(wait / 1000).toFixed(1)} s`);
    try {
      // Tasks that were refused together do not come back in the same moment.
      await sleep(wait + Math.random() * 100, undefined, { signal: unsent });
    } catch {
      return endedEarly({ deadline, stop, sent: false });
    }
  }
}

/** A credential is not sent to where a redirect points, and a paid POST is not repeated there. */
function readNext(call: Call, reply: Awaited<ReturnType<HttpClient["send"]>>): CallStep {
  if (reply.status < 300 || reply.status >= 400) return call.read(reply);
  return {
    kind: "failed",
    code: "unexpected-reply",
    message: `the API answered with a redirect (HTTP ${reply.status}), which is not followed; check \`base-url\``,
  };
}

/** Why a request came to no reply: the account was refused, the run was cancelled, or the time was up. */
function endedEarly({ deadline, stop, sent }: { deadline: Deadline; stop: AbortSignal; sent: boolean }): CallResult {
  const refusal: unknown = stop.reason;
  if (!sent && stop.aborted && refusal instanceof RetouchError) {
    return { kind: "failed", code: refusal.code, message: refusal.message, fatal: true, maybeBilled: false };
  }
  if (!deadline.expired()) {
    const message = sent ? "cancelled while the provider was working; it may be billed" : "cancelled before it was sent";
    return { kind: "failed", code: "cancelled", message, maybeBilled: sent };
  }
  return sent
    ? {
        kind: "failed",
        code: "ambiguous",
        message: "the provider did not answer in time; the request may have been run",
        maybeBilled: true,
      }
    : { kind: "failed", code: "timeout", message: "the request could not be sent in time", maybeBilled: false };
}

type Waiting = Extract<CallStep, { kind: "wait" }>;

/** Waits for a job by polling, with growing pauses; an event wakes the poll early. The job is paid for, so a poll that fails is only repeated. */
async function pollJob(first: Waiting, options: PerformOptions): Promise<CallResult> {
  const { client, wake, deadline, debug } = options;
  let waiting = first;
  let pause = FIRST_POLL_MS;
  let unclear = 0;
  let woken: Promise<void> | undefined = wake.whenNamed(first.job);
  for (;;) {
    try {
      const timer = new AbortController();
      const slept = sleep(pause, undefined, { signal: AbortSignal.any([deadline.signal, timer.signal]) });
      // Whichever comes second must not become an unhandled rejection.
      slept.catch(() => undefined);
      await Promise.race([slept, ...(woken ? [woken.then(() => (woken = undefined))] : [])]);
      timer.abort();
      pause = Math.min(LONGEST_POLL_MS, pause * 1.5);
      const reply = await client.send(waiting.poll.request, AbortSignal.any([deadline.signal, AbortSignal.timeout(POLL_MS)]));
      const next = readNext(waiting.poll, reply);
      if (next.kind === "done") return { ...next, replyUrl: reply.url };
      if (next.kind === "unchanged") return next;
      if (next.kind === "wait") {
        // A call of several jobs goes on to the next one.
        if (next.job !== waiting.job) {
          pause = FIRST_POLL_MS;
          woken = wake.whenNamed(next.job);
        }
        waiting = next;
        unclear = 0;
        continue;
      }
      if (reply.status === 408 || reply.status === 429 || reply.status >= 500) {
        pause = Math.min(LONGEST_PAUSE_MS, Math.max(pause, retryAfter(reply.headers["retry-after"]) ?? 0));
        debug(`polling job ${waiting.job}: HTTP ${reply.status}`);
        continue;
      }
      // A job that was just accepted may not be known everywhere yet, and a gateway may answer in its own words.
      const isUnclear = next.code === "unexpected-reply" || reply.status === 404;
      if (!isUnclear) return takeMade(waiting, client) ?? { ...next, maybeBilled: reply.status >= 300 };
      unclear += 1;
      debug(`polling job ${waiting.job}: ${next.message}`);
      if (unclear >= MAX_UNCLEAR_POLLS)
        return await giveUp(waiting, options, {
          code: "ambiguous",
          what: `the job was accepted, but its state could not be read: ${next.message}`,
        });
    } catch (error) {
      if (deadline.signal.aborted) {
        const [code, what] = deadline.expired()
          ? (["timeout", "no result in time"] as const)
          : (["cancelled", "the run was cancelled"] as const);
        return giveUp(waiting, options, { code, what });
      }
      debug(`polling job ${waiting.job}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/**
 * Cancels what is no longer waited for. A job that cannot be cancelled has perhaps just ended: then its result is taken, for it is paid, as
 * are the pictures of its call that were there before.
 */
async function giveUp(
  { cancel = [], poll, job, images = [] }: Waiting,
  { client }: PerformOptions,
  { code, what }: { code: ErrorCode; what: string },
): Promise<CallResult> {
  const ask = async ({ request, read }: Call) => {
    const reply = await client.send(request, AbortSignal.timeout(CANCEL_MS)).catch(() => undefined);
    return reply && { reply, next: read(reply) };
  };
  const answers = await Promise.all(cancel.map(ask));
  const isCancelled = answers.length > 0 && answers.every((answer) => answer?.next.kind === "done");
  // Also a job that ended before may be said to be cancelled; what its record says is the truth.
  let waiting: Waiting = { kind: "wait", job, poll, images };
  for (let records = 0; records < MAX_JOBS; records++) {
    const last = await ask(waiting.poll);
    if (last?.next.kind === "done") return { ...last.next, replyUrl: last.reply.url };
    if (last?.next.kind !== "wait" || last.next.job === waiting.job) break;
    waiting = last.next;
  }
  const made = takeMade(waiting, client);
  if (made) return made;
  const fate = isCancelled ? "was cancelled at the provider" : "could not be cancelled and may be billed";
  return { kind: "failed", code, message: `${what}; job ${job} ${fate}`, maybeBilled: true };
}

/** The jobs that one call may have. */
const MAX_JOBS = 16;

/** The pictures of a call that were there before the rest came to nothing. */
function takeMade({ images = [], poll }: Waiting, { baseUrl }: HttpClient): CallResult | undefined {
  return images.length > 0 ? { kind: "done", images, replyUrl: `${baseUrl}${poll.request.path}`, maybeBilled: true } : undefined;
}
