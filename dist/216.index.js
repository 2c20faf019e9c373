export const id = 216;
export const ids = [216,277];
export const modules = {

/***/ 51543:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ tidy),
/* harmony export */   R: () => (/* binding */ mayStandInPicture)
/* harmony export */ });
/** Longer texts are paragraphs of the app, not words in a picture. */
const MAX_LENGTH = 200;
/** What only a program can fill in or show. */
const FOR_PROGRAMS = [
    // {name}, {{name}}, ${name}, %{name}, and ICU messages such as {count, plural, …}.
    /[{}]/,
    // printf: %d, %1$s, %@, %lld, %5.2f, %(name)s, %%, and %1 of Qt. A flag may not be a blank here, as in "50% off".
    /%(%|\d|\(|[-+#0]*(\*|\d+)?(\.(\*|\d+))?(hh|ll|[hlLqjzt])?[@aAcCdDeEfFgGinopsSuUxX])/,
    // i18next: $t(key). Browser extensions: $NAME$.
    /\$t\(|\$\w+\$/,
    // Laravel: :name. Vue: @:key, and "one | many".
    /(^|\s):[A-Za-z]\w*|@:| \| /,
    // HTML, also as <0> of React, and its entities.
    /<\/?[A-Za-z0-9!]/,
    /&(#\d+|#x[\dA-Fa-f]+|[A-Za-z]+);/,
];
/** One line, without blanks around it. A no-break space stays: French sets it before `!`. */
function tidy(text) {
    return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}
/** Whether a tidy text may stand in a picture as it is: words, no placeholders, no markup, not too long. */
function mayStandInPicture(text) {
    return text.length <= MAX_LENGTH && /\p{L}/u.test(text) && !FOR_PROGRAMS.some((pattern) => pattern.test(text));
}


/***/ }),

/***/ 50216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readContent: () => (/* binding */ readContent)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27597);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(37428);
/* harmony import */ var _inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(31998);
/* harmony import */ var _catalogues_picture_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(51543);
/* harmony import */ var _glossary_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77630);
/* harmony import */ var _locales_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11025);
/* harmony import */ var _yaml_source_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34277);







/** Reads a glossary of JSON or YAML, without what it refers to. */
function readContent(text) {
    const yaml = (0,_yaml_source_js__WEBPACK_IMPORTED_MODULE_4__.readYaml)(text);
    const content = { terms: new Map(), keep: [], catalogues: [], problems: [...yaml.problems] };
    if (yaml.value === undefined)
        return content;
    const checked = _glossary_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .glossarySchema */ .S.safeParse(yaml.value);
    if (checked.success) {
        readTerms(checked.data.terms ?? {}, yaml, content);
        readKeep(checked.data.keep ?? [], yaml, content);
    }
    else
        content.problems.push(...explain(checked.error.issues, yaml));
    content.catalogues = readEntries(yaml);
    content.problems.sort((a, b) => a.line - b.line);
    return content;
}
function readTerms(given, yaml, { terms, problems }) {
    for (const [source, translations] of Object.entries(given)) {
        const targets = terms.get((0,_catalogues_picture_text_js__WEBPACK_IMPORTED_MODULE_5__/* .tidy */ .D)(source)) ?? new Map();
        terms.set((0,_catalogues_picture_text_js__WEBPACK_IMPORTED_MODULE_5__/* .tidy */ .D)(source), targets);
        for (const [tag, target] of Object.entries(translations)) {
            const locale = (0,_locales_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalLocale */ .hn)(tag) ?? tag;
            if (targets.has(locale))
                problems.push({ line: yaml.lineOf(["terms", source, tag]), text: `${(0,_inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(source)} has a translation for \`${locale}\` already.` });
            targets.set(locale, (0,_catalogues_picture_text_js__WEBPACK_IMPORTED_MODULE_5__/* .tidy */ .D)(target));
        }
    }
}
function readKeep(given, yaml, { terms, keep, problems }) {
    for (const [index, text] of given.entries()) {
        if (terms.has((0,_catalogues_picture_text_js__WEBPACK_IMPORTED_MODULE_5__/* .tidy */ .D)(text)))
            problems.push({
                line: yaml.lineOf(["keep", index]),
                text: `${(0,_inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(text)} is in \`keep\` and in \`terms\`: it is translated, or it is not.`,
            });
        keep.push((0,_catalogues_picture_text_js__WEBPACK_IMPORTED_MODULE_5__/* .tidy */ .D)(text));
    }
}
const listSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .looseObject */ ._H3({ catalogues: zod__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_6__/* .unknown */ .L5J()) });
/** Those entries that are right, so that their files are checked along with the rest. */
function readEntries(yaml) {
    const list = listSchema.safeParse(yaml.value);
    return (list.data?.catalogues ?? []).flatMap((item, index) => {
        const { data } = _glossary_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .catalogueSchema */ .p.safeParse(item);
        return data ? [{ ...data, locale: data.locale && (0,_locales_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalLocale */ .hn)(data.locale), line: yaml.lineOf(["catalogues", index]) }] : [];
    });
}
const KEYS = Object.keys(_glossary_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .glossarySchema */ .S.shape);
const ENTRY_KEYS = Object.keys(_glossary_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .catalogueSchema */ .p.shape);
function explain(issues, yaml) {
    const { value } = yaml;
    if (isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0 && !KEYS.some((key) => Object.hasOwn(value, key)))
        return [
            {
                line: 1,
                text: "The file has none of `terms`, `keep` and `catalogues`. If it is a catalogue of the app, list it under `catalogues` of a glossary, with its `locale` and `source`.",
            },
        ];
    return issues.flatMap((issue) => explainIssue(issue, yaml));
}
function explainIssue(issue, { value, lineOf }) {
    const { path } = issue;
    if (issue.code === "unrecognized_keys") {
        const allowed = path.length === 0 ? KEYS : ENTRY_KEYS;
        return issue.keys.map((key) => ({
            line: lineOf([...path, key]),
            text: `${(0,_inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(key)} is not known here. Did you mean \`${(0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(key.slice(0, 60), allowed)}\`? Allowed: ${allowed.map((name) => `\`${name}\``).join(", ")}.`,
        }));
    }
    const name = path.length === 0 ? "The file" : `\`${zod__WEBPACK_IMPORTED_MODULE_7__/* .toDotPath */ .sR(path)}\``;
    const line = lineOf(path);
    const given = path.reduce((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), value);
    if (issue.code === "invalid_key") {
        const key = String(path.at(-1));
        return [{ line, text: `${name}: ${(0,_inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(key)} is not allowed.${helpWithKey(key, given)} Allowed: ${issue.issues[0]?.message}.` }];
    }
    const text = given === undefined ? `${name} is required: ${issue.message}.` : `${name}: ${show(given)} is not allowed. Allowed: ${issue.message}.`;
    return [{ line, text }];
}
/** `pt_BR` is meant as `pt-BR`; and `{ fr: Oui, merci }` has a key without a value. */
function helpWithKey(key, value) {
    const meant = (0,_locales_js__WEBPACK_IMPORTED_MODULE_3__/* .canonicalLocale */ .hn)(key.replaceAll("_", "-"));
    if (value === null)
        return " A text with a comma needs quotes here.";
    return meant ? ` Did you mean \`${meant}\`?` : "";
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}
function show(value) {
    if (Array.isArray(value))
        return "a list";
    if (value === null)
        return "nothing";
    if (isObject(value))
        return "a mapping";
    return typeof value === "string" ? (0,_inputs_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .h)(value) : String(value);
}


/***/ }),

/***/ 34277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readYaml: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Reads YAML, which includes JSON. Keys are texts, each once in its mapping. */
function readYaml(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // The library's own check for repeated keys takes the square of their number; its pretty errors and its warnings quote the file.
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const lineOf = (path) => lineAt(offsetOf(document, path));
    // A tag that is not known is only a warning, though the text would lose its first word.
    const errors = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
        line: lineAt(offset),
        text: `${SYNTAX[code] ?? message}.`,
    }));
    if (errors.length > 0)
        return { value: undefined, problems: firstOfEachLine(errors), lineOf };
    const problems = checkKeys(document).map(({ offset, text }) => ({ line: lineAt(offset), text }));
    try {
        return { value: document.toJS(), problems, lineOf };
    }
    catch (error) {
        // Aliases of aliases, which would fill the memory.
        const reason = error instanceof Error ? error.message : String(error);
        return { value: undefined, problems: [...problems, { line: 1, text: `${reason}.` }], lineOf };
    }
}
const QUOTES = "A text that holds `: ` or quotation marks, or begins with `*`, `!`, `{`, `[`, `@`, `%`, `>`, `|` or a backquote, needs quotes";
/** The library's errors in words for somebody who writes translations. */
const SYNTAX = {
    BAD_SCALAR_START: QUOTES,
    BLOCK_AS_IMPLICIT_KEY: QUOTES,
    BLOCK_IN_FLOW: QUOTES,
    TAG_RESOLVE_FAILED: QUOTES,
    UNEXPECTED_TOKEN: `This does not belong here. ${QUOTES}`,
    MULTIPLE_DOCS: "A second document begins here; the file holds one",
    RESOURCE_EXHAUSTION: "The file is nested too deeply",
};
/** One mistake makes several errors. */
function firstOfEachLine(problems) {
    const lines = new Set();
    return problems.filter(({ line }) => !lines.has(line) && lines.add(line));
}
function checkKeys(document) {
    const problems = [];
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Map(_, map) {
            const seen = new Set();
            for (const { key } of map.items) {
                const offset = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(key) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(key) ? (key.range?.[0] ?? 0) : 0;
                if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) || typeof key.value !== "string") {
                    const shown = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.source ? `The key \`${key.source}\`` : "A key";
                    problems.push({ offset, text: `${shown} is not a text. Put it in quotes.` });
                }
                else if (seen.has(key.value))
                    problems.push({ offset, text: `The key ${JSON.stringify(key.value)} is here a second time.` });
                else
                    seen.add(key.value);
            }
        },
    });
    return problems;
}
function offsetOf(document, path) {
    let node = document.contents;
    let offset = 0;
    for (const segment of path) {
        const around = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? node.resolve(document) : node;
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(around)) {
            const pair = around.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && key.value === segment);
            if (!pair || !(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key))
                break;
            offset = pair.key.range?.[0] ?? offset;
            node = pair.value;
        }
        else if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(around)) {
            node = around.items[Number(segment)];
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
                offset = node.range?.[0] ?? offset;
        }
        else
            break;
    }
    return offset;
}


/***/ })

};
