import { ADVICE, problemsTitle, type RetouchError } from "../errors.ts";
import type { RunNotice } from "../notices.ts";
import type { Outcome } from "../outcome.ts";
import { formatDuration, plural } from "../text/format.ts";
import { HALF_COLUMN, type RenderBudget, renderWithin } from "./fit.ts";
import { type Html, html, join, joinFacts, joinLines, NOTHING, table, tr } from "./html.ts";
import { code, link, message, prose, unbroken } from "./markdown.ts";
import { explainTaking } from "./pictures.ts";
import { countsUnchanged, explainNothing, saidByReason } from "./reason-wording.ts";
import { hasRecipes, hasSandbox, isFoundEmpty, listErrors, type Report, splitStale, tally } from "./report.ts";
import { renderCommonWarnings } from "./tables.ts";
import { nameTask, pathCode, scoreOf } from "./task-cells.ts";
import { describeRunCost, failedWord, headline, listIdle, listWarnings, SANDBOX_NOTICE, statusText } from "./wording.ts";
import { listDone, listToDo } from "./work-words.ts";

/*
 * The parts that the comment and the step summary have in common. Each is one HTML block (no blank line in it) or empty.
 */

export function renderTitle(report: Report): Html {
  return html`### Retouch: ${prose(headline(report))}`;
}

/** Cost, models and time in one paragraph, and what the title does not count. @param isTitled whether {@link renderTitle} stands above. */
export function renderFacts(report: Report, isTitled = true): Html {
  const counts = tally(report.outcomes);
  const { newer, removed } = splitStale(report.outcomes);
  const { length: empty } = report.outcomes.filter(isFoundEmpty);
  const isCounted = isTitled && countsUnchanged(report);
  const count = (number: number, word: Html) => (number > 0 ? html`${number} ${word}` : NOTHING);
  const facts = [
    ...describeWork(report, isTitled),
    isTitled ? NOTHING : count(empty, html`without text`),
    isCounted ? NOTHING : count(counts.unchanged - empty, html`up to date`),
    isCounted ? NOTHING : count(counts.modified, html`edited by hand and kept`),
    isTitled || counts.failed === 0 ? NOTHING : html`<b>${counts.failed} failed</b>`,
    isTitled ? NOTHING : count(newer.length, html`stale`),
    isTitled ? NOTHING : count(removed.length, html`deleted on the branch`),
    prose(describeRunCost(report)),
    ...describeModels(report),
    unbroken(formatDuration(report.durationMs)),
  ];
  return html`<p>${joinFacts(facts)}</p>`;
}

/** What was made, or will be, by kind. The title has the count of a single one. */
function describeWork({ outcomes, dryRun }: Report, isTitled: boolean): Html[] {
  const wanted = outcomes.filter(({ result }) => result.status === (dryRun ? "planned" : "edited"));
  const counts = dryRun ? listToDo(wanted) : listDone(wanted);
  if (isTitled && counts.length < 2) return [];
  return counts.map(({ count, word }) => html`<b>${count}</b> ${prose(word)}`);
}

/** More models than this are counted: with several recipes each is named with its own. */
const MAX_MODELS = 3;

/** Models by provider: `aimlapi` `a`, `b`. */
function describeModels({ models }: Report): Html[] {
  const shown = [...Map.groupBy(models.slice(0, MAX_MODELS), ({ provider }) => provider)];
  const parts = shown.map(([provider, own]) => {
    const names = own.filter(({ model }) => model !== provider).map(({ model }) => code(model, 120));
    return join([code(provider, 80), join(names, html`, `)], html` `);
  });
  return models.length > MAX_MODELS ? [...parts, prose(plural(models.length - MAX_MODELS, "more model"))] : parts;
}

/** Why nothing was done, that no model was called, what went wrong with the whole run. */
export function renderNotices(report: Report, budget: RenderBudget): Html {
  const { skip } = report;
  const nothing = explainNothing(report);
  const said = listSaid(report, budget);
  const reason = skip ? html` (<b>${code(skip.reason)}</b>)` : NOTHING;
  const lines = [
    nothing === "" ? NOTHING : html`${message(nothing, budget.text)}${reason}`,
    describeTaking(report),
    hasSandbox(report) ? html`<b>Sandbox.</b> ${prose(SANDBOX_NOTICE)}` : NOTHING,
    ...listErrors(report)
      .slice(0, budget.failures)
      .map((error) => renderError(error, budget)),
    ...listWarnings(report, said)
      .slice(0, budget.failures)
      .map((warning) => html`⚠️ ${message(warning, budget.text)}`),
    ...renderCommonWarnings(report, budget),
  ];
  const content = joinLines(lines);
  return content.length === 0 ? NOTHING : html`<p>${content}</p>`;
}

/** Why recipes have no task. */
export function renderIdle(report: Report, budget: RenderBudget): Html {
  const lines = listIdle(report, listSaid(report, budget)).slice(0, budget.failures);
  return lines.length === 0 ? NOTHING : html`<p>${joinLines(lines.map((line) => message(line, budget.text)))}</p>`;
}

/** What the reason says already, and is not cut from it, is not repeated. */
function listSaid(report: Report, { text }: RenderBudget): readonly RunNotice[] {
  return explainNothing(report).length <= text ? saidByReason(report) : [];
}

/** Several invalid inputs have a line each. */
function renderError({ code: name, message: said, problems = [] }: RetouchError, { text, failures }: RenderBudget): Html {
  const title = html`<b>${code(name)}</b>: ${message(problems.length > 0 ? problemsTitle(problems) : said, text)}`;
  return joinLines([
    join([title, prose(ADVICE[name])], html` `),
    ...problems.slice(0, failures).map((problem) => html`• ${message(problem, text)}`),
  ]);
}

/** How to take another candidate than the one that was; one image stands for all. */
function describeTaking(report: Report): Html {
  const first = report.outcomes.find(({ taken, result }) => taken !== undefined && result.status === "edited");
  return first?.taken === undefined ? NOTHING : explainTaking(report, first.result.output, first.taken === 1 ? 2 : 1);
}

const OPERATIONS = { created: html` opened`, updated: html` updated`, closed: html` closed`, none: html`` };

/** Where before and after can be looked at, for a report that shows no pictures itself. */
export function renderGalleryLink({ gallery, delivered, previews }: Report): Html {
  if (gallery?.url === undefined || delivered?.commit || previews) return NOTHING;
  return html`<p><b>${link(gallery.url, prose("See the images before and after"))}</b></p>`;
}

/** Where those can be looked at that a report with pictures has no room for. */
export function renderMoreInGallery({ gallery }: Report, outcomes: readonly Outcome[]): Html {
  if (gallery?.url === undefined || outcomes.length === 0) return NOTHING;
  return html`<p>${prose("See all images in")} ${link(gallery.url, html`the gallery`)}.</p>`;
}

/** Where the images are now. */
export function renderDelivery({ delivered, pull, gallery, previews }: Report): Html {
  const { commit, artifact } = delivered ?? {};
  const verified = commit?.verified ? html`verified` : html`not verified`;
  const places = join(
    [
      commit ? html`Committed to ${pathCode(commit.branch)} as ${link(commit.url, code(commit.sha.slice(0, 7)))}, ${verified}.` : NOTHING,
      pull ? html`Pull request ${link(pull.url, prose(`number ${pull.number}`))}${OPERATIONS[pull.operation]}.` : NOTHING,
      artifact ? html`Artifact: ${link(artifact.url, code(artifact.name, 80))}.` : NOTHING,
      (commit || previews) && gallery?.url ? html`${link(gallery.url, prose("Gallery"))}.` : NOTHING,
    ],
    html` `,
  );
  return places.length === 0 ? NOTHING : html`<p>${places}</p>`;
}

type TaskError = NonNullable<Outcome["result"]["error"]>;

/** Failed tasks; those with the same code and message share a row. */
export function renderFailures(report: Report, budget: RenderBudget): Html {
  const several = hasRecipes(report);
  const failed = report.outcomes.flatMap((outcome) => {
    const { status, error } = outcome.result;
    return status === "failed" && error ? [{ outcome, error }] : [];
  });
  const groups = [...Map.groupBy(failed, ({ error }) => `${error.code} ${error.message}`).values()];
  const rows = renderWithin(groups.slice(0, budget.failures), budget, (group) => {
    const shown = group.slice(0, budget.failures);
    const names = shown.map(({ outcome }) => nameFailure(outcome, several, HALF_COLUMN));
    const more = group.length > shown.length ? html`and ${group.length - shown.length} more` : NOTHING;
    return join(group.slice(0, 1).map(({ error }) => renderFailure(error, [...names, more], budget)));
  });
  if (groups.length === 0) return NOTHING;
  const more = groups.length - rows.length;
  const title = titleFailures(failed.map(({ outcome }) => outcome));
  return table([title, html`Why`], rows, more === 0 ? NOTHING : html`and ${prose(plural(more, "other reason"))}: ${budget.rest}`);
}

function titleFailures(outcomes: readonly Outcome[]): Html {
  const words = new Set(outcomes.map(failedWord));
  return words.size > 1 ? html`Failed or cancelled` : words.has("cancelled") ? html`Cancelled` : html`Failed`;
}

/** Two columns: a third would be beyond the edge of a phone. */
function renderFailure(error: TaskError, names: readonly Html[], budget: RenderBudget): Html {
  const advice = ADVICE[error.code];
  const why = [
    html`<b>${code(error.code)}</b><br>\n${message(error.message, budget.text, HALF_COLUMN)}`,
    advice === "" ? NOTHING : html`<b>What to do:</b> ${prose(advice)}`,
  ];
  // Else a long reason would leave the names a column in which each is broken.
  return tr([html`<td width="50%">${joinLines(names)}</td>`, html`<td>${joinLines(why)}</td>`]);
}

function nameFailure(outcome: Outcome, several: boolean, run: number): Html {
  const { fallback, result } = outcome;
  const recipe = several && result.recipe !== undefined ? html`recipe ${code(result.recipe, 40)}` : NOTHING;
  const name = joinFacts([nameTask(outcome, run), recipe, scoreOf(outcome)]);
  return fallback === undefined ? name : joinLines([name, prose(statusText(outcome))]);
}
