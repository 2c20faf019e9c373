import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Prints what of sharp is in the process after the pixel modules were imported, and again after their first use. */
const PROBE = `
  import { createRequire } from "node:module";
  const { loadSharp } = await import(${JSON.stringify(join(root, "src/pixels/sharp.ts"))});
  await import(${JSON.stringify(join(root, "src/pixels/finish-picture.ts"))});
  const modules = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("sharp")).length;
  const before = modules();
  const { width } = await loadSharp()({ create: { width: 3, height: 2, channels: 3, background: "red" } }).png().metadata();
  const native = process.report.getReport().sharedObjects.filter((file) => /sharp|vips/.test(file));
  console.log(JSON.stringify({ before, after: modules() > 0, width, native }));
`;

describe("the vendored image library", () => {
  it("is a true copy of the package's WebAssembly", async () => {
    const { version } = JSON.parse(await readFile(join(root, "node_modules/@img/sharp-wasm32/package.json"), "utf8"));
    const wasm = `node_modules/@img/sharp-wasm32/lib/sharp-wasm32-${version}.node.wasm`;
    const digest = async (file: string) =>
      createHash("sha256")
        .update(await readFile(file))
        .digest("hex");
    expect(await digest(join(root, "dist/vendor", wasm))).toBe(await digest(join(root, wasm)));
  });

  it("is loaded at its first use only, and never natively, though a native build is installed", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", PROBE], { cwd: root });
    expect(JSON.parse(stdout)).toEqual({ before: 0, after: true, width: 3, native: [] });
  });
});
