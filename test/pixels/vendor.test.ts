import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, normalize, relative } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Prints what of sharp is in the process after the pixel modules were imported, and again after their first use. */
const PROBE = `
  import { createRequire } from "node:module";
  const { startEngine, runPixels } = await import(${JSON.stringify(join(root, "src/pixels/sharp.ts"))});
  await import(${JSON.stringify(join(root, "src/pixels/finish-picture.ts"))});
  const modules = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes("sharp")).length;
  const before = modules();
  const png = await runPixels({ pixels: Buffer.alloc(18), width: 3, height: 2, channels: 3 }, (image) => image.png());
  const native = process.report.getReport().sharedObjects.filter((file) => /sharp|vips/.test(file));
  console.log(JSON.stringify({ before, after: modules() > 0, width: png.readUInt32BE(16), engine: startEngine(), native }));
`;
const vendor = join(root, "dist/vendor/node_modules");

async function probe(env: Record<string, string>): Promise<{ native: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", PROBE], { cwd: root, env });
  return JSON.parse(stdout);
}

const isNativePlatform = process.platform === "linux" && process.arch === "x64";

describe("the vendored image library", () => {
  it("is a true copy of the packages' compiled code, which nobody may execute", async () => {
    const compiled = (await readdir(vendor, { recursive: true })).filter((file) => /\.(wasm|node|so\.[\d.]+)$/.test(file));
    expect(compiled).toHaveLength(3);
    for (const file of compiled) {
      expect(await digest(join(vendor, file))).toBe(await digest(join(root, "node_modules", file)));
      expect((await stat(join(vendor, file))).mode & 0o111).toBe(0);
    }
  });

  it.runIf(isNativePlatform)("is loaded at its first use only, natively, from its own folder", async () => {
    const found = await probe({});
    expect(found).toMatchObject({ before: 0, after: true, width: 3, engine: "native" });
    const folders = found.native.map((file) => relative(vendor, dirname(normalize(file))));
    expect(folders).toEqual(["@img/sharp-linux-x64/lib", "@img/sharp-libvips-linux-x64/lib"]);
  });

  it("is loaded as WebAssembly where the native build cannot be", async () => {
    expect(await probe({ RETOUCH_PIXELS: "wasm" })).toEqual({ before: 0, after: true, width: 3, engine: "wasm", native: [] });
  });
});

async function digest(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
