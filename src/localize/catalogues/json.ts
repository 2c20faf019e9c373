import { KEYS_TOO_LONG, NOT_TEXTS_BY_KEY, TOO_DEEP_FOR_TEXTS } from "../localize-messages.ts";
import { type Catalogue, UnreadableCatalogue } from "./catalogue.ts";

const MAX_DEPTH = 100;

/** Characters in the joined keys of all texts. Real catalogues have a few for each character of the file, a long key above many texts a square. */
const MAX_KEYS = 20_000_000;

/**
 * Also with comments and with trailing commas. Of a repeated key the last value counts, as in the apps that read the file.
 *
 * @throws UnreadableCatalogue
 */
export async function parseJson(text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // The engine does not always say where, and YAML allows a trailing comma.
    const { readYaml, toPlain } = await import("../../text/yaml-lines.ts");
    const { root, problems } = readYaml(text, { isJson: true, mayRepeat: true });
    const [problem] = problems;
    if (problem) throw new UnreadableCatalogue(problem.text, problem.line);
    return root && toPlain(root);
  }
}

/**
 * i18next, vue-i18n, browser extensions and other catalogues of texts by key. Nested keys are joined by dots. Plural forms are left out,
 * since the forms of two languages do not match, and keys that begin with `@`, which describe.
 *
 * @throws UnreadableCatalogue
 */
export async function readJson(text: string): Promise<Catalogue[]> {
  const json = await parseJson(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw new UnreadableCatalogue(NOT_TEXTS_BY_KEY);
  const texts = flatten(json);
  const messages = [...texts].filter(([key]) => !isPluralForm(key, texts)).map(([key, text]) => ({ key, text }));
  return [{ messages }];
}

function flatten(json: object): Map<string, string> {
  const texts = new Map<string, string>();
  let length = 0;
  const collect = (value: object, prefix: string, depth: number) => {
    if (depth > MAX_DEPTH) throw new UnreadableCatalogue(TOO_DEEP_FOR_TEXTS);
    const annotated = isAnnotated(value);
    for (const [key, item] of Object.entries(value)) {
      if (key.startsWith("@") || (annotated && !TEXT_KEYS.includes(key))) continue;
      length += prefix.length + key.length;
      if (length > MAX_KEYS) throw new UnreadableCatalogue(KEYS_TOO_LONG);
      if (typeof item === "string") texts.set(prefix + key, item);
      else if (typeof item === "object" && item !== null) collect(item, `${prefix}${key}.`, depth + 1);
    }
  };
  collect(json, "", 0);
  return texts;
}

const TEXT_KEYS = ["message", "defaultMessage"];
const NOTE_KEYS = ["description", "placeholders"];

/** A text with notes for translators, as browser extensions and FormatJS write it. */
function isAnnotated(value: object): boolean {
  const keys = Object.keys(value);
  return keys.some((key) => TEXT_KEYS.includes(key)) && keys.every((key) => TEXT_KEYS.includes(key) || NOTE_KEYS.includes(key));
}

/** CLDR's plural categories, which i18next joins to the key by `_`. */
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
const PLURAL_FORM = new RegExp(`^(.*[._])(?:${CATEGORIES.join("|")})$`, "s");

/** `item_one` beside `item_other`, also nested; and `item` beside `item_plural`, as i18next once wrote it. */
function isPluralForm(key: string, texts: ReadonlyMap<string, string>): boolean {
  const [, stem] = PLURAL_FORM.exec(key) ?? [];
  if (stem !== undefined && CATEGORIES.filter((category) => texts.has(stem + category)).length > 1) return true;
  return texts.has(`${key}_plural`) || (key.endsWith("_plural") && texts.has(key.slice(0, -"_plural".length)));
}
