import { ADVICE } from "../errors.ts";
import type { Outcome } from "../outcome.ts";
import { formatBytes, formatDollars, formatDuration, formatShare, formatSize, plural } from "./format.ts";
import { code, link, message, prose } from "./markdown.ts";
import { cutMiddle } from "./plain-text.ts";
import { explainNothing, headline, listErrors, listWarnings, type Report, SANDBOX_NOTICE, STATUS_TEXT, tally } from "./report.ts";

/*
 * The parts that the comment and the step summary have in common. Each is one HTML block (no blank line in it) or empty.
 */

/** How much of a report is shown. Pages are rendered again with less until they are within GitHub's limits. */
export interface Extent {
  /** Images with their pictures. */
  pictures: number;
  /** Rows of the table of tasks. */
  rows: number;
  /** Rows of the table of failures, and of each list. */
  failures: number;
  /** Characters of one message. */
  text: number;
  /** Where the rest is told, as HTML. */
  rest: string;
}

const PATH_LENGTH = 72;

export function pathCode(path: string): string {
  return code(cutMiddle(path, PATH_LENGTH));
}

/** `source`, or `source → output`, and the locale. */
export function taskName({ result }: Outcome): string {
  const output = result.output === result.source || result.source === null ? "" : ` → ${pathCode(result.output)}`;
  return `${pathCode(result.source ?? result.output)}${output}${result.locale === null ? "" : ` ${code(result.locale)}`}`;
}

export function renderTitle(report: Report): string {
  return `### Retouch: ${headline(report)}`;
}

/** Counts, cost, provider and time in one paragraph. */
export function renderFacts(report: Report): string {
  const counts = tally(report.outcomes);
  const facts = [
    report.dryRun ? `<b>${counts.planned}</b> to edit` : `<b>${counts.edited}</b> edited`,
    counts.unchanged > 0 && `${counts.unchanged} up to date`,
    counts.modified > 0 && `${counts.modified} changed by hand and kept`,
    counts.failed > 0 && `<b>${counts.failed} failed</b>`,
    counts.stale > 0 && `${counts.stale} stale`,
    prose(describeCost(report)),
    ...report.models.map(({ provider, model }) => `${code(provider, 80)}${model === provider ? "" : ` ${code(model, 120)}`}`),
    formatDuration(report.durationMs),
  ];
  return `<p>${facts.filter((fact) => typeof fact === "string").join(" · ")}</p>`;
}

function describeCost(report: Report): string {
  if (report.sandbox) return "no cost";
  if (report.dryRun) return report.estimatedCost === null ? "price not known" : `about ${formatDollars(report.estimatedCost)}`;
  if (report.cost === null) return "cost not known";
  return `${formatDollars(report.cost)}${report.costIsEstimate && report.cost > 0 ? " (estimated)" : ""}`;
}

/** Why nothing was done, that no model was called, what went wrong with the whole run. */
export function renderNotices(report: Report, extent: Extent): string {
  const nothing = explainNothing(report);
  const lines: string[] = [];
  if (nothing !== "")
    lines.push(`${message(nothing, extent.text)}${report.skipReason === "" ? "" : ` (<b>${code(report.skipReason, 40)}</b>)`}`);
  if (report.sandbox) lines.push(`<b>Sandbox.</b> ${SANDBOX_NOTICE}`);
  for (const error of listErrors(report).slice(0, extent.failures)) {
    lines.push(`<b>${code(error.code)}</b>: ${message(error.message, extent.text)} ${prose(ADVICE[error.code])}`);
  }
  for (const warning of listWarnings(report).slice(0, extent.failures)) lines.push(`⚠️ ${message(warning, extent.text)}`);
  return lines.length === 0 ? "" : `<p>${lines.join("<br>\n")}</p>`;
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
export function renderFailures(report: Report, extent: Extent): string {
  const groups = new Map<string, { error: NonNullable<Outcome["result"]["error"]>; names: string[] }>();
  for (const outcome of report.outcomes) {
    const { status, error } = outcome.result;
    if (status !== "failed" || error === null) continue;
    const key = `${error.code} ${error.message}`;
    const group = groups.get(key) ?? { error, names: [] };
    group.names.push(taskName(outcome));
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

/** One line a task, without pictures. `folded`: within a `<details>` of that title. */
export function renderTasks(outcomes: Outcome[], extent: Extent, folded?: string): string {
  if (outcomes.length === 0) return "";
  const shown = outcomes.slice(0, extent.rows);
  const columns: typeof COLUMNS = [
    ["Image", (outcome) => `${taskName(outcome)}${renderWarnings(outcome, extent)}`],
    // A column with nothing in it would only take room.
    ...COLUMNS.filter(([, cell]) => shown.some((outcome) => cell(outcome) !== "")),
  ];
  const rows = shown.map((outcome) => `<tr>${columns.map(([, cell]) => `<td>${cell(outcome)}</td>`).join("")}</tr>`);
  const more = outcomes.length - rows.length;
  const html = table(
    columns.map(([name]) => name),
    rows,
    more === 0 ? "" : `and ${more} more: ${extent.rest}`,
  );
  return folded === undefined ? html : fold(folded, html);
}

const COLUMNS: [name: string, cell: (outcome: Outcome) => string][] = [
  ["Result", ({ result }) => STATUS_TEXT[result.status]],
  ["Pixels", (outcome) => describeChange(outcome.before && formatSize(outcome.before), sizeOf(outcome))],
  [
    "Size",
    ({ before, result: { bytes } }) =>
      describeChange(before && unbroken(formatBytes(before.bytes)), bytes === null ? undefined : unbroken(formatBytes(bytes))),
  ],
  ["Changed", ({ changedShare }) => (changedShare === undefined ? "" : unbroken(formatShare(changedShare)))],
  ["Cost", ({ result }) => (result.cost === null ? "" : prose(formatDollars(result.cost)))],
  ["Time", ({ result }) => (result.durationMs === null ? "" : unbroken(formatDuration(result.durationMs)))],
];

/** A figure and its unit on one line also in a narrow column. */
function unbroken(figure: string): string {
  return prose(figure).replaceAll(" ", "&nbsp;");
}

export function renderWarnings({ result }: Outcome, extent: Extent): string {
  return result.warnings
    .slice(0, extent.failures)
    .map((warning) => `<br>\n⚠️ ${message(warning, extent.text)}`)
    .join("");
}

export function sizeOf({ result: { width, height } }: Outcome): string | undefined {
  return width === null || height === null ? undefined : formatSize({ width, height });
}

/** `a → b`, or one of them where both are the same or the other is not known. */
export function describeChange(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined || before === after) return after ?? before ?? "";
  return `${before} → ${after}`;
}

export function table(head: string[], rows: string[], more: string): string {
  const last = more === "" ? [] : [`<tr><td colspan="${head.length}">${more}</td></tr>`];
  return ["<table>", `<tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr>`, ...rows, ...last, "</table>"].join("\n");
}

/** A folded part; `title` is our own text. */
export function fold(title: string, html: string): string {
  return `<details><summary>${title}</summary>\n${html}\n</details>`;
}
