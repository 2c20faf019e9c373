import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Fault, GithubEmulator } from "../emulators/github/github.ts";
import type { RunnerEvent } from "../runner/events.ts";
import { environmentOf } from "../runner/run-action.ts";
import type { Host } from "./host.ts";
import type { Provider } from "./paid-calls.ts";

/** What a run is for, as a workflow's file has it, and the event that it is for. A run that is repeated has the same. */
export interface Plan {
  event: RunnerEvent;
  inputs: Record<string, string>;
}

/** What happens in the middle of a run. */
export interface Interruption {
  /** Counted are requests to GitHub, or paid calls. */
  at: "github" | "paid";
  /** So many of them pass before. */
  after: number;
  kind: "cancel" | "kill" | "meanwhile" | "drop" | "drop-reply" | "unavailable";
  /** Milliseconds from the request to what happens. */
  delayMs: number;
  /** What somebody does then. */
  act?: () => Promise<void>;
}

/** What the workflow's pull requests are made of. */
export const OWN_BRANCH = "retouch/images";

export interface Run {
  /** The run's API key. */
  key: string;
  plan: Plan;
  startedAt: number;
  endedAt: number;
  /** Commits whose records the run could have known: what was checked out, and the branches as they were at its start. */
  known: string[];
  /** The interruption, where it came to pass. */
  interrupted: Interruption["kind"] | undefined;
  /** It was lost before it could keep what it had: killed, or so slow after it was cancelled that a runner would have killed it. */
  isLost: boolean;
  /** Undefined where it was killed. */
  exitCode: number | undefined;
  log: string;
}

/** Milliseconds that a run has for its tasks after it was cancelled. On an idle machine it takes a tenth of that. */
const TASKS_MS = 4000;

export interface Site {
  github: GithubEmulator;
  provider: Provider;
  /** So many runs began. */
  runs: number;
}

/** Runs a plan to its end, whichever. The interruptions of two runs at the same time would be mistaken for each other: only one may have one. */
export async function runPlan(plan: Plan, host: Host, { site, interruption }: { site: Site; interruption?: Interruption }): Promise<Run> {
  const { github, provider } = site;
  const { event, inputs } = plan;
  const number = ++site.runs;
  const key = `sk-of-run-${number}-only`;
  // A branch may have moved since the event, or be gone: the runner checks out the event's commit.
  const isNewest = (await github.hub.store.read(event.ref))?.oid === event.sha;
  const checkout = await github.checkout({ ref: isNewest ? event.ref : event.sha });
  const target = event.headRef ?? event.ref.replace("refs/heads/", "");
  const tips = await Promise.all([target, OWN_BRANCH].map((branch) => github.tip(branch)));
  const { baseUrl, model } = provider.api;
  const address = { provider: "openai-compatible", model, "base-url": baseUrl, "api-key": key, "artifact-name": `images-${number}` };
  const options = { ...event, github, token: github.token, workspace: checkout.workspace, inputs: { ...address, ...inputs } };
  const env = await environmentOf(options, checkout.runnerTemp);
  // Without encryption, each request costs a third less.
  Object.assign(env, { GITHUB_API_URL: "http://api.github.com", GITHUB_GRAPHQL_URL: "http://api.github.com/graphql" });
  const armed = interruption && arm(interruption, host, site);
  const startedAt = performance.timeOrigin + performance.now();
  const { exitCode, log } = await host.run(env);
  const endedAt = performance.timeOrigin + performance.now();
  await armed?.disarm();
  await rm(dirname(dirname(checkout.workspace)), { recursive: true, force: true, maxRetries: 3 });
  const interrupted = armed?.happened();
  const isLate = interrupted?.kind === "cancel" && endedAt - interrupted.at > TASKS_MS;
  const isLost = interrupted?.kind === "kill" || isLate;
  const known = [checkout.sha, ...tips.filter((sha) => sha !== undefined)];
  return { key, plan, startedAt, endedAt, known, interrupted: interrupted?.kind, isLost, exitCode, log };
}

function arm({ at, after, kind, delayMs, act }: Interruption, host: Host, { github, provider }: Site) {
  let happened: { kind: Interruption["kind"]; at: number } | undefined;
  const note = () => {
    happened ??= { kind, at: performance.timeOrigin + performance.now() };
  };
  let acting: Promise<void> | undefined;
  const strike = () => {
    acting ??= (async () => {
      await new Promise((done) => setTimeout(done, delayMs));
      note();
      if (kind === "cancel") host.cancel();
      if (kind === "kill") host.kill();
      await act?.();
    })();
    return acting;
  };
  // With a delay the request is answered meanwhile.
  const before = () => (delayMs > 0 ? void strike() : strike());
  const faults: Record<Interruption["kind"], Fault["do"]> = {
    cancel: { before },
    kill: { before },
    meanwhile: { before: strike },
    drop: { drop: true },
    "drop-reply": { dropReply: true },
    unavailable: { status: 502, body: { message: "Server Error" } },
  };
  if (at === "github") github.faults.push({ match: {}, skip: after, do: faults[kind] });
  let calls = 0;
  if (at === "paid") provider.onCall = () => void (calls++ === after && strike());
  return {
    happened: () => happened,
    disarm: async () => {
      provider.onCall = undefined;
      if (github.faults.some(({ times }) => times === 0)) note();
      github.faults.length = 0;
      await acting;
    },
  };
}
