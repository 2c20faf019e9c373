import { createHmac, randomUUID } from "node:crypto";
import { imageSize } from "image-size";
import { z } from "zod";
import { invalid, refuse } from "./dashscope-reply.ts";
import { ImageProblem, type ImageRules, type InputImage, readImageBytes, readInputImage } from "./input-image.ts";
import type { Call } from "./provider-server.ts";
import type { Reply } from "./reply.ts";

/** The vendor's temporary store: gives policies, takes files by OSS's form, and knows them again for the model they were put there for. */
export interface Store {
  givePolicy(call: Call, uploadHost: string): Reply;
  takeUpload(call: Call): Reply;
  /** A source picture as it stands in a request to `model`: a URL, a data URI, or an address of this store. @throws ImageProblem */
  readImage(reference: string, request: { model: string; rules: ImageRules; headers: Readonly<Record<string, string>> }): InputImage;
}

const ACCESS_KEY_ID = "LTAI5tEmulator";
const SECRET = randomUUID();
const ACL = "private";
const MAX_MB = 100;
/** Documented: five minutes for a policy, 48 hours for a file. */
const POLICY_SECONDS = 300;
const FILE_MS = 48 * 3600 * 1000;
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = { jpg: ["jpg", "jpeg"], tiff: ["tiff", "tif"] };

const Fields = z.strictObject({
  OSSAccessKeyId: z.string(),
  Signature: z.string(),
  policy: z.string(),
  "x-oss-object-acl": z.string(),
  "x-oss-forbid-overwrite": z.enum(["true", "false"]),
  key: z.string().min(1),
  success_action_status: z.enum(["200", "201", "204"]),
});
const Form = z.object({
  fields: z.record(z.string(), z.string()),
  files: z.array(z.object({ field: z.string(), name: z.string(), bytes: z.instanceof(Buffer) })),
  repeated: z.array(z.string()),
});
const Policy = z.object({ expiration: z.iso.datetime(), conditions: z.array(z.tuple([z.string(), z.unknown(), z.unknown()])) });

export function openStore(isModel: (name: string) => boolean): Store {
  /** Folder of a policy → the model it was asked for. */
  const folders = new Map<string, string>();
  const files = new Map<string, { model: string; bytes: Buffer; until: number }>();

  function givePolicy({ url, replacedUrl }: Call, uploadHost: string): Reply {
    const model = url.searchParams.get("model") ?? "";
    if (url.searchParams.get("action") !== "getPolicy") return invalid("action must be getPolicy");
    if (!isModel(model)) return refuse(404, "ModelNotFound", `Model not exist: ${model}`);
    const folder = `dashscope-instant/${"5".repeat(32)}/${new Date().toISOString().slice(0, 10)}/${randomUUID()}`;
    folders.set(folder, model);
    const policy = Buffer.from(
      JSON.stringify({
        expiration: new Date(Date.now() + POLICY_SECONDS * 1000).toISOString(),
        conditions: [
          ["content-length-range", 0, MAX_MB * 1024 * 1024],
          ["starts-with", "$key", folder],
          ["eq", "$x-oss-object-acl", ACL],
          ["eq", "$x-oss-forbid-overwrite", "true"],
        ],
      }),
    ).toString("base64");
    return {
      status: 200,
      body: {
        request_id: randomUUID(),
        data: {
          policy,
          signature: sign(policy),
          upload_dir: folder,
          upload_host: replacedUrl ?? uploadHost,
          expire_in_seconds: POLICY_SECONDS,
          max_file_size_mb: MAX_MB,
          capacity_limit_mb: 999_999_999,
          oss_access_key_id: ACCESS_KEY_ID,
          x_oss_object_acl: ACL,
          x_oss_forbid_overwrite: "true",
        },
      },
    };
  }

  function takeUpload({ seen, raw }: Call): Reply {
    const { headers } = seen;
    // OSS looks past a header beside a signed form; here it is seen, since a key that goes to another host has leaked.
    if (headers.authorization !== undefined) return ossError(400, "InvalidArgument", "The Authorization header is not of this service.");
    if (!/^multipart\/form-data\b/.test(headers["content-type"] ?? ""))
      return ossError(412, "PreconditionFailed", "Bucket POST must be of the enclosure-type multipart/form-data.");
    const form = Form.safeParse(seen.body);
    const [file, ...others] = form.data?.files ?? [];
    if (!form.success || file === undefined || others.length > 0 || file.field !== "file" || form.data.repeated.length > 0)
      return ossError(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
    if (partNames(raw, headers["content-type"] ?? "").at(-1) !== "file")
      return ossError(400, "InvalidArgument", "The file must be the last form field.");
    const fields = Fields.safeParse(form.data.fields);
    if (!fields.success) return ossError(400, "InvalidArgument", `Bad form field: ${fields.error.issues[0]?.path.join(".")}`);
    const { key } = fields.data;
    if (fields.data.OSSAccessKeyId !== ACCESS_KEY_ID)
      return ossError(403, "InvalidAccessKeyId", "The OSS Access Key Id you provided does not exist in our records.");
    if (fields.data.Signature !== sign(fields.data.policy))
      return ossError(403, "SignatureDoesNotMatch", "The request signature we calculated does not match the signature you provided.");
    const problem = checkPolicy(fields.data.policy, { ...fields.data, length: file.bytes.length });
    if (problem !== undefined) return ossError(403, "AccessDenied", `Invalid according to Policy: ${problem}`);
    if (files.has(key)) return ossError(409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");
    const folder = [...folders.keys()].find((one) => key.startsWith(`${one}/`));
    const model = folders.get(folder ?? "");
    if (model === undefined) return ossError(403, "AccessDenied", "The key is not below the policy's folder.");
    return {
      status: Number(fields.data.success_action_status),
      headers: { "content-type": "application/xml" },
      body: Buffer.alloc(0),
      commit: () => files.set(key, { model, bytes: file.bytes, until: Date.now() + FILE_MS }),
    };
  }

  const readImage: Store["readImage"] = (reference, { model, rules, headers }) => {
    if (!reference.startsWith("oss://")) return readInputImage(reference, rules);
    if (headers["x-dashscope-ossresourceresolve"] !== "enable")
      throw new ImageProblem("form", "an oss:// address needs the header X-DashScope-OssResourceResolve: enable");
    const key = reference.slice("oss://".length);
    const file = files.get(key);
    if (file === undefined || file.until < Date.now()) throw new ImageProblem("form", "nothing was uploaded to this oss:// address");
    if (file.model !== model) throw new ImageProblem("form", `the file was uploaded for ${file.model}, and models do not share files`);
    const type = typeOf(file.bytes);
    // The page has the name's ending tell the type.
    const extension = key.slice(key.lastIndexOf(".") + 1);
    if (!(EXTENSIONS[type] ?? [type]).includes(extension))
      throw new ImageProblem("format", `the file's name ends in ${extension}, and its bytes are ${type || "no image"}`);
    return readImageBytes(file.bytes, type === "jpg" ? "image/jpeg" : `image/${type}`, rules);
  };

  return { givePolicy, takeUpload, readImage };
}

function sign(policy: string): string {
  return createHmac("sha1", SECRET).update(policy).digest("base64");
}

/** The first condition that the form does not meet, as OSS words it. */
function checkPolicy(encoded: string, form: Record<string, string | number>): string | undefined {
  const { expiration, conditions } = Policy.parse(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
  if (Date.parse(expiration) < Date.now()) return "Policy expired.";
  const failed = conditions.find(([how, name, value]) => {
    const given = String(form[String(name).replace(/^\$/, "")]);
    if (how === "content-length-range") return Number(form.length) < Number(name) || Number(form.length) > Number(value);
    return how === "eq" ? given !== value : !given.startsWith(String(value));
  });
  return failed && `Policy Condition failed: ${JSON.stringify(failed)}`;
}

/** The names of a form's parts, in the order they were sent. */
function partNames(raw: Buffer, contentType: string): string[] {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType) ?? [];
  const parts = raw.toString("latin1").split(`--${quoted ?? plain}`);
  return parts.flatMap((part) => /[ ;]name="([^"]*)"/.exec(part.slice(0, 500))?.[1] ?? []);
}

function typeOf(bytes: Buffer): string {
  try {
    return imageSize(bytes).type ?? "";
  } catch {
    return "";
  }
}

function ossError(status: number, code: string, message: string): Reply {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { "content-type": "application/xml" }, body: Buffer.from(xml) };
}
