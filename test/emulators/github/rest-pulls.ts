import { z } from "zod";
import { listChangedFiles } from "./changed-files.ts";
import { type Comment, type Hub, keptHeadOid, type PullRequest, readRef } from "./hub.ts";
import { commentJson, pullJson, userJson } from "./rest-json.ts";
import { type Call, defineRoute, type Need, paginate, RestError, type Route } from "./rest-router.ts";

const PAGES = ["per_page", "page"];
const READ_PULLS: Need[] = [["pullRequests", "read"]];
// A comment on a pull request needs one of the two.
const READ_COMMENTS: Need[] = [
  ["issues", "read"],
  ["pullRequests", "read"],
];
const WRITE_COMMENTS: Need[] = [
  ["issues", "write"],
  ["pullRequests", "write"],
];
const commentBody = z.strictObject({ body: z.string() });

/** Pull requests and their comments. https://docs.github.com/rest/pulls, https://docs.github.com/rest/issues/comments */
export const pullRoutes: Route[] = [
  defineRoute({
    operation: "pulls/get",
    on: "GET /repos/:owner/:repo/pulls/:number",
    needs: READ_PULLS,
    run: async (call) => {
      const pull = findPull(call);
      const [base = "", head = ""] = [
        await readRef(call.hub, call.hub.repository, `refs/heads/${pull.base}`),
        await keptHeadOid(call.hub, pull),
      ];
      const files = await pullFiles(call.hub, pull);
      const counts = {
        merged: pull.merged,
        mergeable: true,
        comments: call.hub.comments.filter((comment) => comment.issue === pull.number).length,
        commits: Number(await call.hub.store.text(["rev-list", "--count", head, `^${base}`])),
        additions: files.reduce((sum, file) => sum + file.additions, 0),
        deletions: files.reduce((sum, file) => sum + file.deletions, 0),
        changed_files: files.length,
      };
      return { status: 200, body: { ...(await pullJson(call.hub, pull)), ...counts } };
    },
  }),
  defineRoute({
    operation: "pulls/list",
    on: "GET /repos/:owner/:repo/pulls",
    needs: READ_PULLS,
    query: [...PAGES, "state", "head", "base", "sort", "direction"],
    run: async (call) => {
      const { hub, query } = call;
      const state = query.get("state") ?? "open";
      // The newest first, unless something else is asked for.
      const matching = [...hub.pulls.values()].reverse().filter((pull) => {
        if (state !== "all" && pull.state !== state) return false;
        const label = `${pull.head.repository.owner}:${pull.head.branch}`;
        return (!query.has("head") || query.get("head") === label) && (!query.has("base") || query.get("base") === pull.base);
      });
      const { items, headers } = paginate(call, matching);
      return { status: 200, headers, body: await Promise.all(items.map((pull) => pullJson(hub, pull))) };
    },
  }),
  defineRoute({
    operation: "pulls/list-files",
    on: "GET /repos/:owner/:repo/pulls/:number/files",
    needs: READ_PULLS,
    query: PAGES,
    run: async (call) => {
      // "Responses include a maximum of 3000 files."
      const { items, headers } = paginate(call, (await pullFiles(call.hub, findPull(call))).slice(0, 3000));
      return { status: 200, headers, body: items };
    },
  }),
  defineRoute({
    operation: "issues/list-comments",
    on: "GET /repos/:owner/:repo/issues/:number/comments",
    needs: READ_COMMENTS,
    query: [...PAGES, "since"],
    run: async (call) => {
      const { number } = findPull(call);
      const since = Date.parse(call.query.get("since") ?? "1970-01-01T00:00:00Z");
      const { items, headers } = paginate(
        call,
        call.hub.comments.filter((comment) => comment.issue === number && Date.parse(comment.updatedAt) >= since),
      );
      return { status: 200, headers, body: items.map((comment) => commentJson(call.hub, comment)) };
    },
  }),
  defineRoute({
    operation: "issues/create-comment",
    on: "POST /repos/:owner/:repo/issues/:number/comments",
    needs: WRITE_COMMENTS,
    body: commentBody,
    run: async (call, { body }) => {
      const { number } = findPull(call);
      checkBody(call.hub, body);
      const comment = addComment(call.hub, number, { body, login: call.who?.login ?? "" });
      const json = commentJson(call.hub, comment);
      return { status: 201, headers: { location: json.url }, body: json };
    },
  }),
  defineRoute({
    operation: "issues/get-comment",
    on: "GET /repos/:owner/:repo/issues/comments/:id",
    needs: READ_COMMENTS,
    run: async (call) => ({ status: 200, body: commentJson(call.hub, findComment(call)) }),
  }),
  defineRoute({
    operation: "issues/update-comment",
    on: "PATCH /repos/:owner/:repo/issues/comments/:id",
    needs: WRITE_COMMENTS,
    body: commentBody,
    run: async (call, { body }) => {
      const comment = findComment(call);
      checkBody(call.hub, body);
      comment.body = body;
      comment.updatedAt = new Date().toISOString();
      return { status: 200, body: commentJson(call.hub, comment) };
    },
  }),
  defineRoute({
    operation: "reactions/create-for-issue-comment",
    on: "POST /repos/:owner/:repo/issues/comments/:id/reactions",
    needs: WRITE_COMMENTS,
    body: z.strictObject({ content: z.enum(["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"]) }),
    run: async (call, { content }) => {
      const { reactions } = findComment(call);
      const login = call.who?.login ?? "";
      // "A response with an HTTP 200 status means that you already added the reaction type to this issue comment."
      const isThere = reactions.some((one) => one.login === login && one.content === content);
      if (!isThere) reactions.push({ login, content });
      return { status: isThere ? 200 : 201, body: { id: call.hub.takeId(), user: userJson(login), content } };
    },
  }),
  defineRoute({
    operation: "issues/delete-comment",
    on: "DELETE /repos/:owner/:repo/issues/comments/:id",
    needs: WRITE_COMMENTS,
    run: async (call) => {
      call.hub.comments.splice(call.hub.comments.indexOf(findComment(call)), 1);
      return { status: 204 };
    },
  }),
];

export function addComment(hub: Hub, issue: number, given: { body: string; login: string; minimized?: boolean }): Comment {
  const now = new Date().toISOString();
  const comment = {
    id: hub.takeId(),
    issue,
    login: given.login,
    body: given.body,
    minimized: given.minimized ?? false,
    createdAt: now,
    updatedAt: now,
    reactions: [],
  };
  hub.comments.push(comment);
  return comment;
}

export async function pullFiles(hub: Hub, pull: PullRequest) {
  const [base, head] = [await readRef(hub, hub.repository, `refs/heads/${pull.base}`), await keptHeadOid(hub, pull)];
  if (!base || !head) return [];
  const from = await hub.store.text(["merge-base", base, head]);
  return listChangedFiles(hub, pull.head.repository, { from, to: head });
}

export function findPull({ hub, params }: Call): PullRequest {
  const pull = hub.pulls.get(Number(params.number));
  if (!pull) throw new RestError(404, "Not Found");
  return pull;
}

function findComment({ hub, params }: Call): Comment {
  const comment = hub.comments.find((candidate) => candidate.id === Number(params.id));
  if (!comment) throw new RestError(404, "Not Found");
  return comment;
}

function checkBody(hub: Hub, body: string): void {
  const problem = (message: string) =>
    new RestError(422, "Validation Failed", [{ resource: "IssueComment", code: "unprocessable", field: "data", message }]);
  if ([...body].length > hub.limits.commentBody) throw problem(`Body is too long (maximum is ${hub.limits.commentBody} characters)`);
  if (body.trim() === "") throw problem("Body cannot be blank");
}
