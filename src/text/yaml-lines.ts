import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { type Problem, ProblemList } from "./problem-list.ts";
import {
  ENDLESS_ALIASES,
  jsonError,
  keyIsNoString,
  LARGE_JSON,
  lacksQuotes,
  repeatedKey,
  TOO_DEEP,
  TOO_LONG,
  WRONG_MERGE,
  yamlError,
} from "./text-messages.ts";

/** A value of a file, with its line (from 1). An alias is the value that it refers to, at the alias's own line. */
export type YamlNode =
  | { kind: "scalar"; line: number; value: unknown /** As written, such as `007`; empty for null. */; text: string }
  | { kind: "list"; line: number; items: readonly YamlNode[] }
  | { kind: "mapping"; line: number /** With those that it merges by `<<`. */; entries: ReadonlyMap<string, YamlEntry> };

/** A value of a mapping. */
export interface YamlEntry {
  /** The line of the key. */
  line: number;
  value: YamlNode;
}

interface ReadYamlOptions {
  isJson?: boolean;
  mayRepeat?: boolean;
}

/** The library takes up to 7 seconds and 1 GB for so much. */
const MAX_BYTES = 1_000_000;

/**
 * Reads YAML, which includes JSON. The tree is finite, and has no more values than a file of that length may well have: what aliases
 * repeat counts each time.
 *
 * @param options.isJson Whether the author knows the file as JSON: it may have comments, and errors are worded accordingly.
 * @param options.mayRepeat Whether a key may be repeated, as JSON.parse allows: the last value counts. Otherwise it is a problem.
 * @returns the root, which is absent when the file has syntax errors or is too large; and its problems, not sorted.
 */
export function readYaml(text: string, options: ReadYamlOptions = {}): { root?: YamlNode; problems: Problem[] } {
  const { isJson = false, mayRepeat = false } = options;
  if (Buffer.byteLength(text) > MAX_BYTES) return isJson ? readLargeJson(text) : { problems: [{ line: 1, text: TOO_LONG }] };
  try {
    return readTree(text, { isJson, mayRepeat });
  } catch (error) {
    // The parser of the library calls itself for each level.
    if (error instanceof RangeError) return { problems: [{ line: 1, text: TOO_DEEP }] };
    throw error;
  }
}

function readTree(text: string, { isJson, mayRepeat }: Required<ReadYamlOptions>): { root?: YamlNode; problems: Problem[] } {
  const lines = new LineCounter();
  // The library's own check for repeated keys is quadratic, and its pretty errors quote the file, which may hold a key by mistake.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error", merge: true } as const;
  const { contents, errors } = parseDocument(isJson ? blankComments(text) : text, options);
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const builder = new TreeBuilder({ lineAt, maxSize: 2 * text.length + ALIASED, mayRepeat });
  const root = builder.build(contents);
  if (errors.length === 0) {
    const flaw = builder.findFlaw(root);
    if (flaw !== undefined) return { problems: [{ line: 1, text: flaw }] };
    return { root, problems: [...builder.unquoted.list(), ...builder.wrongKeys.list()] };
  }
  // A tab confuses the lines around it.
  const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const found = (tabs.length > 0 ? tabs : errors).map(({ code, message, pos: [offset] }) => ({
    line: lineAt(offset),
    text: isJson ? jsonError(code) : yamlError(code, message),
  }));
  const problems = new ProblemList();
  for (const { line, text } of firstOfEachLine([...builder.unquoted.list(), ...found])) problems.add(line, text);
  return { problems: problems.list() };
}

/** Without lines, and of a repeated key the last value. Only a program writes so large a file. */
function readLargeJson(text: string): { root?: YamlNode; problems: Problem[] } {
  try {
    const root = toNode(JSON.parse(text), 0);
    return root ? { root, problems: [] } : { problems: [{ line: 1, text: TOO_DEEP }] };
  } catch (error) {
    const [, line = "1"] = /line (\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
    return { problems: [{ line: Number(line), text: LARGE_JSON }] };
  }
}

function toNode(value: unknown, depth: number): YamlNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value !== "object" || value === null) return { kind: "scalar", line: 1, value, text: value === null ? "" : String(value) };
  if (Array.isArray(value)) {
    const items = value.map((item) => toNode(item, depth + 1));
    return items.every((item) => item !== undefined) ? { kind: "list", line: 1, items } : undefined;
  }
  const entries = new Map<string, YamlEntry>();
  for (const [name, item] of Object.entries(value)) {
    const node = toNode(item, depth + 1);
    if (!node) return undefined;
    entries.set(name, { line: 1, value: node });
  }
  return { kind: "mapping", line: 1, entries };
}

/** A string, which may contain what looks like a comment, and may not be closed; or a comment. */
const STRING_OR_COMMENT = /("[^"\\\n]*(?:\\.[^"\\\n]*)*"?)|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Replaces comments by blanks, so that everything else keeps its place. */
function blankComments(json: string): string {
  return json.replace(STRING_OR_COMMENT, (found, string: string | undefined) => string ?? found.replace(/\S/g, " "));
}

/** One mistake often causes several errors. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const lines = new Set<number>();
  return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}

/** What aliases may add to a file: values and characters. */
const ALIASED = 200_000;
const MAX_DEPTH = 500;

/** How much a value is with all that aliases repeat in it: values and characters, and levels. */
interface Extent {
  size: number;
  depth: number;
}

const ENDLESS: Extent = { size: Number.POSITIVE_INFINITY, depth: 0 };

/** Turns the nodes of the library into ours, in the order of the file, so that an anchor always means the last node of that name. */
class TreeBuilder {
  /** Values that lack quotes, and so are read as an alias or a tag. */
  readonly unquoted = new ProblemList();
  readonly wrongKeys = new ProblemList();
  readonly #anchors = new Map<string, YamlNode>();
  /** Of lists and mappings that are complete. */
  readonly #extents = new Map<object, Extent>();
  readonly #lineAt: (offset: number) => number;
  readonly #maxSize: number;
  readonly #mayRepeat: boolean;
  /** Entries of mappings that were merged. */
  #merged = 0;

  constructor({ lineAt, maxSize, mayRepeat }: { lineAt: (offset: number) => number; maxSize: number; mayRepeat: boolean }) {
    this.#lineAt = lineAt;
    this.#maxSize = maxSize;
    this.#mayRepeat = mayRepeat;
  }

  /** Why the tree is not to be used. */
  findFlaw(root: YamlNode): string | undefined {
    const { size, depth } = this.#extentOf(root);
    if (size > this.#maxSize || this.#merged > this.#maxSize) return ENDLESS_ALIASES;
    return depth > MAX_DEPTH ? TOO_DEEP : undefined;
  }

  /** @param parentLine The line of a node that is not in the file, such as the value of `key:`. */
  build(node: unknown, parentLine = 1): YamlNode {
    const line = this.#lineOf(node, parentLine);
    if (isAlias(node)) return this.#buildAlias(node.source, line);
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return { kind: "scalar", line, value: null, text: "" };
    if (node.tag) this.unquoted.add(line, lacksQuotes(node.tag));
    if (isScalar(node)) return this.#register(node, buildScalar(node, line));
    // Lists and mappings are registered before they are complete, since what is in them may refer to them.
    if (isSeq(node)) {
      const items: YamlNode[] = [];
      const list = this.#register(node, { kind: "list", line, items });
      for (const item of node.items) items.push(this.build(item, line));
      this.#measure(
        items,
        items.map((item) => [0, item]),
      );
      return list;
    }
    const entries = new Map<string, YamlEntry>();
    const mapping = this.#register(node, { kind: "mapping", line, entries });
    this.#fill(entries, node, line);
    this.#measure(
      entries,
      [...entries].map(([name, { value }]) => [name.length, value]),
    );
    return mapping;
  }

  #extentOf(node: YamlNode): Extent {
    if (node.kind === "scalar") return { size: 1 + node.text.length, depth: 0 };
    // What is not complete contains itself.
    return this.#extents.get(node.kind === "list" ? node.items : node.entries) ?? ENDLESS;
  }

  #measure(container: object, items: readonly (readonly [keyLength: number, item: YamlNode])[]): void {
    let [size, depth] = [1, 0];
    for (const [keyLength, item] of items) {
      const extent = this.#extentOf(item);
      size += keyLength + extent.size;
      depth = Math.max(depth, extent.depth);
    }
    this.#extents.set(container, { size, depth: depth + 1 });
  }

  #lineOf(node: unknown, parentLine: number): number {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    return offset === undefined ? parentLine : this.#lineAt(offset);
  }

  #register({ anchor }: { anchor?: string }, built: YamlNode): YamlNode {
    if (anchor !== undefined) this.#anchors.set(anchor, built);
    return built;
  }

  #buildAlias(name: string, line: number): YamlNode {
    const target = this.#anchors.get(name);
    if (target) return { ...target, line };
    const text = `*${name}`;
    this.unquoted.add(line, lacksQuotes(text));
    return { kind: "scalar", line, value: text, text };
  }

  #fill(entries: Map<string, YamlEntry>, map: YAMLMap, mapLine: number): void {
    const merged: YamlNode[] = [];
    for (const { key, value } of map.items) {
      const line = this.#lineOf(key, mapLine);
      const built = this.build(value, line);
      if (!isScalar(key)) this.wrongKeys.add(line, keyIsNoString());
      else if (typeof key.value === "symbol") for (const source of built.kind === "list" ? built.items : [built]) merged.push(source);
      else this.#addEntry(entries, key, { line, value: built });
    }
    // The mapping's own entries take precedence, then those of the mapping that is merged first.
    for (const source of merged) {
      if (source.kind !== "mapping") this.wrongKeys.add(source.line, WRONG_MERGE);
      else this.#merge(entries, source.entries);
    }
  }

  #merge(entries: Map<string, YamlEntry>, source: ReadonlyMap<string, YamlEntry>): void {
    this.#merged += source.size;
    if (this.#merged > this.#maxSize) return;
    for (const [name, entry] of source) if (!entries.has(name)) entries.set(name, entry);
  }

  #addEntry(entries: Map<string, YamlEntry>, key: Scalar, entry: YamlEntry): void {
    const { line } = entry;
    const name = key.source ?? String(key.value);
    const first = entries.get(name);
    if (typeof key.value !== "string") this.wrongKeys.add(line, keyIsNoString(name));
    if (first && !this.#mayRepeat) this.wrongKeys.add(line, repeatedKey(name, first.line));
    else entries.set(name, entry);
  }
}

function buildScalar({ value, source, tag = "" }: Scalar, line: number): YamlNode {
  const text = value === null ? "" : (source ?? String(value));
  // `!docs/**` is a tag without a value. It was meant as the value.
  return text === "" && tag !== "" ? { kind: "scalar", line, value: tag, text: tag } : { kind: "scalar", line, value, text };
}

/** The plain value of a node, such as JSON.parse returns. */
export function toPlain(node: YamlNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toPlain);
  return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, toPlain(value)]));
}

/** The line of a key or list item; where the path leads nowhere, that of the nearest one around it. */
export function lineAtPath(root: YamlNode, path: readonly PropertyKey[]): number {
  let [line, node] = [1, root];
  for (const segment of path) {
    const item = node.kind === "list" ? node.items[Number(segment)] : undefined;
    const entry = node.kind === "mapping" ? node.entries.get(String(segment)) : item && { line: item.line, value: item };
    if (!entry) break;
    [line, node] = [entry.line, entry.value];
  }
  return line;
}
