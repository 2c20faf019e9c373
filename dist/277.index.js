export const id = 277;
export const ids = [277];
export const modules = {

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
