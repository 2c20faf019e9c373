import { lookup as resolveName } from "node:dns";
import { getProxyUrl } from "@actions/http-client/lib/proxy";
import pLimit from "p-limit";
import type { Dispatcher } from "undici";
import { RetouchError } from "../errors.ts";
import { hostOf, isLocalHost, isPublicAddress } from "./addresses.ts";
import { CONNECT_OPTIONS, createDispatcher } from "./http-client.ts";
import { lookup as messages, untrusted } from "./http-messages.ts";
import { Agent } from "./undici.ts";

/** Characters of an address: signatures are long, and no server takes longer ones. */
const MAX_ADDRESS = 16_384;
/** A name that takes longer counts as one that does not resolve. */
const LOOKUP_MS = 10_000;
/** Where the proxy resolves names, a network still knows its own, and at once. */
const OWN_NAME_MS = 2000;
/** Each look-up holds one of Node's four threads for as long as the system waits, and files need them too. */
const lookupLimit = pLimit(2);

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

export interface UntrustedHostsOptions {
  baseUrl: string;
  /** How error messages name such an address, at the beginning of a sentence. */
  what: string;
  /** Another resolver than the system's. */
  resolve?: (host: string) => Promise<Address[]>;
  lookupMs?: number;
}

/**
 * `https:` and public addresses only, also after DNS, with the connection pinned to the address that was checked. The configured origin is
 * trusted.
 */
export function createUntrustedHosts({ baseUrl, what, ...resolver }: UntrustedHostsOptions): UntrustedHosts {
  const api = new URL(baseUrl);
  const { origin: trusted, hostname } = api;
  const { resolve: lookUp = resolveAll, lookupMs = LOOKUP_MS } = resolver;
  const resolveHost = (host: string, most = lookupMs) => limitTime(host, lookupLimit(lookUp, host), Math.min(most, lookupMs));
  let isProxyOnly: Promise<boolean> | undefined;
  /**
   * The API's own name is one that must exist: where it does not, names are the proxy's business. It waits for no name of a reply. A server of
   * one's own, beside the proxy, says nothing of public names.
   */
  const resolvesNothing = () => {
    if (!getProxyUrl(api) || isLocalHost(hostOf(api))) return Promise.resolve(true);
    isProxyOnly ??= limitTime(hostname, lookUp(hostname), lookupMs).then(
      () => false,
      () => true,
    );
    return isProxyOnly;
  };
  const dispatchers = new Map<string, Dispatcher>();
  return {
    isTrusted: (url) => url.origin === trusted,
    // Relative addresses are the reply's own. `http:` of a public host is reached by `https:`, since some vendors sign such addresses.
    resolve: (address, base) => {
      if (address.length > MAX_ADDRESS) throw refuse(untrusted.tooLong(what, MAX_ADDRESS));
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
      if (!isTrusted) await checkHost(url, { what, resolveHost, resolvesNothing });
      const kind = isTrusted ? "trusted" : getProxyUrl(url) ? "proxy" : "pinned";
      const known = dispatchers.get(kind);
      if (known) return known;
      const pinned = () => new Agent({ connect: { ...CONNECT_OPTIONS, lookup: createPublicLookup(what, resolveHost) } });
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

interface HostCheck {
  what: string;
  resolveHost: (host: string, mostMs?: number) => Promise<Address[]>;
  /** Whether public names resolve for the proxy alone. */
  resolvesNothing: () => Promise<boolean>;
}

/**
 * Names and literal addresses are judged before a connection. Behind a proxy it is the proxy that resolves the name and decides what may
 * be reached. A name that resolves here to a private address is refused there too, and so is one that does not resolve here or not in time,
 * unless the names of the public internet do not resolve here at all.
 */
async function checkHost(url: URL, { what, resolveHost, resolvesNothing }: HostCheck): Promise<void> {
  const host = hostOf(url);
  if (isLocalHost(host)) throw refuse(untrusted.notPublic(what, host));
  if (!getProxyUrl(url)) return;
  const isProxyOnly = await resolvesNothing();
  const addresses = await resolveHost(host, isProxyOnly ? OWN_NAME_MS : undefined).catch(() => undefined);
  if (addresses) checkAddresses(addresses, host, what);
  else if (!isProxyOnly) throw refuse(untrusted.unresolved(what, host));
}

function checkAddresses(addresses: readonly Address[], host: string, what: string): void {
  const bad = addresses.find(({ address }) => !isPublicAddress(address));
  if (bad) throw refuse(untrusted.resolvesPrivately(what, host, bad.address));
}

type Lookup = (host: string, options: { all?: boolean }, callback: LookupCallback) => void;

/** The `lookup` of a socket: what is checked here is what is connected to, so that a second answer of DNS cannot lead elsewhere. */
function createPublicLookup(what: string, resolveHost: HostCheck["resolveHost"]): Lookup {
  return (host, options, callback) => {
    resolveHost(host)
      .then((addresses) => {
        checkAddresses(addresses, host, what);
        const [first] = addresses;
        if (!first) throw new Error(messages.empty(host));
        return { addresses, first };
      })
      .then(
        ({ addresses, first }) => (options.all ? callback(null, addresses) : callback(null, first.address, first.family)),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), []),
      );
  };
}

export interface Address {
  address: string;
  family: number;
}

type LookupCallback = (error: Error | null, address: string | Address[], family?: number) => void;

/** The addresses of a host, within bounded time whatever the resolver does. */
function limitTime(host: string, lookUp: Promise<Address[]>, lookupMs: number): Promise<Address[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(messages.noAnswer(host, lookupMs / 1000))), lookupMs);
    lookUp.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

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
