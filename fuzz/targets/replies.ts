import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { newRateState } from "../../src/http/rate-limiter.ts";
import type { Recipe } from "../../src/inputs/recipe.ts";
import { addSecret } from "../../src/redact.ts";
import { createBudget } from "../../src/run/budget.ts";
import type { ImageRequest } from "../../src/run/create-call.ts";
import { createDeadline } from "../../src/run/deadline.ts";
import { createModelClient, type ModelResult } from "../../src/run/model-client.ts";
import { loadRecipe } from "../../test/inputs/given.ts";
import { readFixture } from "../../test/providers/asked.ts";
import { createRandom, type Json, mutateBytes, mutateJson, pick, type Random } from "../mutate-json.ts";
import type { FuzzLimits, FuzzTarget } from "../target.ts";

/*
 * Replies of every provider and transport, as their documents have them and then changed, from the paid request to the bytes of its images:
 * over a connection, through the reader of the provider, polls, cancelling and downloads. Whatever a reply says, the task ends in its time,
 * no more images come than were requested, a request that was answered with images is not sent again, and the key goes to no other place
 * than the API and stands in no message.
 */

const KEY = "sk-fuzz/7Qm2+Xv9Lr4Tz8Nc1Wd6";
const TIMEOUT_MS = 1500;
/** For cancelling and storing, and for a machine with other things to do. */
const SLACK_MS = 8000;
const PARALLEL = 32;
const LEAST_SHARE = 0.3;
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

type Kind = "paid" | "poll" | "policy" | "cancel";

interface Subject {
  inputs: Record<string, string>;
  kind?: "translate" | "generate";
  /** Most images of one call. */
  most?: number;
  /** Fixtures of good replies, by what is asked. */
  replies: Partial<Record<Kind, readonly string[]>>;
  events?: true;
}

const SUBJECTS: readonly Subject[] = [
  { inputs: { provider: "aimlapi" }, replies: { paid: ["data-url", "images", "data-usage", "data-base64"] } },
  { inputs: { provider: "aimlapi", model: "alibaba/qwen-image-3-edit" }, most: 4, replies: { paid: ["data-url", "images"] } },
  { inputs: { provider: "aimlapi", model: "alibaba/qwen-image" }, kind: "generate", most: 4, replies: { paid: ["images"] } },
  { inputs: { provider: "pixazo" }, replies: { paid: ["edit"] } },
  { inputs: { provider: "dashscope" }, most: 6, replies: { paid: ["edit", "two-choices", "two-items"] } },
  {
    inputs: { provider: "dashscope", model: "qwen-mt-image-2.0", locales: "fr", prompt: "" },
    kind: "translate",
    replies: { paid: ["translated", "translated-no-text"], policy: ["upload-policy"] },
  },
  {
    inputs: { provider: "dashscope", model: "qwen-mt-image", locales: "fr", prompt: "" },
    kind: "translate",
    replies: {
      paid: ["task-accepted"],
      policy: ["upload-policy"],
      poll: ["task-succeeded", "task-succeeded", "task-succeeded", "task-running", "task-failed", "task-no-text"],
      cancel: ["task-accepted"],
    },
  },
  { inputs: { provider: "oxen", transport: "sync" }, replies: { paid: ["edit-url", "edit-base64"] } },
  ...["queue", "events"].map(
    (transport): Subject => ({
      inputs: { provider: "oxen", transport },
      most: 4,
      replies: {
        paid: ["enqueued"],
        poll: ["succeeded", "succeeded", "succeeded", "succeeded", "queued", "processing", "cancelled"],
        cancel: ["cancelled"],
      },
      events: true,
    }),
  ),
  { inputs: { provider: "openai-compatible", model: "gpt-image-2" }, most: 10, replies: { paid: ["base64", "url"] } },
  { inputs: { provider: "openai-compatible", model: "m" }, kind: "generate", most: 10, replies: { paid: ["base64", "url"] } },
];

/** What a case does, and what was seen of it. */
interface Case {
  subject: Subject;
  random: Random;
  changes: number;
  origin: string;
  paid: number;
  /** Paid requests that were answered with images, unchanged. */
  made: number;
  downloads: number;
  /** What must not be. */
  faults: string[];
}

/** Fuzzes for so many milliseconds. @returns the number of inputs. @throws with the seed that gives the failing one first. */
async function run({ seed, milliseconds }: FuzzLimits): Promise<number> {
  addSecret(KEY);
  const cases = new Map<number, Case>();
  await using server = await listen((request, response) => {
    const [, number, path = ""] = /^\/(\d+)(\/.*)$/.exec(request.url ?? "") ?? [];
    const one = cases.get(Number(number));
    if (one) return answer(one, `/${number}`, path, request, response);
    response.writeHead(410).end();
  });
  let strays = 0;
  /** A neighbour on the same host, at which nobody may knock. */
  await using trap = await listen((_, response) => {
    strays += 1;
    response.end();
  });
  const recipes = await Promise.all(SUBJECTS.map((subject) => toRecipe(subject, server.url)));
  const ends = performance.now() + milliseconds;
  let count = 0;
  let finished = 0;
  const work = async () => {
    while (performance.now() < ends) {
      const number = count++;
      const random = createRandom(seed + number);
      const index = Math.floor(random() * SUBJECTS.length);
      const [subject, recipe] = [SUBJECTS[index], recipes[index]];
      if (!subject || !recipe) throw new Error("no subject");
      // One in five as it is, most with one change or two.
      const changes = pick(random, [0, 1, 1, 1, 2, 2, 4, 8, 0, 1]);
      const one: Case = { subject, random, changes, origin: trap.url, paid: 0, made: 0, downloads: 0, faults: [] };
      cases.set(number, one);
      try {
        const isFinished = await tryCase(one, { ...recipe, baseUrl: `${server.url}/${number}` });
        assert.equal(strays, 0, "a request to another server");
        if (isFinished) finished += 1;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${JSON.stringify(subject.inputs)}: ${reason}\nthe first input of --seed ${seed + number}`, { cause: error });
      } finally {
        cases.delete(number);
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  const share = finished / count;
  console.log(`replies: ${finished} of ${count} reached a finished result (${Math.round(share * 100)} %)`);
  if (count >= 200) assert.ok(share >= LEAST_SHARE, `only ${finished} of ${count} reached a finished result`);
  return count;
}

export const target: FuzzTarget = { name: "replies", run };

async function toRecipe({ inputs, kind }: Subject, url: string): Promise<Recipe> {
  const images: Record<string, string> = kind === "generate" ? { images: "", output: "a.png", size: "64x64" } : {};
  return loadRecipe({ retries: "1", timeout: "2", "api-key": KEY, "base-url": `${url}/v1`, ...images, ...inputs });
}

/** @returns whether it ended with images, or with the word that there is nothing to do. */
async function tryCase(one: Case, recipe: Recipe): Promise<boolean> {
  const { subject, random } = one;
  const count = 1 + Math.floor(random() * (subject.most ?? 1));
  const never = new AbortController().signal;
  const started = performance.now();
  const options = { recipe, budget: createBudget(undefined), rate: newRateState(), maxCost: undefined, signal: never };
  await using client = await createModelClient({ ...options, debug: () => {}, notify: () => {} });
  using deadline = createDeadline(TIMEOUT_MS, never);
  const result = await client.requestImages(requestOf(subject, count), deadline);
  const ms = performance.now() - started;
  assert.ok(ms < TIMEOUT_MS + SLACK_MS, `it took ${Math.round(ms)} ms`);
  assert.deepEqual(one.faults, []);
  assert.ok(one.paid <= 2, `${one.paid} paid requests`);
  assert.ok(one.made <= 1, "paid twice");
  checkResult(result, count);
  return result.kind !== "failed";
}

function checkResult(result: ModelResult, count: number): void {
  if (result.kind === "images") {
    assert.ok(result.images.length > 0 && result.images.length <= count, `${result.images.length} images for ${count}`);
    return;
  }
  const message = result.kind === "failed" ? result.error.message : result.message;
  assert.ok(message.length <= 2000, "a long message");
  assert.ok(result.kind === "unchanged" || result.error.code.length > 0);
  for (const shown of [message, decodeURIComponent(message.replace(/%(?![0-9a-f]{2})/gi, "%25"))].map((text) => text.toLowerCase()))
    for (let start = 0; start + 12 <= KEY.length; start++)
      assert.ok(!shown.includes(KEY.slice(start, start + 12).toLowerCase()), `the key: ${shown}`);
}

const SIZE = { width: 64, height: 48 };
const IMAGE = { bytes: PICTURE, mediaType: "image/png", ...SIZE } as const;

function requestOf({ kind }: Subject, count: number): ImageRequest {
  const common = { price: 0.02, count, first: 1 };
  if (kind === "generate") return { kind, ...common, prompt: "x", target: SIZE, format: "png" };
  if (kind === "translate") return { kind, ...common, count: 1, image: IMAGE, source: SIZE, key: "a", to: "fr", terms: [], keep: [] };
  return { kind: "edit", ...common, prompt: "x", references: [], image: IMAGE, source: SIZE, target: SIZE };
}

const API = /^\/(ai\/|tasks\/|uploads\?|events$|v1\/|qwen-image\/|services\/|images\/)/;

/** The provider, whose replies are changed now and then. */
function answer(one: Case, prefix: string, path: string, request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.on("error", () => {});
  const { method } = request;
  const hasKey = JSON.stringify(request.headers).includes(KEY);
  const isApi = hasKey && API.test(path);
  // The key comes last of all, when the API's own origin has refused twice.
  if (hasKey && !isApi && (method !== "GET" || one.downloads < 2)) one.faults.push(`the key was sent to ${method} ${path}`);
  if (!isApi && method === "GET") {
    one.downloads += 1;
    send(one, response, PICTURE, { status: 200, odds: 0.15 });
  } else if (!isApi) send(one, response, Buffer.alloc(0), { status: 200, odds: 0.1 });
  else if (path === "/events") sendEvents(one, response);
  else answerApi(one, response, { kind: kindOf(method, path), base: `http://${request.headers.host}${prefix}` });
}

function kindOf(method: string | undefined, path: string): Kind {
  if (path.startsWith("/uploads")) return "policy";
  if (method === "GET") return "poll";
  return method === "DELETE" || path.endsWith("/cancel") ? "cancel" : "paid";
}

function answerApi(one: Case, response: ServerResponse, { kind, base }: { kind: Kind; base: string }): void {
  if (kind === "paid") one.paid += 1;
  const { inputs, replies } = one.subject;
  const provider = inputs.provider ?? "";
  const isFailure = one.changes > 1 && one.random() < 0.15;
  const failure = isFailure ? pick(one.random, readFixture<{ status?: number; body?: Json }[]>(provider, "errors")) : undefined;
  const status = failure?.status ?? 200;
  let json = failure ? (failure.body ?? {}) : relocate(readFixture<Json>(provider, pick(one.random, replies[kind] ?? [])), base);
  let isChanged = isFailure;
  while (one.changes > 0 && one.random() < 0.6) {
    one.changes -= 1;
    isChanged = true;
    json = mutateJson(json, one.random, textsOf(one));
  }
  if (kind === "paid" && !isChanged) one.made += 1;
  send(one, response, Buffer.from(JSON.stringify(json)), { status, odds: isChanged ? 0.1 : 0 });
}

/** The fixture's results and stores are on this server. */
function relocate(json: Json, base: string): Json {
  if (typeof json === "string") {
    if (/^https?:.*upload|^https:\/\/dashscope-file/.test(json)) return `${base}/store`;
    if (/^(https?:\/)?\/.*(png|jpe?g|content)/.test(json)) return `${base}/result.png?Signature=s1gn4ture`;
    return json;
  }
  if (Array.isArray(json)) return json.map((item) => relocate(item, base));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, relocate(value, base)]));
}

/** What a hostile reply may say: addresses elsewhere, names of paths, keys. */
function textsOf({ origin, random }: Case): string[] {
  const echo = pick<() => string>(random, [
    () => `key ${KEY}`,
    () => encodeURIComponent(KEY).toLowerCase(),
    () => Buffer.from(`user:${KEY}`).toString("base64"),
    () => Buffer.from(KEY).toString("hex"),
    () => KEY.slice(5),
    () => `x${KEY.replaceAll("/", "\\/")}`,
  ])();
  return [
    ...[
      "",
      " ",
      "\0",
      "\ud800",
      "..",
      ".",
      "../../admin",
      "a/b",
      "x".repeat(300),
      "\u202e\u2028",
      "data:image/png;base64,iVBORw0KGgo=",
      "__proto__",
    ],
    ...[
      `${origin}/x.png`,
      "https://169.254.169.254/latest",
      "file:///etc/passwd",
      "https://nowhere.invalid/a.png",
      "/result/2.png",
      "//localhost/x",
    ],
    ...["SUCCEEDED", "FAILED", "RUNNING", "succeeded", "failed", "InvalidApiKey", "Throttling", "No text detected", "Insufficient credits"],
    ...[echo, echo],
  ];
}

const HEADERS: readonly Record<string, string>[] = [
  { "retry-after": "0" },
  { "retry-after": "-1" },
  { "retry-after": "99999999999" },
  { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" },
  { "content-encoding": "gzip" },
  { "content-type": "text/html" },
  { "set-cookie": "a=b" },
  { "x-aimlapi-usd-spent": "0.01" },
  { location: "https://169.254.169.254/" },
];

/** @param odds that something is wrong with the reply as such. */
function send({ random }: Case, response: ServerResponse, body: Buffer, { status, odds }: { status: number; odds: number }): void {
  if (random() >= odds) return void response.writeHead(status).end(body);
  pick<() => unknown>(random, [
    () =>
      response.writeHead(pick(random, [200, 201, 204, 302, 400, 401, 403, 404, 408, 429, 500, 502, 503]), pick(random, HEADERS)).end(body),
    () => response.writeHead(status, pick(random, HEADERS)).end(body),
    () => response.writeHead(status).end(mutateBytes(body, random)),
    () => response.writeHead(status, { "content-length": body.length + 10 }).end(body, () => response.socket?.destroy()),
    () => response.socket?.destroy(),
    () => response.writeHead(status).write(body.subarray(0, 5)),
  ])();
}

function sendEvents({ random, changes }: Case, response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const data = JSON.stringify(readFixture("oxen", "event-completed"));
  const event = `event: media_generation_completed\ndata: ${data}\n\n`;
  response.write(changes > 0 && random() < 0.5 ? mutateBytes(Buffer.from(event), random) : event);
}

async function listen(onRequest: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(onRequest);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
