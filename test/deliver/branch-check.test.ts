import { expect, it } from "vitest";
import { checkChange } from "../../src/deliver/commit-on-tip.ts";
import { taskOf } from "../plan/tasks.ts";
import { idOf } from "../proven.ts";

/** @param tip nickname of the blob and mode by path. */
function check({ tip, task = {} }: { tip: Record<string, string>; task?: Partial<Parameters<typeof taskOf>[0]> }) {
  const change = {
    task: taskOf({ source: { path: "in/a.png", blob: idOf("s"), indexBlob: idOf("s") }, output: "out/a.png", ...task }),
    blob: idOf("new"),
    bytes: 1,
    read: async () => Buffer.from("new"),
    keys: [],
  };
  const entries = Object.entries(tip).map(
    ([path, text]) => [path, { mode: text.split(" ")[1] ?? "100644", sha: idOf(text.split(" ")[0] ?? "") }] as const,
  );
  return checkChange(change, new Map(entries));
}

it("applies where neither source nor output changed", () => {
  expect(check({ tip: { "in/a.png": "s" } })).toBe("apply");
  expect(check({ tip: { "in/a.png": "s", "out/a.png": "old" }, task: { outputIndexBlob: idOf("old") } })).toBe("apply");
  const untracked = { source: { path: "in/a.png", blob: idOf("s") } };
  expect(check({ tip: {}, task: untracked })).toBe("apply");
});

it("is stale where somebody changed, removed or added either", () => {
  expect(check({ tip: { "in/a.png": "other" } })).toBe("stale");
  expect(check({ tip: {} })).toBe("stale");
  expect(check({ tip: { "in/a.png": "s", "out/a.png": "theirs" } })).toBe("stale");
  expect(check({ tip: { "in/a.png": "s" }, task: { outputIndexBlob: idOf("old") } })).toBe("stale");
});

it("is done where the tip has the result, though the source changed", () => {
  expect(check({ tip: { "in/a.png": "other", "out/a.png": "new" } })).toBe("done");
});

it("is stale where the output would be written to or through a link, a folder or a submodule", () => {
  expect(check({ tip: { "in/a.png": "s", out: "x 120000" } })).toBe("stale");
  expect(check({ tip: { "in/a.png": "s", out: "x 160000" } })).toBe("stale");
  expect(check({ tip: { "in/a.png": "s", "out/a.png": "new 120000" } })).toBe("stale");
  expect(check({ tip: { "in/a.png": "s", "out/a.png": "t 040000" } })).toBe("stale");
  expect(check({ tip: { "in/a.png": "s", out: "t 040000" } })).toBe("apply");
});

it("takes the bytes that were edited where a workspace has no git", () => {
  const task = { source: { path: "a.png", blob: idOf("s") }, output: "a.png" };
  expect(check({ tip: { "a.png": "s" }, task })).toBe("apply");
  expect(check({ tip: { "a.png": "other" }, task })).toBe("stale");
});
