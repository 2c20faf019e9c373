import type { Mode } from "../providers/names.ts";

export function promptPlaceholders(mode: Mode): readonly string[] {
  const always = ["path", "name", "width", "height"];
  return mode === "localize" ? [...always, "locale", "language"] : always;
}

export function outputPlaceholders(mode: Mode): readonly string[] {
  if (mode === "generate") return ["name", "ext", "index"];
  const always = ["dir", "subdir", "name", "ext", "index"];
  return mode === "localize" ? [...always, "locale", "language"] : always;
}

export const MASK_PLACEHOLDERS = ["dir", "name", "ext"] as const;

export const COMMIT_MESSAGE_PLACEHOLDERS = ["count", "paths", "locales"] as const;
