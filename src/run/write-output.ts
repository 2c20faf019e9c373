import { RetouchError } from "../errors.ts";
import type { Identify } from "../git/clean-filters.ts";
import type { Workspace } from "../git/workspace.ts";
import { writeWorkspaceFile } from "../git/write-file.ts";
import type { Outcome } from "../outcome.ts";
import { formatOfMediaType, formatOfName, type ImageFormat } from "../pixels/picture.ts";
import type { ProvenPicture } from "../pixels/prove-picture.ts";
import type { Task } from "../plan/task.ts";
import { failure } from "./run-messages.ts";

export interface WriteOutputOptions {
  workspace: Workspace;
  /** Knows the filters of the outputs. */
  identify: Identify;
  /** The format that was wanted. A source whose extension says another one has results whose extension says it too. */
  wanted?: ImageFormat;
  /** Throws where nothing may be written any more. */
  beforeWriting?: () => void;
}

/**
 * Writes a task's output: the only way in which pictures come into the workspace.
 *
 * @returns what git will store of it, and what the file holds.
 * @throws RetouchError `invalid-image` if the path is that of another kind of file, and the source's is not; `invalid-input` if it
 *   cannot be written.
 */
export async function writeOutput(
  { output, source }: Pick<Task, "output" | "source">,
  picture: ProvenPicture,
  { workspace, identify, wanted, beforeWriting }: WriteOutputOptions,
): Promise<Required<Pick<Outcome, "outputBlob" | "outputSha256">>> {
  const promised = formatOfName(output);
  const format = formatOfMediaType(picture.mediaType);
  const isLikeSource = source !== undefined && (output === source.path || (format === wanted && promised === formatOfName(source.path)));
  if (promised === undefined || (promised !== format && !isLikeSource))
    throw new RetouchError("invalid-image", failure.otherFormat(output, format));
  const outputBlob = await identify(output, picture.bytes);
  beforeWriting?.();
  await writeWorkspaceFile(workspace.root, output, picture.bytes);
  return { outputBlob, outputSha256: picture.sha256 };
}
