import { afterEach, describe, expect, it, vi } from "vitest";
import { createHttpClient } from "../../src/http/http-client.ts";
import { listProxyPasswords, settleProxies } from "../../src/http/proxy-settings.ts";
import { startTcp } from "./servers.ts";

const settle = (value: string) => {
  const environment: Record<string, string | undefined> = { https_proxy: value };
  settleProxies(environment);
  return environment.https_proxy;
};

describe("the address of a proxy", () => {
  it.each([
    ["http://proxy.corp:3128", "http://proxy.corp:3128"],
    [" https://proxy.corp ", "https://proxy.corp"],
    ["proxy.corp:3128", "http://proxy.corp:3128"],
    ["mona:secret@proxy.corp:3128", "http://mona:secret@proxy.corp:3128"],
    ["http://mona:100%pass%40@proxy.corp", "http://mona:100%25pass%40@proxy.corp"],
    ["", ""],
  ])("%j is read as %j", (value, address) => {
    expect(settle(value)).toBe(address);
  });

  it.each(["socks5://mona:secret@proxy.corp", "http://mona:secret@", "mona:secret@proxy corp"])(
    "%j is an error without the password",
    (value) => {
      const failed = expect.objectContaining({ code: "invalid-input", message: expect.stringMatching(/^(?!.*secret).*`https_proxy`/) });
      expect(() => settle(value)).toThrow(failed);
    },
  );

  it("has its password among the secrets, however it is written", () => {
    expect(
      listProxyPasswords({ HTTPS_PROXY: "mona:one@proxy.corp", http_proxy: "http://mona:t%wo@proxy.corp", NO_PROXY: "a:b@c" }),
    ).toEqual(["one", "t%25wo", "t%wo"]);
  });
});

describe("a request through a proxy", () => {
  afterEach(() => vi.unstubAllEnvs());

  const sendThrough = async (proxy: string, signal = AbortSignal.timeout(60_000)) => {
    vi.stubEnv("https_proxy", proxy);
    const client = createHttpClient({ baseUrl: "https://api.example", headers: {} });
    try {
      return await client.send({ method: "POST", path: "/edit", body: { json: {} } }, signal).catch((error: unknown) => error);
    } finally {
      await client.close();
    }
  };

  it.each([
    ["refuses", "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n", "The proxy did not open a connection: HTTP 403"],
    ["wants a password", "HTTP/1.1 407 Login\r\ncontent-length: 0\r\n\r\n", /HTTP 407, check the user name and password/],
    ["closes", "", /^The proxy did not open a connection: /],
  ])("that %s was not sent, and is not dialled again", async (_, answer, message) => {
    let dialled = 0;
    await using proxy = await startTcp((socket) => {
      dialled += 1;
      socket.once("data", () => socket.end(answer));
    });
    expect(await sendThrough(proxy.url)).toMatchObject({ name: "SendError", sent: false, message: expect.stringMatching(message) });
    expect(dialled).toBe(1);
  });

  it("that does not answer ends with its signal", async () => {
    const dialled = new AbortController();
    await using proxy = await startTcp((socket) => void socket.once("data", () => dialled.abort(new Error("enough"))));
    expect(await sendThrough(proxy.url, dialled.signal)).toMatchObject({ name: "SendError", sent: false, message: "enough" });
  });
});
