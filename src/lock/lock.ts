import { z } from "zod";
import { RetouchError } from "../errors.ts";

/** What the lock keeps of one finished output. */
const entrySchema = z.object({
  /** Path of the source image; empty for a picture that was generated. */
  source: z.string(),
  /** Git blob id of the bytes that were edited; empty for a picture that was generated. */
  sourceBlob: z.string(),
  /** SHA-256 of the recipe: prompt, model and every option that decides the result. */
  recipe: z.string(),
  /** Git blob id of the output file, or of its pointer where Git LFS tracks it. That of the source: there was nothing to do. */
  outputBlob: z.string(),
  /** SHA-256 and length of the output file. */
  sha256: z.string(),
  bytes: z.number(),
  provider: z.string(),
  model: z.string(),
  /** US dollars; null where not known. */
  cost: z.number().nullable(),
  /** When it was finished, ISO 8601. */
  at: z.string(),
});

export type LockEntry = z.infer<typeof entrySchema>;

/** Finished outputs by path; candidates and steps by the path of their output and a number, see {@link candidateKey}. */
export type Lock = Map<string, LockEntry>;

/** A record beside an output's own: nothing lies at such a path, and the bytes are in git's object store. */
const numbered = (word: string) => (output: string, number: number) => `${output}#${word}-${number}`;

/** A result that was not chosen, or was at first: from 1. */
export const candidateKey = numbered("candidate");
/** The picture after one of several prompts: from 1. */
export const stepKey = numbered("step");

const fileSchema = z.object({ version: z.literal(1), outputs: z.record(z.string(), entrySchema) });

type LockContent = z.infer<typeof fileSchema>;

const isString = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number";

/** The schema's rules once more. */
const ENTRY_RULES: Readonly<Record<keyof LockEntry, (value: unknown) => boolean>> = {
  source: isString,
  sourceBlob: isString,
  recipe: isString,
  outputBlob: isString,
  sha256: isString,
  bytes: isNumber,
  provider: isString,
  model: isString,
  cost: (value) => value === null || isNumber(value),
  at: isString,
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether the schema surely accepts a file. For thousands of entries this takes a tenth of the schema's time; what is not plainly right is left to
 * the schema, which says what is wrong.
 */
function isPlainFile(json: unknown): json is LockContent {
  const rules = Object.entries(ENTRY_RULES);
  const isEntry = (entry: unknown) => isObject(entry) && rules.every(([field, accepts]) => accepts(entry[field]));
  return isObject(json) && json.version === 1 && isObject(json.outputs) && Object.values(json.outputs).every(isEntry);
}

export const LOCK_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.lock.schema.json";

/** The JSON schema that is published for editors. */
export function lockJsonSchema(): unknown {
  return z.toJSONSchema(fileSchema.extend({ $schema: z.string().optional() }));
}

/**
 * One line a file, sorted by path: two branches that finish different images merge without a conflict, and what a conflict
 * leaves behind can be read line by line.
 */
export function formatLock(lock: Lock): string {
  const lines = [...lock]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => `    ${JSON.stringify(path)}: ${JSON.stringify(entry)}`);
  return `{\n  "$schema": ${JSON.stringify(LOCK_SCHEMA_URL)},\n  "version": 1,\n  "outputs": {\n${lines.join(",\n")}${lines.length > 0 ? "\n" : ""}  }\n}\n`;
}

const CONFLICT = /^(<{7}|\|{7}|={7}|>{7})( |$)/m;

/**
 * @returns the lock, and whether leftovers of a merge conflict were repaired.
 * @throws RetouchError `invalid-input` when it cannot be read: to guess would be to pay twice.
 */
export function parseLock(text: string): { lock: Lock; repaired: boolean } {
  if (text.trim() === "") return { lock: new Map(), repaired: false };
  if (CONFLICT.test(text)) return { lock: repairLock(text), repaired: true };
  try {
    const json: unknown = JSON.parse(text);
    return { lock: new Map(Object.entries((isPlainFile(json) ? json : fileSchema.parse(json)).outputs)), repaired: false };
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): RetouchError {
  const reason =
    cause instanceof z.ZodError
      ? z.prettifyError(cause).split("\n").slice(0, 2).join(" ")
      : cause instanceof Error
        ? cause.message
        : String(cause);
  return new RetouchError(
    "invalid-input",
    `The lockfile cannot be read (${reason}). Restore it from git, or set \`force: true\` to start a new one and pay for every image again.`,
    { cause },
  );
}

/** Both sides of each conflict count; of two records of one file the later one does. A line that is no record is lost work, so it is an error. */
function repairLock(text: string): Lock {
  const lock: Lock = new Map();
  let base = false;
  for (const line of text.split(/\r?\n/)) {
    if (CONFLICT.test(line)) {
      // With `merge.conflictStyle: diff3` the common ancestor stands between ||||||| and =======. It may hold conflicts of its own.
      if (base && !line.startsWith("=======")) throw unreadable("merge conflict: the line ======= is missing");
      base = line.startsWith("|||||||");
      continue;
    }
    if (base) continue;
    const record = /^\s*("(?:[^"\\]|\\.)*"): (\{.*\}),?$/.exec(line);
    if (!record && !/^\s*(\{|\}|\},|"outputs": \{\}?,?|"version": \d+,?|"\$schema": "[^"]*",?|)$/.test(line))
      throw unreadable(`merge conflict: ${line.trim().slice(0, 60)}`);
    if (!record?.[1] || !record[2]) continue;
    try {
      const path = z.string().parse(JSON.parse(record[1]));
      const entry = entrySchema.parse(JSON.parse(record[2]));
      const other = lock.get(path);
      if (!other || other.at <= entry.at) lock.set(path, entry);
    } catch (error) {
      throw unreadable(error);
    }
  }
  if (base) throw unreadable("merge conflict: the line ======= is missing");
  return lock;
}
