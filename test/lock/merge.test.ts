import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLock, type Lock, type LockEntry } from "../../src/lock/lock.ts";
import { mergeLock } from "../../src/lock/merge-lock.ts";
import { parseLock } from "../../src/lock/parse-lock.ts";
import { uniteLocks } from "../../src/lock/unite-locks.ts";
import { dollars } from "../proven.ts";
import { makeEntry } from "./entries.ts";

type Style = "merge" | "diff3" | "zdiff3";

/** What `git merge-file` makes of three locks: the code that `git merge` runs for one file. */
function mergeFile([base, ours, theirs]: readonly [Lock, Lock, Lock], style: Style): string {
  const folder = mkdtempSync(join(tmpdir(), "retouch-merge-"));
  try {
    const files = [ours, base, theirs].map((lock, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, formatLock(lock));
      return file;
    });
    const option = style === "merge" ? [] : [`--${style}`];
    try {
      return execFileSync("git", ["merge-file", "-p", "-q", ...option, ...files], { encoding: "utf8" });
    } catch (error) {
      // The exit code is the number of conflicts.
      if (error instanceof Error && "stdout" in error && typeof error.stdout === "string") return error.stdout;
      throw error;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const lockOf = (days: Record<string, number>): Lock =>
  new Map(Object.entries(days).map(([path, day]) => [path, makeEntry({ source: path, at: at(day), recipe: `${path} of day ${day}` })]));

/** Both sides' entries; of two the newer one. */
function union(a: Lock, b: Lock): Lock {
  const both = new Map<string, LockEntry>(a);
  for (const [path, entry] of b) if ((both.get(path)?.at ?? "") <= entry.at) both.set(path, entry);
  return both;
}

describe.each<Style>(["merge", "diff3", "zdiff3"])("conflicts in the style %s", (style) => {
  it("are repaired to what both sides know", () => {
    const path = fc.constantFrom(..."abcdefghijklm");
    const days = fc.dictionary(path, fc.constant(1));
    const sides = fc.tuple(
      days,
      fc.dictionary(path, fc.integer({ min: 2, max: 9 })),
      fc.dictionary(path, fc.integer({ min: 10, max: 19 })),
    );
    fc.assert(
      fc.property(sides, fc.boolean(), ([base, ours, theirs], newerIsOurs) => {
        const [first, second] = newerIsOurs ? [theirs, ours] : [ours, theirs];
        const left = lockOf({ ...base, ...first });
        const right = lockOf({ ...base, ...second });
        const merged = mergeFile([lockOf(base), left, right], style);
        expect(parseLock(merged).lock).toEqual(union(left, right));
        expect(parseLock(merged.replaceAll("\n", "\r\n")).lock).toEqual(union(left, right));
      }),
      { numRuns: 40 },
    );
  });
});

describe("git merge", () => {
  const folder = mkdtempSync(join(tmpdir(), "retouch-repo-"));
  const file = join(folder, ".github/retouch.lock.json");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "ignore"],
    });
  const commit = (lock: Lock) => {
    writeFileSync(file, formatLock(lock));
    git("add", ".");
    git("commit", "-qm", "edit");
  };
  const startRepository = () => {
    rmSync(folder, { recursive: true });
    mkdirSync(join(folder, ".github"), { recursive: true });
    git("init", "-qb", "main");
    commit(lockOf({ a: 1, m: 1 }));
    git("branch", "topic");
  };
  const merge = (branch: string, style: Style) => {
    try {
      git("-c", `merge.conflictStyle=${style}`, "merge", "-q", branch);
      return false;
    } catch {
      return true;
    }
  };

  it.each<Style>(["merge", "diff3", "zdiff3"])("leaves a conflict (%s) from which both branches' work is read", (style) => {
    startRepository();
    const ours = lockOf({ a: 3, m: 1, x: 3 });
    const theirs = lockOf({ a: 2, m: 2, y: 2 });
    commit(ours);
    git("checkout", "-q", "topic");
    commit(theirs);
    git("checkout", "-q", "main");
    expect(merge("topic", style)).toBe(true);
    const { lock, repaired } = parseLock(readFileSync(file, "utf8"));
    expect(repaired).toBe(true);
    expect(lock).toEqual(union(ours, theirs));
    expect(lock.get("a")?.at).toBe(at(3));
    expect(lock.get("m")?.at).toBe(at(2));
  });

  it("leaves a conflict within a conflict after branches crossed, which is read too", () => {
    startRepository();
    commit(lockOf({ a: 3, m: 1, x: 3 }));
    git("checkout", "-q", "topic");
    commit(lockOf({ a: 2, m: 1, y: 2 }));
    // Each branch takes the other one's work, and resolves it its own way.
    const [main, topic] = ["main", "topic"].map((branch) => git("rev-parse", branch).toString().trim());
    const ours = lockOf({ a: 5, m: 1, x: 3, y: 2 });
    const theirs = lockOf({ a: 4, m: 1, x: 3, y: 2, z: 4 });
    git("checkout", "-q", "main");
    merge(topic ?? "", "merge");
    commit(ours);
    git("checkout", "-q", "topic");
    merge(main ?? "", "merge");
    commit(theirs);
    git("checkout", "-q", "main");
    expect(merge("topic", "diff3")).toBe(true);
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(/^<{9} /m);
    expect(parseLock(text).lock).toEqual(union(ours, theirs));
    rmSync(folder, { recursive: true });
  });

  it("needs no help where the branches finished different images far enough apart", () => {
    const base = lockOf({ a: 1, b: 1, c: 1, m: 1, n: 1, o: 1, z: 1 });
    const left = union(base, lockOf({ bb: 2 }));
    const right = union(base, lockOf({ nn: 3 }));
    const merged = mergeFile([base, left, right], "merge");
    expect(parseLock(merged)).toEqual({ lock: union(left, right), repaired: false });
  });
});

describe("the lock of a commit", () => {
  const path = "lock.json";
  interface Merging {
    known?: Record<string, Lock>;
    branch?: string;
    force?: boolean;
  }
  const merge = (
    tip: Record<string, string | undefined>,
    recorded: Lock,
    keys: string[],
    { known = {}, branch, force = false }: Merging = {},
  ) =>
    mergeLock(new Map(Object.entries(tip)), {
      ...{ path, branch, recorded, force },
      known: new Map(Object.entries(known)),
      keys: new Set(keys),
    });
  /** The locks of an edit, by file. */
  const filesOf = (edit: ReturnType<typeof merge>) =>
    Object.fromEntries((edit?.files ?? []).map((file) => [file.path, parseLock(file.text).lock]));

  it("is the default branch's own, with those records of the run that are asked for", () => {
    const tip = lockOf({ a: 1, z: 1 });
    const recorded = lockOf({ a: 2, "a#candidate-2": 2, b: 2, "b#step-1": 2 });
    const edit = merge({ [path]: formatLock(tip) }, recorded, ["a", "a#candidate-2", "b#step-1", "not recorded"]);
    expect(filesOf(edit)).toEqual({ [path]: union(tip, lockOf({ a: 2, "a#candidate-2": 2, "b#step-1": 2 })) });
    expect(edit?.removed).toEqual([]);
    expect(filesOf(merge({}, recorded, ["b"]))).toEqual({ [path]: lockOf({ b: 2 }) });
  });

  it("of another branch is a file of its own, which takes the place of the one before", () => {
    const options = { branch: "topic/1" };
    const tip = { [path]: formatLock(lockOf({ a: 1 })), "lock.d/other-1.json": formatLock(lockOf({ o: 1 })) };
    const first = merge(tip, lockOf({ b: 2 }), ["b"], options);
    const [file] = first?.files ?? [];
    expect(file?.path).toMatch(/^lock\.d\/topic-1-[0-9a-f]{10}-[0-9a-f]{10}\.json$/);
    expect(first?.removed).toEqual([]);
    const second = merge({ ...tip, [file?.path ?? ""]: file?.text }, lockOf({ c: 3 }), ["c"], options);
    expect(Object.values(filesOf(second))).toEqual([lockOf({ b: 2, c: 3 })]);
    expect(second?.removed).toEqual([file?.path]);
    // The same when its text was read before.
    const known = { [file?.path ?? ""]: lockOf({ b: 2 }) };
    expect(merge({ ...tip, [file?.path ?? ""]: undefined }, lockOf({ c: 3 }), ["c"], { ...options, known })).toEqual(second);
    // What is known and not on the branch any more does not count.
    expect(Object.values(filesOf(merge(tip, lockOf({ b: 2 }), ["b"], { ...options, known })))).toEqual([lockOf({ b: 2 })]);
  });

  it("is none where the branch says the same already, in whichever file, whenever that was recorded", () => {
    const later = new Map([["a", makeEntry({ source: "a", at: at(9), cost: dollars(1), recipe: "a of day 1" })]]);
    const text = formatLock(lockOf({ a: 1 }));
    for (const branch of [undefined, "topic"]) {
      expect(merge({ [path]: text }, later, ["a"], { branch })).toBeUndefined();
      expect(merge({ [path]: text }, lockOf({ a: 2 }), [], { branch })).toBeUndefined();
      expect(merge({ "lock.d/x.json": text }, later, ["a"], { branch })).toBeUndefined();
      expect(merge({ "lock.d/x.json": undefined }, later, ["a"], { branch, known: { "lock.d/x.json": lockOf({ a: 1 }) } })).toBeUndefined();
    }
  });

  it("is mended where a merge left its marks, and started anew only by force", () => {
    const torn = mergeFile([lockOf({ a: 1 }), lockOf({ a: 2 }), lockOf({ a: 3 })], "merge");
    for (const branch of [undefined, "topic"]) {
      expect(filesOf(merge({ [path]: torn }, new Map(), ["a"], { branch }))).toEqual({ [path]: lockOf({ a: 3 }) });
      const broken = /^On the branch: The lockfile `lock.json` cannot be read/;
      expect(() => merge({ [path]: "no lock" }, lockOf({ a: 1 }), ["a"], { branch })).toThrow(broken);
      const edit = merge({ [path]: "no lock", "lock.d/x.json": "no lock" }, lockOf({ a: 1 }), ["a"], { branch, force: true });
      expect(uniteLocks(Object.values(filesOf(edit)))).toEqual(lockOf({ a: 1 }));
      expect(edit?.files.map((file) => file.path)).toContain(path);
      expect(edit?.removed).toEqual(["lock.d/x.json"]);
    }
  });
});
