import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Context, loadContext } from "../../src/context.ts";
import { checkTrust, type Skip, settleContext } from "../../src/gate.ts";
import { deferGitHub } from "../../src/github/github-client.ts";
import { loadInputs } from "../../src/inputs/load.ts";
import { variableOf } from "../../src/inputs/parse-inputs.ts";
import type { GithubEmulator } from "../emulators/github/github.ts";
import type { RunnerEvent } from "../runner/events.ts";

export interface Settled {
  skip?: Skip["reason"];
  /** Where results would go. */
  branch?: string;
  /** Number of the pull request that the run is about. */
  pull?: number;
  /** Operations that GitHub was asked for. */
  requests: string[];
}

export interface Start {
  event: RunnerEvent;
  workspace: string;
  /** Values of `with:`. */
  given?: Record<string, string>;
}

const folder = mkdtempSync(join(tmpdir(), "retouch-target-"));

/** Everything that comes before the plan, as the action does it: the two gates, with the inputs between them. */
export async function settle(github: GithubEmulator, { event, workspace, given }: Start): Promise<Settled> {
  github.requests.length = 0;
  const { context, skip } = await passGates(github, { event, workspace, given });
  const requests = github.requests.map(({ operation }) => operation);
  return { skip: skip?.reason, branch: skip ? undefined : context.branch, pull: context.event.pull_request?.number, requests };
}

async function passGates(github: GithubEmulator, { event, workspace, given }: Start): Promise<{ context: Context; skip?: Skip }> {
  const path = join(folder, "event.json");
  writeFileSync(path, JSON.stringify(event.event));
  const context = loadContext({
    ...github.env(),
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: event.eventName,
    GITHUB_EVENT_PATH: path,
    GITHUB_SHA: event.sha,
    GITHUB_REF: event.ref,
    GITHUB_HEAD_REF: event.headRef,
  });
  const early = await checkTrust(context);
  if (early) return { context, skip: early };
  const values = { images: "**/*.png", prompt: "Add a frame", "changed-only": "false", "github-token": github.token, ...given };
  const inputs = await loadInputs(Object.fromEntries(Object.entries(values).map(([name, value]) => [variableOf(name), value])), context);
  return settleContext({ context, inputs, github: deferGitHub({ token: inputs.githubToken ?? "", context }) });
}
