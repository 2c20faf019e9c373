import { z } from "zod";
import type { Context, PullRequest } from "../context.ts";
import { RetouchError } from "../errors.ts";
import { FOLDER, type Tree } from "../git/tree.ts";
import { carriesPull } from "./carried-pull.ts";
import { explainGone, type Named } from "./explain-gone.ts";
import { readTreeAt, readWholeTree } from "./git-data.ts";
import type { GitHub } from "./github-client.ts";
import { explainGitHubError, type Permission, readFailure } from "./github-errors.ts";
import { CHANGES_UNKNOWN } from "./github-messages.ts";

/** Paths with forward slashes that a pull request or push created or altered. Removed files and pure renames are not in it. */
export type ChangedFiles = ReadonlySet<string>;

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const MAX_PULL_FILES = 3000;
/** https://docs.github.com/en/rest/commits/commits#compare-two-commits */
const MAX_COMPARED_FILES = 300;
const NO_COMMIT = /^0+$/;

interface Comparison {
  base: string;
  /** A commit. */
  head: string;
  /** The first push of a branch is compared with another branch; else with a commit. */
  isFirst?: boolean;
}

/** A file of the REST API's lists; its `sha` is the blob's. What is no such list is no list of nothing either. */
const filesSchema = z.array(
  z.object({
    filename: z.string(),
    status: z.string(),
    sha: z.string().nullish(),
    changes: z.number().nullish(),
    previous_filename: z.string().optional(),
  }),
);

type ListedFile = z.infer<typeof filesSchema>[number];

/** Whether the event has something to compare with; false for schedules, manual runs, tags and deleted branches. */
export function canListChanges(context: Context): boolean {
  return context.event.pull_request !== undefined || carriesPull(context) || findComparison(context) !== undefined;
}

/**
 * What this pull request, push or merge group changed.
 *
 * @throws RetouchError `forbidden` or `unavailable` when the list is not complete: each image may cost money, so the run falls back
 * neither to all images nor to none.
 */
export async function listChangedFiles(github: GitHub, context: Context): Promise<ChangedFiles> {
  const { pull_request: pull } = context.event;
  const comparison = findComparison(context);
  try {
    if (pull) return await listPullFiles(github, context, pull);
    if (!comparison) throw new RetouchError("invalid-input", CHANGES_UNKNOWN.event(context.eventName));
    return await compare(github, context, comparison);
  } catch (error) {
    if (error instanceof z.ZodError) {
      throw new RetouchError("unavailable", `${CHANGES_UNKNOWN.notAList} ${CHANGES_UNKNOWN.consequence}`, { cause: error });
    }
    const doing = "the list of changed files";
    const permission: Permission = pull ? "pull-requests: read" : "contents: read";
    const named = listNamed(pull, comparison);
    const gone = await explainGone(error, { github, context, doing, named, advice: CHANGES_UNKNOWN.gone(pull !== undefined) });
    const { code, message } = gone ?? explainGitHubError(error, { doing, permission });
    throw new RetouchError(code, `${message} ${CHANGES_UNKNOWN.consequence}`, { cause: error });
  }
}

function listNamed(pull: PullRequest | undefined, comparison: Comparison | undefined): Named[] {
  if (pull) return [{ kind: "pull", number: pull.number }];
  if (!comparison) return [];
  const { base, head, isFirst } = comparison;
  return [isFirst ? { kind: "branch", name: base } : { kind: "commit", sha: base }, { kind: "commit", sha: head }];
}

function findComparison({ event, eventName, ref }: Context): Comparison | undefined {
  if (event.merge_group) return { base: event.merge_group.base_sha, head: event.merge_group.head_sha };
  if (eventName !== "push" || !ref.startsWith("refs/heads/") || event.deleted || !event.before || !event.after) return undefined;
  if (!NO_COMMIT.test(event.before)) return { base: event.before, head: event.after };
  const base = event.repository?.default_branch;
  return base ? { base, head: event.after, isFirst: true } : undefined;
}

async function listPullFiles(github: GitHub, context: Context, pull: PullRequest): Promise<ChangedFiles> {
  const { owner, repo } = context;
  let listed = 0;
  const files = filesSchema.parse(
    await github.paginate(github.rest.pulls.listFiles, { owner, repo, pull_number: pull.number, per_page: 100 }, ({ data }, done) => {
      listed += data.length;
      if (listed >= MAX_PULL_FILES) done();
      return data;
    }),
  );
  if (files.length >= MAX_PULL_FILES || files.length < (pull.changed_files ?? 1)) {
    // The event may be older than the list, so the count is asked for again.
    const { data } = await github.rest.pulls.get({ owner, repo, pull_number: pull.number });
    const count = z.number().parse(data.changed_files);
    if (count > files.length) throw new RetouchError("unavailable", CHANGES_UNKNOWN.incomplete(files.length, count));
  }
  return dropRenames(files, async (paths) => {
    const { data } = await github.rest.repos.compareCommitsWithBasehead({
      owner,
      repo,
      per_page: 1,
      basehead: `${pull.base.sha}...${pull.head.sha}`,
    });
    return readTreeAt({ github, context, sha: data.merge_base_commit?.sha ?? pull.base.sha, paths });
  });
}

async function compare(github: GitHub, context: Context, { base, head }: Comparison): Promise<ChangedFiles> {
  if (base === head) return new Set();
  const { owner, repo } = context;
  // The files stand on the first page only, however few commits a page has.
  const asked = github.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}`, per_page: 1 });
  const { data } = await asked.catch((error: unknown) => {
    if (isUnrelated(error)) return { data: undefined };
    throw error;
  });
  const files = filesSchema.parse(data ? data.files : []);
  // After a force push the common ancestor says nothing about what was there before.
  const isRewritten = !data || (context.event.before === base && data.status !== "ahead" && data.status !== "identical");
  const from = isRewritten ? base : (data.merge_base_commit?.sha ?? base);
  if (!isRewritten && files.length < MAX_COMPARED_FILES)
    return dropRenames(files, (paths) => readTreeAt({ github, context, sha: from, paths }));
  const [before, after] = await Promise.all([from, head].map((sha) => readWholeTree({ github, context, sha })));
  if (!before || !after) throw new RetouchError("unavailable", CHANGES_UNKNOWN.tooMany);
  return compareTrees(before, after);
}

/** GitHub compares no commits of two histories: an orphan branch, or one that was replaced as a whole. */
function isUnrelated(error: unknown): boolean {
  const { status, reason } = readFailure(error);
  return status === 404 && /^No common ancestor\b/i.test(reason);
}

/**
 * Binary files have no count of changed lines, so that a pure rename is recognized by its blob alone. Where the old blob is unknown, a rename
 * without changed lines counts as pure: to edit less is the smaller mistake.
 */
async function dropRenames(files: readonly ListedFile[], readBase: (paths: string[]) => Promise<Tree>): Promise<ChangedFiles> {
  const present = files.filter(({ status }) => status !== "removed" && status !== "unchanged");
  const renamed = present.flatMap(({ status, previous_filename }) =>
    status === "renamed" && previous_filename ? [previous_filename] : [],
  );
  const base = renamed.length > 0 ? await readBase(renamed).catch(() => undefined) : new Map();
  const isPureRename = ({ status, sha, changes, previous_filename: old = "" }: ListedFile) =>
    status === "renamed" && (base ? sha != null && base.get(old)?.sha === sha : !changes);
  return new Set(present.filter((file) => !isPureRename(file)).map(({ filename }) => filename));
}

/** What `after` has that `before` had not, but for files that only moved. */
export function compareTrees(before: Tree, after: Tree): ChangedFiles {
  const moved = new Set([...before].filter(([path]) => !after.has(path)).map(([, { sha }]) => sha));
  const changed = [...after].filter(
    ([path, { mode, sha }]) => mode !== FOLDER && before.get(path)?.sha !== sha && !(moved.has(sha) && !before.has(path)),
  );
  return new Set(changed.map(([path]) => path));
}
