import { expect, it } from "vitest";
import { judge } from "../../src/verify/second-look.ts";

const look = (phrase: string, readings: readonly string[], before: readonly string[]) =>
  judge(
    readings.map((text) => ({ text, confidence: 45 })),
    { phrases: [phrase], source: "open" },
    { known: new Set(), before },
  );

it("takes two letters for no text, though they have one in common", () => {
  expect(look("فتح", ["", "Tis", "a on Ko’"], ["ws", "ue", "we", "ب"])).toBe("unclear");
});

it("takes two ideographs for another text where one is read each time", () => {
  expect(look("设置", ["取消", "取浦"], ["取泪"])).toBe("other");
});

it("takes one line of a text that goes over two for no other text", () => {
  expect(look("Inviter des personnes", ["Inviter des", "Inviter des"], ["inviter des"])).toBe("unclear");
  expect(look("Inviter des personnes", ["Nouveau document", "Nouveau document"], ["Nouveau document"])).toBe("other");
});

const lookSurely = (phrase: string, readings: readonly string[], others: readonly string[] = []) =>
  judge(
    readings.map((text) => ({ text, confidence: 90 })),
    { phrases: [phrase], source: "open" },
    { known: new Set(), before: readings.slice(0, 1), others },
  );

it("takes a lone ideograph for another text, and not what simple icons are read as", () => {
  expect(lookSurely("设置", ["山", "山", "由"])).toBe("other");
  expect(lookSurely("设置", ["1 山", "山", "山"])).toBe("other");
  expect(lookSurely("设置", ["口", "口", "口"])).toBe("unclear");
  expect(lookSurely("日历", ["历", "历", "历"])).toBe("unclear");
  expect(lookSurely("言語", ["吉 語", "吉 語", "吉 語"])).toBe("unclear");
  // A text of one ideograph is easily misread.
  expect(lookSurely("週", ["遇", "遇", "遇"])).toBe("unclear");
});

it("takes rules, letters of another script, and what holds a text of its neighbour for no text", () => {
  expect(lookSurely("プロフィール", ["ーー", "ーー", "ーー"])).toBe("unclear");
  expect(lookSurely("بحث", ["Cou", "Cou", "as)"])).toBe("unclear");
  expect(lookSurely("成员", ["Nimbus 价格 用", "NImbus 价格 有 风", "NImbus 价格 且"], ["价格"])).toBe("unclear");
});
