import { type GlobElement, type GlobGroup, GlobProblem, parseGlob } from "./glob-parser.ts";
import { GLOBS } from "./text-messages.ts";

/** Steps that matching may still take, in a run. */
export interface GlobBudget {
  left: number;
}

/** One to four seconds. 100 globs over 100,000 files take a tenth of it. */
const MAX_STEPS = 100_000_000;

export const createGlobBudget = (): GlobBudget => ({ left: MAX_STEPS });

export class GlobBudgetSpent extends Error {
  override readonly name = "GlobBudgetSpent";
}

interface Glob {
  /** What the path begins with. */
  base: string;
  /** What its last part is like, where nothing else counts. */
  file: Part | undefined;
  parts: Ends<readonly Part[]>;
}

/** What stands before the first and after the last thing that may be of any length. The middle is empty where there is none. */
interface Ends<T> {
  begin: T;
  middle: T;
  end: T;
}

/** What a glob says of the text between two slashes. */
type Part = { kind: "any-parts" } | { kind: "name"; name: string } | WildPart;

interface WildPart {
  kind: "wild";
  begin: string;
  middle: readonly GlobElement[];
  end: string;
  /** Anything may stand in the middle. */
  isPlain: boolean;
  hasGroups: boolean;
}

/** Alternatives of all globs of an input. */
const MAX_ALTERNATIVES = 10_000;

/** What is wrong with globs, as a sentence; undefined for nothing. */
export function findGlobProblem(globs: readonly string[]): string | undefined {
  let count = 0;
  for (const glob of globs) {
    try {
      if (isMagic(glob)) count += toGlobs(glob.replace(/^!/, "")).length;
    } catch (error) {
      if (error instanceof GlobProblem) return GLOBS.problem(glob, error.message);
      throw error;
    }
    if (count > MAX_ALTERNATIVES) return GLOBS.tooManyInAll(MAX_ALTERNATIVES);
  }
  return undefined;
}

/**
 * Makes the test whether a path is one that globs mean. It takes steps in proportion to the lengths of glob and name, whatever they hold,
 * without regular expressions, which would try every way to divide a name among several `*`. What is left, many globs over many files, is
 * counted.
 *
 * @param globs Those that {@link findGlobProblem} accepts, without the `!` of exclusions.
 * @param paths All that may be matched.
 * @returns the test, which throws GlobBudgetSpent.
 */
export function compileGlobs(globs: readonly string[], paths: Iterable<string>, budget: GlobBudget): (path: string) => boolean {
  // A path that equals a glob is meant whatever its marks mean, and a long list of plain paths takes no steps.
  const exact = new Set(globs);
  const magic = globs.filter(isMagic);
  const names = listBracketNames(magic, paths);
  const compiled = magic.flatMap((glob) => spellNames(glob, names).flatMap(toGlobs));
  const matcher = new Matcher(budget);
  return (path) => exact.has(path) || (compiled.length > 0 && matcher.matchesOne(compiled, path));
}

function isMagic(glob: string): boolean {
  return /[*?[{(\\]/.test(glob);
}

/** The folder in which all paths of a glob lie; empty for the top. */
export function folderOf(glob: string): string {
  const [plain = ""] = glob.split(/[*?[{(\\]/, 1);
  return plain.slice(0, Math.max(0, plain.lastIndexOf("/")));
}

const BRACKET = /[[(]/;

/** Names of the workspace with brackets in them, such as the route folders `[lang]` and `(shop)`, where a glob has brackets too. */
function listBracketNames(globs: readonly string[], paths: Iterable<string>): ReadonlySet<string> {
  const names = new Set<string>();
  if (!globs.some((glob) => BRACKET.test(glob))) return names;
  for (const path of paths) {
    if (BRACKET.test(path)) for (const name of path.split("/")) if (BRACKET.test(name)) names.add(name);
  }
  return names;
}

/** A folder that really has a name with brackets is that folder. A file may be either: `[1].png` is itself, and `1.png`. */
function spellNames(glob: string, names: ReadonlySet<string>): string[] {
  const folders = glob.split("/");
  const file = folders.pop() ?? "";
  const spell = (name: string) => (names.has(name) ? name.replace(/[^\p{L}\p{N}]/gu, "\\$&") : name);
  return [...new Set([file, spell(file)])].map((last) => [...folders.map(spell), last].join("/"));
}

function toGlobs(glob: string): Glob[] {
  return parseGlob(glob).map((sequence) => {
    const parts = splitAtSlashes(sequence).map(toPart);
    const { begin, middle, end } = findEnds(parts, ({ kind }) => kind === "any-parts");
    const wild = begin.findIndex(({ kind }) => kind === "wild");
    const names = (wild < 0 ? begin : begin.slice(0, wild)).map((part) => (part.kind === "name" ? part.name : ""));
    const isUsual = wild < 0 && middle.length === 1 && end.length === 1;
    return {
      // Of `docs/**`, also `docs` itself.
      base: isUsual ? names.map((name) => `${name}/`).join("") : names.join("/"),
      file: isUsual ? end[0] : undefined,
      parts: { begin, middle, end },
    };
  });
}

function findEnds<T>(items: readonly T[], isOpen: (item: T) => boolean): Ends<T[]> {
  const first = items.findIndex(isOpen);
  if (first < 0) return { begin: [...items], middle: [], end: [] };
  const last = items.findLastIndex(isOpen) + 1;
  return { begin: items.slice(0, first), middle: items.slice(first, last), end: items.slice(last) };
}

function splitAtSlashes(sequence: readonly GlobElement[]): GlobElement[][] {
  const parts: GlobElement[][] = [[]];
  for (const element of sequence) {
    if (element === "/") parts.push([]);
    else parts.at(-1)?.push(element);
  }
  return parts;
}

function toPart(elements: readonly GlobElement[]): Part {
  const [first] = elements;
  if (elements.length === 1 && typeof first === "object" && first.kind === "any-parts") return { kind: "any-parts" };
  const { begin, middle, end } = findEnds(elements, (element) => typeof element !== "string");
  if (middle.length === 0) return { kind: "name", name: begin.join("") };
  const hasGroups = middle.some((element) => typeof element === "object" && "choices" in element);
  return { kind: "wild", begin: begin.join(""), middle, end: end.join(""), isPlain: middle.length === 1 && middle.every(isAny), hasGroups };
}

class Matcher {
  readonly #budget: GlobBudget;

  constructor(budget: GlobBudget) {
    this.#budget = budget;
  }

  matchesOne(globs: readonly Glob[], path: string): boolean {
    this.#count(globs.length);
    let names: string[] | undefined;
    for (const { base, file, parts } of globs) {
      if (!path.startsWith(base)) continue;
      if (file !== undefined) {
        // The usual glob, such as `docs/**/*.png`, needs no look at the folders.
        if (this.#matchPart(file, path.slice(path.lastIndexOf("/") + 1))) return true;
        continue;
      }
      names ??= path.split("/");
      if (this.#matchParts(parts, names)) return true;
    }
    return false;
  }

  #count(steps: number): void {
    this.#budget.left -= steps;
    if (this.#budget.left < 0) throw new GlobBudgetSpent("too many steps");
  }

  #matchParts({ begin, middle, end }: Glob["parts"], names: readonly string[]): boolean {
    const rest = names.length - end.length;
    if (middle.length === 0 ? rest !== begin.length : rest < begin.length) return false;
    for (let at = 0; at < begin.length; at++) if (!this.#matchPart(begin[at], names[at])) return false;
    for (let at = 0; at < end.length; at++) if (!this.#matchPart(end[at], names[rest + at])) return false;
    return middle.length <= 1 || this.#matchInOrder(middle, names.slice(begin.length, rest), this.#matchPart);
  }

  /**
   * Matches a pattern with things in a row, of which those of the kind `any…` stand for any number. Where something does not fit, only the
   * last of these takes one more: what those before it took need never be tried again.
   */
  #matchInOrder<P extends GlobElement | Part>(
    pattern: readonly P[],
    items: ArrayLike<string>,
    fits: (part: P | undefined, item: string | undefined) => boolean,
  ): boolean {
    let [at, item, open, taken] = [0, 0, -1, 0];
    let steps = 0;
    while (item < items.length) {
      steps++;
      const part = pattern[at];
      if (part !== undefined && isAny(part)) {
        open = at++;
        taken = item;
      } else if (fits(part, items[item])) {
        at++;
        item++;
      } else if (open >= 0) {
        at = open + 1;
        item = ++taken;
      } else break;
    }
    this.#count(steps);
    while (at < pattern.length && isAny(pattern[at])) at++;
    return item === items.length && at === pattern.length;
  }

  readonly #matchPart = (part: Part | undefined, name = ""): boolean => {
    if (part?.kind !== "wild") return part?.kind === "name" && part.name === name;
    const { begin, middle, end } = part;
    if (name.length < begin.length + end.length || !name.startsWith(begin) || !name.endsWith(end)) return false;
    if (part.isPlain) return true;
    const text = name.slice(begin.length, name.length - end.length);
    return part.hasGroups
      ? this.#findEnds(middle, text, [0]).includes(text.length)
      : this.#matchInOrder(middle, text, this.#matchCharacter);
  };

  readonly #matchCharacter = (element: GlobElement | undefined, character = ""): boolean => {
    if (typeof element !== "object") return element === character;
    if (element.kind !== "class") return element.kind === "one";
    this.#count(element.ranges.length);
    return element.negated !== element.ranges.some(([from, to]) => from <= character && character <= to);
  };

  /** Where the elements may end that begin at one of some places. Each of them takes a place once, however often it is reached. */
  #findEnds(elements: readonly GlobElement[], text: string, starts: readonly number[]): number[] {
    let places = [...starts];
    for (const element of elements) {
      // They take longer than others.
      this.#count(5 * (places.length + 1));
      if (typeof element === "object" && element.kind === "repeat") places = this.#repeat(element, text, places);
      else if (typeof element === "object" && element.kind === "not") places = this.#findOther(element, text, places);
      else if (isAny(element)) places = places.length === 0 ? [] : listFrom(Math.min(...places), text.length);
      else places = places.flatMap((at) => (at < text.length && this.#matchCharacter(element, text.charAt(at)) ? [at + 1] : []));
    }
    return places;
  }

  #findChoices({ choices }: GlobGroup, text: string, starts: readonly number[]): Set<number> {
    return new Set(choices.flatMap((choice) => this.#findEnds(choice, text, starts)));
  }

  #repeat(group: GlobGroup, text: string, starts: readonly number[]): number[] {
    const found = new Set(group.least === 0 ? starts : []);
    for (let fresh = starts; fresh.length > 0; ) {
      fresh = [...this.#findChoices(group, text, fresh)].filter((end) => !found.has(end));
      for (const end of fresh) found.add(end);
    }
    return [...found];
  }

  #findOther(group: GlobGroup, text: string, starts: readonly number[]): number[] {
    const found = new Set<number>();
    for (const start of starts) {
      this.#count(text.length);
      const excluded = this.#findChoices(group, text, [start]);
      for (const end of listFrom(start, text.length)) if (!excluded.has(end)) found.add(end);
    }
    return [...found];
  }
}

function isAny(part: GlobElement | Part | undefined): boolean {
  return typeof part === "object" && (part.kind === "any" || part.kind === "any-parts");
}

function listFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
