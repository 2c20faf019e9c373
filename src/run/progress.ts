import * as core from "@actions/core";
import type { Outcome } from "../outcome.ts";
import type { Job } from "../plan/inspect.ts";
import { redact } from "../redact.ts";
import { taskLine, waitingLine } from "../report/log.ts";
import { findTracked } from "../workspace/workspace.ts";
import { type AskerOptions, createAsker } from "./ask.ts";
import { type EditOptions, editAll } from "./edit.ts";

export interface EditJobs extends Omit<EditOptions, "asker" | "lfsTracked" | "onStart">, Pick<AskerOptions, "priceOf" | "warn"> {
  /** Tasks that failed before anything was asked for them; they count in the log's `n/m`. */
  refused: readonly Outcome[];
}

/** Silence for longer than this makes a person who watches the log wonder. */
const HEARTBEAT_MS = 20_000;

/** Edits all jobs over connections of their own, and says in the log what is done and what is waited for. */
export async function editJobs(jobs: readonly Job[], { priceOf, warn, refused, ...options }: EditJobs): Promise<void> {
  const total = refused.length + jobs.length;
  for (const [index, outcome] of refused.entries()) core.info(taskLine({ n: index + 1, m: total, outcome }));
  if (jobs.length === 0) return;
  const { inputs, signal, workspace, onOutcome } = options;
  const outputs = jobs.map(({ task }) => task.output);
  const lfsTracked = await findTracked(workspace, outputs);
  await using asker = await createAsker({ inputs, priceOf, signal, warn, debug: (message) => core.debug(redact(message)) });
  let started = refused.length;
  let done = refused.length;
  let cost: number | null = 0;
  const heartbeat = setInterval(() => core.info(waitingLine({ inFlight: started - done, done, total, cost })), HEARTBEAT_MS);
  const onStart = () => {
    started += 1;
  };
  const tell = (outcome: Outcome) => {
    done += 1;
    started = Math.max(started, done);
    cost = cost === null || outcome.result.cost === null ? null : cost + outcome.result.cost;
    heartbeat.refresh();
    core.info(taskLine({ n: done, m: total, outcome }));
    onOutcome(outcome);
  };
  try {
    await editAll(jobs, { ...options, lfsTracked, asker, onStart, onOutcome: tell });
  } finally {
    clearInterval(heartbeat);
  }
}
