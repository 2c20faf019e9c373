import { createHash } from "node:crypto";
import { z } from "zod";
import { lockEntrySchema } from "../lock/lock.ts";
import { MAX_DOLLARS } from "../text/dollars.ts";

const recordSchema = z.object({
  version: z.literal(1),
  /** See `resultKey`. */
  key: z.string(),
  /** Git blob id of the bytes that were edited; empty for a generated image. */
  sourceBlob: lockEntrySchema.shape.sourceBlob,
  /** Hash of the recipe up to this image. */
  recipe: z.string(),
  /** SHA-256 and length of the image; of no bytes where there is none. */
  sha256: lockEntrySchema.shape.sha256,
  bytes: lockEntrySchema.shape.bytes,
  /** The end of the file's name. */
  format: z.string().regex(/^[a-z]{1,8}$/),
  width: z.int().nonnegative(),
  height: z.int().nonnegative(),
  provider: z.string(),
  model: z.string(),
  /** US dollars that were paid for it; null if unknown. */
  cost: z.number().min(0).max(MAX_DOLLARS).nullable(),
  /** ISO 8601. */
  at: z.string(),
  /** The text that was read in the image, compared with the glossary. */
  text: z
    .object({
      score: z.number().nullable(),
      missing: z.array(z.string()),
      left: z.array(z.string()),
      replaced: z.array(z.string()).optional(),
    })
    .optional(),
  /** The model's words where it found nothing to do: there is no image, and it may have been billed all the same. */
  unchanged: z.string().optional(),
});

export type ResultRecord = z.infer<typeof recordSchema>;

/** A finished result of any run, as it is kept beyond the checkout. */
export interface CachedResult {
  record: ResultRecord;
  /** Empty where there is no image. */
  bytes: Buffer;
}

/** @returns undefined for what is not a record of this key. */
export function parseRecord(text: string, key: string): ResultRecord | undefined {
  try {
    const record = recordSchema.parse(JSON.parse(text));
    return record.key === key ? record : undefined;
  } catch {
    return undefined;
  }
}

/** The result, where the bytes are those of its record. */
export function checkResult(record: ResultRecord, bytes: Buffer): CachedResult | undefined {
  return record.bytes === bytes.length && record.sha256 === hashBytes(bytes) ? { record, bytes } : undefined;
}

export function hashBytes(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Where a result can be seen: a file of a commit. */
export interface ResultPlace {
  sha: string;
  path: string;
}

/** A place that results are kept in. What it cannot do it throws. */
export interface ResultStore {
  name: "git" | "actions";
  /**
   * Those of the keys that it has something under. It asks again only for what it was not asked a moment ago.
   * @throws when none could be looked up: an `AggregateError` where each was asked for by itself.
   */
  find(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** A result under a key that was found; undefined where it is not what it should be. */
  read(key: string): Promise<CachedResult | undefined>;
  /** Replaces what is under the same keys, where the place can. */
  write(results: readonly CachedResult[]): Promise<void>;
  /** Whether a failed write would fail again whatever is written. */
  isRefusal(error: unknown): boolean;
  /** Whether a failed look-up would fail again whatever is asked for. */
  isLost(error: unknown): boolean;
  /** Where the repository shows an image. */
  placeOf?(key: string): ResultPlace | undefined;
}

/** How long what a place said counts, in milliseconds. An image takes a model seconds. */
export const FRESH_MS = 1000;
