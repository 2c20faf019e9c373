/** Scripts written without spaces between words, or whose spaces Tesseract sets and drops at will. */
const SPACELESS = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const IS_SPACELESS = new RegExp(SPACELESS, "u");
const SPACE_WITHIN = new RegExp(`(?<=${SPACELESS}) (?=${SPACELESS})`, "gu");
const EDGE = new RegExp(`(?<=${SPACELESS})(?=(?!${SPACELESS})[^ ])|(?<=(?!${SPACELESS})[^ ])(?=${SPACELESS})`, "gu");

/** Controls of direction and joining, soft hyphens, tatweel, Arabic vowel signs and Hebrew points: text is set with or without them. */
const UNSEEN = /[\p{Cf}\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]/gu;
/** Within words: `e-mail` and `email`, `l’été` and `l'été` are one text, also where a line ends at the hyphen. */
const JOINER = /(?<=[\p{L}\p{M}\p{N}])[\p{Pd}'’‘‛`´ʼ׳״]\s*(?=[\p{L}\p{M}\p{N}])/gu;
const NOT_A_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** Letters that are written for one another, or that Tesseract takes for one another. */
const VARIANTS: Readonly<Record<string, string>> = {
  ...{ آ: "ا", أ: "ا", إ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ئ: "ي", ک: "ك", ة: "ه", ؤ: "و" },
  ...{ ς: "σ", ı: "i" },
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join("")}]`, "gu");
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu;

/**
 * What two settings of one text have in common: letters and digits in lower case, words parted by one space, no space within
 * text of a script that needs none. Compatibility forms (full width, Arabic presentation forms) are the letters they stand for.
 */
export function normalizeText(text: string): string {
  return (
    text
      .normalize("NFKC")
      .replace(UNSEEN, "")
      // Upper case first, for letters such as ß that have two of them.
      .toUpperCase()
      .toLowerCase()
      .replace(/i\u0307/g, "i")
      .replace(VARIANT, (letter) => VARIANTS[letter] ?? letter)
      .replace(DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
      .replace(JOINER, "")
      .replace(NOT_A_WORD, " ")
      .replace(SPACE_WITHIN, "")
      .replace(EDGE, " ")
      .trim()
  );
}

/** Whether a text holds letters of a script that sets no spaces between words. */
export function isSpaceless(text: string): boolean {
  return IS_SPACELESS.test(text);
}
