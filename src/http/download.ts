import type { Dispatcher } from "undici";
import { RetouchError } from "../errors.ts";
import type { ImageReference } from "./api-call.ts";
import { describeNetworkError, readBytes } from "./http-client.ts";
import { broken, RESULT_ADDRESS, tooManyBytes, untrusted } from "./http-messages.ts";
import { BACKOFF, type RetryPolicy, retry } from "./retry.ts";
import { request } from "./undici.ts";
import { createUntrustedHosts, findRefusal, type UntrustedHosts } from "./untrusted-hosts.ts";

/** Most bytes of a result. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
/** A result that is paid for is worth half a minute of attempts, each of which costs nothing. */
const POLICY: RetryPolicy = { ...BACKOFF, retries: Number.POSITIVE_INFINITY, maxMs: 5000, patienceMs: 30_000 };
/** What was stored a moment ago may not be found everywhere at once. */
const NOT_FOUND_RETRIES = 2;

/** A status that says that the address is no longer valid, or never was for us. */
export class ExpiredAddress extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.name = "ExpiredAddress";
    this.status = status;
  }
}

interface FetchFrom {
  replyUrl: string;
  signal: AbortSignal;
  headers?: Record<string, string>;
  /** There is a fresh address to ask for, or a key: then what is forbidden is not tried again. */
  hasOtherWay?: boolean;
}

export interface Downloader {
  /**
   * The bytes of a result. No credential is sent but `headers`, which the caller gives for the configured origin only.
   *
   * @throws RetouchError `untrusted-url`, `too-large`, `unavailable`; ExpiredAddress on 401, 403, 404, 410.
   */
  fetch(reference: ImageReference, from: FetchFrom): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Fetches results from addresses that a reply named, which makes them untrusted: `https:` only, public addresses only (after DNS and after each
 * redirect, with the connection pinned to the address that was checked), bounded in bytes and time. The configured origin itself is trusted.
 */
export function createDownloader({ baseUrl, patienceMs = POLICY.patienceMs }: { baseUrl: string; patienceMs?: number }): Downloader {
  const hosts = createUntrustedHosts({ baseUrl, what: RESULT_ADDRESS });
  return {
    fetch: async (reference, { replyUrl, signal, headers = {}, hasOtherWay = false }) => {
      if ("bytes" in reference) return checkSize(reference.bytes);
      if ("base64" in reference) return decodeBase64(reference.base64);
      const url = hosts.resolve(reference.url, replyUrl);
      const tryOnce = () => fetchOnce(url, { hosts, headers, signal: AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]) });
      try {
        return await retry(tryOnce, {
          policy: { ...POLICY, patienceMs },
          signal,
          waitAfter: (error, { attempt, backoffMs }) => {
            // A store that does not let its objects be listed says 403 for one that is not everywhere yet.
            const isNotThereYet = error instanceof ExpiredAddress && (error.status === 404 || (error.status === 403 && !hasOtherWay));
            const isExpired = error instanceof ExpiredAddress && !(isNotThereYet && attempt < NOT_FOUND_RETRIES);
            const isFinal = signal.aborted || findRefusal(error) || isExpired;
            return isFinal ? undefined : backoffMs;
          },
        });
      } catch (error) {
        const refusal = findRefusal(error);
        if (refusal) throw refusal;
        if (error instanceof ExpiredAddress || signal.aborted) throw error;
        throw new RetouchError("unavailable", broken.download(url.host, describeNetworkError(error)), { cause: error });
      }
    },
    close: hosts.close,
  };
}

interface FetchOptions {
  hosts: UntrustedHosts;
  signal: AbortSignal;
  headers: Record<string, string>;
}

async function fetchOnce(start: URL, { hosts, signal, headers }: FetchOptions): Promise<Buffer> {
  let url = start;
  for (let redirects = 0; ; redirects++) {
    const reply = await request(url, {
      dispatcher: await hosts.connect(url),
      signal,
      headers: { accept: "image/*", ...(hosts.isTrusted(url) && redirects === 0 ? headers : {}) },
    });
    const { statusCode } = reply;
    const location = reply.headers.location;
    if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
      await reply.body.dump();
      if (redirects >= MAX_REDIRECTS) throw new RetouchError("untrusted-url", untrusted.redirects(RESULT_ADDRESS, MAX_REDIRECTS));
      url = hosts.resolve(location, url.href);
      continue;
    }
    if (statusCode === 200) return readResult(reply.body, reply.headers["content-length"]);
    await reply.body.dump();
    if ([401, 403, 404, 410].includes(statusCode)) throw new ExpiredAddress(statusCode);
    throw new Error(`HTTP ${statusCode}`);
  }
}

function decodeBase64(base64: string): Buffer {
  // Some servers put a data URI where base64 is documented.
  const text = base64.replace(/^data:[^,]*,/, "");
  // An address may encode `+`, `/` and `=` by percent.
  const plain = text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return checkSize(Buffer.from(plain, "base64"));
}

function checkSize(bytes: Buffer): Buffer {
  if (bytes.length > MAX_BYTES) throw new RetouchError("too-large", tooManyBytes(MAX_BYTES));
  return bytes;
}

async function readResult(body: Dispatcher.ResponseData["body"], announced: string | string[] | undefined): Promise<Buffer> {
  const bytes = Number(announced) > MAX_BYTES ? undefined : await readBytes(body, MAX_BYTES, announced);
  if (bytes) return bytes;
  // A body that nobody reads ends with an error, which nobody would hear.
  body.on("error", () => {}).destroy();
  throw new RetouchError("too-large", tooManyBytes(MAX_BYTES));
}
