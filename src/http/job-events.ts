import { createParser } from "eventsource-parser";
import type { RunNotice } from "../notices.ts";
import type { HttpClient } from "./http-client.ts";
import { events as messages } from "./http-messages.ts";

/** The stream in which a provider announces finished jobs. */
export interface EventStream {
  /** Relative to the base URL. */
  path: string;
  /** The job that an event names; undefined for any other event. */
  readJob(event: { event?: string | undefined; data: string }): string | undefined;
}

/** Wakes a poll early when the provider's event stream names its job. The poll stays the truth: a stream that fails costs only speed. */
export interface JobEvents {
  /** Resolves when the job was named, after this call or before it; never rejects. */
  whenNamed(job: string): Promise<void>;
}

export interface SubscribeOptions {
  client: HttpClient;
  /** Closes the stream. */
  signal: AbortSignal;
  notify: (notice: RunNotice) => void;
}

const OPEN_MS = 10_000;
/** Characters of one event. */
const MAX_EVENT = 1 << 20;
/** Bytes of a whole stream: an event for each job and a sign of life every few seconds are far less. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Jobs that are remembered before somebody waits for them; the newest count. */
const MAX_NAMED = 1000;

/** No events: polls wait their time. */
export const NO_EVENTS: JobEvents = { whenNamed: () => new Promise(() => {}) };

/**
 * Subscribes before anything is enqueued, since the stream keeps nothing for who comes late. Returns when the stream is open, or has failed.
 */
export async function subscribe(events: EventStream, { client, signal, notify }: SubscribeOptions): Promise<JobEvents> {
  const named = new Set<string>();
  const waiting = new Map<string, () => void>();
  const parser = createParser({
    maxBufferSize: MAX_EVENT,
    onEvent: (event) => {
      const job = events.readJob(event);
      if (job === undefined) return;
      named.add(job);
      const [oldest] = named;
      if (oldest !== undefined && named.size > MAX_NAMED) named.delete(oldest);
      waiting.get(job)?.();
    },
    onError: ({ type }) => {
      if (type === "max-buffer-size-exceeded") throw new Error(messages.tooMuch);
    },
  });
  const fail = (error: unknown) => {
    if (!signal.aborted) notify({ code: "events-unavailable", reason: error instanceof Error ? error.message : String(error) });
  };
  try {
    // A server that never answers must not hold up the run.
    const stop = new AbortController();
    const patience = setTimeout(() => stop.abort(new Error(messages.noAnswer(OPEN_MS / 1000))), OPEN_MS);
    const stream = await client.stream(events.path, AbortSignal.any([signal, stop.signal])).finally(() => clearTimeout(patience));
    void readStream(stream, (text) => parser.feed(text)).then(() => fail(new Error(messages.ended)), fail);
    return {
      whenNamed: (job) => (named.has(job) ? Promise.resolve() : new Promise((resolve) => waiting.set(job, resolve))),
    };
  } catch (error) {
    fail(error);
    return NO_EVENTS;
  }
}

async function readStream(stream: AsyncIterable<Buffer>, feed: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(messages.tooMuch);
    feed(decoder.decode(chunk, { stream: true }));
  }
}
