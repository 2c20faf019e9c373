import { quote } from "./suggest.ts";

/** What is wrong with a brace of a template. Goes on after a colon, and has no full stop. */
export function unknownPlaceholder(token: string, known: readonly string[]): string {
  const names = known.map((name) => `{${name}}`).join(" ");
  return `${JSON.stringify(token)} is not a placeholder. Use ${names}, or {{ for a literal brace`;
}

const QUOTES =
  "Put a value in quotes if it contains `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote.";

const TOO_DEEP = "The file is nested too deeply.";

/** Syntax errors by the code of the library `yaml`, for people who write globs, prompts and translations. */
const YAML_ERRORS: Readonly<Record<string, string>> = {
  BAD_SCALAR_START: QUOTES,
  BLOCK_AS_IMPLICIT_KEY: QUOTES,
  BLOCK_IN_FLOW: QUOTES,
  UNEXPECTED_TOKEN: `Unexpected text. ${QUOTES}`,
  TAB_AS_INDENT: "Indent with spaces, not with tabs.",
  MULTIPLE_DOCS: "A second document begins here; the file must contain only one.",
  RESOURCE_EXHAUSTION: TOO_DEEP,
};
export const yamlError = (code: string, message: string) => YAML_ERRORS[code] ?? `${message}.`;
/** The same for an author who knows the file as JSON, and would not understand the terms of YAML. */
export const jsonError = (code: string) => (code === "RESOURCE_EXHAUSTION" ? TOO_DEEP : "This is not valid JSON.");
/** For a value that is read as an alias (`*`) or a tag (`!`) of YAML. */
export const lacksQuotes = (text: string) => `Put ${quote(text)} in quotes. A value that begins with \`${text.charAt(0)}\` needs them.`;
/** @param written The key as it is in the file; absent for a list or mapping. */
export const keyIsNoString = (written?: string) =>
  `${written === undefined ? "A key" : `The key \`${written}\``} must be a string; put it in quotes.`;
export const repeatedKey = (key: string, firstLine: number) => `The key ${quote(key)} is already on line ${firstLine}.`;
export const WRONG_MERGE = "`<<` must refer to a mapping, or to a list of mappings.";
export const ENDLESS_ALIASES = "Aliases make this file endless or far too large. Write the values out instead.";
