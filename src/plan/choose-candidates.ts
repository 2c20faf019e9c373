import type { Inputs } from "../inputs/load.ts";
import { MAX_CANDIDATES } from "../inputs/value-types.ts";
import { candidateKey, type Lock, type LockEntry } from "../lock/lock.ts";
import type { Plan, PlannedTask } from "./task.ts";

interface TakeOptions {
  choices: NonNullable<Inputs["takeCandidate"]>;
  lock: Lock;
  /** Git blob id of what lies at a path. */
  blobOf: (path: string) => string | undefined;
}

/** Only what is taken is left in the plan: nothing is paid for. */
export function takeCandidates(plan: Plan, { choices, lock, blobOf }: TakeOptions): void {
  const outputs = new Set(plan.tasks.map(({ task }) => task.output));
  for (const { path } of choices) {
    if (path !== undefined && !outputs.has(path))
      plan.problems.push(`\`take-candidate\`: no recipe makes ${path} from the selected images.`);
  }
  plan.tasks = plan.tasks.flatMap((planned): PlannedTask[] => {
    const { task, action, entry } = planned;
    const choice = choices.find(({ path }) => path === task.output) ?? choices.find(({ path }) => path === undefined);
    if (!choice) return [];
    const candidates = entry ? listCandidates(task.output, entry, lock) : new Map<number, LockEntry>();
    const record = candidates.get(choice.candidate);
    if (!record) {
      // One number for all concerns those that have candidates.
      if (choice.path === undefined && candidates.size === 0) return [];
      const known = candidates.size === 0 ? "the lockfile records none" : `the lockfile records ${[...candidates.keys()].join(", ")}`;
      plan.problems.push(`\`take-candidate\`: there is no candidate ${choice.candidate} of ${task.output}; ${known}.`);
      return [];
    }
    // Who names the path means this very picture.
    if (action === "modified" && choice.path === undefined) {
      plan.warnings.push({ code: "modified-output-kept", output: task.output, candidate: choice.candidate });
      return [planned];
    }
    if (record.outputBlob === entry?.outputBlob && record.outputBlob === blobOf(task.output)) return [{ ...planned, action: "unchanged" }];
    return [{ ...planned, action: "take", taken: { candidate: choice.candidate, record } }];
  });
}

/** Those of the run that made the output, by their numbers. An older run, of which there were more, has left its own. */
function listCandidates(output: string, entry: LockEntry, lock: Lock): Map<number, LockEntry> {
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
