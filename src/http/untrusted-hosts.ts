import { lookup as resolveName } from "node:dns";
import { setTimeout as sleep } from "node:timers/promises";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import { Agent, type Dispatcher } from "undici";
import { RetouchError } from "../errors.ts";
import { hostOf, isLocalHost, isPublicAddress } from "./addresses.ts";
import { CONNECT_OPTIONS, createDispatcher } from "./http-client.ts";
import { untrusted } from "./http-messages.ts";

const LOOKUP_MS = 2_000;

/** Connections to addresses that a reply named, which makes them untrusted. */
export interface UntrustedHosts {
  /** The absolute URL of an address. @throws RetouchError `untrusted-url` for another scheme than `https:`, or with a user name. */
  resolve(address: string, base: string): URL;
  /** Whether a URL is of the configured origin itself. */
  isTrusted(url: URL): boolean;
  /** A dispatcher that connects to public addresses only. @throws RetouchError `untrusted-url` */
  connect(url: URL): Promise<Dispatcher>;
  close(): Promise<void>;
}

/**
 * `https:` and public addresses only, also after DNS, with the connection pinned to the address that was checked. The configured origin is
 * trusted.
 *
 * @param what how error messages name such an address, at the beginning of a sentence.
 */
export function createUntrustedHosts({ baseUrl, what }: { baseUrl: string; what: string }): UntrustedHosts {
  const trusted = new URL(baseUrl).origin;
  const dispatchers = new Map<string, Dispatcher>();
  return {
    isTrusted: (url) => url.origin === trusted,
    // Relative addresses are the reply's own. `http:` of a public host is reached by `https:`, since some vendors sign such addresses.
    resolve: (address, base) => {
      if (!URL.canParse(address, base)) throw refuse(untrusted.noUrl(what));
      const url = new URL(address, base);
      if (url.origin === trusted) return url;
      if (url.protocol === "http:") url.protocol = "https:";
      if (url.protocol !== "https:") throw refuse(untrusted.scheme(what, url.protocol));
      if (url.username || url.password) throw refuse(untrusted.credential(what));
      return url;
    },
    connect: async (url) => {
      const isTrusted = url.origin === trusted;
      if (!isTrusted) await checkHost(url, what);
      const kind = isTrusted ? "trusted" : getProxyUrl(url) ? "proxy" : "pinned";
      const known = dispatchers.get(kind);
      if (known) return known;
      const pinned = () => new Agent({ connect: { ...CONNECT_OPTIONS, lookup: createPublicLookup(what) } });
      const made = kind === "pinned" ? pinned() : createDispatcher(url.href);
      dispatchers.set(kind, made);
      return made;
    },
    close: async () => {
      await Promise.all([...dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
    },
  };
}

function refuse(message: string): RetouchError {
  return new RetouchError("untrusted-url", message);
}

/**
 * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may
 * be reached; a name that resolves here to a private address is refused there too.
 */
async function checkHost(url: URL, what: string): Promise<void> {
  const host = hostOf(url);
  if (isLocalHost(host)) throw refuse(untrusted.notPublic(what, host));
  if (!getProxyUrl(url)) return;
  const addresses = await Promise.race([resolveAll(host).catch(() => []), sleep(LOOKUP_MS, [], { ref: false })]);
  checkAddresses(addresses, host, what);
}

function checkAddresses(addresses: readonly Address[], host: string, what: string): void {
  const bad = addresses.find(({ address }) => !isPublicAddress(address));
  if (bad) throw refuse(untrusted.resolvesPrivately(what, host, bad.address));
}

type Lookup = (host: string, options: { all?: boolean }, callback: LookupCallback) => void;

/** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
function createPublicLookup(what: string): Lookup {
  return (host, options, callback) => {
    resolveAll(host)
      .then((addresses) => {
        checkAddresses(addresses, host, what);
        const [first] = addresses;
        if (!first) throw new Error(`${host} has no address`);
        return { addresses, first };
      })
      .then(
        ({ addresses, first }) => (options.all ? callback(null, addresses) : callback(null, first.address, first.family)),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
      );
  };
}

interface Address {
  address: string;
  family: number;
}

type LookupCallback = (error: Error | null, address: string | Address[], family?: number) => void;

function resolveAll(host: string): Promise<Address[]> {
  return new Promise((resolve, reject) =>
    resolveName(host, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses))),
  );
}

/** The `RetouchError` that an error is, or that caused it. */
export function findRefusal(error: unknown): RetouchError | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof RetouchError) return current;
    if (current instanceof AggregateError) return current.errors.map(findRefusal).find(Boolean);
  }
  return undefined;
}
