import { z } from "zod";
import { NOT_TEXTS_BY_KEY } from "../localize-messages.ts";
import { type Catalogue, UnreadableCatalogue } from "./catalogue.ts";
import { parseJson } from "./json.ts";

const fileSchema = z.record(z.string(), z.unknown());

/**
 * Application Resource Bundle, as Flutter uses it: keys that begin with `@` describe, `@@locale` names the locale.
 * https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification
 *
 * @throws UnreadableCatalogue
 */
export async function readArb(text: string): Promise<Catalogue[]> {
  const file = fileSchema.safeParse(await parseJson(text));
  if (!file.success) throw new UnreadableCatalogue(NOT_TEXTS_BY_KEY);
  const locale = file.data["@@locale"];
  const messages = Object.entries(file.data).flatMap(([key, text]) =>
    key.startsWith("@") || typeof text !== "string" ? [] : [{ key, text }],
  );
  return [{ ...(typeof locale === "string" && { locale }), messages }];
}
