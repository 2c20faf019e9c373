import { existsSync } from "node:fs";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { startGithub } from "../emulators/github/github.ts";
import { decodePicture, drawPictures } from "./pictures.ts";
import { listPaths, openPull, playPull, readLock, readResults } from "./scene.ts";

/** What people, and those who wish others ill, call files. */
const NAMES = [
  "plain.png",
  "with space & (brackets).png",
  "quote\"s and 'apostrophes'.png",
  "per%cent %2e%2e%2f.png",
  "ünïcode 🎨/日本語.png",
  "e\u0301 decomposed.png",
  "@octocat #1 fixes #2.png",
  "<img src=x onerror=alert(1)>.png",
  "<!-- retouch:Images%20%2F%20edit -->.png",
  "</td></tr></table><script>.png",
  "](https:evil.example) ![x](https:evil.example.png",
  "`code` **bold** | pipe |.png",
  "::error::pwned.png",
  "##[error]pwned.png",
  "line\nbreak.png",
  "::set-output name=changed::no\n::error::second line.png",
  "carriage\rreturn.png",
  "tab\tand \u202eright-to-left.png",
  "back\\slash.png",
  "$(touch pwned) ;touch pwned.png",
  "-dash.png",
  ":(top)magic.png",
  "[a]*?.png",
  "{a,b}.png",
  "folder\nwith break/inside.png",
  "https:/evil.example/x.png",
  "a##[set-output name=changed]no.png",
  "a\u2028::error::\u0085\u001b[31m\u200b\u200f.png",
  "Co-authored-by: eve <eve@example.com>.png",
  "[skip ci] ***NO_CI*** fixes GH-1.png",
];

/** No tag, attribute, address, mention or reference of a name's making, as GitHub would render it. */
async function expectHarmless(markdown: string): Promise<void> {
  const html = await marked.parse(markdown, { gfm: true });
  const tags = html.match(/<[^>]*>/g) ?? [];
  const known =
    /^<(!-- retouch[:-][\w%: -]*--|\/?(h3|p|b|i|br|wbr|a|code|table|tr|th|td|img|details|summary|sub)( (href|src|width|align|colspan|alt)="[^"<>]*")*)>$/;
  expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
  const addresses = [...html.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.filter((address) => !address?.startsWith("https://github.com/octo-org/pictures/"))).toEqual([]);
  const prose = html.replace(/<code>(?:[^<]|<wbr>)*<\/code>|<[^>]*>/g, " ");
  expect(prose.match(/@\w+|evil\S*|#\d+|[\u202a-\u202e\r]/g)).toBeNull();
  expect(markdown.match(/^.*<!-- retouch:.*-->/gm)?.length ?? 0).toBeLessThanOrEqual(1);
}

describe.concurrent.each(["api", "git"])("hostile names, committed by %s", (method) => {
  test("are edited and committed as they are, and do no harm where they are told", async () => {
    await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
    const pictures = await drawPictures(NAMES);
    const pull = await openPull(github, pictures);
    const run = await playPull(github, pull, {
      inputs: { "commit-method": method, deliver: "commit, artifact", "commit-message": "Edit {count}\n\n{paths}" },
    });
    expect(run).toMatchObject({ exitCode: 0, annotations: [], outputs: { edited: String(NAMES.length), changed: "true" } });

    const [{ message } = { message: "" }] = await github.log("topic");
    const [subject, blank, ...paths] = message.trimEnd().split("\n");
    expect([subject, blank, paths.length]).toEqual([`Edit ${NAMES.length} (sandbox)`, "", NAMES.length]);
    expect(message).not.toMatch(/(?<!\w)@|#\d|GH-\d|[:<>`*]|\[skip|[^\P{C}\n]|[\u2028\u2029]/u);

    const tree = await github.tree("topic");
    expect(await listPaths(github, "topic")).toEqual([...NAMES, "README.md"].sort());
    for (const name of NAMES) {
      const committed = await github.hub.store.read(tree.get(name) ?? "");
      expect((await decodePicture(committed?.content))?.pixels).not.toBe((await decodePicture(pictures[name]))?.pixels);
    }
    expect(Object.keys(await readLock(github, "topic")).sort()).toEqual([...NAMES].sort());
    expect(
      readResults(run)
        .map(({ source }) => source)
        .sort(),
    ).toEqual([...NAMES].sort());

    const artifact = github.readArtifact("retouch");
    const rows = JSON.parse(String(artifact.get("results.json"))) as { output: string; file: string }[];
    for (const { output, file } of rows) {
      expect(file).not.toMatch(/[":<>|*?\r\n\\]/);
      expect(decodeURIComponent(file)).toBe(output);
      expect(artifact.get(file)).toEqual((await github.hub.store.read(tree.get(output) ?? ""))?.content);
    }

    expect(existsSync(`${run.checkout.workspace}/pwned`)).toBe(false);
    expect(run.lines.filter((line) => /^\s*(::|##\[)(?!group|endgroup|add-mask|debug)/.test(line))).toEqual([]);
    for (const text of [github.comments(pull.number)[0]?.body ?? "", run.summary]) await expectHarmless(text);
    // Each picture's address leads to the file: the parent's bytes before, the commit's bytes after.
    const body = github.comments(pull.number)[0]?.body ?? "";
    const sources = [...body.matchAll(/<img src="https:\/\/github.com\/octo-org\/pictures\/blob\/([0-9a-f]{40})\/([^"?]+)\?raw=true"/g)];
    const shown = new Set(sources.map(([, , path = ""]) => decodeURIComponent(path)));
    expect([...shown].every((path) => tree.has(path))).toBe(true);
    expect(shown.size).toBe(NAMES.length);
  });
});

test.concurrent("hostile names that fail are told without harm, each at its file", async () => {
  await using github = await startGithub({ files: { "README.md": "# Pictures\n" } });
  const pull = await openPull(github, Object.fromEntries(NAMES.map((name) => [name, "no picture"])));
  const run = await playPull(github, pull, { inputs: { deliver: "artifact" } });
  expect(run).toMatchObject({ exitCode: 1, outputs: { failed: String(NAMES.length) } });
  expect(run.annotations).toHaveLength(10);
  expect(run.annotations.every(({ file, level }) => level === "error" && file !== undefined && NAMES.includes(file))).toBe(true);
  for (const text of [github.comments(pull.number)[0]?.body ?? "", run.summary]) await expectHarmless(text);
});
