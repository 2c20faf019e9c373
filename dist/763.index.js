export const id = 763;
export const ids = [763];
export const modules = {

/***/ 43304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ mergeInputs),
/* harmony export */   y: () => (/* binding */ PROVIDER_INPUTS)
/* harmony export */ });
/** Groups of inputs that replace each other: whoever sets one does not inherit the others. `steps` exists in recipes only. */
const ALTERNATIVES = [
    ["prompt", "prompt-file", "steps"],
    ["size", "aspect-ratio"],
];
/** Inputs that belong to one provider, and must not reach another. */
const PROVIDER_INPUTS = ["api-key", "base-url", "model", "transport"];
/**
 * Merges what a recipe sets with what it inherits.
 *
 * @param own Undefined for an input that is explicitly not set, and so is not inherited.
 */
function mergeInputs(own, inherited, { hasSteps, isOtherProvider }) {
    const isSet = (name) => (name === "steps" ? hasSteps : own.get(name) !== undefined);
    const alternatives = ALTERNATIVES.filter((group) => group.some(isSet)).flat();
    const hidden = new Set([...own.keys(), ...alternatives, ...(isOtherProvider ? PROVIDER_INPUTS : [])]);
    const merged = new Map([...inherited].filter(([name]) => !hidden.has(name)));
    for (const [name, value] of own)
        if (value !== undefined)
            merged.set(name, value);
    return merged;
}


/***/ }),

/***/ 47763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRecipeFile: () => (/* binding */ readRecipeFile)
});

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(21916);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/problem-list.js
var problem_list = __webpack_require__(49210);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/suggest.js
var suggest = __webpack_require__(55900);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/yaml-lines.js
var yaml_lines = __webpack_require__(41057);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-messages.js
var input_messages = __webpack_require__(77017);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-value.js
var input_value = __webpack_require__(43304);
;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/recipe-file-schema.js
const CONFIG_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.schema.json";
const MAX_STEPS = 10;
/** Pattern of a recipe's name. Without commas, because the input `recipes` separates names by them. */
const CONFIG_NAME = String.raw `^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$`;
/** Inputs that a file of the repository may never set: anyone who can push could send the key elsewhere. */
const REFUSED = ["base-url", "api-key", "github-token"];
/** Inputs that name the file and its recipes, and so cannot be in it. */
const OF_THE_RUN = ["config", "recipes"];
/** Whether a recipe may set an input, as far as its name says. */
const isOfRecipe = (name) => !REFUSED.includes(name) && !OF_THE_RUN.includes(name);
const TEXT = { type: ["string", "number", "boolean"] };
const LIST = { type: ["string", "number", "boolean", "array"], items: { type: "string" } };
const NULL = { type: "null" };
/**
 * The JSON schema that is published for editors. It covers names and kinds of values; `readRecipeFile` and the rules of the inputs check
 * the rest.
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
                description: "Inputs for all recipes that do not set them.",
                type: ["object", "null"],
                additionalProperties: false,
                properties: references,
            },
            recipes: {
                description: "The recipes, in the order in which they run.",
                type: "array",
                minItems: 1,
                items: { $ref: "#/$defs/recipe" },
            },
        },
        $defs: {
            recipe: {
                type: "object",
                required: ["name"],
                additionalProperties: false,
                properties: {
                    name: {
                        description: "The name to use in the input `recipes`. Unique in the file.",
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/inputs/recipe-file.js







/** Of a recipe's defaults, each recipe is checked with all of them. */
const MAX_RECIPES = 200;
/** Characters of a value. An environment variable, as which the runner hands over an input, holds no more. */
const MAX_VALUE = 100_000;
/**
 * Reads the file of recipes. Lists become lines; numbers and booleans are the text that is written; null, an empty text and an empty
 * list mean "not set", and in a recipe also that a default of the file does not apply. The values are checked by the caller, by the
 * same rules as the workflow's inputs.
 *
 * @returns the recipes and all problems of the file. If there are problems, recipes may be missing or incomplete.
 */
function readRecipeFile(text, known) {
    const { root, problems } = (0,yaml_lines.readYaml)(text);
    if (root === undefined)
        return { recipes: [], problems };
    const list = new problem_list/* ProblemList */.K();
    for (const { line, text } of problems)
        list.add(line, text);
    const recipes = new RecipeFileReader(known, list).readFile(root);
    return { recipes, problems: list.list() };
}
const TOP_KEYS = ["recipes", "defaults", "$schema"];
const RECIPE_KEYS = ["name", "steps"];
class RecipeFileReader {
    #problems;
    #recipeInputs;
    #runInputs;
    #listInputs;
    /** Lines of the recipes by name. */
    #names = new Map();
    constructor({ recipeInputs, runInputs, listInputs }, problems) {
        this.#problems = problems;
        this.#recipeInputs = recipeInputs.filter(isOfRecipe);
        this.#runInputs = [...OF_THE_RUN, ...runInputs];
        this.#listInputs = listInputs;
    }
    #report(line, text) {
        this.#problems.add(line, text);
    }
    readFile(root) {
        if (root.kind !== "mapping") {
            this.#report(root.line, input_messages/* NOT_A_RECIPE_FILE */.Oo);
            return [];
        }
        this.#checkKeys(root.entries, TOP_KEYS);
        const defaults = this.#readDefaults(root.entries.get("defaults"));
        const recipes = root.entries.get("recipes");
        if (recipes?.value.kind !== "list" || recipes.value.items.length === 0) {
            this.#report(recipes?.line ?? root.line, input_messages/* RECIPES_REQUIRED */._W);
            return [];
        }
        if (recipes.value.items.length > MAX_RECIPES) {
            this.#report(recipes.line, input_messages/* tooManyRecipes */.Zg(MAX_RECIPES));
            return [];
        }
        return recipes.value.items.flatMap((item, index) => this.#readRecipe(item, index + 1, defaults) ?? []);
    }
    #readDefaults(entry) {
        if (!entry || isNull(entry.value))
            return new Map();
        if (entry.value.kind !== "mapping") {
            this.#report(entry.line, input_messages/* WRONG_DEFAULTS */.zn);
            return new Map();
        }
        this.#checkKeys(entry.value.entries, this.#recipeInputs);
        const values = [...this.#readInputs(entry.value.entries)];
        return new Map(values.flatMap(([name, value]) => (value ? [[name, { ...value, isDefault: true }]] : [])));
    }
    #readRecipe(node, number, defaults) {
        if (node.kind !== "mapping")
            return this.#report(node.line, input_messages/* NOT_A_RECIPE */.ps);
        const { entries, line } = node;
        this.#checkKeys(entries, [...RECIPE_KEYS, ...this.#recipeInputs]);
        const own = this.#readInputs(entries);
        const steps = this.#readSteps(entries.get("steps"));
        for (const name of ["prompt", "prompt-file"])
            if (steps && own.get(name))
                this.#report(own.get(name)?.line ?? line, input_messages/* excludeEachOther */.Y(name, "steps"));
        const name = this.#readName(entries.get("name"), line) ?? `recipe ${number}`;
        const [provider, defaultProvider] = [own.get("provider")?.text, defaults.get("provider")?.text];
        const isOtherProvider = provider !== undefined && defaultProvider !== undefined && provider !== defaultProvider;
        return { name, line, given: (0,input_value/* mergeInputs */.s)(own, defaults, { hasSteps: steps !== undefined, isOtherProvider }), steps };
    }
    #readName(entry, recipeLine) {
        if (!entry || isNull(entry.value))
            return this.#report(entry?.line ?? recipeLine, input_messages/* NAME_REQUIRED */.ku);
        const name = textOf(entry.value);
        if (name === undefined || !new RegExp(CONFIG_NAME, "u").test(name))
            return this.#report(entry.line, input_messages/* WRONG_NAME */.Y1);
        const firstLine = this.#names.get(name);
        if (firstLine !== undefined)
            return this.#report(entry.line, input_messages/* repeatedName */.OC(name, firstLine));
        this.#names.set(name, recipeLine);
        return name;
    }
    /** @returns undefined if there are no steps; an empty list if they are wrong. */
    #readSteps(entry) {
        if (!entry || isNull(entry.value))
            return undefined;
        if (entry.value.kind !== "list" || entry.value.items.length === 0 || entry.value.items.length > MAX_STEPS) {
            this.#report(entry.line, input_messages/* wrongSteps */.Ne(MAX_STEPS));
            return [];
        }
        return entry.value.items.flatMap((step) => {
            const text = isString(step) ? textOf(step) : undefined;
            if (text === undefined)
                return this.#report(step.line, input_messages/* WRONG_STEP */.hU) ?? [];
            return this.#checkLength("steps", step.line, text) === undefined ? [] : [{ text, line: step.line }];
        });
    }
    /** @returns undefined as the value of an entry that means "not set". */
    #readInputs(entries) {
        const known = [...entries].filter(([name]) => this.#recipeInputs.includes(name));
        return new Map(known.map(([name, { line, value }]) => {
            const text = this.#checkLength(name, line, this.#readValue(name, line, value));
            return [name, text === undefined ? undefined : { text, line }];
        }));
    }
    #readValue(name, line, node) {
        if (node.kind === "scalar")
            return textOf(node);
        const takesList = this.#listInputs.includes(name);
        if (node.kind === "mapping" || !takesList)
            return this.#report(line, input_messages/* wrongKind */.oF(name, takesList, node.kind));
        return node.items.flatMap((item) => this.#readItem(name, item) ?? []).join("\n") || undefined;
    }
    #checkLength(name, line, text) {
        return text !== undefined && text.length > MAX_VALUE ? this.#report(line, input_messages/* valueTooLong */.Wh(name, MAX_VALUE)) : text;
    }
    #readItem(name, item) {
        if (item.kind !== "scalar")
            return this.#report(item.line, input_messages/* nestedItem */.P3(name, item.kind));
        const text = textOf(item);
        if (text === undefined)
            return this.#report(item.line, input_messages/* emptyItem */.Th(name));
        return isString(item) ? text : this.#report(item.line, input_messages/* itemNeedsQuotes */.QW(name, text));
    }
    #checkKeys(entries, allowed) {
        for (const [name, { line }] of entries) {
            if (allowed.includes(name))
                continue;
            const reason = this.#reasonToRefuse(name);
            this.#report(line, () => (reason ? input_messages/* refusedKey */.ko(name, reason) : input_messages/* unknownKey */.a(name, this.#hintFor(name, allowed))));
        }
    }
    /** Why a known name may not be in the file, or not in this place; undefined for a name that is not known at all. */
    #reasonToRefuse(name) {
        if (REFUSED.includes(name))
            return input_messages/* REFUSED_IN_FILES */.$k;
        if (this.#runInputs.includes(name))
            return input_messages/* BELONGS_TO_THE_RUN */.j;
        if (RECIPE_KEYS.includes(name))
            return input_messages/* BELONGS_TO_A_RECIPE */.kv;
        if (this.#recipeInputs.includes(name))
            return input_messages/* BELONGS_BELOW */.Vm;
        return TOP_KEYS.includes(name) ? input_messages/* BELONGS_AT_THE_TOP */.HJ : undefined;
    }
    /** The nearest name; for a typing error like `api_key`, that it is not allowed either. */
    #hintFor(name, allowed) {
        const meant = (0,suggest/* nearest */.pA)(name, allowed);
        const other = (0,suggest/* nearest */.pA)(name, [...REFUSED, ...this.#runInputs, ...RECIPE_KEYS, ...this.#recipeInputs, ...TOP_KEYS]);
        const isOther = other !== undefined && (0,mod/* distance */.Io)(name, other) <= 2 && (meant === undefined || (0,mod/* distance */.Io)(name, other) < (0,mod/* distance */.Io)(name, meant));
        return isOther ? ` ${input_messages/* refusedKey */.ko(other, this.#reasonToRefuse(other) ?? "")}` : (0,suggest/* suggest */.ZA)(name, allowed);
    }
}
function isNull(node) {
    return node.kind === "scalar" && node.value === null;
}
function isString(node) {
    return node.kind === "scalar" && typeof node.value === "string";
}
/** The text as written, since `007` and `1e3` are no numbers to an input; undefined for a blank one. */
function textOf(node) {
    return (node.kind === "scalar" && node.text.trim()) || undefined;
}


/***/ }),

/***/ 49210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ ProblemList)
/* harmony export */ });
/* harmony import */ var _text_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8592);

/** Nobody reads more of one file, and a file of a hostile hand has 60,000. */
const MAX_PROBLEMS = 100;
/** The problems of a file, each once: what several places refer to is looked at for each of them. Those after the first hundred are dropped. */
class ProblemList {
    #problems = [];
    #isOver = false;
    /** @param text A sentence, or what makes it where that takes time: the name that was surely meant is looked for among all. */
    add(line, text) {
        if (this.#problems.length >= MAX_PROBLEMS) {
            this.#isOver = true;
            return;
        }
        const sentence = typeof text === "string" ? text : text();
        if (!this.#problems.some((known) => known.line === line && known.text === sentence))
            this.#problems.push({ line, text: sentence });
    }
    /** In the order of lines. */
    list() {
        const sorted = this.#problems.toSorted((a, b) => a.line - b.line);
        return this.#isOver ? [...sorted, { line: sorted.at(-1)?.line ?? 1, text: _text_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .MORE_PROBLEMS */ .B2 }] : sorted;
    }
}


/***/ }),

/***/ 8592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AZ: () => (/* binding */ ENDLESS_ALIASES),
/* harmony export */   B2: () => (/* binding */ MORE_PROBLEMS),
/* harmony export */   EP: () => (/* binding */ lacksQuotes),
/* harmony export */   FZ: () => (/* binding */ jsonError),
/* harmony export */   K2: () => (/* binding */ yamlError),
/* harmony export */   V6: () => (/* binding */ WRONG_MERGE),
/* harmony export */   _k: () => (/* binding */ GLOBS),
/* harmony export */   ch: () => (/* binding */ TOO_LONG),
/* harmony export */   dV: () => (/* binding */ LARGE_JSON),
/* harmony export */   gZ: () => (/* binding */ TOO_DEEP),
/* harmony export */   m$: () => (/* binding */ repeatedKey),
/* harmony export */   mz: () => (/* binding */ unknownPlaceholder),
/* harmony export */   qB: () => (/* binding */ keyIsNoString)
/* harmony export */ });
/* harmony import */ var _suggest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55900);

/** What is wrong with a brace of a template. Goes on after a colon, and has no full stop. */
function unknownPlaceholder(token, known) {
    const names = known.map((name) => `{${name}}`).join(" ");
    return `${JSON.stringify(token)} is not a placeholder. Use ${names}, or {{ for a literal brace`;
}
const QUOTES = "Put a value in quotes if it contains `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote.";
const TOO_DEEP = "The file is nested too deeply.";
/** Syntax errors by the code of the library `yaml`, for people who write globs, prompts and translations. */
const YAML_ERRORS = {
    BAD_SCALAR_START: QUOTES,
    BLOCK_AS_IMPLICIT_KEY: QUOTES,
    BLOCK_IN_FLOW: QUOTES,
    UNEXPECTED_TOKEN: `Unexpected text. ${QUOTES}`,
    TAB_AS_INDENT: "Indent with spaces, not with tabs.",
    MULTIPLE_DOCS: "A second document begins here; the file must contain only one.",
    RESOURCE_EXHAUSTION: TOO_DEEP,
};
const yamlError = (code, message) => YAML_ERRORS[code] ?? `${message}.`;
/** The same for an author who knows the file as JSON, and would not understand the terms of YAML. */
const jsonError = (code) => (code === "RESOURCE_EXHAUSTION" ? TOO_DEEP : "This is not valid JSON.");
/** For a value that is read as an alias (`*`) or a tag (`!`) of YAML. */
const lacksQuotes = (text) => `Put ${(0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text)} in quotes. A value that begins with \`${text.charAt(0)}\` needs them.`;
/** @param written The key as it is in the file; absent for a list or mapping. */
const keyIsNoString = (written) => `${written === undefined ? "A key" : `The key \`${written.slice(0, 60)}\``} must be a string; put it in quotes.`;
const repeatedKey = (key, firstLine) => `The key ${(0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} is already on line ${firstLine}.`;
const WRONG_MERGE = "`<<` must refer to a mapping, or to a list of mappings.";
const TOO_LONG = "The file is larger than 1 MB.";
const LARGE_JSON = "This is not valid JSON. A file of more than 1 MB may have no comments and no trailing commas either.";
const MORE_PROBLEMS = "There are more problems than these. Fix these first.";
const ENDLESS_ALIASES = "Aliases make this file endless or far too large. Write the values out instead.";
/** What is wrong with a glob: {@link GLOBS.problem} makes a sentence of the others. */
const GLOBS = {
    problem: (glob, reason) => `The glob ${(0,_suggest_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(glob)} ${reason}.`,
    tooLong: (most) => `has more than ${most} characters; write several globs`,
    tooMany: (most) => `stands for more than ${most} alternatives, by its braces or parentheses; use \`*\` instead`,
    tooDeep: (most) => `has braces or parentheses nested more than ${most} deep`,
    slash: (mark) => `has a \`/\` within \`${mark}(…)\`; write several globs`,
    tooManyInAll: (most) => `The globs stand for more than ${most} alternatives in all, by their braces. Use fewer globs, or \`*\` instead.`,
};


/***/ }),

/***/ 41057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ lineAtPath),
/* harmony export */   readYaml: () => (/* binding */ readYaml),
/* harmony export */   toPlain: () => (/* binding */ toPlain)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _problem_list_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49210);
/* harmony import */ var _text_messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8592);



/** The library takes up to 7 seconds and 1 GB for so much. */
const MAX_BYTES = 1_000_000;
/**
 * Reads YAML, which includes JSON. The tree is finite, and has no more values than a file of that length may well have: what aliases
 * repeat counts each time.
 *
 * @param options.isJson Whether the author knows the file as JSON: it may have comments, and errors are worded accordingly.
 * @param options.mayRepeat Whether a key may be repeated, as JSON.parse allows: the last value counts. Otherwise it is a problem.
 * @returns the root, which is absent when the file has syntax errors or is too large; and its problems, not sorted.
 */
function readYaml(text, options = {}) {
    const { isJson = false, mayRepeat = false } = options;
    if (Buffer.byteLength(text) > MAX_BYTES)
        return isJson ? readLargeJson(text) : { problems: [{ line: 1, text: _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_LONG */ .ch }] };
    try {
        return readTree(text, { isJson, mayRepeat });
    }
    catch (error) {
        // The parser of the library calls itself for each level.
        if (error instanceof RangeError)
            return { problems: [{ line: 1, text: _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_DEEP */ .gZ }] };
        throw error;
    }
}
function readTree(text, { isJson, mayRepeat }) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // The library's own check for repeated keys is quadratic, and its pretty errors quote the file, which may hold a key by mistake.
    const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error", merge: true };
    const { contents, errors } = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(isJson ? blankComments(text) : text, options);
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const builder = new TreeBuilder({ lineAt, maxSize: 2 * text.length + ALIASED, mayRepeat });
    const root = builder.build(contents);
    if (errors.length === 0) {
        const flaw = builder.findFlaw(root);
        if (flaw !== undefined)
            return { problems: [{ line: 1, text: flaw }] };
        return { root, problems: [...builder.unquoted.list(), ...builder.wrongKeys.list()] };
    }
    // A tab confuses the lines around it.
    const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
    const found = (tabs.length > 0 ? tabs : errors).map(({ code, message, pos: [offset] }) => ({
        line: lineAt(offset),
        text: isJson ? (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .jsonError */ .FZ)(code) : (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlError */ .K2)(code, message),
    }));
    const problems = new _problem_list_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemList */ .K();
    for (const { line, text } of firstOfEachLine([...builder.unquoted.list(), ...found]))
        problems.add(line, text);
    return { problems: problems.list() };
}
/** Without lines, and of a repeated key the last value. Only a program writes so large a file. */
function readLargeJson(text) {
    try {
        const root = toNode(JSON.parse(text), 0);
        return root ? { root, problems: [] } : { problems: [{ line: 1, text: _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_DEEP */ .gZ }] };
    }
    catch (error) {
        const [, line = "1"] = /line (\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
        return { problems: [{ line: Number(line), text: _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .LARGE_JSON */ .dV }] };
    }
}
function toNode(value, depth) {
    if (depth > MAX_DEPTH)
        return undefined;
    if (typeof value !== "object" || value === null)
        return { kind: "scalar", line: 1, value, text: value === null ? "" : String(value) };
    if (Array.isArray(value)) {
        const items = value.map((item) => toNode(item, depth + 1));
        return items.every((item) => item !== undefined) ? { kind: "list", line: 1, items } : undefined;
    }
    const entries = new Map();
    for (const [name, item] of Object.entries(value)) {
        const node = toNode(item, depth + 1);
        if (!node)
            return undefined;
        entries.set(name, { line: 1, value: node });
    }
    return { kind: "mapping", line: 1, entries };
}
/** A string, which may contain what looks like a comment, and may not be closed; or a comment. */
const STRING_OR_COMMENT = /("[^"\\\n]*(?:\\.[^"\\\n]*)*"?)|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;
/** Replaces comments by blanks, so that everything else keeps its place. */
function blankComments(json) {
    return json.replace(STRING_OR_COMMENT, (found, string) => string ?? found.replace(/\S/g, " "));
}
/** One mistake often causes several errors. */
function firstOfEachLine(problems) {
    const lines = new Set();
    return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}
/** What aliases may add to a file: values and characters. */
const ALIASED = 200_000;
const MAX_DEPTH = 500;
const ENDLESS = { size: Number.POSITIVE_INFINITY, depth: 0 };
/** Turns the nodes of the library into ours, in the order of the file, so that an anchor always means the last node of that name. */
class TreeBuilder {
    /** Values that lack quotes, and so are read as an alias or a tag. */
    unquoted = new _problem_list_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemList */ .K();
    wrongKeys = new _problem_list_js__WEBPACK_IMPORTED_MODULE_1__/* .ProblemList */ .K();
    #anchors = new Map();
    /** Of lists and mappings that are complete. */
    #extents = new Map();
    #lineAt;
    #maxSize;
    #mayRepeat;
    /** Entries of mappings that were merged. */
    #merged = 0;
    constructor({ lineAt, maxSize, mayRepeat }) {
        this.#lineAt = lineAt;
        this.#maxSize = maxSize;
        this.#mayRepeat = mayRepeat;
    }
    /** Why the tree is not to be used. */
    findFlaw(root) {
        const { size, depth } = this.#extentOf(root);
        if (size > this.#maxSize || this.#merged > this.#maxSize)
            return _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .ENDLESS_ALIASES */ .AZ;
        return depth > MAX_DEPTH ? _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .TOO_DEEP */ .gZ : undefined;
    }
    /** @param parentLine The line of a node that is not in the file, such as the value of `key:`. */
    build(node, parentLine = 1) {
        const line = this.#lineOf(node, parentLine);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.#buildAlias(node.source, line);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return { kind: "scalar", line, value: null, text: "" };
        if (node.tag)
            this.unquoted.add(line, (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .lacksQuotes */ .EP)(node.tag));
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
            return this.#register(node, buildScalar(node, line));
        // Lists and mappings are registered before they are complete, since what is in them may refer to them.
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            const items = [];
            const list = this.#register(node, { kind: "list", line, items });
            for (const item of node.items)
                items.push(this.build(item, line));
            this.#measure(items, items.map((item) => [0, item]));
            return list;
        }
        const entries = new Map();
        const mapping = this.#register(node, { kind: "mapping", line, entries });
        this.#fill(entries, node, line);
        this.#measure(entries, [...entries].map(([name, { value }]) => [name.length, value]));
        return mapping;
    }
    #extentOf(node) {
        if (node.kind === "scalar")
            return { size: 1 + node.text.length, depth: 0 };
        // What is not complete contains itself.
        return this.#extents.get(node.kind === "list" ? node.items : node.entries) ?? ENDLESS;
    }
    #measure(container, items) {
        let [size, depth] = [1, 0];
        for (const [keyLength, item] of items) {
            const extent = this.#extentOf(item);
            size += keyLength + extent.size;
            depth = Math.max(depth, extent.depth);
        }
        this.#extents.set(container, { size, depth: depth + 1 });
    }
    #lineOf(node, parentLine) {
        const offset = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isNode */ .Ll)(node) ? node.range?.[0] : undefined;
        return offset === undefined ? parentLine : this.#lineAt(offset);
    }
    #register({ anchor }, built) {
        if (anchor !== undefined)
            this.#anchors.set(anchor, built);
        return built;
    }
    #buildAlias(name, line) {
        const target = this.#anchors.get(name);
        if (target)
            return { ...target, line };
        const text = `*${name}`;
        this.unquoted.add(line, (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .lacksQuotes */ .EP)(text));
        return { kind: "scalar", line, value: text, text };
    }
    #fill(entries, map, mapLine) {
        const merged = [];
        for (const { key, value } of map.items) {
            const line = this.#lineOf(key, mapLine);
            const built = this.build(value, line);
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
                this.wrongKeys.add(line, (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .keyIsNoString */ .qB)());
            else if (typeof key.value === "symbol")
                for (const source of built.kind === "list" ? built.items : [built])
                    merged.push(source);
            else
                this.#addEntry(entries, key, { line, value: built });
        }
        // The mapping's own entries take precedence, then those of the mapping that is merged first.
        for (const source of merged) {
            if (source.kind !== "mapping")
                this.wrongKeys.add(source.line, _text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .WRONG_MERGE */ .V6);
            else
                this.#merge(entries, source.entries);
        }
    }
    #merge(entries, source) {
        this.#merged += source.size;
        if (this.#merged > this.#maxSize)
            return;
        for (const [name, entry] of source)
            if (!entries.has(name))
                entries.set(name, entry);
    }
    #addEntry(entries, key, entry) {
        const { line } = entry;
        const name = key.source ?? String(key.value);
        const first = entries.get(name);
        if (typeof key.value !== "string")
            this.wrongKeys.add(line, (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .keyIsNoString */ .qB)(name));
        if (first && !this.#mayRepeat)
            this.wrongKeys.add(line, (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_2__/* .repeatedKey */ .m$)(name, first.line));
        else
            entries.set(name, entry);
    }
}
function buildScalar({ value, source, tag = "" }, line) {
    const text = value === null ? "" : (source ?? String(value));
    // `!docs/**` is a tag without a value. It was meant as the value.
    return text === "" && tag !== "" ? { kind: "scalar", line, value: tag, text: tag } : { kind: "scalar", line, value, text };
}
/** The plain value of a node, such as JSON.parse returns. */
function toPlain(node) {
    if (node.kind === "scalar")
        return node.value;
    if (node.kind === "list")
        return node.items.map(toPlain);
    return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, toPlain(value)]));
}
/** The line of a key or list item; where the path leads nowhere, that of the nearest one around it. */
function lineAtPath(root, path) {
    let [line, node] = [1, root];
    for (const segment of path) {
        const item = node.kind === "list" ? node.items[Number(segment)] : undefined;
        const entry = node.kind === "mapping" ? node.entries.get(String(segment)) : item && { line: item.line, value: item };
        if (!entry)
            break;
        [line, node] = [entry.line, entry.value];
    }
    return line;
}


/***/ })

};
