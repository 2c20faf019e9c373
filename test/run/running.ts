import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { NO_CACHE } from "../../src/cache/result-cache.ts";
import { openWorkspace } from "../../src/git/workspace.ts";
import type { Lock } from "../../src/lock/lock.ts";
import type { RunNotice } from "../../src/notices.ts";
import { type Outcome, sortOutcomes } from "../../src/outcome.ts";
import type { PriceOf } from "../../src/plan/limits.ts";
import { prepare } from "../../src/plan/prepare.ts";
import { prepareTasks } from "../../src/plan/prepare-task.ts";
import type { SourceText } from "../../src/plan/task.ts";
import { lookUpPrices } from "../../src/run/prices.ts";
import { runTasks } from "../../src/run/run-tasks.ts";
import { createSourceText } from "../../src/verify/source-text.ts";
import { makeRepository } from "../git/repository.ts";
import { type Answer, type Seen, startHttp } from "../http/servers.ts";
import { load, pushContext } from "../inputs/given.ts";

export interface RunFacts {
  files: Record<string, string | Buffer>;
  recipes: readonly Record<string, unknown>[];
  /** Inputs of the workflow; `base-url` is the server's. */
  given: Record<string, string>;
  /** Keys in the environment. */
  environment?: Record<string, string>;
  answer: Answer;
  readText?: SourceText["read"];
  signal?: AbortSignal;
  priceOf?: PriceOf;
}

export interface Run {
  outcomes: Outcome[];
  seen: Seen[];
  lock: Lock;
  /** Of the outputs, those that are there. */
  written: string[];
  notices: RunNotice[];
  errors: string[];
  /** What was paid for and is not delivered, as it lies on disk. */
  aside: Buffer[];
}

/** Runs several recipes in a repository, with a server for the provider: from the plan to the files and the lock. */
export async function run({ files, recipes, given, environment = {}, answer, readText, signal, ...facts }: RunFacts): Promise<Run> {
  await using server = await startHttp(answer);
  using folder = makeRepository({ ...files, "retouch.yml": stringify({ recipes }) });
  const paths = { workspace: folder.root, tempDir: join(folder.root, ".git", "temporary") };
  mkdirSync(paths.tempDir);
  const context = pushContext(paths);
  const inputs = await load(
    { images: "", prompt: "", config: "retouch.yml", "base-url": server.url, ...given },
    { context: paths, environment },
  );
  const workspace = await openWorkspace(folder.root);
  const github = () => Promise.reject(new Error("GitHub was asked"));
  const { plan, lockFile } = await prepare({ context, inputs, workspace, github });
  const reading = { readBlob: async () => undefined, sourceText: createSourceText(readText ?? (async () => undefined)) };
  const { prepared: jobs, failed: rejected } = await prepareTasks(plan.tasks, { workspace, ...reading });
  if (rejected[0]) throw rejected[0].error;
  const stop = signal ?? new AbortController().signal;
  const priceOf = facts.priceOf ?? (await lookUpPrices(jobs, { mayCall: false, signal: stop, debug: () => {} }));
  const { notices, errors, ...ended } = await runTasks(jobs, [], {
    progress: { started: () => {}, paced: () => {}, finished: () => {} },
    ...{ context, workspace, lockFile, inputs, priceOf, signal: stop, rejected: [], cache: NO_CACHE, ...reading },
  });
  const outcomes = sortOutcomes(plan.tasks, ended.outcomes);
  const written = outcomes.map(({ task }) => task.output).filter((path) => existsSync(join(folder.root, path)));
  const aside = outcomes.flatMap((outcome) => outcome.rejected ?? []).map((path) => readFileSync(path));
  return { outcomes, seen: server.seen, lock: lockFile.entries, written, notices, errors: errors.map(String), aside };
}

/** What became of each output: its status, or the code of its failure. */
export function statusesOf({ outcomes }: Run): Record<string, string> {
  return Object.fromEntries(outcomes.map(({ task, result }) => [task.output, result.error?.code ?? result.status]));
}
