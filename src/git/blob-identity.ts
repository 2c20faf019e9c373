import { createHash } from "node:crypto";
import type { $brand } from "zod";
import { RetouchError } from "../errors.ts";
import { notAnObjectId } from "./git-messages.ts";

/** Git's name of an object, in full. Only {@link isObjectId} makes one: anything else may be an option or a path to git. */
export type ObjectId = string & $brand<"ObjectId">;

export const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

export function isObjectId(text: string): text is ObjectId {
  return OBJECT_ID.test(text);
}

/** @throws RetouchError `unexpected-reply` */
export function toObjectId(text: string): ObjectId {
  if (isObjectId(text)) return text;
  throw new RetouchError("unexpected-reply", notAnObjectId(text));
}

type ObjectFormat = "sha1" | "sha256";

function formatOf(id: ObjectId): ObjectFormat {
  return id.length === 64 ? "sha256" : "sha1";
}

/** Git's id of a blob with these bytes. */
export function blobId(bytes: Uint8Array | string, algorithm: ObjectFormat = "sha1"): ObjectId {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return toObjectId(createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex"));
}

/** Git's id of a blob with these bytes, by the algorithm of another id. */
export function blobIdLike(id: ObjectId, bytes: Uint8Array | string): ObjectId {
  return blobId(bytes, formatOf(id));
}

/** Whether an id is that of these bytes, or of their Git LFS pointer. */
export function isIdOf(id: ObjectId, bytes: Buffer): boolean {
  const objectFormat = formatOf(id);
  return id === blobId(bytes, objectFormat) || id === identifyBytes({ objectFormat }, bytes, true);
}

/** Git's id of bytes that a path will have: of their pointer, where Git LFS tracks the path. */
export function identifyBytes({ objectFormat }: { objectFormat: ObjectFormat }, bytes: Buffer, isTracked: boolean): ObjectId {
  // A pointer that was never replaced by its file stands for itself.
  if (!isTracked || isLfsPointer(bytes)) return blobId(bytes, objectFormat);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return blobId(lfsPointer({ sha256, bytes: bytes.length }), objectFormat);
}

const POINTER_START = "version https://git-lfs.github.com/spec/v1";

/** The pointer that Git LFS keeps in place of a file. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function lfsPointer(file: { sha256: string; bytes: number }): string {
  return `${POINTER_START}\noid sha256:${file.sha256}\nsize ${file.bytes}\n`;
}

/** True for the text that Git LFS leaves in place of a file that was not fetched. */
export function isLfsPointer(bytes: Uint8Array): boolean {
  if (bytes.length >= 1024) return false;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", 0, POINTER_START.length) === POINTER_START;
}
