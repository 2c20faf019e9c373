import { RetouchError } from "../errors.ts";
import { proxySetting } from "./http-messages.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The addresses of proxies in the environment, by variable, in the form that all programs read: with a scheme, and each `%` encoded. */
function readProxies(environment: Environment): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of ["https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY"]) {
    const value = environment[name]?.trim();
    if (value) found.set(name, (value.includes("://") ? value : `http://${value}`).replace(/%(?![0-9a-f]{2})/gi, "%25"));
  }
  return found;
}

/** As they are sent, and as they may be written: with a plain `%`. */
export function listProxyPasswords(environment: Environment): string[] {
  const passwords = [...readProxies(environment).values()].flatMap((address) => URL.parse(address)?.password || []);
  return [...new Set(passwords.flatMap((password) => [password, password.replaceAll("%25", "%")]))];
}

/**
 * Writes the addresses of proxies as all programs read them. Several parts of a run read these variables (this program, the client of
 * artifacts, git), and they differ in what they take for an address: where git takes one without a scheme, or a plain `%` in a password,
 * the others would go past the proxy.
 *
 * @param environment is changed.
 * @throws RetouchError `invalid-input` that names the variable, and not its value.
 */
export function settleProxies(environment: Record<string, string | undefined>): void {
  for (const [name, address] of readProxies(environment)) {
    const url = URL.parse(address);
    if (!url) throw new RetouchError("invalid-input", proxySetting.noUrl(name));
    if (url.protocol !== "http:" && url.protocol !== "https:")
      throw new RetouchError("invalid-input", proxySetting.scheme(name, url.protocol.slice(0, -1)));
    environment[name] = address;
  }
}
