import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that change what their whole process has: its environment, its authorities, what is secret, how often Tesseract runs. */
const ISOLATED = [
  ...["test/redact.test.ts", "test/{http,run}/**/*.test.ts", "test/deliver/{commit-by-api,commit-by-git,commit-guest}.test.ts"],
  ...["test/git/hostile.test.ts", "test/github/client.test.ts", "test/verify/tesseract.test.ts"],
];

/** Tests of what happens when, which come after the rest, so that no other keeps them from the cores. */
const TIMED = ["test/conformance/{cancel,pace}.test.ts", "test/scenarios/spending.test.ts", "test/http/rate-limiter.test.ts"];

/** Tests of what the image library does, which run once more with its WebAssembly build. */
const PIXELS = ["test/pixels/{avif-colours,finish,mark,nature,odd-files,shown-files,prepare,ratio,scene}.test.ts"];

/** One more than can work: what waits leaves its core to another. */
const MOST = availableParallelism() + 1;

/** Small files of long tests; Vitest would begin with the largest files, and wait for these at the end. */
const LONG = /(?:commit-by-\w+|tesseract|kill-sweep|events|gallery-page|gallery-viewer|rendered)\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLater = ({ moduleId }: TestSpecification) => Number(!LONG.test(moduleId));
    return (await super.sort(files)).toSorted((a, b) => isLater(a) - isLater(b));
  }
}

export default defineConfig({
  test: {
    // Many wait, for a provider that is slow on purpose or for git; by itself Vitest would leave one core to nobody.
    maxWorkers: MOST,
    sequence: { sequencer: LongFirst },
    testTimeout: 240_000,
    // A busy machine takes its time; what never comes fails all the same.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 240_000,
    // GitHub's own parser imports JSON without attributes, which plain Node refuses.
    server: { deps: { inline: [/@actions\/workflow-parser/, /@actions\/expressions/] } },
    projects: [
      // One worker for many files: each start of a worker costs about a second of a core.
      { extends: true, test: { name: "shared", include: ["test/**/*.test.ts"], exclude: [...ISOLATED, ...TIMED], isolate: false } },
      { extends: true, test: { name: "wasm", include: PIXELS, env: { RETOUCH_PIXELS: "wasm" }, isolate: false } },
      // These wait the most.
      { extends: true, test: { name: "isolated", include: ISOLATED, exclude: TIMED, maxWorkers: MOST + 1, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: "timed", include: TIMED, maxWorkers: 2, sequence: { groupOrder: 2 } } },
    ],
  },
});
