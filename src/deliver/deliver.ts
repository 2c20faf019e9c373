import { CANCEL_MS, untilCancelled } from "../cancel.ts";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import { readOwnFile } from "../git/own-folder.ts";
import type { GitHub } from "../github/github-client.ts";
import { isOutdated, type Proposal } from "../lock/proposal.ts";
import type { Outcome, RenderedResult, Result } from "../outcome.ts";
import { uploadArtifact } from "./artifact.ts";
import {
  type ArtifactExtra,
  listArtifactExtras,
  noteTempFolder,
  placeArtifactExtras,
  type ResultsContent,
  renderResults,
} from "./artifact-extras.ts";
import { type Change, type LockChange, type LockOnlyChange, listChanges, listLockOnlyChanges } from "./changes.ts";
import { type CommitMethod, type CommitResult, deliverCommit, type ReadOptions } from "./commit.ts";
import { type NamedChange, renderCommitMessage } from "./commit-message.ts";
import { createStaleTest, type Delivered, type OtherResult, type Proposed, type UploadedArtifact } from "./delivered.ts";
import { COMMIT_FAILED, describePlace } from "./delivery-messages.ts";
import { SHARD_FILE } from "./shard-file.ts";

export interface DeliverOptions {
  context: Context;
  /** Made only when it is used. */
  github: () => Promise<GitHub>;
  githubToken?: string;
  outcomes: readonly Outcome[];
  /** An object of the `results` output, as JSON has it. */
  renderResult(result: Result): RenderedResult;
  /** Empty: files stay in the workspace. */
  targets: readonly ("commit" | "pull-request" | "artifact")[];
  /** Only with `pull-request`. */
  proposing?: Proposing;
  /** Template; absent for the default. */
  commitMessage?: string;
  commitMethod: CommitMethod;
  artifactName: string;
  lock?: LockChange;
  /** Further files for the artifact: the lock. `left` are the keys of records that did not come to be. */
  artifactExtra?: (left: ReadonlySet<string>) => readonly { path: string; content: string | Buffer }[];
  /** What the artifact of a shard says of it. There is one although the shard made nothing. */
  shardFile?: (parts: Pick<ResultsContent, "uploads" | "extras">) => string;
  /** A run that is cancelled before the delivery has seconds left: its images go to the artifact alone. */
  signal: AbortSignal;
}

export interface Proposing extends ReadOptions {
  /** The run's own branch as the plan found it. */
  proposal?: Proposal;
  /** US dollars that were paid for a result, also in an earlier run; null if unknown. */
  costOf(output: string): number | null;
}

/** What a run has to deliver. */
interface Cargo {
  changes: readonly Change[];
  lockOnly: readonly LockOnlyChange[];
  extras: readonly ArtifactExtra[];
}

type Committed = CommitResult & { error?: RetouchError };
type Uploaded = { artifact?: UploadedArtifact; error?: RetouchError };

/**
 * Brings the edited images to where they are wanted. What cannot be committed goes to the artifact, wanted there or not: it is paid for.
 * Failures are values, so that the report is written in each case.
 */
export async function deliver(options: DeliverOptions): Promise<Delivered> {
  const { context, outcomes, lock, targets, proposing, signal } = options;
  const cargo: Cargo = {
    changes: listChanges(outcomes, context.workspace, lock),
    lockOnly: listLockOnlyChanges(outcomes, lock),
    extras: listArtifactExtras(outcomes, options.shardFile !== undefined),
  };
  const { changes, lockOnly, extras } = cargo;
  if (targets.length === 0) return { stale: [], warnings: noteTempFolder(extras), errors: [] };

  const isCancelled = signal.aborted;
  const isDue = changes.length + lockOnly.length > 0 || (proposing?.proposal !== undefined && isOutdated(proposing.proposal));
  const wantsCommit = targets.some((target) => target !== "artifact") && !isCancelled && isDue;
  const committed: Committed | undefined = wantsCommit ? await commitChanges(options, cargo) : undefined;
  const uploaded = await uploadRest(options, cargo, { committed, wantsAll: targets.includes("artifact") || isCancelled });
  const proposed = committed?.proposal && describeProposed(options, cargo, { ...committed, proposal: committed.proposal });
  return { ...summarize(cargo, { committed, uploaded }), proposed };
}

async function commitChanges(options: DeliverOptions, { changes, lockOnly }: Cargo): Promise<Committed> {
  const { github, githubToken, context, lock, proposing, commitMethod: method, outcomes, signal } = options;
  const message = (committed: readonly Change[], proposal: Proposal | undefined) => {
    // One commit has it all, but for one on top of what people did.
    const kept = proposal?.isOwn ? listNamed(listKept(outcomes, proposal), listOthers(outcomes, proposal)) : [];
    if (committed.length === 0 && kept.length > 0 && proposal?.message !== undefined) return proposal.message;
    return renderMessage(options, [...kept, ...committed]);
  };
  try {
    const committing = deliverCommit({ github, githubToken, context, changes, lockOnly, lock, reading: proposing, method, message });
    const committed = await untilCancelled(committing, signal, CANCEL_MS.commit);
    return committed ?? { stale: [], error: new RetouchError("delivery", COMMIT_FAILED.cancelled) };
  } catch (error) {
    return { stale: [], error: toRetouchError(error, "delivery") };
  }
}

function renderMessage({ commitMessage: template, outcomes }: DeliverOptions, changes: readonly NamedChange[]): string {
  return renderCommitMessage({ template, changes, isSandbox: outcomes.some(({ result }) => result.provider === "sandbox") });
}

const OWN_STATUSES: readonly Result["status"][] = ["edited", "unchanged"];

/** Results of earlier runs that the run's own branch has and its base has not. */
function listKept(outcomes: readonly Outcome[], { proposed }: Proposal): Outcome[] {
  return outcomes.filter(({ task, result }) => result.status === "unchanged" && proposed.has(task.output));
}

/**
 * Results on the branch that this run neither made nor found up to date: all legs of a matrix share one branch, workflows may share one, and
 * what a recipe selects may change.
 */
function listOthers(outcomes: readonly Outcome[], { proposed, records, tree }: Proposal): OtherResult[] {
  const own = new Set<string>(outcomes.flatMap(({ task, result }) => (OWN_STATUSES.includes(result.status) ? task.output : [])));
  return [...records].flatMap(([output, entry]) =>
    proposed.has(output) && !own.has(output) && tree.get(output)?.sha === entry.outputBlob ? [{ output, entry }] : [],
  );
}

function listNamed(kept: readonly NamedChange[], others: readonly OtherResult[]): NamedChange[] {
  return [...kept, ...others.map(({ output }) => ({ task: { output } }))];
}

function describeProposed(
  options: DeliverOptions,
  { changes: made }: Cargo,
  { commit, stale, proposal: before }: Committed & { proposal: Proposal },
): Proposed {
  const [kept, others] = [listKept(options.outcomes, before), listOthers(options.outcomes, before)];
  const isStale = createStaleTest(stale);
  const changes = [...listNamed(kept, others), ...made.filter(({ task }) => !isStale(task))];
  return {
    others,
    ...{ before, changes, head: commit?.sha ?? before.head },
    kept: kept.map((outcome) => ({ outcome, cost: options.proposing?.costOf(outcome.task.output) ?? null })),
    isEmpty: commit === undefined && before.isEmpty,
    subject: renderMessage(options, changes).split("\n", 1)[0] ?? "",
  };
}

interface Upload {
  /** Absent when no commit was made or tried. */
  committed: Committed | undefined;
  /** False when only what was not committed goes to the artifact. */
  wantsAll: boolean;
}

async function uploadRest(options: DeliverOptions, cargo: Cargo, { committed, wantsAll }: Upload): Promise<Uploaded> {
  const { context, outcomes, renderResult, artifactName: name, artifactExtra, shardFile } = options;
  const { changes, lockOnly, extras } = cargo;
  const { stale = [], error: failure } = committed ?? {};
  const isStale = createStaleTest(stale);
  const isUndelivered = ({ task }: Change) => !committed || failure !== undefined || isStale(task);
  const uploads = wantsAll ? changes : changes.filter(isUndelivered);
  const wantsRecords = lockOnly.length > 0 && (wantsAll || failure !== undefined);
  // Extras have no other place, whatever was asked for.
  if (uploads.length + extras.length === 0 && !wantsRecords && !shardFile) return {};

  const placed = placeArtifactExtras(extras, uploads);
  const left = new Set([...changes, ...lockOnly].flatMap(({ task, keys }) => (isStale(task) ? keys : [])));
  // The lock says nothing of a picture that was refused.
  const needsLock = uploads.length + lockOnly.length > 0 || extras.some(({ kind }) => kind !== "rejected");
  const results = { path: "results.json", content: renderResults({ outcomes, renderResult, uploads, extras: placed, stale }) };
  try {
    const artifact = await uploadArtifact({
      name,
      context,
      entries: [
        ...uploads.map(({ task, read }) => ({ path: task.output, read })),
        ...placed.map(({ path, file }) => ({ path, read: () => readOwnFile(file) })),
      ],
      extra: [
        ...((needsLock && artifactExtra?.(left)) || []),
        ...(shardFile ? [{ path: SHARD_FILE, content: shardFile({ uploads, extras: placed }) }] : []),
        results,
      ],
    });
    return { artifact };
  } catch (error) {
    return { error: toRetouchError(error, "delivery") };
  }
}

interface Stages {
  committed: Committed | undefined;
  uploaded: Uploaded;
}

function summarize({ changes, lockOnly, extras }: Cargo, { committed, uploaded }: Stages): Delivered {
  const { artifact, error: artifactError } = uploaded;
  const errors: RetouchError[] = [];
  const warnings: Delivered["warnings"] = [];
  const fail = (cause: RetouchError, place: string) =>
    errors.push(new RetouchError("delivery", `${cause.message} ${place}`.trim(), { cause }));
  const what = changes.length > 0 ? "images" : "lockfile";
  if (committed?.error) fail(committed.error, changes.length + lockOnly.length > 0 ? describePlace(what, artifact) : "");
  if (artifactError) {
    // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
    // step already, and a refused picture failed its task.
    if (committed || changes.length === 0) warnings.push({ code: "artifact-failed", reason: artifactError.message });
    else fail(artifactError, describePlace("images", undefined));
    warnings.push(...noteTempFolder(extras));
  }
  return { commit: committed?.commit, artifact, stale: committed?.stale ?? [], warnings, errors };
}
