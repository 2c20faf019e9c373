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

/** What the runner knows besides the token that ends `stop-commands`. */
const NAMES = new Set(
  ["add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher"].concat([
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
  ]),
);

export interface Command {
  /** In lower case. */
  name: string;
  properties: Record<string, string>;
  data: string;
  /** `##[name]` in place of `::name::`. */
  isOld: boolean;
}

/** The command in a line, in either of the two grammars: an unknown one in the first does not hide one in the second. */
export function parseCommand(line: string): Command | undefined {
  return parseNew(line.replace(DOTNET_BLANKS, "")) ?? parseOld(line);
}

/** `Char.IsWhiteSpace`, which `String.TrimStart` takes away. */
const DOTNET_BLANKS = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** What .NET's search by culture passes over. */
const IGNORED = String.raw`[\p{Default_Ignorable_Code_Point}\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]*`;

const NEW = new RegExp(`^${IGNORED}:${IGNORED}:`, "u");
const OLD = new RegExp(`#${IGNORED}#${IGNORED}\\[`, "u");

function parseNew(line: string): Command | undefined {
  if (!NEW.test(line)) return undefined;
  const end = line.indexOf("::", 2);
  return end < 0 ? undefined : readCommand(line.slice(2, end), ",", line.slice(end + 2));
}

function parseOld(line: string): Command | undefined {
  const start = line.search(OLD);
  const end = start < 0 ? -1 : line.indexOf("]", start);
  return end < 0 ? undefined : readCommand(line.slice(start + 3, end), ";", line.slice(end + 1));
}

function readCommand(info: string, separator: "," | ";", data: string): Command | undefined {
  const isOld = separator === ";";
  const blank = info.indexOf(" ");
  const name = (blank < 0 ? info : info.slice(0, blank)).toLowerCase();
  if (!NAMES.has(name)) return undefined;
  const list = blank < 0 ? "" : info.slice(blank + 1);
  const pairs = (isOld ? list : list.trim()).split(separator).flatMap((pair) => {
    const [, key, value] = /^=*([^=]+)=+(.+)$/s.exec(pair) ?? [];
    return key === undefined || value === undefined ? [] : [[key, isOld ? unescapeOld(value) : unescapeProperty(value)]];
  });
  return { name, properties: Object.fromEntries(pairs), data: isOld ? unescapeOld(data) : unescapeData(data), isOld };
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%3A", ":").replaceAll("%2C", ",").replaceAll("%25", "%");
}

function unescapeOld(text: string): string {
  return unescapeData(text.replaceAll("%3B", ";").replaceAll("%5D", "]"));
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
