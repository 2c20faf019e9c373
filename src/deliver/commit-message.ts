import { fillTemplate, parseTemplate } from "../plan/template.ts";
import type { Change } from "./change.ts";

export const COMMIT_MESSAGE_PLACEHOLDERS = ["count", "paths", "locales"] as const;
export const DEFAULT_COMMIT_MESSAGE = "chore(images): edit {count} image(s) with Retouch";

const MAX_PATHS = 50;

/** The commit message for what is committed; a template that cannot be read is taken as it stands. */
export function renderCommitMessage({
  template,
  changes,
  isSandbox,
}: {
  template: string;
  changes: readonly Change[];
  isSandbox: boolean;
}): string {
  const parsed = parseTemplate(template, COMMIT_MESSAGE_PLACEHOLDERS);
  const outputs = changes.map(({ task }) => toOneLine(task.output)).sort();
  const locales = [...new Set(changes.flatMap(({ task }) => task.locale ?? []))].sort();
  const paths = outputs.length > MAX_PATHS ? [...outputs.slice(0, MAX_PATHS), `and ${outputs.length - MAX_PATHS} more`] : outputs;
  const message =
    typeof parsed === "string"
      ? template
      : fillTemplate(parsed, { count: String(changes.length), paths: paths.join("\n"), locales: locales.join(", ") });
  const [subject = "", ...body] = message.trim().split(/\r?\n/);
  return [isSandbox ? `${subject} (sandbox)` : subject, ...body].join("\n");
}

/** A line break in a file name could otherwise add a trailer to the message. */
function toOneLine(path: string): string {
  return path.replace(/\p{Cc}/gu, "�");
}
