/** A file that the globs selected. Nothing of its content has been read yet. */
export interface SourceImage {
  /** Relative to the workspace, with forward slashes. */
  path: string;
  /** Git blob id of the bytes in the workspace: from the index where the file is clean, else computed. For a file that Git LFS tracks, of its pointer. */
  blob: string;
  /** Git blob id in the index, which is what a branch tip must still have for the result not to be stale; absent when untracked. */
  indexBlob?: string;
}
