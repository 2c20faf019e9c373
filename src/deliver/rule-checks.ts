import { matchesGlob, posix } from "node:path";
import { runInNewContext } from "node:vm";
import type { BranchRule } from "../github/branch-rules.ts";
import { BRANCH_RULES } from "./delivery-messages.ts";

/** A commit as far as it is known before it is made. */
export interface PlannedCommit {
  branch: string;
  /** The branch is the run's own, for a pull request. */
  isOwn: boolean;
  /** Paths of the outputs, and of the lockfile. */
  paths: readonly string[];
  message: string;
  /** By the git command line, which signs nothing. */
  isByGit: boolean;
  /** Email addresses. */
  author: string;
  committer: string;
}

/** Whether what a rule is about is known before the commit is made: by the API, its author is whoever the token belongs to. */
export function isForeseen({ type }: BranchRule, { isByGit }: Pick<PlannedCommit, "isByGit">): boolean {
  return isByGit || type !== "commit_author_email_pattern";
}

/** Why a rule refuses a commit like this, as a sentence; undefined where it does not, or only the attempt can tell. */
export function findBreach(rule: BranchRule, commit: PlannedCommit): string | undefined {
  const { branch, paths } = commit;
  switch (rule.type) {
    case "pull_request":
    case "merge_queue":
      return BRANCH_RULES.pullRequest(commit);
    case "update":
      return BRANCH_RULES.update(commit);
    case "required_signatures":
      return commit.isByGit ? BRANCH_RULES.signature(branch) : undefined;
    // A commit that is new has no status yet.
    case "required_status_checks":
      return rule.parameters.required_status_checks.length > 0 ? BRANCH_RULES.statusChecks(commit) : undefined;
    case "required_deployments":
      return rule.parameters.required_deployment_environments.length > 0 ? BRANCH_RULES.deployments(commit) : undefined;
    case "commit_message_pattern":
      return breaksPattern(rule.parameters, commit.message) ? BRANCH_RULES.message(branch, rule.parameters) : undefined;
    case "commit_author_email_pattern":
      return checkEmail("author", rule.parameters, commit);
    case "committer_email_pattern":
      return checkEmail("committer", rule.parameters, commit);
    case "file_path_restriction": {
      const globs = rule.parameters.restricted_file_paths;
      const path = paths.find((one) => globs.some((glob) => matchesGlob(one, glob)));
      return path && BRANCH_RULES.path(path);
    }
    case "file_extension_restriction": {
      const extensions = new Set(rule.parameters.restricted_file_extensions.map((text) => text.replace(/^\*?\.?/, ".").toLowerCase()));
      const path = paths.find((one) => extensions.has(posix.extname(one).toLowerCase()));
      return path && BRANCH_RULES.path(path);
    }
    case "max_file_path_length": {
      const most = rule.parameters.max_file_path_length;
      const path = paths.find((one) => one.length > most);
      return path && BRANCH_RULES.pathLength(path, most);
    }
  }
}

type Pattern = Extract<BranchRule, { type: "commit_message_pattern" }>["parameters"];

function checkEmail(who: "author" | "committer", pattern: Pattern, commit: PlannedCommit): string | undefined {
  const email = commit[who];
  return breaksPattern(pattern, email) ? BRANCH_RULES.email(commit.branch, { who, email, ...pattern }) : undefined;
}

/**
 * Whether a text surely breaks a pattern. GitHub's regular expressions are those of RE2, and may be meant for the first line of a message or for all;
 * what no reading of them accepts is refused.
 */
function breaksPattern({ operator, pattern, negate }: Pattern, text: string): boolean {
  const [headline = ""] = text.split("\n", 1);
  const readings = [text, headline];
  const fits = (reading: string): boolean | undefined => {
    switch (operator) {
      case "starts_with":
        return reading.startsWith(pattern);
      case "ends_with":
        return reading.endsWith(pattern);
      case "contains":
        return reading.includes(pattern);
      case "regex":
        return testRegex(pattern, reading);
    }
  };
  return readings.every((reading) => fits(reading) === (negate === true));
}

const REGEX_MS = 50;

/** Undefined where it is none of JavaScript's, or takes too long, as RE2's never do. */
function testRegex(pattern: string, text: string): boolean | undefined {
  const [, flags = "", source = ""] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? [];
  try {
    return runInNewContext("new RegExp(source, flags).test(text)", { source, flags, text }, { timeout: REGEX_MS }) === true;
  } catch {
    return undefined;
  }
}
