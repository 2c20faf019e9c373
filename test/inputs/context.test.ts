import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContext } from "../../src/context.ts";

interface Payload {
  pull_request?: { head: { ref: string } };
}

/** GitHub's own examples; the package has no ES entry. */
const webhooks = createRequire(import.meta.url)("@octokit/webhooks-examples") as { name: string; examples: Payload[] }[];
const examplesOf = (event: string) => webhooks.find(({ name }) => name === event)?.examples ?? [];

const folder = mkdtempSync(join(tmpdir(), "retouch-event-"));
function load(payload: unknown, environment: Record<string, string> = {}) {
  const path = join(folder, "event.json");
  writeFileSync(path, typeof payload === "string" ? payload : JSON.stringify(payload));
  return loadContext({ GITHUB_EVENT_PATH: path, ...environment });
}

describe("an event", () => {
  it.each(webhooks.map(({ name, examples }) => [name, examples] as const))("%s is read in all of GitHub's examples", (_, examples) => {
    for (const payload of examples) expect(load(payload).event).toBeTypeOf("object");
  });

  it.each(["", "{", "[]", "null", '{"pull_request": {"number": "1"}}'])("that is %j is as good as none", (text) => {
    expect(load(text).event).toEqual({});
  });

  it("that is not there is as good as none", () => {
    expect(loadContext({ GITHUB_EVENT_PATH: join(folder, "missing.json"), GITHUB_REPOSITORY: "o/r" }).event).toEqual({});
  });

  it("may be minimal", () => {
    const { event } = load('{"number": 7, "pull_request": {"head": {"ref": "topic"}}}');
    expect(event.pull_request).toMatchObject({ number: 7, head: { ref: "topic" } });
  });
});

describe("the branch", () => {
  const [pull] = examplesOf("pull_request");
  it.each([
    ["refs/heads/main", "main"],
    ["refs/heads/feature/ü", "feature/ü"],
    ["refs/tags/v1", undefined],
    ["refs/heads/gh-readonly-queue/main/pr-1-abc", undefined],
    ["refs/pull/1/merge", undefined],
    ["", undefined],
  ])("of %s is %s", (ref, branch) => {
    expect(loadContext({ GITHUB_REF: ref }).branch).toBe(branch);
  });

  it("of a pull request is its head", () => {
    expect(load(pull, { GITHUB_REF: "refs/pull/1/merge", GITHUB_HEAD_REF: "topic" }).branch).toBe("topic");
    expect(load(pull, { GITHUB_REF: "refs/pull/1/merge" }).branch).toBe(pull?.pull_request?.head.ref);
  });

  it("and the rest have defaults", () => {
    expect(loadContext({})).toMatchObject({ owner: "", repo: "", apiUrl: "https://api.github.com", runAttempt: "1" });
    expect(loadContext({ GITHUB_REPOSITORY: "o/r", GITHUB_WORKSPACE: "/a/b/../c" })).toMatchObject({
      owner: "o",
      repo: "r",
      workspace: "/a/c",
    });
  });
});
