/**
 * Loaded into the action's process before the bundle when its memory is measured: at its end it writes the highest resident set, in
 * bytes, to file descriptor 3. The kernel keeps the figure, so that no peak falls between two looks. Of Linux the one of this program
 * alone is taken (`VmHWM`), since `ru_maxrss` begins with that of the process that started it.
 */
import { readFileSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

// The image library's threads load this too.
if (isMainThread) process.once("exit", report);

function report(): void {
  const found = process.platform === "linux" ? /^VmHWM:\s+(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] : undefined;
  writeSync(3, String(Number(found ?? process.resourceUsage().maxRSS) * 1024));
}
