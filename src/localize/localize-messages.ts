import { cutEnd } from "../text/plain-text.ts";
import { quote, suggest } from "../text/suggest.ts";

/** Sentences about a glossary and the catalogues that it lists. The place, `<path>:<line>: `, goes before each. */

// Whole files

export const NOT_A_GLOSSARY =
  "A glossary is a `.yml`, `.yaml` or `.json` file, or the app's `.po` or `.xcstrings` file. List other catalogues of the app under `catalogues` of a glossary, with their `locale` and `source`.";
export const NOTHING_FOR_A_GLOSSARY =
  "The file has none of `terms`, `keep` and `catalogues`. If it is a catalogue of the app, list it under `catalogues` of a glossary, with its `locale` and `source`.";
export const TOO_LARGE = "The file is larger than 5 MB.";
export const BINARY_PROPERTY_LIST =
  "This is a binary property list, as Xcode builds it into an app. Name the `.strings` file of the app's sources instead, which is text.";
export const NOT_UTF_8 = "The file is not text in UTF-8. Save it as UTF-8.";
export const tooManyCatalogues = (most: number) => `\`catalogues\` has more than ${most} items.`;
export const missingFile = (path: string) => `${JSON.stringify(path)} does not exist.`;

// Values of a glossary

/** What each part of a glossary may be. */
export const ALLOWED = {
  locale: "BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`",
  text: "a string that is not empty; put it in quotes if it looks like a number",
  translations: "translations by locale, such as `{ fr: Se connecter, de: Anmelden }`",
  terms: "source texts, each with translations by locale, such as `{ fr: Se connecter, de: Anmelden }`",
  keep: "a list of texts that are never translated",
  path: "the path of a file, relative to the workspace and inside it",
  catalogues: "a list of the app's own files, each with `path`, and with `locale` and `source` where the format needs them",
  glossary: "a mapping with `terms`, `keep` or `catalogues`",
} as const;
/** @param value As shown to the user; absent where it is missing. */
export const wrongValue = (name: string, value: string | undefined, allowed: string) =>
  value === undefined ? `${name} is required: ${allowed}.` : `${name}: ${value} is not allowed. Allowed: ${allowed}.`;
/** @param help What the user may have meant; empty, or a sentence that begins with a blank. */
export const wrongKey = (name: string, key: string, help: string, allowed = "") =>
  `${name}: ${quote(key)} is not allowed.${help} Allowed: ${allowed}.`;
export const COMMA_NEEDS_QUOTES = " Put a text that contains a comma in quotes.";
export const unknownKey = (key: string, known: readonly string[]) =>
  `${quote(key)} is not known here.${suggest(key, known)} Allowed: ${known.map((name) => `\`${name}\``).join(", ")}.`;
export const secondTranslation = (source: string, locale: string) => `${quote(source)} already has a translation for \`${locale}\`.`;
export const keptAndTranslated = (text: string) => `${quote(text)} is both in \`keep\` and in \`terms\`. Remove it from one of them.`;

// Entries of `catalogues`

export const notACatalogue = (path: string) =>
  `${JSON.stringify(path)} is not a catalogue. Allowed: gettext \`.po\`, Apple \`.strings\` and \`.xcstrings\`, Android \`.xml\`, \`.arb\`, and \`.json\` of i18next and others.`;
export const sourceRequired = (path: string) =>
  `${JSON.stringify(path)} needs \`source\`: the file of the same format that contains the texts of the source language under the same keys.`;
export const sourceNotAllowed = (path: string) =>
  `${JSON.stringify(path)} contains all locales and their source texts. Remove \`locale\` and \`source\`.`;
export const sourceOfOtherFormat = (source: string, path: string) =>
  `\`source\`: ${JSON.stringify(source)} does not have the same format as ${JSON.stringify(path)}.`;
export const localeRequired = (path: string) => `${JSON.stringify(path)} needs \`locale\`, because the file does not name its language.`;

/** @param written What the file names as its language; absent where it names none. */
export function unknownLocale(path: string, written: string | undefined): string {
  const reason =
    written === undefined
      ? "does not name its language"
      : `names its language as ${quote(written)}, which is not a BCP 47 tag of a known language`;
  return `${JSON.stringify(path)} ${reason}. Set its \`locale\` under \`catalogues\` of a glossary.`;
}

export const otherLanguage = (path: string, inFile: string, inEntry: string) =>
  `${JSON.stringify(path)} names its language as ${quote(inFile)}, but its \`locale\` here is \`${inEntry}\`.`;
export const noCommonKey = (path: string, source: string) => `${JSON.stringify(path)} and ${JSON.stringify(source)} have no key in common.`;

// Catalogues that cannot be read

export const NOT_TEXTS_BY_KEY = "This is not a JSON object of texts by key.";
export const KEYS_TOO_LONG = "The keys around the texts are too long.";
export const TOO_DEEP_FOR_TEXTS = "This is nested too deeply.";
export const NOT_A_STRING_CATALOGUE = "This is not a string catalogue: it has no `sourceLanguage`, or `strings` has another structure.";
export const NOT_ANDROID_RESOURCES =
  "This is not a file of Android resources: it has no `<resources>`, or a `<string>` has another structure.";
export const PROPERTY_LIST = 'This is a property list. Only lines of `"key" = "text";` are supported.';
/** @param reason Words of the parser. */
export const notValid = (format: "gettext" | "XML", reason: string) =>
  `This is not valid ${format}: ${cutEnd(reason.replace(/\s+/g, " "), 200).replace(/\.$/, "")}.`;
export const NO_TEXTS = "A text is missing after a keyword";
export const missingHere = (expected: string) => `${expected} is missing here.`;
export const sourceLocaleMissing = (sourceLanguage: string, sourceLocale: string) =>
  `The texts are in ${quote(sourceLanguage)}, and none is in \`${sourceLocale}\`, the \`source-locale\`.`;
