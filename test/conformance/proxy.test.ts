import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { fixedAnswer } from "../emulators/picture.ts";
import { startTlsProxy, type TlsProxy } from "../emulators/tls-proxy.ts";
import { answerSmall, drawSmall } from "./pictures.ts";
import { SUBJECTS, type Subject, subjectOf } from "./subjects.ts";
import { openWorkbench, type WorkbenchOptions } from "./workbench.ts";

// These wait more than they work.
vi.setConfig({ maxConcurrency: 6 });

const source = await drawSmall();
const answer = fixedAnswer(await answerSmall());

/** The production names: where the action goes when no address is given, and where the vendors keep results. */
const HOSTS: Record<string, { api: string; results: string }> = {
  aimlapi: { api: "api.aimlapi.com", results: "cdn.aimlapi.com" },
  pixazo: { api: "gateway.pixazo.ai", results: "pub-582b7213209642b9b995c96c95a30381.r2.dev" },
  dashscope: { api: "dashscope-intl.aliyuncs.com", results: "dashscope-result-sgp.oss-ap-southeast-1.aliyuncs.com" },
  oxen: { api: "hub.oxen.ai", results: "oxen-results.s3.us-west-1.amazonaws.com" },
  "openai-compatible": { api: "api.openai.com", results: "images.openai.com" },
};

/** Each vendor with a proxy of its own, which serves its two hosts and no other. */
async function openBehindProxy(subject: Subject, { scheme = "https:", ...options }: WorkbenchOptions & { scheme?: string } = {}) {
  const proxy: TlsProxy = await startTlsProxy();
  const hosts = HOSTS[subject.inputs.provider ?? ""] ?? { api: "", results: "" };
  const files = { "a.png": source, "b.png": source };
  const bench = await openWorkbench(subject, { files, answer, resultOrigin: `${scheme}//${hosts.results}`, ...options });
  proxy.route(hosts.api, bench.api.origin);
  proxy.route(hosts.results, (request, response) => bench.api.handleResult(request, response));
  const isOpen = subject.inputs.provider === "openai-compatible";
  const run = (inputs: Record<string, string> = {}, { warm = true } = {}) => {
    const address = isOpen ? `https://${hosts.api}/v1` : "";
    return bench.run({ images: "*.png", concurrency: "1", "base-url": address, ...inputs }, { env: proxy.env(), warm });
  };
  const close = async () => {
    await bench[Symbol.asyncDispose]();
    await proxy.close();
  };
  return { bench, proxy, hosts, run, [Symbol.asyncDispose]: close };
}

const warmUp = { proxy: undefined as TlsProxy | undefined };
// The authority's keys are made once for all.
beforeAll(async () => {
  warmUp.proxy = await startTlsProxy();
});
afterAll(() => warmUp.proxy?.close());

describe.concurrent.each(SUBJECTS)("$name", (subject) => {
  test("reaches its production hosts through the proxy, and no other host", async () => {
    await using site = await openBehindProxy(subject, { scheme: "http:" });
    const run = await site.run({}, { warm: false });
    expect(run.codes).toEqual([null, null]);
    expect(site.proxy.egress).toEqual([]);
    const hosts = new Set(run.requests.map(({ headers }) => headers.host));
    expect([...hosts].sort()).toEqual([site.hosts.api, ...(subject.byAddress ? [site.hosts.results] : [])].sort());
    // `http:` of a result's host is fetched by `https:`, which only the proxy's tunnel serves.
    expect(run.seenDownloads).toHaveLength(subject.byAddress ? 2 : 0);
  });

  test("a connection that fails before the request is made again", async () => {
    // The price is asked for once, and its question is the first to fail.
    await using site = await openBehindProxy({ ...subject, price: undefined });
    site.proxy.faults.push({ host: site.hosts.api, at: "refuse", times: 1 }, { host: site.hosts.api, at: "tls", times: 1 });
    const run = await site.run({ retries: "3", images: "a.png" });
    expect(run.codes).toEqual([null]);
    expect(run.paid).toHaveLength(1);
  });
});

describe.concurrent("results elsewhere", () => {
  const pixazo = subjectOf("pixazo");

  test("a host that cannot be reached is a result that is not to be had", async () => {
    await using site = await openBehindProxy(pixazo, { resultOrigin: "https://gone.example" });
    // A name that no resolver knows, so that it is the proxy alone that decides about names.
    site.proxy.route("gateway.invalid", site.bench.api.origin);
    const run = await site.run({ retries: "1", images: "a.png", "base-url": "https://gateway.invalid" });
    expect(run.codes).toEqual(["unavailable"]);
    expect(new Set(site.proxy.egress)).toEqual(new Set(["gone.example"]));
    expect(run.paid).toHaveLength(1);
  });

  test("a redirect to a private address, to localhost or to plain files is not followed", async () => {
    await using site = await openBehindProxy(pixazo, { files: { "a.png": source, "b.png": source, "c.png": source } });
    site.bench.api.faults.push(
      { on: "download", nth: 1, do: { kind: "redirect", to: "https://192.168.1.1/x.png" } },
      { on: "download", nth: 2, do: { kind: "redirect", to: "http://localhost:9/x.png" } },
      { on: "download", nth: 3, do: { kind: "redirect", to: "file:///etc/passwd" } },
    );
    const run = await site.run();
    expect(run.codes).toEqual(["untrusted-url", "untrusted-url", "untrusted-url"]);
    expect(site.proxy.egress).toEqual([]);
  });

  test("a key goes to no other host, though it asks for one", async () => {
    await using site = await openBehindProxy(subjectOf("oxen, queue"));
    site.bench.api.faults.push({ on: "download", nth: "every", do: { kind: "status", status: 401 } });
    const run = await site.run({ images: "a.png" });
    expect(run.codes).toEqual(["unavailable"]);
    // checkRun has seen that none of these brought a key.
    expect(run.seenDownloads.length).toBeGreaterThanOrEqual(2);
    expect(run.paid).toHaveLength(1);
  });

  test("an API that redirects its paid request to another host gets no key there", async () => {
    await using site = await openBehindProxy(pixazo);
    site.bench.api.faults.push({ on: "paid", nth: 1, do: { kind: "redirect", to: `https://${site.hosts.results}/steal`, status: 308 } });
    const run = await site.run({ images: "a.png" });
    expect(run.codes).toEqual(["unexpected-reply"]);
    expect(run.requests).toHaveLength(1);
  });
});
