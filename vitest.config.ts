import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that change what their whole process has: its environment, its authorities, what is secret, how often Tesseract runs. */
const ISOLATED = [
  ...["test/redact.test.ts", "test/{http,run}/**/*.test.ts", "test/deliver/{commit,commit-guest}.test.ts"],
  ...["test/git/hostile.test.ts", "test/github/client.test.ts", "test/verify/tesseract.test.ts"],
];

/** Tests of what happens when, which come after the rest and one file at a time, so that no other keeps them from the cores. */
const TIMED = ["test/conformance/{cancel,pace}.test.ts", "test/scenarios/spending.test.ts", "test/http/rate-limiter.test.ts"];

/** Tests of what the image library does, which run once more with its WebAssembly build. */
const PIXELS = ["test/pixels/{finish,mark,nature,odd-files,prepare,ratio,scene}.test.ts"];

export default defineConfig({
  test: {
    // Many wait, for a provider that is slow on purpose or for git; by itself Vitest would leave one core to nobody.
    maxWorkers: availableParallelism(),
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // GitHub's own parser imports JSON without attributes, which plain Node refuses.
    server: { deps: { inline: [/@actions\/workflow-parser/, /@actions\/expressions/] } },
    projects: [
      // One worker for many files: each start of a worker costs about a second of a core.
      { extends: true, test: { name: "shared", include: ["test/**/*.test.ts"], exclude: [...ISOLATED, ...TIMED], isolate: false } },
      { extends: true, test: { name: "wasm", include: PIXELS, env: { RETOUCH_PIXELS: "wasm" }, isolate: false } },
      { extends: true, test: { name: "isolated", include: ISOLATED, exclude: TIMED } },
      { extends: true, test: { name: "timed", include: TIMED, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
