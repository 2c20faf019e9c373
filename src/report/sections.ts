import { ADVICE } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { formatDollars, formatDuration, plural } from "../text/format.ts";
import { cutEnd, toLine } from "../text/plain-text.ts";
import { explainTaking } from "./candidates.ts";
import { joinFacts, table } from "./html.ts";
import { code, link, message, prose } from "./markdown.ts";
import type { RenderBudget } from "./render-budget.ts";
import {
  explainNothing,
  hasRecipes,
  headline,
  listErrors,
  listWarnings,
  type Report,
  SANDBOX_NOTICE,
  tally,
  tellsOfSandbox,
} from "./report.ts";
import { pathCode, scoreOf, taskName } from "./task-table.ts";
import { doneWord, doWord, isFoundEmpty, listDone, listToDo, statusText } from "./wording.ts";

/*
 * The parts that the comment and the step summary have in common. Each is one HTML block (no blank line in it) or empty.
 */

export function renderTitle(report: Report): string {
  return `### Retouch: ${headline(report)}`;
}

/** Counts, cost, models and time in one paragraph. */
export function renderFacts(report: Report): string {
  const counts = tally(report.outcomes);
  const empty = report.outcomes.filter(isFoundEmpty).length;
  const facts = [
    ...describeWork(report),
    empty > 0 && `${empty} without text`,
    counts.unchanged > empty && `${counts.unchanged - empty} up to date`,
    counts.modified > 0 && `${counts.modified} changed by hand and kept`,
    counts.failed > 0 && `<b>${counts.failed} failed</b>`,
    counts.stale > 0 && `${counts.stale} stale`,
    prose(describeCost(report)),
    ...describeModels(report),
    formatDuration(report.durationMs),
  ];
  return `<p>${joinFacts(facts.filter((fact) => typeof fact === "string"))}</p>`;
}

/** What was made, or is to be, by kind; also when it is nothing. */
function describeWork({ outcomes, dryRun }: Report): string[] {
  const wanted = outcomes.filter(({ result }) => result.status === (dryRun ? "planned" : "edited"));
  const counts = dryRun ? listToDo(wanted) : listDone(wanted);
  if (outcomes.length === 0) return [];
  if (counts.length === 0) return [`<b>0</b> ${dryRun ? `to ${doWord(outcomes)}` : doneWord(outcomes)}`];
  return counts.map(({ count, word }) => `<b>${count}</b> ${word}`);
}

/** More models than this are counted: with several recipes each is named with its own. */
const MAX_MODELS = 3;

/** By provider: `aimlapi` `a`, `b`. */
function describeModels({ models }: Report): string[] {
  const shown = [...Map.groupBy(models.slice(0, MAX_MODELS), ({ provider }) => provider)];
  const parts = shown.map(([provider, own]) => {
    const names = own.filter(({ model }) => model !== provider).map(({ model }) => code(model, 120));
    return `${code(provider, 80)}${names.length === 0 ? "" : ` ${names.join(", ")}`}`;
  });
  return models.length > MAX_MODELS ? [...parts, plural(models.length - MAX_MODELS, "more model")] : parts;
}

/** Whether a model was asked, or may have been. */
function isAsked(outcome: Outcome): boolean {
  const { status, cost } = outcome.result;
  // What failed before anything was sent has the cost 0.
  return status === "edited" || status === "stale" || (status === "failed" && cost === null) || isFoundEmpty(outcome);
}

function describeCost(report: Report): string {
  if (report.sandbox) return "no cost";
  if (report.dryRun && report.outcomes.length > 0)
    return report.estimatedCost === null ? "price not known" : `about ${formatDollars(report.estimatedCost)}`;
  if (report.cost === null) return report.outcomes.some(isAsked) ? "cost not known" : "no cost";
  return `${formatDollars(report.cost)}${report.costIsEstimate && report.cost > 0 ? " (estimated)" : ""}`;
}

/** Why nothing was done, that no model was called, what went wrong with the whole run. */
export function renderNotices(report: Report, extent: RenderBudget): string {
  const nothing = explainNothing(report);
  const lines: string[] = [];
  if (nothing !== "")
    lines.push(`${message(nothing, extent.text)}${report.skipReason === "" ? "" : ` (<b>${code(report.skipReason, 40)}</b>)`}`);
  const taking = describeTaking(report);
  if (taking !== "") lines.push(taking);
  if (tellsOfSandbox(report)) lines.push(`<b>Sandbox.</b> ${SANDBOX_NOTICE}`);
  for (const error of listErrors(report).slice(0, extent.failures)) {
    const [first = "", ...items] = error.code === "invalid-input" ? error.message.split("\n- ") : [error.message];
    lines.push(`<b>${code(error.code)}</b>: ${message(first, extent.text)} ${prose(ADVICE[error.code])}`);
    // Several wrong inputs, one a line.
    for (const item of items.slice(0, extent.failures)) lines.push(`• ${message(item, extent.text)}`);
  }
  // What the reason says already is not said again.
  const said = cutEnd(toLine(nothing), extent.text);
  const warnings = listWarnings(report).filter((warning) => !said.includes(toLine(warning)));
  for (const warning of warnings.slice(0, extent.failures)) lines.push(`⚠️ ${message(warning, extent.text)}`);
  return lines.length === 0 ? "" : `<p>${lines.join("<br>\n")}</p>`;
}

/** How to take another candidate than the one that was; one image stands for all. */
function describeTaking({ outcomes }: Report): string {
  const first = outcomes.find(({ taken, result }) => taken !== undefined && result.status === "edited");
  return first?.taken === undefined ? "" : explainTaking(first.result.output, first.taken === 1 ? 2 : 1);
}

/** Where the images are now. */
export function renderDelivery({ delivered }: Report): string {
  const places: string[] = [];
  if (delivered?.commit !== undefined) {
    const { url, sha, branch, verified } = delivered.commit;
    places.push(`Committed to ${pathCode(branch)} as ${link(url, code(sha.slice(0, 7)))}, ${verified ? "verified" : "not verified"}.`);
  }
  if (delivered?.artifact !== undefined) {
    const { url, name } = delivered.artifact;
    places.push(`Artifact: ${link(url, code(name, 80))}.`);
  }
  return places.length === 0 ? "" : `<p>${places.join(" ")}</p>`;
}

/** Failed tasks; those with the same code and message share a row. */
export function renderFailures(report: Report, extent: RenderBudget): string {
  const several = hasRecipes(report);
  const groups = new Map<string, { error: NonNullable<Outcome["result"]["error"]>; names: string[] }>();
  for (const outcome of report.outcomes) {
    const { status, error } = outcome.result;
    if (status !== "failed" || error === null) continue;
    const key = `${error.code} ${error.message}`;
    const group = groups.get(key) ?? { error, names: [] };
    group.names.push(nameFailure(outcome, several));
    groups.set(key, group);
  }
  if (groups.size === 0) return "";
  const rows = [...groups.values()].slice(0, extent.failures).map(({ error, names }) => {
    const shown = names.slice(0, extent.failures);
    const more = names.length > shown.length ? `<br>\nand ${names.length - shown.length} more` : "";
    return `<tr><td>${shown.join("<br>\n")}${more}</td><td><b>${code(error.code)}</b><br>${message(error.message, extent.text)}</td><td>${prose(ADVICE[error.code])}</td></tr>`;
  });
  const more = groups.size - rows.length;
  return table(["Failed", "Why", "What to do"], rows, more === 0 ? "" : `and ${plural(more, "other failure")}: ${extent.rest}`);
}

function nameFailure(outcome: Outcome, several: boolean): string {
  const { fallback, result } = outcome;
  const name = joinFacts([
    taskName(outcome),
    several && result.recipe !== undefined ? `recipe ${code(result.recipe, 40)}` : "",
    scoreOf(outcome),
  ]);
  return fallback === undefined ? name : `${name}<br>\n${prose(statusText(outcome))}`;
}
