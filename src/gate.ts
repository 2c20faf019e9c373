import * as core from "@actions/core";
import { type Context, judgeTrust } from "./context.ts";
import { RetouchError } from "./errors.ts";
import type { Inputs } from "./inputs/load.ts";
import { variableOf } from "./inputs/parse-inputs.ts";
import { PROVIDERS } from "./providers/registry.ts";
import { addSecret } from "./redact.ts";

/** A run that ends early, and well: nothing is to be done, and this is why. */
export class Skip extends Error {
  /** The `skip-reason` output. */
  readonly reason: string;
  constructor(reason: string, message: string) {
    super(message);
    this.name = "Skip";
    this.reason = reason;
  }
}

/** Before anything else is read or said: also a run whose inputs are wrong must not print a key. */
export function maskSecrets(environment: Readonly<Record<string, string | undefined>>): void {
  const variables = Object.values(PROVIDERS).flatMap((provider) => (provider.kind === "http" ? [provider.keyVariable] : []));
  for (const variable of [variableOf("api-key"), variableOf("github-token"), ...variables]) {
    const secret = environment[variable]?.trim();
    if (!secret) continue;
    core.setSecret(secret);
    addSecret(secret);
  }
}

/** @throws Skip for a pull request without secrets; RetouchError `forbidden` for one that would have them and must not. */
export function checkTrust(context: Context): void {
  switch (judgeTrust(context)) {
    case "fork":
      throw new Skip("fork", "Nothing was done: the pull request comes from a fork, so this run has no secrets and may not write.");
    case "dependabot":
      throw new Skip("dependabot", "Nothing was done: the pull request is by Dependabot, so this run has no secrets and may not write.");
    case "untrusted-target":
      throw new RetouchError(
        "forbidden",
        "`pull_request_target` with the head of a fork is refused: it would spend your money on, and write with your token for, whoever opens a pull request. Use `pull_request`.",
      );
    case "unknown":
      throw new RetouchError(
        "invalid-input",
        "The event that GITHUB_EVENT_PATH names has no pull request that can be read, so nothing was done.",
      );
    default:
  }
}

/** @throws Skip for a pull request that the workflow excludes. GitHub's labels differ by more than case, so case does not matter. */
export function checkSkips({ event: { pull_request: pull } }: Context, { skipLabels = [], skipDrafts }: Inputs): void {
  const excluded = skipLabels.map((name) => name.toLowerCase());
  const label = pull?.labels?.find(({ name }) => excluded.includes(name.toLowerCase()));
  if (label) throw new Skip("label", `Nothing was done: the pull request has the label "${label.name}", which \`skip-labels\` names.`);
  if (skipDrafts && pull?.draft) throw new Skip("draft", "Nothing was done: the pull request is a draft, and `skip-drafts` is set.");
}
