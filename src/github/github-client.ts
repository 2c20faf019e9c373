import { setTimeout as sleep } from "node:timers/promises";
import type { getOctokit } from "@actions/github";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import type { Context } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { parseRetryAfter } from "../http/retry.ts";
import { debug } from "../runner/log-writer.ts";
import { readFailure } from "./github-errors.ts";
import { FOREIGN_LINK, replyTooLarge, TOKEN_EMPTY } from "./github-messages.ts";

export type GitHub = ReturnType<typeof getOctokit>;

const RETRIES = 3;
/** A longer wait than this is not worth a runner's minutes; the error then says so. */
const MAX_WAIT_MS = 60_000;
/** One attempt. What is written may be a file of 37.5 MB. */
const READ_MS = 60_000;
const WRITE_MS = 300_000;
/** The largest reply that the documents know: a blob of 100 MB in base64. */
const MAX_REPLY_BYTES = 160 * 1024 * 1024;

/**
 * Octokit with this run's addresses and the runner's proxy. Loaded when first needed, since a run that is up to date talks to nobody.
 *
 * Reads are sent again after 5xx and broken connections; any request after a rate limit, which GitHub answers before it does anything.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export async function createGitHub({ token, context }: { token: string; context: Context }): Promise<GitHub> {
  if (token === "") throw new RetouchError("forbidden", TOKEN_EMPTY);
  const { getOctokit } = await import("@actions/github");
  // Octokit's own words (deprecations, rate limits) would reach the log unasked.
  const toDebug = (words: unknown) => debug(String(words));
  const log = { debug: () => {}, info: () => {}, warn: toDebug, error: toDebug };
  const github = getOctokit(token, { baseUrl: context.apiUrl, log, request: { fetch: await makeFetch(context.apiUrl) } });
  const origins = [context.apiUrl, context.graphqlUrl].map((url) => new URL(url).origin);
  github.hook.wrap("request", async (request, options) => {
    const isGraphql = options.url === "/graphql";
    if (isGraphql) options.url = context.graphqlUrl;
    // Octokit encodes the slashes of a branch's name, where the documents have them plain.
    if (typeof options.ref === "string" && /\/git\/(?:matching-)?refs?\/\{ref\}$/.test(options.url)) {
      options.url = options.url.replace("{ref}", options.ref.split("/").map(encodeURIComponent).join("/"));
      options.ref = undefined;
    }
    // The link to a further page is a reply's.
    if (URL.canParse(options.url) && !origins.includes(new URL(options.url).origin)) throw new RetouchError("forbidden", FOREIGN_LINK);
    const isRead = options.method === "GET" || (isGraphql && !/^\s*mutation\b/.test(String(options.query)));
    const own = options.request;
    const fetch = limitSize(own?.fetch);
    for (let attempt = 0; ; attempt++) {
      try {
        options.request = { ...own, fetch, signal: AbortSignal.timeout(isRead ? READ_MS : WRITE_MS) };
        return await request(options);
      } catch (error) {
        const wait = attempt < RETRIES ? computeRetryDelay({ error, isRead, attempt, now: Date.now() }) : undefined;
        if (wait === undefined) throw error;
        const { status, reason, isAnswered } = readFailure(error);
        debug(`GitHub ${isAnswered ? `answered ${status}` : `did not answer (${reason})`}; trying again in ${Math.round(wait / 1000)} s.`);
        await sleep(wait);
      }
    }
  });
  return github;
}

type Fetch = typeof globalThis.fetch;

/** Goes through the runner's proxy, where one is set, as all requests of a run. */
async function makeFetch(url: string): Promise<Fetch> {
  const { fetch } = await import("undici");
  const dispatcher = getProxyUrl(new URL(url)) && (await import("../http/http-client.ts")).createDispatcher(url);
  return ((...[address, options]: Parameters<typeof fetch>) => fetch(address, { ...options, dispatcher })) as unknown as Fetch;
}

/** The same, whose replies fail above {@link MAX_REPLY_BYTES}, decompressed. */
export function limitSize(fetch: Fetch, most = MAX_REPLY_BYTES): Fetch {
  return async (...request) => {
    const reply = await fetch(...request);
    if (!reply.body) return reply;
    let size = 0;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        size += chunk.length;
        if (size > most) controller.error(new Error(replyTooLarge(most)));
        else controller.enqueue(chunk);
      },
    });
    const limited = new Response(reply.body.pipeThrough(counter), reply);
    return Object.defineProperty(limited, "url", { value: reply.url });
  };
}

/** The client made when it is first used, and once. */
export function deferGitHub(options: { token: string; context: Context }): () => Promise<GitHub> {
  let github: Promise<GitHub> | undefined;
  return () => {
    github ??= createGitHub(options);
    return github;
  };
}

/** Milliseconds until the request may be sent again; undefined when it must not be. */
export function computeRetryDelay(failed: { error: unknown; isRead: boolean; attempt: number; now: number }): number | undefined {
  const { status, headers, isRateLimit } = readFailure(failed.error);
  const backoff = 1000 * 2 ** failed.attempt * (0.5 + Math.random() / 2);
  if (isRateLimit) {
    const after = parseRetryAfter(String(headers["retry-after"] ?? ""), failed.now) ?? Number.NaN;
    const reset = headers["x-ratelimit-remaining"] === "0" ? Number(headers["x-ratelimit-reset"]) * 1000 - failed.now : Number.NaN;
    const wait = [after, reset].find(Number.isFinite) ?? backoff;
    return wait <= MAX_WAIT_MS ? Math.max(wait, 0) : undefined;
  }
  return failed.isRead && status !== undefined && status >= 500 ? backoff : undefined;
}
