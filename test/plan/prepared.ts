import { RetouchError } from "../../src/errors.ts";
import { createFileOpener } from "../../src/git/open-file.ts";
import { identify, openWorkspace } from "../../src/git/workspace.ts";
import { prepareTask } from "../../src/plan/prepare-task.ts";
import type { PreparedTask, SourceText } from "../../src/plan/task.ts";
import { createSourceText } from "../../src/verify/source-text.ts";
import { makeFolder } from "../git/repository.ts";
import { idOf } from "../proven.ts";
import { planOf, type RecipeFacts, recipeOf } from "./facts.ts";

export interface PreparedFacts extends RecipeFacts {
  files?: Record<string, string | Buffer>;
  /** Of the files; all but to generate. */
  sources?: readonly string[];
  readText?: SourceText["read"];
}

/** What comes of looking at each task of a recipe, in a folder with these files. */
export async function prepareEach({
  files = {},
  sources,
  readText = async () => undefined,
  ...facts
}: PreparedFacts): Promise<(PreparedTask | RetouchError)[]> {
  using folder = makeFolder();
  folder.write(files);
  const workspace = await openWorkspace(folder.root);
  const recipe = await recipeOf(facts);
  const paths = recipe.mode === "generate" ? [] : (sources ?? Object.keys(files));
  const blobs = await identify(workspace, paths);
  const images = paths.map((path) => ({ path, blob: blobs.get(path) ?? idOf("missing") }));
  const { tasks } = planOf([{ recipe, sources: images }]);
  using opener = createFileOpener(folder.root);
  const options = { workspace, files: opener, folders: new Set<string>(), readBlob: async () => undefined };
  return await Promise.all(tasks.map(({ task }) => prepareTask(task, { ...options, sourceText: createSourceText(readText) })));
}

/** The prepared tasks of a recipe; throws where one cannot be done. */
export async function preparedTasksOf(facts: PreparedFacts): Promise<PreparedTask[]> {
  return (await prepareEach(facts)).map((task) => {
    if (task instanceof RetouchError) throw task;
    return task;
  });
}

/** The one prepared task. */
export async function preparedTaskOf(facts: PreparedFacts): Promise<PreparedTask> {
  const [task, ...others] = await preparedTasksOf(facts);
  if (!task || others.length > 0) throw new Error(`${others.length + 1} tasks`);
  return task;
}
