import type { RetouchError } from "../errors.ts";

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

/** What the delivery did. Failures are values here, so that the report is written in each case. */
export interface Delivered {
  commit?: Commit;
  artifact?: UploadedArtifact;
  /** Output paths that were not committed because their source or they themselves changed on the branch meanwhile. */
  stale: string[];
  warnings: string[];
  /** Fail the step, whatever `fail-on` says. */
  errors: RetouchError[];
}
