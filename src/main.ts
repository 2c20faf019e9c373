import { resolve } from "node:path";
import { Cancelled } from "./cancel.ts";
import { listFiles } from "./git/workspace.ts";
import { redact } from "./redact.ts";

const cancellation = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancellation.abort(new Cancelled(signal)));

try {
  // Git looks through the workspace while the program is loaded: of a large repository either takes a while.
  const listing = listFiles(resolve(process.env.GITHUB_WORKSPACE || "."));
  const { runAction } = await import("./action.ts");
  process.exitCode = await runAction(process.env, { signal: cancellation.signal, listing });
} catch (error) {
  // Only what comes before a report can be made ends here.
  const message = redact(error instanceof Error ? error.message : String(error));
  console.log(`::error title=Retouch::${message.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A")}`);
  process.exitCode = 1;
}
// Threads of the image library and idle connections would keep the process alive; what was printed is written first.
process.stdout.write("", () => process.exit());
