import { RetouchError } from "../../src/errors.ts";
import { identify, openWorkspace } from "../../src/git/workspace.ts";
import { prepareTask } from "../../src/plan/prepare-task.ts";
import type { PreparedTask, SourceText } from "../../src/plan/task.ts";
import { createSourceText } from "../../src/verify/source-text.ts";
import { makeFolder } from "../workspace/repository.ts";
import { planOf, type RecipeFacts, recipeOf } from "./facts.ts";

export interface Inspected extends RecipeFacts {
  files?: Record<string, string | Buffer>;
  /** Of the files; all but to generate. */
  sources?: readonly string[];
  readText?: SourceText["read"];
}

/** What comes of looking at each task of a recipe, in a folder with these files. */
export async function inspect({
  files = {},
  sources,
  readText = async () => undefined,
  ...facts
}: Inspected): Promise<(PreparedTask | RetouchError)[]> {
  using folder = makeFolder();
  folder.write(files);
  const workspace = await openWorkspace(folder.root);
  const recipe = await recipeOf(facts);
  const paths = recipe.mode === "generate" ? [] : (sources ?? Object.keys(files));
  const blobs = await identify(workspace, paths);
  const images = paths.map((path) => ({ path, blob: blobs.get(path) ?? "" }));
  const { tasks } = planOf([{ recipe, sources: images }]);
  return await Promise.all(
    tasks.map(({ task }) => prepareTask(task, { workspace, readBlob: async () => undefined, sourceText: createSourceText(readText) })),
  );
}

/** The jobs, where nothing is wrong. */
export async function jobsOf(facts: Inspected): Promise<PreparedTask[]> {
  return (await inspect(facts)).map((job) => {
    if (job instanceof RetouchError) throw job;
    return job;
  });
}

/** The one job. */
export async function jobOf(facts: Inspected): Promise<PreparedTask> {
  const [job, ...others] = await jobsOf(facts);
  if (!job || others.length > 0) throw new Error(`${others.length + 1} jobs`);
  return job;
}
