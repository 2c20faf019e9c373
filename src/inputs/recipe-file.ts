import { distance } from "fastest-levenshtein";
import {
  type Alias,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { nearest, quote, suggest } from "../text/suggest.ts";
import { type InputValue, mergeInputs, type RawRecipe } from "./input-value.ts";
import { CONFIG_NAME, isOfRecipe, MAX_STEPS, OF_THE_RUN, REFUSED } from "./recipe-file-schema.ts";

export interface ConfigOptions {
  /** As errors name the file. */
  path: string;
  text: string;
  /** Names of inputs that a recipe may set. */
  recipeInputs: readonly string[];
  /** Those of them that hold several values, and so may be lists. */
  listInputs: readonly string[];
  /** Names of inputs of the run as a whole. */
  runInputs: readonly string[];
}

const MAX_BYTES = 1_000_000;

const TOP_KEYS = ["recipes", "defaults", "$schema"];
const RECIPE_KEYS = ["name", "steps"];
/**
 * Reads the file of recipes. Lists become lines; numbers and booleans are the text that stands there; null, an empty text and an empty
 * list mean "not set", and in a recipe that a default of the file does not hold. Values are left to the caller, who has the rules of the
 * workflow's inputs.
 *
 * @returns every problem of the file at once, each beginning with `<path>:<line>: `; and the recipes, so that their values can be
 * checked along with the rest. When there are problems, some may be missing or incomplete.
 */
export function readConfig(options: ConfigOptions): { recipes: RawRecipe[]; problems: string[] } {
  const { path, text } = options;
  if (Buffer.byteLength(text) > MAX_BYTES) return { recipes: [], problems: [`${path}:1: the file is larger than 1 MB.`] };
  const lines = new LineCounter();
  // No pretty errors: they quote the file, and somebody may have written a key into it.
  const document = parseDocument(text, { lineCounter: lines, merge: true, uniqueKeys: false, prettyErrors: false });
  const found: { line: number; problem: string }[] = [];
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (node: Node | null) => lineAt(node?.range?.[0] ?? 0);
  const tell = (node: Node | null, problem: string) => void found.push({ line: lineOf(node), problem });
  const targets = findAliases(document.contents, tell);
  const file: File = {
    ...options,
    recipeInputs: options.recipeInputs.filter(isOfRecipe),
    runInputs: [...OF_THE_RUN, ...options.runInputs],
    at: (node) => `${path}:${lineOf(node)}`,
    tell,
    resolve: (node) => (isAlias(node) ? (targets.get(node) ?? null) : node),
  };
  // One mistake makes several errors: a tab those around it, and of an alias that is none more is known already.
  const told = new Set(found.map(({ line }) => line));
  const tabs = document.errors.filter(({ code }) => code === "TAB_AS_INDENT");
  for (const { code, message, pos } of tabs.length > 0 ? tabs : document.errors) {
    const line = lineAt(pos[0]);
    if (!told.has(line)) found.push({ line, problem: `${SYNTAX[code] ?? message}.` });
    told.add(line);
  }
  const recipes = document.errors.length > 0 ? [] : readTop(document.contents, file);
  const problems = found.toSorted((a, b) => a.line - b.line).map(({ line, problem }) => `${path}:${line}: ${problem}`);
  // What several recipes merge is read with each of them.
  return { recipes, problems: [...new Set(problems)] };
}

/** The file being read. */
interface File extends ConfigOptions {
  /** `<path>:<line>` */
  at(node: Node | null): string;
  tell(node: Node | null, problem: string): void;
  /** What an alias stands for, or the node itself; null where there is nothing. */
  resolve(node: Node | null): Node | null;
}

const QUOTES = "A value that begins with `{`, `[`, `@`, `%` or a backquote, or holds `: `, needs quotes";

/** The library's errors in words for somebody who writes globs and prompts. */
const SYNTAX: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: QUOTES,
  BLOCK_AS_IMPLICIT_KEY: `a map cannot stand within a line. ${QUOTES}`,
  MULTIPLE_DOCS: "a second document begins here; the file holds one",
  RESOURCE_EXHAUSTION: "the file is nested too deeply",
  UNEXPECTED_TOKEN: `this does not belong here. ${QUOTES}`,
};

/**
 * What each alias stands for: the last node of that anchor before it. A glob without quotes may look like an alias or a tag, and would
 * be lost or fail without a line.
 */
function findAliases(contents: Node | null, tell: File["tell"]): Map<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const pending: unknown[] = [contents];
  while (pending.length > 0) {
    const node = pending.pop();
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
      else tell(node, `${quote(`*${node.source}`)} is an alias, and nothing has that name. A value that begins with \`*\` needs quotes.`);
    } else if (isPair(node)) {
      pending.push(node.value, node.key);
    } else if (isScalar(node) || isCollection(node)) {
      if (node.anchor) anchors.set(node.anchor, node);
      if (node.tag) tell(node, `${quote(node.tag)} is a tag, and not part of the value. A value that begins with \`!\` needs quotes.`);
      if (isCollection(node)) for (const item of node.items.toReversed()) pending.push(item);
    }
  }
  return targets;
}

interface Entry {
  key: Node;
  value: Node | null;
}

/** The entries of a map by key, with those that it merges (`<<`): its own first, then the earlier merged. */
function readEntries(map: YAMLMap, file: File): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const merged = new Set<Node>();
  const pending: (Node | null)[] = [map];
  while (pending.length > 0) {
    const node = pending.pop() ?? null;
    const source = file.resolve(node);
    if (source === null || merged.has(source)) continue;
    merged.add(source);
    if (isMap(source)) for (const next of readOwnEntries(source, entries, file).toReversed()) pending.push(next);
    else file.tell(node, "`<<` takes maps to merge, and this is none.");
  }
  return entries;
}

/**
 * Adds those that are not there yet.
 *
 * @returns the maps to merge.
 */
function readOwnEntries(map: YAMLMap, entries: Map<string, Entry>, file: File): (Node | null)[] {
  const own = new Map<string, Node>();
  const sources: (Node | null)[] = [];
  for (const { key: keyNode, value: valueNode } of map.items) {
    const key = toNode(keyNode);
    const value = toNode(valueNode);
    if (!isScalar(key)) {
      file.tell(key ?? map, "a key must be a plain name.");
    } else if (typeof key.value === "symbol") {
      const source = file.resolve(value);
      for (const item of isSeq(source) ? source.items : [value]) sources.push(toNode(item));
    } else {
      const name = (key.source ?? String(key.value)).trim();
      const first = own.get(name);
      if (first) file.tell(key, `${quote(name)} stands here a second time; the first is at ${file.at(first)}.`);
      else own.set(name, key);
      if (!entries.has(name)) entries.set(name, { key, value });
    }
  }
  return sources;
}

function toNode(value: unknown): Node | null {
  return isAlias(value) || isScalar(value) || isCollection(value) ? value : null;
}

/** Why a known name may not stand in the file, or not in this place; undefined for one that is not known at all. */
function refusal(name: string, file: File): string | undefined {
  if (REFUSED.includes(name))
    return "is refused in a file of the repository, since whoever may push could send images and the key elsewhere; set it in the workflow";
  if (file.runInputs.includes(name)) return "belongs to the run as a whole; set it in the workflow";
  if (RECIPE_KEYS.includes(name)) return "belongs to one recipe";
  if (file.recipeInputs.includes(name)) return "belongs in a recipe or in `defaults`";
  return TOP_KEYS.includes(name) ? "belongs at the top of the file" : undefined;
}

function checkKeys(entries: ReadonlyMap<string, Entry>, allowed: readonly string[], file: File): void {
  const elsewhere = [...REFUSED, ...file.runInputs, ...RECIPE_KEYS, ...file.recipeInputs, ...TOP_KEYS];
  for (const [name, { key }] of entries) {
    if (allowed.includes(name)) continue;
    const reason = refusal(name, file);
    file.tell(key, reason ? `\`${name}\` ${reason}.` : `${quote(name)} is not known here.${explainName(name, allowed, elsewhere, file)}`);
  }
}

/** The nearest name; of a slip like `api_key` also that it may not stand there. */
function explainName(name: string, allowed: readonly string[], elsewhere: readonly string[], file: File): string {
  const meant = nearest(name, allowed);
  const other = nearest(name, elsewhere);
  const isSlip =
    other !== undefined && distance(name, other) <= 2 && (meant === undefined || distance(name, other) < distance(name, meant));
  return isSlip ? ` \`${other}\` ${refusal(other, file)}.` : suggest(name, allowed);
}

function readTop(contents: Node | null, file: File): RawRecipe[] {
  const top = file.resolve(contents);
  if (!isMap(top)) {
    file.tell(top, "the file must be a map with the list `recipes`.");
    return [];
  }
  const entries = readEntries(top, file);
  checkKeys(entries, TOP_KEYS, file);
  const defaults = readDefaults(entries.get("defaults"), file);
  const entry = entries.get("recipes");
  const list = file.resolve(entry?.value ?? null);
  if (!entry || !isSeq(list) || list.items.length === 0) {
    file.tell(entry?.key ?? top, "`recipes` is required: a list, each with `- name:` and inputs.");
    return [];
  }
  const names = new Map<string, Node>();
  return list.items.flatMap((item, index) => readRecipe(toNode(item) ?? list, { number: index + 1, defaults, names }, file));
}

function isNull(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function readDefaults(entry: Entry | undefined, file: File): Map<string, InputValue> {
  const node = file.resolve(entry?.value ?? null);
  if (!entry || isNull(node)) return new Map();
  if (!isMap(node)) {
    file.tell(entry.key, "`defaults` must be a map of inputs.");
    return new Map();
  }
  const entries = readEntries(node, file);
  checkKeys(entries, file.recipeInputs, file);
  return new Map([...readInputs(entries, file)].flatMap(([name, value]) => (value ? [[name, { ...value, isShared: true as const }]] : [])));
}

/** What a recipe has around it. */
interface Around {
  /** From 1. */
  number: number;
  defaults: ReadonlyMap<string, InputValue>;
  /** Names of the recipes before, and where they stand. */
  names: Map<string, Node>;
}

function readRecipe(item: Node, { number, defaults, names }: Around, file: File): RawRecipe[] {
  const node = file.resolve(item);
  if (!isMap(node)) {
    file.tell(item, "a recipe must be a map with a `name` and inputs.");
    return [];
  }
  const entries = readEntries(node, file);
  checkKeys(entries, [...RECIPE_KEYS, ...file.recipeInputs], file);
  const own = readInputs(entries, file);
  const steps = readSteps(entries.get("steps"), file);
  for (const name of ["prompt", "prompt-file"]) {
    if (steps && own.get(name)) file.tell(entries.get(name)?.key ?? item, `\`${name}\` and \`steps\` exclude each other.`);
  }
  const name = readName(entries.get("name"), item, names, file) ?? `recipe ${number}`;
  const [provider, usual] = [own.get("provider")?.text, defaults.get("provider")?.text];
  const isOtherProvider = provider !== undefined && usual !== undefined && provider !== usual;
  const given = mergeInputs(own, defaults, { hasSteps: steps !== undefined, isOtherProvider });
  return [{ name, at: file.at(item), given, ...(steps && { steps }) }];
}

function readName(entry: Entry | undefined, recipe: Node, names: Map<string, Node>, file: File): string | undefined {
  const node = file.resolve(entry?.value ?? null);
  if (!entry || isNull(node)) {
    file.tell(entry?.key ?? recipe, "`name` is required in a recipe.");
    return undefined;
  }
  const name = isScalar(node) ? textOf(node) : undefined;
  if (name === undefined || !new RegExp(CONFIG_NAME, "u").test(name)) {
    file.tell(entry.key, "`name` must be 1 to 60 letters, digits, blanks, `.`, `_` or `-`, and begin with a letter or digit.");
    return undefined;
  }
  const first = names.get(name);
  if (first) file.tell(entry.key, `the name ${quote(name)} is taken by the recipe at ${file.at(first)}.`);
  else names.set(name, recipe);
  return name;
}

/** Undefined where there are none; empty where they are wrong. */
function readSteps(entry: Entry | undefined, file: File): InputValue[] | undefined {
  const node = file.resolve(entry?.value ?? null);
  if (!entry || isNull(node)) return undefined;
  if (!isSeq(node) || node.items.length === 0 || node.items.length > MAX_STEPS) {
    file.tell(entry.key, `\`steps\` must be a list of 1 to ${MAX_STEPS} prompts, which are applied one after another.`);
    return [];
  }
  return node.items.flatMap((item) => {
    const at = toNode(item) ?? node;
    const step = file.resolve(at);
    const text = isScalar(step) && typeof step.value === "string" ? textOf(step) : undefined;
    if (text === undefined) file.tell(at, "a step must be a prompt: a text that is not empty.");
    return text === undefined ? [] : [{ text, at: file.at(at) }];
  });
}

/** The inputs among the entries; undefined where an entry says "not set". */
function readInputs(entries: ReadonlyMap<string, Entry>, file: File): Map<string, InputValue | undefined> {
  const inputs = new Map<string, InputValue | undefined>();
  for (const [name, entry] of entries) {
    if (!file.recipeInputs.includes(name)) continue;
    const text = readValue(name, entry, file);
    inputs.set(name, text === undefined ? undefined : { text, at: file.at(entry.key) });
  }
  return inputs;
}

function readValue(name: string, { key, value }: Entry, file: File): string | undefined {
  const node = file.resolve(value);
  if (isScalar(node)) return textOf(node);
  const takesList = file.listInputs.includes(name);
  if (isSeq(node) && takesList) return readList(name, node, file);
  const kind = isMap(node) ? "map" : "list";
  if (node) file.tell(key, `\`${name}\` takes ${takesList ? "a text or a list of texts" : "one text"}, and this is a ${kind}.`);
  return undefined;
}

/** The texts of a list, one a line. */
function readList(name: string, list: YAMLSeq, file: File): string | undefined {
  const texts: string[] = [];
  for (const item of list.items) {
    const at = toNode(item) ?? list;
    const node = file.resolve(at);
    const text = isScalar(node) ? textOf(node) : undefined;
    if (text !== undefined && isScalar(node) && typeof node.value !== "string")
      file.tell(at, `\`${name}\` takes a list of texts, and ${quote(text)} without quotes is none.`);
    else if (text !== undefined) texts.push(text);
    else if (isCollection(node)) file.tell(at, `\`${name}\` takes a list of texts, and this is a ${isMap(node) ? "map" : "list"} in it.`);
    // Of a tag without a text, and of an alias of nothing, more is known already.
    else if (node && !node.tag) file.tell(at, `\`${name}\` has an empty item.`);
  }
  return texts.join("\n") || undefined;
}

/** What stands in the file, not what YAML makes of it: `007` and `1e3` stay so. */
function textOf(scalar: Scalar): string | undefined {
  if (scalar.value === null) return undefined;
  return (scalar.source ?? String(scalar.value)).trim() || undefined;
}
