import { isRightToLeft, languageName, scriptOf } from "./locales.ts";

export interface InstructionOptions {
  /** Canonical BCP 47 tag; absent if the language of the image's text is not known. */
  from?: string;
  /** Canonical BCP 47 tag. */
  to: string;
  terms: readonly { source: string; target: string }[];
  /** Texts to leave as they are. They override `terms`. */
  keep: readonly string[];
}

/** Scripts with joined letters (ISO 15924). Models tend to draw the letters apart, and in the wrong order. */
const JOINED_SCRIPTS = ["Adlm", "Arab", "Aran", "Mand", "Nkoo", "Rohg", "Syrc"];

/** Reminders of what models get wrong, by script (ISO 15924). */
const SCRIPT_NOTES: Readonly<Record<string, string>> = {
  Hans: "Use Simplified characters (not Traditional), Chinese punctuation and no spaces.",
  Hant: "Use Traditional characters (not Simplified), Chinese punctuation and no spaces.",
  Jpan: "Use Japanese punctuation and no spaces.",
};

/**
 * The prompt that makes an edit model translate the text of an image; the user's own goes after it. It is short because many models accept 800 characters in all:
 * each word here leaves less room for the glossary. Terms are in double quotes because Qwen's models render quoted text literally.
 */
export function localizeInstruction({ from, to, terms, keep }: InstructionOptions): string {
  const toRightToLeft = isRightToLeft(to);
  const changesDirection = toRightToLeft !== (from !== undefined && isRightToLeft(from));
  const kept = new Set(keep.map(quote));
  const targets = new Map<string, string>();
  for (const { source, target } of terms) {
    const text = quote(source);
    // The first term of a text counts, as in the glossary.
    if (!targets.has(text) && !kept.has(text)) targets.set(text, quote(target));
  }
  const pairs = [...targets].map(([source, target]) => `${source} → ${target}`);
  return [
    `Replace all ${from === undefined ? "" : `${languageName(from)} `}text in this image with its translation into natural ${languageName(to)}.`,
    `Keep each text's place, size, font, weight${changesDirection ? " and colour" : ", colour and alignment"}; change nothing else.`,
    pairs.length > 0 && `Use exactly: ${pairs.join("; ")}.`,
    `Leave unchanged: ${["numbers", "code", "URLs", "logos", ...kept].join(", ")}.`,
    "Fit long text by a smaller size or a line break, never cut or overflowing.",
    changesDirection && `Text runs ${toRightToLeft ? "right to left" : "left to right"}: mirror its alignment, never the picture.`,
    JOINED_SCRIPTS.includes(scriptOf(to)) && "Join the letters correctly.",
    SCRIPT_NOTES[scriptOf(to)],
  ]
    .filter(Boolean)
    .join(" ");
}

/** Puts a text in double quotes that it cannot end: on one line, with typographic quotes for its own. */
function quote(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return `"${line.replace(/(^|[\s(])"/g, "$1“").replaceAll('"', "”")}"`;
}
