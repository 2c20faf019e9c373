import { request } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Address, createUntrustedHosts } from "../../src/http/untrusted-hosts.ts";

const PUBLIC: Address[] = [{ address: "8.8.8.8", family: 4 }];
const NOT_FOUND = () => Promise.reject(new Error("ENOTFOUND"));

/** Ends by itself, long after nobody waits any more, as the system's does. */
const LATE = () => new Promise<Address[]>((resolve) => setTimeout(resolve, 4000, PUBLIC));

/** Asks for a connection to `cdn.example.com`, where names resolve as given. */
async function connect(names: Record<string, () => Promise<Address[]>>, url = "https://cdn.example.com/a.png"): Promise<unknown> {
  const hosts = createUntrustedHosts({
    baseUrl: "https://api.example.com/v1",
    what: "The result's address",
    resolve: (host) => (names[host] ?? NOT_FOUND)(),
    lookupMs: 60,
  });
  try {
    const dispatcher = await hosts.connect(new URL(url));
    return process.env.HTTPS_PROXY ? "connected" : await request(url, { dispatcher, signal: AbortSignal.timeout(5000) });
  } catch (error) {
    return error instanceof Error ? `${"code" in error ? `${String(error.code)}: ` : ""}${error.message}` : error;
  } finally {
    await hosts.close();
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("a name that does not resolve in time", () => {
  it("is an error soon", async () => {
    const started = Date.now();
    expect(await connect({ "cdn.example.com": LATE })).toBe("cdn.example.com could not be resolved within 0.06 seconds");
    expect(await connect({})).toBe("ENOTFOUND");
    expect(await connect({ "cdn.example.com": async () => [{ address: "10.0.0.1", family: 4 }] })).toMatch(/^untrusted-url: .*10\.0\.0\.1/);
    expect(await connect({ "cdn.example.com": async () => [] })).toBe("cdn.example.com has no address");
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it("is refused behind a proxy too, where names resolve here", async () => {
    vi.stubEnv("HTTPS_PROXY", "http://127.0.0.1:9");
    const api = { "api.example.com": async () => PUBLIC };
    const refusal = "untrusted-url: The result's address (cdn.example.com) does not resolve, so that it could not be checked.";
    expect(await connect({ ...api, "cdn.example.com": async () => PUBLIC })).toBe("connected");
    const mixed = async () => [...PUBLIC, { address: "127.0.0.1", family: 4 }];
    expect(await connect({ ...api, "cdn.example.com": mixed })).toContain("resolves to 127.0.0.1");
    expect(await connect({ ...api, "cdn.example.com": NOT_FOUND })).toBe(refusal);
    // Also where so many hang that no thread is left for more of them.
    for (let times = 0; times < 4; times++) expect(await connect({ ...api, "cdn.example.com": LATE })).toBe(refusal);
    // In a network whose names the proxy alone resolves, it decides.
    for (const resolver of [LATE, NOT_FOUND])
      expect(await connect({ "api.example.com": resolver, "cdn.example.com": resolver })).toBe("connected");
  });
});

it("an address has a length", async () => {
  const hosts = createUntrustedHosts({ baseUrl: "https://api.example.com", what: "The result's address" });
  expect(() => hosts.resolve(`https://cdn.example.com/${"a".repeat(20_000)}`, "https://api.example.com")).toThrow(
    "more than 16384 characters",
  );
  await hosts.close();
});
