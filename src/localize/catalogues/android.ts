import { z } from "zod";
import { NOT_ANDROID_RESOURCES, notValid } from "../localize-messages.ts";
import { type Catalogue, UnreadableCatalogue } from "./catalogue.ts";

const elementSchema = z.looseObject({
  // The parser leaves it out where there are other elements and nothing between them.
  "#text": z.string().default(""),
  "@name": z.string().optional(),
  "@product": z.string().optional(),
  "@translatable": z.string().optional(),
});
const arraySchema = z.looseObject({ ...elementSchema.shape, item: z.array(elementSchema).default([]) });
const fileSchema = z.object({
  resources: z.looseObject({ string: z.array(elementSchema).default([]), "string-array": z.array(arraySchema).default([]) }),
});

type Element = z.infer<typeof elementSchema>;

const LISTS = ["string", "string-array", "item"];

/** The marks around what translators leave as it is; the text within is part of the text. */
const MARKS = /<\/?xliff:g(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g;

/**
 * Android's string resources: `string` and `string-array`. Without plurals, text with markup and references to other resources.
 * What is not translatable is kept where it looks like a name, since keys and addresses are marked so too.
 * https://developer.android.com/guide/topics/resources/string-resource
 *
 * @throws UnreadableCatalogue
 */
export async function readAndroid(text: string): Promise<Catalogue[]> {
  const file = fileSchema.safeParse(await parseXml(text));
  if (!file.success) throw new UnreadableCatalogue(NOT_ANDROID_RESOURCES);
  const { string, "string-array": arrays } = file.data.resources;
  const items = arrays.flatMap(({ item, "@name": name, "@product": product, "@translatable": translatable }) =>
    item.map((element, index) => ({ ...element, "@name": `${name}[${index}]`, "@product": product, "@translatable": translatable })),
  );
  const texts = [...string, ...items].filter(isText);
  const isKept = (element: Element) => element["@translatable"] === "false";
  return [
    {
      messages: texts
        .filter((element) => !isKept(element))
        .map((element) => ({ key: keyOf(element), text: unescapeText(element["#text"]) })),
      keep: texts
        .filter(isKept)
        .map((element) => unescapeText(element["#text"]).trim())
        .filter(isName),
    },
  ];
}

async function parseXml(text: string): Promise<unknown> {
  const { XMLParser, XMLValidator } = await import("fast-xml-parser");
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new UnreadableCatalogue(notValid("XML", valid.err.msg), valid.err.line);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    alwaysCreateTextNode: true,
    parseTagValue: false,
    trimValues: false,
    // Also numbers such as &#8230;.
    htmlEntities: true,
    isArray: (name) => LISTS.includes(name),
  });
  try {
    return parser.parse(text.replace(MARKS, ""));
  } catch (error) {
    throw new UnreadableCatalogue(notValid("XML", error instanceof Error ? error.message : String(error)));
  }
}

/** One name may have a text for each kind of device. */
function keyOf({ "@name": name = "", "@product": product = "default" }: Element): string {
  return `${name} ${product}`;
}

/** Without elements in it, such as `<b>`, and no reference such as `@string/other`. */
function isText(element: Element): boolean {
  const names = Object.keys(element).filter((name) => name !== "#text" && !name.startsWith("@"));
  return names.length === 0 && !/^\s*@/.test(element["#text"]);
}

/** Words of usual length: no address, no key of a service, no identifier. */
function isName(text: string): boolean {
  return !/[_/\\@:=]/.test(text) && text.split(/\s+/).every((word) => word.length <= 24);
}

/** A quotation mark that is not escaped keeps blanks, and is not part of the text. */
function unescapeText(text: string): string {
  return text.replace(/"|\\u([\dA-Fa-f]{4})|\\([\s\S])/g, (found, unit: string | undefined, character: string) => {
    if (found === '"') return "";
    if (unit) return String.fromCharCode(Number.parseInt(unit, 16));
    return character === "n" || character === "t" ? " " : character;
  });
}
