import { describe, expect, it } from "vitest";
import { checkPaths } from "../../src/deliver/path-checks.ts";
import { findBreach, isForeseen, type PlannedCommit } from "../../src/deliver/rule-checks.ts";
import type { WorkspaceFile } from "../../src/git/workspace.ts";
import type { BranchRule } from "../../src/github/branch-rules.ts";

const LOCK = ".github/retouch.lock.json";
const COMMIT: PlannedCommit = {
  branch: "main",
  isOwn: false,
  paths: ["docs/Logo.PNG", LOCK],
  message: "chore(images): edit 2 images with Retouch\n\nThe fallback is used for 1 image that failed.",
  isByGit: false,
  author: "41898282+github-actions[bot]@users.noreply.github.com",
  committer: "noreply@github.com",
};
const breach = (rule: BranchRule, change: Partial<PlannedCommit> = {}) => findBreach(rule, { ...COMMIT, ...change });
const pattern = (operator: "starts_with" | "ends_with" | "contains" | "regex", text: string, negate?: boolean): BranchRule => ({
  type: "commit_message_pattern",
  parameters: { operator, pattern: text, negate },
});

describe("a rule of the branch", () => {
  it.each<[string, BranchRule, RegExp]>([
    ["by pull request only", { type: "pull_request" }, /`main` let it change by pull request only.*`deliver: artifact`/],
    ["by merge queue only", { type: "merge_queue" }, /by pull request only/],
    ["by nobody", { type: "update" }, /only those who may bypass/],
    [
      "with status checks",
      { type: "required_status_checks", parameters: { required_status_checks: [{ context: "ci" }] } },
      /status checks/,
    ],
    ["after a deployment", { type: "required_deployments", parameters: { required_deployment_environments: ["test"] } }, /deployments/],
    ["without this path", { type: "file_path_restriction", parameters: { restricted_file_paths: [".github/*.json"] } }, /retouch\.lock/],
    ["without PNG", { type: "file_extension_restriction", parameters: { restricted_file_extensions: ["*.png"] } }, /Logo\.PNG/],
    ["with short paths", { type: "max_file_path_length", parameters: { max_file_path_length: 20 } }, /at most 20 characters/],
  ])("that lets it change %s refuses the commit", (_name, rule, reason) => {
    expect(breach(rule)).toMatch(reason);
  });

  it("names `deliver: pull-request` as a way, but not to a pull request's own branch", () => {
    expect(breach({ type: "pull_request" })).toContain("Use `deliver: pull-request` or `deliver: artifact`");
    const own = breach({ type: "pull_request" }, { branch: "retouch/images", isOwn: true });
    expect(own).toContain("Exclude this branch from the rule, use `deliver: artifact`");
    expect(own).not.toContain("deliver: pull-request");
  });

  it("that wants other authors or committers refuses the commit, as surely as they are known", () => {
    const ours = { operator: "ends_with", pattern: "@example.com" } as const;
    const author: BranchRule = { type: "commit_author_email_pattern", parameters: ours };
    const committer: BranchRule = { type: "committer_email_pattern", parameters: { ...ours, pattern: "@github.com" } };
    expect(breach(author)).toMatch(/refuse the author 41898282.*it must end with "@example\.com"\. Use `deliver: artifact`/);
    expect(breach(author, { author: "mona@example.com" })).toBeUndefined();
    expect([breach(committer), breach(committer, { committer: COMMIT.author }) !== undefined]).toEqual([undefined, true]);
    // By the API, a token of a person commits as that person.
    expect([isForeseen(author, COMMIT), isForeseen(author, { isByGit: true }), isForeseen(committer, COMMIT)]).toEqual([false, true, true]);
  });

  it("that requires signatures refuses what git commits, and nothing else", () => {
    expect(breach({ type: "required_signatures" })).toBeUndefined();
    expect(breach({ type: "required_signatures" }, { isByGit: true })).toMatch(/`commit-method: api`/);
  });

  it("that names nothing of the commit does not", () => {
    expect(breach({ type: "required_status_checks", parameters: { required_status_checks: [] } })).toBeUndefined();
    expect(breach({ type: "file_extension_restriction", parameters: { restricted_file_extensions: ["exe", ".jar"] } })).toBeUndefined();
    expect(breach({ type: "file_path_restriction", parameters: { restricted_file_paths: ["src/**"] } })).toBeUndefined();
    expect(breach({ type: "max_file_path_length", parameters: { max_file_path_length: 25 } })).toBeUndefined();
  });

  it.each<[BranchRule, boolean]>([
    [pattern("starts_with", "chore"), false],
    [pattern("starts_with", "feat"), true],
    [pattern("starts_with", "chore", true), true],
    [pattern("contains", "ABC-"), true],
    [pattern("contains", "fallback"), false],
    // The first line alone, or all of them: nobody knows which is meant.
    [pattern("ends_with", "Retouch"), false],
    [pattern("ends_with", "failed."), false],
    [pattern("regex", String.raw`^(feat|fix|chore)(\(.+\))?: .+$`), false],
    [pattern("regex", String.raw`^[A-Z]+-\d+`), true],
    [pattern("regex", "(?i)^CHORE"), false],
    // None of JavaScript's, and one that would take for ever: only GitHub can tell.
    [pattern("regex", String.raw`^\pN{[`), false],
    [pattern("regex", "^(([^A]+)+)+A$"), false],
  ])("about the message: %j", (rule, isBroken) => {
    expect(breach(rule) !== undefined).toBe(isBroken);
    if (isBroken) expect(breach(rule)).toContain("`commit-message`");
  });
});

describe("a path", () => {
  const FILE: WorkspaceFile = { kind: "file", dirty: false };
  const files = new Map<string, WorkspaceFile>([
    ["docs/Logo.png", FILE],
    ["docs/caf\u0065\u0301.png", FILE],
    ["aux.png", FILE],
    ["vendor/theme", { kind: "submodule", dirty: false }],
  ]);
  const check = (outputs: string[], platform: NodeJS.Platform = "linux") => checkPaths(outputs, { files }, platform);

  it("in a submodule is refused", () => {
    expect(check(["vendor/theme/a.png", "vendor/theme/b.png"])).toEqual([
      expect.stringMatching(/vendor\/theme\/a\.png is inside the submodule/),
    ]);
    expect(check(["vendor/theme.png", "docs/Logo.png"])).toEqual([]);
  });

  it("that some file systems take for an existing one is refused", () => {
    expect(check(["docs/logo.png"])).toEqual([expect.stringContaining("docs/logo.png and the existing docs/Logo.png")]);
    expect(check(["docs/caf\u00e9.png"])).toHaveLength(1);
  });

  it("that Windows cannot store is refused there, and nowhere else", () => {
    const outputs = ["out/con.fr.png", "out/a.", "out/a:b.png", "aux.png", "console.png"];
    expect(check(outputs)).toEqual([]);
    expect(check(outputs.slice(0, 1), "win32")).toEqual([expect.stringContaining("out/con.fr.png is not a name that Windows can store")]);
    expect(check(["out/a."], "win32")).toHaveLength(1);
    expect(check(["out/a:b.png"], "win32")).toHaveLength(1);
    expect(check(outputs.slice(3), "win32")).toEqual([]);
  });
});
