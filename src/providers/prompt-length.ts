import type { Model } from "./provider.ts";

/** Letters that make up a token, at the least: about 4 in English. */
const LETTERS_A_TOKEN = 3;

/** A prompt's length beside what the model takes, in the unit that its document counts in. */
export interface PromptLength {
  /** For people. */
  length: string;
  limit: number;
  fits: boolean;
}

/** Undefined where no limit is known. Tokens are estimated, since no model publishes its tokenizer: rather too many than too few. */
export function measurePrompt({ promptLimit, promptTokens }: Model, prompt: string): PromptLength | undefined {
  if (promptLimit !== undefined) return { length: `${prompt.length} characters`, limit: promptLimit, fits: prompt.length <= promptLimit };
  if (promptTokens === undefined) return undefined;
  const tokens = estimateTokens(prompt);
  return { length: `about ${tokens} tokens`, limit: promptTokens, fits: tokens <= promptTokens };
}

/** Letters of other scripts than Latin may be a token each. */
function estimateTokens(text: string): number {
  let latin = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 0x250) latin++;
  return Math.ceil(latin / LETTERS_A_TOKEN) + (text.length - latin);
}
