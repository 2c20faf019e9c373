import { isRightToLeft, languageName, scriptOf } from "./locales.ts";

export interface InstructionOptions {
  /** Canonical BCP 47 tags. Absent: whatever language the picture's text is in. */
  from?: string;
  to: string;
  terms: readonly { source: string; target: string }[];
  /** Words that stay as they are. They win over terms. */
  keep: readonly string[];
  /** The user's own words. */
  prompt?: string;
}

/** Scripts whose letters are joined; models tend to set them apart, and in the wrong order. */
const JOINED = ["Adlm", "Arab", "Aran", "Mand", "Nkoo", "Rohg", "Syrc"];

/** What a model gets wrong in a script, by ISO 15924. */
const SCRIPT_NOTES: Record<string, string> = {
  Hans: "Use Simplified characters (not Traditional), Chinese punctuation and no spaces.",
  Hant: "Use Traditional characters (not Simplified), Chinese punctuation and no spaces.",
  Jpan: "Use Japanese punctuation and no spaces.",
};

/**
 * What an edit model is told, so that the text comes out as a native speaker would have set it. Many models take 800 characters
 * in all, so that every word of ours is one less for the glossary. Text in double quotes is what Qwen's models render literally.
 */
export function localizeInstruction({ from, to, terms, keep, prompt }: InstructionOptions): string {
  const right = isRightToLeft(to);
  const turned = right !== (from !== undefined && isRightToLeft(from));
  const kept = [...new Set(keep.map(quote))];
  const targets = new Map<string, string>();
  for (const { source, target } of terms) {
    const text = quote(source);
    if (!targets.has(text) && !kept.includes(text)) targets.set(text, quote(target));
  }
  const pairs = [...targets].map(([source, target]) => `${source} → ${target}`);
  return [
    `Replace all ${from === undefined ? "" : `${languageName(from)} `}text in this image with its translation into natural ${languageName(to)}.`,
    `Keep each text's place, size, font, weight${turned ? " and colour" : ", colour and alignment"}; change nothing else.`,
    pairs.length > 0 && `Use exactly: ${pairs.join("; ")}.`,
    `Leave unchanged: ${["numbers", "code", "URLs", "logos", ...kept].join(", ")}.`,
    "Fit long text by a smaller size or a line break, never cut or overflowing.",
    turned && `Text runs ${right ? "right to left" : "left to right"}: mirror its alignment, never the picture.`,
    JOINED.includes(scriptOf(to)) && "Join the letters correctly.",
    SCRIPT_NOTES[scriptOf(to)],
    prompt?.trim(),
  ]
    .filter(Boolean)
    .join(" ");
}

/** In double quotes that the text cannot break out of: on one line, its own double quotes made typographic. */
function quote(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return `"${line.replace(/(^|[\s(])"/g, "$1“").replaceAll('"', "”")}"`;
}
