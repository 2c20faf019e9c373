import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listCommandLines, parseCommands } from "../../src/commands/parse-commands.ts";

const parse = (body: string) => parseCommands(listCommandLines(body));

describe("a comment's commands", () => {
  it.each([
    ["/retouch retry a.png", { word: "retry", path: "a.png" }],
    ["/retouch retry docs/a.png seed=7", { word: "retry", path: "docs/a.png", seed: 7 }],
    ["/retouch retry a.png prompt: A red {boat}: at sea", { word: "retry", path: "a.png", prompt: "A red {boat}: at sea" }],
    ["/retouch retry a.png seed=7 add: less sky", { word: "retry", path: "a.png", seed: 7, add: "less sky" }],
    ['/retouch retry "my cat.png" seed=7', { word: "retry", path: "my cat.png", seed: 7 }],
    ["/retouch take `docs/a.png` 2", { word: "take", path: "docs/a.png", candidate: 2 }],
    ["/retouch keep docs/*.png", { word: "keep", path: "docs/*.png" }],
    ["/retouch edit ./a.png", { word: "edit", path: "a.png" }],
    ["/RETOUCH Retry B.png Seed=7 Add: Less Sky", { word: "retry", path: "B.png", seed: 7, add: "Less Sky" }],
    ["- /retouch keep a.png", { word: "keep", path: "a.png" }],
    ["* /retouch keep a.png", { word: "keep", path: "a.png" }],
    ["1. /retouch keep a.png", { word: "keep", path: "a.png" }],
  ])("%s", (body, command) => expect(parse(body)).toEqual({ commands: [command], problems: [] }));

  it("stand one on a line among other words", () => {
    const body = "Nice!\r\n/retouch take a.png 2\r\n\r\nBut this one:\r\n/retouch keep b.png\r\n";
    expect(parse(body).commands.map(({ word, path }) => [word, path])).toEqual([
      ["take", "a.png"],
      ["keep", "b.png"],
    ]);
  });

  it("are not what is quoted, shown as code, within a line or another word", () => {
    const body =
      "> /retouch keep a.png\n```\n/retouch keep b.png\n```\nsay /retouch keep c.png\n/retouched keep d.png\n    /retouch keep e.png";
    expect(listCommandLines(body)).toEqual([]);
  });

  const line = "/retouch keep a.png";

  it.each([
    `<!--\n${line}\n-->\nnice`,
    `<!-- see\n\n${line}`,
    `Nice <!--\n${line}\n-->`,
    `> <!--\n${line}\n-->`,
    `- <!--\n\n${line}\n-->`,
    `<!-- a --> <!-- b\n${line}\n-->`,
    `<!--\n\`\`\`\n-->\n\`\`\`\n${line}`,
    `<?\n${line}\n?>`,
    `<!DOCTYPE\n${line}\n>`,
    `<![CDATA[\n${line}\n]]>`,
    `- \`\`\`\n  ${line}\n  \`\`\``,
    `~~~ a\`b\n${line}`,
    `\`\`\`\n\`\`\`js\n${line}\n\`\`\``,
    `-     ${line}`,
    `1. \`\`\`\n   ${line}\n   \`\`\``,
    `- a\n\n  ~~~\n  ${line}\n  ~~~`,
    `- a\n  - \`\`\`\n    ${line}\n    \`\`\``,
    `\`\`\`\`\n\`\`\`\n${line}\n\`\`\`\n\`\`\`\``,
    `Write \`a\n${line}\nb\` here`,
    `*Write \`a\n${line}\nb\` here*`,
    `Intro\n\n    ${line}`,
    `\t${line}`,
    `<pre>\n${line}\n</pre>`,
    `<script>\n${line}\n</script>`,
    `> - ${line}`,
    `>> ${line}`,
    `>${line}`,
    `- > ${line}`,
    `- [ ] ${line}`,
    `- [x] ${line}`,
    `# ${line}`,
    `| ${line} |\n| --- |`,
    `On Monday, Retouch wrote:\r\n> ${line}\r\n>\r\n> ${line}`,
    `${">".repeat(20_000)} ${line}`,
  ])("are not what nobody sees, or what is code: %j", (body) => expect(listCommandLines(body)).toEqual([]));

  it.each([
    `\`\`\`/retouch help\`\`\`\n${line}`,
    `\`\`\`\ncode\n\`\`\`\`\n${line}`,
    `- \`\`\`\n  code\n\n${line}`,
    `<!-- a -->\n${line}`,
    `<!-->\n${line}`,
    `Write \`<!--\` here\n${line}`,
    `Write \\<!-- here\n${line}`,
    `A <!-- that\n${line}\n\nends elsewhere -->`,
    `\`\`\`\n<!--\n\`\`\`\n${line}`,
    `\`\`\`\`\n\`\`\`\n\`\`\`\`\`\n${line}`,
    `- a\n  - b\n    - ${line}`,
    `1. Both:\n   - ${line}`,
    `2) ${line}`,
    `- a\n\n  ${line}`,
    `   ${line}  `,
    `Hi\r\n\r\n${line}\r\n`,
    `${line}\n-- \nMona`,
    `> The first one is wrong.\n\n${line}`,
    `> The first one is wrong.\n${line}`,
    `${line}\r\n\r\nOn Monday, Retouch wrote:\r\n> /retouch keep b.png`,
    `<details>\n<summary>Why</summary>\n\n${line}\n\n</details>`,
    `Text <!-- a\nb -->\n${line}`,
    `*All\n${line}\nof it*`,
  ])("are what stands below and is seen: %j", (body) => expect(listCommandLines(body)).toEqual([line]));

  it("are all refused for one mistake", () => {
    const { commands, problems } = parse("/retouch keep a.png\n/retouch rtry b.png\n/retouch take c.png\n/retouch retry d.png seed=x");
    expect(commands).toEqual([]);
    expect(problems).toEqual([
      'There is no command "rtry". Did you mean `retry`?',
      '`take` needs the number of a candidate after "c.png".',
      '`retry` does not understand "seed=x".',
    ]);
  });

  it("have limits", () => {
    expect(parse("/retouch keep a.png\n".repeat(21)).problems).toEqual(["The comment has 21 commands; at most 20 are allowed."]);
    expect(parse(`/retouch retry a.png add: ${"x".repeat(2001)}`).problems).toHaveLength(1);
    expect(parse(`/retouch keep ${"x".repeat(60_000)}`).problems).toHaveLength(1);
    expect(parse("/retouch retry a.png seed=2147483648").problems).toHaveLength(1);
    expect(parse("/retouch help\n/retouch")).toEqual({ commands: [], problems: [] });
  });

  it("are read from whatever anybody writes", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "/retouch ",
        "retry ",
        "take ",
        "keep ",
        "seed=",
        "prompt: ",
        "```",
        "\n",
        '"',
        "`",
        "../",
        "{",
        "[",
        "*",
        "\u202e",
        "<!--",
        "-->",
        "- ",
      ),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { commands, problems } = parse(pieces.join(""));
        expect(commands.length === 0 || problems.length === 0).toBe(true);
        for (const command of commands) {
          expect(command.path).toMatch(/^[^\n\r\0]+$/);
          expect(Object.keys(command)).not.toContain("salt");
        }
      }),
      { numRuns: 2000 },
    );
  });
});
