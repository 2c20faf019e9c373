import { describe, expect, it } from "vitest";
import { type Plan, recipeHashOf, requestHashOf } from "../../src/plan/task.ts";
import { actionsOf, type Facts, glossaryOf, lockOf, plan, type RecipeFacts } from "./facts.ts";

const TRANSLATOR = { provider: "dashscope", "api-key": "k", prompt: "" };
const localize = (locales: string, { given, ...facts }: RecipeFacts & Facts = {}) =>
  plan({ given: { ...TRANSLATOR, locales, ...given }, sources: { "a.png": "1", "b.png": "2" }, ...facts });

/** The twins of each task of `a.png`, by locale. */
const twinsOf = ({ tasks }: Plan) =>
  Object.fromEntries(
    tasks.flatMap(({ task }) =>
      task.source?.path === "a.png" ? [[task.locale, (task.twins ?? []).map(({ output }) => String(output))]] : [],
    ),
  );
const notice = (locales: readonly string[], isShared: boolean) => ({
  ...{ code: "same-language", recipe: "", model: "qwen-mt-image-2.0" },
  ...{ locales, isShared },
});

describe("locales for which the model has one language", () => {
  it("are twins of one source, which the plan says once", async () => {
    const planned = await localize("es-ES, fr, es-MX, es");
    expect(planned.problems).toEqual([]);
    expect(twinsOf(planned)).toEqual({
      "es-ES": ["a.es-MX.png", "a.es.png"],
      fr: [],
      "es-MX": ["a.es-ES.png", "a.es.png"],
      es: ["a.es-ES.png", "a.es-MX.png"],
    });
    expect(planned.warnings).toEqual([notice(["es-ES", "es-MX", "es"], true)]);
  });

  it("are none where the words of the glossary or of the prompt tell the model more", async () => {
    const glossary = glossaryOf({ Computer: { es: "Ordenador", "es-MX": "Computadora" } });
    const worded = await localize("es-ES, es-MX, es-AR", { glossary });
    expect(twinsOf(worded)).toEqual({ "es-ES": ["a.es-AR.png"], "es-MX": [], "es-AR": ["a.es-ES.png"] });
    expect(worded.warnings).toEqual([notice(["es-ES", "es-AR"], true), notice(["es-ES", "es-MX", "es-AR"], false)]);
    const named = await localize("es-ES, es-MX", { given: { prompt: "A shop for {language} gardeners." } });
    expect(twinsOf(named)).toEqual({ "es-ES": [], "es-MX": [] });
    expect(named.warnings).toEqual([notice(["es-ES", "es-MX"], false)]);
  });

  it("are none for a model that is told their names", async () => {
    const planned = await localize("es-ES, es-MX", { given: { model: "qwen-image-2.0" } });
    expect([twinsOf(planned), planned.warnings]).toEqual([{ "es-ES": [], "es-MX": [] }, []]);
  });

  it("have records of their own, and nothing is said of those that are up to date", async () => {
    const planned = await localize("es-ES, es-MX");
    const [spain, mexico] = planned.tasks.map(({ task }) => task);
    if (!spain || !mexico) throw new Error("no tasks");
    expect(requestHashOf(spain)).toBe(requestHashOf(mexico));
    // Locks of earlier versions hold these.
    expect(recipeHashOf(spain)).not.toBe(recipeHashOf(mexico));
    const alone = (await localize("es-ES")).tasks[0]?.task;
    expect(alone && recipeHashOf(alone)).toBe(recipeHashOf(spain));
    const results = Object.fromEntries(planned.tasks.map(({ task }) => [task.output, task.output]));
    const again = await localize("es-ES, es-MX", { lock: lockOf(planned, results), others: results });
    expect(Object.values(actionsOf(again))).toEqual(Array(4).fill("unchanged"));
    expect(again.warnings).toEqual([]);
  });
});
