import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addSecret, redact, redactDocument } from "../src/redact.ts";
import { listMasks } from "../src/secret-forms.ts";

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

  it("of a secret that ends as an escape begins, before the same in percent-encoding", () => {
    addSecret("AAAAAA%A");
    expectGone("AAAAAA%AAAAAAA%25A", ["AAAAAA%25A"]);
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
    "Invalid API key: please check. The signature: mismatched. secret: unknown",
    "max_tokens: 4096; key: alibaba/qwen-image-2-0; Cookie: settings",
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
  expect(redact("a b ".repeat(50_000))).toHaveLength(20_000);
  for (const text of [
    "data:".repeat(50_000),
    `data:${";a=b".repeat(50_000)}`,
    "https://".repeat(50_000),
    `https://${"a:".repeat(50_000)}`,
    "bearer ".repeat(50_000),
  ])
    redact(text);
  expect(performance.now() - started).toBeLessThan(20_000);
});

describe("a registered secret", () => {
  const secrets = fc.string({ unit: fc.constantFrom(...LETTERS, ..."-._~+/=&<>\"'\\%é"), minLength: 16, maxLength: 60 });
  /** Each character as it is, or escaped, as gateways do it differently; what escapes others is always escaped itself. */
  const escaping = (always: string, encode: (code: string) => string) => (text: string, dice: readonly boolean[]) =>
    [...text].map((letter, index) => (letter === always || dice[index % dice.length] ? encode(letter) : letter)).join("");
  const hexOf = (letter: string) => letter.charCodeAt(0).toString(16);
  const percent = escaping("%", (letter) => encodeURIComponent(letter).replace(/^[^%]$/, `%${hexOf(letter)}`));
  const toHex = (text: string) => Buffer.from(text).toString("hex");
  const toBase64 = (text: string) => Buffer.from(text).toString("base64");
  const ENCODINGS: readonly ((text: string, dice: readonly boolean[]) => string)[] = [
    (text) => text,
    percent,
    (text, dice) => percent(text, dice).toLowerCase(),
    (text) => JSON.stringify(text),
    escaping("\\", (letter) => `\\u${hexOf(letter).padStart(4, "0")}`),
    escaping("&", (letter) => `&#${letter.charCodeAt(0)};`),
    escaping("&", (letter) => `&#x${hexOf(letter).toUpperCase()};`),
    (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    (text) => text.replaceAll("\\", "\\\\").replaceAll("/", "\\/"),
    ...["", "u:", "user:"].flatMap((user) => [
      (text: string) => toBase64(user + text),
      (text: string) => toBase64(`${user}${text}:x`).replaceAll("=", ""),
      (text: string) => Buffer.from(user + text).toString("base64url"),
    ]),
    toHex,
    (text) => toHex(text).toUpperCase(),
  ];
  const dice = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
  const encoding = fc.constantFrom(...ENCODINGS);
  const padding = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 19_900, max: 20_050 }) });

  /** All that a reader could make of a text. */
  const readings = (text: string): string[] => {
    const all = [text];
    for (let times = 0; times < 5; times++)
      all.push(
        (all.at(-1) ?? "")
          .replace(/%([0-9a-f]{2})|\\u([0-9a-f]{4})|&#x([0-9a-f]+);/gi, (_, a?: string, b?: string, c?: string) =>
            String.fromCharCode(Number.parseInt(a ?? b ?? c ?? "", 16)),
          )
          .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
          .replace(/\\(["/\\])/g, "$1")
          .replaceAll("&quot;", '"')
          .replaceAll("&lt;", "<")
          .replaceAll("&gt;", ">")
          .replaceAll("&amp;", "&"),
      );
    return all;
  };
  const partsOf = (text: string) => Array.from({ length: Math.max(0, text.length - 11) }, (_, start) => text.slice(start, start + 12));

  it("leaves no twelve characters in any text, whatever encodes them, once or twice, whole or in part, at the cut or before it", () => {
    fc.assert(
      fc.property(
        secrets,
        encoding,
        encoding,
        dice,
        fc.nat(40),
        around,
        around,
        padding,
        (secret, first, second, coins, from, before, after, pad) => {
          addSecret(secret);
          const part = secret.slice(Math.min(from, secret.length - 14));
          const once = first(part, coins);
          // In another alphabet it may be cut out of the middle.
          const shown = second === first ? once : second(once, coins);
          const wanted = [
            secret,
            toHex(secret),
            ...[0, 2, 3].map((start) => toBase64("x".repeat(Math.max(0, start - 1)) + secret).slice(start, -4)),
          ];
          const clean = redact(`${" ".repeat(pad)}${before}${second === first || !isOpaque(second) ? shown : once}${after}`);
          const readable = readings(clean).join("\n").toLowerCase();
          for (const one of wanted) for (const piece of partsOf(one)) expect(readable).not.toContain(piece.toLowerCase());
        },
      ),
      { numRuns: 400 },
    );
  });

  /** What is encoded once more as a whole is another text: nobody undoes two layers of base64. */
  const isOpaque = (encode: (typeof ENCODINGS)[number]) => ENCODINGS.indexOf(encode) > 8;

  it("of six characters and more is found anywhere, a shorter one as a word, and one of three letters not at all", () => {
    for (const secret of ["q7Zx2W", "w8Kp", "ok!", "x"]) addSecret(secret);
    expect(redact("<q7Zx2W>, aq7Zx2Wb, w8Kp, aw8Kp, w8Kp-1, it is ok! x")).toBe("<***>, a***b, ***, aw8Kp, w8Kp-1, it is ok! x");
  });

  it("is masked in the log in the encodings that the runner does not derive", () => {
    const masks = listMasks("sk~ab?cd>ef/gh");
    for (const user of ["", "a:", "ab:"]) {
      const text = `${user}sk~ab?cd>ef/gh:more`;
      for (const form of [toBase64(text), Buffer.from(text).toString("base64url")])
        expect(masks.some((mask) => form.includes(mask))).toBe(true);
    }
    expect(masks).toContain("736b7e61623f63643e65662f6768");
    expect(masks).toContain("736B7E61623F63643E65662F6768");
    expect(masks).toContain("sk~ab%3fcd%3eef%2fgh");
    // They would hide what is no secret.
    expect(listMasks("abc")).toEqual([]);
    for (const mask of listMasks("abcdef")) expect(mask.length).toBeGreaterThanOrEqual(6);
  });

  it("is searched for as quickly in a long text as the cut allows", () => {
    addSecret(`eyJ${"a1B2".repeat(500)}`);
    redact("");
    const started = performance.now();
    for (const unit of ["%25", "\\u0041", "&#x41;", "eyJ", "a1B2", "https://", "api_key=", "a?b=", "signature"])
      redact(unit.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

it("leaves nothing of shapes that are credentials, also when they are escaped", () => {
  for (const [text, shown] of [
    ['{"api_key":"abcd1234efgh5678"}', '{"api_key":"***"}'],
    ["Set-Cookie: sid=a1; Path=/\nnext", "Set-Cookie: ***\nnext"],
    ["X-Api-Key: 0123456789abcdef!", "X-Api-Key: ***"],
    ["see /results/a.png?Signature=ab", "see /results/a.png?***"],
    ["https:\\/\\/h\\/x?sig=abc end", "https:\\/\\/h\\/x?*** end"],
    ["https%3A%2F%2Fh%2Fa%3FSignature%3Dabc end", "https%3A%2F%2Fh%2Fa%3F*** end"],
    ["https://h/a#access_token=abc end", "https://h/a#*** end"],
    [`got ${"iVBORw0KGgo".repeat(50)}== here`, "got *** here"],
    ["x-oss-signature=abc&Expires=1", "x-oss-signature=***&Expires=1"],
  ] as const) {
    expect(redact(text)).toBe(shown);
    expect(redact(shown)).toBe(shown);
  }
});

it("an empty secret changes nothing", () => {
  addSecret("");
  addSecret(undefined);
  expect(redact("ab")).toBe("ab");
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

  it("shows no secret in any encoding, at whatever length, and stays JSON", () => {
    const secret = "nsk-doc\\ument/secret+012u0041";
    addSecret(secret);
    // Its first letter is that of an escape, and what it ends with escapes the next.
    addSecret("nlong-enough-key\\");
    for (const value of ["x\nlong-enough-key", 'long-enough-key\\"', "along-enough-key\\\\b"])
      expect(JSON.parse(redactDocument(JSON.stringify({ value })))).toEqual({ value: expect.stringContaining("***") });
    const filler = "x y ".repeat(50_000);
    const encoded = [secret, JSON.stringify(secret), encodeURIComponent(secret), Buffer.from(`a:${secret}`).toString("base64")];
    for (const one of [...encoded, `\n${secret}\\`, `\\${secret}"`, `${secret.slice(0, 15)}\n`, `a\\${secret.slice(3)}`]) {
      const text = JSON.stringify({ text: filler + one, more: 1 });
      const clean = redactDocument(text);
      expect(JSON.parse(clean)).toMatchObject({ more: 1 });
      expect(clean.slice(filler.length)).toContain("***");
      expect(clean).not.toMatch(/secret|c2Vj|NlY3|zZWN/i);
    }
  });

  it("is quick however it is made", () => {
    const started = performance.now();
    for (const part of ["data:", "https://", "bearer ", "https://a:", ";a=b", "%41", "a%41\\u0041&lt;", "nsk-"])
      redactDocument(`data: ${part.repeat(60_000 / part.length)}`);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
