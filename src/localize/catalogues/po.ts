import type { GetTextTranslations } from "gettext-parser";
import { NO_TEXTS, notValid } from "../localize-messages.ts";
import { type Catalogue, UnreadableCatalogue } from "./catalogue.ts";

type Parse = (text: string, options?: { validation: boolean }) => GetTextTranslations;

/**
 * GNU gettext. `msgid` is the source text. Without plural forms, what is marked fuzzy, what is obsolete and what is not translated.
 * https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 *
 * @throws UnreadableCatalogue
 */
export async function readPo(text: string): Promise<Catalogue[]> {
  const { po } = await import("gettext-parser");
  const file = parse(po.parse, text.replace(/\r\n?/g, "\n"));
  const entries = Object.values(file.translations).flatMap((context) => Object.values(context));
  // The entry without a source text is the header.
  const translated = entries.filter(({ msgid, msgid_plural, comments }) => msgid && !msgid_plural && !isFuzzy(comments?.flag));
  // The parser lets an entry end without a translation.
  const messages = translated.flatMap(({ msgctxt = "", msgid, msgstr: [text] = [] }) =>
    text ? [{ key: `${msgctxt}\u0004${msgid}`, source: msgid, text }] : [],
  );
  const locale = file.headers?.Language;
  return [{ ...(locale && { locale }), messages }];
}

function parse(parsePo: Parse, text: string): GetTextTranslations {
  try {
    return parsePo(text, { validation: true });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [, problem, line] = /^Error parsing PO data: (.*?) at line (\d+)/.exec(error.message) ?? [];
    // Of a line's end within a text it names the line after.
    if (problem) throw new UnreadableCatalogue(notValid("gettext", problem), Number(line) - (problem.startsWith("End-of-line") ? 1 : 0));
    // Without a line it is a repeated text or a missing plural form, which apps live with.
    return parseLoosely(parsePo, text);
  }
}

function parseLoosely(parsePo: Parse, text: string): GetTextTranslations {
  try {
    return parsePo(text);
  } catch {
    // The parser stumbles over a `msgid` with nothing after it.
    throw new UnreadableCatalogue(notValid("gettext", NO_TEXTS));
  }
}

function isFuzzy(flags = ""): boolean {
  return flags.split(/[\n,]/).some((flag) => flag.trim() === "fuzzy");
}
