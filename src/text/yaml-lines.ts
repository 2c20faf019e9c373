import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";

/** A mistake in a file; `text` is a sentence. */
export interface Problem {
  /** From 1. */
  line: number;
  text: string;
}

/** A YAML or JSON file whose values know their lines. */
export interface YamlWithLines {
  /** Undefined where it cannot be read. */
  value: unknown;
  problems: Problem[];
  /** The line of a key or list item; of the nearest one around it where the path leads nowhere. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads YAML, which includes JSON. Keys are texts, each once in its mapping.
 *
 * @param isJson the author knows it as JSON: it may have comments, and what is wrong is told in words that fit.
 */
export function readYaml(text: string, { isJson = false }: { isJson?: boolean } = {}): YamlWithLines {
  const lines = new LineCounter();
  // The library's own check for repeated keys takes the square of their number; its pretty errors and its warnings quote the file.
  const document = parseDocument(isJson ? blankComments(text) : text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  // A tag that is not known is only a warning, though the text would lose its first word.
  const errors = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
    line: lineAt(offset),
    text: `${isJson && code !== "RESOURCE_EXHAUSTION" ? "This is not valid JSON" : (SYNTAX[code] ?? message)}.`,
  }));
  if (errors.length > 0) return { value: undefined, problems: firstOfEachLine(errors), lineOf };
  const problems = checkKeys(document).map(({ offset, text }) => ({ line: lineAt(offset), text }));
  try {
    return { value: document.toJS(), problems, lineOf };
  } catch (error) {
    // Aliases of aliases, which would fill the memory.
    const reason = error instanceof Error ? error.message : String(error);
    return { value: undefined, problems: [...problems, { line: 1, text: `${reason}.` }], lineOf };
  }
}

/** A text, which may look like a comment within; or a comment, as browser extensions and others may have. */
const TEXT_OR_COMMENT = /("[^"\\\n]*(?:\\.[^"\\\n]*)*")|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Everything else stays in its place. */
function blankComments(json: string): string {
  return json.replace(TEXT_OR_COMMENT, (found, quoted: string | undefined) => quoted ?? found.replace(/\S/g, " "));
}

const QUOTES =
  "A text that holds `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote, needs quotes";

/** The library's errors in words for somebody who writes translations. */
const SYNTAX: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: QUOTES,
  BLOCK_AS_IMPLICIT_KEY: QUOTES,
  BLOCK_IN_FLOW: QUOTES,
  TAG_RESOLVE_FAILED: QUOTES,
  UNEXPECTED_TOKEN: `This does not belong here. ${QUOTES}`,
  MULTIPLE_DOCS: "A second document begins here; the file holds one",
  RESOURCE_EXHAUSTION: "The file is nested too deeply",
};

/** One mistake makes several errors. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const lines = new Set<number>();
  return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}

function checkKeys(document: Document): { offset: number; text: string }[] {
  const problems: { offset: number; text: string }[] = [];
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const offset = isScalar(key) || isMap(key) || isSeq(key) ? (key.range?.[0] ?? 0) : 0;
        if (!isScalar(key) || typeof key.value !== "string") {
          const shown = isScalar(key) && key.source ? `The key \`${key.source}\`` : "A key";
          problems.push({ offset, text: `${shown} is not a text. Put it in quotes.` });
        } else if (seen.has(key.value)) problems.push({ offset, text: `The key ${JSON.stringify(key.value)} is here a second time.` });
        else seen.add(key.value);
      }
    },
  });
  return problems;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const segment of path) {
    const around = isAlias(node) ? node.resolve(document) : node;
    if (isMap(around)) {
      const pair = around.items.find(({ key }) => isScalar(key) && String(key.value ?? "") === segment);
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(around)) {
      node = around.items[Number(segment)];
      if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
