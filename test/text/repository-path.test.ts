import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPathFlaw, foldName, foldPath, isRepositoryPath } from "../../src/text/repository-path.ts";

/** Characters that HFS+ passes over, by git's own list in `utf8.c`. */
const HFS_IGNORES = [
  "\u200c",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u202a",
  "\u202b",
  "\u202c",
  "\u202d",
  "\u202e",
  "\u206a",
  "\u206f",
  "\ufeff",
];

/** `.git` as some file system or other takes it: in any case, with what HFS+ ignores, as NTFS ends and shortens names. */
const gitSpellings = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(...[..."git"].map((letter) => fc.constantFrom(letter, letter.toUpperCase())))
        .chain((letters) =>
          fc
            .array(fc.constantFrom("", "", ...HFS_IGNORES), { minLength: 5, maxLength: 5 })
            .map((between) => [".", ...letters, ""].map((letter, index) => `${between[index]}${letter}`).join("")),
        ),
      fc.tuple(fc.constantFrom("git", "GIT", "Git"), fc.integer({ min: 1, max: 9 })).map(([name, number]) => `${name}~${number}`),
    ),
    fc.constantFrom("", ".", " ", ". .", "...", "::$INDEX_ALLOCATION", ":x", " :$DATA"),
  )
  .map((parts) => parts.join(""));
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
  fc.constantFrom("a", ".hidden", "ü", ".github", "x.git", "git", ".gitx", "git~x", "~", ":(top)x", "line\nbreak"),
);
const names = fc.array(name, { maxLength: 3 });

describe("a path of the repository", () => {
  it("has .git in none of its parts, however it is spelt", () => {
    fc.assert(
      fc.property(names, gitSpellings, names, fc.constantFrom("/", "\\"), (above, git, below, separator) => {
        expect(isRepositoryPath([...above, git, ...below].join(separator))).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(findPathFlaw("a/.g\u200cit/hooks/x.png")).toBe("in-git");
  });

  it("leads nowhere else, by whatever separator", () => {
    fc.assert(
      fc.property(names, fc.constantFrom("..", ".", ""), names, fc.constantFrom("/", "\\"), (above, part, below, separator) => {
        expect(isRepositoryPath([...above, part, ...below].join(separator))).toBe(false);
      }),
    );
    for (const path of ["", "/etc/passwd", "a//b", "a/", "../a", "a/../b", "\\\\server\\share", "a\0.png", "\ud800.png"])
      expect(isRepositoryPath(path), JSON.stringify(path)).toBe(false);
  });

  it("may be anything else that git stores", () => {
    const plain = name.filter((one) => !/[\\/\0]/.test(one) && ![".", ".."].includes(one) && !/git/i.test(foldName(one)));
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(isRepositoryPath(parts.join("/"))).toBe(true);
      }),
    );
    for (const path of ["a.git/x.png", ".gitignore", ".github/x.png", "git", "git~", "..a", "a..", "back\\slash.png", "https:/x.png"])
      expect(isRepositoryPath(path), path).toBe(true);
  });
});

it("names that a file system takes for the same fold to the same", () => {
  for (const other of ["LOCK.PNG", "lock.png.", "lock.png ", "lo\u200bck.png", "lock.png:stream", "ｌｏｃｋ.png"])
    expect(foldName(other), JSON.stringify(other)).toBe("lock.png");
  expect(foldPath(".GitHub/Work\u200dflows./a.png")).toBe(".github/workflows/a.png");
  expect(foldName("e\u0301.png")).toBe(foldName("é.png"));
  expect(foldName("lock2.png")).not.toBe(foldName("lock.png"));
});
