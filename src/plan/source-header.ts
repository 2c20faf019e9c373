import { RetouchError } from "../errors.ts";
import type { ObjectId } from "../git/blob-identity.ts";
import { type ReadBlob, readOrigin } from "../git/blobs.ts";
import type { SourceImage } from "../git/discover.ts";
import { fileGone } from "../git/git-messages.ts";
import { openPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import type { TaskNotice } from "../notices.ts";
import { type Header, readHeader } from "../pixels/header.ts";
import { formatOfMediaType, formatOfName } from "../pixels/picture.ts";
import { misnamedFile } from "../pixels/picture-messages.ts";
import { checkDecodable } from "../pixels/size-limits.ts";

export interface HeaderOptions {
  workspace: Workspace;
  readBlob: ReadBlob;
}

export interface SourceHeader {
  header: Header;
  warnings: TaskNotice[];
}

/**
 * Reads the header of the bytes that a task edits.
 *
 * @throws RetouchError `invalid-image`, `unsupported-image` or `lfs-pointer` if they are no image that can be edited, or if the extension
 *   of the file is wrong: whatever shows the result would misread it; `too-large` if it takes too much memory to decode.
 */
export async function readSourceHeader(
  { source, originBlob }: { source: SourceImage; originBlob: ObjectId | "" },
  { workspace, readBlob }: HeaderOptions,
): Promise<SourceHeader> {
  const start = originBlob === source.blob ? await readFromStart(workspace.root, source.path) : undefined;
  if (start) return { header: checkHeader(source.path, start), warnings: [] };
  const { bytes, warnings } = await readOrigin(workspace, { source, originBlob }, readBlob);
  return { header: checkHeader(source.path, readHeader(bytes)), warnings };
}

/** Enough for the header of nearly every image. A JPEG with large metadata before its header is read as a whole. */
const HEADER_BYTES = 128 * 1024;

/** Reads a header without the rest of the file; undefined if that is not enough. */
async function readFromStart(root: string, path: string): Promise<Header | undefined> {
  const { start, isComplete } = await readStart(root, path);
  try {
    return readHeader(start);
  } catch (error) {
    if (isComplete) throw error;
    return undefined;
  }
}

async function readStart(root: string, path: string): Promise<{ start: Buffer; isComplete: boolean }> {
  await using file = await openPlainFile(root, path);
  if (!file) throw new RetouchError("invalid-image", fileGone(path));
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(HEADER_BYTES), 0, HEADER_BYTES, 0);
  return { start: buffer.subarray(0, bytesRead), isComplete: bytesRead < HEADER_BYTES };
}

function checkHeader(path: string, header: Header): Header {
  checkDecodable(header);
  const promised = formatOfName(path);
  const format = formatOfMediaType(header.mediaType);
  if (promised === format) return header;
  throw new RetouchError(promised === undefined ? "unsupported-image" : "invalid-image", misnamedFile(path, format));
}
