import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { GithubRequest, Reply } from "./exchange.ts";
import type { Hub } from "./hub.ts";
import { readZip } from "./zip.ts";

export const RESULTS_HOST = "results-receiver.actions.githubusercontent.com";
export const STORAGE_HOST = "productionresultssa0.blob.core.windows.net";
const SERVICE = "/twirp/github.actions.results.api.v1.ArtifactService/";

interface StoredArtifact {
  id: number;
  name: string;
  mimeType: string;
  createdAt: string;
  expiresAt: string | undefined;
  blocks: Map<string, Buffer>;
  bytes: Buffer | undefined;
  finalized: boolean;
}

export interface ResultsService {
  /** Finished artifacts: name to bytes (a zip, or one raw file). */
  artifacts: Map<string, Buffer>;
  /** Its files, sorted by path: the client packs them as they happen to be read. */
  readArtifact(name: string): Map<string, Buffer>;
  runtimeToken: string;
  answerResults(request: GithubRequest): Promise<Reply>;
  answerStorage(request: GithubRequest): Promise<Reply>;
  nameResults(request: GithubRequest): string;
  nameStorage(request: GithubRequest): string;
}

const ids = { workflow_run_backend_id: z.string(), workflow_job_run_backend_id: z.string() };
const wrapped = z.union([z.string(), z.object({ value: z.string() }).transform((given) => given.value)]);
const CALLS = {
  CreateArtifact: z.strictObject({
    ...ids,
    name: z.string().min(1),
    version: z.number(),
    mime_type: wrapped.optional(),
    expires_at: z.string().optional(),
  }),
  FinalizeArtifact: z.strictObject({ ...ids, name: z.string(), size: z.string().regex(/^\d+$/), hash: wrapped.optional() }),
  ListArtifacts: z.strictObject({ ...ids, name_filter: wrapped.optional(), id_filter: wrapped.optional() }),
  GetSignedArtifactURL: z.strictObject({ ...ids, name: z.string() }),
  DeleteArtifact: z.strictObject({ ...ids, name: z.string() }),
};

/** The service behind actions/upload-artifact v4 and `@actions/artifact`, and the blob store it points to. */
export function createResultsService(hub: Hub): ResultsService {
  const artifacts = new Map<string, Buffer>();
  const stored = new Map<string, StoredArtifact>();
  const [runId, jobId] = [randomUUID(), randomUUID()];
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  // Clients read the scope only; nobody checks the signature.
  const runtimeToken = `${encode({ alg: "none" })}.${encode({ scp: `Actions.Results:${runId}:${jobId}`, exp: 4102444800 })}.emulated`;
  const signedUrl = (artifact: StoredArtifact) =>
    `https://${STORAGE_HOST}/actions-results/${artifact.id}?sig=emulated${randomUUID().slice(0, 8)}&se=2100-01-01`;
  const refuse = (status: number, code: string, msg: string): Reply => ({ status, body: { code, msg } });

  function nameResults(request: GithubRequest): string {
    return request.path.startsWith(SERVICE) ? request.path.slice(SERVICE.length) : "unknown";
  }

  async function answerResults(request: GithubRequest): Promise<Reply> {
    if (request.headers.authorization !== `Bearer ${runtimeToken}`) return refuse(401, "unauthenticated", "token is invalid");
    const call = nameResults(request);
    if (!(call in CALLS)) return refuse(404, "bad_route", `no such call: ${call}`);
    const parsed = CALLS[call as keyof typeof CALLS].safeParse(request.json);
    if (!parsed.success || parsed.data.workflow_run_backend_id !== runId || parsed.data.workflow_job_run_backend_id !== jobId) {
      hub.violations.push(`${call}: ${parsed.success ? "backend ids are not the token's" : parsed.error.message}`);
      return refuse(400, "invalid_argument", "invalid request");
    }
    return run(call as keyof typeof CALLS, parsed.data as Record<string, unknown>);
  }

  function run(call: keyof typeof CALLS, given: Record<string, unknown>): Reply {
    const name = String(given.name);
    const artifact = stored.get(name);
    if (call === "CreateArtifact") {
      if (artifact) return refuse(409, "already_exists", "an artifact with this name already exists on the workflow run");
      const made: StoredArtifact = {
        id: hub.takeId(),
        name,
        mimeType: typeof given.mime_type === "string" ? given.mime_type : "application/zip",
        createdAt: new Date().toISOString(),
        expiresAt: typeof given.expires_at === "string" ? given.expires_at : undefined,
        blocks: new Map(),
        bytes: undefined,
        finalized: false,
      };
      stored.set(name, made);
      return { status: 200, body: { ok: true, signed_upload_url: signedUrl(made) } };
    }
    if (call === "ListArtifacts") {
      const wanted = [...stored.values()].filter((candidate) => {
        const byName = given.name_filter === undefined || given.name_filter === candidate.name;
        return candidate.finalized && byName && (given.id_filter === undefined || given.id_filter === String(candidate.id));
      });
      return { status: 200, body: { artifacts: wanted.map(listed) } };
    }
    if (!artifact) return refuse(404, "not_found", "artifact not found");
    if (call === "GetSignedArtifactURL") return { status: 200, body: { name, signed_url: signedUrl(artifact) } };
    if (call === "DeleteArtifact") {
      stored.delete(name);
      artifacts.delete(name);
      return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
    }
    return finalize(artifact, given);
  }

  function finalize(artifact: StoredArtifact, given: Record<string, unknown>): Reply {
    const bytes = artifact.bytes ?? Buffer.alloc(0);
    const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
    if (Number(given.size) !== bytes.length || (given.hash !== undefined && given.hash !== digest)) {
      hub.violations.push(`FinalizeArtifact: ${given.size} bytes, ${given.hash} announced, but ${bytes.length} bytes, ${digest} stored`);
      return refuse(400, "invalid_argument", "size or hash differ from what was uploaded");
    }
    artifact.finalized = true;
    artifacts.set(artifact.name, bytes);
    return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
  }

  function listed(artifact: StoredArtifact) {
    return {
      workflow_run_backend_id: runId,
      workflow_job_run_backend_id: jobId,
      database_id: String(artifact.id),
      name: artifact.name,
      size: String(artifact.bytes?.length ?? 0),
      created_at: artifact.createdAt,
      // A wrapped string of protobuf is a plain one in JSON.
      digest: `sha256:${createHash("sha256")
        .update(artifact.bytes ?? "")
        .digest("hex")}`,
    };
  }

  function nameStorage(request: GithubRequest): string {
    const part = new URL(request.path, "https://storage").searchParams.get("comp");
    if (request.method === "PUT") return part === "block" ? "PutBlock" : part === "blocklist" ? "PutBlockList" : "PutBlob";
    return request.method === "GET" || request.method === "HEAD" ? "GetBlob" : "unknown";
  }

  /** https://learn.microsoft.com/rest/api/storageservices/put-block-list */
  async function answerStorage(request: GithubRequest): Promise<Reply> {
    const url = new URL(request.path, "https://storage");
    const artifact = [...stored.values()].find((candidate) => url.pathname === `/actions-results/${candidate.id}`);
    if (!artifact || !url.searchParams.get("sig")?.startsWith("emulated"))
      return { status: 403, body: "<Error><Code>AuthenticationFailed</Code></Error>" };
    const done = {
      status: 201,
      headers: { etag: `"${randomUUID()}"`, "last-modified": new Date().toUTCString(), "x-ms-request-id": randomUUID() },
    };
    switch (nameStorage(request)) {
      case "PutBlock":
        artifact.blocks.set(url.searchParams.get("blockid") ?? "", request.body);
        return done;
      case "PutBlockList": {
        const names = [...request.body.toString("utf8").matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]*)</g)].map(
          (match) => match[1] ?? "",
        );
        const blocks = names.map((name) => artifact.blocks.get(name));
        if (blocks.includes(undefined)) return { status: 400, body: "<Error><Code>InvalidBlockList</Code></Error>" };
        artifact.bytes = Buffer.concat(blocks.filter((block) => block !== undefined));
        return done;
      }
      case "PutBlob":
        artifact.bytes = request.body;
        return done;
      case "GetBlob": {
        const headers = { "content-type": artifact.mimeType, "content-disposition": `attachment; filename="${artifact.name}.zip"` };
        return { status: 200, headers, body: artifact.bytes ?? Buffer.alloc(0) };
      }
      default:
        return { status: 405, body: "<Error><Code>UnsupportedHttpVerb</Code></Error>" };
    }
  }

  function readArtifact(name: string): Map<string, Buffer> {
    const bytes = artifacts.get(name);
    if (!bytes) throw new Error(`there is no artifact ${name}; there are: ${[...artifacts.keys()].join(", ") || "none"}`);
    if (stored.get(name)?.mimeType !== "application/zip") return new Map([[name, bytes]]);
    return new Map([...readZip(bytes)].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  return { artifacts, readArtifact, runtimeToken, answerResults, answerStorage, nameResults, nameStorage };
}
