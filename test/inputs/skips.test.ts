import { describe, expect, it } from "vitest";
import { checkSkips } from "../../src/gate.ts";
import { load, pushContext } from "./given.ts";

/** The reason for which a pull request is skipped; undefined if it is not. */
async function skipReason(pull: { labels?: string[]; draft?: boolean }, given: Record<string, string>): Promise<string | undefined> {
  const labels = pull.labels?.map((name) => ({ name }));
  const side = { ref: "topic", sha: "a".repeat(40) };
  const event = { pull_request: { number: 1, head: side, base: side, labels, draft: pull.draft } };
  try {
    checkSkips(pushContext({ eventName: "pull_request", event }), await load({ "github-token": "t", ...given }));
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe("a pull request", () => {
  it("is skipped for one of the labels, whatever their case", async () => {
    const given = { "skip-labels": "No Images, wip" };
    expect(await skipReason({ labels: ["bug", "no images"] }, given)).toContain('has the label "no images"');
    expect(await skipReason({ labels: ["WIP"] }, given)).toContain('has the label "WIP"');
    expect(await skipReason({ labels: ["images"] }, given)).toBeUndefined();
    expect(await skipReason({}, given)).toBeUndefined();
  });

  it("is skipped as a draft if the workflow says so", async () => {
    expect(await skipReason({ draft: true }, { "skip-drafts": "true" })).toContain("is a draft");
    expect(await skipReason({ draft: true }, {})).toBeUndefined();
    expect(await skipReason({ draft: false }, { "skip-drafts": "true" })).toBeUndefined();
  });
});
