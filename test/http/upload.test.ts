import { describe, expect, it } from "vitest";
import { createHttpClient } from "../../src/http/http-client.ts";
import { createUploader, type Uploader } from "../../src/http/upload.ts";
import type { Picture } from "../../src/pixels/picture.ts";
import { dashscopeUpload } from "../../src/providers/dashscope/upload-policy.ts";
import { type Answer, type Seen, startHttp } from "./servers.ts";

const NEVER = new AbortController().signal;
const PICTURE: Picture = { bytes: Buffer.from([0xff, 0xd8, 0, 13, 10, 45, 45]), mediaType: "image/jpeg", width: 1, height: 1 };

/** As the vendor's page has it, with a host that a test chooses. */
const policy = (host: string) =>
  JSON.stringify({
    request_id: "r",
    data: {
      ...{ policy: "eyJl", signature: "eWy4Ns=", upload_dir: "dashscope-instant/52af/e9d1", upload_host: host, oss_access_key_id: "LTA" },
      ...{ x_oss_object_acl: "private", x_oss_forbid_overwrite: "true", expire_in_seconds: 300 },
    },
  });
const refusal = (code: string) => JSON.stringify({ code, message: "why" });

interface Uploading {
  /** How the API answers; by itself with a policy for its own host. */
  api?: (response: Parameters<Answer>[0], count: number, host: string) => void;
  /** How the host answers the form. */
  store?: Answer;
  retries?: number;
}

/** Uploads against one server that is both the API and the store. */
async function withUploader<T>(
  { api, store, retries = 1 }: Uploading,
  use: (uploader: Uploader) => Promise<T>,
): Promise<{ result: T; seen: Seen[] }> {
  const host = { url: "" };
  await using server = await startHttp((response, seen, count) => {
    if (seen.method === "POST") return store ? store(response, seen, count) : void response.end();
    if (api) api(response, count, host.url);
    else response.end(policy(host.url));
  });
  host.url = server.url;
  const client = createHttpClient({ baseUrl: `${server.url}/api/v1`, headers: { authorization: "Bearer secret-key" } });
  const uploader = createUploader({ protocol: dashscopeUpload, client, model: "qwen-mt-image-2.0", retries });
  try {
    return { result: await use(uploader), seen: server.seen };
  } finally {
    await uploader.close();
    await client.close();
  }
}

const uploadOne = (uploading: Uploading) =>
  withUploader(uploading, (uploader) => uploader.upload(PICTURE, "key", NEVER).catch((error: unknown) => error));
const methodsOf = (seen: readonly Seen[]) => seen.map(({ method }) => method);

describe.concurrent("a picture is uploaded", () => {
  it("by a policy from the API and a form to its host, which sees no credential", async () => {
    const { result, seen } = await uploadOne({});
    const [asked, sent] = seen;
    expect(asked).toMatchObject({
      ...{ method: "GET", path: "/api/v1/uploads?action=getPolicy&model=qwen-mt-image-2.0" },
      headers: { authorization: "Bearer secret-key" },
    });
    expect(sent).toMatchObject({ method: "POST", path: "/" });
    expect(JSON.stringify(sent?.headers)).not.toContain("secret-key");
    expect(sent?.body.includes("secret-key")).toBe(false);
    const form = await new Response(sent && new Uint8Array(sent.body), {
      headers: { "content-type": sent?.headers["content-type"] ?? "" },
    }).formData();
    const key = String(form.get("key"));
    expect(key).toMatch(/^dashscope-instant\/52af\/e9d1\/[\w-]+\.jpe?g$/);
    expect(result).toBe(`oss://${key}`);
    expect(Object.fromEntries([...form].filter(([name]) => name !== "file" && name !== "key"))).toEqual({
      ...{ OSSAccessKeyId: "LTA", Signature: "eWy4Ns=", policy: "eyJl", success_action_status: "200" },
      ...{ "x-oss-object-acl": "private", "x-oss-forbid-overwrite": "true" },
    });
    // The store reads no field behind the file.
    expect([...form.keys()].at(-1)).toBe("file");
    const file = form.get("file");
    if (!(file instanceof File)) throw new Error("not a file");
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PICTURE.bytes);
    expect(file.type).toBe("image/jpeg");
  });

  it("once for all languages, and another one by itself under a name of its own", async () => {
    const { result, seen } = await withUploader({}, (uploader) =>
      Promise.all(["a", "a", "b", "a"].map((key) => uploader.upload(PICTURE, key, NEVER))),
    );
    expect(methodsOf(seen).toSorted()).toEqual(["GET", "GET", "POST", "POST"]);
    const [first, second, other, third] = result;
    expect([second, third]).toEqual([first, first]);
    expect(other).not.toBe(first);
  });

  it("again where the API or the host is busy or broken, which costs nothing", async () => {
    const busy = await uploadOne({
      api: (response, count, host) =>
        void (count === 1 ? response.writeHead(429).end(refusal("Throttling.RateQuota")) : response.end(policy(host))),
    });
    expect([busy.result, methodsOf(busy.seen)]).toEqual([expect.stringMatching(/^oss:/), ["GET", "GET", "POST"]]);
    const broken = await uploadOne({
      api: (response, count, host) => void (count === 1 ? response.writeHead(502).end("<html>") : response.end(policy(host))),
    });
    expect(broken.result).toMatch(/^oss:/);
    const host = await uploadOne({ store: (response, _seen, count) => void response.writeHead(count === 1 ? 503 : 200).end() });
    expect([host.result, methodsOf(host.seen)]).toEqual([expect.stringMatching(/^oss:/), ["GET", "POST", "GET", "POST"]]);
    const closed = await uploadOne({ store: (response, _seen, count) => void (count === 1 ? response.socket?.destroy() : response.end()) });
    expect(closed.result).toMatch(/^oss:/);
  });

  it("also where the store answers 204", async () => {
    expect((await uploadOne({ store: (response) => void response.writeHead(204).end() })).result).toMatch(/^oss:/);
  });
});

describe.concurrent("a picture that cannot be uploaded is told", () => {
  const told = (code: string, message: string, fatal = false) =>
    expect.objectContaining({
      ...{ name: "UploadRefused", code, fatal },
      message: expect.stringMatching(new RegExp(`^The image could not be uploaded for the model: .*${message}`)),
    });

  it("with the account's refusal, which ends the run", async () => {
    const wrong = await uploadOne({ api: (response) => void response.writeHead(401).end(refusal("InvalidApiKey")) });
    expect([wrong.result, wrong.seen.length]).toEqual([told("unauthorized", "InvalidApiKey: why", true), 1]);
    const overdue = await uploadOne({ api: (response) => void response.writeHead(400).end(refusal("Arrearage")) });
    expect([overdue.result, overdue.seen.length]).toEqual([told("no-credit", "Arrearage", true), 1]);
  });

  it("with the API's last answer, where it stays busy or is not understood", async () => {
    const busy = await uploadOne({ api: (response) => void response.writeHead(429).end(refusal("Throttling")) });
    expect([busy.result, busy.seen.length]).toEqual([told("rate-limited", "Throttling"), 2]);
    const odd = await uploadOne({ api: (response) => void response.end('{"data": {"upload_host": "ftp://x"}}') });
    expect(odd.result).toEqual(told("unexpected-reply", "the API response contains no upload policy"));
  });

  it("with what its host says: a refusal at once, a failure after the retries", async () => {
    const forbidden = await uploadOne({ store: (response) => void response.writeHead(403).end("<Error/>") });
    expect([forbidden.result, methodsOf(forbidden.seen)]).toEqual([told("unavailable", "returned HTTP 403"), ["GET", "POST"]]);
    const failing = await uploadOne({ store: (response) => void response.writeHead(500).end() });
    expect([failing.result, methodsOf(failing.seen)]).toEqual([told("unavailable", "returned HTTP 500"), ["GET", "POST", "GET", "POST"]]);
    // The form and its signature go nowhere else.
    const moved = await uploadOne({ store: (response) => void response.writeHead(307, { location: "/elsewhere" }).end() });
    expect([moved.result, methodsOf(moved.seen)]).toEqual([told("unavailable", "returned HTTP 307"), ["GET", "POST"]]);
  });

  it("at a host that is not on the public internet, and nothing is sent there", async () => {
    await using other = await startHttp((response) => void response.end());
    const addresses = [
      other.url,
      other.url.replace("127.0.0.1", "localhost"),
      "https://169.254.169.254",
      "http://10.0.0.1",
      "https://[::1]:1",
    ];
    for (const address of [...addresses, "https://metadata.google.internal", "https://user:pass@example.com"]) {
      const { result, seen } = await uploadOne({ api: (response) => void response.end(policy(address)) });
      expect([address, result, seen.length]).toEqual([address, told("untrusted-url", "The upload's address"), 1]);
    }
    expect(other.seen).toEqual([]);
  });

  it("and tried anew by the next one with this picture", async () => {
    const { result } = await withUploader(
      { store: (response, _seen, count) => void response.writeHead(count === 1 ? 403 : 200).end() },
      async (uploader) => [
        await uploader.upload(PICTURE, "key", NEVER).catch((error: unknown) => error),
        await uploader.upload(PICTURE, "key", NEVER),
      ],
    );
    expect(result).toEqual([told("unavailable", "HTTP 403"), expect.stringMatching(/^oss:/)]);
  });

  it("when the time of the task is up, though another task uploads the same picture", async () => {
    const { result } = await withUploader({ store: () => {} }, async (uploader) => {
      const stop = new AbortController();
      const other = uploader.upload(PICTURE, "key", stop.signal).catch(() => "gave up later");
      const own = await uploader.upload(PICTURE, "key", AbortSignal.timeout(50)).catch(() => "gave up");
      // Not before: what waited for the other one would wait without end.
      stop.abort(new Error("enough"));
      return [own, await other];
    });
    expect(result).toEqual(["gave up", "gave up later"]);
  });

  it("when the run is cancelled, without waiting", async () => {
    const stop = new AbortController();
    const { result, seen } = await withUploader({ store: () => stop.abort(new Error("enough")), retries: 20 }, (uploader) =>
      uploader.upload(PICTURE, "key", stop.signal).then(
        () => "uploaded",
        () => "gave up",
      ),
    );
    expect([result, methodsOf(seen)]).toEqual(["gave up", ["GET", "POST"]]);
  });
});
