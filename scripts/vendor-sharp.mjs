import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What sharp loads at run time, by package: its native build for Linux x64 with glibc, which GitHub's own runners are, and its
 * WebAssembly build for all others. Of sharp itself the CommonJS half is enough, since `createRequire` loads it; declarations,
 * sources and install scripts stay behind.
 */
const PACKAGES = {
  sharp: /^dist\/.*\.cjs$/,
  "@img/sharp-linux-x64": /^(index\.cjs|lib\/.*\.node)$/,
  "@img/sharp-libvips-linux-x64": /^(versions\.json|lib\/libvips-cpp\.so\.[\d.]+)$/,
  "@img/sharp-wasm32": /^(index\.cjs|versions\.json|lib\/.*\.(js|wasm))$/,
  "@img/colour": /\.cjs$/,
  "detect-libc": /^lib\/.*\.js$/,
  semver: /^(classes|functions|internal|ranges)\/.*\.js$/,
  "@emnapi/runtime": /^(index\.js|dist\/emnapi\.cjs(\.min)?\.js)$/,
};

/** Kept beside the code of each package: its manifest, and its licence. */
const ALWAYS = /^(package\.json|LICEN[CS]E[^/]*)$/i;
/** The README of these lists what is linked into them, and by which licence. */
const LINKED = ["@img/sharp-libvips-linux-x64", "@img/sharp-wasm32"];

/**
 * Copies sharp and its two builds from `modules` (a node_modules directory) to `<vendor>/node_modules`.
 * @returns {Promise<{name: string, version: string, license: string, text: string}[]>} the licences of what was copied
 */
export async function vendorSharp(modules, vendor) {
  const licences = [];
  for (const [name, wanted] of Object.entries(PACKAGES)) {
    const from = join(modules, name);
    const to = join(vendor, "node_modules", name);
    const files = (await listFiles(from, name)).map((file) => file.replaceAll("\\", "/")).sort();
    const chosen = files.filter((file) => wanted.test(file) || ALWAYS.test(file) || (LINKED.includes(name) && file === "README.md"));
    if (!chosen.some((file) => wanted.test(file))) throw new Error(`${name}: nothing to vendor; its layout has changed`);
    for (const file of chosen) await copyVerified(join(from, file), join(to, file));
    licences.push(await readLicence(from, name, chosen));
  }
  await chooseBuild(vendor);
  await writeFile(join(vendor, "node_modules/semver/index.js"), LAZY_SEMVER);
  return licences;
}

/** The packages of another platform are not installed by default, and without them `dist` would be another than everywhere else. */
async function listFiles(directory, name) {
  try {
    return await readdir(directory, { recursive: true });
  } catch (cause) {
    throw new Error(`${name} is not installed. Run \`npm ci --os=linux --cpu=x64 --libc=glibc\`, then build again.`, { cause });
  }
}

/** The native build, where it can be loaded: not with musl or an old glibc, nor on a processor that lacks what it was compiled for. */
const NATIVE_SHIM = `if (process.env.RETOUCH_PIXELS === "wasm") throw new Error("RETOUCH_PIXELS asks for WebAssembly");
const native = require("@img/sharp-linux-x64/sharp.node");
if (!native._isUsingX64V2()) throw new Error("the processor lacks x86-64-v2");
module.exports = native;
`;
const WASM_SHIM = 'module.exports = require("@img/sharp-wasm32/sharp.node");\n';

/** What sharp calls of it, each loaded when it is called: all of them together are half of what loading sharp takes. */
const LAZY_SEMVER = `${["coerce", "gte", "satisfies"]
  .map((name) => `exports.${name} = (...args) => require("./functions/${name}")(...args);`)
  .join("\n")}\n`;

/**
 * sharp looks for builds of its own first, before any prebuilt package that a node_modules directory further up may hold: for
 * one of the platform, then for WebAssembly. Files in these two places make it take what is vendored here and nothing else.
 */
async function chooseBuild(vendor) {
  const { version } = JSON.parse(await readFile(join(vendor, "node_modules/sharp/package.json"), "utf8"));
  const release = join(vendor, "node_modules/sharp/src/build/Release");
  await mkdir(release, { recursive: true });
  await writeFile(join(release, `sharp-linux-x64-${version}.node.js`), NATIVE_SHIM);
  await writeFile(join(release, `sharp-wasm32-${version}.node.js`), WASM_SHIM);
}

async function copyVerified(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  // Whatever the machine that installed the packages made of them.
  await chmod(to, 0o644);
  if ((await sha256(from)) !== (await sha256(to))) throw new Error(`${to} is not a true copy`);
}

async function readLicence(from, name, files) {
  const { version, license } = JSON.parse(await readFile(join(from, "package.json"), "utf8"));
  const texts = files.filter((file) => /^(LICEN[CS]E[^/]*|README\.md)$/i.test(file));
  const text = (await Promise.all(texts.map((file) => readFile(join(from, file), "utf8")))).join("\n");
  return { name, version, license, text };
}

async function sha256(file) {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
