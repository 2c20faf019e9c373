import type { Context } from "./context.ts";
import { RetouchError } from "./errors.ts";
import { readCheckout } from "./git/checkout.ts";
import type { WorkspaceRights } from "./git/workspace.ts";
import { carriesPull, readCarriedPull } from "./github/carried-pull.ts";
import { explainGitHubError } from "./github/github-errors.ts";
import { listProxyPasswords } from "./http/proxy-settings.ts";
import type { Inputs } from "./inputs/load.ts";
import { variableOf } from "./inputs/parse-inputs.ts";
import type { RunNotice } from "./notices.ts";
import { PROVIDERS } from "./providers/registry.ts";
import { addSecret } from "./redact.ts";
import { mask } from "./runner/log-writer.ts";
import { findTarget, type TargetOptions } from "./target/find-target.ts";
import { judgeEvent } from "./target/judge-event.ts";
import { nameBranches } from "./target/name-branches.ts";
import { forkWithSecrets, notKnown, UNKNOWN_EVENT } from "./target/target-messages.ts";

/** Why a run that ends well did nothing. `reason` is the `skip-reason` output. */
export type Skip =
  | { reason: "fork" | "dependabot" | "draft" | "closed" | "up-to-date" | "dry-run" | "no-text" }
  | { reason: "label"; label: string }
  | { reason: "no-branch"; branch: string }
  /** `why`: a sentence. */
  | { reason: "no-command"; why: string }
  | ({ reason: "no-match" } & NoMatch);

export type NoMatch =
  | { why: "no-candidates" }
  /** Notices of the plan say why. */
  | { why: "notices"; notices: readonly RunNotice[] }
  | { why: "nothing-changed"; patterns: readonly string[] }
  /** All tasks are those of other shards. */
  | { why: "empty-shard"; tasks: number };

/** Masks keys and tokens before anything else is read or printed: also a run with invalid inputs must not print a key. */
export function maskSecrets(environment: Readonly<Record<string, string | undefined>>): void {
  const variables = Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
  for (const variable of [variableOf("api-key"), variableOf("github-token"), ...variables]) {
    const secret = environment[variable]?.trim();
    if (secret) mask(secret);
  }
  for (const password of listProxyPasswords(environment)) addSecret(password);
}

/**
 * @returns why a pull request of somebody outside is left alone.
 * @throws RetouchError `forbidden` where it would be given secrets, and where nobody knows whose it is.
 */
export async function checkTrust(context: Context): Promise<Skip | undefined> {
  const verdict = judgeEvent(context);
  switch (verdict) {
    case "trusted":
      return undefined;
    case "fork":
    case "dependabot":
      return { reason: verdict };
    case "fork-with-secrets":
      // A workflow that left the checkout at its own commit does no harm, and is run by every pull request of a fork.
      if (context.eventName !== "pull_request_target" && (await readCheckout(context.workspace))?.head === context.sha)
        return { reason: "fork" };
      throw new RetouchError("forbidden", forkWithSecrets(context.eventName));
    case "unknown":
      throw new RetouchError("forbidden", UNKNOWN_EVENT);
  }
}

/** What the run is for: its context with the pull request that the event only named, and with the branch that is checked out. */
export async function settleContext(options: TargetOptions): Promise<{ context: Context; skip?: Skip }> {
  const { context, inputs } = options;
  if (!carriesPull(context)) return settleTarget(options, checkSkips(context, inputs));
  const pull_request = await readPullOf(options);
  if (!pull_request) return { context, skip: { reason: "closed" } };
  const known = { ...context, event: { ...context.event, pull_request }, branch: pull_request.head.ref };
  return settleTarget({ ...options, context: known }, (await checkTrust(known)) ?? checkSkips(known, inputs));
}

async function settleTarget(options: TargetOptions, skip: Skip | undefined): Promise<{ context: Context; skip?: Skip }> {
  const { context } = options;
  return skip ? { context, skip } : { context: { ...context, ...nameBranches(await findTarget(options), options) } };
}

async function readPullOf({ context, github }: TargetOptions) {
  try {
    return await readCarriedPull(await github(), context);
  } catch (error) {
    const { code, message } = explainGitHubError(error, { doing: "reading the pull request", permission: "pull-requests: read" });
    throw new RetouchError(code, notKnown(message), { cause: error });
  }
}

/** Programs that the checkout's settings name are run for a workflow that commits by them anyway, and for no other. */
export function rightsOf({ serverUrl, owner, repo }: Context, { deliver, commitMethod, githubToken: token }: Inputs): WorkspaceRights {
  return {
    runsFilters: commitMethod !== "api" && deliver.some((target) => target !== "artifact"),
    remote: repo === "" ? undefined : { url: `${serverUrl}/${owner}/${repo}`, token },
  };
}

/** @returns why the workflow wants this pull request left alone, or why nothing could be committed to it. */
export function checkSkips({ event: { pull_request: pull } }: Context, { skipLabels = [], skipDrafts, deliver }: Inputs): Skip | undefined {
  if (pull?.state === "closed" && deliver.some((target) => target !== "artifact")) return { reason: "closed" };
  // GitHub takes labels that differ in case alone for the same.
  const excluded = skipLabels.map((name) => name.toLowerCase());
  const label = pull?.labels?.find(({ name }) => excluded.includes(name.toLowerCase()));
  if (label) return { reason: "label", label: label.name };
  return skipDrafts && pull?.draft ? { reason: "draft" } : undefined;
}

/** Why the recipes gave nothing to do. @param notices those of the plan. @param ofAll number of tasks of all shards. */
export function findNoMatch({ recipes, takeCandidate }: Inputs, notices: readonly RunNotice[], ofAll = 0): Skip {
  const reason = "no-match";
  if (ofAll > 0) return { reason, why: "empty-shard", tasks: ofAll };
  if (takeCandidate) return { reason, why: "no-candidates" };
  if (notices.length > 0) return { reason, why: "notices", notices };
  return { reason, why: "nothing-changed", patterns: recipes.flatMap(({ images }) => images) };
}
