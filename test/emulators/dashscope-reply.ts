import { randomUUID } from "node:crypto";
import { ImageProblem } from "./input-image.ts";
import type { Reply } from "./reply.ts";

export function errorBody(code: string, message: string): unknown {
  return { code, message, request_id: randomUUID() };
}

export function refuse(status: number, code: string, message: string): Reply {
  return { status, body: errorBody(code, message) };
}

export function invalid(message: string): Reply {
  return refuse(400, "InvalidParameter", message);
}

/** The code of what is wrong with a source picture. */
export function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (!(error instanceof ImageProblem)) throw error;
  const { message } = error;
  if (error.reason === "size") return { status: 413, code: "BadRequest.TooLarge", message };
  return error.reason === "format" ? { status: 415, code: "UnsupportedFileFormat", message } : { status: 400, code: "InvalidURL", message };
}

/** The query of a result's address, which is good for a day. */
export function signQuery(): string {
  return `Expires=${Math.floor(Date.now() / 1000) + 86_400}&OSSAccessKeyId=LTAIemulator&Signature=${randomUUID()}%3D`;
}
