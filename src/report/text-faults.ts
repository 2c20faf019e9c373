import { formatShare } from "../text/format.ts";
import type { TextCheck } from "../verify/compare-text.ts";
import { code } from "./markdown.ts";
import type { RenderBudget } from "./render-budget.ts";

/** Words of one list. */
const MAX_WORDS = 8;
const MAX_WORD = 60;

/** `text 96 %`; empty where nothing was read, or nothing of the glossary stands in the picture. */
export function formatScore(check: TextCheck | undefined): string {
  return check === undefined || check.score === null ? "" : `text ${formatShare(check.score)}`;
}

/** What is wrong with the text of a result, by kind, each with the words as they were read or wanted. */
export function listFaults({ missing, left }: TextCheck): { kind: string; words: readonly string[] }[] {
  return [
    { kind: "missing", words: missing },
    { kind: "left in the source language", words: left },
  ].filter(({ words }) => words.length > 0);
}

/** The same as one line of HTML; empty where nothing is wrong. */
export function renderFaults(check: TextCheck | undefined, extent: RenderBudget): string {
  const faults = (check ? listFaults(check) : []).map(({ kind, words }) => {
    const shown = words.slice(0, Math.min(MAX_WORDS, extent.failures)).map((word) => code(word, Math.min(MAX_WORD, extent.text)));
    const more = words.length > shown.length ? [`${words.length - shown.length} more`] : [];
    return `${kind}: ${[...shown, ...more].join(", ")}`;
  });
  return faults.length === 0 ? "" : `text ${faults.join("; ")}`;
}
