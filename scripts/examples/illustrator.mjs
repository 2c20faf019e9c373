/**
 * Stands in for a model, so that a real kind of edit can be seen without one: an OpenAI-compatible server that answers each edit with the
 * landscape of `photo.jpg` without its trees, drawn by code in the size that was asked for. It is no model, and it looks at nothing.
 */
import { createServer } from "node:http";
import sharp from "sharp";
import { renderLandscape } from "./landscape.mjs";

/** @returns {Promise<{ url: string, close: () => void }>} `url` is the `base-url` for the provider `openai-compatible`. */
export async function startIllustrator() {
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const [, width, height] = /name="size"\s+(\d+)x(\d+)/.exec(Buffer.concat(parts).toString("latin1")) ?? [];
    if (request.url !== "/v1/images/edits" || !height) return response.writeHead(404).end();
    const raw = { width: Number(width), height: Number(height), channels: 3 };
    const picture = await sharp(renderLandscape(raw.width, raw.height, { pines: false }), { raw })
      .png()
      .toBuffer();
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data: [{ b64_json: picture.toString("base64") }] }));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() };
}
