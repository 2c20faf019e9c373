import { createHash } from "node:crypto";
import { hearsBoxes } from "../commands/hears-boxes.ts";
import type { Context } from "../context.ts";
import { fillPullTemplate } from "../deliver/commit-message.ts";
import type { Proposed } from "../deliver/delivered.ts";
import { RetouchError } from "../errors.ts";
import { readBranchHead } from "../github/git-data.ts";
import { createGitHub, type GitHub } from "../github/github-client.ts";
import { explainGitHubError, readFailure } from "../github/github-errors.ts";
import { createPull, listPulls, moveBranch, type Pull, updatePull } from "../github/pulls.ts";
import type { Inputs } from "../inputs/load.ts";
import { WITHDRAWN } from "../lock/proposed-tip.ts";
import type { RunNotice } from "../notices.ts";
import { readMark, renderPullBody } from "./pull-body.ts";
import type { PostedPull, Report } from "./report.ts";
import { PULL_FAILED, WITHDRAWN_COMMENT } from "./wording.ts";

interface Post {
  github: GitHub;
  context: Context;
  report: Report;
  inputs: Inputs;
  proposed: Proposed;
}

/** What became of the pull request. A branch that is there without one fails the step: nobody would see it. */
type Posted = Partial<Pick<Report, "pull" | "notices" | "errors">>;

/** Opens, updates or closes the pull request of the run's own branch. */
export async function postPull(report: Report, inputs: Inputs | undefined): Promise<Posted> {
  const { context, delivered } = report;
  const { proposed, commit } = delivered ?? {};
  const { pull, isLive } = proposed?.before ?? report.proposal ?? {};
  if (!proposed || !inputs?.githubToken) return { pull: pull && toPosted(pull, "none") };
  const github = await createGitHub({ token: inputs.githubToken, context });
  const post: Post = { github, context, report: { ...report, hearsBoxes: await hearsBoxes(context) }, inputs, proposed };
  if (proposed.isEmpty) return isLive ? withdraw(post) : {};
  if (pull) return commit || pull.base !== context.base ? update(post, pull) : { pull: toPosted(pull, "none") };
  return commit || isLive ? open(post) : {};
}

const toPosted = ({ number, url }: Pull, operation: PostedPull["operation"]): PostedPull => ({ number, url, operation });

/** Tells a title of Retouch's from one that somebody wrote. */
const markOf = (title: string) => createHash("sha256").update(title).digest("hex").slice(0, 12);

function makeTitle({ inputs, proposed }: Post): string {
  const title = inputs.prTitle === undefined ? proposed.subject : fillPullTemplate(inputs.prTitle, proposed.changes);
  // GitHub takes 256 characters on one line.
  return Array.from(title.replace(/\s+/g, " ").trim()).slice(0, 250).join("") || proposed.subject;
}

async function update(post: Post, pull: Pull): Promise<Posted> {
  const { github, context, report, proposed } = post;
  const title = makeTitle(post);
  const mark = readMark(pull.body);
  const isOurs = mark === markOf(pull.title);
  // Another leg of the matrix has put its results on top of these meanwhile, and its text shows both.
  if (await isOvertaken(post)) return { pull: toPosted(pull, "updated") };
  const body = renderPullBody(report, { proposed, others: pull.body.replace(WITHDRAWN, ""), mark: isOurs ? markOf(title) : (mark ?? "0") });
  try {
    const updated = await updatePull(github, context, {
      ...{ number: pull.number, body, title: isOurs ? title : undefined },
      base: pull.base === context.base ? undefined : context.base,
    });
    return { pull: toPosted(updated, "updated") };
  } catch (error) {
    const { message: reason } = explain(error, "the text of the pull request");
    // The branch is what counts, and it is there.
    return { pull: toPosted(pull, "updated"), notices: [...report.notices, { code: "pull-not-complete", reason }] };
  }
}

/** Whether a run has committed to the branch after this one. */
async function isOvertaken({ github, context, proposed }: Post): Promise<boolean> {
  const { owner, repo, branch = "" } = context;
  try {
    const head = await readBranchHead(github, context, branch);
    if (head === undefined || head === proposed.head) return false;
    return (await github.rest.repos.getCommit({ owner, repo, ref: head })).data.author?.type === "Bot";
  } catch {
    return false;
  }
}

async function open(post: Post): Promise<Posted> {
  const { github, context, report, inputs, proposed } = post;
  const { branch = "", base = "" } = context;
  const title = makeTitle(post);
  const others = inputs.prBody === undefined ? "" : fillPullTemplate(inputs.prBody, proposed.changes);
  const text = { branch, base, title, body: renderPullBody(report, { proposed, others, mark: markOf(title) }) };
  try {
    const { pull, notices } = await create(post, { ...text, draft: inputs.prDraft });
    const more = await complete(post, pull);
    return { pull: toPosted(pull, "created"), notices: [...report.notices, ...notices, ...more] };
  } catch (error) {
    const { status, reason } = readFailure(error);
    // Somebody opened one meanwhile.
    if (status === 422 && /already exists/i.test(reason)) {
      const pull = (await listPulls(github, context, branch)).find(({ state }) => state === "open");
      if (pull) return update(post, pull);
    }
    const isSetting = status === 403 && /not permitted to create/i.test(reason);
    const message = isSetting ? PULL_FAILED.notPermitted(reason) : explain(error, "the pull request").message;
    const place = PULL_FAILED.place(branch, compareUrl(context, base, branch));
    return { errors: [...report.errors, new RetouchError("delivery", `${message} ${place}`, { cause: error })] };
  }
}

/** Where the repository has no drafts, an ordinary one will do. */
async function create({ github, context }: Post, pull: Parameters<typeof createPull>[2]): Promise<{ pull: Pull; notices: RunNotice[] }> {
  try {
    return { pull: await createPull(github, context, pull), notices: [] };
  } catch (error) {
    const { status, reason } = readFailure(error);
    if (!pull.draft || status !== 422 || !/draft/i.test(reason)) throw error;
    const notice: RunNotice = { code: "pull-not-complete", reason: explain(error, "a draft").message };
    return { pull: await createPull(github, context, { ...pull, draft: false }), notices: [notice] };
  }
}

/** Labels, reviewers and assignees of a new pull request; what people change there later is theirs. */
async function complete({ github, context, inputs }: Post, { number }: Pull): Promise<RunNotice[]> {
  const { owner, repo } = context;
  const { prLabels: labels = [], prReviewers = [], prAssignees: assignees = [] } = inputs;
  const teams = prReviewers.filter((name) => name.includes("/")).map((name) => name.replace(/^.*\//, ""));
  const reviewers = prReviewers.filter((name) => !name.includes("/"));
  const pull = { owner, repo, pull_number: number };
  const issue = { owner, repo, issue_number: number };
  const steps: [doing: string, isWanted: boolean, call: () => Promise<string | undefined>][] = [
    ["the labels", labels.length > 0, async () => void (await github.rest.issues.addLabels({ ...issue, labels }))],
    ["the reviewers", reviewers.length > 0, async () => void (await github.rest.pulls.requestReviewers({ ...pull, reviewers }))],
    // Of both in one request, GitHub would take neither.
    [
      "the review by a team",
      teams.length > 0,
      async () => void (await github.rest.pulls.requestReviewers({ ...pull, team_reviewers: teams })),
    ],
    [
      "the assignees",
      assignees.length > 0,
      async () => {
        const { data } = await github.rest.issues.addAssignees({ ...issue, assignees });
        const there = new Set(data.assignees?.map(({ login }) => login.toLowerCase()));
        const missing = assignees.filter((name) => !there.has(name.toLowerCase()));
        return missing.length > 0 ? PULL_FAILED.missing(missing) : undefined;
      },
    ],
  ];
  const notices: RunNotice[] = [];
  for (const [doing, isWanted, call] of steps) {
    const reason = isWanted ? await call().catch((error: unknown) => explain(error, doing).message) : undefined;
    if (reason !== undefined) notices.push({ code: "pull-not-complete", reason });
  }
  return notices;
}

/** Closes what is not needed any more, and deletes the branch unless somebody else has commits there. */
async function withdraw({ github, context, report, proposed }: Post): Promise<Posted> {
  const { owner, repo } = context;
  const { pull, isOwn, branch, head } = proposed.before;
  try {
    if (pull) {
      await updatePull(github, context, { number: pull.number, state: "closed", body: `${pull.body}\n\n${WITHDRAWN}`.trim() });
      await github.rest.issues.createComment({ owner, repo, issue_number: pull.number, body: WITHDRAWN_COMMENT });
    }
    if (isOwn) await moveBranch(github, context, { branch, from: head, to: undefined });
    return pull ? { pull: toPosted(pull, "closed") } : {};
  } catch (error) {
    const { message: reason } = explain(error, "closing the pull request");
    return { notices: [...report.notices, { code: "pull-not-complete", reason }] };
  }
}

function explain(error: unknown, doing: string): RetouchError {
  return explainGitHubError(error, { doing, permission: "pull-requests: write", code: "delivery" });
}

/** The page that opens a pull request. */
function compareUrl({ serverUrl, owner, repo }: Context, base: string, branch: string): string {
  const encode = (name: string) => name.split("/").map(encodeURIComponent).join("/");
  return `${serverUrl}/${owner}/${repo}/compare/${encode(base)}...${encode(branch)}`;
}
