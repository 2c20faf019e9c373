import { RetouchError } from "../errors.ts";
import type { ObjectId } from "../git/blob-identity.ts";
import { type ReadBlob, readOrigin } from "../git/blobs.ts";
import type { SourceImage } from "../git/discover.ts";
import { fileGone } from "../git/git-messages.ts";
import type { FileOpener } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import type { TaskNotice } from "../notices.ts";
import { readFileHeader } from "../pixels/file-header.ts";
import { type Header, readHeader } from "../pixels/header.ts";
import { FORMATS, formatOfMediaType, formatOfName } from "../pixels/picture.ts";
import { unnamedFile } from "../pixels/picture-messages.ts";
import { checkDecodable } from "../pixels/size-limits.ts";

export interface HeaderOptions {
  workspace: Workspace;
  /** Of the workspace. */
  files: FileOpener;
  readBlob: ReadBlob;
}

export interface SourceHeader {
  header: Header;
  warnings: TaskNotice[];
}

/**
 * Reads the header of the bytes that a task edits.
 *
 * @throws RetouchError `invalid-image`, `unsupported-image` or `lfs-pointer` if they are no image that can be edited, or if the name of
 *   the file is that of no image: nothing would show the result; `too-large` if it takes too much memory to decode.
 */
export async function readSourceHeader(
  { source, originBlob }: { source: SourceImage; originBlob: ObjectId | "" },
  { workspace, files, readBlob }: HeaderOptions,
): Promise<SourceHeader> {
  const start = originBlob === source.blob ? readFromStart(files, source.path) : undefined;
  if (start) return { header: start, warnings: checkHeader(source.path, start) };
  const { bytes, warnings } = await readOrigin(workspace, { source, originBlob }, readBlob);
  const header = readHeader(bytes);
  return { header, warnings: [...warnings, ...checkHeader(source.path, header)] };
}

/** Reads a header without the rest of the file; undefined if that is not enough. */
function readFromStart(files: FileOpener, path: string): Header | undefined {
  using file = files.open(path);
  if (!file) throw new RetouchError("invalid-image", fileGone(path));
  return readFileHeader(file);
}

function checkHeader(path: string, header: Header): TaskNotice[] {
  checkDecodable(header);
  const promised = formatOfName(path);
  const format = formatOfMediaType(header.mediaType);
  if (promised === undefined) throw new RetouchError("unsupported-image", unnamedFile(path, format));
  return promised === format ? [] : [{ code: "misnamed", path, format: FORMATS[format].label }];
}
