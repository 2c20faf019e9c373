import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { judgeTrust, loadContext } from "../../src/context.ts";

interface Payload {
  pull_request?: { head: { ref: string; repo: { full_name: string } | null }; user: { login: string } };
  repository?: { full_name: string };
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

  it("that is not there is as good as none, which a pull request cannot do without", () => {
    const environment = { GITHUB_EVENT_PATH: join(folder, "missing.json"), GITHUB_REPOSITORY: "o/r" };
    expect(loadContext(environment).event).toEqual({});
    expect(judgeTrust(loadContext({ ...environment, GITHUB_EVENT_NAME: "workflow_dispatch" }))).toBe("trusted");
    expect(judgeTrust(loadContext({ ...environment, GITHUB_EVENT_NAME: "pull_request" }))).toBe("unknown");
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

describe("trust", () => {
  const pulls = ["pull_request", "pull_request_review", "pull_request_review_comment"].flatMap(examplesOf);
  const own = pulls.find(({ pull_request: pull, repository }) => pull?.head.repo?.full_name === repository?.full_name);

  function judge(change: (payload: Payload) => void, eventName = "pull_request") {
    const payload = structuredClone(own);
    if (!payload?.pull_request) throw new Error("no example of a pull request of the same repository");
    change(payload);
    return judgeTrust(load(payload, { GITHUB_EVENT_NAME: eventName, GITHUB_REPOSITORY: payload.repository?.full_name ?? "" }));
  }
  const fork = (payload: Payload) => {
    if (payload.pull_request) payload.pull_request.head.repo = { full_name: "mallory/pictures" };
  };
  const deletedFork = (payload: Payload) => {
    if (payload.pull_request) payload.pull_request.head.repo = null;
  };
  const dependabot = (payload: Payload) => {
    if (payload.pull_request) payload.pull_request.user = { login: "dependabot[bot]" };
  };

  it("is given to what GitHub's examples have of the same repository", () => {
    for (const { pull_request: pull, ...payload } of pulls) {
      const context = load({ ...payload, pull_request: pull }, { GITHUB_REPOSITORY: payload.repository?.full_name ?? "" });
      const same = pull?.head.repo?.full_name === payload.repository?.full_name;
      expect(judgeTrust({ ...context, eventName: "pull_request" })).toBe(same ? "trusted" : "fork");
      expect(judgeTrust({ ...context, eventName: "pull_request_target" })).toBe(same ? "trusted" : "untrusted-target");
    }
  });

  it.each([
    ["pull_request", "trusted", () => {}],
    ["pull_request_target", "trusted", () => {}],
    ["pull_request", "fork", fork],
    ["pull_request_target", "untrusted-target", fork],
    ["pull_request", "fork", deletedFork],
    ["pull_request_target", "untrusted-target", deletedFork],
    ["pull_request", "dependabot", dependabot],
    ["pull_request_target", "dependabot", dependabot],
  ] as const)("on %s is %s", (eventName, expected, change) => {
    expect(judge(change, eventName)).toBe(expected);
  });

  it("does not depend on the letter case of names, and a fork stays one with Dependabot's name", () => {
    const upper = (payload: Payload) => {
      if (payload.pull_request?.head.repo)
        payload.pull_request.head.repo.full_name = payload.pull_request.head.repo.full_name.toUpperCase();
    };
    expect(judge(upper)).toBe("trusted");
    expect(judge((payload) => [fork, dependabot].forEach((change) => void change(payload)))).toBe("fork");
  });

  it("is given to events without a pull request", () => {
    for (const payload of examplesOf("push")) expect(judgeTrust(load(payload, { GITHUB_EVENT_NAME: "push" }))).toBe("trusted");
  });
});
