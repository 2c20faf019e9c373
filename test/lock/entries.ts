import { createHash } from "node:crypto";
import fc from "fast-check";
import { blobId } from "../../src/git/blob-identity.ts";
import type { LockEntry } from "../../src/lock/lock.ts";
import { dollars, idOf } from "../proven.ts";

export function makeEntry(overrides: Partial<LockEntry> = {}): LockEntry {
  return {
    source: "a.png",
    sourceBlob: idOf("1".repeat(40)),
    recipe: "2".repeat(64),
    outputBlob: idOf("3".repeat(40)),
    sha256: "4".repeat(64),
    bytes: 5,
    provider: "sandbox",
    model: "sandbox",
    cost: null,
    at: "2026-01-01T00:00:00.000Z",
    ...overrides,
  };
}

/** File names with everything that could be taken for the lock's own syntax. */
export const paths = fc
  .tuple(
    fc.oneof(
      fc.string(),
      fc.string({ unit: "grapheme" }),
      fc.constantFrom('"', "\\", '": {', "},", "<<<<<<< ours", "=======", "\n", "\r\n", "\u2028", "1", "version", "outputs"),
    ),
    fc.nat(9),
  )
  .map(([name, number]) => `${name}${number}.png`);

const ids = fc.oneof(
  fc.constant("" as const),
  fc.tuple(fc.string(), fc.constantFrom("sha1" as const, "sha256" as const)).map(([text, format]) => blobId(text, format)),
);

export const entries = fc.record({
  source: paths,
  sourceBlob: ids,
  recipe: fc.string(),
  outputBlob: ids,
  sha256: fc.string().map((text) => createHash("sha256").update(text).digest("hex")),
  bytes: fc.nat(),
  provider: fc.string(),
  model: fc.string(),
  cost: fc.option(fc.double({ noNaN: true, min: 0, max: 1000 }).map(dollars)),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
});

export const locks = fc.array(fc.tuple(paths, entries), { maxLength: 12 }).map((pairs) => new Map(pairs));
