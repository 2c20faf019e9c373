/** What a run shows on its page beside a file or at its top. */
export interface Annotation {
  level: "error" | "warning" | "notice";
  message: string;
  title?: string;
  file?: string;
  line?: number;
  endLine?: number;
  col?: number;
  endColumn?: number;
}

export interface CommandReader {
  /** Takes one line of output; returns what the log shows of it, masked, or undefined when it shows nothing. */
  take(line: string): string | undefined;
  mask(text: string): string;
  annotations: Annotation[];
  masks: string[];
  outputs: Record<string, string>;
  state: Record<string, string>;
  /** Commands that fail the step, for instance the forbidden set-env. */
  failures: string[];
}

const LEVELS = ["error", "warning", "notice"] as const;
const MAX_PER_LEVEL = 10;
const MAX_MESSAGE = 4096;

/** Reads the commands in a step's output as actions/runner does (ActionCommand.cs, ActionCommandManager.cs, AddMaskCommandExtension). */
export function createCommandReader(secrets: string[]): CommandReader {
  const masks: string[] = [];
  const annotations: Annotation[] = [];
  const outputs: Record<string, string> = {};
  const state: Record<string, string> = {};
  const failures: string[] = [];
  let forms: string[] = [];
  let stopToken: string | undefined;

  function addMask(value: string): void {
    for (const part of new Set([value, ...value.split(/\r?\n/).map((line) => line.trim())])) {
      if (part !== "") masks.push(part);
    }
    forms = [...new Set(masks.flatMap(encodedForms))].sort((a, b) => b.length - a.length);
  }

  function mask(text: string): string {
    return forms.reduce((masked, form) => masked.replaceAll(form, "***"), text);
  }

  function annotate(level: Annotation["level"], properties: Record<string, string>, data: string): void {
    if (annotations.filter((annotation) => annotation.level === level).length >= MAX_PER_LEVEL) return;
    const numbers = (["line", "endLine", "col", "endColumn"] as const).flatMap((key) => {
      const value = Number(properties[key]);
      return properties[key] !== undefined && Number.isInteger(value) ? [[key, value] as const] : [];
    });
    annotations.push({
      level,
      message: mask(data).slice(0, MAX_MESSAGE),
      ...(properties.title ? { title: mask(properties.title) } : {}),
      ...(properties.file ? { file: mask(properties.file) } : {}),
      ...Object.fromEntries(numbers),
    });
  }

  function run(name: string, properties: Record<string, string>, data: string): boolean {
    const level = LEVELS.find((candidate) => candidate === name);
    if (level) annotate(level, properties, data);
    else if (name === "add-mask") addMask(data);
    else if (name === "stop-commands") stopToken = data;
    else if (name === "set-output") outputs[properties.name ?? ""] = data;
    else if (name === "save-state") state[properties.name ?? ""] = data;
    else if (name === "set-env" || name === "add-path") failures.push(`The \`${name}\` command is disabled.`);
    else return ["debug", "group", "endgroup", "echo", "add-matcher", "remove-matcher"].includes(name);
    return true;
  }

  function take(line: string): string | undefined {
    if (stopToken !== undefined) {
      if (line.trim() === `::${stopToken}::`) {
        stopToken = undefined;
        return undefined;
      }
      return mask(line);
    }
    const command = parseCommand(line);
    if (!command || !run(command.name, command.properties, command.data)) return mask(line);
    const hidden = ["add-mask", "set-output", "save-state", "stop-commands", "echo", "debug", "endgroup"].includes(command.name);
    return hidden ? undefined : mask(line);
  }

  for (const secret of secrets) addMask(secret);
  return { take, mask, annotations, masks, outputs, state, failures };
}

function parseCommand(line: string): { name: string; properties: Record<string, string>; data: string } | undefined {
  const current = /^\s*::([^\s:]+)(?:\s([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line);
  const legacy = /##\[([^\s\]]+)(?:\s([^\]]*))?\](.*)$/s.exec(line);
  const found = current ?? legacy;
  if (!found) return undefined;
  const [, name = "", list = "", data = ""] = found;
  const pairs = list.split(current ? "," : ";").flatMap((pair) => {
    const equals = pair.indexOf("=");
    return equals > 0 ? [[pair.slice(0, equals).trim(), unescapeProperty(pair.slice(equals + 1))]] : [];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescapeData(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
}

/** The forms in which the runner also hides a secret: base64 at three offsets, JSON, URI, XML, and without quotes around it. */
function encodedForms(secret: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const bytes = Buffer.from(secret, "utf8").subarray(shift === 0 ? 0 : 3 - shift);
    return bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
  });
  const xml = secret
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
  const unquoted = secret.length > 2 && /^".*"$/s.test(secret) ? secret.slice(1, -1) : secret;
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    xml,
    unquoted,
    Buffer.from(secret).toString("base64"),
  ];
  return [...forms, ...base64.filter((form) => form.length >= 8)];
}
