import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SourceImage } from "../git/discover.ts";
import { discoverSources } from "../git/discover.ts";
import type { Workspace } from "../git/workspace.ts";
import { isPlainFile } from "../git/write-file.ts";
import { promptPlaceholders } from "../inputs/placeholders.ts";
import { type RecipeInputs, recipePrefix } from "../inputs/recipe.ts";
import type { Glossary } from "../localize/terms.ts";
import { decodeText, decodeUnicode } from "../text/decode.ts";
import { parseTemplate } from "../text/template.ts";
import { FILES } from "./plan-messages.ts";
import type { ResolvedRecipe } from "./task.ts";

/** What was read, and the problems with it. With a problem, the value may be incomplete. */
interface Loaded<T> {
  value: T;
  problems: string[];
}

/** Reads the files that a recipe names: its prompt, its glossary and the list of its references. */
export async function resolveRecipe(inputs: RecipeInputs, workspace: Workspace): Promise<Loaded<ResolvedRecipe>> {
  const prompt = await loadPrompt(inputs, workspace.root);
  const glossary = await loadGlossary(inputs, workspace.root);
  const references = await findReferences(inputs, workspace);
  const named = (problem: string) => `${recipePrefix(inputs)}${problem}`;
  return {
    value: { ...inputs, prompts: inputs.steps ?? [prompt.value], glossary: glossary.value, references: references.value },
    // Those of a glossary name the file and the line, and are the same for all recipes that use it.
    problems: [...prompt.problems.map(named), ...glossary.problems, ...references.problems.map(named)],
  };
}

async function loadPrompt({ prompt, promptFile: path, steps, mode }: RecipeInputs, root: string): Promise<Loaded<string>> {
  if (steps || prompt !== undefined || path === undefined) return { value: prompt ?? "", problems: [] };
  const bytes = await readWorkspaceFile(root, path);
  if (!bytes) return { value: "", problems: [FILES.notAFile("prompt-file", path)] };
  const text = decodeUnicode(bytes)?.trim();
  if (text === undefined) return { value: "", problems: [FILES.notText(path)] };
  if (text === "") return { value: text, problems: [FILES.empty(path)] };
  const template = parseTemplate(text, promptPlaceholders(mode));
  return { value: text, problems: typeof template === "string" ? [FILES.placeholder(template)] : [] };
}

async function loadGlossary({ glossary: path, sourceLocale, mode }: RecipeInputs, root: string): Promise<Loaded<Glossary | undefined>> {
  if (path === undefined || mode !== "localize") return { value: undefined, problems: [] };
  const readCatalogue = async (name: string) => {
    const bytes = await readWorkspaceFile(root, name);
    return bytes && decodeText(bytes);
  };
  const text = await readCatalogue(path);
  if (text === undefined) return { value: undefined, problems: [FILES.notAFile("glossary", path)] };
  // The parsers of catalogues take time to load.
  const { readGlossary } = await import("../localize/glossary.ts");
  const glossary = await readGlossary({ path, text }, { sourceLocale, readCatalogue });
  return Array.isArray(glossary) ? { value: undefined, problems: glossary } : { value: glossary, problems: [] };
}

/** Lists the references in the order of their globs, and the files of each glob by name. */
async function findReferences(
  { references: globs, model, modelName, mode }: RecipeInputs,
  workspace: Workspace,
): Promise<Loaded<SourceImage[]>> {
  if (globs.length === 0 || mode === "generate") return { value: [], problems: [] };
  const excluded = globs.filter((glob) => glob.startsWith("!"));
  const problems: string[] = [];
  const found = new Map<string, SourceImage>();
  for (const glob of globs.filter((one) => !one.startsWith("!"))) {
    const { sources } = await discoverSources(workspace, [glob, ...excluded]);
    if (sources.length === 0) problems.push(FILES.noReference(glob));
    for (const source of sources) if (!found.has(source.path)) found.set(source.path, source);
  }
  const limit = model.references ?? 0;
  if (found.size > limit) problems.push(FILES.tooManyReferences(found.size, { modelName, limit }));
  return { value: [...found.values()], problems };
}

/** Reads a regular file; undefined if there is none, or if a symbolic link leads to it. */
async function readWorkspaceFile(root: string, path: string): Promise<Buffer | undefined> {
  return (await isPlainFile(root, path)) ? readFile(join(root, path)) : undefined;
}
