import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBody, type RequestBody } from "../../src/http/request-body.ts";
import { toDataUri } from "../../src/providers/replies.ts";

const POST = { method: "POST", path: "/" } as const;
const picture = (bytes: Uint8Array) => ({ bytes: Buffer.from(bytes), mediaType: "image/png" as const, width: 1, height: 1 });
const textOf = (body: RequestBody | undefined) => Buffer.concat([...(body?.chunks() ?? [])]);

describe("a JSON body", () => {
  it("is what JSON.stringify makes of it, with its pictures as data URIs", () => {
    const property = fc.property(fc.array(fc.tuple(fc.string(), fc.uint8Array({ maxLength: 40 }))), fc.jsonValue(), (pictures, rest) => {
      const json = {
        rest,
        nothing: undefined,
        messages: pictures.map(([prompt, bytes]) => ({ prompt, image: toDataUri(picture(bytes)) })),
      };
      const body = encodeBody({ ...POST, body: { json } });
      expect(textOf(body).toString("utf8")).toBe(JSON.stringify(json));
      expect(body).toMatchObject({ type: "application/json", length: textOf(body).length });
    });
    fc.assert(property);
  });

  it("of a large picture comes in pieces that fit together", () => {
    const bytes = Buffer.alloc(1_000_001, "pixel");
    const body = encodeBody({ ...POST, body: { json: { image: toDataUri(picture(bytes)) } } });
    expect([...(body?.chunks() ?? [])].length).toBeGreaterThan(5);
    expect(JSON.parse(textOf(body).toString("utf8"))).toEqual({ image: `data:image/png;base64,${bytes.toString("base64")}` });
  });
});

it("a form is read by others as it was meant", async () => {
  const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
  const form = [
    { name: "prompt", value: 'Ä "quote"\nand a line' },
    { name: "image", picture: picture(bytes), filename: "image.png" },
  ];
  const body = encodeBody({ ...POST, body: { form } });
  expect(body?.length).toBe(textOf(body).length);
  const read = await new Response(textOf(body), { headers: { "content-type": body?.type ?? "" } }).formData();
  expect(read.get("prompt")).toBe('Ä "quote"\nand a line');
  const file = read.get("image");
  if (!(file instanceof File)) throw new Error("not a file");
  expect(file).toMatchObject({ name: "image.png", type: "image/png" });
  expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
});
