import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RetouchError } from "../../src/errors.ts";
import { formatLock, type Lock, lockJsonSchema } from "../../src/lock/lock.ts";
import { parseLock } from "../../src/lock/parse-lock.ts";
import { locks, makeEntry } from "./entries.ts";

/** The entries that can be read, or the error's message; any other error is a mistake. */
function tryParse(text: string): Lock | string {
  try {
    return parseLock(text).lock;
  } catch (error) {
    if (error instanceof RetouchError && error.code === "invalid-input") return error.message;
    throw error;
  }
}

describe("a lock", () => {
  it("comes back as it was written, whatever the files are called", () => {
    fc.assert(
      fc.property(locks, (lock) => {
        const text = formatLock(lock);
        expect(parseLock(text)).toEqual({ lock, repaired: false });
        expect(formatLock(parseLock(text).lock)).toBe(text);
      }),
    );
  });

  it("is the same text in whatever order the files were finished, one line each", () => {
    fc.assert(
      fc.property(
        locks.chain((lock) => fc.tuple(fc.constant(lock), fc.shuffledSubarray([...lock], { minLength: lock.size }))),
        ([lock, shuffled]) => {
          const text = formatLock(lock);
          expect(formatLock(new Map(shuffled))).toBe(text);
          expect(text.split("\n")).toHaveLength(lock.size + 7);
          expect(Object.keys(JSON.parse(text).outputs).toSorted()).toEqual([...lock.keys()].toSorted());
        },
      ),
    );
    const text = formatLock(new Map(["b.png", "a.png", "B.png"].map((path) => [path, makeEntry({ source: path })])));
    expect(text.match(/^ {4}"[^"]*"/gm)).toEqual(['    "B.png"', '    "a.png"', '    "b.png"']);
  });

  it("is valid by the schema that is published for editors", () => {
    const validate = new Ajv2020({ strict: false }).compile(Object(lockJsonSchema()));
    fc.assert(
      fc.property(locks, (lock) => {
        expect(validate(JSON.parse(formatLock(lock)))).toBe(true);
      }),
      { numRuns: 30 },
    );
    expect(validate({ version: 2, outputs: {} })).toBe(false);
  });

  it.each(["", "\n", "  \n"])("that is empty (%j) is a new one", (text) => {
    expect(parseLock(text)).toEqual({ lock: new Map(), repaired: false });
  });

  it.each([
    "{",
    "null",
    "[]",
    "{}",
    '{"version": 1}',
    '{"version": "2", "outputs": {}}',
    '{"version": 0, "outputs": {}}',
    '{"version": 1, "outputs": {"a.png": {}}}',
    `{"version": 1, "outputs": {"a.png": ${JSON.stringify({ ...makeEntry(), bytes: "5" })}}}`,
  ])("that cannot be read (%s) is an error that says what to do", (text) => {
    expect(tryParse(text)).toMatch(/^The lockfile cannot be read \(.+\)\. Restore it from git, or set `force: true`/s);
  });

  it("of a newer version is an error that asks for an update", () => {
    expect(tryParse('{"version": 2, "outputs": {}}')).toMatch(
      /^The lockfile cannot be read \(it has version 2, .+\)\. Update the action\. /,
    );
  });

  it("begins with a byte order mark, and is read", () => {
    const text = formatLock(new Map([["a.png", makeEntry()]]));
    expect(parseLock(`\uFEFF${text}`)).toEqual(parseLock(text));
    expect(parseLock("\uFEFF")).toEqual({ lock: new Map(), repaired: false });
    const line = text.split("\n").find((one) => one.includes("a.png")) ?? "";
    expect(parseLock(`\uFEFF${text.replace(line, `<<<<<<< ours\n${line}\n=======\n>>>>>>> theirs`)}`).lock).toEqual(parseLock(text).lock);
  });
});

it("a lock of many wrong entries is refused by the first of them", () => {
  const outputs = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${index}.png`, { ...makeEntry(), at: 5, model: 6 }]));
  const text = JSON.stringify({ version: 1, outputs: { "fine.png": makeEntry({ sourceBlob: "" }), ...outputs } });
  let cause: unknown;
  try {
    parseLock(text);
  } catch (error) {
    cause = error instanceof RetouchError && error.cause;
  }
  // With those of all entries, the message would take seconds.
  const issues = cause instanceof z.ZodError ? cause.issues : [];
  expect(issues.map(({ path }) => path)).toEqual([
    ["outputs", "0.png", "model"],
    ["outputs", "0.png", "at"],
  ]);
  expect(tryParse(text)).toContain('outputs["0.png"].model');
});

describe("damage", () => {
  const lock: Lock = new Map(["a.png", "b.png", "c.png"].map((path) => [path, makeEntry({ source: path })]));
  const text = formatLock(lock);
  const conflict = text.replace(
    /( {4}"b.png".*\n)/,
    (line) => `<<<<<<< ours\n${line}||||||| base\n${line}=======\n${line.replace("b.png", "x.png")}>>>>>>> theirs\n`,
  );

  /** What may happen to a line, short of being taken out as a whole. */
  const damages = fc.oneof(
    fc.record({ at: fc.nat(), text: fc.string({ minLength: 1, maxLength: 3 }), cut: fc.nat(3) }).map(
      ({ at, text: inserted, cut }) =>
        (line: string) =>
          line.slice(0, at % (line.length + 1)) + inserted + line.slice((at % (line.length + 1)) + cut),
    ),
    fc.nat().map((at) => (line: string) => line.slice(0, at % (line.length + 1))),
  );

  it.each([
    ["a clean lock", text, 3],
    ["a conflict", conflict, 4],
  ])("to one line of %s leaves all entries or is an error", (_, whole, count) => {
    expect(parseLock(whole).lock.size).toBe(count);
    const lines = whole.split("\n");
    fc.assert(
      fc.property(fc.nat(lines.length - 1), damages, (index, damage) => {
        const line = damage(lines[index] ?? "");
        // A line that is blank now was taken out as a whole, which nobody can notice.
        fc.pre(line.trim() !== "" && line !== lines[index]);
        const result = tryParse(lines.with(index, line).join("\n"));
        if (typeof result !== "string") expect(result.size).toBeGreaterThanOrEqual(count - 1);
      }),
      { numRuns: 2000 },
    );
  });

  it("to the ends of a file is an error", () => {
    fc.assert(
      fc.property(fc.constantFrom(text, conflict), fc.nat(), (whole, at) => {
        const cut = whole.trimEnd().slice(0, at % (whole.trimEnd().length - 1));
        fc.pre(cut.trim() !== "" && !/^(<{7}|\|{7}|={7}|>{7})( |$)/m.test(cut));
        expect(tryParse(cut)).toBeTypeOf("string");
      }),
    );
  });

  it("is none where one side of a conflict has no outputs", () => {
    const [, entry = ""] = formatLock(new Map([["a.png", makeEntry()]])).match(/( {4}"a.png".*)/) ?? [];
    const sides = ["<<<<<<< ours", '"outputs": {}', "=======", '"outputs": {', entry, "}", ">>>>>>> theirs"];
    expect(tryParse(["{", '"version": 1,', ...sides, "}"].join("\n"))).toHaveProperty("size", 1);
  });

  it("by hand in a conflict loses no side", () => {
    expect(tryParse(conflict.replace("=======\n", ""))).toContain("the line ======= is missing");
    expect(tryParse(conflict.replace(/=======[\s\S]*/, ""))).toContain("the line ======= is missing");
    expect(tryParse(conflict.replace("<<<<<<< ours\n", ""))).toHaveProperty("size", 4);
    expect(tryParse(conflict.replace(">>>>>>> theirs\n", ""))).toHaveProperty("size", 4);
    expect(tryParse(conflict.replace('"recipe"', "recipe"))).toContain("The lockfile cannot be read");
  });
});

describe("an entry with a value that cannot be", () => {
  const id = "1".repeat(40);
  const wrong: [string, Record<string, unknown>][] = [
    ...[
      "",
      "-",
      "HEAD",
      "--textconv",
      "main:secret.png",
      id.slice(1),
      `${id} `,
      id.toUpperCase().replace("1", "G"),
      `${id}\n`,
      "z".repeat(40),
    ]
      .filter((text) => text !== "")
      .flatMap((text): [string, Record<string, unknown>][] => [
        ["sourceBlob", { sourceBlob: text }],
        ["outputBlob", { outputBlob: text }],
      ]),
    ...["", "x", id].map((sha256): [string, Record<string, unknown>] => ["sha256", { sha256 }]),
    ...[-1, 1.5, 1e300].map((bytes): [string, Record<string, unknown>] => ["bytes", { bytes }]),
    ...[-0.01, 1e6, "1"].map((cost): [string, Record<string, unknown>] => ["cost", { cost }]),
  ];

  it.each(wrong)("makes the lock unreadable: %s of %j", (_, change) => {
    const text = formatLock(new Map([["a.png", makeEntry()]]));
    const lock = JSON.parse(text);
    Object.assign(lock.outputs["a.png"], change);
    expect(tryParse(JSON.stringify(lock))).toMatch(/^The lockfile cannot be read/);
    // The same in a conflict, which is read line by line.
    const line = `    "a.png": ${JSON.stringify(lock.outputs["a.png"])}`;
    expect(tryParse(`<<<<<<< ours\n${line}\n=======\n${line}\n>>>>>>> theirs\n`)).toMatch(/^The lockfile cannot be read/);
  });

  it("is none where a result has no source, or nothing was made", () => {
    const lock = new Map([["a.png", makeEntry({ sourceBlob: "", outputBlob: "", recipe: "" })]]);
    expect(tryParse(formatLock(lock))).toEqual(lock);
  });
});
