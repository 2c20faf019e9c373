import { GLOBS } from "./text-messages.ts";

/** A character, or what stands for several. `**` is the only one that may stand for a slash, and only where it is a part of its own. */
export type GlobElement =
  | string
  | { kind: "one" | "any" | "any-parts" }
  | { kind: "class"; negated: boolean; ranges: readonly (readonly [from: string, to: string])[] }
  | GlobGroup;

export interface GlobGroup {
  /** `+(a|b)` and `*(a|b)`, or `!(a|b)`, which is any text that is none of the choices. */
  kind: "repeat" | "not";
  least: 0 | 1;
  choices: readonly (readonly GlobElement[])[];
}

/** The message is words for after a colon, without a full stop. */
export class GlobProblem extends Error {
  override readonly name = "GlobProblem";
}

const MAX_LENGTH = 10_000;
const MAX_NESTING = 5;
/** Of one glob. */
const MAX_ALTERNATIVES = 1000;
/** Characters in all alternatives of one glob. */
const MAX_ELEMENTS = 200_000;

type Sequence = readonly GlobElement[];

/**
 * Parses a glob: `*`, `?`, `[a-z]`, `[!a-z]`, `**`, `{a,b}`, `{1..3}`, `(a|b)`, `@(a|b)`, `?(a|b)`, `+(a|b)`, `*(a|b)`, `!(a|b)`, and `\`
 * before a character that stands for itself. What opens and does not close stands for itself too, and so do parentheses without `|`.
 *
 * @returns each path that the braces allow, as a sequence of elements with slashes in it.
 * @throws GlobProblem where it stands for too many.
 */
export function parseGlob(glob: string): readonly Sequence[] {
  if (glob.length > MAX_LENGTH) throw new GlobProblem(GLOBS.tooLong(MAX_LENGTH));
  return new GlobParser(glob).parse(0, glob.length, 0);
}

const CLASS = /\[([!^]?)(\]?(?:\\[^/]|[^\]\\/])*)\]/y;

class GlobParser {
  readonly #glob: string;
  /** Where a bracket closes, by where it opens. */
  readonly #ends: ReadonlyMap<number, number>;
  #elements = 0;

  constructor(glob: string) {
    this.#glob = glob;
    this.#ends = findBrackets(glob);
  }

  parse(start: number, end: number, depth: number): Sequence[] {
    if (depth > MAX_NESTING) throw new GlobProblem(GLOBS.tooDeep(MAX_NESTING));
    let sequences: GlobElement[][] = [[]];
    for (let at = start; at < end; ) {
      const { choices, next } = this.#parseOne(at, depth);
      if (sequences.length * choices.length > MAX_ALTERNATIVES) throw new GlobProblem(GLOBS.tooMany(MAX_ALTERNATIVES));
      this.#elements += sequences.length * choices.reduce((sum, { length }) => sum + length, choices.length > 1 ? 1 : 0);
      if (this.#elements > MAX_ELEMENTS) throw new GlobProblem(GLOBS.tooMany(MAX_ALTERNATIVES));
      const [only] = choices;
      if (only && choices.length === 1) for (const sequence of sequences) sequence.push(...only);
      else sequences = sequences.flatMap((sequence) => choices.map((choice) => [...sequence, ...choice]));
      at = next;
    }
    return sequences;
  }

  /** What stands at a place, and where the next thing begins. */
  #parseOne(at: number, depth: number): { choices: readonly Sequence[]; next: number } {
    const character = this.#glob.charAt(at);
    const end = this.#ends.get(at);
    const groupEnd = "@?+*!".includes(character) && this.#glob[at + 1] === "(" ? this.#ends.get(at + 1) : undefined;
    if (groupEnd !== undefined) {
      const choices = this.#parseChoices(at + 2, groupEnd, "|", depth);
      return { choices: toGroup(character, choices), next: groupEnd + 1 };
    }
    if (character === "\\" && at + 1 < this.#glob.length) return { choices: [[this.#glob.charAt(at + 1)]], next: at + 2 };
    if (character === "*") {
      let next = at + 1;
      // `**(a)` ends in a group.
      while (this.#glob[next] === "*" && !(this.#glob[next + 1] === "(" && this.#ends.has(next + 1))) next++;
      return { choices: [[{ kind: next - at > 1 ? "any-parts" : "any" }]], next };
    }
    if (character === "?") return { choices: [[{ kind: "one" }]], next: at + 1 };
    if (end === undefined) return { choices: [[character]], next: at + 1 };
    const inner = this.#parseBracket(at, end, depth);
    return inner ? { choices: inner, next: end + 1 } : { choices: [[character]], next: at + 1 };
  }

  /** Undefined for brackets that stand for themselves. */
  #parseBracket(start: number, end: number, depth: number): readonly Sequence[] | undefined {
    const character = this.#glob[start];
    if (character === "[") return [[parseClass(this.#glob.slice(start, end + 1))]];
    const isBrace = character === "{";
    const range = isBrace ? expandRange(this.#glob.slice(start + 1, end)) : undefined;
    if (range) return range;
    const separator = isBrace ? "," : "|";
    return this.#listSeparators(start + 1, end, separator).length > 0 ? this.#parseChoices(start + 1, end, separator, depth) : undefined;
  }

  #parseChoices(start: number, end: number, separator: string, depth: number): Sequence[] {
    const cuts = [start - 1, ...this.#listSeparators(start, end, separator), end];
    return cuts.slice(1).flatMap((cut, index) => this.parse((cuts[index] ?? 0) + 1, cut, depth + 1));
  }

  #listSeparators(start: number, end: number, separator: string): number[] {
    const found: number[] = [];
    for (let at = start; at < end; at++) {
      const character = this.#glob[at];
      if (character === "\\") at++;
      else if (character === separator) found.push(at);
      else at = this.#ends.get(at) ?? at;
    }
    return found;
  }
}

function findBrackets(glob: string): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < glob.length; at++) {
    const character = glob.charAt(at);
    if (character === "\\") at++;
    else if (character === "[") {
      CLASS.lastIndex = at;
      const [found] = CLASS.exec(glob) ?? [];
      if (found === undefined) continue;
      ends.set(at, at + found.length - 1);
      at += found.length - 1;
    } else if (character === "{" || character === "(") open.push(at);
    else if (character === "}" || character === ")") {
      const opening = character === "}" ? "{" : "(";
      const index = open.findLastIndex((start) => glob[start] === opening);
      const start = open[index];
      if (start === undefined) continue;
      ends.set(start, at);
      // What opened within and did not close stands for itself.
      open.length = index;
    }
  }
  return ends;
}

function toGroup(mark: string, choices: readonly Sequence[]): readonly Sequence[] {
  if (mark === "@") return choices;
  if (mark === "?") return [[], ...choices];
  if (choices.some((choice) => choice.includes("/"))) throw new GlobProblem(GLOBS.slash(mark));
  return [[{ kind: mark === "!" ? "not" : "repeat", least: mark === "+" ? 1 : 0, choices }]];
}

function parseClass(text: string): GlobElement {
  CLASS.lastIndex = 0;
  const [, mark, body = ""] = CLASS.exec(text) ?? [];
  const characters = [...body.matchAll(/\\(.)|(.)/gsu)].map(([, escaped, plain]) => ({ text: escaped ?? plain ?? "", plain }));
  const ranges: [string, string][] = [];
  for (let at = 0; at < characters.length; at++) {
    const from = characters[at]?.text ?? "";
    const to = characters[at + 1]?.plain === "-" ? characters[at + 2]?.text : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) at += 2;
  }
  return { kind: "class", negated: mark !== "", ranges };
}

const RANGE = /^(?:(-?\d{1,9})\.\.(-?\d{1,9})|([A-Za-z])\.\.([A-Za-z]))(?:\.\.-?(\d{1,9}))?$/;

/** `1..3`, `01..10`, `a..e`, `0..100..10`; undefined for what is no range. */
function expandRange(text: string): Sequence[] | undefined {
  const [found, first, last, firstLetter, lastLetter, by = "1"] = RANGE.exec(text) ?? [];
  if (found === undefined) return undefined;
  const [from, to] = [first ?? firstLetter?.codePointAt(0), last ?? lastLetter?.codePointAt(0)].map(Number);
  if (from === undefined || to === undefined) return undefined;
  const step = Math.max(1, Number(by));
  const count = Math.floor(Math.abs(to - from) / step) + 1;
  if (count > MAX_ALTERNATIVES) throw new GlobProblem(GLOBS.tooMany(MAX_ALTERNATIVES));
  const width = [first, last].some((end) => /^-?0\d/.test(end ?? "")) ? Math.max(first?.length ?? 0, last?.length ?? 0) : 0;
  return Array.from({ length: count }, (_, index) => {
    const value = from + Math.sign(to - from) * step * index;
    const shown = firstLetter === undefined ? pad(value, width) : String.fromCodePoint(value);
    return [...shown];
  });
}

function pad(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width - 1, "0")}` : String(value).padStart(width, "0");
}
