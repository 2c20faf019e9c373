import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { GithubRequest, Reply } from "./exchange.ts";
import { allows, findRepository, type Hub, identify } from "./hub.ts";

export const LFS_STORAGE_HOST = "github-cloud.githubusercontent.com";
const PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/info\/lfs\/(objects\/batch|locks\/verify|verify)$/;
const HEADERS = { "content-type": "application/vnd.git-lfs+json" };

const object = z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().nonnegative() });
const batchBody = z.object({
  operation: z.enum(["upload", "download"]),
  transfers: z.array(z.string()).optional(),
  ref: z.object({ name: z.string() }).optional(),
  objects: z.array(object),
  hash_algo: z.string().optional(),
});

export function isLfs(request: GithubRequest): boolean {
  return PATH.test(request.path);
}

export function nameLfsOperation(request: GithubRequest): string {
  return PATH.exec(request.path)?.[3] ?? "";
}

export const lfsFile = (hub: Hub, oid: string) => join(hub.store.dir, "lfs", "objects", oid);

/** https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md */
export async function answerLfs(hub: Hub, request: GithubRequest): Promise<Reply> {
  const [, owner = "", name = "", call] = PATH.exec(request.path) ?? [];
  const repository = findRepository(hub, owner, name);
  const who = identify(hub, request.headers.authorization);
  const refuse = (status: number, message: string): Reply => ({
    status,
    headers: { ...HEADERS, "lfs-authenticate": 'Basic realm="GitHub"' },
    body: { message },
  });
  if (who === "bad") return refuse(401, "Bad credentials");
  if (!repository || !allows(hub, who, repository, ["contents", "read"])) return refuse(404, "Not Found");
  if (call === "locks/verify") return { status: 200, headers: HEADERS, body: { ours: [], theirs: [] } };
  if (call === "verify") {
    const parsed = object.safeParse(request.json);
    const found = parsed.success && existsSync(lfsFile(hub, parsed.data.oid));
    return found ? { status: 200, headers: HEADERS, body: {} } : refuse(404, "Object does not exist");
  }
  const batch = batchBody.safeParse(request.json);
  if (!batch.success) {
    hub.violations.push(`lfs batch: ${batch.error.message}`);
    return refuse(422, "invalid batch request");
  }
  const { operation, objects } = batch.data;
  if (operation === "upload" && !who) return refuse(401, "Requires authentication");
  if (operation === "upload" && !allows(hub, who, repository, ["contents", "write"]))
    return refuse(403, "You must have push access to upload objects");
  const header = { "x-emulated": "1" };
  const described = objects.map(({ oid, size }) => {
    const stored = existsSync(lfsFile(hub, oid));
    const href = `https://${LFS_STORAGE_HOST}/objects/${oid}`;
    if (operation === "download") {
      return stored
        ? { oid, size, authenticated: true, actions: { download: { href, header } } }
        : { oid, size, error: { code: 404, message: "Object does not exist" } };
    }
    const verify = {
      href: `https://github.com/${owner}/${name.replace(/\.git$/, "")}.git/info/lfs/verify`,
      header: authorizationOf(request),
    };
    return stored ? { oid, size } : { oid, size, authenticated: true, actions: { upload: { href, header }, verify } };
  });
  return { status: 200, headers: HEADERS, body: { transfer: "basic", objects: described, hash_algo: "sha256" } };
}

export async function answerLfsStorage(hub: Hub, request: GithubRequest): Promise<Reply> {
  const oid = /^\/objects\/([0-9a-f]{64})$/.exec(request.path)?.[1];
  if (!oid || request.headers["x-emulated"] !== "1") return { status: 403, body: "forbidden" };
  if (request.method === "GET")
    return existsSync(lfsFile(hub, oid)) ? { status: 200, body: await readFile(lfsFile(hub, oid)) } : { status: 404 };
  if (createHash("sha256").update(request.body).digest("hex") !== oid) return { status: 400, body: "the content is not the object's" };
  await mkdir(join(hub.store.dir, "lfs", "objects"), { recursive: true });
  await writeFile(lfsFile(hub, oid), request.body);
  return { status: 200 };
}

function authorizationOf(request: GithubRequest): Record<string, string> {
  return request.headers.authorization ? { Authorization: request.headers.authorization } : {};
}
