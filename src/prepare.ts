import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "./context.ts";
import { RetouchError } from "./errors.ts";
import { listChangedFiles } from "./github/changed-files.ts";
import type { GitHub } from "./github/client.ts";
import { type Inputs, invalidInputs, PROMPT_PLACEHOLDERS } from "./inputs/load.ts";
import { type LockFile, openLockFile } from "./lock/lock-file.ts";
import { inspectTask, type Job, type ReadBlob } from "./plan/inspect.ts";
import { type Identity, type Plan, type Planned, pathsToIdentify, planTasks } from "./plan/plan.ts";
import type { Task } from "./plan/task.ts";
import { parseTemplate } from "./plan/template.ts";
import { discoverSources } from "./workspace/discover.ts";
import { identify, type Workspace } from "./workspace/workspace.ts";
import { isPlainFile } from "./workspace/write-file.ts";

/** What the run will work on: nothing is spent yet. */
export interface Prepared {
  plan: Plan;
  prompt: string;
  lockFile: LockFile;
  /** How many files the globs selected, before `changed-only`. */
  notices: string[];
}

export interface PrepareOptions {
  context: Context;
  inputs: Inputs;
  workspace: Workspace;
  github: () => Promise<GitHub>;
}

/** Finds the images and decides what each needs, by git's identities and the lock alone: an image that is up to date is never read. */
export async function prepare({ context, inputs, workspace, github }: PrepareOptions): Promise<Prepared> {
  const prompt = await loadPrompt(inputs, workspace.root);
  const lockFile = await openLockFile({ root: workspace.root, path: inputs.lockfile, force: inputs.force });
  const isPullRequest = context.eventName.startsWith("pull_request");
  const changed =
    inputs.changedOnly === true || (inputs.changedOnly === "auto" && isPullRequest)
      ? await listChangedFiles(await github(), context)
      : undefined;
  const { sources, notices } = await discoverSources(workspace, inputs.images, changed);
  const others = pathsToIdentify(inputs, sources);
  const blobs = await identify(workspace, others);
  const identities = new Map(
    others.map((path): [string, Identity] => {
      const blob = blobs.get(path);
      const indexBlob = workspace.files.get(path)?.indexBlob;
      return [path, { ...(blob && { blob }), ...(indexBlob && { indexBlob }) }];
    }),
  );
  const plan = planTasks({ inputs, prompt, sources, lock: lockFile.entries, identities });
  if (plan.problems.length > 0) throw invalidInputs(plan.problems);
  return { plan, prompt, lockFile, notices: [...notices, ...plan.notices] };
}

async function loadPrompt({ prompt, promptFile }: Inputs, root: string): Promise<string> {
  if (prompt !== undefined || promptFile === undefined) return prompt ?? "";
  const path = join(root, promptFile);
  if (!(await isPlainFile(root, promptFile)))
    throw invalidInputs([
      `\`prompt-file\`: ${JSON.stringify(promptFile)} is not a regular file of the workspace. Is the repository checked out?`,
    ]);
  const text = (await readFile(path, "utf8")).trim();
  const template = parseTemplate(text, PROMPT_PLACEHOLDERS);
  if (text === "") throw invalidInputs([`\`prompt-file\`: ${JSON.stringify(promptFile)} is empty.`]);
  if (typeof template === "string") throw invalidInputs([`\`prompt-file\`: ${template}.`]);
  return text;
}

/** Sources that are looked at at a time: as many as Node reads files at once. */
const READERS = 4;

/** Looks at the sources of all tasks that are to be paid for. Tasks that cannot be done come back as errors; the others go on. */
export async function inspectTasks(
  due: readonly Planned[],
  options: { workspace: Workspace; inputs: Inputs; prompt: string; readBlob: ReadBlob },
): Promise<{ jobs: Job[]; rejected: { task: Task; error: RetouchError }[] }> {
  const inspected: (Job | RetouchError)[] = [];
  const queue = due.entries();
  const inspectNext = async () => {
    for (const [index, { task }] of queue) inspected[index] = await inspectTask(task, options);
  };
  await Promise.all(Array.from({ length: READERS }, inspectNext));
  const jobs: Job[] = [];
  const rejected: { task: Task; error: RetouchError }[] = [];
  for (const [index, { task }] of due.entries()) {
    const job = inspected[index];
    if (!job) continue;
    if (job instanceof RetouchError) rejected.push({ task, error: job });
    else jobs.push(job);
  }
  const { model, modelName } = options.inputs;
  const limit = model.promptLimit ?? Number.POSITIVE_INFINITY;
  const long = jobs.find(({ prompt }) => prompt.length > limit);
  if (long)
    throw invalidInputs([
      `\`prompt\`: ${long.prompt.length} characters for ${long.task.source.path}; the model ${modelName} takes at most ${limit}, and would cut it silently.`,
    ]);
  return { jobs, rejected };
}
