import { listChangedFiles } from "./changed-files.ts";
import { findRepository, headOid, readCommit, readRef, resolveCommit } from "./hub.ts";
import { commitJson, pullJson, repoApi, repositoryJson, repoWeb, userJson } from "./rest-json.ts";
import { type Call, defineRoute, paginate, RestError, type Route } from "./rest-router.ts";

const READ: ["contents", "read"] = ["contents", "read"];
const PAGES = ["per_page", "page"];

/** Repositories, contents, comparisons, branches and commits. https://docs.github.com/rest */
export const repositoryRoutes: Route[] = [
  defineRoute({
    operation: "users/get-authenticated",
    on: "GET /user",
    needs: [],
    run: async ({ who }) => {
      if (!who) throw new RestError(401, "Requires authentication");
      if (who.kind === "installation") throw new RestError(403, "Resource not accessible by integration");
      return { status: 200, body: userJson(who.login) };
    },
  }),
  defineRoute({
    operation: "repos/get",
    on: "GET /repos/:owner/:repo",
    needs: [],
    run: async ({ hub, repository, who }) => {
      const write = who?.permissions.contents === "write" && !repository.fork;
      return { status: 200, body: { ...repositoryJson(hub, repository), permissions: { admin: false, push: write, pull: true } } };
    },
  }),
  defineRoute({
    operation: "repos/get-collaborator-permission-level",
    on: "GET /repos/:owner/:repo/collaborators/:username/permission",
    needs: [],
    run: async ({ hub, repository, params: { username = "" } }) => {
      // "The `permission` attribute provides the legacy base roles of `admin`, `write`, `read`, and `none`."
      const outside = hub.private ? "none" : "read";
      const inside = username === repository.owner ? "admin" : "write";
      const permission = username === repository.owner || hub.collaborators.has(username) ? inside : outside;
      return { status: 200, body: { permission, role_name: permission, user: userJson(username) } };
    },
  }),
  defineRoute({
    operation: "repos/get-branch",
    on: "GET /repos/:owner/:repo/branches/*branch",
    needs: [READ],
    run: async ({ hub, repository, params }) => {
      const oid = await readRef(hub, repository, `refs/heads/${params.branch}`);
      if (!oid) throw new RestError(404, "Branch not found");
      return { status: 200, body: { name: params.branch, commit: await repositoryCommit({ hub, repository }, oid), protected: false } };
    },
  }),
  defineRoute({
    operation: "repos/get-branch-rules",
    on: "GET /repos/:owner/:repo/rules/branches/*branch",
    needs: [],
    query: PAGES,
    run: async (call) => {
      const { hub, repository, params } = call;
      const rules = hub.rulesets.flatMap(({ id, branch, rules }) =>
        branch === params.branch ? rules.map((rule) => ({ ...rule, id })) : [],
      );
      const { items, headers } = paginate(call, rules);
      const source = { ruleset_source_type: "Repository", ruleset_source: `${repository.owner}/${repository.name}` };
      return { status: 200, headers, body: items.map(({ id, ...rule }) => ({ ...rule, ...source, ruleset_id: id })) };
    },
  }),
  defineRoute({
    operation: "repos/get-repo-ruleset",
    on: "GET /repos/:owner/:repo/rulesets/:id",
    needs: [],
    query: ["includes_parents"],
    run: async ({ hub, repository, params }) => {
      const found = hub.rulesets.find(({ id }) => id === Number(params.id));
      if (!found) throw new RestError(404, "Not Found");
      const { id, branch, rules, bypass } = found;
      const conditions = { ref_name: { include: [`refs/heads/${branch}`], exclude: [] } };
      const facts = { id, name: `Rules ${id}`, target: "branch", enforcement: "active", source: `${repository.owner}/${repository.name}` };
      return { status: 200, body: { ...facts, source_type: "Repository", conditions, rules, current_user_can_bypass: bypass } };
    },
  }),
  defineRoute({
    operation: "repos/list-pull-requests-associated-with-commit",
    on: "GET /repos/:owner/:repo/commits/:sha/pulls",
    needs: [["pullRequests", "read"]],
    query: PAGES,
    run: async (call) => {
      const { hub, params } = call;
      const pulls = [];
      for (const pull of hub.pulls.values()) {
        const [head, base] = [await headOid(hub, pull), await readRef(hub, hub.repository, `refs/heads/${pull.base}`)];
        const commits = head && base ? (await hub.store.text(["rev-list", head, `^${base}`])).split("\n") : [];
        if (commits.includes(params.sha ?? "")) pulls.push(await pullJson(hub, pull));
      }
      const { items, headers } = paginate(call, pulls);
      return { status: 200, headers, body: items };
    },
  }),
  defineRoute({
    operation: "repos/get-commit",
    on: "GET /repos/:owner/:repo/commits/*ref",
    needs: [READ],
    query: PAGES,
    run: async (call) => {
      const { hub, repository, params } = call;
      const oid = await resolveCommit(hub, repository, params.ref ?? "");
      if (!oid) throw new RestError(422, `No commit found for SHA: ${params.ref}`);
      const commit = readCommit((await hub.store.read(oid))?.content ?? Buffer.alloc(0));
      const from = commit.parents[0] ?? (await hub.store.text(["hash-object", "-t", "tree", "--stdin"]));
      const { items, headers } = paginate(call, await listChangedFiles(hub, repository, { from, to: oid }));
      return { status: 200, headers, body: { ...(await repositoryCommit(call, oid)), files: items } };
    },
  }),
  defineRoute({
    operation: "repos/compare-commits",
    on: "GET /repos/:owner/:repo/compare/*basehead",
    needs: [READ],
    query: PAGES,
    run: compare,
  }),
  defineRoute({
    operation: "repos/get-content",
    on: "GET /repos/:owner/:repo/contents/*path",
    needs: [READ],
    query: ["ref"],
    run: getContent,
  }),
];

async function repositoryCommit({ hub, repository }: Pick<Call, "hub" | "repository">, oid: string) {
  const commit = await commitJson(hub, repository, oid);
  if (!commit) throw new RestError(404, "Not Found");
  const { sha, node_id, html_url, parents, ...data } = commit;
  const author = accountOf(data.author.email);
  return { sha, node_id, html_url, parents, url: `${repoApi(repository)}/commits/${sha}`, commit: data, author, committer: null };
}

/** GitHub finds the account by the address; here, only by one of its own. */
function accountOf(email: string) {
  const login = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : userJson(login);
}

async function compare(call: Call) {
  const { hub, repository, params } = call;
  const [baseName = "", headName] = (params.basehead ?? "").split("...");
  if (headName === undefined) {
    hub.violations.push(`repos/compare-commits: ${params.basehead} is not BASE...HEAD`);
    throw new RestError(404, "Not Found");
  }
  const find = (name: string) => {
    const [, owner, revision = ""] = /^(?:([^:]+):)?(.*)$/.exec(name) ?? [];
    const where = owner === undefined ? repository : findRepository(hub, owner, repository.name);
    return where ? resolveCommit(hub, where, revision) : undefined;
  };
  const [base, head] = [await find(baseName), await find(headName)];
  if (!base || !head) throw new RestError(404, "Not Found");
  const mergeBase = await hub.store.text(["merge-base", base, head], { accept: [1] });
  if (!mergeBase) throw new RestError(404, `No common ancestor between ${baseName} and ${headName}.`);
  const list = async (...range: string[]) => (await hub.store.text(["rev-list", "--reverse", ...range])).split("\n").filter(Boolean);
  const [ahead, behind] = [await list(head, `^${base}`), await list(base, `^${head}`)];
  const status = ahead.length === 0 ? (behind.length === 0 ? "identical" : "behind") : behind.length === 0 ? "ahead" : "diverged";
  const paged = call.query.has("page") || call.query.has("per_page");
  const { items, headers } = paged ? paginate(call, ahead) : { items: ahead.slice(0, 250), headers: {} };
  // Files are on the first page only, at most 300 of them.
  const files = Number(call.query.get("page") ?? 1) > 1 ? [] : await listChangedFiles(hub, repository, { from: mergeBase, to: head });
  return {
    status: 200,
    headers,
    body: {
      url: `${repoApi(repository)}/compare/${params.basehead}`,
      html_url: `${repoWeb(repository)}/compare/${params.basehead}`,
      base_commit: await repositoryCommit(call, base),
      merge_base_commit: await repositoryCommit(call, mergeBase),
      status,
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: await Promise.all(items.map((oid) => repositoryCommit(call, oid))),
      files: files.slice(0, hub.limits.compareFiles),
    },
  };
}

/** https://docs.github.com/rest/repos/contents: base64 up to 1 MB, no content up to 100 MB unless the raw media type is asked for. */
async function getContent({ hub, repository, params, query, request }: Call) {
  const path = params.path ?? "";
  const commit = await resolveCommit(hub, repository, query.get("ref") ?? "HEAD");
  if (!commit) throw new RestError(404, `No commit found for the ref ${query.get("ref")}`);
  const object = await hub.store.read(`${commit}:${path}`);
  if (!object) throw new RestError(404, "Not Found");
  const entryJson = (name: string, entry: { path: string; oid: string; type: string; size?: number }) => ({
    type: entry.type === "blob" ? "file" : "dir",
    name,
    path: entry.path,
    sha: entry.oid,
    size: entry.size ?? 0,
    url: `${repoApi(repository)}/contents/${encodeURI(entry.path)}?ref=${commit}`,
    html_url: `${repoWeb(repository)}/blob/${commit}/${encodeURI(entry.path)}`,
    git_url: `${repoApi(repository)}/git/blobs/${entry.oid}`,
    download_url:
      entry.type === "blob"
        ? `https://raw.githubusercontent.com/${repository.owner}/${repository.name}/${commit}/${encodeURI(entry.path)}`
        : null,
  });
  if (object.type === "tree") {
    const entries = await hub.store.listTree(object.oid);
    return {
      status: 200,
      body: entries.map((entry) => entryJson(entry.path, { ...entry, path: path ? `${path}/${entry.path}` : entry.path })),
    };
  }
  if (/application\/vnd\.github(\.v3)?\.raw/.test(request.headers.accept ?? "")) return { status: 200, body: object.content };
  const small = object.content.length <= 1_000_000;
  const name = path.split("/").at(-1) ?? path;
  return {
    status: 200,
    body: {
      ...entryJson(name, { path, oid: object.oid, type: "blob", size: object.content.length }),
      content: small ? object.content.toString("base64").replace(/(.{60})/g, "$1\n") : "",
      encoding: small ? "base64" : "none",
    },
  };
}
