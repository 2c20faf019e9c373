import { quote } from "./suggest.ts";

/** What is wrong with a brace of a template. Goes on after a colon, and has no full stop. */
export function unknownPlaceholder(token: string, known: readonly string[]): string {
  const names = known.map((name) => `{${name}}`).join(" ");
  return `${JSON.stringify(token)} is not a placeholder. Use ${names}, or {{ for a literal brace`;
}

const QUOTES =
  "Put a value in quotes if it contains `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote.";

export const TOO_DEEP = "The file is nested too deeply.";

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
  `${written === undefined ? "A key" : `The key \`${written.slice(0, 60)}\``} must be a string; put it in quotes.`;
export const repeatedKey = (key: string, firstLine: number) => `The key ${quote(key)} is already on line ${firstLine}.`;
export const WRONG_MERGE = "`<<` must refer to a mapping, or to a list of mappings.";
export const TOO_LONG = "The file is larger than 1 MB.";
export const LARGE_JSON = "This is not valid JSON. A file of more than 1 MB may have no comments and no trailing commas either.";
export const MORE_PROBLEMS = "There are more problems than these. Fix these first.";
export const ENDLESS_ALIASES = "Aliases make this file endless or far too large. Write the values out instead.";

/** What is wrong with a glob: {@link GLOBS.problem} makes a sentence of the others. */
export const GLOBS = {
  problem: (glob: string, reason: string) => `The glob ${quote(glob)} ${reason}.`,
  tooLong: (most: number) => `has more than ${most} characters; write several globs`,
  tooMany: (most: number) => `stands for more than ${most} alternatives, by its braces or parentheses; use \`*\` instead`,
  tooDeep: (most: number) => `has braces or parentheses nested more than ${most} deep`,
  slash: (mark: string) => `has a \`/\` within \`${mark}(…)\`; write several globs`,
  tooManyInAll: (most: number) =>
    `The globs stand for more than ${most} alternatives in all, by their braces. Use fewer globs, or \`*\` instead.`,
};
