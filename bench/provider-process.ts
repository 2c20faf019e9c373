/** The child process of `provider.ts`: one emulator, that answers the same bytes to every request without any work. */
import { readFileSync } from "node:fs";
import { startAimlapi } from "../test/emulators/aimlapi.ts";
import { startDashscope } from "../test/emulators/dashscope.ts";
import { startOpenaiCompatible } from "../test/emulators/openai-compatible.ts";
import { startOxen } from "../test/emulators/oxen.ts";
import { fixedAnswer } from "../test/emulators/picture.ts";
import { startPixazo } from "../test/emulators/pixazo.ts";
import type { Emulator, EmulatorOptions } from "../test/emulators/provider-server.ts";
import type { ProviderOptions, ProviderReady, ProviderSeen } from "./provider.ts";

const START: Record<ProviderOptions["name"], (options: EmulatorOptions) => Promise<Emulator>> = {
  aimlapi: startAimlapi,
  pixazo: startPixazo,
  dashscope: startDashscope,
  oxen: startOxen,
  // The flavour that takes the input's own size, as self-hosted servers do.
  "openai-compatible": (options) => startOpenaiCompatible({ ...options, flavour: "vllm-omni" }),
};

const { name, answerFile, contentType, latencyMs }: ProviderOptions = JSON.parse(process.argv[2] ?? "");
const answer = fixedAnswer(readFileSync(answerFile), contentType);
const emulator = await START[name]({ latencyMs, answer, keepBodies: false });
process.send?.({ baseUrl: emulator.baseUrl, key: emulator.key } satisfies ProviderReady);

process.on("message", () => {
  const paid = emulator.requests.filter(({ kind }) => kind === "paid").map(({ at }) => at);
  process.send?.({
    requests: emulator.requests.length,
    paid: paid.length,
    firstAt: emulator.requests[0]?.at ?? Number.NaN,
    firstPaidAt: paid[0] ?? Number.NaN,
    paidAt: paid,
    peak: emulator.load.peak,
  } satisfies ProviderSeen);
  emulator.requests.length = 0;
  emulator.load.peak = 0;
});

// Whoever started it is gone.
process.on("disconnect", () => process.exit());
