export const id = 856;
export const ids = [856];
export const modules = {

/***/ 96856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readConfig: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/config-schema.js
const CONFIG_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.schema.json";
const MAX_STEPS = 10;
/** A recipe's name. No comma, since the input `recipes` separates names by it. */
const CONFIG_NAME = String.raw `^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$`;
/** Never in a file of the repository. */
const REFUSED = ["base-url", "api-key", "github-token"];
/** Of the run as a whole, whatever else is. */
const OF_THE_RUN = ["config", "recipes"];
/** Whatever else is said of them, the others never stand in a recipe. */
const isOfRecipe = (name) => !REFUSED.includes(name) && !OF_THE_RUN.includes(name);
const TEXT = { type: ["string", "number", "boolean"] };
const LIST = { type: ["string", "number", "boolean", "array"], items: { type: "string" } };
const NULL = { type: "null" };
/**
 * The JSON schema that is published for editors. It says which names and kinds of value the file takes; `readConfig` and the rules of the
 * inputs say the rest.
 */
function configJsonSchema(inputs) {
    const ofRecipe = Object.entries(inputs).filter(([name, input]) => input.recipe && isOfRecipe(name));
    const references = Object.fromEntries(ofRecipe.map(([name]) => [name, { $ref: `#/$defs/${name}` }]));
    const steps = { type: "array", minItems: 1, maxItems: MAX_STEPS, items: { type: "string", pattern: "\\S" } };
    return {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: CONFIG_SCHEMA_URL,
        title: "Recipes of the action Retouch",
        type: "object",
        required: ["recipes"],
        additionalProperties: false,
        properties: {
            $schema: { type: "string" },
            defaults: {
                description: "Inputs for each recipe that does not set them.",
                type: ["object", "null"],
                additionalProperties: false,
                properties: references,
            },
            recipes: { description: "What to do, one recipe after another.", type: "array", minItems: 1, items: { $ref: "#/$defs/recipe" } },
        },
        $defs: {
            recipe: {
                type: "object",
                required: ["name"],
                additionalProperties: false,
                properties: {
                    name: {
                        description: "By which the input `recipes` picks it. Unique in the file.",
                        type: ["string", "number"],
                        pattern: CONFIG_NAME,
                    },
                    steps: {
                        description: "Prompts applied one after another, each to the result of the one before. Instead of `prompt`.",
                        anyOf: [steps, NULL],
                    },
                    ...references,
                },
                if: { required: ["steps"], properties: { steps: { type: "array" } } },
                // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema.
                then: { properties: { prompt: NULL, "prompt-file": NULL } },
            },
            ...Object.fromEntries(ofRecipe.map(([name, { description, list, schema }]) => [name, { description, anyOf: [schema ?? (list ? LIST : TEXT), NULL] }])),
        },
    };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/given.js
var inputs_given = __webpack_require__(24793);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/problems.js
var problems = __webpack_require__(31998);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/config.js





const MAX_BYTES = 1_000_000;
const TOP_KEYS = ["recipes", "defaults", "$schema"];
const RECIPE_KEYS = ["name", "steps"];
/**
 * Reads the file of recipes. Lists become lines; numbers and booleans are the text that stands there; null, an empty text and an empty
 * list mean "not set", and in a recipe that a default of the file does not hold. Values are left to the caller, who has the rules of the
 * workflow's inputs.
 *
 * @returns every problem of the file at once, each beginning with `<path>:<line>: `; and the recipes, so that their values can be
 * checked along with the rest. When there are problems, some may be missing or incomplete.
 */
function readConfig(options) {
    const { path, text } = options;
    if (Buffer.byteLength(text) > MAX_BYTES)
        return { recipes: [], problems: [`${path}:1: the file is larger than 1 MB.`] };
    const lines = new dist/* LineCounter */.HN();
    // No pretty errors: they quote the file, and somebody may have written a key into it.
    const document = (0,dist/* parseDocument */.Tp)(text, { lineCounter: lines, merge: true, uniqueKeys: false, prettyErrors: false });
    const found = [];
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const lineOf = (node) => lineAt(node?.range?.[0] ?? 0);
    const tell = (node, problem) => void found.push({ line: lineOf(node), problem });
    const targets = findAliases(document.contents, tell);
    const file = {
        ...options,
        recipeInputs: options.recipeInputs.filter(isOfRecipe),
        runInputs: [...OF_THE_RUN, ...options.runInputs],
        at: (node) => `${path}:${lineOf(node)}`,
        tell,
        resolve: (node) => ((0,dist/* isAlias */.Vj)(node) ? (targets.get(node) ?? null) : node),
    };
    // One mistake makes several errors: a tab those around it, and of an alias that is none more is known already.
    const told = new Set(found.map(({ line }) => line));
    const tabs = document.errors.filter(({ code }) => code === "TAB_AS_INDENT");
    for (const { code, message, pos } of tabs.length > 0 ? tabs : document.errors) {
        const line = lineAt(pos[0]);
        if (!told.has(line))
            found.push({ line, problem: `${SYNTAX[code] ?? message}.` });
        told.add(line);
    }
    const recipes = document.errors.length > 0 ? [] : readTop(document.contents, file);
    const problems = found.toSorted((a, b) => a.line - b.line).map(({ line, problem }) => `${path}:${line}: ${problem}`);
    // What several recipes merge is read with each of them.
    return { recipes, problems: [...new Set(problems)] };
}
const QUOTES = "A value that begins with `{`, `[`, `@`, `%` or a backquote, or holds `: `, needs quotes";
/** The library's errors in words for somebody who writes globs and prompts. */
const SYNTAX = {
    BAD_SCALAR_START: QUOTES,
    BLOCK_AS_IMPLICIT_KEY: `a map cannot stand within a line. ${QUOTES}`,
    MULTIPLE_DOCS: "a second document begins here; the file holds one",
    RESOURCE_EXHAUSTION: "the file is nested too deeply",
    UNEXPECTED_TOKEN: `this does not belong here. ${QUOTES}`,
};
/**
 * What each alias stands for: the last node of that anchor before it. A glob without quotes may look like an alias or a tag, and would
 * be lost or fail without a line.
 */
function findAliases(contents, tell) {
    const anchors = new Map();
    const targets = new Map();
    const pending = [contents];
    while (pending.length > 0) {
        const node = pending.pop();
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = anchors.get(node.source);
            if (target)
                targets.set(node, target);
            else
                tell(node, `${(0,problems/* quote */.hD)(`*${node.source}`)} is an alias, and nothing has that name. A value that begins with \`*\` needs quotes.`);
        }
        else if ((0,dist/* isPair */.tO)(node)) {
            pending.push(node.value, node.key);
        }
        else if ((0,dist/* isScalar */.jn)(node) || (0,dist/* isCollection */.P3)(node)) {
            if (node.anchor)
                anchors.set(node.anchor, node);
            if (node.tag)
                tell(node, `${(0,problems/* quote */.hD)(node.tag)} is a tag, and not part of the value. A value that begins with \`!\` needs quotes.`);
            if ((0,dist/* isCollection */.P3)(node))
                for (const item of node.items.toReversed())
                    pending.push(item);
        }
    }
    return targets;
}
/** The entries of a map by key, with those that it merges (`<<`): its own first, then the earlier merged. */
function readEntries(map, file) {
    const entries = new Map();
    const merged = new Set();
    const pending = [map];
    while (pending.length > 0) {
        const node = pending.pop() ?? null;
        const source = file.resolve(node);
        if (source === null || merged.has(source))
            continue;
        merged.add(source);
        if ((0,dist/* isMap */.jh)(source))
            for (const next of readOwnEntries(source, entries, file).toReversed())
                pending.push(next);
        else
            file.tell(node, "`<<` takes maps to merge, and this is none.");
    }
    return entries;
}
/**
 * Adds those that are not there yet.
 *
 * @returns the maps to merge.
 */
function readOwnEntries(map, entries, file) {
    const own = new Map();
    const sources = [];
    for (const { key: keyNode, value: valueNode } of map.items) {
        const key = toNode(keyNode);
        const value = toNode(valueNode);
        if (!(0,dist/* isScalar */.jn)(key)) {
            file.tell(key ?? map, "a key must be a plain name.");
        }
        else if (typeof key.value === "symbol") {
            const source = file.resolve(value);
            for (const item of (0,dist/* isSeq */.oP)(source) ? source.items : [value])
                sources.push(toNode(item));
        }
        else {
            const name = (key.source ?? String(key.value)).trim();
            const first = own.get(name);
            if (first)
                file.tell(key, `${(0,problems/* quote */.hD)(name)} stands here a second time; the first is at ${file.at(first)}.`);
            else
                own.set(name, key);
            if (!entries.has(name))
                entries.set(name, { key, value });
        }
    }
    return sources;
}
function toNode(value) {
    return (0,dist/* isAlias */.Vj)(value) || (0,dist/* isScalar */.jn)(value) || (0,dist/* isCollection */.P3)(value) ? value : null;
}
/** Why a known name may not stand in the file, or not in this place; undefined for one that is not known at all. */
function refusal(name, file) {
    if (REFUSED.includes(name))
        return "is refused in a file of the repository, since whoever may push could send images and the key elsewhere; set it in the workflow";
    if (file.runInputs.includes(name))
        return "belongs to the run as a whole; set it in the workflow";
    if (RECIPE_KEYS.includes(name))
        return "belongs to one recipe";
    if (file.recipeInputs.includes(name))
        return "belongs in a recipe or in `defaults`";
    return TOP_KEYS.includes(name) ? "belongs at the top of the file" : undefined;
}
function checkKeys(entries, allowed, file) {
    const elsewhere = [...REFUSED, ...file.runInputs, ...RECIPE_KEYS, ...file.recipeInputs, ...TOP_KEYS];
    for (const [name, { key }] of entries) {
        if (allowed.includes(name))
            continue;
        const reason = refusal(name, file);
        file.tell(key, reason ? `\`${name}\` ${reason}.` : `${(0,problems/* quote */.hD)(name)} is not known here.${explainName(name, allowed, elsewhere, file)}`);
    }
}
/** The nearest name; of a slip like `api_key` also that it may not stand there. */
function explainName(name, allowed, elsewhere, file) {
    const meant = (0,problems/* nearest */.pA)(name, allowed);
    const other = (0,problems/* nearest */.pA)(name, elsewhere);
    const isSlip = other !== undefined && (0,mod/* distance */.Io)(name, other) <= 2 && (meant === undefined || (0,mod/* distance */.Io)(name, other) < (0,mod/* distance */.Io)(name, meant));
    return isSlip ? ` \`${other}\` ${refusal(other, file)}.` : (0,problems/* suggest */.ZA)(name, allowed);
}
function readTop(contents, file) {
    const top = file.resolve(contents);
    if (!(0,dist/* isMap */.jh)(top)) {
        file.tell(top, "the file must be a map with the list `recipes`.");
        return [];
    }
    const entries = readEntries(top, file);
    checkKeys(entries, TOP_KEYS, file);
    const defaults = readDefaults(entries.get("defaults"), file);
    const entry = entries.get("recipes");
    const list = file.resolve(entry?.value ?? null);
    if (!entry || !(0,dist/* isSeq */.oP)(list) || list.items.length === 0) {
        file.tell(entry?.key ?? top, "`recipes` is required: a list, each with `- name:` and inputs.");
        return [];
    }
    const names = new Map();
    return list.items.flatMap((item, index) => readRecipe(toNode(item) ?? list, { number: index + 1, defaults, names }, file));
}
function isNull(node) {
    return node === null || ((0,dist/* isScalar */.jn)(node) && node.value === null);
}
function readDefaults(entry, file) {
    const node = file.resolve(entry?.value ?? null);
    if (!entry || isNull(node))
        return new Map();
    if (!(0,dist/* isMap */.jh)(node)) {
        file.tell(entry.key, "`defaults` must be a map of inputs.");
        return new Map();
    }
    const entries = readEntries(node, file);
    checkKeys(entries, file.recipeInputs, file);
    return new Map([...readInputs(entries, file)].flatMap(([name, value]) => (value ? [[name, { ...value, isShared: true }]] : [])));
}
function readRecipe(item, { number, defaults, names }, file) {
    const node = file.resolve(item);
    if (!(0,dist/* isMap */.jh)(node)) {
        file.tell(item, "a recipe must be a map with a `name` and inputs.");
        return [];
    }
    const entries = readEntries(node, file);
    checkKeys(entries, [...RECIPE_KEYS, ...file.recipeInputs], file);
    const own = readInputs(entries, file);
    const steps = readSteps(entries.get("steps"), file);
    for (const name of ["prompt", "prompt-file"]) {
        if (steps && own.get(name))
            file.tell(entries.get(name)?.key ?? item, `\`${name}\` and \`steps\` exclude each other.`);
    }
    const name = readName(entries.get("name"), item, names, file) ?? `recipe ${number}`;
    const [provider, usual] = [own.get("provider")?.text, defaults.get("provider")?.text];
    const isOtherProvider = provider !== undefined && usual !== undefined && provider !== usual;
    const given = (0,inputs_given/* overlay */.L)(own, defaults, { hasSteps: steps !== undefined, isOtherProvider });
    return [{ name, at: file.at(item), given, ...(steps && { steps }) }];
}
function readName(entry, recipe, names, file) {
    const node = file.resolve(entry?.value ?? null);
    if (!entry || isNull(node)) {
        file.tell(entry?.key ?? recipe, "`name` is required in a recipe.");
        return undefined;
    }
    const name = (0,dist/* isScalar */.jn)(node) ? textOf(node) : undefined;
    if (name === undefined || !new RegExp(CONFIG_NAME, "u").test(name)) {
        file.tell(entry.key, "`name` must be 1 to 60 letters, digits, blanks, `.`, `_` or `-`, and begin with a letter or digit.");
        return undefined;
    }
    const first = names.get(name);
    if (first)
        file.tell(entry.key, `the name ${(0,problems/* quote */.hD)(name)} is taken by the recipe at ${file.at(first)}.`);
    else
        names.set(name, recipe);
    return name;
}
/** Undefined where there are none; empty where they are wrong. */
function readSteps(entry, file) {
    const node = file.resolve(entry?.value ?? null);
    if (!entry || isNull(node))
        return undefined;
    if (!(0,dist/* isSeq */.oP)(node) || node.items.length === 0 || node.items.length > MAX_STEPS) {
        file.tell(entry.key, `\`steps\` must be a list of 1 to ${MAX_STEPS} prompts, which are applied one after another.`);
        return [];
    }
    return node.items.flatMap((item) => {
        const at = toNode(item) ?? node;
        const step = file.resolve(at);
        const text = (0,dist/* isScalar */.jn)(step) && typeof step.value === "string" ? textOf(step) : undefined;
        if (text === undefined)
            file.tell(at, "a step must be a prompt: a text that is not empty.");
        return text === undefined ? [] : [{ text, at: file.at(at) }];
    });
}
/** The inputs among the entries; undefined where an entry says "not set". */
function readInputs(entries, file) {
    const inputs = new Map();
    for (const [name, entry] of entries) {
        if (!file.recipeInputs.includes(name))
            continue;
        const text = readValue(name, entry, file);
        inputs.set(name, text === undefined ? undefined : { text, at: file.at(entry.key) });
    }
    return inputs;
}
function readValue(name, { key, value }, file) {
    const node = file.resolve(value);
    if ((0,dist/* isScalar */.jn)(node))
        return textOf(node);
    const takesList = file.listInputs.includes(name);
    if ((0,dist/* isSeq */.oP)(node) && takesList)
        return readList(name, node, file);
    const kind = (0,dist/* isMap */.jh)(node) ? "map" : "list";
    if (node)
        file.tell(key, `\`${name}\` takes ${takesList ? "a text or a list of texts" : "one text"}, and this is a ${kind}.`);
    return undefined;
}
/** The texts of a list, one a line. */
function readList(name, list, file) {
    const texts = [];
    for (const item of list.items) {
        const at = toNode(item) ?? list;
        const node = file.resolve(at);
        const text = (0,dist/* isScalar */.jn)(node) ? textOf(node) : undefined;
        if (text !== undefined && (0,dist/* isScalar */.jn)(node) && typeof node.value !== "string")
            file.tell(at, `\`${name}\` takes a list of texts, and ${(0,problems/* quote */.hD)(text)} without quotes is none.`);
        else if (text !== undefined)
            texts.push(text);
        else if ((0,dist/* isCollection */.P3)(node))
            file.tell(at, `\`${name}\` takes a list of texts, and this is a ${(0,dist/* isMap */.jh)(node) ? "map" : "list"} in it.`);
        // Of a tag without a text, and of an alias of nothing, more is known already.
        else if (node && !node.tag)
            file.tell(at, `\`${name}\` has an empty item.`);
    }
    return texts.join("\n") || undefined;
}
/** What stands in the file, not what YAML makes of it: `007` and `1e3` stay so. */
function textOf(scalar) {
    if (scalar.value === null)
        return undefined;
    return (scalar.source ?? String(scalar.value)).trim() || undefined;
}


/***/ })

};
