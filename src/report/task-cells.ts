import { basename, dirname } from "node:path/posix";
import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, formatShare, formatSize } from "../text/format.ts";
import { cutMiddle } from "../text/plain-text.ts";
import type { TextCheck } from "../verify/compare-text.ts";
import { HALF_COLUMN, type RenderBudget, WHOLE_COLUMN } from "./fit.ts";
import { describeChange, type Html, html, join, NOTHING } from "./html.ts";
import { code, message, prose, unbroken } from "./markdown.ts";
import { formatScore, listFaults, warningsOf } from "./wording.ts";

const PATH_LENGTH = 72;

export function pathCode(path: string, run = WHOLE_COLUMN): Html {
  return code(cutMiddle(path, PATH_LENGTH), Number.POSITIVE_INFINITY, run, "ltr");
}

/**
 * `source`, or `source → output`; an output in the same folder by its name alone.
 *
 * @param linked makes a link of the output's name.
 */
export function nameFile(
  { result: { source, output } }: { result: Pick<Outcome["result"], "source" | "output"> },
  run?: number,
  linked = (name: Html) => name,
): Html {
  if (source === null || source === output) return linked(pathCode(output, run));
  const name = pathCode(dirname(source) === dirname(output) ? basename(output) : output, run);
  return html`${pathCode(source, run)} → ${linked(name)}`;
}

/** The file and the locale of a task. */
export function nameTask(outcome: Outcome, run?: number): Html {
  return join([nameFile(outcome, run), localeCode(outcome)], html` `);
}

export function localeCode({ result: { locale } }: Outcome): Html {
  return locale === null ? NOTHING : code(locale, 40);
}

export function recipeCode({ result: { recipe } }: Outcome): Html {
  return recipe === undefined ? NOTHING : code(recipe, 80);
}

export function sizeOf({ result: { width, height } }: Outcome): Html | undefined {
  return width === null || height === null ? undefined : prose(formatSize({ width, height }));
}

/** `text 96 %`. */
export function scoreOf({ result: { text } }: Outcome): Html {
  return unbroken(formatScore(text));
}

/** The cost of an image, or that an earlier run has paid for it; empty where nothing was paid. */
export function costOf({ result: { cost, cached } }: Outcome): Html {
  if (cached) return html`from an earlier run`;
  return cost === null || cost === 0 ? NOTHING : prose(formatDollars(cost));
}

/** Pixels, bytes, change, cost and time, as far as they are known. */
export function describeFigures(outcome: Outcome): Html[] {
  const { before, changedShare, result } = outcome;
  return [
    describeChange(before && prose(formatSize(before)), sizeOf(outcome)),
    describeChange(before && unbroken(formatBytes(before.bytes)), result.bytes === null ? undefined : unbroken(formatBytes(result.bytes))),
    changedShare === undefined ? NOTHING : html`${unbroken(formatShare(changedShare))} of pixels changed`,
    costOf(outcome),
    result.durationMs === null ? NOTHING : unbroken(formatDuration(result.durationMs)),
  ];
}

/** What a reader should know of a task besides its figures: warnings, and what is wrong with its text. */
export function listNotes(outcome: Outcome, budget: RenderBudget): Html[] {
  const warnings = warningsOf(outcome)
    .filter((warning) => !budget.common?.has(warning))
    .slice(0, budget.failures);
  const notes = [...warnings.map((warning) => message(warning, budget.text, HALF_COLUMN)), renderFaults(outcome.result.text, budget)];
  return notes.filter((note) => note.length > 0).map((note) => html`⚠️ ${note}`);
}

/** Words in one list. */
const MAX_WORDS = 8;
const MAX_WORD = 60;

/** What is wrong with the text of a result in one line; empty where nothing is. */
function renderFaults(check: TextCheck | undefined, budget: RenderBudget): Html {
  const faults = (check ? listFaults(check) : []).map(({ kind, words }) => {
    const shown = words.slice(0, Math.min(MAX_WORDS, budget.failures)).map((word) => code(word, Math.min(MAX_WORD, budget.text)));
    const more = words.length > shown.length ? html`${words.length - shown.length} more` : NOTHING;
    return html`${prose(kind)}: ${join([...shown, more], html`, `)}`;
  });
  return faults.length === 0 ? NOTHING : html`text ${join(faults, html`; `)}`;
}
