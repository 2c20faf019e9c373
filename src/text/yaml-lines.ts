import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Scalar, type YAMLMap } from "yaml";
import { jsonError, keyIsNoString, lacksQuotes, repeatedKey, WRONG_MERGE, yamlError } from "./text-messages.ts";

/** A mistake in a file; `text` is a sentence. */
export interface Problem {
  /** From 1. */
  line: number;
  text: string;
}

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

/**
 * Reads YAML, which includes JSON.
 *
 * @param options.isJson Whether the author knows the file as JSON: it may have comments, and errors are worded accordingly.
 * @returns the root, which is absent when the file has syntax errors; and all problems, not sorted.
 */
export function readYaml(text: string, { isJson = false }: { isJson?: boolean } = {}): { root?: YamlNode; problems: Problem[] } {
  const lines = new LineCounter();
  // The library's own check for repeated keys is quadratic, and its pretty errors quote the file, which may hold a key by mistake.
  const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error", merge: true } as const;
  const { contents, errors } = parseDocument(isJson ? blankComments(text) : text, options);
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const builder = new TreeBuilder(lineAt);
  const root = builder.build(contents);
  const { unquoted, wrongKeys } = builder;
  if (errors.length === 0) return { root, problems: [...unquoted, ...wrongKeys] };
  // A tab confuses the lines around it.
  const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
  const problems = (tabs.length > 0 ? tabs : errors).map(({ code, message, pos: [offset] }) => ({
    line: lineAt(offset),
    text: isJson ? jsonError(code) : yamlError(code, message),
  }));
  return { problems: firstOfEachLine([...unquoted, ...problems]) };
}

/** A string, which may contain what looks like a comment; or a comment. */
const STRING_OR_COMMENT = /("[^"\\\n]*(?:\\.[^"\\\n]*)*")|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Replaces comments by blanks, so that everything else keeps its place. */
function blankComments(json: string): string {
  return json.replace(STRING_OR_COMMENT, (found, string: string | undefined) => string ?? found.replace(/\S/g, " "));
}

/** One mistake often causes several errors. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const lines = new Set<number>();
  return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}

/** Turns the nodes of the library into ours, in the order of the file, so that an anchor always means the last node of that name. */
class TreeBuilder {
  /** Values that lack quotes, and so are read as an alias or a tag. */
  readonly unquoted: Problem[] = [];
  readonly wrongKeys: Problem[] = [];
  readonly #anchors = new Map<string, YamlNode>();
  readonly #lineAt: (offset: number) => number;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  /** @param parentLine The line of a node that is not in the file, such as the value of `key:`. */
  build(node: unknown, parentLine = 1): YamlNode {
    const line = this.#lineOf(node, parentLine);
    if (isAlias(node)) return this.#buildAlias(node.source, line);
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return { kind: "scalar", line, value: null, text: "" };
    if (node.tag) this.unquoted.push({ line, text: lacksQuotes(node.tag) });
    if (isScalar(node)) return this.#register(node, buildScalar(node, line));
    // Lists and mappings are registered before they are complete, since what is in them may refer to them.
    if (isSeq(node)) {
      const items: YamlNode[] = [];
      const list = this.#register(node, { kind: "list", line, items });
      for (const item of node.items) items.push(this.build(item, line));
      return list;
    }
    const entries = new Map<string, YamlEntry>();
    const mapping = this.#register(node, { kind: "mapping", line, entries });
    this.#fill(entries, node, line);
    return mapping;
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
    this.unquoted.push({ line, text: lacksQuotes(text) });
    return { kind: "scalar", line, value: text, text };
  }

  #fill(entries: Map<string, YamlEntry>, map: YAMLMap, mapLine: number): void {
    const merged: YamlNode[] = [];
    for (const { key, value } of map.items) {
      const line = this.#lineOf(key, mapLine);
      const built = this.build(value, line);
      if (!isScalar(key)) this.wrongKeys.push({ line, text: keyIsNoString() });
      else if (typeof key.value === "symbol") merged.push(...(built.kind === "list" ? built.items : [built]));
      else this.#addEntry(entries, key, { line, value: built });
    }
    // The mapping's own entries take precedence, then those of the mapping that is merged first.
    for (const source of merged) {
      if (source.kind !== "mapping") this.wrongKeys.push({ line: source.line, text: WRONG_MERGE });
      else for (const [name, entry] of source.entries) if (!entries.has(name)) entries.set(name, entry);
    }
  }

  #addEntry(entries: Map<string, YamlEntry>, key: Scalar, entry: YamlEntry): void {
    const { line } = entry;
    const name = key.source ?? String(key.value);
    const first = entries.get(name);
    if (typeof key.value !== "string") this.wrongKeys.push({ line, text: keyIsNoString(name) });
    if (first) this.wrongKeys.push({ line, text: repeatedKey(name, first.line) });
    else entries.set(name, entry);
  }
}

function buildScalar({ value, source, tag = "" }: Scalar, line: number): YamlNode {
  const text = value === null ? "" : (source ?? String(value));
  // `!docs/**` is a tag without a value. It was meant as the value.
  return text === "" && tag !== "" ? { kind: "scalar", line, value: tag, text: tag } : { kind: "scalar", line, value, text };
}

/** More values than any file has without aliases of aliases, and deeper than any is nested that does not contain itself. */
const MAX_VALUES = 1_000_000;
const MAX_DEPTH = 500;

/** The plain value of a node, such as JSON.parse returns; undefined when aliases make it endless or huge. */
export function toPlain(root: YamlNode): unknown {
  let count = 0;
  function convert(node: YamlNode, depth: number): unknown {
    count = depth > MAX_DEPTH ? Number.POSITIVE_INFINITY : count + 1;
    if (count > MAX_VALUES) return undefined;
    if (node.kind === "scalar") return node.value;
    if (node.kind === "list") return node.items.map((item) => convert(item, depth + 1));
    return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, convert(value, depth + 1)]));
  }
  const value = convert(root, 0);
  return count > MAX_VALUES ? undefined : value;
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
