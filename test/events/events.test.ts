import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage } from "./play-events.ts";

/** Each takes about ten seconds of a core. `npm run fuzz -- --target events` plays others for as long as one likes. */
const SEEDS = Number(process.env.RETOUCH_SEEDS ?? 1);
const LENGTH = 30;

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage[Symbol.asyncDispose]());

test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
  "whatever happens to a repository, nothing is paid for twice, and nothing is lost (seed %i)",
  async (seed) => {
    const { done, provider } = await stage.play(seed, LENGTH);
    expect(done.length).toBeGreaterThan(5);
    expect(provider.calls.length).toBeGreaterThan(0);
  },
);
