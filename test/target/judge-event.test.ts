import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadContext } from "../../src/context.ts";
import { judgeEvent } from "../../src/target/judge-event.ts";

interface Payload {
  pull_request?: { head: { repo?: { full_name: string } | null }; user: { login: string } };
  workflow_run?: { head_repository: { full_name: string } | null };
  repository?: { full_name: string };
}

/** GitHub's own examples; the package has no ES entry. */
const webhooks = createRequire(import.meta.url)("@octokit/webhooks-examples") as { name: string; examples: Payload[] }[];
const examplesOf = (event: string) => webhooks.find(({ name }) => name === event)?.examples ?? [];

const path = join(mkdtempSync(join(tmpdir(), "retouch-event-")), "event.json");

function judge(payload: Payload, eventName: string) {
  writeFileSync(path, JSON.stringify(payload));
  const repository = payload.repository?.full_name ?? "octo-org/pictures";
  return judgeEvent(loadContext({ GITHUB_EVENT_PATH: path, GITHUB_EVENT_NAME: eventName, GITHUB_REPOSITORY: repository }));
}

const pulls = ["pull_request", "pull_request_review", "pull_request_review_comment"].flatMap(examplesOf);
const isOwn = ({ pull_request: pull, repository }: Payload) => pull?.head.repo?.full_name === repository?.full_name;

describe("the author of a pull request", () => {
  const own = pulls.find(isOwn);
  type Pull = NonNullable<Payload["pull_request"]>;
  const change = (alter: (pull: Pull) => void) => {
    const payload = structuredClone(own);
    if (!payload?.pull_request) throw new Error("no example of a pull request of the same repository");
    alter(payload.pull_request);
    return payload;
  };
  const fork = (pull: Pull) => {
    pull.head.repo = { full_name: "mallory/pictures" };
  };
  const deletedFork = (pull: Pull) => {
    pull.head.repo = null;
  };
  const nowhere = (pull: Pull) => {
    pull.head.repo = undefined;
  };
  const dependabot = (pull: Pull) => {
    pull.user = { login: "dependabot[bot]" };
  };

  it("is trusted in what GitHub's examples have of the same repository", () => {
    for (const payload of pulls) {
      expect(judge(payload, "pull_request")).toBe(isOwn(payload) ? "trusted" : "fork");
      expect(judge(payload, "pull_request_target")).toBe(isOwn(payload) ? "trusted" : "fork-with-secrets");
    }
    expect(pulls.length).toBeGreaterThan(20);
  });

  it.each([
    ["pull_request", "trusted", () => {}],
    ["pull_request_target", "trusted", () => {}],
    ["pull_request", "fork", fork],
    ["pull_request_review", "fork", fork],
    ["pull_request_target", "fork-with-secrets", fork],
    ["issue_comment", "fork-with-secrets", fork],
    ["pull_request", "fork", deletedFork],
    ["pull_request_target", "fork-with-secrets", deletedFork],
    ["pull_request", "unknown", nowhere],
    ["pull_request_target", "unknown", nowhere],
    ["pull_request", "dependabot", dependabot],
    ["pull_request_target", "dependabot", dependabot],
  ] as const)("on %s is %s", (eventName, expected, alter) => {
    expect(judge(change(alter), eventName)).toBe(expected);
  });

  it("does not depend on the letter case of names, and a fork stays one with Dependabot's name", () => {
    const upper = (pull: Pull) => {
      if (pull.head.repo) pull.head.repo.full_name = pull.head.repo.full_name.toUpperCase();
    };
    expect(judge(change(upper), "pull_request")).toBe("trusted");
    expect(
      judge(
        change((pull) => [fork, dependabot].forEach((alter) => void alter(pull))),
        "pull_request",
      ),
    ).toBe("fork");
  });
});

describe("an event without a pull request", () => {
  it("is trusted, where it need not have one", () => {
    for (const name of ["push", "workflow_dispatch", "repository_dispatch", "release", "issues", "issue_comment", "create"])
      for (const payload of examplesOf(name)) expect([name, judge(payload, name)]).toEqual([name, "trusted"]);
    expect(judge({}, "schedule")).toBe("trusted");
    expect(judge({}, "")).toBe("trusted");
  });

  it("is trusted after a run of this repository, and not after a fork's", () => {
    for (const { workflow_run: run, ...payload } of examplesOf("workflow_run")) {
      const own = run?.head_repository?.full_name === payload.repository?.full_name;
      expect(judge({ ...payload, workflow_run: run }, "workflow_run")).toBe(own ? "trusted" : "fork-with-secrets");
      for (const head_repository of [null, { full_name: "mallory/pictures" }])
        expect(judge({ ...payload, workflow_run: { ...run, head_repository } }, "workflow_run")).toBe("fork-with-secrets");
    }
  });

  it.each(["pull_request", "pull_request_target", "pull_request_review", "issue_comment", "workflow_run"])(
    "is of nobody on %s, which cannot do without",
    (name) => expect(judge({}, name)).toBe("unknown"),
  );
});
