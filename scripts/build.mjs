/**
 * Makes `dist`, which is all that a runner downloads and runs: the bundle (`index.js` and chunks that are loaded when needed), the
 * program that decodes pictures (`pixels.js`), sharp's builds beside it, and the licences of all. The same sources give the same bytes
 * on every machine.
 *
 * Usage: node scripts/build.mjs [--out dist]
 */
import { execFile } from "node:child_process";
import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { vendorSharp } from "./vendor-sharp.mjs";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { out: { type: "string", default: "dist" } } });

// Made aside and moved into place, so that `dist` is never half there.
const work = join(root, "out", `build-${values.out.replace(/\W+/g, "-")}`);
const out = join(work, "dist");
const compiled = join(work, "compiled");
await rm(work, { recursive: true, force: true });
// The compiler goes first: the bundler's own TypeScript loader makes CommonJS of `module: NodeNext`, which loses `import()`.
await runNode("node_modules/typescript/bin/tsc", ["--project", "scripts/tsconfig.bundle.json", "--outDir", compiled]);
await Promise.all([bundle("main.js", out), bundle("pixel-process.js", join(work, "pixels"))]);
await leaveOutHttp2(join(out, "index.js"));
// What it holds is in the bundle too, licences included.
await rename(join(work, "pixels/index.js"), join(out, "pixels.js"));
// The bundler mangles WebAssembly and native code, and sharp's threads start from a script file of their own: hence as plain files.
const vendored = await vendorSharp(join(root, "node_modules"), join(out, "vendor"));
const panzoom = await copyPage(join(out, "page"));
await appendLicences(join(out, "licenses.txt"), [...vendored, panzoom]);
// Makes `index.js` an ES module wherever `dist` is put.
await writeFile(join(out, "package.json"), '{ "type": "module" }\n');
await rm(join(root, values.out), { recursive: true, force: true });
await rename(out, join(root, values.out));
await rm(work, { recursive: true, force: true });

async function bundle(entry, directory) {
  const options = ["--out", directory, "--no-cache", "--quiet", "--license", "licenses.txt", "--target", "es2022"];
  await runNode("node_modules/@vercel/ncc/dist/ncc/cli.js", ["build", join(compiled, entry), ...options]);
}

/**
 * undici loads Node's HTTP/2 at each start, and goes on without it where it is missing: this program asks no server for it, and a
 * fortieth of the time to the first request goes into it.
 */
async function leaveOutHttp2(file) {
  const text = await readFile(file, "utf8");
  const parts = text.split(/= __WEBPACK_EXTERNAL_createRequire\(import\.meta\.url\)\("(?:node:)?http2"\);/);
  if (parts.length !== 2) throw new Error(`${file} does not load HTTP/2 once.`);
  await writeFile(file, parts.join('= undefined; throw new Error("HTTP/2 is left out.");'));
}

/** The gallery's page and the library that it uses, which browsers run as they are. @returns that library's licence. */
async function copyPage(directory) {
  const name = "@panzoom/panzoom";
  const library = join(root, "node_modules", name);
  await cp(join(root, "src/page"), directory, { recursive: true });
  await cp(join(library, "dist/panzoom.min.js"), join(directory, "panzoom.js"));
  return { name, license: "MIT", text: await readFile(join(library, "MIT-License.txt"), "utf8") };
}

async function runNode(script, args) {
  try {
    await promisify(execFile)(process.execPath, [join(root, script), ...args], { cwd: root, maxBuffer: 64 << 20 });
  } catch (cause) {
    throw new Error(`${script} failed:\n${cause.stdout}${cause.stderr}`, { cause });
  }
}

/** Sharp's packages name what is linked into them, and the licence of each; the texts of these are in `scripts/licenses`. */
async function appendLicences(file, packages) {
  const bundled = await readFile(file, "utf8");
  const texts = packages.map(({ name, license, text }) => `${name}\n${license}\n${text.trim()}\n`);
  const linked = ["linked-libraries", "LGPL-3.0", "GPL-3.0", "MPL-1.1"].map((name) => join(root, `scripts/licenses/${name}.txt`));
  const whole = await Promise.all(linked.map((path) => readFile(path, "utf8")));
  await writeFile(file, `${[bundled.trim(), ...texts, ...whole.map((text) => text.trimEnd())].join("\n\n")}\n`);
}
