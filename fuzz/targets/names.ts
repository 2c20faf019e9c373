import assert from "node:assert/strict";
import fc from "fast-check";
import { encodeArtifactPath } from "../../src/deliver/artifact.ts";
import { renderResults } from "../../src/deliver/artifact-extras.ts";
import { renderCommitMessage } from "../../src/deliver/commit-message.ts";
import { blobId } from "../../src/git/blob-identity.ts";
import { redactDocument } from "../../src/redact.ts";
import { renderComment } from "../../src/report/comment.ts";
import { annotate, deliveryLines, finalLines, planLines, taskLines, toLogText } from "../../src/report/log.ts";
import { wordRunNotice, wordSkippedFile, wordTaskNotice } from "../../src/report/notice-wording.ts";
import { buildOutputs, renderResult, renderResultsFile } from "../../src/report/outputs.ts";
import type { Report } from "../../src/report/report.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { formatAnnotation, formatDebug, formatForeign, formatInfo } from "../../src/runner/commands.ts";
import { formatPairs } from "../../src/runner/file-commands.ts";
import { hostilePiece, reportWith, skeleton, variantsWith } from "../../test/report/hostile.ts";
import { createDesign } from "../../test/runner/designed-commands.ts";
import { parsePairs } from "../../test/runner/file-commands.ts";
import { parseCommand } from "../../test/runner/workflow-commands.ts";
import { type FuzzTarget, tryFor } from "../target.ts";

/*
 * Names of files, and texts of others, on each of their ways out: none becomes a command of the runner, a mention, a reference, HTML, a
 * trailer or an instruction to CI, and none breaks what holds it.
 */

const piece = fc.oneof(
  hostilePiece,
  fc.constantFrom(
    ..."::|##[|]|#|[|:|##[set-output name=a]b|::set-output name=a::b|::error::|\u200d|\u2060|\u034f|\ufe0f|\u0301|\u0600|\u00a0|\u3000|\u2029".split(
      "|",
    ),
    ..."::add-mask::e|::stop-commands::x|::debug::x|%0A::error::x|%25|\r|\n\n|\t|Co-authored-by: e <e@x.y>|Fixes #1|closes GH-1|[skip ci]".split(
      "|",
    ),
    ..."[ci skip]|***NO_CI***|skip-checks: true|@octocat|a@2x.png|<<|ghadelimiter_|=|a/b|../|results.json|\\|/|.png|\ud83d|\0".split("|"),
  ),
);
const name = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join("") || "x");

const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u200b\u200e\u200f]/u;

function checkLine(line: string): void {
  assert.equal(parseCommand(line), undefined, `a command: ${JSON.stringify(line)}`);
  assert.doesNotMatch(line, UNSEEN);
}

function checkLog(text: string, reports: readonly Report[]): void {
  const cause = { code: "refused", message: text } as const;
  const texts = [
    text,
    ` ${text}`,
    ...reports.flatMap((report) => [...planLines(report), ...deliveryLines(report), ...finalLines(report)]),
    ...reports.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => taskLines({ n: 1, m: 1, outcome }))),
    wordSkippedFile({ code: "symbolic-link", path: text }),
    wordSkippedFile({ code: "not-an-original", path: text, owner: { kind: "result", source: text }, mode: "edit" }),
    wordRunNotice({ code: "task-postponed", path: text, producer: text, output: text, mayNotBeSelected: true }),
    wordRunNotice({ code: "modified-output-kept", output: text, candidate: 1 }),
    wordTaskNotice({ code: "overwrites-unrecorded", path: text }),
    wordTaskNotice({ code: "candidate-invalid", cause }),
  ];
  for (const one of texts) for (const shown of [one, toLogText(one)]) checkLine(formatInfo(shown));
  const isByDesign = createDesign(new Set());
  for (const line of [formatDebug(text), ...text.split(/\r\n|\r|\n/).flatMap((printed) => formatForeign(printed) ?? [])]) {
    const command = parseCommand(line);
    assert.ok(!/[\r\n]/.test(line) && (!command || (command.name === "debug" && isByDesign(line, command))), JSON.stringify(line));
  }
}

function checkAnnotations(reports: readonly Report[]): void {
  const isByDesign = createDesign(new Set());
  for (const { level, message, ...properties } of reports.flatMap(annotate)) {
    const line = formatAnnotation(level, message, properties);
    const command = parseCommand(line);
    assert.ok(!/[\r\n]/.test(line) && command && isByDesign(line, command), JSON.stringify(line));
    // The runner drops blanks at the end, and each `=` at the start.
    const asRead = (file = "") => file.replace(/^=+/, "").trim();
    assert.equal(asRead(command.properties.file), asRead(redactDocument(properties.file ?? "").toWellFormed()));
    for (const shown of [...command.data.split(/\r\n|\r|\n/), command.properties.title ?? ""]) checkLine(shown);
  }
}

function checkOutputs(report: Report): void {
  const outputs = buildOutputs(report);
  const { values, error } = parsePairs(formatPairs(outputs));
  assert.equal(error, undefined);
  assert.deepEqual(Object.keys(values).sort(), Object.keys(outputs).sort());
  const rows = report.outcomes.map(({ result }) => renderResult(result));
  const wanted: unknown = JSON.parse(JSON.stringify(rows, (_, part) => (typeof part === "string" ? redactDocument(part) : part)));
  const file = renderResultsFile(report.outcomes);
  assert.deepEqual([JSON.parse(values.results ?? ""), JSON.parse(file)], [wanted, wanted]);
  for (const line of `${values.results}\n${file}`.split("\n")) checkLine(line);
}

/** The elements of pages with a name that means nothing, by the kind of the report. */
const plain = new Map<number, string[][]>();

/** The extension decides whether a picture can be shown, so that all names here have the same one. */
function renderPages(text: string, kind: number): string[] {
  return variantsWith(`${text}.x`)
    .slice(kind, kind + 1)
    .flatMap((report) => [renderComment(report), renderSummary(report)]);
}

function checkPages(text: string, kind: number): void {
  const wanted = plain.get(kind) ?? renderPages("benign", kind).map(skeleton);
  plain.set(kind, wanted);
  const pages = renderPages(text, kind);
  assert.deepEqual(pages.map(skeleton), wanted);
  for (const line of pages.flatMap((page) => page.split("\n"))) checkLine(line);
}

/** What GitHub, git and CI services read in a message. */
const READ = /(?<![\w])@\w|(?<!\w)#\d|\w#\d|\bGH-\d|[<>`]|:\w+:|^[\w-]+\s*:|\[[^\]]*(?:skip|no|ci)\b[^\]]*\]|\*\*\*|https?:/im;

function checkCommitMessage({ outcomes }: Report): void {
  const changes = outcomes.map(({ task }) => ({ task, blob: blobId(""), bytes: 0, read: async () => Buffer.alloc(0), keys: [] }));
  const message = renderCommitMessage({ template: "Edit {count}\n\n{paths}", changes, isSandbox: false });
  const lines = message.split("\n");
  assert.deepEqual(lines.slice(0, 2), [`Edit ${changes.length}`, ""]);
  assert.ok(lines.length <= changes.length + 2);
  for (const line of lines) {
    checkLine(line);
    assert.doesNotMatch(line, READ);
  }
}

function checkArtifact(text: string, { outcomes }: Report): void {
  const path = encodeArtifactPath(text);
  assert.equal(decodeURIComponent(path), text.toWellFormed());
  assert.doesNotMatch(path, /[":<>|*?\\]/);
  for (const line of [path, ` ${path}`, `a/${path}`]) checkLine(line);
  const content = { outcomes, renderResult, uploads: [], extras: [], stale: [] };
  for (const line of renderResults(content).split("\n")) checkLine(line);
}

/** Of the reports that are made of a name, one at a time: reading pages takes nearly all of the time. */
const property = fc.property(name, fc.nat({ max: 3 }), (text, kind) => {
  const report = reportWith(text);
  const reports = variantsWith(text).slice(kind, kind + 1);
  checkLog(text, reports);
  checkAnnotations(reports);
  checkOutputs(report);
  checkCommitMessage(report);
  checkArtifact(text, report);
  checkPages(text, kind);
});

export const target: FuzzTarget = { name: "names", run: (limits) => tryFor(property, limits) };
