import { rmSync } from "node:fs";
import { flushCompileCache } from "node:module";
import { runAction } from "../../src/action.ts";
import { Cancelled } from "../../src/cancel.ts";
import { loadContext } from "../../src/context.ts";
import { flush, guardStreams } from "../../src/runner/log-writer.ts";
import { END, type HostOrder, type HostReply } from "./host.ts";

/*
 * Runs the action as often as it is asked to: most of a short run is the start of its program. What the process keeps from one run to the
 * next, its own folder and warm programs, says nothing of the repository.
 */

const { RUNNER_TEMP: ownTemp } = process.env;
let cancellation = new AbortController();

const write = process.stdout.write.bind(process.stdout);
// As the action's own program does before all else: what libraries print is no command.
guardStreams();

// Nobody else may be left to do it.
process.once("exit", () => {
  if (ownTemp) rmSync(ownTemp, { recursive: true, force: true });
});
process.setMaxListeners(0);
process.on("SIGINT", () => cancellation.abort(new Cancelled("SIGINT")));
process.on("disconnect", () => process.exit());
process.on("message", ({ env }: HostOrder) => void run(env));

async function run(env: Record<string, string>): Promise<void> {
  cancellation = new AbortController();
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env, { RUNNER_TEMP: ownTemp });
  const exitCode = await runAction(env, { context: loadContext(env), signal: cancellation.signal });
  await flush();
  await new Promise<void>((resolve) => write(END, () => resolve()));
  // A process that is killed writes nothing at its end.
  flushCompileCache();
  const reply: HostReply = { exitCode };
  process.send?.(reply);
}
