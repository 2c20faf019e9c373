import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Call, CallStep } from "../../src/http/api-call.ts";
import type { Picture, Size } from "../../src/pixels/picture.ts";
import { dashscope } from "../../src/providers/dashscope/dashscope.ts";
import { pixazo } from "../../src/providers/pixazo.ts";
import type { EditRequest, Model, TranslateRequest } from "../../src/providers/provider.ts";
import { startDashscope } from "../emulators/dashscope.ts";
import { fixedAnswer } from "../emulators/picture.ts";
import { readFixture, replyOf } from "./asked.ts";

const picture = (name: string): Picture => ({ bytes: Buffer.from(name), mediaType: "image/png", width: 640, height: 480 });
const uri = (name: string) => ({ image: `data:image/png;base64,${Buffer.from(name).toString("base64")}` });
const SIZE = { width: 640, height: 480 };

function modelOf(name: string): Model {
  const model = dashscope.findModel(name);
  if (!model) throw new Error(`no model ${name}`);
  return model;
}

function jsonOf(call: Call | undefined): Record<string, unknown> {
  const body = call?.request.body;
  if (!body || !("json" in body)) throw new Error("no JSON body");
  return JSON.parse(JSON.stringify(body.json)) as Record<string, unknown>;
}

const wish = (model: string) => ({ model, prompt: "Make it red.", target: SIZE, count: 1, transport: "sync" as const });
const edit = (model: string, more: Partial<EditRequest> = {}) =>
  modelOf(model).edit?.({ ...wish(model), image: picture("source"), source: SIZE, references: [], ...more });
const generate = (model: string, target: Size = SIZE, more = {}) =>
  modelOf(model).generate?.({ ...wish(model), target, format: "png", ...more });

const translation = (model: string) => {
  const { translate } = modelOf(model);
  if (!translate) throw new Error(`${model} does not translate`);
  return translate;
};
const asked = (more: Partial<TranslateRequest> = {}): TranslateRequest => ({
  ...{ model: "qwen-mt-image-2.0", imageUrl: "oss://dashscope-instant/a/b.png", to: "de", terms: [], keep: [] },
  ...more,
});

describe("models", () => {
  it("by what is to be done", () => {
    expect(dashscope.defaultModels).toEqual({
      edit: "qwen-image-2.0-pro",
      localize: "qwen-mt-image-2.0",
      generate: "qwen-image-2.0-pro",
    });
    const can = Object.fromEntries(
      dashscope.modelNames.map((name) => {
        const { edit, generate, translate } = modelOf(name);
        return [name, [edit && "edit", generate && "generate", translate && "translate"].filter(Boolean).join(" ")];
      }),
    );
    expect(can).toEqual({
      "qwen-image-2.0-pro": "edit generate",
      "qwen-image-2.0": "edit generate",
      "qwen-image-edit-max": "edit",
      "qwen-image-edit-plus": "edit",
      "qwen-image-edit": "edit",
      "qwen-image-3.0": "edit generate",
      "qwen-image-3.0-pro": "edit generate",
      "wan2.7-image": "edit generate",
      "qwen-image-2.1-pro": "edit generate",
      "qwen-mt-image-2.0": "translate",
      "qwen-mt-image": "translate",
    });
    expect(pixazo.defaultModels).toEqual({ edit: "qwen-image-edit", localize: "qwen-image-edit" });
  });

  it.each([
    ["qwen-image-2.0-pro", 2, 6],
    ["qwen-image-edit-max", 2, 6],
    ["qwen-image-edit-plus", 2, 6],
    ["qwen-image-edit", 2, 1],
    ["qwen-image-3.0", 2, 6],
    ["wan2.7-image", 8, 4],
    ["qwen-image-2.1-pro", 9, 6],
  ])("%s: %i references, %i candidates", (name, references, candidates) => {
    expect(modelOf(name)).toMatchObject({ references, candidates });
  });

  it("cost by their size and their inputs", () => {
    const small = { width: 1024, height: 1024 };
    expect(modelOf("qwen-image-2.0-pro").price?.(small, 2)).toBe(0.075);
    expect(modelOf("qwen-image-3.0").price?.(small, 0)).toBeCloseTo(0.033);
    expect(modelOf("qwen-image-3.0").price?.(small, 2)).toBeCloseTo(0.039);
    expect(modelOf("qwen-image-3.0-pro").price?.({ width: 2000, height: 2000 }, 1)).toBeCloseTo(0.081);
    expect(modelOf("qwen-mt-image-2.0").price?.(small)).toBe(0.0006);
    expect(modelOf("qwen-mt-image").price?.(small)).toBe(0.000431);
  });
});

describe("an edit", () => {
  const references = [picture("first"), picture("second")];
  const contentOf = (call: Call | undefined) => jsonOf(call).input;

  it("sends the source first, then the references, then the text", () => {
    expect(contentOf(edit("qwen-image-2.0-pro", { references }))).toEqual({
      messages: [{ role: "user", content: [uri("source"), uri("first"), uri("second"), { text: "Make it red." }] }],
    });
  });

  it("sends the source last where the answer takes the last one's ratio and no size can be named", () => {
    expect(contentOf(edit("qwen-image-edit", { references }))).toEqual({
      messages: [{ role: "user", content: [uri("first"), uri("second"), uri("source"), { text: "Make it red." }] }],
    });
  });

  it("asks for as many pictures as are wanted", () => {
    expect(jsonOf(edit("qwen-image-2.0", { count: 4 })).parameters).toEqual({ n: 4, size: "640*480" });
    expect(jsonOf(edit("qwen-image-edit-plus")).parameters).toEqual({ n: 1, size: "704*528" });
    expect(jsonOf(edit("qwen-image-edit")).parameters).toEqual({ n: 1 });
  });

  it("reads as many as there are", () => {
    expect(edit("qwen-image-2.0", { count: 2 })?.read(replyOf(readFixture("dashscope", "two-items")))).toMatchObject({
      kind: "done",
      images: [{ url: expect.any(String) }, { url: expect.any(String) }],
    });
  });

  it("of Pixazo has one picture", () => {
    const call = pixazo.findModel("qwen-image-edit")?.edit?.({
      ...wish("qwen-image-edit"),
      ...{ image: picture("source"), source: SIZE, references: [] },
    });
    expect(contentOf(call)).toEqual({ messages: [{ role: "user", content: [uri("source"), { text: "Make it red." }] }] });
  });
});

describe("a generation", () => {
  it("sends words alone", () => {
    const given = { negativePrompt: "blur", seed: 7, watermark: false, promptExtend: true, count: 3 };
    const call = generate("qwen-image-2.0-pro", { width: 1600, height: 900 }, given);
    expect(call?.request).toMatchObject({ method: "POST", path: "/services/aigc/multimodal-generation/generation" });
    expect(jsonOf(call)).toEqual({
      model: "qwen-image-2.0-pro",
      input: { messages: [{ role: "user", content: [{ text: "Make it red." }] }] },
      parameters: { n: 3, size: "1600*900", negative_prompt: "blur", prompt_extend: true, watermark: false, seed: 7 },
    });
  });

  it.each([
    ["qwen-image-2.0-pro", 512, Number.POSITIVE_INFINITY],
    ["qwen-image-3.0", 512, 8],
    ["qwen-image-2.1-pro", 512, Number.POSITIVE_INFINITY],
    ["wan2.7-image", 768, 8],
  ])("of %s has %i² to 2048² pixels, at ratios up to %d", (model, least, ratio) => {
    const side = fc.integer({ min: 1, max: 16_383 });
    fc.assert(
      fc.property(fc.record({ width: side, height: side }), (target) => {
        const { size } = Object(jsonOf(generate(model, target)).parameters) as { size: string };
        const [width = 0, height = 0] = size.split("*").map(Number);
        expect(width * height).toBeGreaterThanOrEqual(least ** 2);
        expect(width * height).toBeLessThanOrEqual(2048 ** 2);
        expect(Math.max(width / height, height / width)).toBeLessThanOrEqual(ratio);
      }),
    );
  });
});

describe("a translation", () => {
  it("has the page's body, without parameters", () => {
    const call = translation("qwen-mt-image-2.0").call(
      asked({
        ...{ from: "en-GB", to: "zh-Hans-CN", hint: "A shop window.", keep: ["Retouch"], keepSubjectText: true },
        terms: [{ source: "Save", target: "保存" }],
      }),
    );
    expect(call.request).toMatchObject({
      method: "POST",
      path: "/services/aigc/image2image/image-synthesis",
      headers: { "x-dashscope-ossresourceresolve": "enable" },
    });
    expect(call.request.headers).not.toHaveProperty("x-dashscope-async");
    expect(jsonOf(call)).toEqual({
      model: "qwen-mt-image-2.0",
      input: {
        image_url: "oss://dashscope-instant/a/b.png",
        source_lang: "en",
        target_lang: "zh",
        ext: {
          domainHint: "A shop window.",
          sensitives: ["Retouch"],
          terminologies: [{ src: "Save", tgt: "保存" }],
          config: { imageSegment: true },
        },
      },
    });
  });

  it("leaves out what was not asked for; the first version is a task", () => {
    const call = translation("qwen-mt-image").call(asked({ model: "qwen-mt-image", to: "ja" }));
    expect(call.request.headers).toMatchObject({ "x-dashscope-async": "enable" });
    expect(jsonOf(call)).toEqual({
      model: "qwen-mt-image",
      input: { image_url: "oss://dashscope-instant/a/b.png", source_lang: "auto", target_lang: "ja" },
    });
  });

  it("is sent pictures that the model reads", () => {
    expect(modelOf("qwen-mt-image-2.0")).toMatchObject({
      limits: { minSide: 15, maxSide: 8192, maxRatio: 10, alpha: false },
      takes: ["keep-subject-text"],
      requestsPerMinute: 1,
    });
  });

  it("is checked for what goes along", () => {
    const check = (more: Partial<TranslateRequest>) => translation("qwen-mt-image-2.0").check?.(asked(more));
    expect(check({ hint: "Short, friendly. Café – 100 %.", keep: Array.from({ length: 50 }, String) })).toBeUndefined();
    expect(check({ keep: Array.from({ length: 51 }, String) })).toMatch(/at most 50 .* 51/);
    expect(check({ hint: "word ".repeat(201) })).toMatch(/at most 200 words; this one has 201/);
    for (const hint of ["请用友好的语气", "Дружелюбно", "عربي"]) expect(check({ hint })).toMatch(/only understands English/);
  });
});

describe("languages", () => {
  const second = (from: string | undefined, to: string) => translation("qwen-mt-image-2.0").supports(from, to);
  const first = (from: string | undefined, to: string) => translation("qwen-mt-image").supports(from, to);

  it.each([
    [undefined, "de", true],
    ["en", "de", true],
    ["ja", "ko", true],
    ["de", "pt-BR", true],
    ["zh-Hans", "zh-TW", true],
    ["en", "zh-Hant-HK", true],
    ["en-US", "en-GB", false],
    ["zh-CN", "zh-Hans", false],
    ["en", "sr-Latn", false],
    ["en", "yue", true],
    ["en", "no", true],
    ["en", "fil", true],
    ["sk", "nb", true],
    ["no", "nb", false],
    ["en", "tlh", false],
    ["tlh", "en", false],
  ])("2.0: %s to %s is %s", (from, to, known) => {
    expect(second(from, to)).toBe(known);
  });

  it.each([
    [undefined, "ja", true],
    ["en", "fr-CA", true],
    ["de", "en", true],
    ["de-AT", "zh", true],
    ["ja", "zh-CN", true],
    ["en", "ar", true],
    // One of the two must be Chinese or English.
    ["ja", "ko", false],
    ["de", "fr", false],
    // Read, and not written; written, and not read.
    ["en", "de", false],
    [undefined, "de", false],
    ["th", "en", false],
    ["en", "zh-TW", false],
    ["en", "pl", false],
  ])("the first: %s to %s is %s", (from, to, known) => {
    expect(first(from, to)).toBe(known);
  });

  it.each([
    ["pt-BR", "pt"],
    ["zh", "zh"],
    ["zh-CN", "zh"],
    ["zh-Hans-SG", "zh"],
    ["zh-TW", "zh_tw"],
    ["zh-Hant", "zh_tw"],
    ["es-419", "es"],
    ["ar-EG", "ar"],
  ])("%s is asked for as %s", (to, code) => {
    expect(jsonOf(translation("qwen-mt-image-2.0").call(asked({ to }))).input).toMatchObject({ target_lang: code });
  });
});

describe("a translation's reply", () => {
  const read = (name: string): CallStep =>
    translation("qwen-mt-image")
      .call(asked())
      .read(replyOf(readFixture("dashscope", name)));

  it("at once", () => {
    expect(read("translated")).toEqual({ kind: "done", images: [{ url: expect.stringMatching(/^http:/) }] });
    expect(read("translated-no-text")).toEqual({ kind: "unchanged", message: "No text detected for translation" });
  });

  it("as a task that is polled, and can be cancelled", () => {
    const accepted = read("task-accepted");
    if (accepted.kind !== "wait") throw new Error(accepted.kind);
    const task = "/tasks/0385dc79-5ff8-4d82-bcb6-xxxxxx";
    expect(accepted.poll.request).toEqual({ method: "GET", path: task });
    expect(accepted.cancel?.map(({ request }) => request)).toEqual([{ method: "POST", path: `${task}/cancel` }]);
    expect(accepted.poll.read(replyOf(readFixture("dashscope", "task-running")))).toMatchObject({ kind: "wait", job: accepted.job });
    expect(accepted.poll.read(replyOf(readFixture("dashscope", "task-succeeded")))).toMatchObject({ kind: "done" });
    const [cancel] = accepted.cancel ?? [];
    expect(cancel?.read(replyOf({ request_id: "1" }))).toEqual({ kind: "done", images: [] });
    const late = { code: "UnsupportedOperation", message: "Failed to cancel the task, please confirm if the task is in PENDING status." };
    expect(cancel?.read(replyOf(late, 400))).toMatchObject({ kind: "failed", message: expect.stringContaining("PENDING") });
  });

  it.each([
    ["task-no-text", { kind: "unchanged" }],
    // Only what succeeded is billed.
    ["task-failed", { kind: "failed", code: "unavailable", free: true, message: "InternalError: An internal error has occured." }],
  ])("%s", (name, expected) => {
    expect(read(name)).toMatchObject(expected);
  });

  it.each([
    [{ task_status: "FAILED", code: "DataInspectionFailed", message: "x" }, { code: "refused" }],
    [{ task_status: "FAILED", code: "InvalidParameter", message: "x" }, { code: "invalid-input" }],
    [{ task_status: "FAILED", code: "UnsupportedFileFormat", message: "x" }, { code: "unsupported-image" }],
    [{ task_status: "FAILED" }, { code: "unavailable" }],
    [{ task_status: "CANCELED" }, { code: "cancelled" }],
    [
      { task_id: "1", task_status: "UNKNOWN" },
      { code: "unexpected-reply", message: 'the API reported an unknown job status: "UNKNOWN"' },
    ],
    [{ task_status: "PENDING" }, { code: "unexpected-reply" }],
    [{ task_status: "SUCCEEDED" }, { code: "unexpected-reply" }],
    [{}, { code: "unexpected-reply" }],
    [{ message: "Overloaded" }, { code: "unexpected-reply", message: expect.stringMatching(/; it says: Overloaded$/) }],
    [
      { code: "DataInspectionFailed", message: "x" },
      { code: "refused", maybeBilled: true, message: "x" },
    ],
  ])("%j is %j", (output, expected) => {
    const next = translation("qwen-mt-image")
      .call(asked())
      .read(replyOf({ request_id: "1", output }));
    expect(next).toMatchObject({ kind: "failed", ...expected });
  });

  it("of another kind is no end of a task", () => {
    const accepted = read("task-accepted");
    if (accepted.kind !== "wait") throw new Error(accepted.kind);
    const next = accepted.poll.read(replyOf({ message: "out of credits" }));
    expect(next).toMatchObject({ code: "unexpected-reply", message: expect.stringMatching(/out of credits$/) });
  });

  it.each([
    [400, "Arrearage", { code: "no-credit", fatal: true }],
    [403, "AccessDenied", { code: "forbidden", fatal: true }],
    [429, "Throttling.RateQuota", { code: "rate-limited", free: true }],
    [500, "InternalError.Algo", { code: "unavailable", free: true }],
    [200, "InvalidParameter", { code: "invalid-input" }],
  ])("%i with %s", (status, code, expected) => {
    const next = translation("qwen-mt-image-2.0")
      .call(asked())
      .read(replyOf({ code, message: "why", request_id: "1" }, status));
    expect(next).toMatchObject({ kind: "failed", message: `${code}: why`, ...expected });
  });
});

describe("the temporary store", () => {
  const read = (json: unknown, status = 200) => dashscope.upload?.read(replyOf(json, status), "a1b2.png");

  it("is asked for a policy by model", () => {
    expect(dashscope.upload?.policy("qwen-mt-image-2.0")).toEqual({
      method: "GET",
      path: "/uploads?action=getPolicy&model=qwen-mt-image-2.0",
    });
  });

  it("names its fields, and the address", () => {
    const key = "dashscope-instant/52afe077/2025-07-15/e9d1f1ec/a1b2.png";
    expect(read(readFixture("dashscope", "upload-policy"))).toEqual({
      kind: "upload",
      url: "https://dashscope-file-xxx.oss-cn-beijing.aliyuncs.com",
      fields: [
        { name: "OSSAccessKeyId", value: "LTA" },
        { name: "Signature", value: "eWy4Ns=" },
        { name: "policy", value: "eyJleHBpcmF0aW9uIjoi" },
        { name: "x-oss-object-acl", value: "private" },
        { name: "x-oss-forbid-overwrite", value: "true" },
        { name: "key", value: key },
        { name: "success_action_status", value: "200" },
      ],
      address: `oss://${key}`,
    });
  });

  it.each([
    [{ code: "InvalidApiKey", message: "x" }, 401, { code: "unauthorized", fatal: true }],
    [{ code: "ModelNotFound", message: "x" }, 404, { code: "invalid-input", fatal: true }],
    [{ code: "Throttling.RateQuota", message: "x" }, 429, { code: "rate-limited", free: true }],
    [{ code: "InternalError", message: "x" }, 500, { code: "unavailable", free: true }],
    // No model was run, so nothing is ambiguous.
    [undefined, 502, { code: "unavailable", free: true }],
    [undefined, 504, { code: "unavailable", free: true }],
    [{ code: "InvalidParameter", message: "x" }, 200, { code: "invalid-input" }],
    [undefined, 200, { code: "unexpected-reply", free: true }],
    [{ data: { upload_host: "no address" } }, 200, { code: "unexpected-reply", free: true }],
  ])("%j with HTTP %i is %j", (json, status, expected) => {
    expect(read(json, status)).toMatchObject({ kind: "failed", ...expected });
  });
});

describe("against the emulator", async () => {
  const png = await sharp({ create: { width: 96, height: 64, channels: 3, background: "white" } })
    .composite([{ input: { create: { width: 9, height: 9, channels: 3, background: "red" } }, left: 1, top: 1 }])
    .png()
    .toBuffer();
  const image: Picture = { bytes: png, mediaType: "image/png", width: 96, height: 64 };

  const open = async () => {
    const api = await startDashscope({ answer: fixedAnswer(png) });
    const send = async ({ request }: Pick<Call, "request">) => {
      const reply = await fetch(`${api.baseUrl}${request.path}`, {
        method: request.method,
        headers: { ...request.headers, ...dashscope.authorize(api.key), "content-type": "application/json" },
        ...(request.body && "json" in request.body && { body: JSON.stringify(request.body.json) }),
      });
      return replyOf(await reply.json(), reply.status);
    };
    const ask = async (call: Call): Promise<CallStep> => call.read(await send(call));
    return { api, send, ask, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
  };

  it.each(["qwen-mt-image-2.0", "qwen-mt-image"])("an upload for %s is translated, between all that it supports", async (model) => {
    await using site = await open();
    const policy = dashscope.upload?.policy(model);
    if (!policy) throw new Error("no upload");
    const upload = dashscope.upload?.read(await site.send({ request: policy }), "a.png");
    if (upload?.kind !== "upload") throw new Error(upload?.message);
    const form = new FormData();
    for (const { name, value } of upload.fields) form.append(name, value);
    form.append("file", new Blob([new Uint8Array(png)]), "a.png");
    expect((await fetch(upload.url, { method: "POST", body: form })).status).toBe(200);

    const tags = ["en", "zh", "zh-TW", "ja", "ko", "de", "fr", "pt-BR", "es", "it", "ru", "vi", "th", "id", "ms", "ar", "he", "hi", "pl"];
    const pairs = [undefined, "en", "zh-Hans", "ja", "de", "th"].flatMap((from) => tags.map((to) => [from, to] as const));
    for (const [from, to] of pairs) {
      const next = await site.ask(translation(model).call({ ...asked({ model, to, imageUrl: upload.address }), ...(from && { from }) }));
      const supported = model.endsWith("2.0") ? "done" : "wait";
      expect([from, to, next.kind]).toEqual([from, to, translation(model).supports(from, to) ? supported : "failed"]);
    }
  });

  it.each(dashscope.modelNames.filter((name) => modelOf(name).edit))(
    "%s edits, with all the references and candidates it has",
    async (name) => {
      await using site = await open();
      const { references = 0, candidates: made = 1, perCall: candidates = made, takes } = modelOf(name);
      const options = {
        ...(takes.includes("negative-prompt") && { negativePrompt: "blur" }),
        ...(takes.includes("prompt-extend") && { promptExtend: false }),
        ...{ seed: 1, watermark: false },
      };
      const call = edit(name, {
        ...options,
        image,
        references: Array(references).fill(image),
        count: candidates,
        target: { width: 96, height: 64 },
      });
      if (!call) throw new Error("no edit");
      expect(await site.ask(call)).toMatchObject({ kind: "done", images: { length: candidates } });
      const generated = generate(name, { width: 64, height: 96 }, { ...options, count: candidates });
      if (generated) expect(await site.ask(generated)).toMatchObject({ kind: "done", images: { length: candidates } });
    },
  );
});
