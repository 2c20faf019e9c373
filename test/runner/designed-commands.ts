import type { Command } from "./workflow-commands.ts";

/** The groups that fold a part of the log. */
const GROUPS = /^(?:Skipped \(\d+\)|Artifact upload|Artifact download \(\d+\))$/;

/** Whether a text is a secret in base64 at any of its three alignments, in hexadecimal or percent-encoded. */
function isFormOf(text: string, secret: string): boolean {
  if (text.length < 8 || secret.length < 8) return false;
  const shifted = [0, 1, 2].map((count) => Buffer.from("\0".repeat(count) + secret).toString("base64"));
  const forms = [...shifted, Buffer.from(secret).toString("hex"), encodeURIComponent(secret)].map((form) => form.toLowerCase());
  return forms.some((form) => form.includes(text.replaceAll("-", "+").replaceAll("_", "/").toLowerCase()) || form === text.toLowerCase());
}

/**
 * Tells the commands that Retouch gives on purpose from those that a text of others would give.
 *
 * @param secrets values that may be masked: those of the job's variables and of the inputs.
 * @returns whether a line that the runner takes for this command is one of them; to be asked for each, in order.
 */
export function createDesign(secrets: ReadonlySet<string>): (line: string, command: Command) => boolean {
  let isOpen = false;
  return (line, { name, properties, data, isOld }) => {
    if (isOld || !line.startsWith("::")) return false;
    const keys = Object.keys(properties).join();
    switch (name) {
      case "error":
      case "warning":
        return (
          /^title(?:,file(?:,line)?)?$/.test(keys) &&
          /^Retouch(?:: |$)/.test(properties.title ?? "") &&
          /^[1-9]\d*$/.test(properties.line ?? "1")
        );
      case "debug":
        return keys === "";
      case "add-mask":
        return keys === "" && (secrets.has(data) || [...secrets].some((secret) => isFormOf(data, secret)));
      case "group":
      case "endgroup": {
        const isNext = isOpen === (name === "endgroup");
        isOpen = name === "group";
        return isNext && keys === "" && (isOpen ? GROUPS.test(data) : data === "");
      }
      default:
        return false;
    }
  };
}
