import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { createSecureContext, type SecureContext, TLSSocket } from "node:tls";
import { promisify } from "node:util";

const execute = promisify(execFile);

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * A connection that fails: `refuse` is the proxy's 502, its way to say that the host refused; `connect` breaks before the tunnel
 * stands (undici asks again by itself, without end); `tls` breaks in the handshake. Used up after `times` connections (default: never).
 */
export interface ConnectionFault {
  host: string;
  at: "refuse" | "connect" | "tls";
  times?: number;
}

export interface TlsProxy extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** PEM file of the authority that signed every host's certificate. */
  caFile: string;
  /** Every host asked for that no route serves, in order; all of them were refused. */
  egress: string[];
  faults: ConnectionFault[];
  /** Answers for `host` with a handler, or forwards to a plain local origin such as `http://127.0.0.1:4000`. */
  route(host: string, target: Handler | string): void;
  /** The variables that send a child's traffic through this proxy and make it trust the authority. */
  env(): Record<string, string>;
  close(): Promise<void>;
}

/**
 * An HTTP proxy that ends TLS itself, so that a child process can talk to production host names without leaving the machine.
 * A host without a route is refused with 502 and noted in `egress`.
 */
export async function startTlsProxy(): Promise<TlsProxy> {
  const authority = await openAuthority();
  const routes = new Map<string, Handler>();
  const egress: string[] = [];
  const faults: ConnectionFault[] = [];
  const sockets = new Set<Duplex>();

  // Serves requests of opened tunnels, and plain `GET http://host/…` requests: both carry the host in the Host header.
  const server = createServer((incoming, outgoing) => {
    const host = (incoming.headers.host ?? "").replace(/:\d+$/, "");
    const handler = routes.get(host);
    if (!handler) {
      egress.push(host);
      outgoing.writeHead(502).end(`no route to ${host}`);
      return;
    }
    if (incoming.url?.startsWith("http://")) incoming.url = incoming.url.replace(/^http:\/\/[^/]*/, "") || "/";
    Promise.resolve(handler(incoming, outgoing)).catch((error: unknown) => {
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end(`emulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => track(sockets, socket));
  server.on("connect", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => {});
    const host = (incoming.url ?? "").replace(/:\d+$/, "");
    const fault = takeFault(faults, host);
    if (fault === "connect") return void socket.destroy();
    if (!routes.has(host)) egress.push(host);
    if (!routes.has(host) || fault === "refuse") {
      return void socket.end("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n");
    }
    if (incoming.url?.endsWith(":80")) {
      // Some clients tunnel plain HTTP too.
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (head.length > 0) socket.unshift(head);
      return void server.emit("connection", socket);
    }
    openTunnel({ host, socket, head, drop: fault === "tls" }).catch(() => socket.destroy());
  });

  async function openTunnel(tunnel: { host: string; socket: Duplex; head: Buffer; drop: boolean }): Promise<void> {
    const secureContext = await authority.contextOf(tunnel.host);
    tunnel.socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (tunnel.drop) return void tunnel.socket.destroy();
    if (tunnel.head.length > 0) tunnel.socket.unshift(tunnel.head);
    const secure = new TLSSocket(tunnel.socket as ConstructorParameters<typeof TLSSocket>[0], {
      isServer: true,
      secureContext,
      ALPNProtocols: ["http/1.1"],
    });
    secure.on("error", () => {});
    server.emit("connection", secure);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    await authority.remove();
  };
  return {
    url,
    caFile: authority.caFile,
    egress,
    faults,
    route: (host, target) => void routes.set(host, typeof target === "string" ? forwardTo(target) : target),
    env: () => ({
      HTTPS_PROXY: url,
      https_proxy: url,
      HTTP_PROXY: url,
      http_proxy: url,
      NO_PROXY: "127.0.0.1,localhost,::1",
      no_proxy: "127.0.0.1,localhost,::1",
      NODE_EXTRA_CA_CERTS: authority.caFile,
      GIT_SSL_CAINFO: authority.caFile,
    }),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function track(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
}

function takeFault(faults: ConnectionFault[], host: string): ConnectionFault["at"] | undefined {
  const fault = faults.find((candidate) => candidate.host === host && candidate.times !== 0);
  if (fault?.times !== undefined) fault.times -= 1;
  return fault?.at;
}

function forwardTo(origin: string): Handler {
  return (incoming, outgoing) => {
    const target = new URL(incoming.url ?? "/", origin);
    const upstream = request(target, { method: incoming.method ?? "GET", headers: incoming.headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
      reply.on("error", () => outgoing.destroy());
      reply.on("aborted", () => outgoing.destroy());
    });
    upstream.on("error", () => outgoing.destroy());
    outgoing.on("close", () => upstream.destroy());
    incoming.pipe(upstream);
  };
}

interface Authority {
  caFile: string;
  contextOf(host: string): Promise<SecureContext>;
  remove(): Promise<void>;
}

const FILES = ["ca.pem", "ca.key", "leaf.csr", "leaf.key"] as const;
const contexts = new Map<string, Promise<SecureContext>>();
let keysOfProcess: Promise<Record<string, string>> | undefined;

const openssl = (...args: string[]) => execute("openssl", args, { encoding: "utf8" });

/** Lays the process's authority down in a folder of its own: making keys costs more than a whole test. No key lies in the repository. */
async function openAuthority(): Promise<Authority> {
  const dir = await mkdtemp(join(tmpdir(), "retouch-ca-"));
  const file = (name: string) => join(dir, name);
  keysOfProcess ??= makeKeys();
  const keys = await keysOfProcess;
  await Promise.all(FILES.map((name) => writeFile(file(name), keys[name] ?? "", { mode: 0o600 })));

  async function sign(host: string): Promise<SecureContext> {
    const extensions = file(`${host}.ext`);
    await writeFile(extensions, `subjectAltName=DNS:${host}\nextendedKeyUsage=serverAuth\n`);
    const signer = ["-CA", file("ca.pem"), "-CAkey", file("ca.key"), "-set_serial", String(randomInt(2 ** 47)), "-days", "2", "-sha256"];
    const { stdout } = await openssl("x509", "-req", "-in", file("leaf.csr"), ...signer, "-extfile", extensions);
    return createSecureContext({ key: keys["leaf.key"] ?? "", cert: stdout });
  }

  return {
    caFile: file("ca.pem"),
    contextOf(host) {
      const known = contexts.get(host) ?? sign(host);
      contexts.set(host, known);
      return known;
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

/** PEM of the authority of all proxies of this process, for programs that outlive a proxy. */
export async function authorityOfProcess(): Promise<string> {
  keysOfProcess ??= makeKeys();
  return (await keysOfProcess)["ca.pem"] ?? "";
}

async function makeKeys(): Promise<Record<string, string>> {
  const dir = await mkdtemp(join(tmpdir(), "retouch-keys-"));
  const file = (name: string) => join(dir, name);
  try {
    const settings = "[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n";
    await writeFile(file("openssl.cnf"), settings);
    const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-config", file("openssl.cnf")];
    const authority = ["-extensions", "ca", "-days", "2", "-subj", "/CN=Test CA", "-keyout", file("ca.key"), "-out", file("ca.pem")];
    await Promise.all([
      openssl("req", "-x509", ...newKey, ...authority),
      openssl("req", "-new", ...newKey, "-subj", "/CN=emulator", "-keyout", file("leaf.key"), "-out", file("leaf.csr")),
    ]);
    return Object.fromEntries(await Promise.all(FILES.map(async (name) => [name, await readFile(file(name), "utf8")])));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
