import { createHash } from "node:crypto";
import type { Fault } from "../emulators/faults.ts";
import { type OpenaiCompatibleEmulator, startOpenaiCompatible } from "../emulators/openai-compatible.ts";
import type { SeenRequest } from "../emulators/provider-server.ts";
import { drawNumbered } from "./numbered-pictures.ts";

/** A call that the provider ran and billed. Its picture has its number. */
export interface PaidCall {
  number: number;
  /** The run that made it, by its key. */
  run: string;
  /** Git blob id of the picture that was sent. */
  blob: string;
  prompt: string;
  seen: SeenRequest;
}

export interface Provider extends AsyncDisposable {
  api: OpenaiCompatibleEmulator;
  calls: PaidCall[];
  /** Is told of each paid request before it is carried out. */
  onCall: (() => void) | undefined;
}

interface EditForm {
  fields: { prompt: string };
  files: { bytes: Buffer }[];
}

/** A provider that knows of each call what was sent, and by which run. */
export async function startProvider(): Promise<Provider> {
  const calls: PaidCall[] = [];
  let next: PaidCall | undefined;
  // Sees each request just before it is answered.
  const watch: Fault = {
    on: "paid",
    match: (seen) => {
      const { fields, files } = seen.body as EditForm;
      const run = (seen.headers.authorization ?? "").replace("Bearer ", "");
      next = { number: 0, run, blob: blobId(files[0]?.bytes ?? Buffer.alloc(0)), prompt: fields.prompt, seen };
      provider.onCall?.();
      return false;
    },
    do: { kind: "hang" },
  };
  const answer = () => {
    const number = calls.length + 1;
    if (!next) throw new Error("an answer without a request");
    calls.push({ ...next, number });
    return { bytes: drawNumbered({ kind: "result", number }), contentType: "image/png", width: 16, height: 16 };
  };
  const api = await startOpenaiCompatible({ flavour: "sglang", answer, faults: [watch] });
  const provider: Provider = { api, calls, onCall: undefined, [Symbol.asyncDispose]: () => api[Symbol.asyncDispose]() };
  return provider;
}

export function blobId(bytes: Buffer): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
