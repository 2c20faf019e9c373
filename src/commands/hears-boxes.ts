import type { Context } from "../context.ts";
import { readPlainFile } from "../git/open-file.ts";
import { debug } from "../runner/log-writer.ts";

/** Bytes: no parser takes long for as many, whoever wrote them. */
const MAX_BYTES = 32_000;

/**
 * Whether boxes in a comment are of use: the workflow that runs also starts when a comment is changed. GitHub takes it from the default
 * branch then; here it is read as it is checked out.
 */
export async function hearsBoxes({ workspace, workflowFile }: Context): Promise<boolean> {
  try {
    const bytes = workflowFile && (await readPlainFile(workspace, workflowFile, { maxBytes: MAX_BYTES }));
    if (!bytes) return false;
    const { parse } = await import("yaml");
    const { on } = Object(parse(bytes.toString("utf8"), { maxAliasCount: 10 }));
    if (typeof on === "string" || Array.isArray(on)) return [on].flat().includes("issue_comment");
    if (on === null || typeof on !== "object" || !("issue_comment" in on)) return false;
    // Without types, all of them start it.
    const { types = ["edited"] } = Object(on.issue_comment);
    return [types].flat().includes("edited");
  } catch (error) {
    debug(`The workflow's file could not be read: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
