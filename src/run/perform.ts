import { setTimeout as sleep } from "node:timers/promises";
import { RetouchError } from "../errors.ts";
import type { Call, Failure, ImageReference, Next } from "../providers/provider.ts";
import type { Deadline } from "./deadline.ts";
import type { Pacer } from "./pacer.ts";
import { type Client, SendError } from "./send.ts";
import type { Wake } from "./wake.ts";

/** What a paid call came to. */
export type Performed =
  | { kind: "done"; images: ImageReference[]; replyUrl: string; cost?: number; refresh?: Call }
  | (Failure & { /** It may have been billed all the same. */ maybeBilled: boolean });

export interface PerformOptions {
  client: Client;
  pacer: Pacer;
  wake: Wake;
  deadline: Deadline;
  /** How often a request that surely was not run, or that is free, is sent again. */
  retries: number;
  /** Says what the task waits for. */
  debug: (message: string) => void;
}

/** Polls that fail in a row before the job is given up: the job itself goes on meanwhile, and is paid for. */
const MAX_FAILED_POLLS = 8;
const FIRST_POLL_MS = 1000;
const LONGEST_POLL_MS = 5000;
/** One poll that hangs must not cost the result: its reply holds the picture that was sent, so it may take a while. */
const POLL_MS = 20_000;
const CANCEL_MS = 3000;

/**
 * Sends one paid call and follows it to its end. The request is sent again only when the provider surely did not run it, or documents that
 * the failure is free; everything after it (polls, cancelling) is free and repeated as needed.
 */
export async function perform(call: Call, options: PerformOptions): Promise<Performed> {
  const { client, pacer, deadline, retries, debug } = options;
  for (let attempt = 0; ; attempt++) {
    const last = attempt >= retries;
    let failure: Failure;
    let wait = backoff(attempt);
    try {
      await pacer.turn(deadline.signal, deadline.left());
    } catch (error) {
      if (error instanceof RetouchError) return { kind: "failed", code: error.code, message: error.message, maybeBilled: false };
      return endedEarly(deadline, false);
    }
    deadline.start();
    try {
      const reply = await client.send(call.request, deadline.signal);
      const next = readNext(call, reply);
      if (next.kind === "done") {
        pacer.recover();
        return { ...next, replyUrl: reply.url };
      }
      if (next.kind === "wait") {
        pacer.recover();
        return await follow(next, options);
      }
      if (!next.free) {
        // What is not documented as free may have been billed, also where the server itself failed.
        const maybeBilled = next.code === "ambiguous" || next.code === "unexpected-reply" || reply.status >= 500;
        return { ...next, maybeBilled };
      }
      failure = next;
      const asked = retryAfter(reply.headers["retry-after"]);
      if (asked !== undefined) wait = Math.max(asked, wait * 0.1);
      if (next.code === "rate-limited") pacer.slowDown(wait);
    } catch (error) {
      // Only what says that nothing was written may be sent again; an error of our own after the reply may not.
      const sent = !(error instanceof SendError) || error.sent;
      if (deadline.signal.aborted) return endedEarly(deadline, sent);
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
      await sleep(wait, undefined, { signal: deadline.signal });
    } catch {
      return endedEarly(deadline, false);
    }
  }
}

/** A credential is not sent to where a redirect points, and a paid POST is not repeated there. */
function readNext(call: Call, reply: Awaited<ReturnType<Client["send"]>>): Next {
  if (reply.status < 300 || reply.status >= 400) return call.read(reply);
  return {
    kind: "failed",
    code: "unexpected-reply",
    message: `the API answered with a redirect (HTTP ${reply.status}), which is not followed; check \`base-url\``,
  };
}

function endedEarly(deadline: Deadline, sent: boolean): Performed {
  if (!deadline.expired())
    return {
      kind: "failed",
      code: "cancelled",
      message: sent ? "cancelled while the provider was working; it may be billed" : "cancelled before it was sent",
      maybeBilled: sent,
    };
  return sent
    ? {
        kind: "failed",
        code: "ambiguous",
        message: "the provider did not answer in time; the request may have been run",
        maybeBilled: true,
      }
    : { kind: "failed", code: "timeout", message: "the request could not be sent in time", maybeBilled: false };
}

type Waiting = Extract<Next, { kind: "wait" }>;

/** Waits for a job by polling, with growing pauses; an event wakes the poll early. */
async function follow(first: Waiting, { client, wake, deadline, debug }: PerformOptions): Promise<Performed> {
  let waiting = first;
  let pause = FIRST_POLL_MS;
  let failures = 0;
  let woken: Promise<void> | undefined = wake.onJob(first.job);
  for (;;) {
    try {
      const timer = new AbortController();
      const slept = sleep(pause, undefined, { signal: AbortSignal.any([deadline.signal, timer.signal]) });
      // Whichever comes second must not become an unhandled rejection.
      slept.catch(() => undefined);
      await Promise.race([slept, ...(woken ? [woken.then(() => (woken = undefined))] : [])]);
      timer.abort();
      const reply = await client.send(waiting.poll.request, AbortSignal.any([deadline.signal, AbortSignal.timeout(POLL_MS)]));
      const next = readNext(waiting.poll, reply);
      if (next.kind === "done") return { ...next, replyUrl: reply.url };
      const isUnclear = next.kind === "failed" && (reply.status === 429 || reply.status >= 500 || next.code === "unexpected-reply");
      if (next.kind === "failed" && reply.status === 404) {
        return {
          kind: "failed",
          code: "ambiguous",
          message: "the job was accepted, but the provider does not know it any more",
          maybeBilled: true,
        };
      }
      if (next.kind === "failed" && !isUnclear) return { ...next, maybeBilled: reply.status >= 300 };
      if (next.kind === "failed") throw new Error(next.message);
      waiting = next;
      failures = 0;
      pause = Math.min(LONGEST_POLL_MS, pause * 1.5);
    } catch (error) {
      if (deadline.signal.aborted) return cancelJob(waiting, client, deadline);
      failures += 1;
      const reason = error instanceof Error ? error.message : String(error);
      debug(`poll ${failures} of job ${first.job} failed: ${reason}`);
      if (failures >= MAX_FAILED_POLLS) {
        return {
          kind: "failed",
          code: "ambiguous",
          message: `the job was accepted, but its state could not be read: ${reason}`,
          maybeBilled: true,
        };
      }
      pause = Math.min(LONGEST_POLL_MS, pause * 1.5);
    }
  }
}

async function cancelJob({ cancel, job }: Waiting, client: Client, deadline: Deadline): Promise<Performed> {
  const code = deadline.expired() ? "timeout" : "cancelled";
  const what = deadline.expired() ? "no result in time" : "the run was cancelled";
  let cancelled = false;
  if (cancel) {
    const reply = await client.send(cancel.request, AbortSignal.timeout(CANCEL_MS)).catch(() => undefined);
    cancelled = reply !== undefined && cancel.read(reply).kind === "done";
  }
  return {
    kind: "failed",
    code,
    message: cancelled
      ? `${what}; job ${job} was cancelled at the provider`
      : `${what}; job ${job} could not be cancelled and may be billed`,
    maybeBilled: true,
  };
}

/** 1 s, 2 s, 4 s … up to 30 s, ± 20 % so that tasks do not come back together. */
export function backoff(attempt: number): number {
  return Math.min(30_000, 1000 * 2 ** attempt) * (0.8 + Math.random() * 0.4);
}

/** `Retry-After` in milliseconds: seconds or an HTTP date. */
export function retryAfter(header: string | string[] | undefined): number | undefined {
  const value = Array.isArray(header) ? header[0] : header;
  if (!value) return undefined;
  const milliseconds = /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
