import { extname } from "node:path";
import { readAndroid } from "./android.ts";
import { readArb } from "./arb.ts";
import type { Catalogue, ReadOptions } from "./catalogue.ts";
import { readJson } from "./json.ts";
import { readPo } from "./po.ts";
import { readStrings } from "./strings.ts";
import { readXcstrings } from "./xcstrings.ts";

export interface Format {
  /** The texts of the source language: always in another file, there where the keys are no texts, or always within. */
  source: "required" | "possible" | "within";
  tellsLocale: boolean;
  /** @throws UnreadableCatalogue */
  read(text: string, options: ReadOptions): Catalogue[] | Promise<Catalogue[]>;
}

/** By file name extension. */
const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  [".po", { source: "possible", tellsLocale: true, read: readPo }],
  [".strings", { source: "possible", tellsLocale: false, read: readStrings }],
  [".xcstrings", { source: "within", tellsLocale: true, read: readXcstrings }],
  [".xml", { source: "required", tellsLocale: false, read: readAndroid }],
  [".arb", { source: "required", tellsLocale: true, read: readArb }],
  [".json", { source: "required", tellsLocale: false, read: readJson }],
]);

/** As said in errors. */
export const CATALOGUE_FILES =
  "gettext `.po`, Apple `.strings` and `.xcstrings`, Android `.xml`, `.arb`, and `.json` of i18next and others";

export function formatOf(path: string): Format | undefined {
  return FORMATS.get(extname(path).toLowerCase());
}
