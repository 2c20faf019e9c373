import { MODES, type Mode } from "../inputs/table.ts";
import { NOTHING_FOUND, type Outcome } from "../outcome.ts";
import { plural } from "./format.ts";
import { toLine } from "./plain-text.ts";

/*
 * What the report calls the work, as plain text: an edited image, a localized one, a generated one.
 */

const DONE: Readonly<Record<Mode, string>> = { edit: "edited", localize: "localized", generate: "generated" };

function modeOf({ task }: Outcome): Mode {
  return task.order.recipe.mode;
}

/** How many outcomes there are of each mode that occurs. */
function countModes(outcomes: readonly Outcome[]): [mode: Mode, count: number][] {
  return MODES.map((mode): [Mode, number] => [mode, outcomes.filter((outcome) => modeOf(outcome) === mode).length]).filter(
    ([, count]) => count > 0,
  );
}

/** `edited`, `localized` or `generated`; `made` where there are several of them. */
export function doneWord(outcomes: readonly Outcome[]): string {
  const modes = countModes(outcomes);
  const [mode] = modes[0] ?? ["edit" as const];
  return modes.length > 1 ? "made" : DONE[mode];
}

/** `edit`, `localize` or `generate`; `make` where there are several of them. */
export function doWord(outcomes: readonly Outcome[]): string {
  const modes = countModes(outcomes);
  const [mode] = modes[0] ?? ["edit" as const];
  return modes.length > 1 ? "make" : mode;
}

/** `4 edited`, `12 localized`: one part for each mode. */
export function listDone(outcomes: readonly Outcome[]): { count: number; word: string }[] {
  return countModes(outcomes).map(([mode, count]) => ({ count, word: DONE[mode] }));
}

/** `4 to edit`, `12 to localize`: one part for each mode. */
export function listToDo(outcomes: readonly Outcome[]): { count: number; word: string }[] {
  return countModes(outcomes).map(([mode, count]) => ({ count, word: `to ${mode}` }));
}

/** `3 localized images`, or with a word before them `3 more localized images`. */
export function countImages(outcomes: readonly Outcome[], before = ""): string {
  const done = doneWord(outcomes);
  return plural(outcomes.length, [before, done === "made" ? "" : done, "image"].filter((word) => word !== "").join(" "));
}

/** Whether a model was asked in this run, and found nothing to do. */
export function isFoundEmpty({ result }: Outcome): boolean {
  return result.status === "unchanged" && result.durationMs !== null;
}

/** What became of a task, in words that also say why nothing was done. Names are marked with backticks. */
export function statusText(outcome: Outcome): string {
  const { task, result, fallback, taken } = outcome;
  const { candidates, mode } = task.order.recipe;
  switch (result.status) {
    case "edited":
      return taken === undefined ? DONE[mode] : `candidate ${taken} of an earlier run taken`;
    case "planned":
      return `to be ${DONE[mode]}${candidates > 1 ? `, ${candidates} candidates` : ""}`;
    case "unchanged":
      return result.warnings.some((warning) => warning.startsWith(NOTHING_FOUND)) ? "no text found" : "up to date";
    case "modified":
      return "kept: changed by hand since";
    case "failed":
      return fallback === undefined ? "failed" : `failed; ${fallbackText(outcome)}`;
    case "stale":
      return "not committed: changed on the branch meanwhile";
  }
}

/** What stands in the place of a failed task's image; empty where nothing does. */
export function fallbackText({ fallback }: Outcome): string {
  return fallback === undefined ? "" : `the image of \`${toLine(fallback).replaceAll("`", "")}\` was put in its place`;
}

/** A task's warnings, without what {@link statusText} says. */
export function warningsOf({ result, fallback }: Outcome): readonly string[] {
  return result.warnings.filter((warning) => warning !== `The image of ${fallback} was put in its place.`);
}
