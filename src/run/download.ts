import { lookup as resolveName } from "node:dns";
import { setTimeout as sleep } from "node:timers/promises";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import { Agent, type Dispatcher, request } from "undici";
import { RetouchError } from "../errors.ts";
import type { ImageReference } from "../providers/provider.ts";
import { hostOf, isLocalHost, isPublicAddress } from "./address.ts";
import { backoff } from "./perform.ts";
import { createDispatcher, describe } from "./send.ts";

/** A result may have this many bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;
const LOOKUP_MS = 2_000;
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
  const trusted = new URL(baseUrl).origin;
  const dispatchers = new Map<string, Dispatcher>();
  const dispatcherFor = (url: URL): Dispatcher => {
    const kind = url.origin === trusted ? "trusted" : getProxyUrl(url) ? "proxy" : "pinned";
    const known = dispatchers.get(kind);
    if (known) return known;
    const made = kind === "pinned" ? new Agent({ connect: { lookup: lookupPublic, timeout: 30_000 } }) : createDispatcher(url.href);
    dispatchers.set(kind, made);
    return made;
  };

  const attempt = async (start: URL, signal: AbortSignal, headers: Record<string, string>): Promise<Buffer> => {
    let url = start;
    for (let redirects = 0; ; redirects++) {
      const isTrusted = url.origin === trusted;
      if (!isTrusted) await checkAddress(url);
      const reply = await request(url, {
        dispatcher: dispatcherFor(url),
        signal,
        headers: { accept: "image/*", ...(isTrusted && redirects === 0 ? headers : {}) },
      });
      const { statusCode } = reply;
      const location = reply.headers.location;
      if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
        await reply.body.dump();
        if (redirects >= MAX_REDIRECTS)
          throw new RetouchError("untrusted-url", `the result's address redirects more than ${MAX_REDIRECTS} times`);
        url = resolveUrl(location, url.href, trusted);
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
      const url = resolveUrl(reference.url, replyUrl, trusted);
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
            throw new RetouchError("unavailable", `the finished result could not be downloaded from ${url.host}: ${describe(error)}`, {
              cause: error,
            });
          await sleep(Math.min(backoff(tries), 5000), undefined, { signal });
        }
      }
    },
    close: async () => {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

function decodeBase64(base64: string): Buffer {
  // Some servers put a data URI where base64 is documented.
  const bytes = Buffer.from(base64.replace(/^data:[^,]*,/, ""), "base64");
  if (bytes.length > MAX_BYTES)
    throw new RetouchError("too-large", `the result has ${bytes.length} bytes; at most ${MAX_BYTES} are accepted`);
  return bytes;
}

/** Relative addresses are the reply's own. `http:` of a public host is fetched by `https:`, since some vendors sign such addresses. */
function resolveUrl(address: string, base: string, trusted: string): URL {
  if (!URL.canParse(address, base)) throw new RetouchError("untrusted-url", "the result's address is not a URL");
  const url = new URL(address, base);
  if (url.origin === trusted) return url;
  if (url.protocol === "http:") url.protocol = "https:";
  if (url.protocol !== "https:")
    throw new RetouchError("untrusted-url", `the result's address has the scheme ${url.protocol}, which is not fetched`);
  if (url.username || url.password) throw new RetouchError("untrusted-url", "the result's address holds a user name or password");
  return url;
}

/**
 * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may be
 * reached; a name that resolves here to a private address is refused there too.
 */
async function checkAddress(url: URL): Promise<void> {
  const host = hostOf(url);
  if (isLocalHost(host)) throw new RetouchError("untrusted-url", `the result's address is on ${host}, which is not on the public internet`);
  if (!getProxyUrl(url)) return;
  const addresses = await Promise.race([resolveAll(host).catch(() => []), sleep(LOOKUP_MS, [], { ref: false })]);
  refusePrivate(host, addresses);
}

function resolveAll(host: string): Promise<{ address: string; family: number }[]> {
  return new Promise((resolve, reject) =>
    resolveName(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  );
}

function refusePrivate(host: string, addresses: readonly { address: string }[]): void {
  const bad = addresses.find(({ address }) => !isPublicAddress(address));
  if (bad)
    throw new RetouchError("untrusted-url", `the result's address ${host} resolves to ${bad.address}, which is not on the public internet`);
}

type LookupCallback = (error: Error | null, address: string | { address: string; family: number }[], family?: number) => void;

/** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
function lookupPublic(host: string, options: { all?: boolean | undefined }, callback: LookupCallback): void {
  resolveAll(host).then(
    (addresses) => {
      const first = addresses[0];
      try {
        refusePrivate(host, addresses);
        if (!first) throw new Error(`${host} has no address`);
      } catch (error) {
        callback(error instanceof Error ? error : new Error(String(error)), []);
        return;
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    },
    (error: Error) => callback(error, []),
  );
}

function findRefusal(error: unknown): RetouchError | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof RetouchError) return current;
    if (current instanceof AggregateError) return current.errors.map(findRefusal).find(Boolean);
  }
  return undefined;
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
