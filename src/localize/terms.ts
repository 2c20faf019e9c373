import { matchLocale } from "./match-locale.ts";

/** The texts of images and their translations. */
export interface Glossary {
  terms: readonly Term[];
  /** Texts that are never translated, in any locale. */
  keep: readonly string[];
}

export interface Term {
  source: string;
  /** By canonical BCP 47 tag. */
  targets: ReadonlyMap<string, string>;
}

/** The terms for one locale, by {@link matchLocale}; those without a suitable translation are left out. */
export function termsFor(glossary: Glossary, locale: string): { source: string; target: string }[] {
  const match = matchLocale(locale);
  return glossary.terms.flatMap(({ source, targets }) => {
    const target = targets.get(match(targets.keys()) ?? "");
    return target === undefined ? [] : [{ source, target }];
  });
}
