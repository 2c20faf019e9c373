import type { ResultPlace } from "../cache/cached-result.ts";
import type { RetouchError } from "../errors.ts";
import type { LockEntry } from "../lock/lock.ts";
import type { Proposal } from "../lock/proposal.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import type { Task } from "../plan/task.ts";
import type { NamedChange } from "./commit-message.ts";

export interface Commit {
  sha: string;
  /** The commit it was built on: `before` pictures are shown from here. */
  parent: string;
  branch: string;
  verified: boolean;
  url: string;
}

export interface UploadedArtifact {
  id: number;
  name: string;
  url: string;
}

/** What a pull request of the run's own branch is about. */
export interface Proposed {
  /** The branch before this run's commit. */
  before: Proposal;
  /** The branch's newest commit; absent where there is no branch. */
  head?: string;
  /** Results of earlier runs that are still proposed. */
  kept: readonly { outcome: Outcome; cost: number | null }[];
  /** Results that this run is not about, such as those of other legs of a matrix: they share the branch. */
  others: readonly OtherResult[];
  /** Nothing is left to propose. */
  isEmpty: boolean;
  /** All that is proposed. */
  changes: readonly NamedChange[];
  /** The default title. */
  subject: string;
}

/** A result on the run's own branch that another run made, as the lock records it. */
export interface OtherResult {
  output: string;
  entry: LockEntry;
}

/** An output of which nothing was committed, because its source or itself changed on the branch meanwhile. */
export interface StaleOutput {
  output: string;
  /** The one of them that the branch no longer has. */
  removed?: string;
}

/** Makes the test whether a task is one of these. */
export function createStaleTest(stale: readonly StaleOutput[]): (task: Pick<Task, "output">) => boolean {
  const outputs = new Set(stale.map(({ output }) => output));
  return ({ output }) => outputs.has(output);
}

/** What the delivery did. Failures are values here, so that the report is written in each case. */
export interface Delivered {
  commit?: Commit;
  artifact?: UploadedArtifact;
  /** With `deliver: pull-request`, unless its branch could not be written. */
  proposed?: Proposed;
  /** Where the repository shows candidates and steps, by their keys in the result cache. */
  kept?: ReadonlyMap<string, ResultPlace>;
  stale: StaleOutput[];
  warnings: RunNotice[];
  /** Fail the step, whatever `fail-on` says. */
  errors: RetouchError[];
}
