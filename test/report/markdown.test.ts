import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderComment } from "../../src/report/comment.ts";
import { html } from "../../src/report/html.ts";
import { blobUrl, code, message, prose, runUrl } from "../../src/report/markdown.ts";
import { renderSummary } from "../../src/report/summary.ts";
import { pathCode } from "../../src/report/task-cells.ts";
import { cutEnd, cutMiddle, toLine } from "../../src/text/plain-text.ts";
import { hostile, skeleton, variantsWith } from "./hostile.ts";
import { SAMPLE_CONTEXT } from "./sample-report.ts";

const decode = (html: string) =>
  html
    .replaceAll("&nbsp;", " ")
    .replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, number: string | undefined, name: string) =>
      number === undefined ? ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name] ?? "") : String.fromCodePoint(Number(number)),
    );

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

  test("that is written from right to left stands apart from the figures beside it", () => {
    expect(code("\u05e9\u05dc\u05d5\u05dd.png")).toBe('<code dir="auto">\u05e9\u05dc\u05d5\u05dd.png</code>');
    expect(code("\u0645\u0631\u062d\u0628\u0627 2", 40, 16)).toMatch(/^<code dir="auto">/);
    expect(message("It says \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd, 3 times.")).toBe(
      'It says <code dir="auto">\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd</code>, 3 times.',
    );
    expect(code("a\u202eb.png")).toBe("<code>ab.png</code>");
    expect(pathCode("\u05e9\u05dc\u05d5\u05dd/a.png")).toBe('<code dir="ltr">\u05e9\u05dc\u05d5\u05dd/a.png</code>');
  });

  test("is outside of code only as plain words", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const outside = decode(message(text).replace(/<code(?: dir="(?:auto|ltr)")?>[^<]*<\/code>/g, " "));
        // Mentions, references, commits, emoji, addresses, and markup of any kind have one of these.
        expect(outside).not.toMatch(/[@#<>`*_[\]\\|~$&=/{}]|:\w|(?!\d\.\d)\w\.\w|(?<![\p{L}\d])[0-9a-f]{7,40}(?![\p{L}\d])|GH-\d|\p{Cc}/iu);
      }),
      { numRuns: 2000 },
    );
  });

  test("stands in a message word by word as it was written", () => {
    const words = (text: string) => text.replaceAll("`", "").replace(/\s+/g, "");
    fc.assert(
      fc.property(hostile, (text) => {
        expect(words(decode(message(text).replace(/<\/?code(?: dir="(?:auto|ltr)")?>/g, "")))).toBe(words(toLine(text)));
      }),
      { numRuns: 2000 },
    );
  });

  test("reads as it was written", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(decode(code(text).replace(/<\/?code(?: dir="(?:auto|ltr)")?>/g, ""))).toBe(toLine(text));
        expect(code(text)).toMatch(/^<code(?: dir="(?:auto|ltr)")?>[^<>"@`\n\r]*<\/code>$/);
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

test("figures with decimals are text as those without, and stay with their unit", () => {
  const said = "It is 6.5 KB instead of 12 KB; 2.2 % of the pixels, at most 1.0 %. See 1.2.3, v1.2 and 3 Schritte.";
  const figures = "It is 6.5&nbsp;KB instead of 12&nbsp;KB; 2.2&nbsp;% of the pixels, at most 1.0&nbsp;%.";
  expect(message(said)).toBe(`${figures} See <code>1.2.3</code>, <code>v1.2</code> and 3 Schritte.`);
  expect(prose("`a.png` took 6.5 s, 3 steps")).toBe("<code>a.png</code> took 6.5&nbsp;s, 3 steps");
  expect(message("1456×720 px")).toBe("<code>1456×720</code>&nbsp;px");
});

test("a message keeps its words as text and marks the rest as code", () => {
  expect(message("The provider refused `docs/a b.png`: see https://x.test/#1, @octocat or GH-12. Ask 3 times (at most)!")).toBe(
    "The provider refused <code>docs/a b.png</code>: see <code>https&#58;//x.test/&#35;1</code>, <code>&#64;octocat</code> or <code>GH-12</code>. Ask 3 times (at most)!",
  );
  expect(message("No image matches `a.png` (`changed-only`).")).toBe("No image matches <code>a.png</code> (<code>changed-only</code>).");
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
