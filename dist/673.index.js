export const id = 673;
export const ids = [673];
export const modules = {

/***/ 55673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readRecipeFile: () => (/* binding */ readRecipeFile)
});

// EXTERNAL MODULE: ../../../work/main/node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(63678);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/suggest.js
var suggest = __webpack_require__(33800);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/yaml-lines.js
var yaml_lines = __webpack_require__(36877);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-messages.js
var input_messages = __webpack_require__(13157);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/input-value.js
var input_value = __webpack_require__(63948);
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






const MAX_BYTES = 1_000_000;
/**
 * Reads the file of recipes. Lists become lines; numbers and booleans are the text that is written; null, an empty text and an empty
 * list mean "not set", and in a recipe also that a default of the file does not apply. The values are checked by the caller, by the
 * same rules as the workflow's inputs.
 *
 * @returns the recipes and all problems of the file. If there are problems, recipes may be missing or incomplete.
 */
function readRecipeFile(text, known) {
    if (Buffer.byteLength(text) > MAX_BYTES)
        return { recipes: [], problems: [{ line: 1, text: input_messages/* FILE_TOO_LARGE */.UE }] };
    const { root, problems } = (0,yaml_lines.readYaml)(text);
    if (root === undefined)
        return { recipes: [], problems };
    const reader = new RecipeFileReader(known);
    const recipes = reader.readFile(root);
    return { recipes, problems: [...problems, ...reader.problems].toSorted((a, b) => a.line - b.line) };
}
const TOP_KEYS = ["recipes", "defaults", "$schema"];
const RECIPE_KEYS = ["name", "steps"];
class RecipeFileReader {
    problems = [];
    #recipeInputs;
    #runInputs;
    #listInputs;
    /** Lines of the recipes by name. */
    #names = new Map();
    constructor({ recipeInputs, runInputs, listInputs }) {
        this.#recipeInputs = recipeInputs.filter(isOfRecipe);
        this.#runInputs = [...OF_THE_RUN, ...runInputs];
        this.#listInputs = listInputs;
    }
    /** Adds a problem, once: what several recipes merge is read with each of them. */
    #report(line, text) {
        if (!this.problems.some((known) => known.line === line && known.text === text))
            this.problems.push({ line, text });
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
                this.#report(step.line, input_messages/* WRONG_STEP */.hU);
            return text === undefined ? [] : [{ text, line: step.line }];
        });
    }
    /** @returns undefined as the value of an entry that means "not set". */
    #readInputs(entries) {
        const known = [...entries].filter(([name]) => this.#recipeInputs.includes(name));
        return new Map(known.map(([name, { line, value }]) => {
            const text = this.#readValue(name, line, value);
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
            this.#report(line, reason ? input_messages/* refusedKey */.ko(name, reason) : input_messages/* unknownKey */.a(name, this.#hintFor(name, allowed)));
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

/***/ 36877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ lineAtPath),
/* harmony export */   readYaml: () => (/* binding */ readYaml),
/* harmony export */   toPlain: () => (/* binding */ toPlain)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88905);
/* harmony import */ var _text_messages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15908);


/**
 * Reads YAML, which includes JSON.
 *
 * @param options.isJson Whether the author knows the file as JSON: it may have comments, and errors are worded accordingly.
 * @returns the root, which is absent when the file has syntax errors; and all problems, not sorted.
 */
function readYaml(text, { isJson = false } = {}) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // The library's own check for repeated keys is quadratic, and its pretty errors quote the file, which may hold a key by mistake.
    const options = { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error", merge: true };
    const { contents, errors } = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(isJson ? blankComments(text) : text, options);
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const builder = new TreeBuilder(lineAt);
    const root = builder.build(contents);
    const { unquoted, wrongKeys } = builder;
    if (errors.length === 0)
        return { root, problems: [...unquoted, ...wrongKeys] };
    // A tab confuses the lines around it.
    const tabs = errors.filter(({ code }) => code === "TAB_AS_INDENT");
    const problems = (tabs.length > 0 ? tabs : errors).map(({ code, message, pos: [offset] }) => ({
        line: lineAt(offset),
        text: isJson ? (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonError */ .FZ)(code) : (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .yamlError */ .K2)(code, message),
    }));
    return { problems: firstOfEachLine([...unquoted, ...problems]) };
}
/** A string, which may contain what looks like a comment; or a comment. */
const STRING_OR_COMMENT = /("[^"\\\n]*(?:\\.[^"\\\n]*)*")|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;
/** Replaces comments by blanks, so that everything else keeps its place. */
function blankComments(json) {
    return json.replace(STRING_OR_COMMENT, (found, string) => string ?? found.replace(/\S/g, " "));
}
/** One mistake often causes several errors. */
function firstOfEachLine(problems) {
    const lines = new Set();
    return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}
/** Turns the nodes of the library into ours, in the order of the file, so that an anchor always means the last node of that name. */
class TreeBuilder {
    /** Values that lack quotes, and so are read as an alias or a tag. */
    unquoted = [];
    wrongKeys = [];
    #anchors = new Map();
    #lineAt;
    constructor(lineAt) {
        this.#lineAt = lineAt;
    }
    /** @param parentLine The line of a node that is not in the file, such as the value of `key:`. */
    build(node, parentLine = 1) {
        const line = this.#lineOf(node, parentLine);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.#buildAlias(node.source, line);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) && !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return { kind: "scalar", line, value: null, text: "" };
        if (node.tag)
            this.unquoted.push({ line, text: (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .lacksQuotes */ .EP)(node.tag) });
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
            return this.#register(node, buildScalar(node, line));
        // Lists and mappings are registered before they are complete, since what is in them may refer to them.
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            const items = [];
            const list = this.#register(node, { kind: "list", line, items });
            for (const item of node.items)
                items.push(this.build(item, line));
            return list;
        }
        const entries = new Map();
        const mapping = this.#register(node, { kind: "mapping", line, entries });
        this.#fill(entries, node, line);
        return mapping;
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
        this.unquoted.push({ line, text: (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .lacksQuotes */ .EP)(text) });
        return { kind: "scalar", line, value: text, text };
    }
    #fill(entries, map, mapLine) {
        const merged = [];
        for (const { key, value } of map.items) {
            const line = this.#lineOf(key, mapLine);
            const built = this.build(value, line);
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key))
                this.wrongKeys.push({ line, text: (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .keyIsNoString */ .qB)() });
            else if (typeof key.value === "symbol")
                merged.push(...(built.kind === "list" ? built.items : [built]));
            else
                this.#addEntry(entries, key, { line, value: built });
        }
        // The mapping's own entries take precedence, then those of the mapping that is merged first.
        for (const source of merged) {
            if (source.kind !== "mapping")
                this.wrongKeys.push({ line: source.line, text: _text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .WRONG_MERGE */ .V6 });
            else
                for (const [name, entry] of source.entries)
                    if (!entries.has(name))
                        entries.set(name, entry);
        }
    }
    #addEntry(entries, key, entry) {
        const { line } = entry;
        const name = key.source ?? String(key.value);
        const first = entries.get(name);
        if (typeof key.value !== "string")
            this.wrongKeys.push({ line, text: (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .keyIsNoString */ .qB)(name) });
        if (first)
            this.wrongKeys.push({ line, text: (0,_text_messages_js__WEBPACK_IMPORTED_MODULE_1__/* .repeatedKey */ .m$)(name, first.line) });
        else
            entries.set(name, entry);
    }
}
function buildScalar({ value, source, tag = "" }, line) {
    const text = value === null ? "" : (source ?? String(value));
    // `!docs/**` is a tag without a value. It was meant as the value.
    return text === "" && tag !== "" ? { kind: "scalar", line, value: tag, text: tag } : { kind: "scalar", line, value, text };
}
/** More values than any file has without aliases of aliases, and deeper than any is nested that does not contain itself. */
const MAX_VALUES = 1_000_000;
const MAX_DEPTH = 500;
/** The plain value of a node, such as JSON.parse returns; undefined when aliases make it endless or huge. */
function toPlain(root) {
    let count = 0;
    function convert(node, depth) {
        count = depth > MAX_DEPTH ? Number.POSITIVE_INFINITY : count + 1;
        if (count > MAX_VALUES)
            return undefined;
        if (node.kind === "scalar")
            return node.value;
        if (node.kind === "list")
            return node.items.map((item) => convert(item, depth + 1));
        return Object.fromEntries([...node.entries].map(([name, { value }]) => [name, convert(value, depth + 1)]));
    }
    const value = convert(root, 0);
    return count > MAX_VALUES ? undefined : value;
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
