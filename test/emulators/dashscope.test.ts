import { once } from "node:events";
import { createServer } from "node:http";
import { imageSize } from "image-size";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { type DashscopeEmulator, startDashscope } from "./dashscope.ts";
import { fixedAnswer } from "./picture.ts";

let png: Buffer;
let blank: Buffer;
let jpeg: Buffer;

beforeAll(async () => {
  blank = await draw(96, 64, "#ffffff");
  const square = await draw(40, 40, "#ee3333");
  png = await sharp(blank)
    .ensureAlpha(0.5)
    .composite([{ input: square, left: 10, top: 10 }])
    .png()
    .toBuffer();
  jpeg = await sharp(png).flatten().jpeg().toBuffer();
});

const draw = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const bearer = (api: DashscopeEmulator) => ({ authorization: `Bearer ${api.key}` });

type Json = Record<string, unknown>;
interface Task {
  task_id: string;
  task_status: string;
  image_url?: string;
  message?: string;
  code?: string;
}
interface Translated {
  output: Task;
  usage?: { image_count: number };
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<{ status: number; body: Json }> {
  const reply = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: reply.status, body: (await reply.json()) as Json };
}

interface PolicyData {
  upload_host: string;
  upload_dir: string;
  policy: string;
  signature: string;
  oss_access_key_id: string;
  x_oss_object_acl: string;
  x_oss_forbid_overwrite: string;
}

async function askPolicy(api: DashscopeEmulator, model = "qwen-mt-image-2.0"): Promise<PolicyData> {
  const reply = await fetch(`${api.baseUrl}/uploads?action=getPolicy&model=${model}`, { headers: bearer(api) });
  return ((await reply.json()) as { data: PolicyData }).data;
}

/** The form's parts in order; a change to `undefined` leaves one out. */
function formOf(data: PolicyData, key: string, changes: Record<string, string | undefined> = {}): [string, string][] {
  const fields: Record<string, string | undefined> = {
    OSSAccessKeyId: data.oss_access_key_id,
    Signature: data.signature,
    policy: data.policy,
    "x-oss-object-acl": data.x_oss_object_acl,
    "x-oss-forbid-overwrite": data.x_oss_forbid_overwrite,
    key,
    success_action_status: "200",
    ...changes,
  };
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
}

interface Sending {
  url: string;
  fields: [string, string][];
  bytes?: Buffer;
  fileFirst?: boolean;
  headers?: Record<string, string>;
}

async function send({ url, fields, bytes = png, fileFirst = false, headers = {} }: Sending): Promise<{ status: number; code?: string }> {
  const form = new FormData();
  const file = new Blob([new Uint8Array(bytes)], { type: "application/octet-stream" });
  if (fileFirst) form.append("file", file, "a.png");
  for (const [name, value] of fields) form.append(name, value);
  if (!fileFirst) form.append("file", file, "a.png");
  const reply = await fetch(url, { method: "POST", body: form, headers });
  const code = /<Code>(.*)<\/Code>/.exec(await reply.text())?.[1];
  return { status: reply.status, ...(code === undefined ? {} : { code }) };
}

async function upload(api: DashscopeEmulator, { bytes = png, name = "a.png", model = "qwen-mt-image-2.0" } = {}): Promise<string> {
  const data = await askPolicy(api, model);
  const key = `${data.upload_dir}/${name}`;
  expect(await send({ url: data.upload_host, fields: formOf(data, key), bytes })).toEqual({ status: 200 });
  return `oss://${key}`;
}

const RESOLVE = { "x-dashscope-ossresourceresolve": "enable" };
const ASYNC = { "x-dashscope-async": "enable" };

function translate(api: DashscopeEmulator, input: Json, { model = "qwen-mt-image-2.0", headers = {}, more = {} as Json } = {}) {
  const body = { model, input: { source_lang: "auto", target_lang: "fr", ...input }, ...more };
  return post(`${api.baseUrl}/services/aigc/image2image/image-synthesis`, body, { ...bearer(api), ...RESOLVE, ...headers });
}

const outputOf = ({ body }: { body: Json }) => (body as unknown as Translated).output;

async function pollTask(api: DashscopeEmulator, id: string): Promise<Translated> {
  const reply = await fetch(`${api.baseUrl}/tasks/${id}`, { headers: bearer(api) });
  expect(reply.status).toBe(200);
  return (await reply.json()) as Translated;
}

describe("the store", () => {
  test("takes a signed form, and the model finds the picture again", async () => {
    await using api = await startDashscope();
    const data = await askPolicy(api);
    expect(data).toMatchObject({
      upload_host: `${api.origin}/oss-upload`,
      upload_dir: expect.stringMatching(/^dashscope-instant\//),
      x_oss_forbid_overwrite: "true",
    });
    const image_url = await upload(api);
    const answer = await translate(api, { image_url });
    expect(answer).toMatchObject({ status: 200, body: { usage: { image_count: 1 } } });
    expect(api.requests.map(({ kind }) => kind)).toEqual(["policy", "policy", "upload", "paid"]);
    expect(api.requests[2]?.headers).not.toHaveProperty("authorization");
    expect(api.ledger).toEqual({ dollars: 0.0006, runs: 1 });
  });

  test("gives policies for its models, to a key", async () => {
    await using api = await startDashscope();
    const ask = async (query: string, headers: Record<string, string>) =>
      (await fetch(`${api.baseUrl}/uploads?${query}`, { headers })).status;
    expect(await ask("action=getPolicy&model=qwen-mt-image", {})).toBe(401);
    expect(await ask("action=getPolicy&model=gpt-image-2", bearer(api))).toBe(404);
    expect(await ask("model=qwen-mt-image", bearer(api))).toBe(400);
    expect(await ask("action=getPolicy&model=qwen-image-2.0-pro", bearer(api))).toBe(200);
  });

  test.each<[string, Partial<Sending>, Record<string, string | undefined>, { status: number; code: string }]>([
    ["a key of the API", { headers: { authorization: "Bearer sk-x" } }, {}, { status: 400, code: "InvalidArgument" }],
    ["the file before the fields", { fileFirst: true }, {}, { status: 400, code: "InvalidArgument" }],
    ["a form without the policy", {}, { policy: undefined }, { status: 400, code: "InvalidArgument" }],
    ["a form without a status", {}, { success_action_status: undefined }, { status: 400, code: "InvalidArgument" }],
    ["a field of another name", {}, { "x-oss-acl": "private" }, { status: 400, code: "InvalidArgument" }],
    ["another signature", {}, { Signature: "AAAA" }, { status: 403, code: "SignatureDoesNotMatch" }],
    ["another access key", {}, { OSSAccessKeyId: "LTAIother" }, { status: 403, code: "InvalidAccessKeyId" }],
    ["another access right", {}, { "x-oss-object-acl": "public-read" }, { status: 403, code: "AccessDenied" }],
    ["overwriting", {}, { "x-oss-forbid-overwrite": "false" }, { status: 403, code: "AccessDenied" }],
    ["a key elsewhere", {}, { key: "other/a.png" }, { status: 403, code: "AccessDenied" }],
  ])("refuses %s", async (_, sending, changes, refusal) => {
    await using api = await startDashscope();
    const data = await askPolicy(api);
    const fields = formOf(data, `${data.upload_dir}/a.png`, changes);
    expect(await send({ url: data.upload_host, fields, ...sending })).toEqual(refusal);
  });

  test("takes a name once, and no body but a form", async () => {
    await using api = await startDashscope();
    const data = await askPolicy(api);
    const sending = { url: data.upload_host, fields: formOf(data, `${data.upload_dir}/a.png`) };
    expect(await send(sending)).toEqual({ status: 200 });
    expect(await send(sending)).toEqual({ status: 409, code: "FileAlreadyExists" });
    expect((await fetch(data.upload_host, { method: "POST", body: "{}" })).status).toBe(412);
  });

  test("knows a file only for its model, with the header, and by its ending", async () => {
    await using api = await startDashscope();
    const refused = { status: 400, body: { code: "InvalidURL" } };
    const other = await upload(api, { model: "qwen-image-2.0" });
    expect(await translate(api, { image_url: other })).toMatchObject(refused);
    const own = await upload(api);
    expect(await translate(api, { image_url: own }, { headers: { "x-dashscope-ossresourceresolve": "no" } })).toMatchObject(refused);
    expect(await translate(api, { image_url: `${own}x` })).toMatchObject(refused);
    const misnamed = await upload(api, { name: "a.jpg" });
    expect(await translate(api, { image_url: misnamed })).toMatchObject({ status: 415, body: { code: "UnsupportedFileFormat" } });
    const content = [{ image: other }, { text: "Make it red." }];
    const edit = { model: "qwen-image-2.0", input: { messages: [{ role: "user", content }] } };
    expect((await post(`${api.baseUrl}/services/aigc/multimodal-generation/generation`, edit, { ...bearer(api), ...RESOLVE })).status).toBe(
      200,
    );
    expect(api.ledger.runs).toBe(1);
  });

  test("can be on a host of its own, and can be named wrongly", async () => {
    await using api = await startDashscope({ uploadOrigin: "https://store.example" });
    const other = createServer(api.handleResult).listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const data = await askPolicy(api);
    expect(data.upload_host).toBe("https://store.example");
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    expect(await send({ url, fields: formOf(data, `${data.upload_dir}/a.png`) })).toEqual({ status: 200 });
    api.faults.push({ on: "policy", do: { kind: "url", url: "http://169.254.169.254/" } });
    expect((await askPolicy(api)).upload_host).toBe("http://169.254.169.254/");
    other.closeAllConnections();
    other.close();
  });
});

describe("a translation", () => {
  test("comes at once, as a JPEG of the input's size that looks different", async () => {
    const languages: (string | undefined)[] = [];
    await using api = await startDashscope();
    const answer = await translate(api, { image_url: await upload(api), target_lang: "French" });
    const { image_url = "" } = outputOf(answer);
    expect(image_url).toMatch(/\.jpg\?Expires=/);
    const bytes = Buffer.from(await (await fetch(image_url)).arrayBuffer());
    expect(imageSize(bytes)).toMatchObject({ width: 96, height: 64, type: "jpg" });
    const [before, after] = await Promise.all([png, bytes].map((one) => sharp(one).flatten({ background: "white" }).stats()));
    expect(Math.abs((before?.channels[0]?.mean ?? 0) - (after?.channels[0]?.mean ?? 0))).toBeGreaterThan(20);

    await using told = await startDashscope({
      answer: (order) => {
        languages.push(order.language);
        return { bytes: jpeg, contentType: "image/jpeg", width: order.width, height: order.height };
      },
    });
    for (const target_lang of ["French", "zh_tw"]) await translate(told, { image_url: await upload(told), target_lang });
    expect(languages).toEqual(["fr", "zh_tw"]);
  });

  test.each([
    ["qwen-mt-image-2.0", "ja", "ko"],
    ["qwen-mt-image-2.0", "EN", "de"],
    ["qwen-mt-image-2.0", "auto", "pl"],
  ])("%s: %s to %s", async (model, source_lang, target_lang) => {
    await using api = await startDashscope({ answer: fixedAnswer(jpeg, "image/jpeg") });
    expect((await translate(api, { image_url: await upload(api), source_lang, target_lang }, { model })).status).toBe(200);
  });

  const ok = { image_url: "https://example.com/a.png" };
  test.each<[string, Json, { model?: string; headers?: Record<string, string>; more?: Json }]>([
    ["parameters", ok, { more: { parameters: {} } }],
    ["a data URI", { image_url: "data:image/png;base64,iVBORw0KGgo=" }, {}],
    ["an address with Chinese characters", { image_url: "https://example.com/图.png" }, {}],
    ["an unknown language", { ...ok, target_lang: "tlh" }, {}],
    ["auto for a target", { ...ok, target_lang: "auto" }, {}],
    ["one language twice", { ...ok, source_lang: "en", target_lang: "English" }, {}],
    ["two others of the first version", { ...ok, source_lang: "ja", target_lang: "ko" }, { model: "qwen-mt-image", headers: ASYNC }],
    ["German from the first version", { ...ok, source_lang: "en", target_lang: "de" }, { model: "qwen-mt-image", headers: ASYNC }],
    ["a hint in Chinese", { ...ok, ext: { domainHint: "电商" } }, {}],
    ["a hint of 201 words", { ...ok, ext: { domainHint: "word ".repeat(201).trim() } }, {}],
    ["51 words to keep", { ...ok, ext: { sensitives: Array.from({ length: 51 }, String) } }, {}],
    ["pairs by other names", { ...ok, ext: { terminologies: [{ source: "a", target: "b" }] } }, {}],
    ["the old switch", { ...ok, ext: { config: { skipImgSegment: true } } }, {}],
    ["the switch outside of ext", { ...ok, config: { imageSegment: true } }, {}],
  ])("refuses %s", async (_, input, options) => {
    await using api = await startDashscope();
    expect(await translate(api, input, options)).toMatchObject({
      status: 400,
      body: { code: "InvalidParameter", request_id: expect.any(String) },
    });
    expect(api.ledger.runs).toBe(0);
  });

  test("refuses what is too narrow or no picture, another model, and the first version at once", async () => {
    await using api = await startDashscope();
    const narrow = await upload(api, { bytes: await draw(200, 15, "#123456"), name: "narrow.png" });
    expect(await translate(api, { image_url: narrow })).toMatchObject({ status: 413, body: { code: "BadRequest.TooLarge" } });
    expect(await translate(api, { image_url: await upload(api, { bytes: Buffer.from("no picture") }) })).toMatchObject({ status: 415 });
    expect(await translate(api, ok, { model: "qwen-mt-image-3.0" })).toMatchObject({ status: 404, body: { code: "ModelNotFound" } });
    expect(await translate(api, ok, { model: "qwen-mt-image" })).toMatchObject({ status: 403, body: { code: "AccessDenied" } });
    expect(await translate(api, ok, { headers: { authorization: "Bearer x" } })).toMatchObject({ status: 401 });
    expect(api.ledger.runs).toBe(0);
  });

  test("finds no text in one colour, or by a fault, and bills it", async () => {
    await using api = await startDashscope();
    const message = "No text detected for translation";
    const empty = await translate(api, { image_url: await upload(api, { bytes: blank }) });
    expect(outputOf(empty)).toEqual({ image_url: expect.any(String), message });
    api.faults.push(api.scenarios.noText());
    expect(outputOf(await translate(api, { image_url: await upload(api) }))).toMatchObject({ message });
    expect(api.ledger).toEqual({ dollars: 0.0012, runs: 2 });
  });
});

describe("a translation task", () => {
  const accept = async (api: DashscopeEmulator, model = "qwen-mt-image", bytes = png): Promise<string> => {
    const answer = await translate(api, { image_url: await upload(api, { model, bytes }) }, { model, headers: ASYNC });
    expect(outputOf(answer)).toEqual({ task_id: expect.any(String), task_status: "PENDING" });
    return outputOf(answer).task_id;
  };
  const ended = (api: DashscopeEmulator, id: string) =>
    expect.poll(async () => (await pollTask(api, id)).output.task_status, { interval: 5 });
  const cancel = (api: DashscopeEmulator, id: string) => post(`${api.baseUrl}/tasks/${id}/cancel`, {}, bearer(api));

  test.each([
    ["qwen-mt-image", 0.000431],
    ["qwen-mt-image-2.0", 0.0006],
  ])("of %s waits, runs, and is kept", async (model, dollars) => {
    await using api = await startDashscope({ latencyMs: 1000, answer: fixedAnswer(jpeg, "image/jpeg") });
    const id = await accept(api, model);
    expect(api.load.now).toBe(1);
    expect(api.ledger.runs).toBe(0);
    await ended(api, id).toBe("RUNNING");
    await ended(api, id).toBe("SUCCEEDED");
    const record = await pollTask(api, id);
    expect(record).toMatchObject({ output: { image_url: expect.stringContaining("/results/") }, usage: { image_count: 1 } });
    expect(await pollTask(api, id)).toMatchObject({ output: record.output });
    expect(api.load.now).toBe(0);
    expect(api.ledger).toEqual({ dollars, runs: 1 });
    expect(api.tasks.map(({ task_status }) => task_status)).toEqual(["SUCCEEDED"]);
    expect(await cancel(api, id)).toMatchObject({ status: 400, body: { code: "UnsupportedOperation" } });
  });

  test("can be cancelled while it waits, and then costs nothing", async () => {
    await using api = await startDashscope();
    api.faults.push(api.scenarios.taskPending());
    const id = await accept(api);
    expect(await cancel(api, id)).toEqual({ status: 200, body: { request_id: expect.any(String) } });
    expect((await pollTask(api, id)).output.task_status).toBe("CANCELED");
    api.faults.push({ ...api.scenarios.taskStuck(), nth: 1 });
    const running = await accept(api);
    await ended(api, running).toBe("RUNNING");
    expect((await cancel(api, running)).status).toBe(400);
    expect(api.ledger.runs).toBe(0);
    expect(api.requests.filter(({ kind }) => kind === "cancel")).toHaveLength(2);
  });

  test("fails, is cancelled by others, or is forgotten", async () => {
    await using api = await startDashscope();
    api.faults.push(
      api.scenarios.taskFailed("DataInspectionFailed", "Input data may contain inappropriate content."),
      { ...api.scenarios.taskCanceled(), nth: 2 },
      { ...api.scenarios.taskForgotten(), nth: 3 },
    );
    const [failed = "", cancelled = "", forgotten = ""] = [await accept(api), await accept(api), await accept(api)];
    await ended(api, failed).toBe("FAILED");
    expect((await pollTask(api, failed)).output).toMatchObject({ code: "DataInspectionFailed", message: expect.stringContaining("Input") });
    await ended(api, cancelled).toBe("CANCELED");
    expect((await pollTask(api, forgotten)).output).toEqual({ task_id: forgotten, task_status: "UNKNOWN" });
    const broken = await accept(api, "qwen-mt-image", Buffer.from("no picture"));
    await ended(api, broken).toBe("FAILED");
    expect((await pollTask(api, broken)).output.code).toBe("UnsupportedFileFormat");
    const empty = await accept(api, "qwen-mt-image", blank);
    await ended(api, empty).toBe("SUCCEEDED");
    expect((await pollTask(api, empty)).output.message).toBe("No text detected for translation");
    expect((await fetch(`${api.baseUrl}/tasks/${failed}`)).status).toBe(401);
  });
});

describe("a generation", () => {
  const generate = (api: DashscopeEmulator, model: string, parameters: Json) =>
    post(
      `${api.baseUrl}/services/aigc/multimodal-generation/generation`,
      { model, input: { messages: [{ role: "user", content: [{ text: "A red square." }] }] }, parameters },
      bearer(api),
    );

  test.each([
    ["qwen-image-2.0-pro", {}, [[2048, 2048]], 0.075],
    ["qwen-image-2.0", { n: 2, size: "1600*900" }, Array(2).fill([1600, 900]), 0.07],
    ["qwen-image-3.0", { n: 1, size: "1024*1024", prompt_extend_mode: "agent" }, [[1024, 1024]], 0.03],
    ["wan2.7-image", { size: "1280*720" }, Array(4).fill([1280, 720]), 0.12],
  ])("of %s with %j needs no picture", async (model, parameters, expected, dollars) => {
    const sizes: number[][] = [];
    await using api = await startDashscope({
      answer: ({ input, width, height }) => {
        expect(input).toBeUndefined();
        sizes.push([width, height]);
        return { bytes: png, contentType: "image/png", width, height };
      },
    });
    expect((await generate(api, model, parameters)).status).toBe(200);
    expect(sizes).toEqual(expected);
    expect(api.ledger).toEqual({ dollars, runs: expected.length });
  });

  test.each([
    ["qwen-image-2.0-pro", { size: "511*512" }],
    ["qwen-image-2.0-pro", { n: 7 }],
    ["wan2.7-image", { size: "767*768" }],
    ["wan2.7-image", { size: "3000*300" }],
    ["wan2.7-image", { n: 5 }],
    ["wan2.7-image", { negative_prompt: "blur" }],
    ["qwen-image-edit-max", {}],
    ["qwen-mt-image-2.0", {}],
    ["qwen-image-max", { size: "1328*1328" }],
  ])("of %s refuses %j", async (model, parameters) => {
    await using api = await startDashscope();
    expect((await generate(api, model, parameters)).status).toBeGreaterThanOrEqual(400);
    expect(api.ledger.runs).toBe(0);
  });

  test("of edit-max takes a size beside n, of edit-plus not", async () => {
    await using api = await startDashscope({ answer: fixedAnswer(png) });
    const image = `data:image/png;base64,${png.toString("base64")}`;
    const edit = (model: string) =>
      post(
        `${api.baseUrl}/services/aigc/multimodal-generation/generation`,
        {
          ...{ model, input: { messages: [{ role: "user", content: [{ image }, { text: "Make it red." }] }] } },
          parameters: { n: 2, size: "1024*1536" },
        },
        bearer(api),
      );
    expect((await edit("qwen-image-edit-max")).status).toBe(200);
    expect((await edit("qwen-image-edit-plus")).status).toBe(400);
  });
});
