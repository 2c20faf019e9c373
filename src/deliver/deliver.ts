import { untilCancelled } from "../cancel.ts";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { GitHub } from "../github/github-client.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome, Result } from "../outcome.ts";
import { uploadArtifact } from "./artifact.ts";
import { type ArtifactExtra, listArtifactExtras, noteTempFolder, placeArtifactExtras, renderResults } from "./artifact-extras.ts";
import { type Change, type LockChange, type LockOnlyChange, listChanges, listLockOnlyChanges } from "./changes.ts";
import { type CommitMethod, deliverCommit } from "./commit.ts";
import { renderCommitMessage } from "./commit-message.ts";
import type { Delivered } from "./delivered.ts";
import { retainImages } from "./retain.ts";

export interface DeliverOptions {
  context: Context;
  /** Made only when it is used. */
  github: () => Promise<GitHub>;
  outcomes: readonly Outcome[];
  /** An object of the `results` output, as JSON has it. */
  renderResult(result: Result): object;
  /** Empty: files stay in the workspace. */
  targets: readonly ("commit" | "artifact")[];
  /** Template; absent for the default. */
  commitMessage?: string | undefined;
  commitMethod: CommitMethod;
  artifactName: string;
  lock?: LockChange | undefined;
  /** Further files for the artifact: the lock. `left` are the keys of records that did not come to be. */
  artifactExtra?: (left: ReadonlySet<string>) => readonly { path: string; content: string | Buffer }[];
  /** A run that is cancelled before the delivery has seconds left: its images go to the artifact alone. */
  signal: AbortSignal;
}

/**
 * Brings the edited images to where they are wanted. What cannot be committed goes to the artifact, wanted there or not: it is paid for.
 * Failures are values, so that the report is written in each case.
 */
export async function deliver(options: DeliverOptions): Promise<Delivered> {
  const { context, outcomes, lock, targets } = options;
  const delivered: Delivered = { stale: [], warnings: [], errors: [] };
  const changes = listChanges(outcomes, context.workspace, lock);
  const findings = listLockOnlyChanges(outcomes, lock);
  const extras = listArtifactExtras(outcomes);
  if (changes.length + findings.length + extras.length === 0) return delivered;
  if (targets.length === 0) {
    delivered.warnings.push(...noteTempFolder(extras));
    return delivered;
  }

  const isCancelled = options.signal.aborted;
  const wantsCommit = targets.includes("commit") && !isCancelled && changes.length + findings.length > 0;
  const failure = wantsCommit ? await tryCommit(options, { changes, findings }, delivered) : undefined;

  const isUndelivered = ({ task }: Change) => !wantsCommit || failure !== undefined || delivered.stale.includes(task.output);
  const wantsArtifact = targets.includes("artifact") || isCancelled;
  const uploads = wantsArtifact ? changes : changes.filter(isUndelivered);
  const wantsRecords = findings.length > 0 && (wantsArtifact || failure !== undefined);
  // Extras have no other place, whatever was asked for.
  const hasFiles = uploads.length + extras.length > 0 || wantsRecords;
  const artifactFailure = hasFiles ? await tryArtifact(options, { changes, findings, uploads, extras }, delivered) : undefined;

  if (failure) {
    const { artifact } = delivered;
    const [what, verb] = changes.length > 0 ? ["images", "are"] : ["lockfile", "is"];
    const where = artifact ? `in the artifact \`${artifact.name}\`: ${artifact.url}` : "left in the workspace.";
    delivered.errors.push(new RetouchError("delivery", `${failure.message} The ${what} ${verb} ${where}`, { cause: failure }));
  }
  if (artifactFailure) {
    const { message } = artifactFailure;
    // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
    // step already, and a refused picture failed its task.
    if (failure || wantsCommit || changes.length === 0) delivered.warnings.push({ code: "artifact-failed", reason: message });
    else
      delivered.errors.push(new RetouchError("delivery", `${message} The images are left in the workspace.`, { cause: artifactFailure }));
    delivered.warnings.push(...noteTempFolder(extras));
  }
  // Last, so that neither the images nor the artifact wait for it.
  if (wantsCommit && !failure) await untilCancelled(tryKeep(options, changes, delivered), options.signal, 0);
  return delivered;
}

interface Committed {
  changes: readonly Change[];
  findings: readonly LockOnlyChange[];
}

async function tryCommit(
  options: DeliverOptions,
  { changes, findings }: Committed,
  delivered: Delivered,
): Promise<RetouchError | undefined> {
  const { github, context, lock, commitMethod: method, commitMessage: template, outcomes } = options;
  const isSandbox = outcomes.some(({ result }) => result.provider === "sandbox");
  try {
    const { commit, stale } = await deliverCommit({
      ...{ github, context, changes, findings, method },
      ...(lock && { lock }),
      message: (committed) => renderCommitMessage({ template, changes: committed, isSandbox }),
    });
    if (commit) delivered.commit = commit;
    delivered.stale.push(...stale);
    return undefined;
  } catch (error) {
    return toRetouchError(error, "delivery");
  }
}

interface Contents extends Committed {
  /** Of the changes. */
  uploads: readonly Change[];
  extras: readonly ArtifactExtra[];
}

async function tryArtifact(
  { context, outcomes, renderResult, artifactName: name, artifactExtra }: DeliverOptions,
  { changes, findings, uploads, extras }: Contents,
  delivered: Delivered,
): Promise<RetouchError | undefined> {
  const { stale } = delivered;
  const placed = placeArtifactExtras(extras, uploads);
  const entries = [...uploads.map(({ task, file }) => ({ path: task.output, file })), ...placed];
  const left = new Set([...changes, ...findings].flatMap(({ task, keys }) => (stale.includes(task.output) ? keys : [])));
  // Beside a picture that was refused there is nothing that it could tell.
  const isOfUse = uploads.length + findings.length > 0 || extras.some(({ kind }) => kind !== "rejected");
  const content = renderResults({ outcomes, renderResult, uploads, extras: placed, stale });
  try {
    delivered.artifact = await uploadArtifact({
      ...{ name, context, entries },
      extra: [...((isOfUse && artifactExtra?.(left)) || []), { path: "results.json", content }],
    });
    return undefined;
  } catch (error) {
    return toRetouchError(error, "delivery");
  }
}

/** Candidates and steps, for later runs and for the comment. Without them everything that was asked for is there all the same. */
async function tryKeep(options: DeliverOptions, changes: readonly Change[], delivered: Delivered): Promise<void> {
  const { github, context, outcomes } = options;
  const isStale = (output: string) => delivered.stale.includes(output);
  const known = new Set(changes.flatMap(({ task, blob }) => (isStale(task.output) ? [] : blob)));
  const warn = (notice: RunNotice) => void delivered.warnings.push(notice);
  try {
    const kept = await retainImages({ github, context, known, warn, outcomes: outcomes.filter(({ task }) => !isStale(task.output)) });
    if (kept) delivered.kept = kept;
  } catch (error) {
    const { artifact } = delivered;
    warn({ code: "candidates-not-in-repository", reason: toRetouchError(error, "delivery").message, artifact: artifact?.name });
  }
}
