import { react, writeAnswer } from "../commands/answers.ts";
import { HELP } from "../commands/command-messages.ts";
import { createGitHub } from "../github/github-client.ts";
import type { Inputs } from "../inputs/load.ts";
import type { Outcome } from "../outcome.ts";
import { debug } from "../runner/log-writer.ts";
import { formatDollars } from "../text/format.ts";
import { type Html, html, join, joinFacts, joinLines, NOTHING } from "./html.ts";
import { code, link, message, prose, runUrl, wholePath } from "./markdown.ts";
import { explainNothing } from "./reason-wording.ts";
import { listErrors, type Report } from "./report.ts";
import { failedWord, statusText, warningsOf } from "./wording.ts";

/** Characters of a sentence. */
const MAX_TEXT = 500;
const MAX_LINES = 50;

/** Answers the comment that started the run: a reaction, and a sentence for each image. */
export async function postAnswer(report: Report, inputs: Inputs | undefined): Promise<void> {
  const { heard, context } = report;
  if (!heard) return;
  const github = await createGitHub({ token: inputs?.githubToken ?? "", context });
  const options = { github, context, comment: heard.comment };
  await writeAnswer({ ...options, id: heard.answer, text: renderAnswer(report) });
  const isDone = listErrors(report).length + heard.problems.length === 0 && report.outcomes.every(({ result }) => result.error === null);
  const isNothing = report.skip !== undefined && report.skip.reason !== "up-to-date" && heard.commands.length > 0;
  // The answer says the same.
  const forgive = (error: unknown) => debug(`The comment got no reaction: ${error instanceof Error ? error.message : String(error)}`);
  await react({ ...options, content: isDone && !isNothing ? "+1" : "confused" }).catch(forgive);
}

/** One block of HTML: what other people wrote means nothing to Markdown there. */
export function renderAnswer(report: Report): Html {
  const { heard, outcomes, skip, comment, context } = report;
  const { problems = [], commands = [] } = heard ?? {};
  const errors = listErrors(report).flatMap((error) => error.problems ?? [error.message]);
  const wrong = [...problems, ...errors].map((text) => html`<li>${message(text, MAX_TEXT)}</li>`);
  const lines = [...wrong, ...outcomes.slice(0, MAX_LINES).map(renderOutcome)];
  const more = outcomes.length > MAX_LINES ? html`<li>${outcomes.length - MAX_LINES} more</li>` : NOTHING;
  const isHelp = commands.length === 0;
  const why = outcomes.length > 0 || isHelp || skip === undefined ? NOTHING : html`<p>${message(explainNothing(report), MAX_TEXT)}</p>`;
  const links = joinFacts([
    comment ? link(comment.url, prose("Before and after")) : NOTHING,
    context.runId === "" ? NOTHING : link(runUrl(context), prose("Log of this run")),
  ]);
  return join(
    [
      wrong.length > 0 && outcomes.length === 0 ? html`<p>${prose("Nothing was done:")}</p>` : NOTHING,
      why,
      lines.length > 0 ? html`<ul>${join([...lines, more])}</ul>` : NOTHING,
      isHelp ? renderHelp() : NOTHING,
      links.length > 0 ? html`<p><sub>${links}</sub></p>` : NOTHING,
    ],
    html`\n`,
  );
}

function renderOutcome(outcome: Outcome): Html {
  const { restored, result } = outcome;
  const { status, cost, error } = result;
  const kept = status === "modified" && !restored ? "kept as it is" : statusText(outcome);
  const said = error === null ? kept : `${failedWord(outcome)}. ${error.message}`;
  const facts = joinFacts([
    html`${wholePath(outcome.task.output)}: ${message(said, MAX_TEXT)}`,
    cost ? prose(formatDollars(cost)) : NOTHING,
    ...warningsOf(outcome).map((warning) => message(warning, MAX_TEXT)),
  ]);
  return html`<li>${facts}</li>`;
}

function renderHelp(): Html {
  return html`<p>${joinLines(HELP.map(([command, meaning]) => html`${code(command)} ${prose(meaning)}`))}</p>`;
}
