import { COMMANDS } from "../commands/command-messages.ts";
import type { Command } from "../inputs/value-types.ts";
import type { Lock, LockEntry } from "../lock/lock.ts";
import { compileGlobs, createGlobBudget } from "../text/glob.ts";
import { chooseCandidates } from "./choose-candidates.ts";
import type { AcceptedClaim } from "./conflicts.ts";
import { isInPlace } from "./looks.ts";
import type { Plan, PlannedTask, ResolvedRecipe } from "./task.ts";

/** What the commands of a comment want of the tasks. */
export interface Commanded {
  /** The last command for an output. */
  commandOf(output: string): Command | undefined;
  /** What the model is asked by. The hash stays that of the recipe itself, so that later runs take the result for its own. */
  recipeOf(recipe: ResolvedRecipe, output: string): ResolvedRecipe;
  problems: readonly string[];
}

/**
 * Finds the images that commands mean: by a path, else by a glob, else by the end of a path. A path that is a result means this one, and
 * not what others are made from it: nobody asked to pay for those. Any other means all that is made from it.
 *
 * @throws GlobBudgetSpent
 */
export function findCommanded(commands: readonly Command[], claims: readonly AcceptedClaim[]): Commanded {
  const paths = [...new Set(claims.flatMap(({ source, output }) => (source === undefined ? [output] : [source, output])))].sort();
  const [known, budget] = [new Set(paths), createGlobBudget()];
  const outputs = new Set<string>(claims.map(({ output }) => output));
  const found = new Map<string, Command>();
  const problems: string[] = [];
  for (const command of commands) {
    const { path, isExact = false } = command;
    const matches = isExact || known.has(path) ? (one: string) => one === path : compileGlobs([path], paths, budget);
    let meant = paths.filter(matches);
    if (meant.length === 0 && !isExact) {
      meant = paths.filter((one) => one.endsWith(`/${path}`));
      if (meant.length > 1) problems.push(COMMANDS.ambiguous(path, meant));
    }
    if (meant.length === 0) problems.push(COMMANDS.noImage(path, paths));
    const wanted = new Set(meant);
    const isMeant = (source: string | undefined) => source !== undefined && wanted.has(source) && !outputs.has(source);
    for (const { source, output } of claims) if (wanted.has(output) || isMeant(source)) found.set(output, command);
  }
  const recipes = new Map<Command, Map<ResolvedRecipe, ResolvedRecipe>>();
  return {
    commandOf: (output) => found.get(output),
    recipeOf: (recipe, output) => {
      const command = found.get(output);
      if (command?.word !== "retry") return recipe;
      const changed = recipes.get(command) ?? new Map<ResolvedRecipe, ResolvedRecipe>();
      recipes.set(command, changed);
      // Tasks of one recipe share its connections, so that it is one object.
      const own = changed.get(recipe) ?? changeRecipe(recipe, command);
      changed.set(recipe, own);
      return own;
    },
    problems,
  };
}

function changeRecipe(recipe: ResolvedRecipe, { seed, prompt, add, salt = 1 }: Extract<Command, { word: "retry" }>): ResolvedRecipe {
  // The same seed would make the same image again.
  const other = recipe.seed === undefined ? undefined : (recipe.seed + salt) % 2 ** 31;
  const last = recipe.prompts.at(-1) ?? "";
  const wanted = prompt === undefined ? [last, escapeBraces(add ?? "")].filter(Boolean).join(" ") : escapeBraces(prompt);
  return { ...recipe, seed: seed ?? other, prompts: [...recipe.prompts.slice(0, -1), wanted] };
}

/** What a comment says has no placeholders. */
const escapeBraces = (text: string) => text.replaceAll("{", "{{");

interface SettleOptions {
  lock: Lock;
  hasLock: boolean;
  blobOf: (path: string) => string | undefined;
}

/** Plans what needs no model: candidates to take, and originals to keep. */
export function settleCommanded(
  planned: readonly PlannedTask[],
  { commandOf, problems: known }: Commanded,
  { lock, hasLock, blobOf }: SettleOptions,
): Pick<Plan, "tasks" | "warnings" | "problems"> {
  const problems = [...known];
  const choices = planned.flatMap(({ task: { output } }) => {
    const command = commandOf(output);
    return command?.word === "take" ? [{ path: output, candidate: command.candidate }] : [];
  });
  const taken = chooseCandidates(planned, { choices, lock, blobOf });
  const byOutput = new Map<string, PlannedTask>(taken.tasks.map((one) => [one.task.output, one]));
  const tasks = planned.map((one) => {
    const { output, source } = one.task;
    if (commandOf(output)?.word !== "keep") return byOutput.get(output) ?? one;
    if (!source) problems.push(COMMANDS.noOriginal(output));
    else if (!hasLock) problems.push(COMMANDS.noRecord(output));
    return planKeeping(one);
  });
  return { tasks, warnings: taken.warnings, problems: [...problems, ...taken.problems] };
}

function planKeeping(planned: PlannedTask): PlannedTask {
  const { task, entry, action } = planned;
  if (action === "stale") return planned;
  const recorded = action === "modified" && isInPlace(task) ? entry?.sourceBlob : undefined;
  const blob = recorded || task.originBlob;
  const kept: PlannedTask = { ...planned, task: { ...task, originBlob: blob }, action: "take", isOriginal: true };
  // A result that somebody reverted is kept as it is: the lock says by itself that it is not the recorded one.
  return isRejected(kept) && task.outputBlob === blob ? { ...planned, action: "modified" } : kept;
}

/** Whether the original is recorded as the result because the model found nothing to do. */
export function isWithoutText({ sourceBlob, outputBlob, kept = false }: LockEntry): boolean {
  return sourceBlob !== "" && sourceBlob === outputBlob && !kept;
}

/** Whether the original is where the result would be, because a person wants it there. */
export function isOriginalKept({ task, entry, action, isOriginal = false }: PlannedTask): boolean {
  if (isOriginal) return true;
  if (entry === undefined || task.outputBlob !== entry.sourceBlob) return false;
  return action === "modified" ? isRejected({ task, entry }) : action === "unchanged" && entry.kept === true;
}

/** Whether the lock has a result of this very original in place, so that the original there is known for what a person wants. */
export function isRejected({ task, entry }: Pick<PlannedTask, "task" | "entry">): boolean {
  return isInPlace(task) && entry?.sourceBlob === task.originBlob && entry.outputBlob !== entry.sourceBlob;
}
