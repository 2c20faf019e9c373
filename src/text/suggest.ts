import { closest, distance } from "fastest-levenshtein";

/** A text of a file in a message: on one line, and not long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** What may be wrong with a glob that selects nothing; a sentence after another one, or empty. */
export function hintAtComma(glob: string): string {
  return /,\s/.test(glob.replace(/\{[^{}]*\}/g, "")) ? " A comma does not separate globs: write one glob a line." : "";
}

const MOST = 10;

/** Ten of several, and how many more there are. */
export function enumerate(items: readonly string[]): string {
  const rest = items.length - MOST;
  return items.slice(0, MOST).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** The name that was surely meant: at most half of the longer one is another, since a model's vendor may be left out; or it has another case. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  // The time that it takes grows with both lengths.
  const name = given.slice(0, 60);
  const folded = name.toLowerCase();
  return findNear(name, names) ?? names.find((one) => one.toLowerCase() === folded);
}

function findNear(name: string, names: readonly string[]): string | undefined {
  const near = names.length > 0 ? closest(name, names) : undefined;
  return near !== undefined && distance(name, near) * 2 <= Math.max(name.length, near.length) ? near : undefined;
}

/** The same as a sentence after another one; empty where there is none. */
export function suggest(given: string, names: readonly string[]): string {
  const name = nearest(given, names);
  return name === undefined ? "" : ` Did you mean \`${name}\`?`;
}
