import type { Context } from "../context.ts";
import type { GitHub } from "./github-client.ts";

/** An older blob, which a clone of depth 1 does not have; undefined where it is not to be had. */
export async function readGitHubBlob(github: GitHub, { owner, repo }: Context, blob: string): Promise<Buffer | undefined> {
  try {
    const { data } = await github.rest.git.getBlob({ owner, repo, file_sha: blob });
    return Buffer.from(data.content, "base64");
  } catch {
    return undefined;
  }
}
