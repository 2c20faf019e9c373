import type { Task } from "../plan/task.ts";

/** One finished image to be committed. */
export interface Change {
  task: Task;
  /** Absolute path of the finished bytes. */
  file: string;
  /** Git blob id as the commit will have it: of the bytes, or of the pointer where Git LFS tracks the output. */
  blob: string;
}

export interface LockChange {
  /** Relative to the workspace. */
  path: string;
  /**
   * The lock to commit.
   *
   * @param tipText the lock on the branch; undefined when it has none.
   * @param committed the outputs that the branch has, or will have with this commit.
   */
  merge(tipText: string | undefined, committed: ReadonlySet<string>): string;
}
