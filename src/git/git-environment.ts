import { delimiter, isAbsolute } from "node:path";
import { pickEnvironment } from "../process.ts";
import { addSecret } from "../redact.ts";
import { isInside } from "./repository.ts";

export type Variables = Readonly<Record<string, string>>;

/**
 * What git may have of the job's environment is a list: no input, no key and no token of the runner is on it, whatever its name. Hooks and
 * filters get no more than git. The runner ends at the end of a job what has its `RUNNER_TRACKING_ID`.
 */
const BASE =
  /^(PATH|PATHEXT|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|LANG|LC_CTYPE|TZ|LD_LIBRARY_PATH|DYLD_\w*LIBRARY_PATH|GIT_EXEC_PATH|RUNNER_TRACKING_ID)$/i;

/** The way out, for what speaks to a server. */
const NETWORK = /^((HTTP|HTTPS|ALL|NO)_PROXY|SSL_CERT_(FILE|DIR)|GIT_(PROXY_)?SSL_\w+)$/i;

/**
 * What a commit and a push may need besides: the user's home and settings, credentials of the job for SSH, git settings that the workflow
 * gives by `GIT_CONFIG_…`, and what hooks ask for to be skipped.
 */
const DELIVERY =
  /^(HOME|USER|USERNAME|LOGNAME|SHELL|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|XDG_\w+|RUNNER_TEMP|SSH_AUTH_SOCK|SSH_AGENT_PID|GIT_SSH|GIT_SSH_COMMAND|GIT_SSH_VARIANT|GIT_ASKPASS|GIT_CONFIG_(COUNT|KEY_\d+|VALUE_\d+|SYSTEM|NOSYSTEM)|CI|GITHUB_ACTIONS|HUSKY|LEFTHOOK|SKIP|PRE_COMMIT_HOME)$/i;

/** No question to a person, no lock that only saves time, no attributes of the machine, and messages in English. */
const FIXED: Variables = {
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_ATTR_NOSYSTEM: "1",
  GIT_EDITOR: ":",
  GIT_PAGER: "cat",
  LC_MESSAGES: "C",
};

/** Programs are found outside the work tree only. */
export function readingEnvironment(root: string, { network = false }: { network?: boolean } = {}): Record<string, string> {
  const env = pickEnvironment((name) => BASE.test(name) || (network && NETWORK.test(name)));
  return { ...filterPath(env, (folder) => !isInside(folder, root)), ...FIXED, GIT_ASKPASS: "" };
}

export function deliveryEnvironment(): Record<string, string> {
  const env = pickEnvironment((name) => BASE.test(name) || NETWORK.test(name) || DELIVERY.test(name));
  // Empty: no program that asks for a password, whatever the settings name.
  return { GIT_ASKPASS: "", ...filterPath(env, () => true), ...FIXED };
}

/** Without what is relative, which would be looked for in the work tree. */
function filterPath(env: Record<string, string>, isWanted: (folder: string) => boolean): Record<string, string> {
  const entries = Object.entries(env).map(([name, value]) => {
    if (!/^PATH$/i.test(name)) return [name, value];
    return [
      name,
      value
        .split(delimiter)
        .filter((folder) => isAbsolute(folder) && isWanted(folder))
        .join(delimiter),
    ];
  });
  return Object.fromEntries(entries);
}

export type Setting = readonly [key: string, value: string];

/** Settings that log in at the server of an address, and nowhere else, with a token of GitHub's: in place of what other settings say. */
export function authorize(url: string, token: string): Setting[] {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  addSecret(basic);
  const header = `http.${new URL(url).origin}/.extraheader`;
  return [
    [header, ""],
    [header, `AUTHORIZATION: basic ${basic}`],
  ];
}

/** Adds settings by variables, which other users of the machine cannot read, to those that are given this way already. */
export function withSettings(env: Variables, settings: readonly Setting[]): Variables {
  const first = Number(env.GIT_CONFIG_COUNT ?? 0);
  const added = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { ...env, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(first + settings.length) };
}
