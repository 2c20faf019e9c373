import { expect, it } from "vitest";
import { parseText } from "../../src/verify/own-texts.ts";

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
