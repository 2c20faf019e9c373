import { type CachedResult, hashBytes, type ResultRecord } from "../../src/cache/cached-result.ts";
import { blobId } from "../../src/git/blob-identity.ts";

/** A result under a key that any text stands for. */
export function resultOf(name: string, content = `image ${name}`, known: Partial<ResultRecord> = {}): CachedResult {
  const bytes = Buffer.from(content);
  const record: ResultRecord = {
    ...{ version: 1, key: keyOf(name), sourceBlob: blobId("source"), recipe: "r", sha256: hashBytes(bytes), bytes: bytes.length },
    ...{ format: "png", width: 1, height: 1, provider: "aimlapi", model: "m", cost: 0.05, at: "2026-01-01T00:00:00.000Z", ...known },
  };
  return { record, bytes };
}

export const keyOf = (name: string) => hashBytes(Buffer.from(name));
