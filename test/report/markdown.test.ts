import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { renderComment } from "../../src/report/comment.ts";
import { html } from "../../src/report/html.ts";
import { blobUrl, code, message, prose, runUrl } from "../../src/report/markdown.ts";
import type { Report } from "../../src/report/report.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { cutEnd, cutMiddle, toLine } from "../../src/text/plain-text.ts";
import {
  asFailure,
  asPlanned,
  freeText,
  SAMPLE_COMMIT,
  SAMPLE_CONTEXT,
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
const hostilePiece = fc.oneof(
  fc.constantFrom(
    ..."@octocat|#1|GH-1|o/r#1|deadbeef|deadbeef-cafe|:smile:|www.example.com|https://example.com/x|mailto:a@b.co|</code>|<img src=x onerror=y>|<!-- a -->|-->|&#64;|&lt;|`|``|```|~~~|* a|_a_|**|[a](b)|![a](b)|\\|$$|---|===|# h|> q|- [ ] t|1. l|\"|'|<details>|</details>|</table>|\n\n|\r\n|\n|\u2028|\u0085|\u202e|\u2066|\u200b|\u001b[31m|\u0000|\ud800|<script>|::error::x|##[error]x|data:image/png;base64,AAAA|[^1]|||%0A|é|漢字|👩‍👩‍👧| ".split(
      "|",
    ),
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const hostile = fc
  .array(hostilePiece, { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join(""))
  .filter((text) => text !== "");

const decode = (html: string) =>
  html.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, number: string | undefined, name: string) =>
    number === undefined ? ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name] ?? "") : String.fromCodePoint(Number(number)),
  );

/** A report in which every text that somebody else writes is `text`. */
function reportWith(text: string): Report {
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
function variantsWith(text: string): Report[] {
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
function skeleton(markdown: string): string[] {
  const html = marked.parse(markdown, { gfm: true, async: false });
  return [...html.replace(/<code>[^<]*<\/code>/g, "").matchAll(/<(\/?[a-z0-9]+)((?:\s+[a-z]+="[^"<>]*")*)\s*>|<[^>]*>?/g)].map(
    ([tag, name, attributes = ""]) => (name === undefined ? tag : `${name}${attributes.replace(/"[^"]*"/g, "")}`),
  );
}

describe("text that others wrote", () => {
  test("cannot add, end or link anything in the comment or the summary", () => {
    const pagesWith = (text: string) =>
      variantsWith(text).flatMap((report) => [skeleton(renderComment(report)), skeleton(renderSummary(report))]);
    const benign = pagesWith("benign");
    fc.assert(
      fc.property(hostile, (text) => {
        expect(pagesWith(text)).toEqual(benign);
      }),
      { numRuns: 200, examples: [["$"]], endOnFailure: true },
    );
  });

  test("is outside of code only as plain words", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const outside = decode(message(text).replace(/<code>[^<]*<\/code>/g, " "));
        // Mentions, references, commits, emoji, addresses, and markup of any kind have one of these.
        expect(outside).not.toMatch(/[@#<>`*_[\]\\|~$&=/{}]|:\w|\w\.\w|(?<![\p{L}\d])[0-9a-f]{7,40}(?![\p{L}\d])|GH-\d|\p{Cc}/iu);
      }),
      { numRuns: 2000 },
    );
  });

  test("stands in a message word by word as it was written", () => {
    const words = (text: string) => text.replaceAll("`", "").replace(/\s+/g, "");
    fc.assert(
      fc.property(hostile, (text) => {
        expect(words(decode(message(text).replace(/<\/?code>/g, "")))).toBe(words(toLine(text)));
      }),
      { numRuns: 2000 },
    );
  });

  test("reads as it was written", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(decode(code(text).replace(/<\/?code>/g, ""))).toBe(toLine(text));
        expect(code(text)).toMatch(/^<code>[^<>"@`\n\r]*<\/code>$/);
      }),
    );
  });

  test("has neither line breaks, nor controls, nor a writing direction of its own", () => {
    expect(toLine("a\r\n\r\nb\u2028c\u0085d")).toBe("a b c d");
    expect(toLine("\u001b[31mred\u001b[0m \u202egnp.exe\u202c\u200b\u0007")).toBe("red gnp.exe");
    expect(toLine("a\ud800b 👩‍👩‍👧 می‌خواهم")).toBe("a\ufffdb 👩‍👩‍👧 می‌خواهم");
  });
});

test("text that is not escaped does not compile as HTML", () => {
  const text: string = "<b>";
  // @ts-expect-error A text is no HTML.
  expect(html`<p>${text}</p>`).toBe("<p><b></p>");
  expect(html`<p>${code(text)}${1}</p>`).toBe("<p><code>&#60;b&#62;</code>1</p>");
});

test("a message keeps its words as text and marks the rest as code", () => {
  expect(message("The provider refused `docs/a b.png`: see https://x.test/#1, @octocat or GH-12. Ask 3 times (at most)!")).toBe(
    "The provider refused <code>docs/a b.png</code>: see <code>https&#58;//x.test/&#35;1</code>, <code>&#64;octocat</code> or <code>GH-12</code>. Ask 3 times (at most)!",
  );
  expect(message("It's in commit deadbeef, not a5b6c7d8.")).toBe("It's in commit <code>deadbeef</code>, not <code>a5b6c7d8</code>.");
  expect(message("hm-fr.png, and is replaced; answered 1456×720, another ratio (docs/es/cart.png, docs/es/home.png).")).toBe(
    "<code>hm-fr.png</code>, and is replaced; answered <code>1456×720</code>, another ratio (<code>docs/es/cart.png</code>, <code>docs/es/home.png</code>).",
  );
  expect(message('Not "docs/a b/c.png", f(x_1), ../.. or $#!.')).toBe(
    "Not &#34;<code>docs/a b/c.png</code>&#34;, <code>f(x_1)</code>, <code>../..</code> or <code>&#36;&#35;!.</code>",
  );
  expect(prose("Raise `max-cost` & <more>.")).toBe("Raise <code>max-cost</code> &#38; &#60;more&#62;.");
});

describe("addresses", () => {
  test("encode every segment of the path", () => {
    expect(blobUrl({ ...SAMPLE_CONTEXT, sha: "abc", path: "a b/#1?/100%/(x) 'y' \"z\"/é@2x.png" })).toBe(
      "https://github.com/octo-org/handbook/blob/abc/a%20b/%231%3F/100%25/%28x%29%20%27y%27%20%22z%22/%C3%A9%402x.png?raw=true",
    );
  });

  test("of any path lead to that path", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: "binary", minLength: 1 }).filter((name) => !/^\.\.?$|\//.test(name)),
          { minLength: 1 },
        ),
        (names) => {
          const url = blobUrl({ ...SAMPLE_CONTEXT, serverUrl: "https://ghe.test", sha: "abc", path: names.join("/") });
          expect(url).toMatch(/^https:\/\/ghe\.test\/[A-Za-z0-9%._~/-]+\?raw=true$/);
          const { pathname, search, hash } = new URL(url);
          expect([search, hash]).toEqual(["?raw=true", ""]);
          expect(pathname.split("/").slice(5).map(decodeURIComponent)).toEqual(names);
        },
      ),
    );
  });

  test("of a run name the attempt when it is not the first", () => {
    expect(runUrl(SAMPLE_CONTEXT)).toBe("https://github.com/octo-org/handbook/actions/runs/8123456789");
    expect(runUrl({ ...SAMPLE_CONTEXT, runAttempt: "3" })).toBe("https://github.com/octo-org/handbook/actions/runs/8123456789/attempts/3");
  });
});

test("cuts never split a character and never exceed the length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 4, max: 30 }), (text, max) => {
      for (const cut of [cutEnd(text, max), cutMiddle(text, max)]) {
        expect(Array.from(cut).length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
      }
    }),
  );
  expect(cutMiddle("website/static/images/landing/hero.png", 24)).toBe("website…landing/hero.png");
});
