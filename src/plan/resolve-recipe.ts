import type { SourceImage } from "../git/discover.ts";
import { discoverSources } from "../git/discover.ts";
import { readPlainFile } from "../git/open-file.ts";
import type { Workspace } from "../git/workspace.ts";
import { notAFile } from "../inputs/input-messages.ts";
import { promptPlaceholders } from "../inputs/placeholders.ts";
import { type RecipeInputs, recipePrefix } from "../inputs/recipe.ts";
import { CATALOGUES, GLOSSARY, type TextReader } from "../inputs/text-reader.ts";
import type { Glossary } from "../localize/terms.ts";
import { decodeUnicode } from "../text/decode.ts";
import { parseTemplate } from "../text/template.ts";
import { FILES } from "./plan-messages.ts";
import type { ResolvedRecipe } from "./task.ts";

/** What was read, and the problems with it. With a problem, the value may be incomplete. */
interface Loaded<T> {
  value: T;
  problems: string[];
}

/** A larger file is not read at all. The readers of each kind of file have limits of their own. */
const MAX_TEXT_BYTES = 16 << 20;

export interface ResolveOptions {
  workspace: Workspace;
  reader: TextReader;
  /** Those that were read for other recipes, by what they depend on. */
  glossaries: Map<string, Promise<LoadedGlossary>>;
}

/** `files`: paths of the files that were read. */
type LoadedGlossary = Loaded<Glossary | undefined> & { files: readonly string[] };

/** Reads the files that a recipe names: its prompt, its glossary and the list of its references. */
export async function resolveRecipe(
  inputs: RecipeInputs,
  { workspace, reader, glossaries }: ResolveOptions,
): Promise<Loaded<ResolvedRecipe>> {
  const prompt = await loadPrompt(inputs, workspace.root);
  const key = JSON.stringify([inputs.mode, inputs.glossary, inputs.sourceLocale]);
  const loading = glossaries.get(key) ?? loadGlossary(inputs, workspace.root, reader);
  glossaries.set(key, loading);
  const glossary = await loading;
  const references = await findReferences(inputs, workspace);
  const inputFiles = [...(inputs.promptFile === undefined ? [] : [inputs.promptFile]), ...glossary.files];
  const named = (problem: string) => `${recipePrefix(inputs)}${problem}`;
  return {
    value: { ...inputs, prompts: inputs.steps ?? [prompt.value], glossary: glossary.value, references: references.value, inputFiles },
    // Those of a glossary name the file and the line, and are the same for all recipes that use it.
    problems: [...prompt.problems.map(named), ...glossary.problems, ...references.problems.map(named)],
  };
}

/** More than any model takes. */
const MAX_PROMPT_BYTES = 1_000_000;

async function loadPrompt({ prompt, promptFile: path, steps, mode }: RecipeInputs, root: string): Promise<Loaded<string>> {
  if (steps || prompt !== undefined || path === undefined) return { value: prompt ?? "", problems: [] };
  const bytes = await readPlainFile(root, path, { maxBytes: MAX_TEXT_BYTES });
  if (!bytes) return { value: "", problems: [notAFile("prompt-file", path)] };
  if (bytes.length > MAX_PROMPT_BYTES) return { value: "", problems: [FILES.promptTooLarge(path)] };
  // A checkout may have other ends of lines than the commit, and is not to be paid for again.
  const text = decodeUnicode(bytes)?.replaceAll("\r\n", "\n").trim();
  if (text === undefined) return { value: "", problems: [FILES.notText(path)] };
  if (text === "") return { value: text, problems: [FILES.empty(path)] };
  const template = parseTemplate(text, promptPlaceholders(mode));
  return { value: text, problems: typeof template === "string" ? [FILES.placeholder(template)] : [] };
}

/** Of all files that a glossary lists. */
const MAX_MEGABYTES = 50;

async function loadGlossary(
  { glossary: path, sourceLocale, mode }: RecipeInputs,
  root: string,
  reader: TextReader,
): Promise<LoadedGlossary> {
  if (path === undefined || mode !== "localize") return { value: undefined, problems: [], files: [] };
  const fail = (...problems: string[]) => ({ value: undefined, problems, files: [path] });
  const bytes = await readPlainFile(root, path, { maxBytes: MAX_TEXT_BYTES });
  if (!bytes) return fail(notAFile("glossary", path));
  const content = await reader.read(GLOSSARY, { path, bytes }, { path, bytes: bytes.length });
  const listed = new Set(content.catalogues.flatMap((entry) => (entry.source === undefined ? [entry.path] : [entry.path, entry.source])));
  const files = new Map<string, Buffer>();
  let total = 0;
  for (const name of listed) {
    const file = await readPlainFile(root, name, { maxBytes: MAX_TEXT_BYTES });
    total += file?.length ?? 0;
    if (total > MAX_MEGABYTES * 1_000_000) return fail(FILES.cataloguesTooLarge(path, MAX_MEGABYTES));
    if (file) files.set(name, file);
  }
  const glossary = await reader.read(CATALOGUES, { path, content, files, sourceLocale }, { path, bytes: total });
  if (Array.isArray(glossary)) return fail(...glossary);
  return { value: glossary, problems: [], files: [path, ...listed] };
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
