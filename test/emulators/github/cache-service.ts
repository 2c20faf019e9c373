import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { GithubRequest, Reply } from "./exchange.ts";
import type { Hub } from "./hub.ts";
import { STORAGE_HOST } from "./results-service.ts";

const SERVICE = "/twirp/github.actions.results.api.v1.CacheService/";
const FOLDER = "/actions-cache/";

interface Entry {
  id: number;
  /** Absent until it was uploaded. */
  bytes?: Buffer;
  finalized: boolean;
}

export interface CacheService {
  /** Finished entries, by key. */
  caches: Map<string, Buffer>;
  owns(request: GithubRequest): boolean;
  nameCall(request: GithubRequest): string;
  answerCall(request: GithubRequest): Promise<Reply>;
  nameStorage(request: GithubRequest): string;
  answerStorage(request: GithubRequest): Promise<Reply>;
}

// A comma separates keys, and a key has at most 512 characters.
const named = {
  key: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[^,]*$/),
  version: z.string().min(1),
};
const CALLS = {
  CreateCacheEntry: z.strictObject(named),
  FinalizeCacheEntryUpload: z.strictObject({ ...named, size_bytes: z.string().regex(/^\d+$/) }),
  GetCacheEntryDownloadURL: z.strictObject({ ...named, restore_keys: z.array(named.key).max(9).optional() }),
};

type CallName = keyof typeof CALLS;

/**
 * The service behind actions/cache and `@actions/cache` (v2), and its blob store. Its scopes by branch are not imitated.
 * https://github.com/actions/toolkit/tree/main/packages/cache/src/generated/results/api/v1
 */
export function createCacheService(hub: Hub, runtimeToken: string): CacheService {
  const entries = new Map<string, Entry>();
  const caches = new Map<string, Buffer>();
  const refuse = (status: number, code: string, msg: string): Reply => ({ status, body: { code, msg } });
  const signedUrl = ({ id }: Entry) => `https://${STORAGE_HOST}${FOLDER}${id}?sig=emulated${randomUUID().slice(0, 8)}&se=2100-01-01`;
  const nameCall = ({ path }: GithubRequest) => (path.startsWith(SERVICE) ? path.slice(SERVICE.length) : "unknown");

  /**
   * The newest entry whose name begins with the first of the keys for which there is one.
   * https://docs.github.com/en/actions/reference/workflows-and-actions/dependency-caching#cache-key-matching
   */
  function findNewest(version: string, keys: readonly string[]): [string, Entry] | undefined {
    const finished = [...entries].filter(([, { finalized }]) => finalized);
    for (const key of keys) {
      const newest = finished.findLast(([id]) => id.startsWith(`${version} ${key}`));
      if (newest) return newest;
    }
    return undefined;
  }

  async function answerCall(request: GithubRequest): Promise<Reply> {
    if (request.headers.authorization !== `Bearer ${runtimeToken}`) return refuse(401, "unauthenticated", "token is invalid");
    const call = nameCall(request);
    if (!(call in CALLS)) return refuse(404, "bad_route", `no such call: ${call}`);
    const parsed = CALLS[call as CallName].safeParse(request.json);
    if (!parsed.success) {
      hub.violations.push(`${call}: ${parsed.error.message}`);
      return refuse(400, "invalid_argument", "invalid request");
    }
    const { key, version } = parsed.data;
    const id = `${version} ${key}`;
    const entry = entries.get(id);
    if (call === "CreateCacheEntry") {
      if (entry) return refuse(409, "already_exists", "cache entry with the same key, version, and scope already exists");
      const made: Entry = { id: hub.takeId(), finalized: false };
      entries.set(id, made);
      return { status: 200, body: { ok: true, signed_upload_url: signedUrl(made) } };
    }
    if (call === "GetCacheEntryDownloadURL") {
      const { restore_keys: others = [] } = CALLS[call].parse(request.json);
      const [matched, found] = entry?.finalized ? [id, entry] : (findNewest(version, [key, ...others]) ?? []);
      if (!matched || !found) return { status: 200, body: { ok: false } };
      const matched_key = matched.slice(version.length + 1);
      return { status: 200, body: { ok: true, signed_download_url: signedUrl(found), matched_key } };
    }
    if (!entry?.bytes) return refuse(404, "not_found", "cache entry not found");
    if ("size_bytes" in parsed.data && Number(parsed.data.size_bytes) !== entry.bytes.length) {
      hub.violations.push(`${call}: ${parsed.data.size_bytes} bytes announced, ${entry.bytes.length} stored`);
      return refuse(400, "invalid_argument", "size differs from what was uploaded");
    }
    entry.finalized = true;
    caches.set(key, entry.bytes);
    return { status: 200, body: { ok: true, entry_id: String(entry.id) } };
  }

  /** https://learn.microsoft.com/rest/api/storageservices/put-blob */
  async function answerStorage(request: GithubRequest): Promise<Reply> {
    const url = new URL(request.path, "https://storage");
    const entry = [...entries.values()].find(({ id }) => url.pathname === `${FOLDER}${id}`);
    if (!entry || !url.searchParams.get("sig")?.startsWith("emulated"))
      return { status: 403, body: "<Error><Code>AuthenticationFailed</Code></Error>" };
    if (request.method === "GET") return { status: 200, body: entry.bytes ?? Buffer.alloc(0) };
    if (request.method !== "PUT" || request.headers["x-ms-blob-type"] !== "BlockBlob")
      return { status: 400, body: "<Error><Code>MissingRequiredHeader</Code></Error>" };
    entry.bytes = request.body;
    return { status: 201, headers: { etag: `"${randomUUID()}"`, "x-ms-request-id": randomUUID() } };
  }

  return {
    caches,
    owns: ({ path }) => path.startsWith(SERVICE) || path.startsWith(FOLDER),
    nameCall,
    answerCall,
    nameStorage: ({ method }) => (method === "PUT" ? "PutCache" : "GetCache"),
    answerStorage,
  };
}
