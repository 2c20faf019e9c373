import { createHash } from "node:crypto";

type ObjectFormat = "sha1" | "sha256";

/** Git's id of a blob with these bytes. */
export function blobId(bytes: Uint8Array | string, algorithm: ObjectFormat = "sha1"): string {
  const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  return createHash(algorithm).update(`blob ${content.length}\0`).update(content).digest("hex");
}

/** Git's id of bytes that a path will have: of their pointer, where Git LFS tracks the path. */
export function identifyBytes({ objectFormat }: { objectFormat: ObjectFormat }, bytes: Buffer, isTracked: boolean): string {
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
