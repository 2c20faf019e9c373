import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Lock } from "../../src/lock/lock.ts";
import { uniteLocks } from "../../src/lock/unite-locks.ts";
import { idOf } from "../proven.ts";
import { makeEntry } from "./entries.ts";

const at = (day: number) => `2026-01-0${day}T00:00:00.000Z`;

/** Few paths, blobs and days, so that the locks differ about the same files. */
const locks = fc.dictionary(
  fc.constantFrom("a.png", "b.png", "b.png#candidate-1"),
  fc.record({
    outputBlob: fc.constantFrom("x", "y", "z").map(idOf),
    recipe: fc.constantFrom("1", "2"),
    at: fc.integer({ min: 1, max: 3 }).map(at),
  }),
);
const lock: fc.Arbitrary<Lock> = locks.map((rows) => new Map(Object.entries(rows).map(([path, row]) => [path, makeEntry(row)])));
const blobs = fc.dictionary(fc.constantFrom("a.png", "b.png"), fc.constantFrom("x", "y", "z").map(idOf));
const lookUp = (files: Record<string, string>) => (path: string) => files[path];
const sorted = (united: Lock) => [...united].sort(([a], [b]) => (a < b ? -1 : 1));

describe("the union of locks", () => {
  it("is the same in whatever order and groups, and with one of them twice", () => {
    fc.assert(
      fc.property(lock, lock, lock, blobs, (a, b, c, files) => {
        const unite = (...all: Lock[]) => uniteLocks(all, lookUp(files));
        const all = sorted(unite(a, b, c));
        expect(sorted(unite(c, a, b))).toEqual(all);
        expect(sorted(unite(b, unite(c, a)))).toEqual(all);
        expect(sorted(unite(a, b, c, b))).toEqual(all);
        expect(sorted(unite(a))).toEqual(sorted(a));
      }),
    );
  });

  it("has a record of each key, and loses none that describes the file", () => {
    fc.assert(
      fc.property(fc.array(lock, { maxLength: 4 }), blobs, (all, files) => {
        const united = uniteLocks(all, lookUp(files));
        expect([...united.keys()].sort()).toEqual([...new Set(all.flatMap((one) => [...one.keys()]))].sort());
        for (const [path, entry] of united) {
          const candidates = all.flatMap((one) => one.get(path) ?? []);
          expect(candidates).toContainEqual(entry);
          const matching = candidates.filter(({ outputBlob }) => outputBlob === files[path]);
          const eligible = matching.length > 0 ? matching : candidates;
          expect(eligible).toContainEqual(entry);
          expect(entry.at).toBe(
            eligible
              .map((one) => one.at)
              .sort()
              .at(-1),
          );
        }
      }),
    );
  });

  it("leaves the locks as they are", () => {
    const a: Lock = new Map([["a.png", makeEntry({ at: at(1) })]]);
    const b: Lock = new Map([["a.png", makeEntry({ at: at(2) })]]);
    expect(uniteLocks([a, b]).get("a.png")?.at).toBe(at(2));
    expect(a.get("a.png")?.at).toBe(at(1));
  });
});
