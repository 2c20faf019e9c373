import { expect, it } from "vitest";
import { listBoxes, parseText } from "../../src/verify/own-texts.ts";

const partsOf = (text: string) =>
  parseText({ blocks: [{ lines: [{ text, box: { left: 100, top: 10, right: 300, bottom: 30 } }], isOther: false }] }).parts;

it("gives each sentence its own place in a line", () => {
  const [first, second] = partsOf("Fermer. Rechercher");
  expect(first?.box.right).toBeLessThan(200);
  expect(second?.box).toMatchObject({ right: 300 });
  expect(second?.box.left).toBeGreaterThan(first?.box.right ?? 0);
});

it("gives each sentence its own place in a line from right to left", () => {
  const [first, second] = partsOf("إغلاق. بحث");
  expect(first?.box).toMatchObject({ right: 300 });
  expect(second?.box).toMatchObject({ left: 100 });
});

it("gives each word its own place in a text of two lines", () => {
  const rows = [
    { text: "Speichern unter", box: { left: 100, top: 10, right: 250, bottom: 30 } },
    { text: "Suchen", box: { left: 100, top: 40, right: 160, bottom: 60 } },
  ];
  const box = { left: 100, top: 10, right: 250, bottom: 60 };
  const read = parseText({ blocks: [{ lines: [{ text: "Speichern unter Suchen", box, rows }], isOther: false }] });
  const boxesOf = (word: string) => {
    const start = read.whole.indexOf(word);
    return listBoxes(read, { start, end: start + word.length }).map((one) => Object.values(one).map(Math.round));
  };
  expect(boxesOf("speichern")).toEqual([[100, 10, 190, 30]]);
  expect(boxesOf("unter")).toEqual([[200, 10, 250, 30]]);
  expect(boxesOf("suchen")).toEqual([[100, 40, 160, 60]]);
  expect(boxesOf("unter suchen")).toEqual([
    [200, 10, 250, 30],
    [100, 40, 160, 60],
  ]);
});
