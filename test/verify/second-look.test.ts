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
