import type { GetTextTranslations } from "gettext-parser";
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
  const file = parse(po.parse, text);
  const entries = Object.values(file.translations).flatMap((context) => Object.values(context));
  // The entry without a source text is the header.
  const translated = entries.filter(({ msgid, msgid_plural, comments }) => msgid && !msgid_plural && !isFuzzy(comments?.flag));
  const messages = translated.flatMap(({ msgctxt = "", msgid, msgstr: [text] }) =>
    text ? [{ key: `${msgctxt}\u0004${msgid}`, source: msgid, text }] : [],
  );
  const locale = file.headers?.Language;
  return [{ ...(locale && { locale }), messages }];
}

/** What the parser says of a quotation mark that is missing or not escaped. It says the line too, apart. */
function parse(parsePo: Parse, text: string): GetTextTranslations {
  try {
    return parsePo(text, { validation: true });
  } catch (error) {
    if (error instanceof Error && "lineNumber" in error && typeof error.lineNumber === "number")
      throw new UnreadableCatalogue(
        error.message
          .replace(/^Error parsing PO data: /, "")
          .replace(/ at line \d+/, "")
          .replace(/\.$/, ""),
        error.lineNumber,
      );
    // Without a line it is a repeated text or a missing plural form, which apps live with.
    return parsePo(text);
  }
}

function isFuzzy(flags = ""): boolean {
  return flags.split(/[\n,]/).some((flag) => flag.trim() === "fuzzy");
}
