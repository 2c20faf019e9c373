import { describe, expect, it } from "vitest";
import { checkSkips } from "../../src/gate.ts";
import { load, pushContext } from "./given.ts";

/** The reason for which a pull request is skipped; undefined if it is not. */
async function findSkip(pull: { labels?: string[]; draft?: boolean }, given: Record<string, string>) {
  const labels = pull.labels?.map((name) => ({ name }));
  const side = { ref: "topic", sha: "a".repeat(40) };
  const event = { pull_request: { number: 1, head: side, base: side, labels, draft: pull.draft } };
  return checkSkips(pushContext({ eventName: "pull_request", event }), await load({ "github-token": "t", ...given }));
}

describe("a pull request", () => {
  it("is skipped for one of the labels, whatever their case", async () => {
    const given = { "skip-labels": "No Images, wip" };
    expect(await findSkip({ labels: ["bug", "no images"] }, given)).toEqual({ reason: "label", label: "no images" });
    expect(await findSkip({ labels: ["WIP"] }, given)).toEqual({ reason: "label", label: "WIP" });
    expect(await findSkip({ labels: ["images"] }, given)).toBeUndefined();
    expect(await findSkip({}, given)).toBeUndefined();
  });

  it("is skipped as a draft if the workflow says so", async () => {
    expect(await findSkip({ draft: true }, { "skip-drafts": "true" })).toEqual({ reason: "draft" });
    expect(await findSkip({ draft: true }, {})).toBeUndefined();
    expect(await findSkip({ draft: false }, { "skip-drafts": "true" })).toBeUndefined();
  });
});
