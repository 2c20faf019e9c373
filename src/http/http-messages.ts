/** Sentences about requests, downloads and uploads that a user can read. */

export const noImage = "The reply contains no image.";

/** What is wrong with a variable that names a proxy. Its value may hold a password. */
export const proxySetting = {
  noUrl: (name: string) => `The variable \`${name}\` is not the address of a proxy. Write it as \`http://host:port\`.`,
  scheme: (name: string, scheme: string) =>
    `The variable \`${name}\` names a proxy of the kind ${scheme}, which is not supported. Use an HTTP proxy, as \`http://host:port\`.`,
};

/** Why a proxy did not open a connection. */
export const proxyRefusal = {
  credentials: "HTTP 407, check the user name and password in `HTTPS_PROXY`",
  status: (status: number) => `HTTP ${status}`,
  noAnswer: (seconds: number) => `no response within ${seconds} seconds`,
};

export const broken = {
  answer: (reason: string) => `The response broke off (${reason}).`,
  proxy: (reason: string) => `The proxy did not open a connection: ${reason}`,
  download: (host: string, reason: string) => `The finished image could not be downloaded from ${host}: ${reason}`,
  upload: (reason: string) => `The image could not be uploaded for the model: ${reason}`,
  store: (host: string, status: number) => `${host} returned HTTP ${status}`,
};

/** Why a complete reply was not read. */
export const tooDeep = (most: number) => `The API response is nested more than ${most} levels deep.`;
export const tooManyValues = (most: number) => `The API response has more than ${most} values.`;

/** What is wrong with an address that a reply named. */
export const untrusted = {
  notPublic: (what: string, host: string) => `${what} is on ${host}, which is not on the public internet.`,
  resolvesPrivately: (what: string, host: string, address: string) =>
    `${what} (${host}) resolves to ${address}, which is not on the public internet.`,
  noUrl: (what: string) => `${what} is not a URL.`,
  tooLong: (what: string, most: number) => `${what} has more than ${most} characters.`,
  unresolved: (what: string, host: string) => `${what} (${host}) does not resolve, so that it could not be checked.`,
  scheme: (what: string, scheme: string) => `${what} has the scheme ${scheme}, which is not supported.`,
  credential: (what: string) => `${what} contains a user name or password.`,
  redirects: (what: string, most: number) => `${what} redirects more than ${most} times.`,
};

/** How sentences name such an address. */
export const RESULT_ADDRESS = "The result's address";
export const UPLOAD_ADDRESS = "The upload's address";

export function tooManyBytes(most: number): string {
  return `The result has more than ${most} bytes, the most that is accepted.`;
}

export function pauseTooLong(seconds: number): string {
  return `The provider asked for a pause of ${seconds} seconds, which is longer than \`timeout\` allows.`;
}

export const TOO_SLOW = "The provider limits the rate (HTTP 429), so that the request could not be sent within `timeout`.";

export const lookup = {
  empty: (host: string) => `${host} has no address`,
  noAnswer: (host: string, seconds: number) => `${host} could not be resolved within ${seconds} seconds`,
};

export const events = {
  noAnswer: (seconds: number) => `no response within ${seconds} seconds`,
  ended: "it ended",
  tooMuch: "it sent more than Retouch reads",
};
