import type { GitStore } from "./git-store.ts";

export type Level = "none" | "read" | "write";

export interface Permissions {
  contents: Level;
  pullRequests: Level;
  issues: Level;
}

/** Whom a token speaks for: a workflow's own token is an installation of the github-actions app. */
export interface Identity {
  login: string;
  kind: "installation" | "user";
  permissions: Permissions;
}

/** The repository itself, or a fork of it that shares its objects and keeps its refs in a git namespace, as GitHub's forks do. */
export interface Repository {
  id: number;
  owner: string;
  name: string;
  fork: boolean;
  /** Prefix of its refs in the store: empty, or `refs/namespaces/<owner>/`. */
  refPrefix: string;
}

export interface PullRequest {
  id: number;
  number: number;
  title: string;
  body: string;
  author: string;
  draft: boolean;
  /** A merged one is closed too. */
  state: "open" | "closed";
  merged: boolean;
  assignees: string[];
  /** Users, and teams as `org/team`. */
  reviewers: string[];
  labels: string[];
  head: { repository: Repository; branch: string };
  base: string;
  createdAt: string;
}

export interface Comment {
  id: number;
  issue: number;
  login: string;
  body: string;
  minimized: boolean;
  createdAt: string;
  updatedAt: string;
  reactions: Reaction[];
}

export interface Reaction {
  login: string;
  content: string;
}

export interface Limits {
  /** Bytes of a GraphQL request (grafana/github-api-commit-action#66). */
  graphqlPayload: number;
  /** Bytes of a blob made by REST. */
  blob: number;
  /** Entries of a tree made by REST; more time out (qoomon/actions--create-commit#90). */
  newTree: number;
  /** Entries of a tree listing, after which it is cut off and `truncated`. */
  treeListing: number;
  /** Files in a comparison. */
  compareFiles: number;
  /** Characters of a comment. */
  commentBody: number;
}

/** Rules for a branch. https://docs.github.com/rest/repos/rules */
export interface Ruleset {
  id: number;
  branch: string;
  rules: { type: string; parameters?: Record<string, unknown> }[];
  /** Whether who asks may bypass it; absent where GitHub does not say. */
  bypass?: "always" | "pull_requests_only" | "never" | "exempt";
}

/** The state that all services share. */
export interface Hub {
  store: GitStore;
  repository: Repository;
  forks: Map<string, Repository>;
  private: boolean;
  defaultBranch: string;
  tokens: Map<string, Identity>;
  pulls: Map<number, PullRequest>;
  comments: Comment[];
  limits: Limits;
  /** Branches that change by pull request only; a hook in the repository knows them too. */
  protectedBranches: Set<string>;
  /** What the API lists of rules. A `pull_request` rule is enforced by `protectedBranches`. */
  rulesets: Ruleset[];
  /** Its administrator made it read-only. */
  archived: boolean;
  /** "Allow GitHub Actions to create and approve pull requests". */
  mayOpenPulls: boolean;
  /** Who may write, review and be assigned. */
  collaborators: Set<string>;
  /** What a caller did that GitHub's documents do not allow. */
  violations: string[];
  takeId(): number;
}

export const BOT = { login: "github-actions[bot]", id: 41898282 };
export const BOT_PERSON = { name: BOT.login, email: `${BOT.id}+${BOT.login}@users.noreply.github.com` };
export const WEB_FLOW = { name: "GitHub", email: "noreply@github.com" };

export const ARCHIVED = "Repository was archived so is read-only.";
export const RULE_VIOLATION = "Repository rule violations found\n\nChanges must be made through a pull request.\n\n";

export function isProtected(hub: Hub, repository: Repository, ref: string): boolean {
  return !repository.fork && hub.protectedBranches.has(ref.replace(/^refs\/heads\//, ""));
}

export function findRepository(hub: Hub, owner: string, name: string): Repository | undefined {
  if (name.toLowerCase() !== hub.repository.name.toLowerCase()) return undefined;
  if (owner.toLowerCase() === hub.repository.owner.toLowerCase()) return hub.repository;
  return hub.forks.get(owner.toLowerCase());
}

/** Reads `Bearer`, `token` and Basic credentials. `undefined`: none was sent. `"bad"`: one that is not known. */
export function identify(hub: Hub, authorization: string | undefined): Identity | "bad" | undefined {
  if (authorization === undefined) return undefined;
  const [, scheme = "", value = ""] = /^(\S+)\s+(.*)$/.exec(authorization) ?? [];
  const token =
    scheme.toLowerCase() === "basic"
      ? Buffer.from(value, "base64")
          .toString("utf8")
          .replace(/^[^:]*:/, "")
      : value;
  return hub.tokens.get(token) ?? "bad";
}

/** What the identity may do in a repository; a workflow's token reaches no fork. */
export function allows(hub: Hub, who: Identity | undefined, repository: Repository, need: [keyof Permissions, Level]): boolean {
  const rank = { none: 0, read: 1, write: 2 };
  const publicLevel: Level = hub.private ? "none" : "read";
  const granted = who && !repository.fork ? who.permissions[need[0]] : publicLevel;
  return Math.max(rank[granted], rank[publicLevel]) >= rank[need[1]];
}

/** The commit that a branch, tag, full ref name or object name stands for. */
export async function resolveCommit(hub: Hub, repository: Repository, revision: string): Promise<string | undefined> {
  const name = revision === "HEAD" ? hub.defaultBranch : revision;
  const refs = name.startsWith("refs/") ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const ref of refs) {
    const found = await hub.store.read(`${repository.refPrefix}${ref}^{commit}`);
    if (found) return found.oid;
  }
  if (!/^[0-9a-f]{7,40}$/.test(name)) return undefined;
  return (await hub.store.read(`${name}^{commit}`))?.oid;
}

export async function readRef(hub: Hub, repository: Repository, ref: string): Promise<string | undefined> {
  return (await hub.store.read(repository.refPrefix + ref))?.oid;
}

export function headOid(hub: Hub, pull: PullRequest): Promise<string | undefined> {
  return readRef(hub, pull.head.repository, `refs/heads/${pull.head.branch}`);
}

/** The newest commit of a pull request, which keeps its head when the branch is deleted. */
export async function keptHeadOid(hub: Hub, pull: PullRequest): Promise<string | undefined> {
  return (
    (pull.state === "open" ? await headOid(hub, pull) : undefined) ?? (await readRef(hub, hub.repository, `refs/pull/${pull.number}/head`))
  );
}

/**
 * Brings `refs/pull/N/head` and `refs/pull/N/merge` up to date, as GitHub does after each push. A pull request that has ended stays as it
 * is. One that loses its branch is closed, and so is one whose branch has nothing that the base lacks: as merged where it had something.
 */
export async function refreshPulls(hub: Hub): Promise<void> {
  for (const pull of hub.pulls.values()) {
    if (pull.state === "closed") continue;
    const head = await headOid(hub, pull);
    const base = await readRef(hub, hub.repository, `refs/heads/${pull.base}`);
    if (!head) pull.state = "closed";
    if (!head || !base) continue;
    if (await hub.store.isAncestor(head, base)) {
      pull.state = "closed";
      pull.merged = (await readRef(hub, hub.repository, `refs/pull/${pull.number}/head`)) === head;
      continue;
    }
    const headRef = `refs/pull/${pull.number}/head`;
    if ((await readRef(hub, hub.repository, headRef)) !== head) await hub.store.run(["update-ref", headRef, head]);
    const parents = await hub.store.read(`refs/pull/${pull.number}/merge`);
    if (parents && readCommit(parents.content).parents.join() === `${base},${head}`) continue;
    const merged = await hub.store.run(["merge-tree", "--write-tree", base, head], { accept: [1] });
    const [tree = "", ...conflicts] = merged.toString("utf8").trim().split("\n");
    if (conflicts.length > 0) continue;
    const message = `Merge ${head} into ${base}`;
    const commit = await hub.store.writeCommit({
      tree,
      parents: [base, head],
      message,
      author: WEB_FLOW,
      committer: WEB_FLOW,
      signed: true,
    });
    await hub.store.run(["update-ref", `refs/pull/${pull.number}/merge`, commit]);
  }
}

export interface CommitData {
  tree: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  committer: { name: string; email: string; date: string };
  message: string;
  verified: boolean;
}

/** Reads a raw commit object. */
export function readCommit(content: Buffer): CommitData {
  const text = content.toString("utf8");
  const split = text.indexOf("\n\n");
  const header = text.slice(0, split);
  const field = (name: string) => [...header.matchAll(new RegExp(`^${name} (.*)$`, "gm"))].map((match) => match[1] ?? "");
  const person = (line = "") => {
    const [, name = "", email = "", seconds = "0"] = /^(.*) <(.*)> (\d+) /.exec(line) ?? [];
    return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z") };
  };
  return {
    tree: field("tree")[0] ?? "",
    parents: field("parent"),
    author: person(field("author")[0]),
    committer: person(field("committer")[0]),
    message: text.slice(split + 2),
    verified: /^gpgsig /m.test(header),
  };
}
