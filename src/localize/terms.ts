import { matchLocale } from "./match-locale.ts";

/** Texts and their translations. */
export interface Glossary {
  terms: readonly Term[];
  /** Never translated; all locales. */
  keep: readonly string[];
}

export interface Term {
  source: string;
  /** By canonical BCP 47 tag. */
  targets: ReadonlyMap<string, string>;
}

/** The pairs for one locale: of its own tag, else of its nearest parent in the same script. */
export function termsFor(glossary: Glossary, locale: string): { source: string; target: string }[] {
  const match = matchLocale(locale);
  return glossary.terms.flatMap(({ source, targets }) => {
    const target = targets.get(match(targets.keys()) ?? "");
    return target === undefined ? [] : [{ source, target }];
  });
}
