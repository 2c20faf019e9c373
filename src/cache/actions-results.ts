import { createHash } from "node:crypto";
import pLimit from "p-limit";
import type { Dispatcher } from "undici";
import { z } from "zod";
import { type Context, isEnterpriseServer } from "../context.ts";
import { createDispatcher, createHttpClient } from "../http/http-client.ts";
import { type RetryOptions, retry } from "../http/retry.ts";
import { request } from "../http/undici.ts";
import { type CachedResult, checkResult, FRESH_MS, hashBytes, parseRecord, type ResultStore } from "./cached-result.ts";

const SERVICE = "/twirp/github.actions.results.api.v1.CacheService/";
/** Whatever writes entries of another form takes another version. */
const VERSION = createHash("sha256").update("retouch-result-1").digest("hex");

/** Look-ups of one run at a time, and keys of one look-up: of more, the rest is looked up when its turn comes. */
const READERS = 8;
const MAX_KEYS = 200;
/** Milliseconds for one answer of the service, and for one file. */
const CALL_MS = 5000;
/** How long a signed address is used. */
const ADDRESS_MS = 60_000;
const FILE_MS = 20_000;
/** A connection that breaks must not make a whole run pay again. What does not answer at all is not asked again. */
const RETRY: RetryOptions = {
  policy: { retries: 2, baseMs: 200, maxMs: 400, jitter: [0.5, 1.5], patienceMs: 1500 },
  waitAfter: (_, { backoffMs }) => backoffMs,
};

const createdSchema = z.object({ ok: z.boolean().default(false), signed_upload_url: z.string().default("") });
const foundSchema = z.object({ ok: z.boolean().default(false), signed_download_url: z.string().default("") });
const finishedSchema = z.object({ ok: z.boolean().default(false) });

/**
 * Keeps results in the Actions cache, for which a job needs no permission: one entry for each. Nobody can change an entry afterwards, so
 * a result that is made anew gets a further one, and the newest of these is the one that is found. GitHub gives a run the entries of its
 * own branch, of its base and of the default branch; what a fork's pull request writes only that pull request's runs can see.
 *
 * The service's three calls are made here, not by `@actions/cache`: that prints warnings of its own, asks again for half a minute where
 * the service does not answer, and starts `tar` for each entry.
 *
 * @returns undefined where the runner offers no such service.
 * @see https://github.com/actions/toolkit/tree/main/packages/cache
 */
export function createActionsResults(context: Context, environment: Readonly<Record<string, string | undefined>>): ResultStore | undefined {
  const { ACTIONS_RESULTS_URL: url, ACTIONS_RUNTIME_TOKEN: token, ACTIONS_CACHE_MODE: mode = "" } = environment;
  if (!url || !token || isEnterpriseServer(context.serverUrl)) return undefined;
  const baseUrl = new URL(url).origin;
  const twirp = createHttpClient({ baseUrl, headers: { authorization: `Bearer ${token}` } });
  const limit = pLimit(READERS);
  /** Where entries are downloaded from; undefined where there is none. */
  const known = new Map<string, { at: number; url: string | undefined }>();

  async function call(name: string, body: Record<string, unknown>): Promise<{ status: number; json: unknown }> {
    const reply = await retry(async () => {
      const answer = await twirp.send({ method: "POST", path: SERVICE + name, body: { json: body } }, AbortSignal.timeout(CALL_MS));
      if (answer.status >= 500) throw new Error(`${name}: HTTP ${answer.status}`);
      return answer;
    }, RETRY);
    if (reply.status === 401 || reply.status === 403) throw new Refused(`${name}: HTTP ${reply.status}`);
    if (reply.status !== 200 && reply.status !== 404 && reply.status !== 409) throw new Error(`${name}: HTTP ${reply.status}`);
    return reply;
  }

  async function look(key: string): Promise<boolean> {
    const { at, url: before } = known.get(key) ?? { at: Number.NEGATIVE_INFINITY };
    if (Date.now() - at <= (before === undefined ? FRESH_MS : ADDRESS_MS)) return before !== undefined;
    const first = await findEntry(nameEntry(key));
    // Where none has the very name, the service takes the newest of those that begin so. Without an answer, the first is as good.
    const again = first && (await findEntry(nameEntry(key, "")).catch(() => undefined));
    const address = again ?? first;
    known.set(key, { at: Date.now(), url: address });
    return address !== undefined;
  }

  async function findEntry(name: string): Promise<string | undefined> {
    const { status, json } = await call("GetCacheEntryDownloadURL", { key: name, restore_keys: [], version: VERSION });
    const found = status === 200 ? foundSchema.parse(json) : undefined;
    return found?.ok && found.signed_download_url !== "" ? found.signed_download_url : undefined;
  }

  async function store({ record, bytes }: CachedResult): Promise<void> {
    const content = Buffer.concat([Buffer.from(`${JSON.stringify(record)}\n`), bytes]);
    const isMade = await storeAs(nameEntry(record.key), content);
    // Another run has made one, or this one was made anew by force.
    if (!isMade) await storeAs(nameEntry(record.key, hashBytes(content).slice(0, 16)), content);
    known.delete(record.key);
  }

  /** @returns false where there is one of that name. */
  async function storeAs(name: string, content: Buffer): Promise<boolean> {
    const names = { key: name, version: VERSION };
    const { status, json } = await call("CreateCacheEntry", names);
    const created = status === 200 ? createdSchema.parse(json) : undefined;
    if (!created?.ok || created.signed_upload_url === "") return false;
    await transfer(created.signed_upload_url, { method: "PUT", body: content, headers: { "x-ms-blob-type": "BlockBlob" } });
    const finished = await call("FinalizeCacheEntryUpload", { ...names, size_bytes: String(content.length) });
    if (finished.status !== 200 || !finishedSchema.parse(finished.json).ok) throw new Error("the entry was not accepted");
    return true;
  }

  return {
    name: "actions",
    find: async (keys) => {
      if (mode === "none" || mode === "write-only") return new Set();
      const asked = await Promise.allSettled(keys.slice(0, MAX_KEYS).map((key) => limit(() => look(key))));
      // One that fails says nothing of the others.
      const failures = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      if (failures.length > 0 && failures.length === asked.length) throw new AggregateError(failures);
      return new Set(
        keys.filter((_, index) => {
          const one = asked[index];
          return one?.status === "fulfilled" && one.value;
        }),
      );
    },
    read: async (key) => {
      // The address may be out of date, and what this run has written has none yet.
      if (!(await look(key))) return undefined;
      const address = known.get(key)?.url;
      if (address === undefined) return undefined;
      const content = await transfer(address, { method: "GET" });
      const end = content.indexOf("\n");
      const record = parseRecord(content.subarray(0, Math.max(end, 0)).toString("utf8"), key);
      return record && checkResult(record, content.subarray(end + 1));
    },
    write: async (results) => {
      if (mode === "none" || mode === "read") throw new Error(`the job's cache mode is ${mode}`);
      for (const result of results) await store(result);
    },
    // It is asked no more once it has failed: it is there to save money, and must not cost time.
    isRefusal: () => true,
    isLost: (error) => error instanceof Refused,
  };
}

/** The service refuses the job, whatever it asks for. */
class Refused extends Error {}

/** @param again of a further result under the same key */
function nameEntry(key: string, again?: string): string {
  return again === undefined ? `retouch-result-${key}` : `retouch-result-${key}-${again}`;
}

/** Moves a file from or to the address that the service gave. The address is a secret. */
async function transfer(
  address: string,
  options: { method: Dispatcher.HttpMethod; body?: Buffer; headers?: Record<string, string> },
): Promise<Buffer> {
  const url = new URL(address);
  if (url.protocol !== "https:") throw new Error("the service gave an address that is not encrypted");
  const dispatcher = createDispatcher(url.origin);
  try {
    return await retry(async () => {
      const reply = await request(url, { ...options, dispatcher, signal: AbortSignal.timeout(FILE_MS) });
      const content = Buffer.from(await reply.body.arrayBuffer());
      if (reply.statusCode >= 300) throw new Error(`${options.method}: HTTP ${reply.statusCode}`);
      return content;
    }, RETRY);
  } finally {
    void dispatcher.destroy();
  }
}
