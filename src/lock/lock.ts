import { z } from "zod";
import { OBJECT_ID } from "../git/blob-identity.ts";
import { MAX_DOLLARS } from "../text/dollars.ts";

export const objectIdSchema = z.string().regex(OBJECT_ID).brand<"ObjectId">();
const SHA256 = /^[0-9a-f]{64}$/;

/** What the lockfile records of one finished output. */
export const lockEntrySchema = z.object({
  /** Path of the source image; empty for a generated image. */
  source: z.string(),
  /** Git blob id of the bytes that were edited; empty for a generated image. */
  sourceBlob: objectIdSchema.or(z.literal("")),
  /** SHA-256 of the recipe: prompt, model and every option that decides the result; empty for a result that is out of date. */
  recipe: z.string(),
  /** Git blob id of the output file, or of its pointer if Git LFS tracks it. Equal to `sourceBlob` if there was nothing to do. */
  outputBlob: objectIdSchema.or(z.literal("")),
  /** SHA-256 and length of the output file. */
  sha256: z.string().regex(SHA256),
  bytes: z.int().nonnegative(),
  provider: z.string(),
  model: z.string(),
  /** US dollars; null if unknown. */
  cost: z.number().min(0).max(MAX_DOLLARS).brand<"Dollars">().nullable(),
  /** When the output was finished, ISO 8601. */
  at: z.string(),
  /** A person wants the original there. Absent otherwise. */
  kept: z.boolean().optional(),
});

export type LockEntry = z.infer<typeof lockEntrySchema>;

/** Entries of finished outputs by path. Candidates and steps have entries too, see {@link candidateKey} and {@link stepKey}. */
export type Lock = Map<string, LockEntry>;

/** Records of results that nobody wants, by their keys: of one output, several may have been declined. */
export type Declined = ReadonlyMap<string, readonly LockEntry[]>;

/** The whole lockfile. */
export const lockSchema = z.object({ version: z.literal(1), outputs: z.record(z.string(), lockEntrySchema) });

/** The key of a candidate of an output: an image among which a person may choose. Its bytes are in git's object store, not at this path. */
export function candidateKey(output: string, number: number): string {
  return `${output}#candidate-${number}`;
}

/** The key of the image after the first, second … of several prompts. Its bytes are in git's object store, not at this path. */
export function stepKey(output: string, number: number): string {
  return `${output}#step-${number}`;
}

const LOCK_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.lock.schema.json";

/** The JSON schema that is published for editors. */
export function lockJsonSchema(): unknown {
  return z.toJSONSchema(lockSchema.extend({ $schema: z.string().optional() }));
}

/**
 * Writes a lock as text, one line per entry, sorted by path: branches that finish different images merge without a conflict, and a
 * conflict can be repaired line by line.
 */
export function formatLock(lock: Lock): string {
  return Buffer.concat(createLockText(lock).format()).toString();
}

/** The text of a lock to which entries are added one by one. */
export interface LockText {
  /** Writes an entry anew, or removes it. */
  set(key: string, entry: LockEntry | undefined): void;
  /** In parts, most of which are those of the last time. */
  format(): Buffer[];
}

/** Entries in a row, sorted. Each result changes one of them, so that of many thousands of entries few are made into bytes again. */
interface Block {
  keys: string[];
  lines: string[];
  text?: Buffer | undefined;
}

const BLOCK = 256;
const SEPARATOR = Buffer.from(",\n");

/** Sorts the entries and makes lines of them once: with thousands of them, this takes longer than to write the file. */
export function createLockText(lock: Lock): LockText {
  const sorted = [...lock.keys()].sort();
  /** For what comes before all others. */
  const first: Block = { keys: [], lines: [] };
  const others = Array.from({ length: Math.ceil(sorted.length / BLOCK) }, (_, index): Block => {
    const keys = sorted.slice(index * BLOCK, (index + 1) * BLOCK);
    return { keys, lines: keys.map((key) => formatLine(key, lock.get(key))) };
  });
  const blocks = [first, ...others];
  return {
    set: (key, entry) => {
      const block = blocks.findLast(({ keys: [least] }) => least !== undefined && least <= key) ?? first;
      const { keys, lines } = block;
      const place = findPlace(keys, key);
      const removed = keys[place] === key ? 1 : 0;
      keys.splice(place, removed, ...(entry ? [key] : []));
      lines.splice(place, removed, ...(entry ? [formatLine(key, entry)] : []));
      block.text = undefined;
      if (keys.length > 2 * BLOCK) blocks.splice(blocks.indexOf(block) + 1, 0, { keys: keys.splice(BLOCK), lines: lines.splice(BLOCK) });
    },
    format: () => {
      const head = `{\n  "$schema": ${JSON.stringify(LOCK_SCHEMA_URL)},\n  "version": 1,\n  "outputs": {\n`;
      const filled = blocks.filter(({ lines }) => lines.length > 0);
      const texts = filled.flatMap((block, index) => {
        block.text ??= Buffer.from(block.lines.join(",\n"));
        return index === 0 ? [block.text] : [SEPARATOR, block.text];
      });
      return [Buffer.from(head), ...texts, Buffer.from(`${texts.length > 0 ? "\n" : ""}  }\n}\n`)];
    },
  };
}

function formatLine(key: string, entry: LockEntry | undefined): string {
  return `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`;
}

/** The index of the first of the sorted keys that does not come before this one. */
function findPlace(keys: readonly string[], key: string): number {
  let [start, end] = [0, keys.length];
  while (start < end) {
    const middle = (start + end) >> 1;
    if ((keys[middle] ?? "") < key) start = middle + 1;
    else end = middle;
  }
  return start;
}
