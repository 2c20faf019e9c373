import { describe, expect, it } from "vitest";
import type { Call, CallStep, ImageReference } from "../../src/http/api-call.ts";
import { createDownloader } from "../../src/http/download.ts";
import { fetchImages } from "../../src/http/fetch-images.ts";
import { createHttpClient } from "../../src/http/http-client.ts";
import { type Answer, startHttp } from "./servers.ts";

const NEVER = new AbortController().signal;
/** The pictures that the server has; whatever else is asked for is gone. */
const serve: Answer = (response, { path }) => {
  if (path.startsWith("/gone")) response.writeHead(403).end();
  else response.end(path);
};

interface Fetching {
  images: readonly ImageReference[];
  answer?: Answer;
  refresh?: Call;
}

/** The fetched pictures as texts: each of the server's is its own path. */
async function fetchAll({ images, answer = serve, refresh }: Fetching) {
  await using server = await startHttp(answer);
  const client = createHttpClient({ baseUrl: server.url, headers: { authorization: "Bearer secret-key" } });
  const downloader = createDownloader({ baseUrl: server.url, patienceMs: 0 });
  try {
    const done = { kind: "done" as const, images, replyUrl: `${server.url}/reply`, ...(refresh && { refresh }) };
    const pictures = await fetchImages(done, { client, downloader, signal: NEVER, debug: () => {} });
    return {
      texts: pictures.map(({ bytes }) => String(bytes)),
      refetchable: pictures.map(({ refetch }) => refetch !== undefined),
      seen: server.seen,
    };
  } finally {
    await downloader.close();
    await client.close();
  }
}

/** Reads one record for each picture, at `/record/<n>`, and gives a fresh address of each in the end. */
function records(count: number, images: ImageReference[] = []): Call {
  const number = images.length + 1;
  return {
    request: { method: "GET", path: `/record/${number}` },
    read: (): CallStep => {
      const known = [...images, { url: `/fresh/${number}` }];
      const next = records(count, known);
      return number === count ? { kind: "done", images: known } : { kind: "wait", job: `${number}`, poll: next };
    },
  };
}

describe("several pictures", () => {
  it("are fetched in their order, wherever they are", async () => {
    const images = [{ url: "/1" }, { base64: Buffer.from("two").toString("base64") }, { url: "/3" }];
    const { texts, refetchable } = await fetchAll({ images });
    expect(texts).toEqual(["/1", "two", "/3"]);
    expect(refetchable).toEqual([true, false, true]);
  });

  it("are taken but for one that is gone, broken off or at an address that is not to be fetched", async () => {
    const answer: Answer = (response, seen, count) => {
      if (seen.path === "/broken") response.socket?.destroy();
      else return serve(response, seen, count);
    };
    expect((await fetchAll({ images: [{ url: "/gone" }, { url: "/2" }] })).texts).toEqual(["/2"]);
    expect((await fetchAll({ images: [{ url: "/1" }, { url: "/broken" }, { url: "/3" }], answer })).texts).toEqual(["/1", "/3"]);
    expect((await fetchAll({ images: [{ url: "https://127.0.0.1/x" }, { url: "/2" }] })).texts).toEqual(["/2"]);
  });

  it("of which none can be had fail as the first does", async () => {
    await expect(fetchAll({ images: [{ url: "https://10.0.0.1/x" }, { url: "/gone" }] })).rejects.toMatchObject({ code: "untrusted-url" });
    await expect(fetchAll({ images: [{ url: "/gone/1" }, { url: "/gone/2" }] })).rejects.toMatchObject({
      name: "ExpiredAddress",
      status: 403,
    });
    await expect(fetchAll({ images: [] })).rejects.toMatchObject({ code: "unexpected-reply" });
  });

  it("whose address has expired get a fresh one each, from the records of all jobs", async () => {
    const { texts, seen } = await fetchAll({ images: [{ url: "/1" }, { url: "/gone" }, { url: "/3" }], refresh: records(3) });
    expect(texts).toEqual(["/1", "/fresh/2", "/3"]);
    const asked = seen.map(({ path }) => path);
    expect(asked.filter((path) => path.startsWith("/record"))).toEqual(["/record/1", "/record/2", "/record/3"]);
    // The key goes to the API's records, and not along with a picture.
    for (const { path, headers } of seen) expect([path, headers.authorization !== undefined]).toEqual([path, path.startsWith("/record")]);
  });

  it("are not looked for without end in records that have none", async () => {
    const endless: Call = { request: { method: "GET", path: "/record" }, read: () => ({ kind: "wait", job: "x", poll: endless }) };
    await expect(fetchAll({ images: [{ url: "/gone" }], refresh: endless })).rejects.toMatchObject({ name: "ExpiredAddress" });
  });
});
