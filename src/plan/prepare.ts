import type { Context } from "../context.ts";
import { invalidInputs, RetouchError } from "../errors.ts";
import { discoverSources } from "../git/discover.ts";
import { identify, type Workspace } from "../git/workspace.ts";
import { createBlobReader } from "../github/blob-reader.ts";
import { listChangedFiles } from "../github/changed-files.ts";
import type { GitHub } from "../github/github-client.ts";
import type { Inputs } from "../inputs/load.ts";
import { isChangedOnly } from "../inputs/recipe.ts";
import { createTextReader, type TextReader } from "../inputs/text-reader.ts";
import { type BranchTip, type FoundTip, findNewerTip } from "../lock/branch-tip.ts";
import { type LockFile, openLockFile } from "../lock/lock-file.ts";
import type { Proposal } from "../lock/proposal.ts";
import { findProposedTip, type ProposedTip } from "../lock/proposed-tip.ts";
import type { IdleReason, SkippedFile, SkippedPath } from "../notices.ts";
import type { Identity } from "./compare-tip.ts";
import { type FindResult, lookAtOutputs } from "./look-at-outputs.ts";
import type { Look } from "./looks.ts";
import { findNearMiss } from "./near-miss.ts";
import { planTasks } from "./plan.ts";
import { LIMITS } from "./plan-messages.ts";
import { type ResolveOptions, resolveRecipe } from "./resolve-recipe.ts";
import { takeShard } from "./shard.ts";
import { pathsToIdentify, type Selection } from "./targets.ts";
import type { Plan, ResolvedRecipe } from "./task.ts";

/** What a run will work on. Nothing is spent yet. */
export interface Prepared {
  plan: Plan;
  lockFile: LockFile;
  /** What the run's own branch has; only with `deliver: pull-request`, where there is such a branch or something to make. */
  proposal?: Proposal;
  /** Files that the globs match and that have no task, for the log. */
  skipped: readonly SkippedFile[];
}

export interface PrepareOptions {
  context: Context;
  inputs: Inputs;
  workspace: Workspace;
  github: () => Promise<GitHub>;
  reader?: TextReader;
  findResult?: FindResult;
}

/** Three times what `max-images` allows, so that most may be up to date. They take 1 GB. */
const MAX_TASKS = 300_000;

/**
 * Finds the images and plans what each of them needs. An image that is up to date is not read: git's blob ids and the lockfile tell. Only
 * an output that somebody changed is looked at.
 *
 * @throws RetouchError `invalid-input` for mistakes in the workflow or in the files that it names.
 */
export async function prepare({ context, inputs, workspace, github, ...more }: PrepareOptions): Promise<Prepared> {
  const { reader = createTextReader(), findResult = async () => undefined } = more;
  const options: ResolveOptions = { workspace, reader, glossaries: new Map() };
  const resolved = await Promise.all(inputs.recipes.map((recipe) => resolveRecipe(recipe, options)));
  const problems = resolved.flatMap((recipe) => recipe.problems);
  // Several recipes may name the same file.
  if (problems.length > 0) throw invalidInputs([...new Set(problems)]);
  const recipes = resolved.map(({ value }) => value);
  const lockFile = await openLockFile({ ...workspace, path: inputs.lockfile, force: inputs.force === true });
  const byChange = recipes.filter((recipe) => isChangedOnly(recipe, context.eventName));
  const changed = byChange.length > 0 ? await listChangedFiles(await github(), context) : undefined;
  const selections: Selection[] = [];
  let tasks = 0;
  const skipped = new Map<string, SkippedPath>();
  for (const recipe of recipes) {
    const { selection, notices } = await selectImages(recipe, {
      context,
      workspace,
      changed: byChange.includes(recipe) ? changed : undefined,
    });
    selections.push(selection);
    tasks += (selection.unfiltered ?? selection.sources).length * Math.max(1, recipe.locales.length);
    if (tasks > MAX_TASKS) throw new RetouchError("invalid-input", LIMITS.tasks(MAX_TASKS));
    for (const notice of notices) skipped.set(notice.path, notice);
  }
  const identities = await identifyPaths(workspace, pathsToIdentify(selections));
  const looks = new Map<string, Look>();
  const stores = !inputs.dryRun && !inputs.frozen;
  const readBlob = createBlobReader({ context, workspace, github, hasToken: inputs.githubToken !== undefined, stores });
  const planOn = async ({ tip, declined }: Partial<Known> = {}) => {
    const decide = () =>
      planTasks({ selections, inputs, lock: lockFile.entries, known: lockFile.known, identities, looks, tip: tip?.tree, declined });
    const first = decide();
    if (first.problems.length > 0 || inputs.onModified !== "auto" || inputs.takeCandidate) return first;
    const { added } = await lookAtOutputs(first.tasks, looks, { workspace, readBlob, findResult });
    return added > 0 ? decide() : first;
  };
  let plan = await planOn();
  // Candidates may be recorded on the branch alone.
  if (plan.problems.length > 0 && !inputs.takeCandidate) throw invalidInputs(plan.problems);
  const known = await lookAtBranch({ context, inputs, github, lockFile }, plan);
  const { tip, declined, proposal, notices } = known;
  if (tip) lockFile.learn(tip.locks, (path) => tip.tree.get(path)?.sha, declined);
  if (tip || declined) plan = await planOn(known);
  if (plan.problems.length > 0) throw invalidInputs(plan.problems);
  const warnings = [...plan.warnings, ...notices];
  return { plan: takeShard({ ...plan, warnings }, inputs.shard), lockFile, proposal, skipped: [...skipped.values(), ...plan.skipped] };
}

/** What the branch that is written has and the checkout has not. */
type Known = Omit<FoundTip, "tip"> & Partial<ProposedTip> & { tip?: Pick<BranchTip, "tree" | "locks"> };

/** Looks before anything is paid for whether the branch has more than the checkout. */
export async function lookAtBranch(
  { context, inputs, github, lockFile }: Omit<PrepareOptions, "workspace"> & { lockFile: LockFile },
  { tasks }: Pick<Plan, "tasks">,
): Promise<Known> {
  const { branch, base, owner } = context;
  const isDue = inputs.takeCandidate !== undefined || tasks.some(({ action }) => action === "edit" || action === "take");
  const paths = tasks.flatMap(({ task: { source, output } }) => (source ? [source.path, output] : output));
  const options = { context, github, lockPath: lockFile.path, known: lockFile.known, paths, force: inputs.force === true };
  // A dry run may have no token.
  if (base !== undefined && owner !== "" && inputs.githubToken) {
    const found = await findProposedTip({ ...options, isDue });
    return { ...found, declined: inputs.force === true ? undefined : found?.declined, notices: [] };
  }
  const { lockPath } = options;
  if (!isDue || lockPath === undefined || branch === undefined || owner === "" || !inputs.deliver.includes("commit"))
    return { notices: [] };
  return findNewerTip({ ...options, branch, lockPath });
}

async function selectImages(
  recipe: ResolvedRecipe,
  { context, workspace, changed }: Pick<PrepareOptions, "context" | "workspace"> & { changed: ReadonlySet<string> | undefined },
): Promise<{ selection: Selection; notices: SkippedPath[] }> {
  if (recipe.mode === "generate") return { selection: { recipe, sources: [] }, notices: [] };
  const { sources, unfiltered, notices } = await discoverSources(workspace, recipe.images, changed);
  const isIdle = (unfiltered ?? sources).length === 0;
  return {
    selection: { recipe, sources, unfiltered, idle: isIdle ? explainNone(recipe, { context, workspace, notices }) : undefined },
    notices,
  };
}

/** Why globs select nothing, with the nearest miss of each. */
function explainNone(
  { images }: ResolvedRecipe,
  { context, workspace, notices }: Pick<PrepareOptions, "context" | "workspace"> & { notices: readonly SkippedPath[] },
): IdleReason {
  const [example] = notices;
  if (example) return { kind: "passed-over", example };
  const globs = images.filter((glob) => !glob.startsWith("!")).map((glob) => ({ glob, hint: findNearMiss(glob, workspace.files) }));
  return { kind: "no-file", globs, noCheckout: !workspace.git && context.repo !== "" };
}

/** A file that a sparse checkout left out is what the index has of it: otherwise a result there would be missing, and be made in each run. */
async function identifyPaths(workspace: Workspace, paths: readonly string[]): Promise<Map<string, Identity>> {
  const blobs = await identify(workspace, paths);
  const toIdentity = (path: string): Identity => {
    const { indexBlob, isSparse } = workspace.files.get(path) ?? {};
    return { blob: blobs.get(path) ?? (isSparse ? indexBlob : undefined), indexBlob };
  };
  return new Map(paths.map((path) => [path, toIdentity(path)]));
}
