import type { RetouchError } from "../errors.ts";
import type { RunNotice } from "../notices.ts";

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

/** The commit that holds candidates and steps, each at its `keptPath`; no branch has it. */
export interface RetainedCommit {
  sha: string;
  /** Its ref, outside of branches and tags. */
  ref: string;
}

/** What the delivery did. Failures are values here, so that the report is written in each case. */
export interface Delivered {
  commit?: Commit;
  artifact?: UploadedArtifact;
  /** Holds those of all outcomes that are not stale, but for files that are too large for GitHub's API. */
  kept?: RetainedCommit;
  /** Output paths of which nothing was committed because their source or they themselves changed on the branch meanwhile. */
  stale: string[];
  warnings: RunNotice[];
  /** Fail the step, whatever `fail-on` says. */
  errors: RetouchError[];
}
