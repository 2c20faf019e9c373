import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGlobs, createGlobBudget, findGlobProblem, folderOf } from "../../src/text/glob.ts";

const matches = (glob: string, path: string) => compileGlobs([glob], [path], createGlobBudget())(path);

describe("a glob", () => {
  it.each([
    ["*.png", ["a.png", ".png", ".a.png"], ["a/b.png", "a.PNG", "a.png2"]],
    ["docs/*", ["docs/a", "docs/.a"], ["docs", "docs/a/b"]],
    ["**", ["a", "a/b", ".a/.b"], []],
    ["docs/**", ["docs/a", "docs/a/b", "docs"], ["docs2/a", "a/docs/b"]],
    ["**/*.png", ["a.png", "a/b/c.png"], ["a.jpg"]],
    ["a/**/b/*.png", ["a/b/c.png", "a/x/y/b/c.png", "a/b/b/c.png"], ["a/c.png", "b/c.png"]],
    ["a**b", ["ab", "axb"], ["a/b"]],
    ["shot-?.png", ["shot-1.png"], ["shot-.png", "shot-12.png", "shot-/.png"]],
    ["[a-c1]x", ["ax", "cx", "1x"], ["dx", "x", "-x"]],
    ["[!a-c]x", ["dx", "-x"], ["ax", "x"]],
    ["[^a]x", ["bx"], ["ax"]],
    ["[]a]x", ["]x", "ax"], ["x"]],
    ["[a-]x", ["-x", "ax"], ["bx"]],
    ["[a", ["[a"], ["a"]],
    ["*.{png,jpg}", ["a.png", "a.jpg"], ["a.gif", "a.{png,jpg}x"]],
    ["{a/b,c}/*.png", ["a/b/x.png", "c/x.png"], ["a/x.png"]],
    ["{a,b{c,d}}x", ["ax", "bcx", "bdx"], ["bx"]],
    ["{,x}a", ["a", "xa"], ["ya"]],
    ["{a}", ["{a}"], ["a"]],
    ["{a,b", ["{a,b"], ["a"]],
    ["p{1..12}", ["p1", "p12"], ["p0", "p13", "p01"]],
    ["p{01..12..5}", ["p01", "p06", "p11"], ["p1", "p12"]],
    ["p{c..a}", ["pa", "pb"], ["pd"]],
    ["p{2..-1}", ["p2", "p-1"], ["p3"]],
    ["*.(png|jpg)", ["a.png", "a.jpg"], ["a.gif"]],
    ["(shop)/*.png", ["(shop)/a.png"], ["shop/a.png"]],
    ["*.@(png|jpg)", ["a.png"], ["a.pngjpg"]],
    ["a?(b|c)d", ["ad", "abd"], ["abcd"]],
    ["a+(b|c)d", ["abd", "abcbd"], ["ad"]],
    ["a*(b|c)d", ["ad", "abcbd"], ["axd"]],
    ["shot-+([0-9]).png", ["shot-1.png", "shot-123.png"], ["shot-.png", "shot-1a.png"]],
    ["!(*.min).js", ["a.js"], ["a.min.js", "a/b.js"]],
    ["!(a|b)/x", ["c/x"], ["a/x", "b/x"]],
    ["a+(b+(c))d", ["abcd", "abccbcd"], ["abd"]],
    ["\\*\\{a,b}", ["*{a,b}"], ["xa"]],
    ["[\\]]x", ["]x"], ["\\x"]],
    ["docs/", [], ["docs/a", "docs"]],
  ])("%s", (glob, meant, others) => {
    // As written on the command line of an exclusion too, where `!` was taken off.
    expect([glob, ...meant.filter((path) => !matches(glob, path))]).toEqual([glob]);
    expect([glob, ...others.filter((path) => matches(glob, path))]).toEqual([glob]);
  });

  it("matches a path that equals it, whatever its marks mean", () => {
    expect(matches("a[1].png", "a[1].png")).toBe(true);
    expect(matches("{a,b}.png", "{a,b}.png")).toBe(true);
  });

  it("means folders with brackets in their names as they are written, where there are any", () => {
    const paths = ["app/[lang]/(shop)/hero.png", "app/l/(shop)/hero.png", "app/[lang]/shop/hero.png", "app/[lang]/(shop)/a/hero.png"];
    const selected = (glob: string, all: string[]) => all.filter(compileGlobs([glob], all, createGlobBudget()));
    expect(selected("app/[lang]/(shop)/*.png", paths)).toEqual(paths.slice(0, 1));
    expect(selected("app/[lang]/*/hero.png", paths)).toEqual([paths[0], paths[2]]);
    // Nothing of that name is there.
    expect(selected("app/[lang]/*.png", ["app/l/a.png", "app/x/a.png"])).toEqual(["app/l/a.png"]);
    // A file may be either.
    expect(selected("app/*/[id].png", ["app/x/[id].png", "app/x/i.png", "app/x/a.png"])).toEqual(["app/x/[id].png", "app/x/i.png"]);
  });

  it("lies in a folder", () => {
    expect(["*.png", "docs/img/*.png", "docs/a.png", "a/@(b|c)/d", "a/b{c,d}/e"].map(folderOf)).toEqual(["", "docs/img", "docs", "a", "a"]);
  });

  it("matches what a regular expression of the same meaning does", () => {
    const pieces: [glob: string, expression: string][] = [
      ["*", "[^/]*"],
      ["?", "[^/]"],
      ["[ab]", "[ab]"],
      ["[!a]", "[^a/]"],
      ["{a,bb}", "(?:a|bb)"],
      ["+(a|ba)", "(?:a|ba)+"],
      ["*(ab)", "(?:ab)*"],
      ["a", "a"],
      ["b", "b"],
      ["/", "/"],
      ["/**/", "/(?:[^/]+/)*"],
    ];
    const path = fc.stringMatching(/^[ab]{1,4}(\/[abc]{1,3}){0,3}$/);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }),
        fc.array(path, { maxLength: 20 }),
        (parts, paths) => {
          // A letter between them, since together they come to mean something else.
          const glob = parts.map(([text]) => text).join("a");
          const expression = new RegExp(`^${parts.map(([, text]) => text).join("a")}$`);
          for (const one of paths) expect([glob, one, matches(glob, one)]).toEqual([glob, one, expression.test(one)]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a glob of a hostile hand", () => {
  /** Steps for one path. */
  function stepsOf(glob: string, path: string): number {
    const budget = createGlobBudget();
    const { left } = budget;
    compileGlobs([glob], [path], budget)(path);
    return left - budget.left;
  }

  const a = (length: number) => "a".repeat(length);
  const deep = (length: number) => `${"a/".repeat(length)}b`;

  it.each([
    ["*a*a*a*a*b", (n: number) => `${a(n)}cb`, 5],
    [`${"*a".repeat(40)}*b`, (n: number) => `${a(n)}cb`, 5],
    ["**/*a*a*a*a*a*a*a*b", (n: number) => `${a(n)}cb`, 5],
    ["[a-z]*[a-z]*[a-z]*[a-z]*!", (n: number) => `${a(n)}!!`, 5],
    ["**/a/**/a/**/a/**/c", (n: number) => `${deep(n)}/x/c`, 5],
    ["**/a*a/**/a*a/**/c", (n: number) => `${deep(n)}/x/c`, 5],
    ["+(a|aa)b", (n: number) => `${a(n)}cb`, 5],
    ["*(a|aa|aaa)*(a|aa|aaa)c", (n: number) => `${a(n)}bc`, 5],
    ["+(+(+(a)))b", (n: number) => `${a(n)}cb`, 5],
    // Each beginning is compared with each end.
    ["*!(*a)*!(*a)b", (n: number) => `${a(n)}ab`, 20],
  ])("%s takes steps in proportion to the path", (glob, pathOf, most) => {
    const [short, long] = [stepsOf(glob, pathOf(60)), stepsOf(glob, pathOf(240))];
    expect(long).toBeGreaterThan(0);
    expect(long / short).toBeLessThan(most);
    expect(long).toBeLessThan(2_000_000);
  });

  it.each([
    ["{1..1000000}.png", "stands for more than 1000 alternatives, by its braces or parentheses; use `*` instead"],
    ["{a,b}".repeat(20), "stands for more than 1000 alternatives, by its braces or parentheses; use `*` instead"],
    ["{a,".repeat(100) + "}".repeat(100), "has braces or parentheses nested more than 5 deep"],
    [`${a(10_000)}*`, "has more than 10000 characters; write several globs"],
    ["+(a/b)", "has a `/` within `+(…)`; write several globs"],
    // What does not close is text, and looked at once.
    ["{".repeat(9999), undefined],
    ["(".repeat(9999), undefined],
    ["[".repeat(9999), undefined],
    ["@(".repeat(4999), undefined],
    ["({[".repeat(3000), undefined],
    [`${"(".repeat(4999)}${")".repeat(4999)}`, undefined],
  ])("%.30s is refused, or is harmless", (glob, problem) => {
    const found = findGlobProblem(["a.png", glob]);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(new RegExp(`^The glob ".*" ${problem.replace(/[(){}*/+|…`]/g, "\\$&")}\\.$`));
  });

  it("is one of many", () => {
    expect(findGlobProblem(Array.from({ length: 20 }, (_, index) => `${index}/{1..900}`))).toBe(
      "The globs stand for more than 10000 alternatives in all, by their braces. Use fewer globs, or `*` instead.",
    );
    // Plain paths are looked up.
    const paths = Array.from({ length: 50_000 }, (_, index) => `img/${index}.png`);
    expect(findGlobProblem(paths)).toBeUndefined();
    const budget = createGlobBudget();
    const { left } = budget;
    expect(paths.filter(compileGlobs(paths, paths, budget))).toHaveLength(paths.length);
    expect(budget.left).toBe(left);
  });

  it("comes with many files: the comparing ends", () => {
    const globs = Array.from({ length: 500 }, (_, index) => `img/${index}*x/*.png`);
    expect(findGlobProblem(globs)).toBeUndefined();
    const paths = Array.from({ length: 10_000 }, (_, index) => `img/${index}/a.png`);
    const match = compileGlobs(globs, paths, { left: createGlobBudget().left / 50 });
    expect(() => paths.filter(match)).toThrow("too many steps");
  });
});
