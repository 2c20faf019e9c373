import { z } from "zod";
import { type Hub, headOid, type PullRequest, readRef, refreshPulls } from "./hub.ts";
import { pullJson, userJson } from "./rest-json.ts";
import { findPull } from "./rest-pulls.ts";
import { defineRoute, type Need, RestError, type Route } from "./rest-router.ts";

const WRITE_PULLS: Need[] = [["pullRequests", "write"]];
const WRITE_ISSUES: Need[] = [
  ["issues", "write"],
  ["pullRequests", "write"],
];
const createBody = z.strictObject({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().optional(),
  draft: z.boolean().optional(),
  maintainer_can_modify: z.boolean().optional(),
});
const updateBody = z.strictObject({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
  base: z.string().optional(),
});
const reviewersBody = z.strictObject({ reviewers: z.array(z.string()).optional(), team_reviewers: z.array(z.string()).optional() });
const labelsBody = z.strictObject({ labels: z.array(z.string()).min(1) });
const assigneesBody = z.strictObject({ assignees: z.array(z.string()).max(10) });

const invalid = (message: string, field?: string) =>
  new RestError(422, "Validation Failed", [{ resource: "PullRequest", code: field ? "invalid" : "custom", field, message }]);

/** Opening, changing and closing pull requests. https://docs.github.com/rest/pulls/pulls, /review-requests, /rest/issues/labels, /assignees */
export const proposalRoutes: Route[] = [
  defineRoute({
    operation: "pulls/create",
    on: "POST /repos/:owner/:repo/pulls",
    needs: WRITE_PULLS,
    body: createBody,
    run: async ({ hub, repository, who }, { title, head, base, body = "", draft = false }) => {
      if (who?.kind === "installation" && who.login === "github-actions[bot]" && !hub.mayOpenPulls)
        throw new RestError(403, "GitHub Actions is not permitted to create or approve pull requests.");
      const branch = head.replace(/^[^:]+:/, "");
      const [headSha, baseSha] = [
        await readRef(hub, repository, `refs/heads/${branch}`),
        await readRef(hub, repository, `refs/heads/${base}`),
      ];
      if (!headSha) throw invalid("", "head");
      if (!baseSha) throw invalid("", "base");
      checkText(hub, { title, body });
      if (await hub.store.isAncestor(headSha, baseSha)) throw invalid(`No commits between ${base} and ${branch}`);
      const isTaken = [...hub.pulls.values()].some((pull) => pull.state === "open" && pull.head.branch === branch && pull.base === base);
      if (isTaken) throw invalid(`A pull request already exists for ${repository.owner}:${branch}.`);
      const pull: PullRequest = {
        ...{ id: hub.takeId(), number: hub.pulls.size + 1, title, body, author: who?.login ?? "", draft, base },
        ...{ state: "open", merged: false, assignees: [], reviewers: [], labels: [], head: { repository, branch } },
        createdAt: new Date().toISOString(),
      };
      hub.pulls.set(pull.number, pull);
      await refreshPulls(hub);
      return { status: 201, body: await pullJson(hub, pull) };
    },
  }),
  defineRoute({
    operation: "pulls/update",
    on: "PATCH /repos/:owner/:repo/pulls/:number",
    needs: WRITE_PULLS,
    body: updateBody,
    run: async (call, change) => {
      const pull = findPull(call);
      checkText(call.hub, change);
      if (change.state === "open" && !(await headOid(call.hub, pull)))
        throw invalid("state cannot be changed. The branch has been deleted.");
      Object.assign(pull, change);
      await refreshPulls(call.hub);
      return { status: 200, body: await pullJson(call.hub, pull) };
    },
  }),
  defineRoute({
    operation: "pulls/request-reviewers",
    on: "POST /repos/:owner/:repo/pulls/:number/requested_reviewers",
    needs: WRITE_PULLS,
    body: reviewersBody,
    run: async (call, { reviewers = [], team_reviewers: teams = [] }) => {
      const pull = findPull(call);
      if (reviewers.includes(pull.author)) throw new RestError(422, "Review cannot be requested from pull request author.");
      if (teams.length > 0 && call.who?.login === "github-actions[bot]")
        throw new RestError(422, "Could not resolve to a node with the global id of 'T_'.");
      if (reviewers.some((name) => !call.hub.collaborators.has(name)))
        throw new RestError(
          422,
          `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${call.repository.owner}/${call.repository.name} repository.`,
        );
      pull.reviewers = [...new Set([...pull.reviewers, ...reviewers, ...teams.map((team) => `${call.repository.owner}/${team}`)])];
      return { status: 201, body: await pullJson(call.hub, pull) };
    },
  }),
  defineRoute({
    operation: "issues/add-labels",
    on: "POST /repos/:owner/:repo/issues/:number/labels",
    needs: WRITE_ISSUES,
    body: labelsBody,
    run: async (call, { labels }) => {
      const pull = findPull(call);
      pull.labels = [...new Set([...pull.labels, ...labels])];
      return {
        status: 200,
        body: pull.labels.map((name, index) => ({ id: index + 1, name, color: "ededed", default: false, description: null })),
      };
    },
  }),
  defineRoute({
    operation: "issues/add-assignees",
    on: "POST /repos/:owner/:repo/issues/:number/assignees",
    needs: WRITE_ISSUES,
    body: assigneesBody,
    run: async (call, { assignees }) => {
      const pull = findPull(call);
      // "Only users with push access can add assignees …; they are silently ignored otherwise", and so are users who cannot be assigned.
      const able = assignees.filter((name) => call.hub.collaborators.has(name));
      pull.assignees = [...new Set([...pull.assignees, ...able])];
      return { status: 201, body: { number: pull.number, title: pull.title, assignees: pull.assignees.map(userJson) } };
    },
  }),
];

function checkText(hub: Hub, { title, body }: { title?: string | undefined; body?: string | undefined }): void {
  if (title !== undefined && (title.trim() === "" || [...title].length > 256))
    throw invalid("title is too long (maximum is 256 characters)", "title");
  if (body !== undefined && [...body].length > hub.limits.commentBody)
    throw invalid("body is too long (maximum is 65536 characters)", "body");
}

/** What a person does on the page of a pull request. */
export async function endPull(
  hub: Hub,
  number: number,
  { merge, deleteBranch = false }: { merge?: "squash" | "merge"; deleteBranch?: boolean },
): Promise<void> {
  const pull = hub.pulls.get(number);
  if (!pull) throw new Error(`there is no pull request ${number}`);
  const baseRef = `refs/heads/${pull.base}`;
  const [head = "", base = ""] = [await headOid(hub, pull), await readRef(hub, hub.repository, baseRef)];
  if (merge) {
    const [tree = ""] = (await hub.store.text(["merge-tree", "--write-tree", base, head])).split("\n");
    const author = { name: "Mona Lisa", email: "mona@example.com" };
    const parents = merge === "merge" ? [base, head] : [base];
    const oid = await hub.store.writeCommit({ tree, parents, message: `${pull.title} (#${number})\n`, author, committer: author });
    await hub.store.updateRef(baseRef, oid, base);
  }
  Object.assign(pull, { state: "closed", merged: merge !== undefined });
  if (deleteBranch) await hub.store.run(["update-ref", "-d", `refs/heads/${pull.head.branch}`]);
  await refreshPulls(hub);
}
