import { parentPort } from "node:worker_threads";
import { Cancelled } from "./cancel.ts";
import { loadContext } from "./context.ts";
import { listFiles } from "./git/workspace.ts";
import * as log from "./runner/log-writer.ts";
import { judgeEvent } from "./target/judge-event.ts";

// As a thread, the bundle reads files of the repository, until the main thread ends it.
if (parentPort) await (await import("./inputs/text-reader.ts")).serve(parentPort);

log.guardStreams();

// Node itself would print the message as it is. Whoever else watches for such errors says what becomes of the run.
process.on("uncaughtException", (error) => {
  if (process.listenerCount("uncaughtException") > 1) return;
  reportCrash(error);
  process.exit();
});

const cancellation = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancellation.abort(new Cancelled(signal)));

try {
  const context = loadContext(process.env);
  // Git looks through the workspace while the program is loaded: of a large repository either takes a while. Nothing is started there for
  // an event that is not trusted.
  const listing = judgeEvent(context) === "trusted" ? listFiles(context.workspace) : undefined;
  const { runAction } = await import("./action.ts");
  process.exitCode = await runAction(process.env, { context, signal: cancellation.signal, listing });
} catch (error) {
  reportCrash(error);
}
// Threads of the image library and idle connections would keep the process alive; what was printed is written first.
await log.flush();
process.exit();

/** Only what comes before a report can be made, or around it, ends here. */
function reportCrash(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  log.annotate("error", message, { title: "Retouch" });
  if (stack !== undefined) log.debug(stack);
  process.exitCode = 1;
}
