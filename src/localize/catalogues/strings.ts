import { missingHere, PROPERTY_LIST } from "../localize-messages.ts";
import { type Catalogue, UnreadableCatalogue } from "./catalogue.ts";

const BLANK = /(?:\s+|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
const QUOTED = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y;
/** A key or text without quotes, as property lists have it. What begins a comment is none of it. */
const BARE = /((?:[\w.$:-]|\/(?![/*]))+)/y;

/** https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists/OldStylePlists/OldStylePLists.html */
const ESCAPED: Readonly<Record<string, string>> = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/**
 * Apple's `.strings` as text: `"key" = "text";` and comments. Where no source file is named, the key is the source text, as with
 * `NSLocalizedString`. Of a repeated key the last text counts.
 * https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
 *
 * @throws UnreadableCatalogue
 */
export function readStrings(text: string): Catalogue[] {
  if (/^\s*(<|bplist)/.test(text)) throw new UnreadableCatalogue(PROPERTY_LIST);
  const texts = new Map<string, string>();
  let at = 0;
  const skip = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found?.[1] ?? found?.[0];
  };
  const take = (pattern: RegExp): string | undefined => {
    const token = skip(pattern);
    skip(BLANK);
    return token;
  };
  const word = () => {
    const quoted = take(QUOTED);
    return quoted === undefined ? take(BARE) : unescapeText(quoted);
  };
  const fail = (expected: string): never => {
    throw new UnreadableCatalogue(missingHere(expected), text.slice(0, at).split("\n").length);
  };
  skip(BLANK);
  while (at < text.length) {
    const key = word() ?? fail("A key in quotes");
    const value = take(/=/y) ? (word() ?? fail("A text in quotes")) : key;
    if (!take(/;/y)) fail(`\`;\` after ${JSON.stringify(key.slice(0, 60))}`);
    texts.set(key, value);
  }
  return [{ messages: [...texts].map(([key, text]) => ({ key, source: key, text })) }];
}

/** `\U` has four hexadecimal digits, a UTF-16 unit. */
function unescapeText(text: string): string {
  return text.replace(/\\(?:U([\dA-Fa-f]{4})|([\s\S]))/g, (_, unit: string | undefined, character: string) =>
    unit ? String.fromCharCode(Number.parseInt(unit, 16)) : (ESCAPED[character] ?? character),
  );
}
