import { expect, it } from "vitest";
import type { Change } from "../../src/deliver/change.ts";
import { DEFAULT_COMMIT_MESSAGE, renderCommitMessage } from "../../src/deliver/commit-message.ts";
import { taskOf } from "../plan/tasks.ts";

const change = (output: string, locale?: string): Change => ({
  task: taskOf({ source: { path: "s", blob: "0" }, output, ...(locale && { locale }) }),
  file: output,
  blob: "1",
});
const render = (template: string, changes: Change[], isSandbox = false) => renderCommitMessage({ template, changes, isSandbox });

it("fills the template, and marks the sandbox in the subject", () => {
  const changes = [change("b.png", "fr"), change("a.png", "de"), change("c.png", "fr")];
  expect(render(DEFAULT_COMMIT_MESSAGE, changes)).toBe("chore(images): edit 3 image(s) with Retouch");
  expect(render("{count} for {locales}\n\n{paths}\n", changes, true)).toBe("3 for de, fr (sandbox)\n\na.png\nb.png\nc.png");
  expect(render("{{count} {nonsense}", changes)).toBe("{{count} {nonsense}");
});

it("lists at most 50 paths, each on one line", () => {
  const lines = render(
    "x\n{paths}",
    Array.from({ length: 60 }, (_, index) => change(`${String(index).padStart(2, "0")}.png`)),
  ).split("\n");
  expect(lines).toHaveLength(52);
  expect(lines.at(-1)).toBe("and 10 more");
  expect(render("x\n\n{paths}", [change("a\nCo-authored-by: eve.png")])).toBe("x\n\na\ufffdCo-authored-by: eve.png");
});
