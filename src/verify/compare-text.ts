import search from "approx-string-match";
import { distance } from "fastest-levenshtein";
import { isSpaceless, normalizeText } from "./normalize.ts";

/** What was read in a picture, compared with what a glossary wants. */
export interface TextCheck {
  /** 0–1: share of the wanted words that were found, weighted by length and similarity; null where nothing was wanted. */
  score: number | null;
  /** Wanted texts that were not found, as the glossary has them. */
  missing: string[];
  /** Source texts that are still there though they have a translation. */
  left: string[];
}

export interface ExpectedText {
  terms: readonly { source: string; target: string }[];
  /** Texts that stay as they are. */
  keep: readonly string[];
}

/**
 * A text is found where at most one of five of its characters was read otherwise; one of less than five only as it is. Of 417
 * texts in rendered pictures (screens and banners; Latin, Chinese, Japanese, Arabic) all were found so. Other words are further
 * away: even `Settings` and `Savings` differ in three of eight characters.
 */
const FOUND = 0.8;

/**
 * A source text counts as left only where it was read all but exactly. It was legible in the source picture, its translation is
 * missing anyway if it is left, and a word of the wanted language that merely resembles it must not fail a result.
 */
const LEFT = 0.9;

/**
 * The score from which a result passes: that of a single text, so that a result fails only where something is missing or left.
 * Of the sample, right pictures scored 0.95 and more, untranslated ones 0.35 and less, and pictures with other texts 0.
 */
export const THRESHOLD = FOUND;

/** Whether what was read is what the glossary wants. Where nothing was wanted, only what is left in the source language counts. */
export function passes({ score, left }: TextCheck): boolean {
  return left.length === 0 && (score === null || score >= THRESHOLD);
}

/**
 * Of these, the terms and protected texts that stand in the text read from the source picture. Each place counts for the text
 * that fits it best: where `Sign in to continue` stands, `Sign in` does not.
 */
export function findOccurring(sourceText: string, words: ExpectedText): ExpectedText {
  const read = pad(normalizeText(sourceText));
  const phrases = normalizeWords(words);
  const likely = createPhraseFilter(read);
  const counts = new Map<string, number>();
  for (const { phrase } of settle(
    [...new Set([...phrases.terms, ...phrases.keep])].filter(likely).flatMap((phrase) => findPlaces(read, phrase)),
  ))
    counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  // A picture is read more than once: `Desk lamp`, of which one reading has the first word alone, is no `Desk`.
  const isFragment = (phrase: string, count: number) =>
    [...counts].some(([other, often]) => often > 2 * count && (contains(other, phrase) || areAlike(other, phrase)));
  const present = new Set([...counts].filter(([phrase, count]) => !isFragment(phrase, count)).map(([phrase]) => phrase));
  const occurs = (list: readonly string[]) => (_: unknown, index: number) => present.has(list[index] ?? "");
  return { terms: words.terms.filter(occurs(phrases.terms)), keep: words.keep.filter(occurs(phrases.keep)) };
}

/** What is looked for, of each term and each kept text. */
interface Phrases {
  terms: readonly string[];
  keep: readonly string[];
}

const normalized = new WeakMap<ExpectedText, Phrases>();

/** Once for all images of a locale: a catalogue has ten thousand. */
function normalizeWords(words: ExpectedText): Phrases {
  const known = normalized.get(words) ?? {
    terms: words.terms.map(({ source }) => normalizeText(source)),
    keep: words.keep.map(normalizeText),
  };
  normalized.set(words, known);
  return known;
}

/**
 * Makes the test whether a phrase may stand in what was read, as {@link findPlaces} finds it: of ten thousand terms, a hundred do. An error
 * spoils no more pieces of a phrase than a piece has letters, and moves what follows by one at most. So enough pieces must be there as they
 * are, at places that are as far from each other as in the phrase, but for the number of errors.
 */
function createPhraseFilter(read: string): (phrase: string) => boolean {
  const pieces = new Map([2, 3].map((length) => [length, indexPieces(read, length)]));
  return (phrase) => {
    const wanted = pattern(phrase);
    const maxErrors = countErrors(phrase, FOUND);
    if (maxErrors === 0) return read.includes(wanted);
    const length = isSpaceless(phrase) ? 2 : 3;
    const least = wanted.length - length + 1 - maxErrors * length;
    if (least <= 0) return true;
    // By where the phrase would begin, in steps of which two hold all that belongs to one place.
    const counts = new Uint32Array(Math.ceil((read.length + wanted.length) / (maxErrors + 1)) + 2);
    for (let at = 0; at + length <= wanted.length; at++) {
      const places = pieces.get(length)?.get(wanted.slice(at, at + length)) ?? [];
      if (places.length > MANY) return true;
      for (const place of places) {
        const step = 1 + Math.floor((place - at + wanted.length) / (maxErrors + 1));
        const count = (counts[step] ?? 0) + 1;
        counts[step] = count;
        if (count + Math.max(counts[step - 1] ?? 0, counts[step + 1] ?? 0) >= least) return true;
      }
    }
    return false;
  };
}

/** Places of a piece that are too many to look at: `aaaa…`. */
const MANY = 200;

function indexPieces(text: string, length: number): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + length <= text.length; at++) {
    const piece = text.slice(at, at + length);
    const known = places.get(piece);
    if (known) known.push(at);
    else places.set(piece, [at]);
  }
  return places;
}

/** Compares what was read in a result with what a glossary wants of it, for the terms that {@link findOccurring} gives. */
export function compareText(resultText: string, expected: ExpectedText): TextCheck {
  const read = pad(normalizeText(resultText));
  const wanted = listWanted(expected);
  const sources = listLeavable(expected);
  // Of two that fit a place equally well, the wanted one comes first.
  const places = [...wanted.keys(), ...sources.keys()].flatMap((phrase) => findPlaces(read, phrase));
  const inSource = settle(places).filter(({ phrase }) => sources.has(phrase));
  const rated = new Map([...wanted.keys()].map((phrase) => [phrase, rate(phrase, read, inSource)]));

  const left = new Set<string>();
  for (const { phrase, similarity } of inSource) {
    const source = sources.get(phrase);
    if (source === undefined || similarity < LEFT) continue;
    // `Menü`, read as `Menu` for once: a picture is read more than once.
    const misread = areAlike(phrase, source.target) && (rated.get(source.target) ?? 0) >= similarity;
    if (!misread) left.add(source.text);
  }
  const missing = [...wanted].filter(([phrase]) => (rated.get(phrase) ?? 0) < FOUND).map(([, text]) => text);
  return { score: average(rated), missing, left: [...left] };
}

/** Wanted texts by what is looked for; one without letters and digits cannot be. */
function listWanted({ terms, keep }: ExpectedText): Map<string, string> {
  const wanted = [...terms.map(({ target }) => target), ...keep].map((text) => [normalizeText(text), text] as const);
  return new Map(wanted.filter(([phrase]) => phrase !== ""));
}

/**
 * Source texts that must not be there any more, by what is looked for. One that stands in a wanted text may be there; and one of
 * two letters is found by chance (but not one of two ideographs).
 */
function listLeavable(expected: ExpectedText): Map<string, { text: string; target: string }> {
  const wanted = [...listWanted(expected).keys()];
  const sources = expected.terms.map(
    ({ source, target }) => [normalizeText(source), { text: source, target: normalizeText(target) }] as const,
  );
  const isLeavable = (phrase: string) => phrase.length > (isSpaceless(phrase) ? 1 : 2) && !wanted.some((text) => contains(text, phrase));
  return new Map(sources.filter(([phrase]) => isLeavable(phrase)));
}

/** A part of what was read, and the text that it is taken for. */
interface Place {
  phrase: string;
  /** Offsets in what was read, without the spaces around it. */
  start: number;
  end: number;
  /** 0–1: 1 less the edit distance as a share of the phrase's characters. */
  similarity: number;
}

const pad = (text: string) => ` ${text} `;

/** What is searched for. A word ends where it ends: `Save` is not in `Saved`. In scripts without spaces nothing shows where it ends. */
const pattern = (phrase: string) => (isSpaceless(phrase) ? phrase : pad(phrase));

const contains = (text: string, phrase: string) => pad(text).includes(pattern(phrase));

/** The places of a phrase in what was read: those that fit best, then those that fit best elsewhere, and so on. */
function findPlaces(read: string, phrase: string): Place[] {
  const maxErrors = countErrors(phrase, FOUND);
  const places: Place[] = [];
  for (let rest = read, known = -1; known < places.length; ) {
    known = places.length;
    for (const match of phrase === "" ? [] : search(rest, pattern(phrase), maxErrors)) {
      const found = rest.slice(match.start, match.end);
      // Of matches that overlap, the first counts.
      if (found.includes(TAKEN)) continue;
      const start = match.start + found.length - found.trimStart().length;
      const end = start + found.trim().length;
      places.push({ phrase, start, end, similarity: 1 - match.errors / phrase.length });
      rest = rest.slice(0, start) + TAKEN.repeat(end - start) + rest.slice(end);
    }
  }
  return places;
}

/** Stands for each character of a place that was found: it is in no text. */
const TAKEN = "\0";

/** The whole number of errors that leaves a phrase at least so similar. */
function countErrors(phrase: string, similarity: number): number {
  return Math.floor(phrase.length * (1 - similarity) + 1e-9);
}

/** Gives each part of what was read to the phrase that explains most of it; an error takes away as much as two letters explain. */
function settle(places: readonly Place[]): Place[] {
  const worth = ({ phrase, similarity }: Place) => phrase.length * (1 - 2 * (1 - similarity));
  const settled: Place[] = [];
  for (const place of [...places].sort((a, b) => worth(b) - worth(a))) {
    if (!settled.some((other) => overlap(place, other))) settled.push(place);
  }
  return settled;
}

/** Whether two places share at least half of the shorter one. A misread edge is no more than a letter or two. */
function overlap(a: Place, b: Place): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * shared >= Math.min(a.end - a.start, b.end - b.start);
}

/** How well a wanted phrase was found, 0–1: as a whole, or in parts. What stands where a source text was left is not it. */
function rate(phrase: string, read: string, inSource: readonly Place[]): number {
  const find = (text: string) =>
    findPlaces(read, text)
      .filter((place) => !inSource.some((other) => overlap(place, other)))
      .reduce((best, { similarity }) => Math.max(best, similarity), 0);
  return find(phrase) || rateParts(phrase, find);
}

/** Of text without spaces, fewer characters in a row are found by chance. */
const LEAST_PART = 3;

/**
 * Lines of a text that is broken are not always read one after the other, as of columns side by side. So its beginning counts as
 * far as it is found, then the rest as far as that is found elsewhere, and so on: whole words, or, of text without spaces, some
 * characters in a row.
 */
function rateParts(phrase: string, find: (text: string) => number): number {
  const [units, glue, least] = isSpaceless(phrase) ? [[...phrase], "", LEAST_PART] : [phrase.split(" "), " ", 1];
  let found = 0;
  for (let start = 0; start + least <= units.length; ) {
    let part = "";
    let similarity = 0;
    let end = start + least;
    for (; end <= units.length; end++) {
      const longer = units.slice(start, end).join(glue);
      const longerSimilarity = find(longer);
      if (longerSimilarity === 0) break;
      part = longer;
      similarity = longerSimilarity;
    }
    found += similarity * countLetters(part);
    start = part === "" ? start + 1 : end - 1;
  }
  return found / countLetters(phrase);
}

const countLetters = (phrase: string) => phrase.replaceAll(" ", "").length;

/** The mean, in which a phrase weighs as much as it has letters; null of nothing. */
function average(rated: ReadonlyMap<string, number>): number | null {
  const weight = [...rated.keys()].reduce((sum, phrase) => sum + countLetters(phrase), 0);
  return weight === 0 ? null : [...rated].reduce((sum, [phrase, value]) => sum + value * countLetters(phrase), 0) / weight;
}

/** Whether reading errors could make one phrase the other. */
function areAlike(a: string, b: string): boolean {
  return distance(a, b) <= Math.max(1, countErrors(b, FOUND));
}
