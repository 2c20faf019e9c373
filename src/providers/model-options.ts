import type { TaskNotice } from "../notices.ts";

interface Types {
  string: string;
  number: number;
  boolean: boolean;
}

interface OptionFacts {
  /** Name in a recipe and in a request. */
  field: string;
  type: keyof Types;
  /** Models that do not take the option read it in the prompt. */
  inPrompt?: true;
}

/** Options that some models take and others do not, by the name of the input. */
export const MODEL_OPTIONS = {
  "negative-prompt": { field: "negativePrompt", type: "string" },
  seed: { field: "seed", type: "number" },
  watermark: { field: "watermark", type: "boolean" },
  "prompt-extend": { field: "promptExtend", type: "boolean" },
  "guidance-scale": { field: "guidanceScale", type: "number" },
  "safety-checker": { field: "safetyChecker", type: "boolean" },
  "keep-subject-text": { field: "keepSubjectText", type: "boolean", inPrompt: true },
} as const satisfies Record<string, OptionFacts>;

type OptionName = keyof typeof MODEL_OPTIONS;
type Facts<N extends OptionName> = (typeof MODEL_OPTIONS)[N];

/** Inputs that a model may take. A `mask` is an image and no option: without support for it, a recipe is an error. */
export type ModelInput = OptionName | "mask";

/** Values of the options, by field. Absent: the model uses its own default. */
export type OptionValues = { [N in OptionName as Facts<N>["field"]]?: Types[Facts<N>["type"]] | undefined };

interface Taker {
  takes: readonly ModelInput[];
  /** Present on models that translate by themselves, without a prompt. */
  translate?: unknown;
}

const ENTRIES = Object.entries(MODEL_OPTIONS) as [OptionName, OptionFacts & { field: keyof OptionValues }][];

/** The values that the model takes. */
export function pickOptions({ takes }: Taker, values: OptionValues): OptionValues {
  const taken = ENTRIES.filter(([name]) => takes.includes(name));
  return Object.fromEntries(taken.map(([, { field }]) => [field, values[field]]));
}

/** Notices about options that are set and that the model does not take. */
export function listIgnoredOptions({ takes, translate }: Taker, modelName: string, values: OptionValues): TaskNotice[] {
  return ENTRIES.filter(
    ([name, { field, inPrompt }]) => values[field] !== undefined && !takes.includes(name) && !(inPrompt && translate === undefined),
  ).map(([option]) => ({ code: "option-ignored", option, model: modelName }));
}
