import { describe, expect, test } from "vitest";
import { answerWith } from "../emulators/picture.ts";
import type { SeenRequest } from "../emulators/provider-server.ts";
import { draw, look } from "./pictures.ts";
import { isForm, SANDBOX, type Subject, sentPictures, subjectOf, withModel } from "./subjects.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

/** Told apart by their blue: sources below 60, references above. */
const BLUES = { "person.png": 30, "shoe.png": 50, "refs/bag.png": 120, "refs/hat.jpg": 180, "refs/scarf.webp": 230 } as const;
const drawn = (blue: number) => draw(576, 384, { blue });
const FILES = {
  "person.png": await drawn(BLUES["person.png"]).png().toBuffer(),
  "shoe.png": await drawn(BLUES["shoe.png"]).png().toBuffer(),
  "refs/bag.png": await drawn(BLUES["refs/bag.png"]).png().toBuffer(),
  "refs/hat.jpg": await drawn(BLUES["refs/hat.jpg"]).jpeg({ quality: 98 }).toBuffer(),
  "refs/scarf.webp": await drawn(BLUES["refs/scarf.webp"]).webp({ lossless: true }).toBuffer(),
};
// Not in the order of their names.
const INPUTS = { images: "*.png", references: "refs/h*\nrefs/*\n!refs/scarf.webp", prompt: "Put them on.", concurrency: "1" };
const answer = answerWith({ scale: 0.2 });

/** Names of the pictures in a request, in order. */
async function namesOf(seen: SeenRequest): Promise<string[]> {
  const sent = await Promise.all(sentPictures(seen).map(async (bytes) => (await look(bytes)).at(0.5, 0.5)[2] ?? 0));
  const near = (blue: number) => Object.entries(BLUES).find(([, wanted]) => Math.abs(wanted - blue) < 8)?.[0];
  return sent.map((blue) => near(blue) ?? `blue ${blue}`);
}

interface Row {
  subject: Subject;
  /** The request's field that holds them all. */
  field: string;
  /** The source comes after the references. */
  sourceLast?: true;
  /** References at most. */
  most: number;
}

const aimlapi = subjectOf("aimlapi, data[]");
const several = withModel(aimlapi, "alibaba/qwen-image-3-edit", { price: 0.0455 });
const dashscope = subjectOf("dashscope");
const ROWS: readonly Row[] = [
  { subject: several, field: "image_urls", most: 2 },
  { subject: withModel(aimlapi, "alibaba/qwen-image-2-0-pro", { price: 0.0975 }), field: "image_urls", most: 2 },
  { subject: dashscope, field: "content", most: 2 },
  { subject: withModel(dashscope, "qwen-image-edit", { price: 0.045 }), field: "content", sourceLast: true, most: 2 },
  { subject: withModel(dashscope, "qwen-image-3.0", { price: 0.039 }), field: "content", most: 2 },
  { subject: withModel(subjectOf("oxen, queue"), "qwen-image-edit-plus", { price: 0.04 }), field: "input_image", most: 2 },
  { subject: withModel(subjectOf("oxen, sync"), "qwen-image-3", { price: 0.04 }), field: "input_images", most: 2 },
  { subject: subjectOf("openai-compatible, openai"), field: "image[]", most: 15 },
  { subject: subjectOf("openai-compatible, sdcpp"), field: "image[]", most: 15 },
];

/** The pictures of a request stand in one field, as a list. */
function listOf({ body }: SeenRequest, field: string): unknown[] {
  if (isForm(body)) return body.files.filter((file) => file.field === field);
  const found: unknown[][] = [];
  JSON.stringify(body, (key, value: unknown) => {
    if (key === field && Array.isArray(value)) found.push(value);
    return value;
  });
  return (found[0] ?? []).filter((item) => JSON.stringify(item).includes("data:image/"));
}

describe.concurrent.each(ROWS)("$subject.name", ({ subject, field, sourceLast, most }) => {
  const recipe = (source: string, ...references: string[]) => (sourceLast ? [...references, source] : [source, ...references]);

  test("go along with each image in the recipe of their globs, and are part of what is paid for once", async () => {
    await using bench = await openWorkbench(subject, { files: FILES, answer });
    const run = await bench.run(INPUTS);
    expect(run.codes).toEqual([null, null]);
    expect(await Promise.all(run.paid.map(namesOf))).toEqual(
      ["person.png", "shoe.png"].map((source) => recipe(source, "refs/hat.jpg", "refs/bag.png")),
    );
    for (const seen of run.paid) expect(listOf(seen, field)).toHaveLength(3);
    if (subject.price !== undefined) expect(run.outputs["estimated-cost"]).toBe(String(Number((subject.price * 2).toFixed(6))));
    // It is the source that was edited: its corners are left.
    for (const path of ["person.png", "shoe.png"] as const)
      expect(Math.abs(((await look(await bench.read(path))).at(0.1, 0.1)[2] ?? 0) - BLUES[path])).toBeLessThan(10);
    for (const path of ["refs/bag.png", "refs/hat.jpg"] as const) expect(await bench.read(path)).toEqual(FILES[path]);

    const again = await bench.run(INPUTS);
    expect(again.requests).toEqual([]);
    expect(again.outputs["skip-reason"]).toBe("up-to-date");
  });

  test("are an error before anything is sent where they are too many", async () => {
    const many = Object.fromEntries(Array.from({ length: most + 1 }, (_, index) => [`many/${index}.png`, FILES["refs/bag.png"]]));
    await using bench = await openWorkbench(subject, { files: { ...FILES, ...many }, answer, warm: true });
    const run = await bench.run({ ...INPUTS, references: "many/*" });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(
      new RegExp(`\`references\`: ${most + 1} files; the model \\S+ accepts at most ${most} in addition to the image\\.`),
    );
  });
});

describe.concurrent("a reference that cannot be read", () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12345\n`;
  const rows: [string, Buffer | string, string, RegExp][] = [
    ["no picture", "just words", "invalid-image", /^The reference image refs\/x\.png cannot be used: /],
    ["cut off", FILES["refs/bag.png"].subarray(0, -60), "invalid-image", /^The reference image refs\/x\.png cannot be used: .*cut off/],
    ["a pointer", pointer, "lfs-pointer", /^The reference image refs\/x\.png cannot be used: .*Git LFS pointer/],
  ];
  test.each(rows)("because it is %s fails its tasks before anything is paid", async (_, bytes, code, message) => {
    await using bench = await openWorkbench(several, { files: { ...FILES, "refs/x.png": bytes }, answer, warm: true });
    const run = await bench.run({ ...INPUTS, references: "refs/x.png" });
    expect(run.codes).toEqual([code, code]);
    for (const { error, cost } of run.results) {
      expect(error?.message).toMatch(message);
      expect(cost).toBe(0);
    }
    expect(run.paid).toEqual([]);
    // Mended: the tasks are done.
    await bench.write("refs/x.png", FILES["refs/bag.png"]);
    expect((await bench.run({ ...INPUTS, references: "refs/x.png" })).codes).toEqual([null, null]);
  });
});

describe.concurrent("references", () => {
  test.each([
    [aimlapi, /alibaba\/qwen-image-edit takes one image only\. Models of `provider: aimlapi` that can: `alibaba\/qwen-image-3-edit`/],
    [subjectOf("pixazo"), /qwen-image-edit takes one image only\./],
    [subjectOf("oxen, queue"), /qwen-image-edit takes one image only\. Models .* that can: `qwen-image-edit-plus`/],
  ])("are an error with a model that takes one picture: $0.name", async (subject, message) => {
    await using bench: Workbench = await openWorkbench(subject, { files: FILES, answer, warm: true });
    const run = await bench.run(INPUTS);
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toMatch(message);
  });

  test("in another recipe are another request; so is another picture", async () => {
    await using bench = await openWorkbench(several, { files: FILES, answer, warm: true });
    const inputs = { ...INPUTS, images: "person.png" };
    await bench.run(inputs);
    const turned = await bench.run({ ...inputs, references: "refs/b*\nrefs/h*" });
    expect(await Promise.all(turned.paid.map(namesOf))).toEqual([["person.png", "refs/bag.png", "refs/hat.jpg"]]);
    await bench.write("refs/hat.jpg", await drawn(BLUES["refs/scarf.webp"]).jpeg({ quality: 98 }).toBuffer());
    const changed = await bench.run({ ...inputs, references: "refs/b*\nrefs/h*" });
    expect(await Promise.all(changed.paid.map(namesOf))).toEqual([["person.png", "refs/bag.png", "refs/scarf.webp"]]);
    const none = await bench.run({ ...inputs, references: "refs/*\nstyles/*" });
    expect(none.requests).toEqual([]);
    expect(none.annotations[0]?.message).toMatch(/`references`: styles\/\* matches no files\./);
  });

  test("are not edited themselves where the globs select them too: a second run pays for nothing", async () => {
    await using bench = await openWorkbench(several, { files: FILES, answer, warm: true });
    const inputs = { ...INPUTS, references: "shoe.png" };
    const run = await bench.run(inputs);
    expect(run.results.map(({ source, status }) => [source, status])).toEqual([["person.png", "edited"]]);
    expect(run.stdout).toContain("shoe.png is a reference and is not edited itself.");
    expect(await bench.read("shoe.png")).toEqual(FILES["shoe.png"]);
    const again = await bench.run(inputs);
    expect([again.paid, again.outputs["skip-reason"]]).toEqual([[], "up-to-date"]);

    const made = await bench.run({ ...inputs, images: "person.png", output: "shoe.png" });
    expect(made.requests).toEqual([]);
    expect(made.annotations[0]?.message).toMatch(/`output`: shoe\.png is also one of the `references`/);
  });

  test("that two recipes make for each other are an error before anything is sent", async () => {
    const recipe = (name: string, image: string, reference: string) =>
      `  - { name: ${name}, images: ${image}, references: ${reference}, prompt: x }\n`;
    const config = `recipes:\n${recipe("one", "person.png", "shoe.png")}${recipe("two", "shoe.png", "person.png")}`;
    await using bench = await openWorkbench(several, { files: { ...FILES, "retouch.yml": config }, answer, warm: true });
    const run = await bench.run({ config: "retouch.yml", images: "", prompt: "" });
    expect(run.requests).toEqual([]);
    expect(run.annotations[0]?.message).toContain(
      'recipe "one", recipe "two": each uses results of another one (person.png, shoe.png), so every run would make them again.',
    );
  });

  test("may be a style sheet for each language, and can be tried with the sandbox", async () => {
    await using bench = await openWorkbench(several, { files: FILES, answer, warm: true });
    const inputs = { images: "person.png", locales: "fr, ja", references: "refs/hat.jpg", prompt: "", concurrency: "1" };
    const run = await bench.run(inputs);
    expect(await Promise.all(run.paid.map(namesOf))).toEqual(Array(2).fill(["person.png", "refs/hat.jpg"]));

    await using sandbox = await openWorkbench(SANDBOX, { files: FILES, warm: true });
    expect((await sandbox.run(INPUTS)).codes).toEqual([null, null]);
    await sandbox.write("refs/hat.jpg", FILES["refs/bag.png"]);
    expect((await sandbox.run(INPUTS)).codes).toEqual([null, null]);
    expect((await sandbox.run(INPUTS)).outputs["skip-reason"]).toBe("up-to-date");
  });
});
