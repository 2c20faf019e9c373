import { unknownPlaceholder } from "./text-messages.ts";

/** A template cut into literal text and placeholders. */
export type Template = readonly ({ text: string } | { placeholder: string })[];

/**
 * Parses `{name}` placeholders; `{{` is a literal brace. A brace that opens no known placeholder is an error, since a typing mistake
 * would otherwise reach the model or a path.
 *
 * @returns the template, or what is wrong: words for after a colon, without a full stop.
 */
export function parseTemplate(source: string, placeholders: readonly string[]): Template | string {
  const parts: ({ text: string } | { placeholder: string })[] = [];
  for (const match of source.matchAll(/\{\{|\{([^{}\n]*)\}|\{|[^{]+/g)) {
    const [token, placeholder] = match;
    if (token === "{{") parts.push({ text: "{" });
    else if (placeholder !== undefined && placeholders.includes(placeholder)) parts.push({ placeholder });
    else if (token.startsWith("{")) return unknownPlaceholder(token, placeholders);
    else parts.push({ text: token });
  }
  return parts;
}

/** Fills a template. Values are inserted as they are and are not searched for placeholders again. */
export function fillTemplate(template: Template, values: Readonly<Record<string, string>>): string {
  return template.map((part) => ("text" in part ? part.text : (values[part.placeholder] ?? ""))).join("");
}
