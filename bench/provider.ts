import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export const HTTP_PROVIDERS = ["openai-compatible", "aimlapi", "pixazo", "dashscope", "oxen"] as const;
export type HttpProviderName = (typeof HTTP_PROVIDERS)[number];

export interface ProviderOptions {
  name: HttpProviderName;
  /** The picture that every request is answered with. */
  answerFile: string;
  contentType: string;
  latencyMs: number;
}

export interface ProviderReady {
  baseUrl: string;
  key: string;
}

/** What came since the last look. Times are milliseconds since the epoch, with fractions. */
export interface ProviderSeen {
  requests: number;
  paid: number;
  firstAt: number;
  firstPaidAt: number;
  /** When each paid one came. */
  paidAt: number[];
  /** Paid work in flight at once. */
  peak: number;
}

export interface ProviderProcess extends AsyncDisposable {
  /** Inputs of the action that name it. */
  inputs: Record<string, string>;
  /** What it saw since the last call. */
  look(): Promise<ProviderSeen>;
}

/** An emulator in a process of its own, so that it takes no time from the action's. */
export async function startProvider(options: ProviderOptions): Promise<ProviderProcess> {
  const child = fork(join(import.meta.dirname, "provider-process.ts"), [JSON.stringify(options)], { stdio: "inherit" });
  const exited = once(child, "exit");
  const [ready]: ProviderReady[] = await once(child, "message");
  if (!ready) throw new Error("the emulator did not start");
  return {
    inputs: {
      provider: options.name,
      "base-url": ready.baseUrl,
      "api-key": ready.key,
      ...(options.name === "openai-compatible" && { model: "Qwen/Qwen-Image-Edit" }),
    },
    look: async () => {
      child.send("look");
      const [seen]: ProviderSeen[] = await once(child, "message");
      if (!seen) throw new Error("the emulator does not answer");
      return seen;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await exited;
    },
  };
}
