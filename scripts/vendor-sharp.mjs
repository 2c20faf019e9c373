import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What sharp's WebAssembly build loads at run time, by package. sharp's own loader is told from the files it ships: the
 * CommonJS half is enough, since `createRequire` loads it; declarations, sources and install scripts stay behind.
 */
const PACKAGES = {
  sharp: /^dist\/.*\.cjs$/,
  "@img/sharp-wasm32": /^(index\.cjs|versions\.json|lib\/.*\.(js|wasm))$/,
  "@img/colour": /\.cjs$/,
  "detect-libc": /^lib\/.*\.js$/,
  semver: /^(index\.js|(classes|functions|internal|ranges)\/.*\.js)$/,
  "@emnapi/runtime": /^(index\.js|dist\/emnapi\.cjs(\.min)?\.js)$/,
};

/** Kept beside the code of each package: its manifest, and its licence; the WebAssembly build's README lists what is linked into it. */
const ALWAYS = /^(package\.json|LICEN[CS]E[^/]*|README\.md)$/i;

/**
 * Copies sharp and its WebAssembly build from `modules` (a node_modules directory) to `<vendor>/node_modules`.
 * @returns {Promise<{name: string, version: string, license: string, text: string}[]>} the licences of what was copied
 */
export async function vendorSharp(modules, vendor) {
  const licences = [];
  for (const [name, wanted] of Object.entries(PACKAGES)) {
    const from = join(modules, name);
    const to = join(vendor, "node_modules", name);
    const files = (await readdir(from, { recursive: true })).map((file) => file.replaceAll("\\", "/")).sort();
    const chosen = files.filter(
      (file) => wanted.test(file) || (ALWAYS.test(file) && (name === "@img/sharp-wasm32" || file !== "README.md")),
    );
    if (!chosen.some((file) => wanted.test(file))) throw new Error(`${name}: nothing to vendor; its layout has changed`);
    for (const file of chosen) await copyVerified(join(from, file), join(to, file));
    licences.push(await readLicence(from, name, chosen));
  }
  await preferWebAssembly(vendor);
  return licences;
}

/**
 * sharp looks for a build of its own first, before any prebuilt native package that a node_modules directory further up
 * may hold. One file in that place makes it take the WebAssembly build everywhere, so that all machines have one codec.
 */
async function preferWebAssembly(vendor) {
  const { version } = JSON.parse(await readFile(join(vendor, "node_modules/sharp/package.json"), "utf8"));
  const shim = join(vendor, `node_modules/sharp/src/build/Release/sharp-wasm32-${version}.node.js`);
  await mkdir(dirname(shim), { recursive: true });
  await writeFile(shim, 'module.exports = require("@img/sharp-wasm32/sharp.node");\n');
}

async function copyVerified(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
  if ((await sha256(from)) !== (await sha256(to))) throw new Error(`${to} is not a true copy`);
}

async function readLicence(from, name, files) {
  const { version, license } = JSON.parse(await readFile(join(from, "package.json"), "utf8"));
  const texts = files.filter((file) => !file.includes("/") && ALWAYS.test(file) && file !== "package.json");
  const text = (await Promise.all(texts.map((file) => readFile(join(from, file), "utf8")))).join("\n");
  return { name, version, license, text };
}

async function sha256(file) {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
