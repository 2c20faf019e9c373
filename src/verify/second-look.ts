import { distance } from "fastest-levenshtein";
import type { FoundText } from "./compare-text.ts";
import { contains, FOUND, findPlaces } from "./find-phrases.ts";
import { isSpaceless, normalizeText } from "./normalize.ts";
import type { LineReading } from "./tesseract.ts";

export type Verdict = "wanted" | "other" | "unclear";

const similarity = (a: string, b: string) => 1 - distance(a, b) / Math.max(a.length, b.length, 1);

const SURE = 60;
const FAIR = 40;
/** Readings that resemble a text no more than this are not of it. */
const FAR = 0.34;
const CERTAIN = 88;
/** Letters of a part of a text that shows that this is there. */
const LEAST_PART = 4;

/** What several readings of one line say of it. */
export function judge(
  readings: readonly LineReading[],
  { phrases, source }: Pick<FoundText, "phrases" | "source">,
  { known, before, others = [] }: { known: ReadonlySet<string>; before: readonly string[]; others?: readonly string[] },
): Verdict {
  const forms = readings.map(({ text, confidence }) => ({ looks: listLooks(text), confidence }));
  // What was read with the whole picture counts too.
  const all = [...forms, ...before.map((text) => ({ looks: listLooks(text), confidence: 0 }))];
  const isSome = (test: (text: string) => boolean) => forms.some(({ looks }) => looks.some(test));
  const isKnown = (text: string) => !phrases.includes(text) && (known.has(text) || text === source);
  // `Save as` is not `Save` with something beside it.
  if (isSome((text) => !isKnown(text) && phrases.some((phrase) => contains(text, phrase)))) return "wanted";
  const nearest = Math.max(0, ...all.flatMap(({ looks }) => looks.flatMap((text) => phrases.map((phrase) => similarity(text, phrase)))));
  const asKnown = all.filter(({ looks }) => looks.some(isKnown));
  if (asKnown.length > 1 || asKnown.some(({ confidence }) => nearest <= FAR || confidence >= CERTAIN)) return "other";
  if (isSome((text) => phrases.some((phrase) => findPlaces(` ${text} `, phrase).length > 0))) return "wanted";
  // One line of a text that goes over two.
  if (isSome((text) => text.length >= LEAST_PART && phrases.some((phrase) => contains(phrase, text)))) return "unclear";
  if (isLoneIdeograph(forms, all, phrases)) return "other";
  const isOwn = ({ looks }: Looks) =>
    looks.some((text) => !isNoise(text, phrases)) && !looks.some((text) => others.some((other) => text !== other && contains(text, other)));
  return isAnother({ forms: forms.filter(isOwn), all: all.filter(isOwn), nearest, isShort: phrases.every((phrase) => phrase.length < 4) })
    ? "other"
    : "unclear";
}

/** One letter again and again is a line or a pattern; and letters that a text's script does not have are misread. */
function isNoise(text: string, phrases: readonly string[]): boolean {
  const isLatin = phrases.some((phrase) => /\p{Script=Latin}/u.test(phrase));
  return new Set(text).size === 1 || (!isLatin && /^[\p{Script=Latin}\p{N} ]*$/u.test(text));
}

/** What simple icons are read as. */
const LIKE_ICONS = /[一二三十口日曰目田白回土工王品四皿]/u;

/** Whether one ideograph stands in place of a text of several. */
function isLoneIdeograph(forms: readonly Looks[], all: readonly Looks[], phrases: readonly string[]): boolean {
  const isOther = (text: string) => !LIKE_ICONS.test(text) && phrases.every((phrase) => phrase.length > 1 && !phrase.includes(text));
  // With what an icon beside it is read as.
  const loneOf = ({ looks: [text = ""] }: Looks) =>
    /^(?:[\p{Script=Latin}\p{N}] )?(\p{Script=Han})(?: [\p{Script=Latin}\p{N}])?$/u.exec(text)?.[1];
  return forms.some((form) => {
    const lone = form.confidence >= SURE ? loneOf(form) : undefined;
    return lone !== undefined && isOther(lone) && all.filter((one) => loneOf(one) === lone).length >= LEAST_ALIKE;
  });
}

/** Of readings of one ideograph. */
const LEAST_ALIKE = 3;

interface Looks {
  looks: readonly string[];
  confidence: number;
}

/** Two letters, one of which is the same, are alike by chance; not so two ideographs. */
const isTelling = (text: string) => text.length > (isSpaceless(text) ? 1 : 2);

/** Whether the readings agree in a text that is not the wanted one, misread. */
function isAnother({
  forms,
  all,
  nearest,
  isShort,
}: {
  forms: readonly Looks[];
  all: readonly Looks[];
  nearest: number;
  isShort: boolean;
}) {
  const areAlike = (one: Looks, other: Looks, least: number) =>
    one.looks.some((a) => a.length > 1 && other.looks.some((b) => a === b || (isTelling(a) && isTelling(b) && similarity(a, b) >= least)));
  const agreeing = forms.some((one) => one.confidence >= SURE && all.some((other) => other !== one && areAlike(one, other, FOUND)));
  const counts = Map.groupBy(
    all.flatMap(({ looks: [text = ""] }) => (text.length > 1 ? [text] : [])),
    (text) => text,
  );
  const most = Math.max(0, ...[...counts.values()].map(({ length }) => length));
  const isCertain = most > 1 || forms.some(({ confidence, looks: [text = ""] }) => confidence >= CERTAIN && text.length > 1);
  const fair = forms.filter(({ confidence, looks: [text = ""] }) => confidence >= FAIR && text.length > 2);
  const areFair = fair.length > 2 && fair.every((one) => fair.every((other) => areAlike(one, other, 0.5)));
  const similar = all.map((one) => all.filter((other) => areAlike(one, other, 0.5)).length);
  return (
    (nearest === 0 && Math.max(...similar) > 2) ||
    (agreeing && nearest <= (isShort ? FAR : 0.5)) ||
    (isCertain && nearest <= FAR) ||
    (areFair && nearest <= 0.2) ||
    (agreeing && most > 2 && nearest <= (isShort ? FAR : 0.7))
  );
}

/** A text, and without what an icon beside it is read as. */
function listLooks(text: string): string[] {
  const words = text.split(/\s+/).filter((word) => normalizeText(word) !== "");
  const isSmall = (word = "") => normalizeText(word).length <= 2;
  const looks = [words];
  if (words.length > 1 && isSmall(words[0])) looks.push(words.slice(1));
  if (words.length > 1 && isSmall(words.at(-1))) looks.push(words.slice(0, -1));
  return looks.map((look) => normalizeText(look.join(" "))).filter((look) => look !== "");
}
