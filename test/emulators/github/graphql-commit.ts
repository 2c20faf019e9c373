import { GraphQLError } from "graphql";
import { z } from "zod";
import { commitNode, refNode } from "./graphql-nodes.ts";
import {
  ARCHIVED,
  allows,
  findRepository,
  type Hub,
  type Identity,
  isProtected,
  RULE_VIOLATION,
  readCommit,
  readRef,
  refreshPulls,
  WEB_FLOW,
} from "./hub.ts";
import { personOf } from "./rest-git.ts";

const OID = z.string().regex(/^[0-9a-f]{40}$/);
const inputBody = z.object({
  branch: z.object({ id: z.string().nullish(), repositoryNameWithOwner: z.string().nullish(), branchName: z.string().nullish() }),
  clientMutationId: z.string().nullish(),
  expectedHeadOid: OID,
  message: z.object({ headline: z.string(), body: z.string().nullish() }),
  fileChanges: z
    .object({
      additions: z.array(z.object({ path: z.string(), contents: z.base64() })).nullish(),
      deletions: z.array(z.object({ path: z.string() })).nullish(),
    })
    .nullish(),
});

const failure = (type: string, message: string) => new GraphQLError(message, { extensions: { type } });

/**
 * Appends a commit to a branch if its tip is the expected one. The commit is signed by GitHub, so it is verified.
 * https://docs.github.com/graphql/reference/mutations#createcommitonbranch
 */
export async function createCommitOnBranch(hub: Hub, who: Identity, input: unknown) {
  const parsed = inputBody.safeParse(input);
  if (!parsed.success) {
    const problem = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
    hub.violations.push(`createCommitOnBranch: ${problem}`);
    throw failure("UNPROCESSABLE", problem);
  }
  const { branch, expectedHeadOid, message, fileChanges, clientMutationId } = parsed.data;
  const target = findBranch(hub, branch);
  if (!allows(hub, who, target.repository, ["contents", "write"])) throw failure("FORBIDDEN", "Resource not accessible by integration");
  if (hub.archived) throw failure("FORBIDDEN", ARCHIVED);
  const ref = `refs/heads/${target.branch}`;
  const tip = await readRef(hub, target.repository, ref);
  if (!tip) throw failure("NOT_FOUND", `A branch named '${target.branch}' does not exist.`);
  // GitHub's message has two spaces before "Pull".
  if (tip !== expectedHeadOid)
    throw failure("STALE_DATA", `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`);

  if (isProtected(hub, target.repository, ref)) throw failure("UNPROCESSABLE", RULE_VIOLATION);

  const parent = readCommit((await hub.store.read(tip))?.content ?? Buffer.alloc(0));
  const modes = new Map((await hub.store.listTree(parent.tree, { recursive: true })).map((entry) => [entry.path, entry.mode]));
  const edits: { path: string; oid: string | null; mode?: string }[] = [];
  for (const { path } of fileChanges?.deletions ?? []) {
    if (!modes.has(path)) throw failure("NOT_FOUND", `A path was requested for deletion which does not exist as of commit oid \`${tip}\``);
    edits.push({ path, oid: null });
  }
  const additions = fileChanges?.additions ?? [];
  for (const { path } of additions) {
    if (path === "" || /^\/|\/$|\/\/|(^|\/)(\.|\.\.|\.git)(\/|$)/i.test(path))
      throw failure("UNPROCESSABLE", `The path "${path}" is malformed.`);
  }
  const oids = await hub.store.writeBlobs(additions.map(({ contents }) => Buffer.from(contents, "base64")));
  edits.push(...additions.map(({ path }, index) => ({ path, oid: oids[index] ?? null, mode: modes.get(path) ?? "100644" })));
  const oid = await hub.store.writeCommit({
    tree: await hub.store.editTree(parent.tree, edits),
    parents: [tip],
    message: message.body ? `${message.headline}\n\n${message.body}` : message.headline,
    author: personOf(who),
    committer: WEB_FLOW,
    signed: true,
  });
  if (!(await hub.store.updateRef(ref, oid, tip))) {
    throw failure("UNPROCESSABLE", `Ref ${ref} is at ${await readRef(hub, target.repository, ref)} but expected ${tip}`);
  }
  await refreshPulls(hub);
  return {
    clientMutationId: clientMutationId ?? null,
    commit: await commitNode(hub, target.repository, oid),
    ref: refNode(hub, target.repository, ref, oid),
  };
}

function findBranch(hub: Hub, branch: z.infer<typeof inputBody>["branch"]) {
  const byId = /^Ref:([^/]+)\/([^:]+):refs\/heads\/(.+)$/.exec(Buffer.from(branch.id ?? "", "base64").toString("utf8"));
  const [owner = "", name = ""] = byId ? [byId[1], byId[2]] : (branch.repositoryNameWithOwner ?? "").split("/");
  const repository = findRepository(hub, owner, name);
  const branchName = byId ? byId[3] : branch.branchName?.replace(/^refs\/heads\//, "");
  if (repository && branchName) return { repository, branch: branchName };
  if (branch.id) throw failure("NOT_FOUND", `Could not resolve to a node with the global id of '${branch.id}'`);
  throw failure("NOT_FOUND", `Could not resolve to a Repository with the name '${branch.repositoryNameWithOwner}'.`);
}
