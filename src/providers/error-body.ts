import { z } from "zod";

/** Gateways put anything into any field; what is no text says nothing. */
const text = z.string().trim().min(1).optional().catch(undefined);
const name = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);
const fields = { message: text, title: text, detail: text, code: name, type: name };
const inner = z.object(fields).optional().catch(undefined);
/**
 * All shapes in which an API says what is wrong. They are read the same of every provider, since gateways pass on what stands behind them:
 * OpenAI and Oxen `{error: {message, code, type, title, detail}}`, stable-diffusion.cpp `{error, message}`, vLLM-Omni and SGLang `{detail}`,
 * AIML API `{message, statusCode}`, DashScope `{code, message, status_code}`, in its tasks `{output: {code, message}}`, Oxen `{status_message}`.
 */
const bodySchema = z.object({
  ...fields,
  error: z
    .union([z.string().trim().min(1), z.object(fields)])
    .optional()
    .catch(undefined),
  output: inner,
  status_message: text,
  statusCode: name,
  status_code: name,
});

/** What a reply says is wrong. */
export interface ErrorBody {
  /** The provider's own words. */
  message: string;
  /** The message, with the names that the provider has for the error. */
  words: string;
  /** The HTTP status that it names. */
  status?: number | undefined;
}

/** @returns undefined for what says nothing. */
export function readErrorBody(json: unknown): ErrorBody | undefined {
  const body = bodySchema.safeParse(json).data;
  if (!body) return undefined;
  const { error, output } = body;
  const [object, string] = typeof error === "string" ? [undefined, error] : [error, undefined];
  const title = [object?.title, object?.detail].filter(Boolean).join(": ") || undefined;
  const message =
    object?.message ?? title ?? body.message ?? string ?? body.detail ?? body.status_message ?? output?.message ?? object?.code;
  if (message === undefined) return undefined;
  const names = [object?.code, object?.type, string, body.code, body.type, output?.code];
  const numbers = [body.statusCode, body.status_code, object?.code, body.code];
  return {
    message,
    words: [...names, message].filter((one) => one !== undefined).join(" "),
    status: numbers.map(Number).find((number) => number >= 400 && number < 600),
  };
}
