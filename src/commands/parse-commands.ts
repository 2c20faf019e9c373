import type { Command } from "../inputs/value-types.ts";
import { findGlobProblem } from "../text/glob.ts";
import { toLine } from "../text/plain-text.ts";
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

/** Of an item of a list. */
const MARKER = String.raw`(?:[-*+]|\d{1,9}[.)]) {1,4}`;
const COMMAND = new RegExp(String.raw`^ {0,3}(?:${MARKER})?/retouch(?![\w-])(.*)$`, "i");
/** What follows on backticks has none itself: else they are code within a line. */
const FENCE = new RegExp(String.raw`^ {0,3}(${MARKER})?(\`{3,}(?!.*\`)|~{3,})`);
const CODE_IN_LINE = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g;
/** How HTML begins that is never shown. */
const UNSEEN = /(?<!\\)<(?:!--|\?|!\[CDATA\[|!(?=[a-z]))/i;
const ENDS: Readonly<Record<string, string>> = { "<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "<!": ">" };
/** Where HTML is a block of its own, which lasts to its end: after nothing but the marks of quotes and lists. */
const BLOCK_START = new RegExp(`^[ >]*(?:${MARKER})?$`);

/**
 * The lines of a comment that are commands: not what it quotes, not what stands in a block of code, and not what nobody sees.
 *
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 * @see https://spec.commonmark.org/0.31.2/#html-blocks
 */
export function listCommandLines(body: string): string[] {
  const lines: string[] = [];
  const all = body.split(/\r?\n/);
  const ends = listEndsBelow(all);
  let fence: Fence | undefined;
  let end: string | undefined;
  for (const [index, line] of all.entries()) {
    if (fence && !isEndOfItem(line, fence)) {
      if (closes(line, fence)) fence = undefined;
      continue;
    }
    fence = end === undefined ? openFence(line) : undefined;
    if (fence) continue;
    if (end === undefined && COMMAND.test(line)) lines.push(line);
    end = findOpenEnd(line, end, ends[index]);
  }
  return lines;
}

interface Fence {
  mark: string;
  /** Columns of the item of a list that the block stands in; 0 outside of lists. */
  inset: number;
}

function openFence(line: string): Fence | undefined {
  const [whole = "", marker, mark] = FENCE.exec(line) ?? [];
  return mark === undefined ? undefined : { mark, inset: marker === undefined ? 0 : whole.length - mark.length };
}

function closes(line: string, { mark, inset }: Fence): boolean {
  const text = line.trim();
  return text.startsWith(mark) && text === text.charAt(0).repeat(text.length) && insetOf(line) < inset + 4;
}

/** A block of code ends with the item that it stands in. */
function isEndOfItem(line: string, { inset }: Fence): boolean {
  return line.trim() !== "" && insetOf(line) < inset;
}

function insetOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** What ends the unseen HTML that is open after a line. @param before what ends that which is open before it; undefined: none is */
function findOpenEnd(line: string, before: string | undefined, below: ReadonlySet<string> = new Set()): string | undefined {
  let rest = before === undefined ? line.replace(CODE_IN_LINE, "") : line;
  let end = before;
  // What follows in the line on the end of a block is HTML still.
  let isBlock = before !== undefined;
  for (;;) {
    const at = end === undefined ? 0 : rest.indexOf(end);
    // Within a paragraph, HTML that does not end there is text.
    if (at === -1) return isBlock || (end !== undefined && below.has(end)) ? end : undefined;
    rest = rest.slice(at + (end?.length ?? 0));
    const start = UNSEEN.exec(rest);
    if (!start) return undefined;
    isBlock ||= BLOCK_START.test(rest.slice(0, start.index));
    end = ENDS[start[0].toUpperCase()];
    // `<!-->` is whole.
    rest = rest.slice(start.index + 1);
  }
}

/** For each line, which ends of unseen HTML the paragraph has below it. */
function listEndsBelow(lines: readonly string[]): ReadonlySet<string>[] {
  let below: ReadonlySet<string> = new Set();
  const found = lines.toReversed().map((line) => {
    const known = below;
    const own = Object.values(ENDS).filter((end) => !known.has(end) && line.includes(end));
    if (line.trim() === "") below = new Set();
    else if (own.length > 0) below = new Set([...known, ...own]);
    return known;
  });
  return found.reverse();
}

/** A box of Retouch's own comment that somebody ticked; the command is in it, unseen. */
const TICKED = /^- \[x\] .*<!-- (\/retouch [^<>]*) -->$/i;

/** The commands of the boxes that are ticked in a comment of Retouch's own. */
export function listTickedCommands(body: string): string[] {
  return body.split(/\r?\n/).flatMap((line) => TICKED.exec(line)?.[1] ?? []);
}

/** Reads the lines of {@link listCommandLines} or {@link listTickedCommands}, which anybody may have written. One mistake, and none of them is run. */
export function parseCommands(lines: readonly string[]): ParsedCommands {
  if (lines.length > MAX_COMMANDS) return { commands: [], problems: [COMMANDS.tooMany(lines.length, MAX_COMMANDS)] };
  const parsed = lines.map((line) => parseCommand(COMMAND.exec(line)?.[1] ?? ""));
  const problems = parsed.flatMap((one) => (typeof one === "string" ? one : []));
  return { commands: problems.length > 0 ? [] : parsed.flatMap((one) => (typeof one === "string" ? [] : (one ?? []))), problems };
}

/** A path in quotation marks or backticks, or without blanks. */
const PATH = /^(?:"([^"]+)"|`([^`]+)`|(\S+))(?:\s+|$)/;

/** @returns undefined for `help`; what is wrong, as a sentence. */
function parseCommand(given: string): Command | string | undefined {
  if (given.length > MAX_LINE) return COMMANDS.tooLong(MAX_LINE);
  const text = toLine(given);
  const [first = ""] = text.split(/\s/, 1);
  const rest = text.slice(first.length).trim();
  const word = first.toLowerCase();
  if (word === "help" || word === "") return undefined;
  if (word !== "retry" && word !== "take" && word !== "keep" && word !== "edit") return COMMANDS.unknown(first);
  const [whole = "", quoted, ticked, plain] = PATH.exec(rest) ?? [];
  const path = (quoted ?? ticked ?? plain ?? "").replace(/^\.?\//, "");
  if (path === "") return COMMANDS.noPath(word);
  const problem = findGlobProblem([path]);
  if (problem !== undefined) return problem;
  const options = rest.slice(whole.length);
  if (word === "retry") return parseRetry(path, options);
  if (word !== "take") return options === "" ? { word, path } : COMMANDS.more(word, options);
  return /^[1-9]\d?$/.test(options) ? { word, path, candidate: Number(options) } : COMMANDS.noNumber(path);
}

const RETRY = /^(?:seed=(\d{1,10})(?:\s+|$))?(?:(prompt|add):\s*(.+))?$/i;

function parseRetry(path: string, options: string): Command | string {
  const [whole, seed, name, prompt = ""] = RETRY.exec(options) ?? [];
  const kind = name?.toLowerCase();
  if (whole === undefined) return COMMANDS.more("retry", options);
  if (Number(seed ?? 0) > MAX_SEED) return COMMANDS.seed(MAX_SEED);
  if (prompt.length > MAX_PROMPT) return COMMANDS.promptTooLong(MAX_PROMPT);
  return {
    ...{ word: "retry", path, seed: seed === undefined ? undefined : Number(seed) },
    prompt: kind === "prompt" ? prompt : undefined,
    add: kind === "add" ? prompt : undefined,
  };
}
