import { z } from "zod";
import type { Person } from "./git-store.ts";
import {
  BOT_PERSON,
  type Hub,
  type Identity,
  isProtected,
  type Repository,
  RULE_VIOLATION,
  readRef,
  refreshPulls,
  WEB_FLOW,
} from "./hub.ts";
import { commitJson, repoApi } from "./rest-json.ts";
import { type Call, defineRoute, RestError, type Route } from "./rest-router.ts";

const OID = z.string().regex(/^[0-9a-f]{40}$/);
const PERSON = z.strictObject({ name: z.string(), email: z.string(), date: z.iso.datetime({ offset: true }).optional() });
const READ: ["contents", "read"] = ["contents", "read"];
const WRITE: ["contents", "write"] = ["contents", "write"];

const refBody = z.strictObject({ ref: z.string(), sha: OID });
const moveBody = z.strictObject({ sha: OID, force: z.boolean().optional() });
const commitBody = z.strictObject({
  message: z.string(),
  tree: OID,
  parents: z.array(OID).optional(),
  author: PERSON.optional(),
  committer: PERSON.optional(),
  signature: z.string().optional(),
});
const entryBody = z
  .strictObject({
    path: z.string().min(1),
    mode: z.enum(["100644", "100755", "040000", "160000", "120000"]),
    type: z.enum(["blob", "tree", "commit"]),
    sha: OID.nullable().optional(),
    content: z.string().optional(),
  })
  .refine((entry) => (entry.sha === undefined) !== (entry.content === undefined), "one of sha and content");
const treeBody = z.strictObject({ tree: z.array(entryBody).min(1), base_tree: OID.optional() });
const blobBody = z.strictObject({ content: z.string(), encoding: z.enum(["utf-8", "base64"]).optional() });

/** References, commits, trees and blobs. https://docs.github.com/rest/git */
export const gitRoutes: Route[] = [
  defineRoute({
    operation: "git/get-ref",
    on: "GET /repos/:owner/:repo/git/ref/*ref",
    needs: [READ],
    run: async ({ hub, repository, params }) => {
      const ref = `refs/${params.ref}`;
      const oid = await readRef(hub, repository, ref);
      if (!oid) throw new RestError(404, "Not Found");
      return { status: 200, body: refJson(repository, ref, oid) };
    },
  }),
  defineRoute({
    operation: "git/list-matching-refs",
    on: "GET /repos/:owner/:repo/git/matching-refs/*ref",
    needs: [READ],
    run: async ({ hub, repository, params }) => {
      const prefix = `${repository.refPrefix}refs/${params.ref}`;
      const listing = await hub.store.text(["for-each-ref", "--format=%(objectname) %(refname)", `${prefix}*`, `${prefix}*/**`]);
      const lines = listing
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split(" "));
      return { status: 200, body: lines.map(([oid = "", ref = ""]) => refJson(repository, ref.slice(repository.refPrefix.length), oid)) };
    },
  }),
  defineRoute({
    operation: "git/create-ref",
    on: "POST /repos/:owner/:repo/git/refs",
    needs: [WRITE],
    body: refBody,
    run: async ({ hub, repository }, { ref, sha }) => {
      if (!/^refs\/[^/]+\/.+/.test(ref))
        throw new RestError(422, `Reference name must start with 'refs/' and include at least one additional slash`);
      await requireCommit(hub, sha);
      if (!(await hub.store.updateRef(ref, sha, "0".repeat(40)))) throw new RestError(422, "Reference already exists");
      await refreshPulls(hub);
      return { status: 201, body: refJson(repository, ref, sha) };
    },
  }),
  defineRoute({
    operation: "git/update-ref",
    on: "PATCH /repos/:owner/:repo/git/refs/*ref",
    needs: [WRITE],
    body: moveBody,
    run: async ({ hub, repository, params }, { sha, force }) => {
      const ref = `refs/${params.ref}`;
      const current = await readRef(hub, repository, ref);
      if (!current) throw new RestError(422, "Reference does not exist");
      await requireCommit(hub, sha);
      if (isProtected(hub, repository, ref)) throw new RestError(422, RULE_VIOLATION);
      const forward = force || (await hub.store.isAncestor(current, sha));
      if (!forward || !(await hub.store.updateRef(ref, sha, current))) throw new RestError(422, "Update is not a fast forward");
      await refreshPulls(hub);
      return { status: 200, body: refJson(repository, ref, sha) };
    },
  }),
  defineRoute({
    operation: "git/delete-ref",
    on: "DELETE /repos/:owner/:repo/git/refs/*ref",
    needs: [WRITE],
    run: async ({ hub, repository, params }) => {
      const ref = `refs/${params.ref}`;
      if (!(await readRef(hub, repository, ref))) throw new RestError(422, "Reference does not exist");
      await hub.store.run(["update-ref", "-d", ref]);
      return { status: 204 };
    },
  }),
  defineRoute({
    operation: "git/get-commit",
    on: "GET /repos/:owner/:repo/git/commits/:sha",
    needs: [READ],
    run: async ({ hub, repository, params }) => {
      const body = OID.safeParse(params.sha).success ? await commitJson(hub, repository, params.sha ?? "") : undefined;
      if (!body) throw new RestError(404, "Not Found");
      return { status: 200, body };
    },
  }),
  defineRoute({
    operation: "git/create-commit",
    on: "POST /repos/:owner/:repo/git/commits",
    needs: [WRITE],
    body: commitBody,
    run: createCommit,
  }),
  defineRoute({
    operation: "git/get-tree",
    on: "GET /repos/:owner/:repo/git/trees/*sha",
    needs: [READ],
    query: ["recursive"],
    run: async ({ hub, repository, params, query }) => {
      const tree =
        (await hub.store.read(`${params.sha}^{tree}`)) ?? (await hub.store.read(`${repository.refPrefix}refs/heads/${params.sha}^{tree}`));
      if (!tree) throw new RestError(404, "Not Found");
      const entries = await hub.store.listTree(tree.oid, query.has("recursive") ? { recursive: true, trees: true } : {});
      const body = treeJson(repository, tree.oid, entries.slice(0, hub.limits.treeListing));
      return { status: 200, body: { ...body, truncated: entries.length > hub.limits.treeListing } };
    },
  }),
  defineRoute({ operation: "git/create-tree", on: "POST /repos/:owner/:repo/git/trees", needs: [WRITE], body: treeBody, run: createTree }),
  defineRoute({
    operation: "git/get-blob",
    on: "GET /repos/:owner/:repo/git/blobs/:sha",
    needs: [READ],
    run: async ({ hub, repository, params, request }) => {
      const blob = OID.safeParse(params.sha).success ? await hub.store.read(params.sha ?? "") : undefined;
      if (blob?.type !== "blob") throw new RestError(404, "Not Found");
      if (/application\/vnd\.github(\.v3)?\.raw/.test(request.headers.accept ?? "")) {
        return { status: 200, headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" }, body: blob.content };
      }
      const content = blob.content.toString("base64").replace(/(.{60})/g, "$1\n");
      return { status: 200, body: { ...blobLink(repository, blob.oid), size: blob.content.length, content, encoding: "base64" } };
    },
  }),
  defineRoute({
    operation: "git/create-blob",
    on: "POST /repos/:owner/:repo/git/blobs",
    needs: [WRITE],
    body: blobBody,
    run: async ({ hub, repository }, { content, encoding = "utf-8" }) => {
      const bytes = Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
      if (bytes.length > hub.limits.blob) {
        throw new RestError(
          422,
          `Sorry, your input was too large to process. Consider creating the blob in a local clone of the repository and then pushing it to GitHub.`,
        );
      }
      return { status: 201, body: blobLink(repository, await hub.store.writeBlob(bytes)) };
    },
  }),
];

function refJson(repository: Repository, ref: string, oid: string) {
  const object = { sha: oid, type: "commit", url: `${repoApi(repository)}/git/commits/${oid}` };
  return { ref, node_id: Buffer.from(`Ref${ref}`).toString("base64"), url: `${repoApi(repository)}/git/${ref}`, object };
}

const blobLink = (repository: Repository, oid: string) => ({ sha: oid, url: `${repoApi(repository)}/git/blobs/${oid}` });

function treeJson(
  repository: Repository,
  oid: string,
  entries: { path: string; mode: string; type: string; oid: string; size?: number }[],
) {
  const kind: Record<string, string> = { blob: "blobs", tree: "trees", commit: "commits" };
  return {
    sha: oid,
    url: `${repoApi(repository)}/git/trees/${oid}`,
    tree: entries.map(({ oid: sha, ...entry }) => ({ ...entry, sha, url: `${repoApi(repository)}/git/${kind[entry.type]}/${sha}` })),
    truncated: false,
  };
}

async function requireCommit(hub: Hub, oid: string): Promise<void> {
  if ((await hub.store.read(oid))?.type !== "commit") throw new RestError(422, "Object does not exist");
}

/** GitHub signs for a bot that names no author and no committer. https://docs.github.com/rest/git/commits#create-a-commit */
async function createCommit({ hub, repository, who }: Call, body: z.infer<typeof commitBody>) {
  const tree = await hub.store.read(body.tree);
  if (tree?.type !== "tree") throw new RestError(422, "Tree SHA does not exist");
  for (const parent of body.parents ?? []) {
    if ((await hub.store.read(parent))?.type !== "commit") throw new RestError(422, "Parent SHA does not exist or is not a commit object");
  }
  const self = personOf(who);
  const signed = who?.kind === "installation" && !body.author && !body.committer;
  const author = body.author ?? self;
  const oid = await hub.store.writeCommit({
    tree: body.tree,
    parents: body.parents ?? [],
    message: body.message,
    author,
    committer: signed ? WEB_FLOW : (body.committer ?? author),
    signed,
  });
  return { status: 201, body: await commitJson(hub, repository, oid) };
}

export function personOf(who: Identity | undefined): Person {
  if (!who || who.kind === "installation") return BOT_PERSON;
  return { name: who.login, email: `${who.login}@users.noreply.github.com` };
}

async function createTree({ hub, repository }: Call, body: z.infer<typeof treeBody>) {
  if (body.tree.length > hub.limits.newTree) {
    throw new RestError(
      422,
      "Sorry, your request timed out. It's likely that your input was too large to process. Consider building the tree incrementally, or building the commits you need in a local clone of the repository and then pushing them to GitHub.",
    );
  }
  const base = body.base_tree === undefined ? undefined : await hub.store.read(`${body.base_tree}^{tree}`);
  if (body.base_tree !== undefined && !base) throw new RestError(422, "base_tree is not a valid tree oid");
  const known = new Set(base ? (await hub.store.listTree(base.oid, { recursive: true, trees: true })).map((entry) => entry.path) : []);
  const edits = [];
  for (const entry of body.tree) {
    if (/^\/|\/$|\/\/|(^|\/)(\.|\.\.|\.git)(\/|$)/i.test(entry.path))
      throw new RestError(422, `tree.path contains a malformed path component`);
    if (entry.sha === null && !known.has(entry.path)) throw new RestError(422, "GitRPC::BadObjectState");
    const oid = entry.content === undefined ? (entry.sha ?? null) : await hub.store.writeBlob(Buffer.from(entry.content));
    const object = oid === null ? undefined : await hub.store.read(oid);
    if (oid !== null && entry.type !== "commit" && object?.type !== entry.type)
      throw new RestError(422, `tree.sha ${oid} is not a valid ${entry.type}`);
    if (object?.type !== "tree") edits.push({ path: entry.path, oid, mode: entry.mode });
    else
      for (const leaf of await hub.store.listTree(object.oid, { recursive: true }))
        edits.push({ ...leaf, path: `${entry.path}/${leaf.path}` });
  }
  const oid = await hub.store.editTree(base?.oid, edits);
  return { status: 201, body: treeJson(repository, oid, await hub.store.listTree(oid)) };
}
