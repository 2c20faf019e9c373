import { setTimeout as sleep } from "node:timers/promises";
import { type Dispatcher, request } from "undici";
import { RetouchError } from "../errors.ts";
import type { ImageReference } from "./api-call.ts";
import { describeNetworkError } from "./http-client.ts";
import { backoff } from "./retry.ts";
import { createUntrustedHosts, findRefusal } from "./untrusted-hosts.ts";

/** A result may have this many bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
/** How long a result that is paid for is asked for where its host fails; each attempt costs nothing. */
const PATIENCE_MS = 30_000;
const LATE_TRIES = 2;

/** A reply that says the address is no longer good, or never was for us. */
export class ExpiredAddress extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`HTTP ${status}`);
    this.name = "ExpiredAddress";
    this.status = status;
  }
}

export interface Downloader {
  /**
   * The bytes of a result. No credential is sent but `headers`, which the caller gives for the configured origin only.
   *
   * @throws RetouchError `untrusted-url`, `too-large`, `unavailable`; ExpiredAddress on 401, 403, 404, 410.
   */
  fetch(reference: ImageReference, from: { replyUrl: string; signal: AbortSignal; headers?: Record<string, string> }): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * Fetches results from addresses that a reply named, which makes them untrusted: `https:` only, public addresses only (after DNS and after each
 * redirect, with the connection pinned to the address that was checked), bounded in bytes and time. The configured origin itself is trusted.
 */
export function createDownloader({ baseUrl, patienceMs = PATIENCE_MS }: { baseUrl: string; patienceMs?: number }): Downloader {
  const outside = createUntrustedHosts({ baseUrl, what: "the result's address" });

  const attempt = async (start: URL, signal: AbortSignal, headers: Record<string, string>): Promise<Buffer> => {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      const isTrusted = outside.isTrusted(url);
      const reply = await request(url, {
        dispatcher: await outside.connect(url),
        signal,
        headers: { accept: "image/*", ...(isTrusted && redirects === 0 ? headers : {}) },
      });
      const { statusCode } = reply;
      const location = reply.headers.location;
      if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
        await reply.body.dump();
        if (redirects >= MAX_REDIRECTS)
          throw new RetouchError("untrusted-url", `the result's address redirects more than ${MAX_REDIRECTS} times`);
        url = outside.resolve(location, url.href);
        continue;
      }
      if (statusCode === 200) return await readBytes(reply.body, reply.headers["content-length"]);
      await reply.body.dump();
      if ([401, 403, 404, 410].includes(statusCode)) throw new ExpiredAddress(statusCode);
      throw new Error(`HTTP ${statusCode}`);
    }
  };

  return {
    fetch: async (reference, { replyUrl, signal, headers = {} }) => {
      if ("base64" in reference) return decodeBase64(reference.base64);
      const url = outside.resolve(reference.url, replyUrl);
      const started = Date.now();
      for (let tries = 0; ; tries++) {
        try {
          return await attempt(url, AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)]), headers);
        } catch (error) {
          const refused = findRefusal(error);
          if (refused) throw refused;
          // What was stored a moment ago may not be found everywhere at once.
          const isLate = error instanceof ExpiredAddress && error.status === 404 && tries < LATE_TRIES;
          if ((error instanceof ExpiredAddress && !isLate) || signal.aborted) throw error;
          if (Date.now() - started >= patienceMs)
            throw new RetouchError(
              "unavailable",
              `the finished result could not be downloaded from ${url.host}: ${describeNetworkError(error)}`,
              {
                cause: error,
              },
            );
          await sleep(Math.min(backoff(tries), 5000), undefined, { signal });
        }
      }
    },
    close: outside.close,
  };
}

function decodeBase64(base64: string): Buffer {
  // Some servers put a data URI where base64 is documented.
  const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64");
  if (bytes.length > MAX_BYTES)
    throw new RetouchError("too-large", `the result has ${bytes.length} bytes; at most ${MAX_BYTES} are accepted`);
  return bytes;
}

async function readBytes(body: Dispatcher.ResponseData["body"], announced: string | string[] | undefined): Promise<Buffer> {
  const refuse = () => new RetouchError("too-large", `the result has more than ${MAX_BYTES} bytes`);
  if (Number(announced) > MAX_BYTES) {
    // A body that nobody reads ends with an error, which nobody would hear.
    body.on("error", () => {}).destroy();
    throw refuse();
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_BYTES) throw refuse();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
