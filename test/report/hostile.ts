import fc from "fast-check";
import { marked } from "marked";
import type { Report } from "../../src/report/report.ts";
import {
  asFailure,
  asPlanned,
  freeText,
  SAMPLE_COMMIT,
  SAMPLE_KEPT,
  sampleFailure,
  sampleGenerated,
  sampleLocalized,
  sampleOutcome,
  sampleReport,
  sampleUntouched,
  withCandidates,
} from "./sample-report.ts";

/** What breaks renderers, alone and in combination. */
export const hostilePiece = fc.oneof(
  fc.constantFrom(
    ..."@octocat|#1|GH-1|o/r#1|deadbeef|deadbeef-cafe|:smile:|www.example.com|https://example.com/x|mailto:a@b.co|</code>|<img src=x onerror=y>|<!-- a -->|-->|&#64;|&lt;|`|``|```|~~~|* a|_a_|**|[a](b)|![a](b)|\\|$$|---|===|# h|> q|- [ ] t|1. l|\"|'|<details>|</details>|</table>|\n\n|\r\n|\n|\u2028|\u0085|\u202e|\u2066|\u200b|\u001b[31m|\u0000|\ud800|<script>|::error::x|##[error]x|data:image/png;base64,AAAA|[^1]|||%0A|é|漢字|👩‍👩‍👧| ".split(
      "|",
    ),
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
export const hostile = fc
  .array(hostilePiece, { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(""))
  .filter((text) => text !== "");

/** A report in which every text that somebody else writes is `text`. */
export function reportWith(text: string): Report {
  const edited = sampleOutcome(text, { warnings: [freeText(text)], recipe: text });
  const renamed = sampleOutcome(text, { output: `${text}.out`, locale: text });
  const words = { score: 0.5, missing: [text, text], left: [text] };
  const localized = sampleLocalized(`${text}.png`, text, { warnings: [freeText(text)], text: words });
  return sampleReport(
    [
      edited,
      renamed,
      sampleOutcome(`${text}.png`),
      { ...sampleOutcome(`${text}.3.png`), taken: 3 },
      localized,
      withCandidates(sampleLocalized(`${text}.png`, `${text}2`), 2),
      { ...asFailure(sampleLocalized(`${text}.png`, `${text}3`, { text: words, recipe: text }), "verify", text), fallback: text },
      withCandidates(sampleGenerated(`${text}.new.png`), 2),
      sampleFailure(text, "refused", text),
      sampleUntouched(text, "unchanged"),
      sampleUntouched(text, "stale"),
    ],
    {
      models: [
        { provider: text, model: `${text} model` },
        { provider: text, model: text },
      ],
      skip: { reason: "label", label: text },
      notices: [{ code: "comment-failed", reason: text }],
      delivered: {
        commit: { ...SAMPLE_COMMIT, branch: text },
        artifact: { id: 1, name: text, url: `https://github.test/${text}` },
        kept: SAMPLE_KEPT,
        stale: [],
        warnings: [],
        errors: [],
      },
    },
  );
}

/** The same as a plan, and without a commit that could show pictures. */
export function variantsWith(text: string): Report[] {
  const report = reportWith(text);
  const many = Array.from({ length: 2 }, () => report.outcomes).flat();
  const { commit: _commit, kept: _kept, ...delivered } = report.delivered ?? { stale: [], warnings: [], errors: [] };
  return [
    report,
    { ...report, outcomes: many, delivered },
    { ...report, dryRun: true, outcomes: report.outcomes.map(asPlanned) },
    { ...report, dryRun: true, outcomes: many.map(asPlanned) },
  ];
}

/** The page's elements and our own words: without code, the values of attributes, and the plain words of messages. */
export function skeleton(markdown: string): string[] {
  const html = marked.parse(markdown, { gfm: true, async: false });
  // A line may end there, depending on the text alone.
  return [
    ...html
      .replaceAll("<wbr>", "")
      .replace(/<code(?: dir="(?:auto|ltr)")?>[^<]*<\/code>/g, "")
      .matchAll(/<(\/?[a-z0-9]+)((?:\s+[a-z]+="[^"<>]*")*)\s*>|<[^>]*>?/g),
  ].map(([tag, name, attributes = ""]) => (name === undefined ? tag : `${name}${attributes.replace(/"[^"]*"/g, "")}`));
}
