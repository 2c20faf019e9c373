import { prose } from "./markdown.ts";

/** A table, as one HTML block: no blank line in it. `more` is a last row; empty for none. */
export function table(head: readonly string[], rows: readonly string[], more = ""): string {
  const first = head.length === 0 ? [] : [`<tr>${head.map((cell) => `<th>${cell}</th>`).join("")}</tr>`];
  const last = more === "" ? [] : [`<tr><td colspan="${head.length}">${more}</td></tr>`];
  return ["<table>", ...first, ...rows, ...last, "</table>"].join("\n");
}

/** A folded part; `title` is our own text. */
export function fold(title: string, html: string): string {
  return `<details><summary>${title}</summary>\n${html}\n</details>`;
}

/** Parts of one line; empty ones are left out. */
export function joinFacts(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== "").join(" · ");
}

/** A figure and its unit on one line also in a narrow column. */
export function unbroken(figure: string): string {
  return prose(figure).replaceAll(" ", "&nbsp;");
}

/** `a → b`, or one of them where both are the same or the other is not known. */
export function describeChange(before: string | undefined, after: string | undefined): string {
  if (before === undefined || after === undefined || before === after) return after ?? before ?? "";
  return `${before} → ${after}`;
}
