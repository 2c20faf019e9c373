import type { Tree } from "../git/tree.ts";
import type { Inputs } from "../inputs/load.ts";
import { branchFolder } from "../lock/branch-files.ts";
import type { Declined, Lock } from "../lock/lock.ts";
import type { IdleReason, RunNotice } from "../notices.ts";
import { chooseCandidates } from "./choose-candidates.ts";
import { findCommanded, settleCommanded } from "./commanded.ts";
import type { Identity } from "./compare-tip.ts";
import { type AcceptedClaim, claimOutputs } from "./conflicts.ts";
import { findProducer, postponeDependents } from "./dependencies.ts";
import { findForced } from "./forced.ts";
import { type Looks, listKept } from "./looks.ts";
import { findOriginals, type SortedSelection } from "./originals.ts";
import { createResultLookup, type PlanFacts, planTask } from "./plan-task.ts";
import { protectPaths } from "./protected-paths.ts";
import { createTaskHasher, type TaskHasher } from "./recipe-hash.ts";
import { type ListedSelection, listSelection, listSkippedLocales, type Selection } from "./targets.ts";
import type { Plan, PlannedTask, ResolvedRecipe } from "./task.ts";
import { linkTwins, listSameLanguages } from "./twins.ts";

export interface PlanOptions {
  selections: readonly Selection[];
  inputs: Pick<Inputs, "force" | "takeCandidate" | "commands" | "lockfile" | "config" | "onModified" | "dryRun" | "frozen">;
  lock: Lock;
  /** Identities of outputs and masks, see `pathsToIdentify`. */
  /** The files that `lock` unites, where one may record what another has a newer record of; by path. */
  known?: ReadonlyMap<string, Lock>;
  identities: ReadonlyMap<string, Identity>;
  /** Of outputs that are not the recorded ones; empty at first. */
  looks: Looks;
  /** The newest commit of the branch, if the checkout may lack some of it. */
  tip?: Tree;
  /** Records of results that nobody wants, see `findProposedTip`. */
  declined?: Declined;
}

/** Decides what to do with each selected image, by the lockfile, git's blob ids, and the looks that were taken. Pure. */
export function planTasks({ selections, inputs, lock, known = new Map(), identities, looks, tip, declined }: PlanOptions): Plan {
  const hasLock = inputs.lockfile !== undefined;
  const listed = selections.map(listSelection);
  const lockFiles = inputs.lockfile === undefined ? [] : [inputs.lockfile, branchFolder(inputs.lockfile)];
  const recipeFiles = selections.flatMap(({ recipe }) => recipe.inputFiles);
  const paths = protectPaths([lockFiles, inputs.config ?? [], recipeFiles].flat());
  const sorted = findOriginals(listed, { lock, hasLock, paths });
  const { accepted, problems } = claimOutputs(
    sorted.flatMap(({ claims }) => claims),
    paths,
  );
  const sources = new Map(listed.flatMap(({ selected }) => [...selected]));
  const identityOf = (path: string): Identity => sources.get(path) ?? identities.get(path) ?? {};
  const { dryRun, frozen } = inputs;
  // A candidate is not put over what a person made, whatever that is.
  const onModified = inputs.takeCandidate ? "keep" : inputs.onModified;
  const { isForced, warnings: unmatched } = findForced(inputs.force, accepted);
  const commanded = inputs.commands && findCommanded(inputs.commands, accepted);
  const [wanted = accepted, others = []] = commanded ? partition(accepted, ({ output }) => commanded.commandOf(output) !== undefined) : [];
  const facts = {
    identityOf,
    lock,
    resultsOf: createResultLookup([...known.values(), lock]),
    hasLock,
    isForced,
    onModified,
    isReadOnly: dryRun || frozen,
    looks,
    tip,
    declined,
  };
  const planned = planClaims(wanted, { ...facts, commanded });
  const filtered = new Set(selections.flatMap(({ recipe, unfiltered }) => (unfiltered ? [recipe] : [])));
  const settled = settleTasks(planned, { selections, filtered, inputs, lock, identityOf, commanded, hasLock });
  const busy = new Set(accepted.map(({ selection }) => selection));
  const idle = sorted.flatMap((one) => (busy.has(one.selection) ? [] : explainIdle(one, { planned: settled.tasks, filtered })));
  // Globs that match no image may be wrong.
  const isUnmatched = ({ reason }: IdleNotice) => reason.kind === "no-file" || reason.kind === "passed-over";
  return {
    tasks: settled.tasks,
    selected: [...(inputs.takeCandidate ? planned : settled.tasks), ...planClaims(others, facts)],
    skipped: sorted.flatMap(({ selection, skipped }) => [...listSkippedLocales(selection.recipe), ...skipped]),
    // Who wants to keep what was touched up knows of it.
    warnings: [
      ...idle.filter(isUnmatched),
      ...unmatched,
      ...settled.warnings,
      ...listSameLanguages(settled.tasks),
      ...(onModified === "keep" ? [] : listKept(settled.tasks, looks)),
    ],
    problems: [...problems, ...settled.problems],
    idle: idle.filter((notice) => !isUnmatched(notice)),
  };
}

function partition<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function planClaims(claims: readonly AcceptedClaim[], facts: PlanFacts): PlannedTask[] {
  const hashers = new Map<ListedSelection, TaskHasher>();
  const planned = claims.map((claim) => {
    const hash = hashers.get(claim.selection) ?? createTaskHasher(claim.selection.recipe);
    hashers.set(claim.selection, hash);
    return planTask(claim, { ...facts, hash });
  });
  return linkTwins(planned);
}

type SettleOptions = Omit<PlanOptions, "identities" | "looks" | "tip" | "declined"> &
  Pick<PlanFacts, "identityOf" | "commanded" | "hasLock"> & { filtered: ReadonlySet<ResolvedRecipe> };

/** Applies commands, or `take-candidate`, or the dependencies between recipes. */
function settleTasks(
  planned: readonly PlannedTask[],
  { selections, filtered, inputs, lock, identityOf, commanded, hasLock }: SettleOptions,
): Pick<Plan, "tasks" | "warnings" | "problems"> {
  const { takeCandidate: choices } = inputs;
  const blobOf = (path: string) => identityOf(path).blob;
  if (commanded) return settleCommanded(planned, commanded, { lock, hasLock, blobOf });
  if (choices) return chooseCandidates(planned, { choices, lock, blobOf });
  if (selections.length === 1) return { tasks: planned, warnings: [], problems: [] };
  return postponeDependents(planned, { inputs, filtered });
}

type IdleNotice = Extract<RunNotice, { code: "recipe-idle" }>;

/** Explains why a recipe has no task, if there is anything to say. */
function explainIdle({ selection, skipped }: SortedSelection, { planned, filtered }: Parameters<typeof findProducer>[1]): IdleNotice[] {
  const { recipe } = selection;
  const find = () => findProducer(selection, { planned, filtered }) ?? findIdleReason(selection, skipped[0]?.path);
  const reason = recipe.mode === "generate" ? undefined : find();
  return reason ? [{ code: "recipe-idle", recipe: recipe.name, reason }] : [];
}

/** For the workflow's own inputs, the run says by itself that nothing changed. */
function findIdleReason(
  { recipe, paths, selected, targets, idle }: ListedSelection,
  skippedPath: string | undefined,
): IdleReason | undefined {
  if (paths.length === 0) return idle;
  if (selected.size === 0) return recipe.name === "" ? undefined : { kind: "nothing-changed" };
  if (targets.length === 0) return { kind: "source-language-only" };
  return skippedPath === undefined ? undefined : { kind: "not-originals", example: skippedPath };
}
