import { runAction } from "./action.ts";

const cancellation = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancellation.abort(new Error(`the runner sent ${signal}`)));

try {
  process.exitCode = await runAction(process.env, cancellation.signal);
} catch (error) {
  // Only what comes before a report can be made ends here, such as an event that cannot be read.
  console.log(
    `::error title=Retouch::${(error instanceof Error ? error.message : String(error)).replace(/%/g, "%25").replace(/\r?\n/g, "%0A")}`,
  );
  process.exitCode = 1;
}
// Threads of the image library and idle connections would keep the process alive; what was printed is written first.
process.stdout.write("", () => process.exit());
