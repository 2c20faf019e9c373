import { z } from "zod";
import type { ApiReply, Failure, Upload, UploadProtocol } from "../../http/api-call.ts";
import { missingInReply } from "../provider-messages.ts";
import { isSuccess, unexpectedReply } from "../replies.ts";
import { readMessagesFailure } from "./message-api.ts";

/** Goes into the form as it is. */
const fieldSchema = z.string().min(1).max(8192);

/** help: Model Studio, "Upload a local file to obtain a temporary URL". */
const policySchema = z.object({
  data: z.object({
    upload_host: z.url({ protocol: /^https?$/ }),
    upload_dir: fieldSchema,
    policy: fieldSchema,
    signature: fieldSchema,
    oss_access_key_id: fieldSchema,
    x_oss_object_acl: fieldSchema,
    x_oss_forbid_overwrite: fieldSchema,
  }),
});
const codeSchema = z.object({ code: z.string().nullish() });

/**
 * The vendor's free store in front of its models. A file is kept for 48 hours, bound to the account and to the model named; a policy is
 * good for minutes. A name is plain ASCII, and may be taken only once below one policy's folder.
 */
export const dashscopeUpload: UploadProtocol = {
  policy: (model) => ({ method: "GET", path: `/uploads?action=getPolicy&model=${encodeURIComponent(model)}` }),
  read: (reply, filename) => readPolicy(reply, filename) ?? readRefusal(reply),
};

function readPolicy(reply: ApiReply, filename: string): Upload | undefined {
  const data = isSuccess(reply) ? policySchema.safeParse(reply.json).data?.data : undefined;
  if (!data) return undefined;
  const key = `${data.upload_dir.replace(/\/$/, "")}/${filename}`;
  const fields = {
    OSSAccessKeyId: data.oss_access_key_id,
    Signature: data.signature,
    policy: data.policy,
    "x-oss-object-acl": data.x_oss_object_acl,
    "x-oss-forbid-overwrite": data.x_oss_forbid_overwrite,
    key,
    // Without it the answer is 204.
    success_action_status: "200",
  };
  return {
    kind: "upload",
    url: data.upload_host,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
    address: `oss://${key}`,
  };
}

/** Nothing is billed here: what leaves open whether a model ran may be asked again. */
function readRefusal(reply: ApiReply): Failure {
  if (isSuccess(reply) && !codeSchema.safeParse(reply.json).data?.code)
    return { ...unexpectedReply(reply, missingInReply("upload policy")), free: true };
  const failure = readMessagesFailure(reply, { failuresAreFree: true });
  return failure.code === "ambiguous" || failure.code === "unavailable" ? { ...failure, code: "unavailable", free: true } : failure;
}
