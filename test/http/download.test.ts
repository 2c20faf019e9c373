import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { RetouchError } from "../../src/errors.ts";
import type { ImageReference } from "../../src/http/api-call.ts";
import { createDownloader, ExpiredAddress } from "../../src/http/download.ts";
import { startTlsProxy, type TlsProxy } from "../emulators/tls-proxy.ts";
import { startHttp } from "./servers.ts";

const PICTURE = Buffer.from("not a picture, but that is decided elsewhere");
const MAX_BYTES = 64 * 1024 * 1024;
const NEVER = new AbortController().signal;

interface Fetching {
  baseUrl: string;
  replyUrl?: string;
  patienceMs?: number;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

async function fetchOne(reference: ImageReference, { baseUrl, patienceMs = 0, signal = NEVER, ...rest }: Fetching): Promise<Buffer> {
  const downloader = createDownloader({ baseUrl, patienceMs });
  try {
    return await downloader.fetch(reference, { replyUrl: `${baseUrl}/v1/edit`, signal, ...rest });
  } finally {
    await downloader.close();
  }
}

const refusal = (code: string, message = "") =>
  expect.objectContaining({ name: "RetouchError", code, message: expect.stringContaining(message) });

async function writeMuch(response: ServerResponse, mebibytes: number): Promise<void> {
  const block = Buffer.alloc(1 << 20);
  const closed = once(response, "close");
  for (let index = 0; index < mebibytes && !response.destroyed; index++) {
    if (!response.write(block)) await Promise.race([once(response, "drain"), closed]);
  }
  response.end();
}

describe("a result", () => {
  it.each([
    ["an address of its own", (url: string) => `${url}/results/a.png?Signature=x`, "/results/a.png?Signature=x"],
    ["a path", () => "/results/a.png", "/results/a.png"],
    ["a relative path", () => "a.png", "/v1/a.png"],
  ])("of the configured origin is fetched by %s, without a credential", async (_, address, path) => {
    await using server = await startHttp((response) => void response.end(PICTURE));
    expect(await fetchOne({ url: address(server.url) }, { baseUrl: server.url })).toEqual(PICTURE);
    expect(server.seen.map((one) => one.path)).toEqual([path]);
    expect(server.seen[0]?.headers).not.toHaveProperty("authorization");
    expect(server.seen[0]?.headers).not.toHaveProperty("cookie");
  });

  it("may be base64, also where it is a data URI by mistake", async () => {
    const base64 = PICTURE.toString("base64");
    for (const one of [base64, `data:image/png;base64,${base64}`, `data:image/png;base64,${encodeURIComponent(base64)}`])
      expect(await fetchOne({ base64: one }, { baseUrl: "https://api.example.com" })).toEqual(PICTURE);
    const much = "A".repeat(Math.ceil((MAX_BYTES * 4) / 3) + 4);
    await expect(fetchOne({ base64: much }, { baseUrl: "https://api.example.com" })).rejects.toEqual(refusal("too-large"));
  });
});

describe("an address that a reply names is not trusted", () => {
  it.each([
    ...["https://127.0.0.1/x", "https://localhost/x", "https://[::1]/x", "https://[::ffff:7f00:1]/x", "https://[64:ff9b::7f00:1]/x"],
    ...["https://0/x", "https://2130706433/x", "https://0x7f.1/x", "https://0177.0.0.1/x", "https://10.0.0.1/x", "https://192.168.1.1/x"],
    ...["http://169.254.169.254/latest/meta-data", "https://100.64.0.1/x", "https://[fd00::1]/x", "https://[fe80::1]/x"],
    ...["https://metadata.google.internal/x", "https://registry/x", "https://printer.local/x", "https://[2001:db8::1]/x"],
  ])("%s is on no public host", async (url) => {
    await expect(fetchOne({ url }, { baseUrl: "https://api.example.com" })).rejects.toEqual(
      refusal("untrusted-url", "which is not on the public internet"),
    );
  });

  it.each([
    ["file:///etc/passwd", "the scheme file:"],
    ["data:image/png;base64,iVBORw0KGgo=", "the scheme data:"],
    ["ftp://example.com/x", "the scheme ftp:"],
    ["javascript:alert(1)", "the scheme javascript:"],
    ["https://user:secret@example.com/x", "a user name or password"],
    ["https://", "not a URL"],
    ["https://exa mple.com/x", "not a URL"],
  ])("%s is not fetched", async (url, message) => {
    const error = await fetchOne({ url }, { baseUrl: "https://api.example.com" }).catch((caught: unknown) => caught);
    expect(error).toEqual(refusal("untrusted-url", message));
    expect(String(error)).not.toContain("secret");
  });

  it("another port of the configured host is another origin", async () => {
    await using other = await startHttp((response) => void response.end(PICTURE));
    await using server = await startHttp((response) => void response.end(PICTURE));
    for (const url of [
      other.url,
      other.url.replace("127.0.0.1", "localhost"),
      other.url.replace("http:", "https:"),
      server.url.replace("http:", "https:"),
    ])
      await expect(fetchOne({ url: `${url}/x` }, { baseUrl: server.url })).rejects.toEqual(refusal("untrusted-url"));
    expect([...other.seen, ...server.seen]).toEqual([]);
  });
});

describe("redirects", () => {
  it("are followed three times, and no more", async () => {
    await using server = await startHttp((response, { path }) => {
      const left = Number(path.slice(1));
      if (left === 0) response.end(PICTURE);
      else response.writeHead(left % 2 ? 302 : 307, { location: `/${left - 1}` }).end("moved");
    });
    expect(await fetchOne({ url: "/3" }, { baseUrl: server.url })).toEqual(PICTURE);
    await expect(fetchOne({ url: "/4" }, { baseUrl: server.url, patienceMs: 4500 })).rejects.toEqual(
      refusal("untrusted-url", "more than 3 times"),
    );
    expect(server.seen.map(({ path }) => path)).toEqual(["/3", "/2", "/1", "/0", "/4", "/3", "/2", "/1"]);
  });

  it("are checked anew", async () => {
    await using other = await startHttp((response) => void response.end(PICTURE));
    const targets = [
      `${other.url}/x`,
      "http://169.254.169.254/",
      "file:///etc/passwd",
      "data:image/png,x",
      "//localhost/x",
      "https://[::1]/",
    ];
    await using server = await startHttp((response, { path }) => {
      response.writeHead(302, { location: targets[Number(path.slice(1))] }).end();
    });
    for (const index of targets.keys())
      await expect(fetchOne({ url: `/${index}` }, { baseUrl: server.url, patienceMs: 4500 })).rejects.toEqual(refusal("untrusted-url"));
    expect(other.seen).toEqual([]);
    expect(server.seen).toHaveLength(targets.length);
  });

  it("carry no credential, not even to the same origin", async () => {
    await using server = await startHttp((response, { path }) => {
      if (path === "/b") response.end(PICTURE);
      else response.writeHead(302, { location: "/b" }).end();
    });
    await fetchOne({ url: "/a" }, { baseUrl: server.url, headers: { authorization: "Bearer k" } });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer k", undefined]);
  });
});

describe("size", () => {
  it("of 64 MiB is taken; more is refused, announced or not", async () => {
    await using server = await startHttp(async (response, { path }) => {
      if (path === "/announced") response.writeHead(200, { "content-length": MAX_BYTES + 1 }).write("x");
      else await writeMuch(response, path === "/most" ? 64 : 66);
    });
    expect((await fetchOne({ url: "/most" }, { baseUrl: server.url })).length).toBe(MAX_BYTES);
    for (const url of ["/announced", "/streamed"])
      await expect(fetchOne({ url }, { baseUrl: server.url, patienceMs: 4500 })).rejects.toEqual(refusal("too-large"));
    expect(server.seen.map(({ path }) => path)).toEqual(["/most", "/announced", "/streamed"]);
    // Nothing may come after the refusal, such as an error of the abandoned body that nobody awaits.
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
});

describe("a download that fails", () => {
  it.concurrent.each([
    [
      "a broken body",
      (response: ServerResponse) => void response.writeHead(200, { "content-length": 100 }).write("x", () => response.socket?.destroy()),
    ],
    ["a closed connection", (response: ServerResponse) => void response.socket?.destroy()],
    ["a 503", (response: ServerResponse) => void response.writeHead(503).end("busy")],
    ["a 429", (response: ServerResponse) => void response.writeHead(429).end()],
  ])("by %s is tried again", async (_, fail) => {
    await using server = await startHttp((response, _seen, count) => void (count === 1 ? fail(response) : response.end(PICTURE)));
    expect(await fetchOne({ url: "/x" }, { baseUrl: server.url, patienceMs: 1500 })).toEqual(PICTURE);
    expect(server.seen).toHaveLength(2);
  });

  it("for good is told without the address's query", async () => {
    await using server = await startHttp((response) => void response.writeHead(500).end());
    const error = await fetchOne({ url: "/x?Signature=secret" }, { baseUrl: server.url }).catch((caught: unknown) => caught);
    expect(error).toEqual(refusal("unavailable", "The finished image could not be downloaded from 127.0.0.1"));
    expect(String(error)).not.toContain("secret");
  });

  it.each([
    [401, 1],
    [403, 3],
    [404, 3],
    [410, 1],
  ])("by %i is soon taken for an address that has expired", async (status, requests) => {
    await using server = await startHttp((response) => void response.writeHead(status).end());
    const error = await fetchOne({ url: "/x" }, { baseUrl: server.url, patienceMs: 4500 }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ExpiredAddress);
    expect(error).toMatchObject({ status });
    expect(server.seen).toHaveLength(requests);
  });

  it("by being cancelled ends at once", async () => {
    const stop = new AbortController();
    await using server = await startHttp((response) => {
      response.writeHead(200, { "content-length": 100 }).write("x");
      setTimeout(() => stop.abort(new Error("enough")), 20);
    });
    const started = Date.now();
    await expect(fetchOne({ url: "/x" }, { baseUrl: server.url, patienceMs: 60_000, signal: stop.signal })).rejects.toThrow();
    expect(Date.now() - started).toBeLessThan(30_000);
    expect(server.seen).toHaveLength(1);
  });
});

describe("behind a proxy", () => {
  let proxy: TlsProxy;
  const seen: { host: string; path: string; authorization: string | undefined }[] = [];
  const route = (host: string, answer: (response: ServerResponse, path: string) => void) =>
    proxy.route(host, (request, response) => {
      seen.push({ host, path: request.url ?? "", authorization: request.headers.authorization });
      answer(response, request.url ?? "");
    });

  beforeAll(async () => {
    proxy = await startTlsProxy();
    setDefaultCACertificates([...getCACertificates(), readFileSync(proxy.caFile, "utf8")]);
    for (const [name, value] of Object.entries(proxy.env())) vi.stubEnv(name, value);
    route("cdn.example.com", (response, path) => {
      const location = new URL(path, "https://cdn.example.com").searchParams.get("to");
      if (location) response.writeHead(302, { location }).end();
      else response.end(PICTURE);
    });
    route("api.example.com", (response) => void response.end(PICTURE));
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await proxy.close();
  });

  const baseUrl = "https://api.example.com/v1";
  const get = (url: string, headers = {}) => {
    seen.length = 0;
    return fetchOne({ url }, { baseUrl, headers });
  };

  it("a public host's http: address is fetched by https:, without a credential", async () => {
    expect(await get("http://cdn.example.com/a.png", { authorization: "Bearer k" })).toEqual(PICTURE);
    expect(seen).toEqual([{ host: "cdn.example.com", path: "/a.png", authorization: undefined }]);
  });

  it("a credential goes to the configured origin alone, and not there by a redirect of another host", async () => {
    await get("https://api.example.com/a", { authorization: "Bearer k" });
    expect(seen).toEqual([{ host: "api.example.com", path: "/a", authorization: "Bearer k" }]);
    await get("https://cdn.example.com/?to=https://api.example.com/b", { authorization: "Bearer k" });
    expect(seen.map(({ host, authorization }) => [host, authorization])).toEqual([
      ["cdn.example.com", undefined],
      ["api.example.com", undefined],
    ]);
  });

  it("private addresses are refused before the proxy is asked", async () => {
    for (const target of ["https://10.0.0.1/", "http://127.0.0.1/", "https://metadata.google.internal/", "file:///etc/passwd"]) {
      await expect(get(`https://cdn.example.com/?to=${target}`)).rejects.toEqual(refusal("untrusted-url"));
      await expect(get(target)).rejects.toEqual(refusal("untrusted-url"));
    }
    expect(proxy.egress).toEqual([]);
  });

  it("a host that the proxy refuses is unavailable", async () => {
    await expect(get("https://nowhere.example.com/a.png")).rejects.toBeInstanceOf(RetouchError);
    expect(proxy.egress).toEqual(["nowhere.example.com"]);
  });
});
