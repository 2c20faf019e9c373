import { once } from "node:events";
import { Socket } from "node:net";
import { describe, expect, it, vi } from "vitest";
import type { ApiRequest } from "../../src/http/api-call.ts";
import { createHttpClient, SendError } from "../../src/http/http-client.ts";
import { type Answer, CLOSED_PORT, startHttp, startTcp } from "./servers.ts";

const PAID: ApiRequest = { method: "POST", path: "/edit?x=1", body: { json: { prompt: "ü" } } };
const NEVER = new AbortController().signal;

/** What became of one paid request. */
async function post(baseUrl: string, { signal = NEVER, headers = {} as Record<string, string> } = {}) {
  const client = createHttpClient({ baseUrl, headers });
  try {
    return await client.send(PAID, signal);
  } catch (error) {
    if (error instanceof SendError) return error;
    throw error;
  } finally {
    await client.close();
  }
}

async function postTo(answer: Answer, options?: Parameters<typeof post>[1]) {
  await using server = await startHttp(answer);
  return { outcome: await post(server.url, options), seen: server.seen };
}

describe("a request that cannot have been run says so", () => {
  it("when the connection is refused", async () => {
    expect(await post(`http://127.0.0.1:${CLOSED_PORT}`)).toMatchObject({
      sent: false,
      message: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  it("when the name does not exist", async () => {
    expect(await post("http://does-not-exist.invalid")).toMatchObject({ name: "SendError", sent: false });
  });

  it("when the TLS handshake is closed", async () => {
    let bytes = Buffer.alloc(0);
    await using server = await startTcp((socket) => {
      socket.on("data", (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        socket.end();
      });
    });
    expect(await post(server.url.replace("http:", "https:"))).toMatchObject({ sent: false });
    expect(bytes.includes("prompt")).toBe(false);
  });

  it("when TLS is answered in plain text", async () => {
    await using server = await startHttp((response) => void response.end());
    expect(await post(server.url.replace("http:", "https:"))).toMatchObject({ sent: false });
    expect(server.seen).toEqual([]);
  });

  it("when it was cancelled before it was written, also where its answer would be waited for", async () => {
    await using server = await startHttp((response) => void response.end("{}"));
    await using _closing = { [Symbol.asyncDispose]: () => client.close() };
    const client = createHttpClient({ baseUrl: server.url, headers: {} });
    const stop = new AbortController();
    const sending = client.send(PAID, stop.signal, NEVER);
    stop.abort(new Error("enough"));
    await expect(sending).rejects.toMatchObject({ sent: false });
    expect(server.seen).toEqual([]);
  });

  it("when it was cancelled before", async () => {
    const { outcome, seen } = await postTo((response) => void response.end("{}"), { signal: AbortSignal.abort(new Error("enough")) });
    expect(outcome).toMatchObject({ sent: false });
    expect(seen).toEqual([]);
  });
});

describe("a request that may have been run says so", () => {
  it("when the connection ends after it was read", async () => {
    const { outcome, seen } = await postTo((response) => void response.socket?.destroy());
    expect(outcome).toMatchObject({ name: "SendError", sent: true });
    expect(seen).toHaveLength(1);
  });

  it("when the connection is reset while it is read", async () => {
    await using server = await startTcp((socket) => void socket.once("data", () => socket.resetAndDestroy()));
    expect(await post(server.url)).toMatchObject({ sent: true });
  });

  it.each([
    ["a length", (response: Parameters<Answer>[0]) => response.writeHead(200, { "content-length": 100 })],
    ["chunks", (response: Parameters<Answer>[0]) => response.writeHead(200)],
  ])("when the answer with %s breaks off", async (_, begin) => {
    const { outcome } = await postTo((response) => {
      begin(response).write('{"data": [');
      setTimeout(() => response.socket?.destroy(), 20);
    });
    expect(outcome).toMatchObject({ sent: true, message: expect.stringMatching(/^The response broke off \(/) });
  });

  it.each([
    ["before the answer", () => {}],
    ["during the answer", (response: Parameters<Answer>[0]) => void response.writeHead(200).write("{")],
  ])("when it is cancelled %s", async (_, begin) => {
    const stop = new AbortController();
    const started = Date.now();
    const { outcome } = await postTo(
      (response) => {
        begin(response);
        setTimeout(() => stop.abort(new Error("enough")), 20);
      },
      { signal: stop.signal },
    );
    expect(outcome).toMatchObject({ sent: true });
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it("when the answer is no HTTP", async () => {
    await using server = await startTcp((socket) => void socket.once("data", () => socket.end("SSH-2.0-OpenSSH\r\n")));
    expect(await post(server.url)).toMatchObject({ sent: true });
  });
});

describe("what is sent and read", () => {
  it("is JSON with the credential, to the configured prefix", async () => {
    const { outcome, seen } = await postTo((response) => void response.writeHead(201, { "X-Cost": "1" }).end('{"a": "ü"}'), {
      headers: { authorization: "Bearer k" },
    });
    expect(outcome).toMatchObject({ status: 201, headers: { "x-cost": "1" }, json: { a: "ü" }, url: /^http:.*\/edit\?x=1$/ });
    expect(seen).toMatchObject([
      {
        method: "POST",
        path: "/edit?x=1",
        headers: {
          authorization: "Bearer k",
          "content-type": "application/json",
          accept: "application/json",
          "user-agent": "retouch-action",
        },
      },
    ]);
    expect(JSON.parse(String(seen[0]?.body))).toEqual({ prompt: "ü" });
  });

  it("is a form with files", async () => {
    await using server = await startHttp((response) => void response.end("{}"));
    const client = createHttpClient({ baseUrl: server.url, headers: {} });
    const picture = { bytes: Buffer.from([0, 255, 13, 10]), mediaType: "image/png" as const, width: 1, height: 1 };
    const form = [
      { name: "n", value: "1" },
      { name: "image", picture, filename: "image.png" },
    ];
    await client.send({ method: "POST", path: "/", body: { form } }, NEVER);
    await client.close();
    const { headers, body } = server.seen[0] ?? {};
    const parsed = await new Response(body && new Uint8Array(body), {
      headers: { "content-type": headers?.["content-type"] ?? "" },
    }).formData();
    const file = parsed.get("image");
    expect(parsed.get("n")).toBe("1");
    expect(file).toMatchObject({ name: "image.png", type: "image/png" });
    if (file instanceof File) expect(Buffer.from(await file.arrayBuffer())).toEqual(picture.bytes);
  });

  it("may be no JSON, and a redirect is not followed", async () => {
    expect((await postTo((response) => void response.end("<html>"))).outcome).toMatchObject({ status: 200, json: undefined });
    const { outcome, seen } = await postTo((response) => void response.writeHead(307, { location: "/elsewhere" }).end());
    expect(outcome).toMatchObject({ status: 307 });
    expect(seen).toHaveLength(1);
  });

  it("is refused above 96 MiB", async () => {
    const block = Buffer.alloc(1 << 20, 32);
    const { outcome } = await postTo(async (response) => {
      const closed = once(response, "close");
      for (let index = 0; index < 97 && !response.destroyed; index++) {
        if (!response.write(block)) await Promise.race([once(response, "drain"), closed]);
      }
      response.end();
    });
    expect(outcome).toMatchObject({ sent: true, message: expect.stringContaining("more than") });
  });
});

describe("an event stream", () => {
  it("is opened with the credential, and refused by its status", async () => {
    await using server = await startHttp(
      (response, { path }) => void response.writeHead(path === "/events" ? 200 : 404).end("data: x\n\n"),
    );
    const client = createHttpClient({ baseUrl: server.url, headers: { authorization: "Bearer k" } });
    const chunks: Buffer[] = [];
    for await (const chunk of await client.stream("/events", NEVER)) chunks.push(chunk);
    expect(String(Buffer.concat(chunks))).toBe("data: x\n\n");
    expect(server.seen[0]?.headers).toMatchObject({ authorization: "Bearer k", accept: "text/event-stream" });
    await expect(client.stream("/other", NEVER)).rejects.toThrow("HTTP 404");
    await client.close();
  });
});

describe("a request that takes minutes", () => {
  it("is on a connection that shows life within the four minutes after which the network may drop a silent one", async () => {
    // Node tells nobody what a socket was set to, so that the call is watched; it is still made.
    const keepAlive = vi.spyOn(Socket.prototype, "setKeepAlive");
    const { outcome } = await postTo((response) => void response.end("{}"));
    expect(outcome).toMatchObject({ status: 200 });
    // The server's own sockets do not ask for it.
    expect(keepAlive.mock.calls).toEqual([[true, expect.any(Number)]]);
    expect(keepAlive.mock.calls[0]?.[1]).toBeLessThanOrEqual(240_000);
    keepAlive.mockRestore();
  });
});
