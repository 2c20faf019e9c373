import type { Outcome } from "../outcome.ts";
import { MODES, type Mode } from "../providers/names.ts";
import { plural } from "../text/format.ts";

/** `take`: no image is made; a candidate of an earlier run is used. */
type Work = Mode | "take";

const WORKS: readonly Work[] = [...MODES, "take"];
export const DONE: Readonly<Record<Work, string>> = { edit: "edited", localize: "localized", generate: "generated", take: "taken" };

function workOf({ task, taken }: Outcome): Work {
  return taken === undefined ? task.recipe.mode : "take";
}

/** How many outcomes there are of each kind of work that occurs. */
function countWorks(outcomes: readonly Outcome[]): [work: Work, count: number][] {
  return WORKS.map((work): [Work, number] => [work, outcomes.filter((outcome) => workOf(outcome) === work).length]).filter(
    ([, count]) => count > 0,
  );
}

/** What is counted: no image was made where a candidate was taken. */
function nounOf(outcomes: readonly Outcome[]): string {
  return outcomes.length > 0 && outcomes.every((outcome) => workOf(outcome) === "take") ? "candidate" : "image";
}

/** `edited`, `localized`, `generated` or `taken`; `made` where there are several of them. */
export function doneWord(outcomes: readonly Outcome[]): string {
  const works = countWorks(outcomes);
  const [work] = works[0] ?? ["edit" as const];
  return works.length > 1 ? "made" : DONE[work];
}

/** `edit`, `localize`, `generate` or `take`; `make` where there are several of them. */
export function doWord(outcomes: readonly Outcome[]): string {
  const works = countWorks(outcomes);
  const [work] = works[0] ?? ["edit" as const];
  return works.length > 1 ? "make" : work;
}

/** `4 edited`, `12 localized`, `1 candidate taken`: one part for each kind of work. */
export function listDone(outcomes: readonly Outcome[]): { count: number; word: string }[] {
  return listWorks(outcomes, (work) => DONE[work]);
}

/** `4 to edit`, `12 to localize`, `1 candidate to take`: one part for each kind of work. */
export function listToDo(outcomes: readonly Outcome[]): { count: number; word: string }[] {
  return listWorks(outcomes, (work) => `to ${work}`);
}

function listWorks(outcomes: readonly Outcome[], wordOf: (work: Work) => string): { count: number; word: string }[] {
  return countWorks(outcomes).map(([work, count]) => {
    const noun = work === "take" ? `${count === 1 ? "candidate" : "candidates"} ` : "";
    return { count, word: `${noun}${wordOf(work)}` };
  });
}

/** `3 images localized`, `1 candidate taken`. */
export function describeDone(outcomes: readonly Outcome[]): string {
  return `${plural(outcomes.length, nounOf(outcomes))} ${doneWord(outcomes)}`;
}

/** `3 images to localize`, `1 candidate to take`. @param all tells the kind of work where nothing is due. */
export function describeToDo(due: readonly Outcome[], all: readonly Outcome[]): string {
  return `${plural(due.length, nounOf(due))} to ${doWord(due.length > 0 ? due : all)}`;
}

/** `3 localized images`, or with a word before them `3 more localized images`. */
export function countImages(outcomes: readonly Outcome[], before = ""): string {
  const done = doneWord(outcomes);
  return plural(outcomes.length, [before, done === "made" ? "" : done, nounOf(outcomes)].filter((word) => word !== "").join(" "));
}
