import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTlsProxy, type TlsProxy } from "../tls-proxy.ts";
import { type CacheService, createCacheService } from "./cache-service.ts";
import { type Checkout, type CheckoutOptions, checkOut } from "./checkout.ts";
import { type Endpoint, type Exchange, type Fault, type GithubRequest, serve } from "./exchange.ts";
import { answerGit, nameGitOperation } from "./git-http.ts";
import { execute, openGitStore, type Person, ZERO_OID } from "./git-store.ts";
import { answerGraphql, nameGraphqlOperation } from "./graphql.ts";
import {
  type Comment,
  type CommitData,
  type Hub,
  type Identity,
  type Limits,
  type PullRequest,
  type Repository,
  readCommit,
  readRef,
  refreshPulls,
} from "./hub.ts";
import { answerLfs, answerLfsStorage, isLfs, LFS_STORAGE_HOST, nameLfsOperation } from "./lfs.ts";
import { gitRoutes } from "./rest-git.ts";
import { endPull, proposalRoutes } from "./rest-proposals.ts";
import { addComment, pullRoutes } from "./rest-pulls.ts";
import { repositoryRoutes } from "./rest-repository.ts";
import { answerRest, nameRestOperation } from "./rest-router.ts";
import { createResultsService, RESULTS_HOST, type ResultsService, STORAGE_HOST } from "./results-service.ts";

export type { Fault, GithubRequest } from "./exchange.ts";
export type { Comment, Identity, PullRequest } from "./hub.ts";

export interface GithubOptions {
  owner?: string;
  repo?: string;
  private?: boolean;
  defaultBranch?: string;
  /** Files of the first commit on the default branch. */
  files?: Record<string, Buffer | string>;
  limits?: Partial<Limits>;
  /** Shared with other emulators; without one the emulator starts its own, and closes it. */
  proxy?: TlsProxy;
}

export interface PushOptions {
  branch?: string;
  /** `null` deletes; `{ content, mode }` sets another mode, for instance `120000` for a symbolic link. */
  files: Record<string, Buffer | string | null | { content: Buffer | string; mode: string }>;
  author?: Person;
  message?: string;
  /** Owner of the fork to push to. */
  fork?: string;
  /** Where a new branch starts; default: the default branch. */
  from?: string;
  /** A new branch has no history, and these files alone. */
  isOrphan?: boolean;
}

export interface PullRequestOptions {
  head: string;
  base?: string;
  /** Owner of the fork that has the head branch. */
  fork?: string;
  draft?: boolean;
  labels?: string[];
  author?: string;
  title?: string;
  body?: string;
}

/** What a test holds: the state of one repository, as other people and the hosting site see it. */
export interface GithubEmulator extends AsyncDisposable {
  owner: string;
  repo: string;
  defaultBranch: string;
  hub: Hub;
  proxy: TlsProxy;
  /** A token of a workflow with `contents`, `pull-requests` and `issues: write`. */
  token: string;
  /** The same with `read` only, as a fork's pull request has it. */
  readToken: string;
  requests: GithubRequest[];
  /** Requests that GitHub's documents do not allow; a test ends by asserting none. */
  violations: string[];
  faults: Fault[];
  artifacts: Map<string, Buffer>;
  /** Names of the artifacts that are archives; the others are pages. */
  archives(): string[];
  /** Entries of the Actions cache, by key. */
  caches: Map<string, Buffer>;
  readArtifact(name: string): Map<string, Buffer>;
  addToken(token: string, identity: Omit<Identity, "kind"> & { kind?: Identity["kind"] }): void;
  /** Proxy, server addresses and the artifact service's token, as a job's processes get them. */
  env(): Record<string, string>;
  /** Commits as another person and returns the new tip. */
  pushCommit(options: PushOptions): Promise<string>;
  openPullRequest(options: PullRequestOptions): Promise<PullRequest>;
  /** As a person does: closes it, or merges it, and deletes its branch if that is wanted. */
  endPullRequest(number: number, how: { merge?: "squash" | "merge"; deleteBranch?: boolean }): Promise<void>;
  addComment(number: number, comment: { body: string; login: string; minimized?: boolean }): Comment;
  comments(number: number): Comment[];
  tip(branch: string): Promise<string | undefined>;
  tree(branch: string): Promise<Map<string, string>>;
  file(branch: string, path: string): Promise<Buffer | undefined>;
  /** First-parent history, newest first. */
  log(branch: string): Promise<(CommitData & { oid: string })[]>;
  /** Clones as actions/checkout v6 does. */
  checkout(options?: CheckoutOptions): Promise<Checkout>;
  /**
   * Lets the branch change by pull request only, for git, REST and GraphQL alike: by a ruleset, which the API lists, or by classic
   * protection, which only administrators may read.
   */
  protect(branch: string, by?: "ruleset" | "classic"): Promise<void>;
  /** `"refused"` makes the artifact service unreachable, `null` mends it. */
  breakResults(how: "refused" | null): void;
  close(): Promise<void>;
}

const SOMEBODY: Person = { name: "Mona Lisa", email: "mona@example.com" };

export async function startGithub(options: GithubOptions = {}): Promise<GithubEmulator> {
  const proxy = options.proxy ?? (await startTlsProxy());
  const root = await mkdtemp(join(tmpdir(), "retouch-github-"));
  const hub = await createHub(join(root, "repository.git"), options);
  const results = createResultsService(hub);
  const cache = createCacheService(hub, results.runtimeToken);
  const [token, readToken] = ["ghs_emulatedWriteToken0000000000000000000", "ghs_emulatedReadToken00000000000000000000"];
  const addToken: GithubEmulator["addToken"] = (name, identity) => void hub.tokens.set(name, { kind: "installation", ...identity });
  addToken(token, { login: "github-actions[bot]", permissions: { contents: "write", pullRequests: "write", issues: "write" } });
  addToken(readToken, { login: "github-actions[bot]", permissions: { contents: "read", pullRequests: "read", issues: "read" } });

  const exchange: Exchange = { requests: [], faults: [], github: () => emulator };
  routeHosts(proxy, hub, exchange, { results, cache });

  async function pushCommit(push: PushOptions): Promise<string> {
    const repository = push.fork === undefined ? hub.repository : openFork(hub, push.fork);
    const branch = push.branch ?? hub.defaultBranch;
    const ref = `refs/heads/${branch}`;
    const tip = await readRef(hub, repository, ref);
    const start = push.isOrphan ? undefined : (tip ?? (await readRef(hub, hub.repository, `refs/heads/${push.from ?? hub.defaultBranch}`)));
    const changes = Object.entries(push.files).map(([path, given]) => {
      const plain = given === null || typeof given === "string" || Buffer.isBuffer(given);
      const { content, mode } = plain ? { content: given, mode: "100644" } : given;
      return { path, mode, content };
    });
    const oids = await hub.store.writeBlobs(changes.flatMap(({ content }) => (content === null ? [] : [Buffer.from(content)])));
    const edits = changes.map(({ path, mode, content }) => ({ path, mode, oid: content === null ? null : (oids.shift() ?? null) }));
    const tree = await hub.store.editTree(start, edits);
    const author = push.author ?? SOMEBODY;
    const message = push.message ?? `Change ${Object.keys(push.files).length} files`;
    const oid = await hub.store.writeCommit({ tree, parents: start ? [start] : [], message: `${message}\n`, author, committer: author });
    if (!(await hub.store.updateRef(repository.refPrefix + ref, oid, tip ?? ZERO_OID))) throw new Error(`${ref} moved meanwhile`);
    await refreshPulls(hub);
    return oid;
  }

  async function openPullRequest(pull: PullRequestOptions): Promise<PullRequest> {
    const repository = pull.fork === undefined ? hub.repository : openFork(hub, pull.fork);
    const number = hub.pulls.size + 1;
    const opened: PullRequest = {
      id: hub.takeId(),
      number,
      title: pull.title ?? `Pull request ${number}`,
      body: pull.body ?? "",
      author: pull.author ?? pull.fork ?? "mona",
      draft: pull.draft ?? false,
      state: "open",
      merged: false,
      assignees: [],
      reviewers: [],
      labels: pull.labels ?? [],
      head: { repository, branch: pull.head },
      base: pull.base ?? hub.defaultBranch,
      createdAt: new Date().toISOString(),
    };
    if (!(await readRef(hub, repository, `refs/heads/${pull.head}`))) throw new Error(`there is no branch ${pull.head}`);
    hub.pulls.set(number, opened);
    await refreshPulls(hub);
    return opened;
  }

  const close = async () => {
    if (!options.proxy) await proxy.close();
    hub.store.close();
    await rm(root, { recursive: true, force: true });
  };

  const emulator: GithubEmulator = {
    owner: hub.repository.owner,
    repo: hub.repository.name,
    defaultBranch: hub.defaultBranch,
    hub,
    proxy,
    token,
    readToken,
    requests: exchange.requests,
    violations: hub.violations,
    faults: exchange.faults,
    artifacts: results.artifacts,
    archives: () => [...results.artifacts.keys()].filter((name) => !name.endsWith(".html")),
    caches: cache.caches,
    readArtifact: results.readArtifact,
    addToken,
    env: () => ({
      ...proxy.env(),
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_API_URL: "https://api.github.com",
      GITHUB_GRAPHQL_URL: "https://api.github.com/graphql",
      GITHUB_REPOSITORY: `${hub.repository.owner}/${hub.repository.name}`,
      GITHUB_REPOSITORY_OWNER: hub.repository.owner,
      GITHUB_REPOSITORY_ID: String(hub.repository.id),
      ACTIONS_RUNTIME_TOKEN: results.runtimeToken,
      ACTIONS_RESULTS_URL: `https://${RESULTS_HOST}/`,
    }),
    pushCommit,
    openPullRequest,
    endPullRequest: (number, how) => endPull(hub, number, how),
    addComment: (number, comment) => addComment(hub, number, comment),
    comments: (number) => hub.comments.filter((comment) => comment.issue === number),
    tip: (branch) => readRef(hub, hub.repository, `refs/heads/${branch}`),
    tree: async (branch) =>
      new Map((await hub.store.listTree(`refs/heads/${branch}`, { recursive: true })).map((entry) => [entry.path, entry.oid])),
    file: async (branch, path) => (await hub.store.read(`refs/heads/${branch}:${path}`))?.content,
    log: async (branch) => {
      const oids = (await hub.store.text(["rev-list", "--first-parent", `refs/heads/${branch}`])).split("\n");
      return Promise.all(oids.map(async (oid) => ({ oid, ...readCommit((await hub.store.read(oid))?.content ?? Buffer.alloc(0)) })));
    },
    checkout: (checkout = {}) => checkOut(hub, { env: proxy.env(), root, token }, checkout),
    protect: async (branch, by = "ruleset") => {
      if (by === "ruleset") hub.rulesets.push({ id: hub.takeId(), branch, rules: [{ type: "pull_request" }], bypass: "never" });
      hub.protectedBranches.add(branch);
      await writeFile(join(hub.store.dir, "hooks/pre-receive"), protectionHook(hub.protectedBranches), { mode: 0o755 });
    },
    breakResults: (how) => {
      const kept = proxy.faults.filter((fault) => fault.host !== RESULTS_HOST);
      proxy.faults.splice(0, proxy.faults.length, ...kept, ...(how === null ? [] : [{ host: RESULTS_HOST, at: "refuse" as const }]));
    },
    close,
    [Symbol.asyncDispose]: close,
  };

  if (options.files) await pushCommit({ files: options.files, message: "Start" });
  return emulator;
}

/** What GitHub's servers allow: fetching any object by name, and partial clones. Nothing needs to survive a power cut. */
const SERVER_CONFIG = `[http]
	receivepack = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[gc]
	auto = 0
[receive]
	autogc = false
[transfer]
	hideRefs = refs/namespaces
[core]
	fsync = none
`;

async function createHub(dir: string, options: GithubOptions): Promise<Hub> {
  const defaultBranch = options.defaultBranch ?? "main";
  const made = await execute(["init", "--quiet", "--bare", "--template=", `--initial-branch=${defaultBranch}`, dir]);
  if (made.code !== 0) throw new Error(made.stderr);
  await mkdir(join(dir, "hooks"));
  await appendFile(join(dir, "config"), SERVER_CONFIG);
  const store = openGitStore(dir);
  let id = 1_000_000;
  const takeId = () => ++id;
  return {
    store,
    repository: { id: takeId(), owner: options.owner ?? "octo-org", name: options.repo ?? "pictures", fork: false, refPrefix: "" },
    forks: new Map(),
    private: options.private ?? false,
    defaultBranch,
    tokens: new Map(),
    pulls: new Map(),
    comments: [],
    limits: {
      graphqlPayload: 40_000_000,
      blob: 40 * 1024 * 1024,
      newTree: 100,
      treeListing: 100_000,
      compareFiles: 300,
      commentBody: 65_536,
      ...options.limits,
    },
    protectedBranches: new Set(),
    rulesets: [],
    archived: false,
    mayOpenPulls: true,
    collaborators: new Set(["mona", "hubot"]),
    violations: [],
    takeId,
  };
}

function protectionHook(branches: Set<string>): string {
  const refs = [...branches].map((branch) => `'refs/heads/${branch}'`).join("|");
  return `#!/bin/sh
while read -r old new ref; do
  case "$ref" in ${refs})
    echo "error: GH013: Repository rule violations found for $ref." >&2
    echo "- Changes must be made through a pull request." >&2
    exit 1 ;;
  esac
done
`;
}

function openFork(hub: Hub, owner: string): Repository {
  const key = owner.toLowerCase();
  const fork = hub.forks.get(key) ?? {
    id: hub.takeId(),
    owner,
    name: hub.repository.name,
    fork: true,
    refPrefix: `refs/namespaces/${key}/`,
  };
  hub.forks.set(key, fork);
  return fork;
}

interface ActionsServices {
  results: ResultsService;
  cache: CacheService;
}

function routeHosts(proxy: TlsProxy, hub: Hub, exchange: Exchange, { results, cache }: ActionsServices): void {
  const routes = [...gitRoutes, ...pullRoutes, ...proposalRoutes, ...repositoryRoutes];
  const rest: Endpoint = {
    service: "rest",
    name: (request) => nameRestOperation(routes, request),
    answer: (request) => answerRest(hub, routes, request),
  };
  const graphql: Endpoint = { service: "graphql", name: nameGraphqlOperation, answer: (request) => answerGraphql(hub, request) };
  const git: Endpoint = { service: "git", name: nameGitOperation, answer: (request) => answerGit(hub, request) };
  const lfs: Endpoint = { service: "lfs", name: nameLfsOperation, answer: (request) => answerLfs(hub, request) };
  const lfsStorage: Endpoint = {
    service: "storage",
    name: (request) => `lfs-${request.method}`,
    answer: (request) => answerLfsStorage(hub, request),
  };
  const artifacts: Endpoint = { service: "results", name: results.nameResults, answer: results.answerResults };
  const caches: Endpoint = { service: "results", name: cache.nameCall, answer: cache.answerCall };
  const cacheBlobs: Endpoint = { service: "storage", name: cache.nameStorage, answer: cache.answerStorage };
  const blobs: Endpoint = { service: "storage", name: results.nameStorage, answer: results.answerStorage };
  proxy.route(
    "api.github.com",
    serve(exchange, (request) => (request.method === "POST" && request.path === "/graphql" ? graphql : rest)),
  );
  proxy.route(
    "github.com",
    serve(exchange, (request) => (isLfs(request) ? lfs : git)),
  );
  proxy.route(
    LFS_STORAGE_HOST,
    serve(exchange, () => lfsStorage),
  );
  proxy.route(
    RESULTS_HOST,
    serve(exchange, (request) => (cache.owns(request) ? caches : artifacts)),
  );
  proxy.route(
    STORAGE_HOST,
    serve(exchange, (request) => (cache.owns(request) ? cacheBlobs : blobs)),
  );
}
