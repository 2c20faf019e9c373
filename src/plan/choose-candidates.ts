import { type Choice, MAX_CANDIDATES } from "../inputs/value-types.ts";
import { candidateKey, type Lock, type LockEntry } from "../lock/lock.ts";
import type { RunNotice } from "../notices.ts";
import { CANDIDATES } from "./plan-messages.ts";
import type { Plan, PlannedTask } from "./task.ts";

interface ChooseOptions {
  /** Values of `take-candidate`: a number for one output, or for all of them. */
  choices: readonly Choice[];
  lock: Lock;
  /** Git blob id of the file at a path. */
  blobOf: (path: string) => string | undefined;
}

interface Chosen {
  /** Absent if the choice does not concern the task. */
  planned?: PlannedTask;
  warning?: RunNotice;
  problem?: string;
}

/** Plans `take-candidate`: only the tasks with a chosen candidate remain, so nothing is paid for. */
export function chooseCandidates(planned: readonly PlannedTask[], options: ChooseOptions): Pick<Plan, "tasks" | "warnings" | "problems"> {
  const outputs = new Set<string>(planned.map(({ task }) => task.output));
  const unknown = options.choices.flatMap(({ path }) => (path === undefined || outputs.has(path) ? [] : [path]));
  const chosen = planned.map((one) => chooseCandidate(one, options));
  return {
    tasks: chosen.flatMap((one) => one.planned ?? []),
    warnings: chosen.flatMap(({ warning }) => warning ?? []),
    problems: [...unknown.map(CANDIDATES.noOutput), ...chosen.flatMap(({ problem }) => problem ?? [])],
  };
}

function chooseCandidate(planned: PlannedTask, { choices, lock, blobOf }: ChooseOptions): Chosen {
  const { action, entry } = planned;
  const { output } = planned.task;
  const choice = choices.find(({ path }) => path === output) ?? choices.find(({ path }) => path === undefined);
  if (!choice) return {};
  const isForAll = choice.path === undefined;
  const number = choice.candidate;
  const candidates = entry ? listCandidates(output, entry, lock) : new Map<number, LockEntry>();
  const record = candidates.get(number);
  // A number for all outputs concerns those that have candidates.
  if (!record) return isForAll && candidates.size === 0 ? {} : { problem: CANDIDATES.noCandidate(output, number, [...candidates.keys()]) };
  // A path in the choice means this image, whoever changed it.
  if (action === "modified" && isForAll) return { planned, warning: { code: "modified-output-kept", output, candidate: number } };
  const isInPlace = record.outputBlob === entry?.outputBlob && record.outputBlob === blobOf(output);
  return { planned: isInPlace ? { ...planned, action: "unchanged" } : { ...planned, action: "take", candidate: { number, record } } };
}

/** The candidates of the run that made the output, by number. An older run with more candidates has left its own in the lockfile. */
export function listCandidates(output: string, entry: LockEntry, lock: Lock): Map<number, LockEntry> {
  const found = new Map<number, LockEntry>();
  const first = lock.get(candidateKey(output, 1));
  for (let number = 1; number <= MAX_CANDIDATES; number++) {
    const record = lock.get(candidateKey(output, number));
    const isOfRecipe = record?.recipe === entry.recipe && record.sourceBlob === entry.sourceBlob;
    if (isOfRecipe && (!first || record.at >= first.at)) found.set(number, record);
  }
  // The output is one of them.
  return [...found.values()].some(({ sha256 }) => sha256 === entry.sha256) ? found : new Map();
}
