import { extname } from "node:path";
import { readAndroid } from "./android.ts";
import { readArb } from "./arb.ts";
import type { Catalogue, ReadOptions } from "./catalogue.ts";
import { readJson } from "./json.ts";
import { readPo } from "./po.ts";
import { readStrings } from "./strings.ts";
import { readXcstrings } from "./xcstrings.ts";

export interface Format {
  /** Where the texts of the source language are: always in another file, there if the keys are not texts, or always in the same file. */
  source: "required" | "possible" | "within";
  /** Whether the file says which language it is in. */
  namesLocale: boolean;
  /** Whether texts of menus and buttons have the mark of a letter to press: toolkits that take gettext read it, as GTK and Qt do. */
  hasMnemonics?: boolean;
  /** @throws UnreadableCatalogue */
  read(text: string, options: ReadOptions): Catalogue[] | Promise<Catalogue[]>;
}

/** By file name extension. */
const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  [".po", { source: "possible", namesLocale: true, hasMnemonics: true, read: readPo }],
  [".strings", { source: "possible", namesLocale: false, read: readStrings }],
  [".xcstrings", { source: "within", namesLocale: true, read: readXcstrings }],
  [".xml", { source: "required", namesLocale: false, read: readAndroid }],
  [".arb", { source: "required", namesLocale: true, read: readArb }],
  [".json", { source: "required", namesLocale: false, read: readJson }],
]);

export function formatOf(path: string): Format | undefined {
  return FORMATS.get(extname(path).toLowerCase());
}
