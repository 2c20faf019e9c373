/**
 * Tries the main job at no cost: runs the bundle over copies of the example pictures as GitHub's runner would, with the `sandbox`
 * provider (no key, no network): an edit, and the recipes of `examples/retouch.yml` into four languages. Each runs a second time to show
 * that nothing is made twice. Names the galleries of before and after that the runs wrote.
 *
 * Usage: npm run demo [-- folder-with-pictures]   (recipes come from a `retouch.yml` in the folder, where there is one)
 */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { devNull } from "node:os";
import { extname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const main = join(root, "dist/index.js");
const out = join(root, "out/demo");
const repository = join(out, "repository");
const temp = join(out, "temp");
const EXTENSIONS = [".png", ".jpg", ".jpeg", ".webp"];

const JOBS = [
  {
    title: "An edit",
    file: "edited.html",
    inputs: { images: "pictures/**", prompt: "Make the colours of {name} a little warmer.", output: "edited/{name}{ext}", deliver: "none" },
  },
  { title: "Recipes", file: "localized.html", inputs: { config: "recipes/retouch.yml", deliver: "none" } },
];

if (!process.version.startsWith("v24.")) {
  console.error(
    `GitHub runs the action with Node.js 24, and this is Node.js ${process.version}. Start the demo with \`npm run demo\`: on Linux (x64), npm then uses the Node.js 24 in node_modules. On other systems, install Node.js 24 first.`,
  );
  process.exit(1);
}

await rm(out, { recursive: true, force: true });
const folder = resolve(process.argv[2] ?? join(root, "examples"));
const hasRecipes = existsSync(join(folder, "retouch.yml"));
await makeRepository(folder);

const jobs = [];
for (const { title, file, inputs } of JOBS.slice(0, hasRecipes ? 2 : 1)) {
  console.log(`${title}\n`);
  const first = await runAction(inputs);
  console.log(`\n${title}, again with the same inputs\n`);
  const second = await runAction(inputs);
  console.log("");
  const gallery = join(out, file);
  if (first.outputs["report-file"]) await cp(first.outputs["report-file"], gallery);
  jobs.push({ gallery, again: second.outputs["skip-reason"], first });
}
await writeFile(join(out, "summary.md"), jobs.map(({ first }) => first.summary).join("\n"));
await rm(temp, { recursive: true, force: true });

const shown = (path) => relative(process.cwd(), path).replaceAll("\\", "/");
console.log(`The demo made:
${jobs.map(({ gallery, first }) => `  ${shown(gallery)}  a gallery: before and after of ${first.outputs.edited} pictures`).join("\n")}
  ${shown(repository)}  the repository with the pictures and the lockfile (git status shows what is new)
  ${shown(join(out, "summary.md"))}  the summaries of the runs

Open a gallery in a browser: ${jobs.map(({ gallery }) => shown(gallery)).join(" or ")}`);
const worked = jobs.every(({ first, again }) => first.exitCode === 0 && Number(first.outputs.edited) > 0 && again === "up-to-date");
if (!worked) console.error("\nThe demo failed. See the log above.");
process.exitCode = worked ? 0 : 1;

/** A repository with one commit that holds the pictures. */
async function makeRepository(folder) {
  const names = (await readdir(folder).catch(() => [])).filter((name) => EXTENSIONS.includes(extname(name).toLowerCase())).sort();
  if (names.length === 0) throw new Error(`${folder} contains no pictures`);
  await mkdir(join(repository, "pictures"), { recursive: true });
  for (const name of names) await cp(join(folder, name), join(repository, "pictures", name));
  const recipes = (await readdir(folder)).filter((name) => extname(name) === ".yml");
  for (const name of recipes) await cp(join(folder, name), join(repository, "recipes", name));
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

/** A line as the run's page shows it: commands to the runner are not text. */
function print(line) {
  const command = /^::(\w[\w-]*)[^:]*::(.*)$/.exec(line);
  if (!command) console.log(`  ${line}`);
  else if (command[1] === "error" || command[1] === "warning") console.log(`  ${command[1]}: ${command[2]}`);
}

/** `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text) {
  const blocks = text.replaceAll("\r\n", "\n").matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]));
}
