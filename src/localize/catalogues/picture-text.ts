/** Longer texts are paragraphs of the app, not words in a picture. */
const MAX_LENGTH = 200;

/** What only a program can fill in or show. */
const FOR_PROGRAMS: readonly RegExp[] = [
  // {name}, {{name}}, ${name}, %{name}, and ICU messages such as {count, plural, …}.
  /[{}]/,
  // printf: %d, %1$s, %@, %lld, %5.2f, %(name)s, %%, and %1 of Qt. A flag may not be a blank here, as in "50% off". Symfony: %name%.
  /%(%|\d|\(|[-+#0]*(\*|\d+)?(\.(\*|\d+))?(hh|ll|[hlLqjzt])?[@aAcCdDeEfFgGinopsSuUxX]|\w+%)/,
  // Android's TextUtils: ^1.
  /\^\d/,
  // i18next: $t(key). Browser extensions: $NAME$.
  /\$t\(|\$\w+\$/,
  // Laravel: :name. Vue: @:key. Both: "one|many".
  /(^|\s):[A-Za-z]\w*|@:|\|/,
  // ICU's apostrophe, as in "l''heure".
  /\p{L}''\p{L}/u,
  // The letter to press with Alt: &Open, E&xit (not AT&T), _Open.
  /(^|[^\p{L}\p{N}])&[\p{L}\p{N}]|\p{L}&\p{Ll}|_\p{L}/u,
  // What another tool could not decode.
  /\uFFFD/,
  // HTML, also as <0> of React, and its entities.
  /<\/?[A-Za-z0-9!]/,
  /&(#\d+|#x[\dA-Fa-f]+|[A-Za-z][\w.-]*);/,
];

/** One line, without blanks around it. A no-break space stays: French sets it before `!`. */
export function tidy(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

/** Whether a tidy text may stand in a picture as it is: words, no placeholders, no markup, not too long. */
export function mayStandInPicture(text: string): boolean {
  return text.length <= MAX_LENGTH && /\p{L}/u.test(text) && !FOR_PROGRAMS.some((pattern) => pattern.test(text));
}

/** The letter to press with Alt: `_Save`, `Save &As`; `保存(_S)`, where no word has it; `E_xit` and `ق_ص`, within a word. No entity, no `AT&T`. */
const MNEMONIC =
  /\s?[(（][_&][\p{L}\p{N}][)）]|(?<![\p{L}\p{N}_&])[_&](?=[\p{L}\p{N}])(?![\w.-]+;)|(?<inWord>(?<=\p{L})[_&](?=[\p{Ll}\p{Lo}])(?![\w.-]+;))/gu;

/** An ampersand that is shown, where a single one would be the mark: `Find && Replace`. */
const SHOWN = "&&";
/** Stands for it meanwhile; no text has it. */
const HIDDEN = "\0";

/** The texts of a menu or a button as the screen shows them: without the mark of a mnemonic. */
export function withoutMnemonics(source: string, target: string): { source: string; target: string } {
  const stripped = stripMarks(source.replaceAll(SHOWN, HIDDEN), target.replaceAll(SHOWN, HIDDEN));
  return { source: stripped.source.replaceAll(HIDDEN, "&"), target: stripped.target.replaceAll(HIDDEN, "&") };
}

function stripMarks(source: string, target: string): { source: string; target: string } {
  const [ofSource, ofTarget] = [findMnemonic(source), findMnemonic(target)];
  // Within a word, the sign may also be shown. What keeps it is not taken for a text of a picture.
  const isMenu = ofSource && ofTarget && /^\P{Ll}/u.test(source) && !mayBeShown(ofSource, ofTarget);
  const strip = (text: string, found: Mnemonic | undefined) =>
    found && (isMenu || !found.inWord) ? text.slice(0, found.start) + text.slice(found.end) : text;
  return { source: strip(source, ofSource), target: strip(target, ofTarget) };
}

interface Mnemonic {
  start: number;
  end: number;
  /** The letters of the word on both sides, where the mark stands within a word. */
  inWord?: { before: string; after: string } | undefined;
}

/** Of fewer letters, hardly anything is a word that is joined to another one. */
const LEAST_WORD = 3;

/** Whether the sign may join two words in both texts, as in `Drag&drop`, or is part of a name that both have: `User_id`, `R&d`. */
function mayBeShown({ inWord: inSource }: Mnemonic, { inWord: inTarget }: Mnemonic): boolean {
  if (!inSource || !inTarget) return false;
  const parts = [inSource, inTarget].flatMap(({ before, after }) => [before, after]);
  return inSource.after === inTarget.after || parts.every((part) => part.length >= LEAST_WORD);
}

/** Undefined for none, and for several, which are something else: `_optional_` is Markdown. */
function findMnemonic(text: string): Mnemonic | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const [found, ...more] = text.matchAll(MNEMONIC);
  if (!found || more.length > 0 || (found[0].includes("_") && text.split("_").length > 2)) return undefined;
  const [start, end] = [found.index, found.index + found[0].length];
  if (found.groups?.inWord === undefined) return { start, end };
  const [before = ""] = /\p{L}+$/u.exec(text.slice(0, start)) ?? [];
  const [after = ""] = /^\p{L}+/u.exec(text.slice(end)) ?? [];
  return { start, end, inWord: { before, after } };
}
