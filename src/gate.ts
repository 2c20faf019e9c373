import { type Context, judgeTrust } from "./context.ts";
import { RetouchError } from "./errors.ts";
import type { WorkspaceRights } from "./git/workspace.ts";
import type { Inputs } from "./inputs/load.ts";
import { variableOf } from "./inputs/parse-inputs.ts";
import type { RunNotice } from "./notices.ts";
import { PROVIDERS } from "./providers/registry.ts";
import { mask } from "./runner/log-writer.ts";

/** Why a run that ends well did nothing. `reason` is the `skip-reason` output. */
export type Skip =
  | { reason: "fork" | "dependabot" | "draft" | "up-to-date" | "dry-run" | "no-text" }
  | { reason: "label"; label: string }
  | ({ reason: "no-match" } & NoMatch);

export type NoMatch =
  | { why: "no-candidates" }
  /** Notices of the plan say why. */
  | { why: "notices"; notices: readonly RunNotice[] }
  | { why: "nothing-changed" | "no-file"; patterns: readonly string[] };

/** Masks keys and tokens before anything else is read or printed: also a run with invalid inputs must not print a key. */
export function maskSecrets(environment: Readonly<Record<string, string | undefined>>): void {
  const variables = Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
  for (const variable of [variableOf("api-key"), variableOf("github-token"), ...variables]) {
    const secret = environment[variable]?.trim();
    if (secret) mask(secret);
  }
}

/**
 * @returns why a pull request without secrets is left alone.
 * @throws RetouchError `forbidden` for one that would have them and must not.
 */
export function checkTrust(context: Context): Skip | undefined {
  const trust = judgeTrust(context);
  switch (trust) {
    case "trusted":
      return undefined;
    case "fork":
    case "dependabot":
      return { reason: trust };
    case "untrusted-target":
      throw new RetouchError("forbidden", UNTRUSTED_TARGET);
    case "unknown":
      throw new RetouchError("invalid-input", UNKNOWN_EVENT);
  }
}

const UNTRUSTED_TARGET =
  "`pull_request_target` is not allowed for pull requests from forks: anyone who opens one could spend your money and use your token. Use `pull_request` instead.";
const UNKNOWN_EVENT = "The event file in `GITHUB_EVENT_PATH` contains no readable pull request. Nothing was done.";

/** Programs that the checkout's settings name are run for a workflow that commits by them anyway, and for no other. */
export function rightsOf({ serverUrl, owner, repo }: Context, { deliver, commitMethod, githubToken: token }: Inputs): WorkspaceRights {
  return {
    runsFilters: commitMethod !== "api" && deliver.some((target) => target !== "artifact"),
    remote: repo === "" ? undefined : { url: `${serverUrl}/${owner}/${repo}`, token },
  };
}

/** @returns why the workflow wants this pull request left alone. */
export function checkSkips({ event: { pull_request: pull } }: Context, { skipLabels = [], skipDrafts }: Inputs): Skip | undefined {
  // GitHub takes labels that differ in case alone for the same.
  const excluded = skipLabels.map((name) => name.toLowerCase());
  const label = pull?.labels?.find(({ name }) => excluded.includes(name.toLowerCase()));
  if (label) return { reason: "label", label: label.name };
  return skipDrafts && pull?.draft ? { reason: "draft" } : undefined;
}

/** Why the recipes gave nothing to do. @param notices those of the plan. */
export function findNoMatch({ recipes, takeCandidate }: Inputs, { eventName }: Context, notices: readonly RunNotice[]): Skip {
  const reason = "no-match";
  if (takeCandidate) return { reason, why: "no-candidates" };
  if (notices.length > 0) return { reason, why: "notices", notices };
  const isPullRequest = eventName.startsWith("pull_request");
  const isByChange = recipes.some(({ changedOnly }) => changedOnly === true || (changedOnly === "auto" && isPullRequest));
  return { reason, why: isByChange ? "nothing-changed" : "no-file", patterns: recipes.flatMap(({ images }) => images) };
}
