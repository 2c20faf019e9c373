import type { SourceImage } from "../workspace/source-image.ts";

/** One source image → one output file. */
export interface Task {
  source: SourceImage;
  /** Relative to the workspace, with forward slashes. Equal to `source.path` for an edit in place. */
  output: string;
  /** Git blob id of the output path in the index; absent when untracked. A tip with another blob means that somebody else changed it. */
  outputIndexBlob?: string;
  locale?: string;
  /** SHA-256 over everything but the source that decides the result; kept in the lock. */
  recipe: string;
  /**
   * Git blob id of the bytes to edit. It differs from `source.blob` when an in-place result is edited again: then the
   * original that the lock recorded is taken, so that edits do not pile up.
   */
  originBlob: string;
}
