import { openStage } from "../../test/events/play-events.ts";
import type { FuzzTarget } from "../target.ts";

/*
 * Pushes, merges, reverts, runs that are cancelled, killed and repeated: random sequences of what happens to a repository. One takes about
 * ten seconds.
 */

const LENGTH = 30;

export const target: FuzzTarget = {
  name: "events",
  run: async ({ seed, milliseconds }) => {
    const end = performance.now() + milliseconds;
    await using stage = await openStage();
    let count = 0;
    do await stage.play(seed + count++, LENGTH);
    while (performance.now() < end);
    return count;
  },
};
