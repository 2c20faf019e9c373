import { z } from "zod";
import { RetouchError } from "../errors.ts";
import { isObjectId } from "../git/blob-identity.ts";
import { isDollars } from "../text/dollars.ts";
import { type Lock, type LockEntry, lockEntrySchema, lockSchema } from "./lock.ts";

/** A lock as it was read. */
export interface ParsedLock {
  lock: Lock;
  /** The text contained the markers of a merge conflict. */
  repaired: boolean;
}

export interface ParsedLocks {
  /** By path. */
  locks: Map<string, Lock>;
  /** A text contained the markers of a merge conflict. */
  repaired: boolean;
}

/**
 * Parses the texts of several files of one lock, by path.
 *
 * @param force leaves out those that cannot be read.
 * @throws RetouchError `invalid-input` that names the file.
 */
export function parseLocks(texts: ReadonlyMap<string, string>, force: boolean): ParsedLocks {
  const locks = new Map<string, Lock>();
  let repaired = false;
  for (const [path, text] of texts) {
    try {
      const parsed = parseLock(text, path);
      locks.set(path, parsed.lock);
      repaired ||= parsed.repaired;
    } catch (error) {
      if (!force) throw error;
    }
  }
  return { locks, repaired };
}

/**
 * Parses the text of a lockfile. An empty text is an empty lock; the two sides of a merge conflict are combined.
 *
 * @param path of the file, for the message.
 * @throws RetouchError `invalid-input` if the text cannot be read: every image that is missing in a lock is paid for again.
 */
export function parseLock(text: string, path?: string): ParsedLock {
  try {
    return parse(text);
  } catch (error) {
    throw unreadable(error, path);
  }
}

function parse(written: string): ParsedLock {
  // Some editors begin a file with a byte order mark.
  const text = written.replace(/^\uFEFF/, "");
  if (text.trim() === "") return { lock: new Map(), repaired: false };
  if (CONFLICT.test(text)) return { lock: repairLock(text), repaired: true };
  const json: unknown = JSON.parse(text);
  if (isObject(json) && typeof json.version === "number" && json.version > VERSION) throw new NewerLock(json.version);
  return { lock: checkEntries(json), repaired: false };
}

const VERSION = 1;

class NewerLock extends Error {
  constructor(version: number) {
    super(`it has version ${version}, and this version of Retouch reads version ${VERSION}`);
    this.name = "NewerLock";
  }
}

function unreadable(cause: unknown, path: string | undefined): RetouchError {
  const update = cause instanceof NewerLock ? "Update the action. Otherwise restore" : "Restore";
  const reason =
    cause instanceof z.ZodError
      ? z.prettifyError(cause).split("\n").slice(0, 2).join(" ")
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new RetouchError(
    "invalid-input",
    `The lockfile ${path === undefined ? "" : `\`${path}\` `}cannot be read (${reason}). ${update} it from git, or set \`force: true\` to start a new one and pay for every image again.`,
    { cause },
  );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const { bytes: _bytes, cost: _cost, kept: _kept, ...TEXTS } = lockEntrySchema.shape;
const TEXT_FIELDS = Object.keys(TEXTS);

function isPlainlyEntry(entry: unknown): entry is LockEntry {
  if (!isObject(entry)) return false;
  const { bytes, cost, kept, sourceBlob, outputBlob, sha256 } = entry;
  return (
    TEXT_FIELDS.every((field) => typeof entry[field] === "string") &&
    [sourceBlob, outputBlob].every((id) => id === "" || (typeof id === "string" && isObjectId(id))) &&
    typeof sha256 === "string" &&
    isObjectId(sha256) &&
    sha256.length === 64 &&
    Number.isSafeInteger(bytes) &&
    Number(bytes) >= 0 &&
    (cost === null || isDollars(cost)) &&
    (kept === undefined || typeof kept === "boolean")
  );
}

/**
 * Checks the entries of a lock in a tenth of the time of the schema, which counts with thousands of them. An entry that fails here may
 * still be valid: the schema decides, and says what is wrong with the first that is not. What is wrong with all of them would take seconds.
 */
function checkEntries(json: unknown): Lock {
  const outputs = isObject(json) && json.version === 1 && isObject(json.outputs) ? json.outputs : frameSchema.parse(json).outputs;
  return new Map(Object.entries(outputs).map(([key, entry]) => [key, isPlainlyEntry(entry) ? entry : checkEntry(key, entry)]));
}

const frameSchema = lockSchema.extend({ outputs: z.record(z.string(), z.unknown()) });

function checkEntry(key: string, entry: unknown): LockEntry {
  const { data, error } = lockEntrySchema.safeParse(entry);
  if (error) throw new z.ZodError(error.issues.map((issue) => ({ ...issue, path: ["outputs", key, ...issue.path] })));
  return data;
}

/** Markers of a merge conflict. */
const CONFLICT = /^(<{7}|\|{7}|={7}|>{7})( |$)/m;
/** The line of an entry: its key and its value. */
const ENTRY = /^\s*("(?:[^"\\]|\\.)*"): (\{.*\}),?$/;
/** All other lines of a lockfile. */
const FRAME = /^\s*(\{|\}|\},|"outputs": \{\}?,?|"version": \d+,?|"\$schema": "[^"]*",?|)$/;

/**
 * Reads the entries of both sides of each conflict. If both sides have an entry of the same key, the later one counts. A line that is no
 * entry is an error, because work that was paid for may be lost with it.
 */
function repairLock(text: string): Lock {
  const lock: Lock = new Map();
  for (const line of listSides(text)) {
    if (FRAME.test(line)) continue;
    const [path, entry] = parseEntry(line);
    const other = lock.get(path);
    if (!other || other.at <= entry.at) lock.set(path, entry);
  }
  return lock;
}

function parseEntry(line: string): [string, LockEntry] {
  const [, key, value] = ENTRY.exec(line) ?? [];
  if (key === undefined || value === undefined) throw new Error(`merge conflict: ${line.trim().slice(0, 60)}`);
  return [z.string().parse(JSON.parse(key)), lockEntrySchema.parse(JSON.parse(value))];
}

/**
 * Lists the lines outside of conflicts and those of both sides. With `merge.conflictStyle: diff3`, the lines between ||||||| and =======
 * are those of the common ancestor, which may contain conflicts itself.
 */
function listSides(text: string): string[] {
  const lines: string[] = [];
  let isAncestor = false;
  for (const line of text.split(/\r?\n/)) {
    if (CONFLICT.test(line)) {
      if (isAncestor && !line.startsWith("=======")) break;
      isAncestor = line.startsWith("|||||||");
    } else if (!isAncestor) lines.push(line);
  }
  if (isAncestor) throw new Error("merge conflict: the line ======= is missing");
  return lines;
}
