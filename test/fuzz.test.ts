import { expect, test } from "vitest";
import { loadTargets } from "../fuzz/target.ts";

/** Events have a test of their own, in `test/events`. */
const targets = (await loadTargets()).filter(({ name }) => name !== "events");

/** The error names the seed; `npm run fuzz` goes on for as long as one likes. */
test.each(targets)("$name, for a second", async ({ run }) => {
  expect(await run({ seed: Math.floor(Math.random() * 2 ** 31), milliseconds: 1000 })).toBeGreaterThan(0);
});
