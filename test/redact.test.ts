import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSecret, redact, redactDocument } from "../src/redact.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"];
const token = (more: string, minLength = 12) => fc.string({ unit: fc.constantFrom(...LETTERS, ...more), minLength, maxLength: 40 });
/** Short, so that nothing is cut off, and free of the tokens' alphabet at the seam. */
const around = fc
  .oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom("Authorization: ", '{"key":"', "(", "`", "curl -H '", "\n", "<", "see "),
  )
  .map((text) => text.slice(0, 60));
const seam = fc.constantFrom(" ", "\n", '"', "'", "(", ")", "<", ">", "`", "[", ",");

function expectGone(text: string, parts: readonly string[]): void {
  const clean = redact(text);
  for (const part of parts) expect(clean).not.toContain(part);
}

describe("nothing survives in whatever text", () => {
  it("of a registered secret, plain or percent-encoded", () => {
    fc.assert(
      fc.property(around, token("-._~+/=!$&'()*,;:@#%^|{}", 8), around, (before, secret, after) => {
        addSecret(secret);
        expectGone(`${before}${secret}${after}${secret}${encodeURIComponent(secret)}`, [secret, encodeURIComponent(secret)]);
      }),
      { numRuns: 150 },
    );
  });

  it("of secrets of which one holds the other", () => {
    addSecret("sk-ws");
    addSecret("sk-ws.tail-that-is-secret-too");
    expect(redact("key sk-ws.tail-that-is-secret-too and sk-ws")).toBe("key *** and ***");
  });

  it("of a data URI", () => {
    const head = fc.constantFrom(
      "data:image/png;base64,",
      "DATA:image/jpeg;BASE64,",
      "data:;base64,",
      "data:image/svg+xml;charset=utf-8,",
      "data:image/svg+xml,",
    );
    fc.assert(
      fc.property(around, head, token("+/=_%-"), seam, around, (before, start, payload, end, after) => {
        expectGone(`${before}${start}${payload}${end}${after}`, [payload]);
      }),
    );
  });

  it("of a bearer value", () => {
    const scheme = fc.constantFrom("Bearer ", "bearer ", "BEARER  ", "Basic ");
    fc.assert(
      fc.property(around, seam, scheme, token("-._~+/="), seam, around, (before, start, name, value, end, after) => {
        expectGone(`${before}${start}${name}${value}${end}${after}`, [value]);
      }),
    );
  });

  it("of a signed query", () => {
    const name = fc.constantFrom("Signature", "X-Amz-Signature", "sig", "OSSAccessKeyId", "token");
    const start = fc.constantFrom(
      "https://host.example/a.png?",
      "HTTP://10.0.0.1:8080/?",
      "https://h/a(1).png?Expires=1&",
      "https://h?name=it's(1).png&",
    );
    fc.assert(
      fc.property(
        around,
        seam,
        start,
        name,
        token("-._~+/%=&*"),
        fc.constantFrom(" ", "\n", '"', "<", ">"),
        around,
        (before, edge, url, key, value, end, after) => {
          expectGone(`${before}${edge}${url}${key}=${value}${end}${after}`, [`${key}=`, value]);
        },
      ),
    );
  });

  it("of credentials in front of a host", () => {
    fc.assert(
      fc.property(around, token("-._~%!$&*:@"), (before, pair) => {
        expectGone(`${before} https://${pair}@host.example/a`, [pair]);
      }),
    );
  });
});

it("leaves other text as it is", () => {
  for (const text of [
    "docs/a.png: HTTP 503 (no image) at https://example.com/a.png#x",
    "Is it data: or not? Yes, metadata: 5, a",
    "a bearer of news; basic tools",
    "what? https://example.com/ (really?)",
    "mail me@example.com",
  ])
    expect(redact(text)).toBe(text);
});

it("keeps what an address says but its query", () => {
  expect(redact("403 for url: https://bucket.example/a.png?X-Amz-Signature=abc&b=(1) retry")).toBe(
    "403 for url: https://bucket.example/a.png?*** retry",
  );
});

it("is bounded, and quick on long texts", () => {
  const long = `data:image/png;base64,${"A".repeat(5_000_000)}`;
  const started = performance.now();
  expect(redact(`x ${long} y`)).toBe("x data:***");
  expect(redact("a".repeat(50_000))).toHaveLength(20_000);
  for (const text of [
    "data:".repeat(50_000),
    `data:${";a=b".repeat(50_000)}`,
    "https://".repeat(50_000),
    `https://${"a:".repeat(50_000)}`,
    "bearer ".repeat(50_000),
  ])
    redact(text);
  expect(performance.now() - started).toBeLessThan(1000);
});

describe("a document", () => {
  it("keeps names, figures and the addresses of pictures", () => {
    addSecret("12345");
    for (const text of [
      "docs/basic settings-of-2024.png, Basic 20240101-20241231.png",
      "a bearer of news; metadata:a,b.png",
      '<img src="https://github.com/o/r/blob/1/a.png?raw=true">',
      '"width":12345',
    ])
      expect(redactDocument(text)).toBe(text);
  });

  it("shows no secret, data URI, credential or signed query, at whatever length", () => {
    addSecret("sk-document-secret");
    const filler = "x".repeat(100_000);
    const clean = redactDocument(
      `${filler} sk-document-secret data:image/png;base64,AAAA Bearer sk-ws.tail-that-is-2.png-secret https://u:p@h.test/a?raw=true&sig=b https://h.test/?raw=truest`,
    );
    expect(clean.slice(filler.length)).toBe(" *** data:*** Bearer *** https://***@h.test/a?*** https://h.test/?***");
  });

  it("stays JSON", () => {
    const piece = fc.constantFrom(
      '"',
      "\\",
      "https://",
      "h.test/",
      "?",
      "data:",
      "a/b",
      ";base64,",
      "bearer ",
      "u:p@",
      "abcdefgh12345678",
      "\n",
      "é",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(() => JSON.parse(redactDocument(JSON.stringify({ text: pieces.join(""), number: 12345 })))).not.toThrow();
      }),
    );
  });

  it("is quick however it is made", () => {
    const started = performance.now();
    for (const part of ["data:", "https://", "bearer ", "https://a:", ";a=b"])
      redactDocument(`data: ${part.repeat(200_000 / part.length)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

it("an empty secret changes nothing", () => {
  addSecret("");
  addSecret(undefined);
  expect(redact("ab")).toBe("ab");
});
