import { aimlapi } from "./aimlapi.ts";
import { dashscope } from "./dashscope/dashscope.ts";
import type { ProviderName } from "./names.ts";
import { openaiCompatible } from "./openai-compatible.ts";
import { oxen } from "./oxen/oxen.ts";
import { pixazo } from "./pixazo.ts";
import type { Provider } from "./provider.ts";
import { sandbox } from "./sandbox/sandbox.ts";

/** All providers. To add one, add its name in names.ts and its object here. */
export const PROVIDERS: Readonly<Record<ProviderName, Provider>> = {
  sandbox,
  aimlapi,
  pixazo,
  dashscope,
  oxen,
  "openai-compatible": openaiCompatible,
};
