import { join } from "node:path";
import type { Context } from "../context.ts";
import { RetouchError, toRetouchError } from "../errors.ts";
import type { GitHub } from "../github/client.ts";
import type { Outcome, Result } from "../outcome.ts";
import { roundCost } from "../report/outputs.ts";
import { encodeArtifactPath, uploadArtifact } from "./artifact.ts";
import type { Change, LockChange } from "./change.ts";
import { type CommitMethod, deliverCommit } from "./commit.ts";
import { DEFAULT_COMMIT_MESSAGE, renderCommitMessage } from "./commit-message.ts";
import type { Delivered } from "./delivered.ts";

export interface DeliverOptions {
  context: Context;
  /** Made only when it is used. */
  github: () => Promise<GitHub>;
  outcomes: readonly Outcome[];
  /** Empty: files stay in the workspace. */
  targets: readonly ("commit" | "artifact")[];
  /** Template; absent for the default. */
  commitMessage?: string | undefined;
  commitMethod: CommitMethod;
  artifactName: string;
  /** Further files for the artifact. */
  artifactExtra?: (stale: readonly string[]) => readonly { path: string; content: string | Buffer }[];
  lock?: LockChange | undefined;
  /** A cancelled run has seconds left: its images go to the artifact alone. */
  isCancelled: boolean;
}

const REFUSED_KEPT = "The refused pictures are in `retouch/rejected` of the runner's temporary folder, until the job ends.";

/**
 * Brings the edited images to where they are wanted. What cannot be committed goes to the artifact, wanted there or not: it is paid for.
 * Failures are values, so that the report is written in each case.
 */
export async function deliver(options: DeliverOptions): Promise<Delivered> {
  const delivered: Delivered = { stale: [], warnings: [], errors: [] };
  const changes = listChanges(options);
  const rejected = listRejected(options.outcomes);
  if (changes.length + rejected.length === 0) return delivered;
  if (options.targets.length === 0) {
    if (rejected.length > 0) delivered.warnings.push(REFUSED_KEPT);
    return delivered;
  }

  const wantsCommit = options.targets.includes("commit") && !options.isCancelled && changes.length > 0;
  const failure = wantsCommit ? await tryCommit(options, changes, delivered) : undefined;

  const isUndelivered = ({ task }: Change) => !wantsCommit || failure !== undefined || delivered.stale.includes(task.output);
  const wantsArtifact = options.targets.includes("artifact") || options.isCancelled;
  const uploads = wantsArtifact ? changes : changes.filter(isUndelivered);
  // A picture that was refused has no other place, whatever was asked for.
  const hasFiles = uploads.length + rejected.length > 0;
  const artifactFailure = hasFiles ? await tryArtifact(options, { uploads, rejected }, delivered) : undefined;

  if (failure) {
    const { artifact } = delivered;
    const where = artifact
      ? `The images are in the artifact \`${artifact.name}\`: ${artifact.url}`
      : "The images are left in the workspace.";
    delivered.errors.push(new RetouchError("delivery", `${failure.message} ${where}`, { cause: failure }));
  }
  if (artifactFailure) {
    const refused = rejected.length > 0 ? ` ${REFUSED_KEPT}` : "";
    const message = `${artifactFailure.message}${refused}`;
    // Nothing that was asked for is missing when everything was committed but what the branch has overtaken. A failed commit fails the
    // step already, and a refused picture failed its task.
    if (failure || wantsCommit || changes.length === 0) delivered.warnings.push(message);
    else
      delivered.errors.push(new RetouchError("delivery", `${message} The images are left in the workspace.`, { cause: artifactFailure }));
  }
  return delivered;
}

function listChanges({ context, outcomes }: DeliverOptions): Change[] {
  return outcomes.flatMap(({ task, result, outputBlob }) =>
    result.status === "edited" && outputBlob !== undefined ? { task, file: join(context.workspace, result.output), blob: outputBlob } : [],
  );
}

async function tryCommit(options: DeliverOptions, changes: readonly Change[], delivered: Delivered): Promise<RetouchError | undefined> {
  const { github, context, lock, commitMethod: method, commitMessage: template = DEFAULT_COMMIT_MESSAGE, outcomes } = options;
  const isSandbox = outcomes.some(({ result }) => result.provider === "sandbox");
  try {
    const { commit, stale } = await deliverCommit({
      ...{ github, context, changes, method },
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

/** A picture that was paid for and then refused. */
interface Rejected {
  output: string;
  /** Absolute path. */
  file: string;
}

function listRejected(outcomes: readonly Outcome[]): Rejected[] {
  return outcomes.flatMap(({ task, rejected: file }) => (file === undefined ? [] : { output: task.output, file }));
}

interface Contents {
  uploads: readonly Change[];
  rejected: readonly Rejected[];
}

async function tryArtifact(
  options: DeliverOptions,
  { uploads, rejected }: Contents,
  delivered: Delivered,
): Promise<RetouchError | undefined> {
  const { context, outcomes, artifactName: name, artifactExtra } = options;
  // A repository may have a folder of this name with images that were edited.
  let folder = "rejected";
  while (uploads.some(({ task }) => task.output.startsWith(`${folder}/`))) folder = `_${folder}`;
  const entries = [
    ...uploads.map(({ task, file }) => ({ path: task.output, file })),
    ...rejected.map(({ output, file }) => ({ path: `${folder}/${output}`, file })),
  ];
  const content = renderResults({
    results: outcomes.map(({ result }) => result),
    uploaded: new Set(uploads.map(({ task }) => task.output)),
    rejected: new Map(rejected.map(({ output }) => [output, `${folder}/${output}`])),
    stale: delivered.stale,
  });
  try {
    delivered.artifact = await uploadArtifact({
      ...{ name, context, entries },
      extra: [...((uploads.length > 0 && artifactExtra?.(delivered.stale)) || []), { path: "results.json", content }],
    });
    return undefined;
  } catch (error) {
    return toRetouchError(error, "delivery");
  }
}

interface ResultsContent {
  results: readonly Result[];
  uploaded: ReadonlySet<string>;
  /** Paths in the artifact by output. */
  rejected: ReadonlyMap<string, string>;
  stale: readonly string[];
}

/** The `results` output, each with where in the artifact the image is (`file`), or the one that was refused (`rejected`); else null. */
function renderResults({ results, uploaded, rejected, stale }: ResultsContent): string {
  const rows = results.map((result) => {
    const refused = rejected.get(result.output);
    return {
      ...roundCost(result),
      ...(stale.includes(result.output) && { status: "stale" }),
      file: uploaded.has(result.output) ? encodeArtifactPath(result.output) : null,
      rejected: refused === undefined ? null : encodeArtifactPath(refused),
    };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
}
