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
  { known, before }: { known: ReadonlySet<string>; before: readonly string[] },
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
  return isAnother({ forms, all, nearest, isShort: phrases.every((phrase) => phrase.length < 4) }) ? "other" : "unclear";
}

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
