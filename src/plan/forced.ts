import type { Inputs } from "../inputs/load.ts";
import type { RunNotice } from "../notices.ts";
import { compileGlobs, createGlobBudget, type GlobBudget } from "../text/glob.ts";
import type { Target } from "./targets.ts";

/** The paths of a task by which `force` may mean it. */
type Named = Pick<Target, "source" | "output">;

export interface Forced {
  isForced(task: Named): boolean;
  /** Globs that mean no task. */
  warnings: RunNotice[];
}

/** @throws GlobBudgetSpent */
export function findForced(force: Inputs["force"], tasks: readonly Named[], budget: GlobBudget = createGlobBudget()): Forced {
  if (typeof force === "boolean") return { isForced: () => force, warnings: [] };
  const paths = tasks.flatMap(listPaths);
  const compile = (globs: readonly string[]) => compileGlobs(globs, paths, budget);
  const wanted = force.filter((glob) => !glob.startsWith("!")).map((glob) => ({ glob, matches: compile([glob]) }));
  const isExcluded = compile(force.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)));
  const unmatched = wanted.filter(({ matches }) => !paths.some(matches)).map(({ glob }) => glob);
  return {
    isForced: (task) => {
      const own = listPaths(task);
      return wanted.some(({ matches }) => own.some(matches)) && !own.some(isExcluded);
    },
    warnings: unmatched.length > 0 ? [{ code: "force-unmatched", globs: unmatched }] : [],
  };
}

function listPaths({ source, output }: Named): string[] {
  return source === undefined || source === output ? [output] : [source, output];
}
