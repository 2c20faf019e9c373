/**
 * Tries the main job at no cost: runs the bundle over copies of the example pictures as GitHub's runner would. The `sandbox` provider (no
 * key, no network) makes an edit, and the recipes of `examples/retouch.yml` into four languages. A real kind of edit is shown as an
 * illustration, which code draws in the place of a model. Each runs a second time to show that nothing is made twice. Names the galleries
 * of before and after that the runs wrote, and opens the first one where there is a desktop.
 *
 * Usage: npm run demo [-- folder-with-pictures] [--out folder]   (recipes come from a `retouch.yml` in the folder, where there is one)
 */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const main = join(root, "dist/index.js");
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const out = resolve(options.out ?? join(root, "out/demo"));
const repository = join(out, "repository");
const temp = join(out, "temp");
const EXTENSIONS = [".png", ".jpg", ".jpeg", ".webp"];
/** Its name stands in the log and in the gallery. */
const ILLUSTRATION = `recipes:
  - name: illustration-drawn-by-code
    images: pictures/photo.jpg
    prompt: Remove the trees. Change nothing else.
    preserve: outside-change
    output: illustration-drawn-by-code/{name}{ext}
`;
const shown = (path) => (relative(process.cwd(), path) || ".").replaceAll("\\", "/");

if (!process.version.startsWith("v24.")) {
  fail(
    `GitHub runs the action with Node.js 24, and this is Node.js ${process.version}. Start the demo with \`npm run demo\`: on Linux (x64), npm then uses the Node.js 24 in node_modules. On other systems, install Node.js 24 first.`,
  );
}

const examples = join(root, "examples");
const folder = resolve(positionals[0] ?? examples);
// Nothing is deleted before it is known that there is something to do.
const found = await readdir(folder).catch(() => undefined);
const names = (found ?? []).filter((name) => EXTENSIONS.includes(extname(name).toLowerCase())).sort();
if (!found) fail(`There is no folder ${shown(folder)}.`);
if (names.length === 0) fail(`The folder ${shown(folder)} contains no pictures (${EXTENSIONS.map((name) => name.slice(1)).join(", ")}).`);
if (`${folder}/`.startsWith(`${out}/`))
  fail(`The folder ${shown(folder)} is in the output of the demo, which is deleted first. Copy it elsewhere.`);

await rm(out, { recursive: true, force: true });
await makeRepository();

const jobs = [];
if (folder === examples) {
  // Only for this, since nothing else needs the image library in this process.
  const { startIllustrator } = await import("./examples/illustrator.mjs");
  const illustrator = await startIllustrator();
  const inputs = { config: "illustration/retouch.yml", provider: "openai-compatible", "base-url": illustrator.url, model: "drawn-by-code" };
  await play("A real kind of edit, as an illustration: code draws the answer, no model is called", "illustration", inputs);
  illustrator.close();
}
await play("An edit by the sandbox", "edited", {
  images: "pictures/**",
  prompt: "Make the colours of {name} a little warmer.",
  output: "edited/{name}{ext}",
});
if (existsSync(join(repository, "recipes/retouch.yml")))
  await play("Recipes, by the sandbox", "localized", { config: "recipes/retouch.yml" });
await writeFile(join(out, "summary.md"), jobs.map(({ first }) => first.summary).join("\n"));
await rm(temp, { recursive: true, force: true });

const galleries = jobs.filter(({ gallery }) => gallery);
console.log(`The demo made:
${galleries.map(({ gallery, title, first }) => `  ${shown(gallery)}  a gallery, before and after of ${first.outputs.edited} ${first.outputs.edited === "1" ? "picture" : "pictures"}. ${title}`).join("\n")}
  ${shown(repository)}  the repository with the pictures and the lockfile (git status shows what is new)
  ${shown(join(out, "summary.md"))}  the summaries of the runs
`);
const [best] = galleries;
if (best)
  console.log(
    (await openInBrowser(best.gallery)) ? `Opened ${shown(best.gallery)} in the browser.` : `Open ${shown(best.gallery)} in a browser.`,
  );
const worked = jobs.every(({ first, again }) => first.exitCode === 0 && Number(first.outputs.edited) > 0 && again === "up-to-date");
if (!worked) console.error("\nThe demo failed. See the log above.");
process.exitCode = worked ? 0 : 1;

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs the action twice with these inputs, and takes its gallery, with pictures that lie beside it, to the folder of this name. */
async function play(title, name, given) {
  const inputs = { deliver: "none", ...given };
  console.log(`${title}\n`);
  const first = await runAction(inputs);
  console.log("\nThe same again\n");
  const second = await runAction(inputs);
  console.log("");
  const report = first.outputs["report-file"];
  const gallery = report && join(out, name, basename(report));
  if (gallery) await cp(dirname(report), dirname(gallery), { recursive: true });
  jobs.push({ title, gallery, again: second.outputs["skip-reason"], first });
}

/** @returns whether a browser shows the file; false in CI, and where there is no desktop. */
async function openInBrowser(file) {
  const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const [command, ...args] =
    { darwin: ["open", file], win32: ["cmd", "/c", "start", "", file] }[process.platform] ??
    (DISPLAY || WAYLAND_DISPLAY ? ["xdg-open", file] : []);
  if (CI || !command) return false;
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  const ended = new Promise((done) => child.on("error", () => done(false)).on("close", (code) => done(code === 0)));
  // A browser that is started by it may run on.
  const isOpen = await Promise.race([ended, sleep(3000, true)]);
  child.unref();
  return isOpen;
}

/** A repository with one commit that holds the pictures. */
async function makeRepository() {
  await mkdir(join(repository, "pictures"), { recursive: true });
  for (const name of names) await cp(join(folder, name), join(repository, "pictures", name));
  const recipes = found.filter((name) => extname(name) === ".yml");
  for (const name of recipes) await cp(join(folder, name), join(repository, "recipes", name));
  if (folder === examples) {
    await mkdir(join(repository, "illustration"));
    await writeFile(join(repository, "illustration/retouch.yml"), ILLUSTRATION);
  }
  // The settings of the person who runs this (signing, hooks, templates) are not asked for.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" };
  const identity = ["-c", "user.name=Retouch demo", "-c", "user.email=demo@example.com"];
  for (const args of [
    ["init", "--quiet"],
    ["add", "."],
    [...identity, "commit", "--quiet", "--message", "Example pictures"],
  ])
    await promisify(execFile)("git", args, { cwd: repository, env });
}

/** As actions/runner starts a JavaScript action: every declared input is a variable, and files take outputs and summary. */
async function runAction(given) {
  const { inputs } = parse(await readFile(join(root, "action.yml"), "utf8"));
  await mkdir(temp, { recursive: true });
  const files = { GITHUB_OUTPUT: join(temp, "output"), GITHUB_STEP_SUMMARY: join(temp, "summary"), GITHUB_STATE: join(temp, "state") };
  for (const file of Object.values(files)) await writeFile(file, "");
  await writeFile(join(temp, "event.json"), "{}");
  const values = Object.entries(inputs).map(([name, { default: value = "" }]) => {
    // There is no GitHub here, so that expressions (the token's) have no value.
    const text = given[name] ?? (String(value).startsWith("${{") ? "" : String(value));
    return [`INPUT_${name.toUpperCase()}`, text];
  });
  const env = {
    ...Object.fromEntries(["PATH", "Path", "SYSTEMROOT", "HOME"].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
    ...Object.fromEntries(values),
    ...files,
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "workflow_dispatch",
    GITHUB_EVENT_PATH: join(temp, "event.json"),
    GITHUB_REF: "refs/heads/main",
    GITHUB_WORKSPACE: repository,
    GITHUB_WORKFLOW: "Demo",
    GITHUB_JOB: "demo",
    RUNNER_TEMP: temp,
  };
  const child = spawn(process.execPath, [main], { cwd: repository, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((done, failed) => child.on("error", failed).on("close", done));
  for await (const line of createInterface({ input: child.stdout })) print(line);
  const exitCode = await ended;
  return {
    exitCode,
    outputs: parseOutputs(await readFile(files.GITHUB_OUTPUT, "utf8")),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, "utf8"),
  };
}

/** A line as the run's page shows it: commands to the runner are not text. The gallery is moved, and named at the end. */
function print(line) {
  if (line.startsWith("Gallery: ")) return;
  const command = /^::(\w[\w-]*)[^:]*::(.*)$/.exec(line);
  if (!command) console.log(`  ${line}`);
  else if (command[1] === "error" || command[1] === "warning") console.log(`  ${command[1]}: ${command[2]}`);
}

/** `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text) {
  const blocks = text.replaceAll("\r\n", "\n").matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]));
}
