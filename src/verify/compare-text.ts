import type { PictureText } from "../text/text-places.ts";
import { areAlike, contains, countLetters, FOUND, findPlaces, rate, type Span, settle } from "./find-phrases.ts";
import { isSpaceless, normalizeText } from "./normalize.ts";
import { findOwn, indexPhrases, type OwnPlace, type PhraseIndex, type Place, parseText, type ReadText } from "./own-texts.ts";

/** What was read in a picture, compared with what a glossary wants. */
export interface TextCheck {
  /** 0–1: share of the wanted words that were found, weighted by length and similarity; null where nothing was wanted. */
  score: number | null;
  /** Wanted texts that were not found, nor anything they may have been misread as; as the glossary has them. */
  missing: string[];
  /** Source texts that are still there though they have a translation. */
  left: string[];
  /** Of the missing translations, those that another text stands in place of. Absent: none. */
  replaced?: string[] | undefined;
}

export interface ExpectedText {
  terms: readonly { source: string; target: string }[];
  /** Texts that stay as they are. */
  keep: readonly string[];
  /** What was read in the source picture: it shows where the terms stand. */
  sourceText?: PictureText;
  /** All translations of the glossary, normalized. */
  known?: ReadonlySet<string>;
}

/**
 * A source text counts as standing in the source picture, or as left in the result, only where it was read all but exactly. In the source,
 * `Template` must not demand what `Templates` is translated to. If it is left in the result, its translation is missing anyway, and a word
 * of the wanted language that merely resembles it must not fail a result.
 */
export const CERTAIN = 0.9;

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
export function findOccurring(sourceText: PictureText, words: ExpectedText): ExpectedText {
  const read = parseText(sourceText);
  const { terms, keep, index, targets } = normalizeWords(words);
  const places = findSources(read, index);
  const present = new Set(places.map(({ phrase }) => phrase));
  const inCapitals = new Set(places.filter(({ isSmall }) => !isSmall).map(({ phrase }) => phrase));
  return {
    terms: words.terms.filter(({ source }, at) => (startsWithCapital(source) ? inCapitals : present).has(terms[at] ?? "")),
    keep: words.keep.filter((_, at) => contains(read.whole, keep[at] ?? "")),
    sourceText,
    known: targets,
  };
}

/** Where terms stand in the source picture. */
export function findSources(read: ReadText, index: PhraseIndex): OwnPlace[] {
  return settle(findOwn(read, index, CERTAIN).filter(({ isOther }) => !isOther));
}

/** The same, with the terms that stand within sentences: what a model is to know. */
export function findMentioned(sourceText: PictureText, words: ExpectedText): ExpectedText {
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
  targets: ReadonlySet<string>;
}

const normalized = new WeakMap<ExpectedText, Phrases>();

/** Once for all images of a locale: a catalogue has ten thousand. */
function normalizeWords(words: ExpectedText): Phrases {
  const known = normalized.get(words);
  if (known) return known;
  const terms = words.terms.map(({ source }) => normalizeText(source));
  const targets = new Set(words.terms.map(({ target }) => normalizeText(target)));
  const phrases = { terms, keep: words.keep.map(normalizeText), index: indexPhrases(terms), targets };
  normalized.set(words, phrases);
  return phrases;
}

/** What was read in a result, with what of it is taken for what. */
export interface Comparison {
  check: TextCheck;
  read: ReadText;
  wanted: readonly FoundText[];
  /** Each part of what was read that is a wanted, a kept or a source text. */
  settled: readonly Place[];
}

/** A wanted text, and where it was found. */
export interface FoundText extends Wanted {
  isThere: boolean;
  /** Nothing else can have been read for it. */
  isSure: boolean;
  places: readonly Span[];
}

/** Compares what was read in a result with what a glossary wants of it, for the terms that {@link findOccurring} gives. */
export function comparePicture(result: Pick<PictureText, "blocks">, expected: ExpectedText): Comparison {
  const read = parseText(result);
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
  const rated = wanted.map((one) => {
    const all = one.phrases.flatMap((phrase) => ratings.get(phrase) ?? []);
    return {
      ...one,
      value: Math.max(...all.map(({ value }) => value)),
      isThere: all.some(({ isThere }) => isThere),
      isSure: all.some(({ isThere, isSure }) => isThere && isSure),
      places: all.flatMap((rating) => rating.places),
      weight: countLetters(one.phrases[0] ?? ""),
    };
  });

  const left = new Set<string>();
  const absent = new Set(rated.filter(({ isThere }) => !isThere).map(({ source }) => source));
  for (const { phrase, similarity, isOther } of inSource) {
    const source = sources.get(phrase);
    // What a further reading alone has may be a misreading, unless the translation is nowhere.
    if (source === undefined || (isOther && !absent.has(phrase))) continue;
    // `Menü`, read as `Menu`.
    const misread = areAlike(phrase, source.target) && (ratings.get(source.target)?.value ?? 0) >= similarity;
    if (!misread) left.add(source.text);
  }
  const missing = rated.filter(({ isThere }) => !isThere).map(({ text }) => text);
  return { check: { score: average(rated), missing, left: [...left] }, read, wanted: rated, settled };
}

/** Something that the glossary wants: the text as it has it, and what is looked for. */
interface Wanted {
  text: string;
  /** The term, normalized; empty for a kept text. */
  source: string;
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
    const known = wanted.get(key) ?? { text, source, phrases: [] };
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

/** The mean, in which a phrase weighs as much as it has letters; null of nothing. */
function average(rated: readonly { value: number; weight: number }[]): number | null {
  const weight = rated.reduce((sum, one) => sum + one.weight, 0);
  return weight === 0 ? null : rated.reduce((sum, one) => sum + one.value * one.weight, 0) / weight;
}
