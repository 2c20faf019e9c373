import type { Context } from "../context.ts";
import { type ReadBlob, storeBlob } from "../git/blobs.ts";
import type { Workspace } from "../git/workspace.ts";
import { findGitHubBlob } from "./git-data.ts";
import type { GitHub } from "./github-client.ts";

export interface BlobReaderOptions {
  context: Context;
  workspace: Workspace;
  /** Made only when it is used. */
  github: () => Promise<GitHub>;
  hasToken: boolean;
  /** Keeps what was read in the local clone: a task is looked at before it is paid for, and read again then. */
  stores: boolean;
}

/** Makes the reader of what a shallow clone lacks, from GitHub. */
export function createBlobReader({ context, workspace, github, hasToken, stores }: BlobReaderOptions): ReadBlob {
  return async (blob) => {
    const bytes = hasToken && context.repo ? await findGitHubBlob(await github(), context, blob) : undefined;
    if (bytes && stores) await storeBlob(workspace, bytes);
    return bytes;
  };
}
