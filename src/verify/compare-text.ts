import search from "approx-string-match";
import { distance } from "fastest-levenshtein";
import { isSpaceless, normalizeText } from "./normalize.ts";
import { countErrors, findOwn, indexPhrases, type PhraseIndex, type Place, parseText, type ReadText } from "./own-texts.ts";

/** What was read in a picture, compared with what a glossary wants. */
export interface TextCheck {
  /** 0–1: share of the wanted words that were found, weighted by length and similarity; null where nothing was wanted. */
  score: number | null;
  /** Wanted texts that were not found, nor anything they may have been misread as; as the glossary has them. */
  missing: string[];
  /** Source texts that are still there though they have a translation. */
  left: string[];
  /** Of the missing translations, those that another text may stand in place of. Absent: none. */
  replaced?: string[] | undefined;
}

export interface ExpectedText {
  terms: readonly { source: string; target: string }[];
  /** Texts that stay as they are. */
  keep: readonly string[];
  /** What was read in the source picture. What stands there unchanged is no other translation. */
  sourceText?: string;
}

/**
 * A text is found where at most one of five of its characters was read otherwise; one of less than five only as it is. Of 417
 * texts in rendered pictures (screens and banners; Latin, Chinese, Japanese, Arabic) all were found so. Other words are further
 * away: even `Settings` and `Savings` differ in three of eight characters.
 */
const FOUND = 0.8;

/**
 * A source text counts as standing in the source picture, or as left in the result, only where it was read all but exactly. In the source,
 * `Template` must not demand what `Templates` is translated to. If it is left in the result, its translation is missing anyway, and a word
 * of the wanted language that merely resembles it must not fail a result.
 */
const CERTAIN = 0.9;

/** Where no text is certainly wrong, so much of all texts together must be found. */
export const THRESHOLD = FOUND;

/**
 * Whether what was read is what the glossary wants. One translation that another text stands in place of is enough to fail. What is missing
 * alone is not: of 885 texts in right pictures of the bench, Tesseract read 13 not at all, as those on a light badge in a dark screen.
 * Where nothing was wanted, only what is left in the source language counts.
 */
export function passes({ score, missing, left, replaced = [] }: TextCheck): boolean {
  return left.length === 0 && replaced.length === 0 && (missing.length === 0 || score === null || score >= THRESHOLD);
}

/**
 * Of these, the terms that are texts of their own in what was read from the source picture (see {@link parseText}), since a word within a
 * sentence may be translated by another one; and the protected texts that stand anywhere in it. Each place counts for the text that fits
 * it best: where `Sign in` and `to continue` are lines of one text, neither counts.
 */
export function findOccurring(sourceText: string, words: ExpectedText): ExpectedText {
  const read = parseText(sourceText);
  const { terms, keep, index } = normalizeWords(words);
  const places = settle(findOwn(read, index, CERTAIN).filter(({ isOther }) => !isOther));
  const present = new Set(places.map(({ phrase }) => phrase));
  const inCapitals = new Set(places.filter(({ isSmall }) => !isSmall).map(({ phrase }) => phrase));
  return {
    terms: words.terms.filter(({ source }, at) => (startsWithCapital(source) ? inCapitals : present).has(terms[at] ?? "")),
    keep: words.keep.filter((_, at) => contains(read.whole, keep[at] ?? "")),
    sourceText,
  };
}

/** The same, with the terms that stand within sentences: what a model is to know. */
export function findMentioned(sourceText: string, words: ExpectedText): ExpectedText {
  const own = findOccurring(sourceText, words);
  const occurring = new Set(own.terms);
  const { whole } = parseText(sourceText);
  const { terms } = normalizeWords(words);
  return { ...own, terms: words.terms.filter((term, at) => occurring.has(term) || contains(whole, terms[at] ?? "")) };
}

/** `next` is no `Next`; what stands in capitals may be `next`. */
const startsWithCapital = (text: string) => /^[^\p{L}]*\p{Lu}/u.test(text);

/** What is looked for, of each term and each kept text. */
interface Phrases {
  terms: readonly string[];
  keep: readonly string[];
  index: PhraseIndex;
}

const normalized = new WeakMap<ExpectedText, Phrases>();

/** Once for all images of a locale: a catalogue has ten thousand. */
function normalizeWords(words: ExpectedText): Phrases {
  const known = normalized.get(words);
  if (known) return known;
  const terms = words.terms.map(({ source }) => normalizeText(source));
  const phrases = { terms, keep: words.keep.map(normalizeText), index: indexPhrases(terms) };
  normalized.set(words, phrases);
  return phrases;
}

/** Compares what was read in a result with what a glossary wants of it, for the terms that {@link findOccurring} gives. */
export function compareText(resultText: string, expected: ExpectedText): TextCheck {
  const read = parseText(resultText);
  const wanted = listWanted(expected);
  const sources = listLeavable(expected);
  // Of two that fit a place equally well, the wanted one comes first.
  const places: (Place & { isOther?: boolean })[] = wanted.flatMap(({ phrases }) =>
    phrases.flatMap((phrase) => findPlaces(read.whole, phrase)),
  );
  places.push(...findOwn(read, indexPhrases(sources.keys()), CERTAIN));
  const settled = settle(places);
  const inSource = settled.filter(({ phrase }) => sources.has(phrase));
  const ratings = new Map(wanted.flatMap(({ phrases }) => phrases).map((phrase) => [phrase, rate(phrase, read, { settled, inSource })]));
  const rated = wanted.map(({ phrases, text }) => ({
    text,
    value: Math.max(...phrases.map((phrase) => ratings.get(phrase)?.value ?? 0)),
    isThere: phrases.some((phrase) => ratings.get(phrase)?.isThere),
    weight: countLetters(phrases[0] ?? ""),
  }));

  const left = new Set<string>();
  for (const { phrase, similarity, isOther } of inSource) {
    const source = sources.get(phrase);
    if (source === undefined || isOther) continue;
    // `Menü`, read as `Menu`.
    const misread = areAlike(phrase, source.target) && (ratings.get(source.target)?.value ?? 0) >= similarity;
    if (!misread) left.add(source.text);
  }
  const missing = rated.filter(({ isThere }) => !isThere).map(({ text }) => text);
  const replaced = missing.length === 0 ? [] : listReplaced(missing, expected, listOthers(read, settled, expected));
  return { score: average(rated), missing, left: [...left], ...(replaced.length > 0 && { replaced }) };
}

/** Labels have so many letters; what has fewer is an icon or an edge, what has more is of a paragraph. */
const LETTERS = { least: 3, most: 30 };
const IDEOGRAPHS = { least: 2, most: 6 };

/**
 * Lines that were read alike in several forms of the picture, are nothing that was wanted, and stood otherwise in the source picture. Those of
 * a paragraph stand together.
 */
function listOthers({ own }: ReadText, settled: readonly Place[], { sourceText = "" }: ExpectedText): string[] {
  const lines = own.filter((place) => place.lineOf !== undefined && !settled.some((other) => overlap(place, other)));
  const counts = countBy(lines, ({ text }) => text);
  const linesOfBlock = countBy(lines, ({ lineOf }) => lineOf);
  const unchanged = [...new Set(parseText(sourceText).own.map(({ text }) => text))];
  const others = lines.filter(({ text, isOther, lineOf }) => {
    const { least, most } = isSpaceless(text) ? IDEOGRAPHS : LETTERS;
    const isLabel = text.length <= most && text.replace(/[^\p{L}]/gu, "").length >= least;
    return (
      isLabel &&
      !isOther &&
      linesOfBlock.get(lineOf) === 1 &&
      (counts.get(text) ?? 0) > 1 &&
      !unchanged.some((one) => distance(one, text) <= countErrors(text, FOUND))
    );
  });
  return [...new Set(others.map(({ text }) => text))];
}

/** How much longer one translation of a text is than another at most. */
const MOST_RATIO = 2.5;

/** A protected text may be missing for another reason: it counts wherever it stands, and a sentence may do without it. */
function listReplaced(missing: readonly string[], { terms }: ExpectedText, others: readonly string[]): string[] {
  const targets = new Set(terms.map(({ target }) => target));
  const areOfOneSize = (a: string, b: string) => Math.max(a.length, b.length) <= MOST_RATIO * Math.min(a.length, b.length);
  return missing.filter((text) => targets.has(text) && others.some((other) => areOfOneSize(normalizeText(text), other)));
}

function countBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, number> {
  return new Map([...Map.groupBy(items, keyOf)].map(([key, group]) => [key, group.length]));
}

/** Something that the glossary wants: the text as it has it, and what is looked for. */
interface Wanted {
  text: string;
  /** One of them is enough: `Open` and `Open…` may have two translations. */
  phrases: readonly string[];
}

/** One without letters and digits cannot be looked for. */
function listWanted({ terms, keep }: ExpectedText): Wanted[] {
  const pairs = [
    ...terms.map(({ source, target }) => [normalizeText(source), target] as const),
    ...keep.map((text) => ["", text] as const),
  ];
  const wanted = new Map<string, Wanted & { phrases: string[] }>();
  for (const [source, text] of pairs) {
    const phrase = normalizeText(text);
    if (phrase === "") continue;
    const key = source || ` ${phrase}`;
    const known = wanted.get(key) ?? { text, phrases: [] };
    wanted.set(key, known);
    if (!known.phrases.includes(phrase)) known.phrases.push(phrase);
  }
  // Two terms of one translation want it once.
  return [...new Map([...wanted.values()].map((one) => [one.phrases.join("\n"), one])).values()];
}

/**
 * Source texts that must not be there any more, by what is looked for. One that stands in a wanted text may be there; and one of
 * two letters is found by chance (but not one of two ideographs).
 */
function listLeavable(expected: ExpectedText): Map<string, { text: string; target: string }> {
  const wanted = listWanted(expected).flatMap(({ phrases }) => phrases);
  const sources = expected.terms.map(
    ({ source, target }) => [normalizeText(source), { text: source, target: normalizeText(target) }] as const,
  );
  const isLeavable = (phrase: string) => phrase.length > (isSpaceless(phrase) ? 1 : 2) && !wanted.some((text) => contains(text, phrase));
  return new Map(sources.filter(([phrase]) => isLeavable(phrase)));
}

const pad = (text: string) => ` ${text} `;

/** What is searched for. A word ends where it ends: `Save` is not in `Saved`. In scripts without spaces nothing shows where it ends. */
const pattern = (phrase: string) => (isSpaceless(phrase) ? phrase : pad(phrase));

const contains = (text: string, phrase: string) => phrase !== "" && pad(text).includes(pattern(phrase));

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

/** Gives each part of what was read to the phrase that explains most of it; an error takes away as much as two letters explain. */
function settle<T extends Place>(places: readonly T[]): T[] {
  const worth = ({ phrase, similarity }: T) => phrase.length * (1 - 2 * (1 - similarity));
  const settled: T[] = [];
  for (const place of [...places].sort((a, b) => worth(b) - worth(a))) {
    if (!settled.some((other) => overlap(place, other))) settled.push(place);
  }
  return settled;
}

type Span = Pick<Place, "start" | "end">;

/** Whether two places share at least half of the shorter one. A misread edge is no more than a letter or two. */
function overlap(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return 2 * shared >= Math.min(a.end - a.start, b.end - b.start);
}

interface Settled {
  /** The phrase that each part of what was read was given to. */
  settled: readonly Place[];
  /** Those of source texts. */
  inSource: readonly Place[];
}

interface Rating {
  /** How well it was found, 0–1. */
  value: number;
  isThere: boolean;
}

/** Looks for a wanted phrase: as a whole, misread, or in parts. What stands where a source text was left is not it. */
function rate(phrase: string, { whole, own }: ReadText, { settled, inSource }: Settled): Rating {
  const others = settled.filter((place) => !contains(place.phrase, phrase));
  // `Se déconnecter` is not `Se connecter`, misread.
  const isOther = (place: Place) =>
    place.similarity < 1 && others.some((other) => other.similarity > place.similarity && overlap(place, other));
  const find = (text: string) =>
    findPlaces(whole, text)
      .filter((place) => !inSource.some((other) => overlap(place, other)) && !isOther(place))
      .reduce((best, { similarity }) => Math.max(best, similarity), 0);
  const found = find(phrase);
  if (found > 0) return { value: found, isThere: true };
  // In right pictures, `閉く` is read for `開く`, and `创建几户` for `创建账户`.
  const isMisread = own.some((text) => distance(text.text, phrase) <= 1 && !others.some((other) => overlap(text, other)));
  if (isMisread && phrase.length > 1) return { value: 1 - 1 / phrase.length, isThere: true };
  const value = rateParts(phrase, find);
  return { value, isThere: value >= FOUND };
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
function average(rated: readonly { value: number; weight: number }[]): number | null {
  const weight = rated.reduce((sum, one) => sum + one.weight, 0);
  return weight === 0 ? null : rated.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
}

/** Whether reading errors could make one phrase the other. */
function areAlike(a: string, b: string): boolean {
  return distance(a, b) <= Math.max(1, countErrors(b, FOUND));
}
