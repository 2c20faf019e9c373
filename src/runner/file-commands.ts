import { randomUUID } from "node:crypto";
import { appendFileSync, statSync } from "node:fs";
import { redactDocument } from "../redact.ts";

/*
 * All that this process hands to the runner by files: each has a variable with its path, and none where the program does not run in a job
 * (FileCommandManager.cs of actions/runner).
 */

/** Bytes. The runner drops a larger summary as a whole. */
const MAX_SUMMARY = 1024 * 1024;
const SUMMARY_CUT = "\n\n<p>The rest of this summary was cut off.</p>\n";

/** Sets outputs of the step. */
export function writeOutputs(values: Readonly<Record<string, string>>): void {
  const file = process.env.GITHUB_OUTPUT;
  if (file) appendFileSync(file, formatPairs(values));
}

/** Each value between two lines that do not occur in it. */
export function formatPairs(values: Readonly<Record<string, string>>): string {
  const blocks = Object.entries(values).map(([name, value]) => {
    const shown = redactDocument(toStorable(value));
    const end = freeDelimiter(shown);
    return `${name}<<${end}\n${shown}\n${end}\n`;
  });
  return blocks.join("");
}

function freeDelimiter(text: string): string {
  const delimiter = `retouch_${randomUUID()}`;
  return text.includes(delimiter) ? freeDelimiter(text) : delimiter;
}

/** Adds Markdown to the page of the run. */
export function writeSummary(markdown: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(file, fitSummary(`${redactDocument(toStorable(markdown))}\n`, MAX_SUMMARY - used));
}

/** The last guard: whoever renders a summary keeps within the limit. Cut at the end of a line. @param room in bytes. */
export function fitSummary(text: string, room: number): string {
  if (Buffer.byteLength(text) <= room) return text;
  const kept = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(SUMMARY_CUT)));
  const end = kept.lastIndexOf("\n");
  return end <= 0 ? "" : `${kept.subarray(0, end).toString()}${SUMMARY_CUT}`;
}

/** Well-formed text without the character that no variable of an environment may hold. */
function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
