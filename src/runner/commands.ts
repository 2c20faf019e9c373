import { redact, redactDocument } from "../redact.ts";
import { toLine } from "../text/plain-text.ts";

/*
 * The runner looks for commands in every line of either stream: `::name key=value::data`, with blanks before it, and the old
 * `##[name]data` anywhere in a line (ActionCommand.cs of actions/runner). A line ends at a line feed or a carriage return. It looks by
 * .NET's rules of culture, which pass over characters that are not seen.
 */

/** Not seen, or only together with what is before it. */
const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}`;
const COMMAND = new RegExp(String.raw`^([\s${UNSEEN}]*):(?=[${UNSEEN}]*:)`, "u");
const OLD_COMMAND = new RegExp(String.raw`#(?=[${UNSEEN}]*#[${UNSEEN}]*\[)`, "gu");

const LINE_BREAK = /\r\n|\r|\n/;

/** The commands that Retouch gives. */
type CommandName = "add-mask" | "debug" | "endgroup" | "error" | "group" | "notice" | "warning";

/** What an annotation is about. `file` is relative to the workspace. */
export interface AnnotationProperties {
  title?: string;
  file?: string;
  /** Of the file, from 1. */
  line?: number;
}

/** Any text as one line that is no command; blanks at its start stay. */
export function formatInfo(text: string): string {
  const [indent = ""] = /^ */.exec(text) ?? [];
  return indent + defuse(toLine(redactDocument(text)));
}

function defuse(line: string): string {
  return line.replace(COMMAND, "$1: ").replace(OLD_COMMAND, "# ");
}

/** A message of several lines, each of them inert: the runner repeats them in the log. */
export function formatAnnotation(
  level: "error" | "warning" | "notice",
  message: string,
  { title = "", file = "", line }: AnnotationProperties,
) {
  const shown = message.split(LINE_BREAK).map(formatInfo).join("\n");
  return formatCommand(level, shown, {
    title: formatInfo(title),
    file: redactDocument(file),
    line: line === undefined ? "" : String(line),
  });
}

/** What only we can make sense of; nobody has redacted it before. */
export function formatDebug(text: string): string {
  const lines = redact(text).split(LINE_BREAK);
  return formatCommand("debug", lines.map((line) => defuse(toLine(line))).join("\n"));
}

/** A line that something else in this process prints; undefined for one that is not shown. */
export function formatForeign(line: string): string | undefined {
  const [, name, data = ""] = /^\s*::([a-z-]+)(?: [^:]*)?::(.*)$/s.exec(line) ?? [];
  switch (name) {
    case "debug":
      return formatDebug(unescapeData(data));
    case "error":
    case "notice":
    case "warning":
      return formatInfo(`${name}: ${redact(unescapeData(data))}`);
    case "add-mask":
      // Its value must not be shown, and a mask of a harmless word would blank the log and the job's outputs.
      return undefined;
    default:
      return formatInfo(redact(line));
  }
}

/** @param data taken as it is, and escaped. */
export function formatCommand(name: CommandName, data: string, properties: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(properties).filter(([, value]) => value !== "");
  const list = pairs.map(([key, value]) => `${key}=${escapeProperty(value)}`).join(",");
  return `::${name}${list === "" ? "" : ` ${list}`}::${escapeData(data)}`;
}

function escapeData(text: string): string {
  return text.toWellFormed().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
