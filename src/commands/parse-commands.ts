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

const COMMAND = /^ {0,3}\/retouch(?![\w-])(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** The lines of a comment that are commands: not what it quotes, and not what stands in a block of code. */
export function listCommandLines(body: string): string[] {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of body.split(/\r?\n/)) {
    const [, mark] = FENCE.exec(line) ?? [];
    if (mark !== undefined) fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    else if (fence === undefined && COMMAND.test(line)) lines.push(line);
  }
  return lines;
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
  const [word = ""] = text.split(/\s/, 1);
  const rest = text.slice(word.length).trim();
  if (word === "help" || word === "") return undefined;
  if (word !== "retry" && word !== "take" && word !== "keep" && word !== "edit") return COMMANDS.unknown(word);
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

const RETRY = /^(?:seed=(\d{1,10})(?:\s+|$))?(?:(prompt|add):\s*(.+))?$/;

function parseRetry(path: string, options: string): Command | string {
  const [whole, seed, kind, prompt = ""] = RETRY.exec(options) ?? [];
  if (whole === undefined) return COMMANDS.more("retry", options);
  if (Number(seed ?? 0) > MAX_SEED) return COMMANDS.seed(MAX_SEED);
  if (prompt.length > MAX_PROMPT) return COMMANDS.promptTooLong(MAX_PROMPT);
  return {
    ...{ word: "retry", path, seed: seed === undefined ? undefined : Number(seed) },
    prompt: kind === "prompt" ? prompt : undefined,
    add: kind === "add" ? prompt : undefined,
  };
}
