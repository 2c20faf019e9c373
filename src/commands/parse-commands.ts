import { marked, type Token, type Tokens } from "marked";
import type { Command } from "../inputs/value-types.ts";
import { findGlobProblem } from "../text/glob.ts";
import { toLine } from "../text/plain-text.ts";
import { decodePath } from "./box-commands.ts";
import { COMMANDS } from "./command-messages.ts";

export interface ParsedCommands {
  /** As many as may be run; empty where there is a problem. */
  commands: readonly Command[];
  /** What is wrong, as sentences. */
  problems: readonly string[];
}

/** Of one comment. */
const MAX_COMMANDS = 20;
/** Characters. */
const MAX_LINE = 3000;
const MAX_PROMPT = 2000;
/** As the input `seed` has it. */
const MAX_SEED = 2 ** 31 - 1;

/** What is further in looks like code. */
const COMMAND = /^ {0,3}\/retouch(?![\w-])(.*)$/i;

/**
 * The lines of a comment that are commands: not what it quotes, not what stands in code or HTML, and not what nobody sees. Lists are read
 * to any depth.
 */
export function listCommandLines(body: string): string[] {
  const blocks = listBlocks(body);
  const hiding = blocks.findIndex(({ type, raw }) => type === "html" && hidesWhatFollows(raw));
  const shown = hiding === -1 ? blocks : blocks.slice(0, hiding);
  const lines = shown.filter(({ type }) => TEXTS.has(type)).flatMap((block) => keepOnOneLine(block).split("\n"));
  return lines.filter((line) => COMMAND.test(line)).map((line) => line.trim());
}

/** Blocks with lines of a comment. A quotation is one: what is quoted in it begins with its mark, and what is written below that does not. */
const TEXTS: ReadonlySet<string> = new Set(["paragraph", "text", "heading", "blockquote"]);

function listBlocks(body: string): Token[] {
  try {
    return marked.lexer(body).flatMap(openBlock);
  } catch {
    // Nested deeper than anybody writes.
    return [];
  }
}

/** The blocks in a list, and the HTML in a quotation before it. */
function openBlock(block: Token): Token[] {
  if (block.type === "blockquote") return [...(block.tokens ?? []).flatMap(openBlock).filter(({ type }) => type === "html"), block];
  if (block.type !== "list") return [block];
  // A box is not obeyed: it may be ticked or not.
  const items = (block as Tokens.List).items.filter(({ task }) => !task);
  return items.flatMap(({ tokens }) => tokens.flatMap(openBlock));
}

/** Whether HTML leaves a comment open. */
function hidesWhatFollows(raw: string): boolean {
  return raw.replace(/<!--(?:-?>|[\s\S]*?-->)/g, "").includes("<!--");
}

/** The text of a block, in which no line begins within code or HTML. */
function keepOnOneLine(block: Token): string {
  let text = block.raw;
  marked.walkTokens([block], ({ type, raw }) => {
    if (type === "codespan" || type === "html") text = text.replace(raw, () => raw.replaceAll("\n", " "));
  });
  return text;
}

/** Reads the lines of {@link listCommandLines}, which anybody may have written. One mistake, and none of them is run. */
export function parseCommands(lines: readonly string[]): ParsedCommands {
  return parseLines(lines, (path) => findGlobProblem([path]) ?? { path });
}

/** Reads the lines of {@link listTickedCommands}. A box means the image that it names, and no other. */
export function parseTicked(lines: readonly string[]): ParsedCommands {
  return parseLines(lines, (path) => ({ path: decodePath(path), isExact: true }));
}

type Path = Pick<Command, "path" | "isExact">;
/** What a path means, or what is wrong with it. */
type ReadPath = (path: string) => Path | string;

function parseLines(lines: readonly string[], readPath: ReadPath): ParsedCommands {
  if (lines.length > MAX_COMMANDS) return { commands: [], problems: [COMMANDS.tooMany(lines.length, MAX_COMMANDS)] };
  const parsed = lines.map((line) => parseCommand(COMMAND.exec(line)?.[1] ?? "", readPath));
  const problems = parsed.flatMap((one) => (typeof one === "string" ? one : []));
  return { commands: problems.length > 0 ? [] : parsed.flatMap((one) => (typeof one === "string" ? [] : (one ?? []))), problems };
}

/** A path in quotation marks or backticks, or without blanks. */
const PATH = /^(?:"([^"]+)"|`([^`]+)`|(\S+))(?:\s+|$)/;

/** @returns undefined for `help`; what is wrong, as a sentence. */
function parseCommand(given: string, readPath: ReadPath): Command | string | undefined {
  if (given.length > MAX_LINE) return COMMANDS.tooLong(MAX_LINE);
  const text = toLine(given);
  const [first = ""] = text.split(/\s/, 1);
  const rest = text.slice(first.length).trim();
  const word = first.toLowerCase();
  if (word === "help" || word === "") return undefined;
  if (word !== "retry" && word !== "take" && word !== "keep" && word !== "edit") return COMMANDS.unknown(first);
  const [whole = "", quoted, ticked, plain] = PATH.exec(rest) ?? [];
  const name = (quoted ?? ticked ?? plain ?? "").replace(/^\.?\//, "");
  if (name === "") return COMMANDS.noPath(word);
  const path = readPath(name);
  if (typeof path === "string") return path;
  const options = rest.slice(whole.length);
  if (word === "retry") return parseRetry(path, options);
  if (word !== "take") return options === "" ? { word, ...path } : COMMANDS.more(word, options);
  return /^[1-9]\d?$/.test(options) ? { word, ...path, candidate: Number(options) } : COMMANDS.noNumber(path.path);
}

const RETRY = /^(?:seed=(\d{1,10})(?:\s+|$))?(?:(prompt|add):\s*(.+))?$/i;

function parseRetry(path: Path, options: string): Command | string {
  const [whole, seed, name, prompt = ""] = RETRY.exec(options) ?? [];
  const kind = name?.toLowerCase();
  if (whole === undefined) return COMMANDS.more("retry", options);
  if (Number(seed ?? 0) > MAX_SEED) return COMMANDS.seed(MAX_SEED);
  if (prompt.length > MAX_PROMPT) return COMMANDS.promptTooLong(MAX_PROMPT);
  return {
    ...{ word: "retry", ...path, seed: seed === undefined ? undefined : Number(seed) },
    prompt: kind === "prompt" ? prompt : undefined,
    add: kind === "add" ? prompt : undefined,
  };
}
