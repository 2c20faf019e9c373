declare const isHtml: unique symbol;

/** HTML that is safe to show. Only {@link html} and the functions of `markdown.ts` make it: text in its place does not compile. */
export type Html = string & { readonly [isHtml]: true };

/** A template of HTML. Text goes through `code`, `message` or `prose` first. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | number)[]): Html {
  return String.raw({ raw: strings }, ...values) as Html;
}

export const NOTHING = html``;

/** Parts in a row; empty ones are left out. */
export function join(parts: readonly Html[], separator: Html = NOTHING): Html {
  return parts.filter((part) => part.length > 0).join(separator) as Html;
}

/** Facts in one line. */
export function joinFacts(facts: readonly Html[]): Html {
  return join(facts, html` · `);
}

export function joinLines(lines: readonly Html[]): Html {
  return join(lines, html`<br>\n`);
}

/** A row of a table. */
export function tr(cells: readonly Html[]): Html {
  return html`<tr>${join(cells)}</tr>`;
}

/** A row of plain cells. */
export function row(cells: readonly Html[]): Html {
  return tr(cells.map((cell) => html`<td>${cell}</td>`));
}

/** A table as one HTML block, which has no blank line. `more` is a last row; empty for none. */
export function table(head: readonly Html[], rows: readonly Html[], more: Html = NOTHING): Html {
  const first = head.length === 0 ? NOTHING : tr(head.map((cell) => html`<th>${cell}</th>`));
  const last = more.length === 0 ? NOTHING : html`<tr><td colspan="${head.length}">${more}</td></tr>`;
  return join([html`<table>`, first, ...rows, last, html`</table>`], html`\n`);
}

export function fold(title: Html, content: Html): Html {
  return html`<details><summary>${title}</summary>\n${content}\n</details>`;
}

/** `a → b`, or one of them where both are the same or the other is unknown. */
export function describeChange(before: Html | undefined, after: Html | undefined): Html {
  if (before === undefined || after === undefined || before === after) return after ?? before ?? NOTHING;
  return html`${before} → ${after}`;
}
