import { BOT, type Comment, type Hub, keptHeadOid, type PullRequest, type Repository, readCommit, readRef } from "./hub.ts";

const API = "https://api.github.com";
const WEB = "https://github.com";

export const fullName = (repository: Repository) => `${repository.owner}/${repository.name}`;
export const repoApi = (repository: Repository) => `${API}/repos/${fullName(repository)}`;
export const repoWeb = (repository: Repository) => `${WEB}/${fullName(repository)}`;

export function idOfLogin(login: string): number {
  if (login === BOT.login) return BOT.id;
  return [...login].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 90_000_000, 7) + 1;
}

export function userJson(login: string) {
  return {
    login,
    id: idOfLogin(login),
    node_id: Buffer.from(`User${login}`).toString("base64"),
    avatar_url: "",
    url: `${API}/users/${encodeURIComponent(login)}`,
    html_url: login.endsWith("[bot]") ? `${WEB}/apps/${login.slice(0, -5)}` : `${WEB}/${login}`,
    type: login.endsWith("[bot]") ? "Bot" : "User",
    site_admin: false,
  };
}

export function repositoryJson(hub: Hub, repository: Repository) {
  return {
    id: repository.id,
    node_id: Buffer.from(`Repository${repository.id}`).toString("base64"),
    name: repository.name,
    full_name: fullName(repository),
    private: hub.private,
    visibility: hub.private ? "private" : "public",
    owner: userJson(repository.owner),
    html_url: repoWeb(repository),
    clone_url: `${repoWeb(repository)}.git`,
    url: repoApi(repository),
    fork: repository.fork,
    default_branch: hub.defaultBranch,
    archived: false,
    disabled: false,
  };
}

export async function commitJson(hub: Hub, repository: Repository, oid: string) {
  const object = await hub.store.read(`${oid}^{commit}`);
  if (!object) return undefined;
  const commit = readCommit(object.content);
  return {
    sha: object.oid,
    node_id: Buffer.from(`Commit${object.oid}`).toString("base64"),
    url: `${repoApi(repository)}/git/commits/${object.oid}`,
    html_url: `${repoWeb(repository)}/commit/${object.oid}`,
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${repoApi(repository)}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${repoApi(repository)}/git/commits/${sha}`,
      html_url: `${repoWeb(repository)}/commit/${sha}`,
    })),
    verification: {
      verified: commit.verified,
      reason: commit.verified ? "valid" : "unsigned",
      signature: commit.verified ? "-----BEGIN PGP SIGNATURE-----\n\nemulated\n-----END PGP SIGNATURE-----" : null,
      payload: null,
      verified_at: commit.verified ? commit.committer.date : null,
    },
  };
}

export async function pullJson(hub: Hub, pull: PullRequest) {
  const head = (await keptHeadOid(hub, pull)) ?? "";
  const base = (await readRef(hub, hub.repository, `refs/heads/${pull.base}`)) ?? "";
  const merge = await readRef(hub, hub.repository, `refs/pull/${pull.number}/merge`);
  const side = (repository: Repository, ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: userJson(repository.owner),
    repo: repositoryJson(hub, repository),
  });
  return {
    id: pull.id,
    node_id: Buffer.from(`PullRequest${pull.id}`).toString("base64"),
    number: pull.number,
    url: `${repoApi(hub.repository)}/pulls/${pull.number}`,
    html_url: `${repoWeb(hub.repository)}/pull/${pull.number}`,
    issue_url: `${repoApi(hub.repository)}/issues/${pull.number}`,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    user: userJson(pull.author),
    labels: pull.labels.map((name, index) => ({ id: index + 1, name, color: "ededed", default: false, description: null })),
    draft: pull.draft,
    assignees: pull.assignees.map(userJson),
    requested_reviewers: pull.reviewers.filter((name) => !name.includes("/")).map(userJson),
    requested_teams: pull.reviewers.flatMap((name) => (name.includes("/") ? [{ slug: name.split("/")[1] }] : [])),
    created_at: pull.createdAt,
    updated_at: pull.createdAt,
    closed_at: pull.state === "closed" ? pull.createdAt : null,
    merged_at: pull.merged ? pull.createdAt : null,
    merge_commit_sha: merge ?? null,
    head: side(pull.head.repository, pull.head.branch, head),
    base: side(hub.repository, pull.base, base),
    author_association: "CONTRIBUTOR",
  };
}

export function commentJson(hub: Hub, comment: Comment) {
  return {
    id: comment.id,
    node_id: Buffer.from(`IssueComment${comment.id}`).toString("base64"),
    url: `${repoApi(hub.repository)}/issues/comments/${comment.id}`,
    html_url: `${repoWeb(hub.repository)}/pull/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${repoApi(hub.repository)}/issues/${comment.issue}`,
    body: comment.body,
    user: userJson(comment.login),
    author_association: comment.login === hub.repository.owner ? "OWNER" : "NONE",
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    performed_via_github_app: null,
  };
}
