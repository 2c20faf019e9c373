import type { ResultPlace } from "../cache/cached-result.ts";
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

/** What the delivery did. Failures are values here, so that the report is written in each case. */
export interface Delivered {
  commit?: Commit;
  artifact?: UploadedArtifact;
  /** Where the repository shows candidates and steps, by their keys in the result cache. */
  kept?: ReadonlyMap<string, ResultPlace>;
  /** Output paths of which nothing was committed because their source or they themselves changed on the branch meanwhile. */
  stale: string[];
  warnings: RunNotice[];
  /** Fail the step, whatever `fail-on` says. */
  errors: RetouchError[];
}
