import { describe, expect, it } from "vitest";
import { parseWords, layOut as placeTexts, type Word } from "../../src/verify/layout.ts";
import { asText, OTHER_READINGS } from "./pictured.ts";

const layOut = (forms: Word[][][]) => asText({ blocks: placeTexts(forms) });

const HEIGHT = 14;
const LINE = 22;
/** Pixels of a letter, and of an ideograph. */
const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 14 : 8), 0);

/** A line that begins at a place; words with a space of 5 pixels between them, or, after `|`, of 14. */
function line(text: string, x: number, y: number, confidence = 95): Word[] {
  let left = x;
  return text.split(" ").map((part) => {
    const word = part.replace("|", "");
    if (part.startsWith("|")) left += 9;
    const right = left + widthOf(word);
    const box = { left, top: y, right, bottom: y + HEIGHT, text: word, confidence };
    left = right + 5;
    return box;
  });
}

const textsOf = (...lines: Word[][]) => (layOut([lines]).split(OTHER_READINGS)[0] ?? "").split("\n\n").map((column) => column.split("\n"));

describe("texts of a picture", () => {
  it("are entries of a bar, which stand further apart than words", () => {
    expect(textsOf(line("File |Save as |Help", 10, 10))).toEqual([["File"], ["Save as"], ["Help"]]);
    expect(textsOf(line("文件 |另存为 |帮助", 10, 10))).toEqual([["文件"], ["另存为"], ["帮助"]]);
  });

  it("are entries of a menu, one below the other", () => {
    const entries = ["New", "Open recent file", "Print", "Save as"];
    expect(textsOf(...entries.map((entry, index) => line(entry, 10, 10 + index * LINE)))).toEqual([entries]);
    const small = ["home", "about", "prices"];
    expect(textsOf(...small.map((entry, index) => line(entry, 10, 10 + index * LINE)))).toEqual([small]);
  });

  it("are paragraphs, of which no line is a text", () => {
    const paragraph = [
      "Click the plus next to any page title",
      "to add another one below. Or take",
      "Help from the bar at the bottom of",
      "next",
    ];
    expect(textsOf(...paragraph.map((text, index) => line(text, 10, 10 + index * LINE)))).toEqual([[paragraph.join(" ")]]);
    const chinese = ["点按标题旁的加号即可在下方添加项目", "帮助"];
    expect(textsOf(...chinese.map((text, index) => line(text, 10, 10 + index * LINE)))).toEqual([[chinese.join(" ")]]);
  });

  it("end where a sentence or a column ends, or the lines are far apart", () => {
    expect(textsOf(line("Moved to the trash.", 10, 10), line("Next", 10, 10 + LINE))).toEqual([["Moved to the trash.", "Next"]]);
    expect(textsOf(line("Click the plus next to any page title", 10, 10), line("Trash", 10, 60))).toEqual([
      ["Click the plus next to any page title"],
      ["Trash"],
    ]);
    const [above, below] = [line("A new page is added as soon |Members", 10, 10), line("as you open it", 10, 10 + LINE)];
    expect(textsOf(above, [...below, ...line("of a project", 222, 10 + LINE)])).toEqual([
      ["A new page is added as soon as you open it"],
      ["Members of a project"],
    ]);
  });

  it("run from right to left in Arabic", () => {
    const mirrored = (words: Word[]) => words.map((word) => ({ ...word, left: 400 - word.right, right: 400 - word.left }));
    const bar = mirrored(line("ملف |حفظ باسم |مساعدة", 10, 10));
    expect(textsOf(bar).toReversed()).toEqual([["ملف"], ["حفظ باسم"], ["مساعدة"]]);
    const paragraph = ["انقر على علامة الزائد بجانب أي عنوان", "مساعدة"];
    expect(textsOf(...paragraph.map((text, index) => mirrored(line(text, 10, 10 + index * LINE))))).toEqual([[paragraph.join(" ")]]);
  });

  it("are read in the form that is surest, and what others have of them stands behind", () => {
    const [first, second] = [line("Paramctres", 10, 10, 55), line("Paramètres", 11, 10, 91)];
    const stain = line("ie", 300, 300, 12);
    expect(
      layOut([
        [first, line("Aide", 10, 60)],
        [second, line("Aid", 10, 60, 97), stain],
      ]),
    ).toBe("Paramètres\n\nAide\fParamctres\n\nAid\n\nie");
  });
});

describe("Tesseract's table", () => {
  it("gives words by line in pixels of the picture, without outlines and icons", () => {
    const row = (line: number, box: string, text: string) => `5\t1\t1\t1\t${line}\t1\t${box}\t95.5\t${text}`;
    const tsv = [
      "level\tpage_num",
      "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t",
      row(1, "20\t40\t100\t30", "Save"),
      row(1, "130\t40\t9\t30", "("),
      row(2, "20\t90\t60\t30", "as"),
    ];
    expect(parseWords(`${tsv.join("\r\n")}\r\n`, 2)).toEqual([
      [{ text: "Save", confidence: 95.5, left: 10, top: 20, right: 60, bottom: 35 }],
      [{ text: "as", confidence: 95.5, left: 10, top: 45, right: 40, bottom: 60 }],
    ]);
  });
});
