import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hearsBoxes } from "../../src/commands/hears-boxes.ts";
import { loadContext } from "../../src/context.ts";

const folder = mkdtempSync(join(tmpdir(), "retouch-boxes-"));
mkdirSync(join(folder, ".github/workflows"), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILE = ".github/workflows/images.yml";
const contextOf = (file = FILE, repository = "octo-org/pictures") =>
  loadContext({
    GITHUB_REPOSITORY: "octo-org/pictures",
    GITHUB_WORKSPACE: folder,
    GITHUB_WORKFLOW_REF: `${repository}/${file}@refs/heads/main`,
  });

test.each([
  ["on:\n  issue_comment:\n", true],
  ["on:\n  issue_comment: {}\n", true],
  ["on:\n  issue_comment:\n    types: [created, edited]\n", true],
  ["on:\n  issue_comment:\n    types: edited\n", true],
  ["on: [pull_request, issue_comment]\n", true],
  ["on: issue_comment\n", true],
  ["on:\n  issue_comment:\n    types: [created]\n", false],
  ["on:\n  issue_comment:\n    types: [created, deleted]\n", false],
  ["on: pull_request\n# issue_comment:\n", false],
  ["on:\n", false],
  ["- on\n", false],
  ["", false],
  ["on: [*a]\n", false],
  [`on: issue_comment\n${"#".repeat(40_000)}`, false],
])("a workflow that says %j", async (text, wanted) => {
  writeFileSync(join(folder, FILE), text);
  expect(await hearsBoxes(contextOf())).toBe(wanted);
});

test("a workflow of another repository, one that is not there, and a link to one", async () => {
  writeFileSync(join(folder, FILE), "on: issue_comment\n");
  symlinkSync(join(folder, FILE), join(folder, ".github/workflows/link.yml"));
  expect(await hearsBoxes(contextOf(FILE, "octo-org/others"))).toBe(false);
  expect(await hearsBoxes(contextOf(".github/workflows/other.yml"))).toBe(false);
  expect(await hearsBoxes(contextOf(".github/workflows/link.yml"))).toBe(false);
});
