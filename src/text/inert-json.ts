import { isClean, redactDocument } from "../redact.ts";
import { UNSEEN } from "./plain-text.ts";

/** What is not seen, and the old mark of a command: a later step of the workflow may print the JSON. */
const MARKS = new RegExp(String.raw`(?!\n)(?:${UNSEEN.source})|#(?=#\[)`, "gu");

const toEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** JSON of the same value without secrets, in visible characters, and without anything that the runner takes for a command. */
export function toInertJson(value: unknown, indent?: number): string {
  const plain = JSON.stringify(value, undefined, indent);
  // There may be thousands of results, in few of which there is anything to hide.
  const json = isClean(plain)
    ? plain
    : JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? redactDocument(part) : part), indent);
  return json.replace(MARKS, (mark) => mark.split("").map(toEscape).join(""));
}
