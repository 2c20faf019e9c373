import fc from "fast-check";
import { expect, it } from "vitest";
import { createLockText, formatLock, type Lock } from "../../src/lock/lock.ts";
import { makeEntry } from "./entries.ts";

it("the text of a lock is the same, whether its entries were there, came or went one by one", () => {
  const key = fc.nat(1500).map((number) => `images/${number}.png`);
  const change = fc.record({ key, isKept: fc.boolean(), source: fc.constantFrom("a.png", "b.png") });
  const begun = fc.uniqueArray(key, { maxLength: 900 });
  fc.assert(
    fc.property(begun, fc.array(change, { maxLength: 900 }), (keys, changes) => {
      const lock: Lock = new Map(keys.map((one) => [one, makeEntry({ source: one })]));
      const text = createLockText(lock);
      for (const [index, { key: changed, isKept, source }] of changes.entries()) {
        const entry = isKept ? makeEntry({ source }) : undefined;
        text.set(changed, entry);
        if (entry) lock.set(changed, entry);
        else lock.delete(changed);
        // What was made into bytes before is made again where it changed.
        if (index % 97 === 0) text.format();
      }
      const made = Buffer.concat(text.format()).toString();
      expect(made).toBe(formatLock(lock));
      expect(Object.keys((JSON.parse(made) as { outputs: object }).outputs)).toEqual([...lock.keys()].sort());
    }),
    { numRuns: 60 },
  );
});

it("a lock of thousands of new entries stays in order", () => {
  const text = createLockText(new Map());
  const keys = Array.from({ length: 3000 }, (_, n) => `${(n * 7919) % 3000}.png`);
  for (const key of keys) text.set(key, makeEntry({ source: key }));
  const { outputs } = JSON.parse(Buffer.concat(text.format()).toString()) as { outputs: object };
  expect(Object.keys(outputs)).toEqual([...keys].sort());
});
