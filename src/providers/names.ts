/** Providers by the name that a workflow uses. */
export const PROVIDER_NAMES = ["sandbox", "aimlapi", "pixazo", "dashscope", "oxen", "openai-compatible"] as const;

export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** The kinds of task, as the input `mode` has them. */
export const MODES = ["edit", "localize", "generate"] as const;

export type Mode = (typeof MODES)[number];
