import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface FileCommands {
  env: Record<string, string>;
  read(): Promise<FileCommandResult>;
}

export interface FileCommandResult {
  outputs: Record<string, string>;
  state: Record<string, string>;
  env: Record<string, string>;
  /** What is put before the PATH of later steps. */
  paths: string;
  summary: string;
  /** Each fails the step, or (for the summary) drops what was written. */
  errors: { message: string; fatal: boolean }[];
}

const MAX_SUMMARY = 1024 * 1024;

/** The files by which a step hands back values, made empty before it and read after it (FileCommandManager.cs). */
export async function createFileCommands(runnerTemp: string): Promise<FileCommands> {
  const dir = join(runnerTemp, "_runner_file_commands");
  await mkdir(dir, { recursive: true });
  const id = randomUUID();
  const file = (prefix: string) => join(dir, `${prefix}_${id}`);
  const env = {
    GITHUB_OUTPUT: file("set_output"),
    GITHUB_ENV: file("set_env"),
    GITHUB_PATH: file("add_path"),
    GITHUB_STATE: file("save_state"),
    GITHUB_STEP_SUMMARY: file("step_summary"),
  };
  await Promise.all(Object.values(env).map((path) => writeFile(path, "")));

  async function read(): Promise<FileCommandResult> {
    const errors: FileCommandResult["errors"] = [];
    const pairs = async (path: string) => {
      const parsed = parsePairs(await readFile(path, "utf8"));
      if (parsed.error) errors.push({ message: parsed.error, fatal: true });
      return parsed.values;
    };
    const variables = await pairs(env.GITHUB_ENV);
    if ("NODE_OPTIONS" in variables)
      errors.push({ message: "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.", fatal: true });
    const summary = await readFile(env.GITHUB_STEP_SUMMARY);
    if (summary.length > MAX_SUMMARY) {
      const message = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.floor(summary.length / 1024)}k.`;
      errors.push({ message, fatal: false });
    }
    return {
      outputs: await pairs(env.GITHUB_OUTPUT),
      state: await pairs(env.GITHUB_STATE),
      env: variables,
      paths: await readFile(env.GITHUB_PATH, "utf8"),
      summary: summary.length > MAX_SUMMARY ? "" : summary.toString("utf8"),
      errors,
    };
  }
  return { env, read };
}

/** `NAME=VALUE` lines and `NAME<<DELIMITER` blocks. A carriage return is part of the value on Linux. The last write wins. */
export function parsePairs(text: string): { values: Record<string, string>; error?: string } {
  const values: Record<string, string> = {};
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line === "") continue;
    const equals = line.indexOf("=");
    const heredoc = line.indexOf("<<");
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) return { values, error: `Invalid format '${line}'. Name must not be empty` };
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    if (heredoc < 0) return { values, error: `Invalid format '${line}'` };
    const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)];
    if (name === "" || delimiter === "")
      return { values, error: `Invalid format '${line}'. Name must not be empty and delimiter must not be empty` };
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) return { values, error: `Invalid value. Matching delimiter not found '${delimiter}'` };
    values[name] = lines.slice(index + 1, end).join("\n");
    index = end;
  }
  return { values };
}
