import { GraphQLError } from "graphql";
import {
  allows,
  type Comment,
  type Hub,
  headOid,
  type Identity,
  type PullRequest,
  type Repository,
  readCommit,
  readRef,
  resolveCommit,
} from "./hub.ts";
import { commentJson, fullName, idOfLogin, repoWeb } from "./rest-json.ts";
import { pullFiles } from "./rest-pulls.ts";

/** What graphql-js resolves fields from; a function is called with the field's arguments. */
type Node = Record<string, unknown>;
interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

export function repositoryNode(hub: Hub, repository: Repository, who: Identity): Node {
  const ref = async (name: string) => {
    const full = name.startsWith("refs/") ? name : `refs/heads/${name}`;
    const oid = await readRef(hub, repository, full);
    return oid ? refNode(hub, repository, full, oid) : null;
  };
  return {
    __typename: "Repository",
    id: Buffer.from(`Repository${repository.id}`).toString("base64"),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: { __typename: "User", login: repository.owner },
    url: repoWeb(repository),
    isPrivate: hub.private,
    isFork: repository.fork,
    isArchived: false,
    visibility: hub.private ? "PRIVATE" : "PUBLIC",
    viewerPermission: allows(hub, who, repository, ["contents", "write"]) ? "WRITE" : "READ",
    defaultBranchRef: () => ref(hub.defaultBranch),
    ref: ({ qualifiedName }: { qualifiedName: string }) => ref(qualifiedName),
    object: async ({ oid, expression }: { oid?: string; expression?: string }) => {
      const [revision = "", ...path] = (oid ?? expression ?? "").split(":");
      const commit = oid ? undefined : await resolveCommit(hub, repository, revision);
      return objectNode(hub, repository, path.length > 0 ? `${commit}:${path.join(":")}` : (commit ?? revision));
    },
    pullRequest: ({ number }: { number: number }) => {
      const pull = hub.pulls.get(number);
      if (!pull)
        throw new GraphQLError(`Could not resolve to a PullRequest with the number of ${number}.`, { extensions: { type: "NOT_FOUND" } });
      return pullNode(hub, pull, who);
    },
  };
}

export function refNode(hub: Hub, repository: Repository, ref: string, oid: string): Node {
  const [, prefix = "", name = ""] = /^(refs\/[^/]+\/)(.*)$/.exec(ref) ?? [];
  return {
    __typename: "Ref",
    id: Buffer.from(`Ref:${fullName(repository)}:${ref}`).toString("base64"),
    name,
    prefix,
    target: () => objectNode(hub, repository, oid),
  };
}

async function objectNode(hub: Hub, repository: Repository, expression: string): Promise<Node | null> {
  const object = await hub.store.read(expression);
  if (!object) return null;
  if (object.type === "commit") return commitNode(hub, repository, object.oid);
  const shared = { id: Buffer.from(object.oid).toString("base64"), oid: object.oid, abbreviatedOid: object.oid.slice(0, 7) };
  if (object.type === "tree") return { __typename: "Tree", ...shared, entries: () => entryNodes(hub, repository, object.oid) };
  const binary = object.content.includes(0);
  return {
    __typename: "Blob",
    ...shared,
    byteSize: object.content.length,
    isBinary: binary,
    isTruncated: false,
    text: binary ? null : object.content.toString("utf8"),
  };
}

async function entryNodes(hub: Hub, repository: Repository, tree: string): Promise<Node[]> {
  const entries = await hub.store.listTree(tree);
  return entries.map((entry) => ({
    name: entry.path,
    path: entry.path,
    oid: entry.oid,
    type: entry.type,
    mode: Number.parseInt(entry.mode, 8),
    size: entry.size ?? 0,
    object: () => objectNode(hub, repository, entry.oid),
  }));
}

export async function commitNode(hub: Hub, repository: Repository, oid: string): Promise<Node> {
  const commit = readCommit((await hub.store.read(oid))?.content ?? Buffer.alloc(0));
  const [headline = "", ...body] = commit.message.split("\n");
  const commitNodes = (oids: string[]) => Promise.all(oids.map((one) => commitNode(hub, repository, one)));
  const signature = {
    __typename: "GpgSignature",
    isValid: true,
    state: "VALID",
    wasSignedByGitHub: true,
    email: commit.committer.email,
    payload: "",
    signature: "",
  };
  return {
    __typename: "Commit",
    id: Buffer.from(`Commit${oid}`).toString("base64"),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    url: `${repoWeb(repository)}/commit/${oid}`,
    commitUrl: `${repoWeb(repository)}/commit/${oid}`,
    message: commit.message,
    messageHeadline: headline,
    messageBody: body.join("\n").trim(),
    author: commit.author,
    committer: commit.committer,
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    signature: commit.verified ? signature : null,
    tree: () => objectNode(hub, repository, commit.tree),
    parents: async (page: PageArguments) => connection(await commitNodes(commit.parents), page),
    // Simplified as by `git log`: of a path, only the commits that changed it.
    history: async ({ path, ...page }: PageArguments & { path?: string | null }) => {
      const commits = (await hub.store.text(["rev-list", oid, ...(path == null ? [] : ["--", path])])).split("\n").filter(Boolean);
      return connection(await commitNodes(commits), page);
    },
    file: async ({ path }: { path: string }) => {
      const entry = (await hub.store.listTree(commit.tree, { recursive: true, trees: true })).find((candidate) => candidate.path === path);
      return entry ? { ...entry, name: path.split("/").at(-1), object: () => objectNode(hub, repository, entry.oid) } : null;
    },
  };
}

async function pullNode(hub: Hub, pull: PullRequest, who: Identity): Promise<Node> {
  const comments = hub.comments.filter((comment) => comment.issue === pull.number);
  return {
    __typename: "PullRequest",
    id: Buffer.from(`PullRequest${pull.id}`).toString("base64"),
    number: pull.number,
    title: pull.title,
    body: pull.body,
    url: `${repoWeb(hub.repository)}/pull/${pull.number}`,
    state: "OPEN",
    isDraft: pull.draft,
    author: actorNode(pull.author),
    headRefName: pull.head.branch,
    headRefOid: () => headOid(hub, pull),
    baseRefName: pull.base,
    baseRefOid: () => readRef(hub, hub.repository, `refs/heads/${pull.base}`),
    isCrossRepository: pull.head.repository.fork,
    headRepository: () => repositoryNode(hub, pull.head.repository, who),
    labels: (page: PageArguments) =>
      connection(
        pull.labels.map((name) => ({ name, color: "ededed" })),
        page,
      ),
    changedFiles: async () => (await pullFiles(hub, pull)).length,
    files: async (page: PageArguments) => connection((await pullFiles(hub, pull)).map(fileNode), page),
    comments: (page: PageArguments) =>
      connection(
        comments.map((comment) => commentNode(hub, comment, who)),
        page,
      ),
  };
}

function commentNode(hub: Hub, comment: Comment, who: Identity): Node {
  const { html_url: url, node_id: id } = commentJson(hub, comment);
  return {
    __typename: "IssueComment",
    id,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    url,
    body: comment.body,
    author: actorNode(comment.login),
    viewerDidAuthor: comment.login === who.login,
    isMinimized: comment.minimized,
    minimizedReason: comment.minimized ? "outdated" : null,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
  };
}

function fileNode(file: { filename: string; status: string; additions: number; deletions: number }): Node {
  const changeType = file.status === "removed" ? "DELETED" : file.status.toUpperCase();
  return { path: file.filename, changeType, additions: file.additions, deletions: file.deletions, viewerViewedState: "UNVIEWED" };
}

function actorNode(login: string): Node {
  const bot = login.endsWith("[bot]");
  return {
    __typename: bot ? "Bot" : "User",
    login: bot ? login.slice(0, -"[bot]".length) : login,
    databaseId: idOfLogin(login),
    url: `https://github.com/${login}`,
  };
}

/** One page of a list. GitHub requires `first` or `last`, each 1–100. */
function connection<T>(all: T[], { first, after, last, before }: PageArguments): Node {
  if (first == null && last == null) {
    throw new GraphQLError("You must provide a `first` or `last` value to properly paginate the connection.", {
      extensions: { type: "MISSING_PAGINATION_BOUNDARIES" },
    });
  }
  if ((first ?? last ?? 0) > 100) {
    throw new GraphQLError("Requesting more records than the limit of 100 records.", { extensions: { type: "EXCESSIVE_PAGINATION" } });
  }
  const cursor = (index: number) => Buffer.from(`cursor:${index}`).toString("base64");
  const indexOf = (text: string) => Number(Buffer.from(text, "base64").toString("utf8").replace("cursor:", ""));
  let start = after == null ? 0 : indexOf(after) + 1;
  let end = before == null ? all.length : indexOf(before);
  if (first != null) end = Math.min(end, start + first);
  else if (last != null) start = Math.max(start, end - last);
  const nodes = all.slice(start, end);
  return {
    totalCount: all.length,
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursor(start + index) })),
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length > 0 ? cursor(start) : null,
      endCursor: nodes.length > 0 ? cursor(end - 1) : null,
    },
  };
}
