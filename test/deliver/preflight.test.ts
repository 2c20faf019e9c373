import { expect, it } from "vitest";
import { checkDelivery } from "../../src/deliver/preflight.ts";
import { openWorkspace } from "../../src/git/workspace.ts";
import { load } from "../inputs/given.ts";
import { openJob, openSite } from "./site.ts";

/** @param committed the inputs of the delivery. */
async function check(rule: { type: string; parameters: Record<string, unknown> }, committed: Record<string, string> = {}) {
  await using site = await openSite({ files: { "a.png": "a" } });
  site.hub.rulesets.push({ id: 7, branch: "main", rules: [rule], bypass: "never" });
  const job = await openJob(site, { "a.png": "A" });
  const context = { ...job.context, event: { repository: { default_branch: "develop" } } };
  const inputs = await load({ deliver: "commit", "github-token": site.token, ...committed });
  const workspace = await openWorkspace(context.workspace);
  return await checkDelivery(job.outcomes, { ...job, context, inputs, workspace }).then(
    ({ notices }) => notices.map((notice) => ("reason" in notice ? [notice.code, notice.reason] : [])),
    String,
  );
}

const EMAIL = { operator: "ends_with", pattern: "@example.com" };

it("a rule about the author stops what git commits, and may stop what the API commits in the token's name", async () => {
  const author = { type: "commit_author_email_pattern", parameters: EMAIL };
  expect(await check(author, { "commit-method": "git" })).toMatch(/refuse the author 41898282.*Nothing was sent to the provider/);
  expect(await check(author)).toEqual([["may-be-refused", expect.stringContaining("refuse the author")]]);
  expect(await check({ ...author, type: "committer_email_pattern" })).toMatch(/refuse the committer noreply@github\.com/);
});

it("a rule about paths is compared with the branch's own file of the lock", async () => {
  const paths = (restricted: string) => ({ type: "file_path_restriction", parameters: { restricted_file_paths: [restricted] } });
  expect(await check(paths(".github/retouch.lock.d/*"))).toMatch(/do not let \.github\/retouch\.lock\.d\/main-\w+-\w+\.json be pushed/);
  expect(await check(paths(".github/retouch.lock.json"))).toEqual([]);
});
