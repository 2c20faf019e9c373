export const id = 843;
export const ids = [843];
export const modules = {

/***/ 45843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  completeGlossary: () => (/* binding */ completeGlossary),
  readGlossary: () => (/* binding */ readGlossary)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/text/decode.js
var decode = __webpack_require__(10174);
// EXTERNAL MODULE: ./out/build-dist/compiled/localize/locales.js
var locales = __webpack_require__(11025);
// EXTERNAL MODULE: ./out/build-dist/compiled/localize/localize-messages.js
var localize_messages = __webpack_require__(48828);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/catalogue.js
/** A file that is not what its name says. The message is a sentence for the user. */
class UnreadableCatalogue extends Error {
    name = "UnreadableCatalogue";
    /** From 1. */
    line;
    constructor(message, line = 1) {
        super(message);
        this.line = line;
    }
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(27597);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/android.js



const elementSchema = schemas/* looseObject */._H3({
    // The parser leaves it out where there are other elements and nothing between them.
    "#text": schemas/* string */.YjP().default(""),
    "@name": schemas/* string */.YjP().optional(),
    "@product": schemas/* string */.YjP().optional(),
    "@translatable": schemas/* string */.YjP().optional(),
});
const arraySchema = schemas/* looseObject */._H3({ ...elementSchema.shape, item: schemas/* array */.YOg(elementSchema).default([]) });
const fileSchema = schemas/* object */.Ikc({
    resources: schemas/* looseObject */._H3({ string: schemas/* array */.YOg(elementSchema).default([]), "string-array": schemas/* array */.YOg(arraySchema).default([]) }),
});
const LISTS = ["string", "string-array", "item"];
/** The marks around what translators leave as it is; the text within is part of the text. */
const MARKS = /<\/?xliff:g(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>/g;
/**
 * Android's string resources: `string` and `string-array`. Without plurals, text with markup and references to other resources.
 * What is not translatable is kept where it looks like a name, since keys and addresses are marked so too.
 * https://developer.android.com/guide/topics/resources/string-resource
 *
 * @throws UnreadableCatalogue
 */
async function readAndroid(text) {
    const file = fileSchema.safeParse(await parseXml(text));
    if (!file.success)
        throw new UnreadableCatalogue(localize_messages/* NOT_ANDROID_RESOURCES */.wr);
    const { string, "string-array": arrays } = file.data.resources;
    const items = arrays.flatMap(({ item, "@name": name, "@product": product, "@translatable": translatable }) => item.map((element, index) => ({ ...element, "@name": `${name}[${index}]`, "@product": product, "@translatable": translatable })));
    const texts = [...string, ...items].filter(isText);
    const isKept = (element) => element["@translatable"] === "false";
    return [
        {
            messages: texts
                .filter((element) => !isKept(element))
                .map((element) => ({ key: keyOf(element), text: unescapeText(element["#text"]) })),
            keep: texts
                .filter(isKept)
                .map((element) => unescapeText(element["#text"]).trim())
                .filter(isName),
        },
    ];
}
async function parseXml(text) {
    const { XMLParser, XMLValidator } = await __webpack_require__.e(/* import() */ 824).then(__webpack_require__.bind(__webpack_require__, 75824));
    const valid = XMLValidator.validate(text);
    if (valid !== true)
        throw new UnreadableCatalogue((0,localize_messages/* notValid */._O)("XML", valid.err.msg), valid.err.line);
    const parser = new XMLParser({
        ignoreAttributes: false,
        attributeNamePrefix: "@",
        alwaysCreateTextNode: true,
        parseTagValue: false,
        trimValues: false,
        // Also numbers such as &#8230;.
        htmlEntities: true,
        isArray: (name) => LISTS.includes(name),
    });
    try {
        return parser.parse(text.replace(MARKS, ""));
    }
    catch (error) {
        throw new UnreadableCatalogue((0,localize_messages/* notValid */._O)("XML", error instanceof Error ? error.message : String(error)));
    }
}
/** One name may have a text for each kind of device. */
function keyOf({ "@name": name = "", "@product": product = "default" }) {
    return `${name} ${product}`;
}
/** Without elements in it, such as `<b>`, and no reference such as `@string/other`. */
function isText(element) {
    const names = Object.keys(element).filter((name) => name !== "#text" && !name.startsWith("@"));
    return names.length === 0 && !/^\s*@/.test(element["#text"]);
}
/** Words of usual length: no address, no key of a service, no identifier. */
function isName(text) {
    return !/[_/\\@:=]/.test(text) && text.split(/\s+/).every((word) => word.length <= 24);
}
/** A quotation mark that is not escaped keeps blanks, and is not part of the text. */
function unescapeText(text) {
    return text.replace(/"|\\u([\dA-Fa-f]{4})|\\([\s\S])/g, (found, unit, character) => {
        if (found === '"')
            return "";
        if (unit)
            return String.fromCharCode(Number.parseInt(unit, 16));
        return character === "n" || character === "t" ? " " : character;
    });
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/json.js


const MAX_DEPTH = 100;
/** Characters in the joined keys of all texts. Real catalogues have a few for each character of the file, a long key above many texts a square. */
const MAX_KEYS = 20_000_000;
/**
 * Also with comments and with trailing commas. Of a repeated key the last value counts, as in the apps that read the file.
 *
 * @throws UnreadableCatalogue
 */
async function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // The engine does not always say where, and YAML allows a trailing comma.
        const { readYaml, toPlain } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 41057));
        const { root, problems } = readYaml(text, { isJson: true, mayRepeat: true });
        const [problem] = problems;
        if (problem)
            throw new UnreadableCatalogue(problem.text, problem.line);
        return root && toPlain(root);
    }
}
/**
 * i18next, vue-i18n, browser extensions and other catalogues of texts by key. Nested keys are joined by dots. Plural forms are left out,
 * since the forms of two languages do not match, and keys that begin with `@`, which describe.
 *
 * @throws UnreadableCatalogue
 */
async function readJson(text) {
    const json = await parseJson(text);
    if (typeof json !== "object" || json === null || Array.isArray(json))
        throw new UnreadableCatalogue(localize_messages/* NOT_TEXTS_BY_KEY */.fw);
    const texts = flatten(json);
    const messages = [...texts].filter(([key]) => !isPluralForm(key, texts)).map(([key, text]) => ({ key, text }));
    return [{ messages }];
}
function flatten(json) {
    const texts = new Map();
    let length = 0;
    const collect = (value, prefix, depth) => {
        if (depth > MAX_DEPTH)
            throw new UnreadableCatalogue(localize_messages/* TOO_DEEP_FOR_TEXTS */.NX);
        const annotated = isAnnotated(value);
        for (const [key, item] of Object.entries(value)) {
            if (key.startsWith("@") || (annotated && !TEXT_KEYS.includes(key)))
                continue;
            length += prefix.length + key.length;
            if (length > MAX_KEYS)
                throw new UnreadableCatalogue(localize_messages/* KEYS_TOO_LONG */.T8);
            if (typeof item === "string")
                texts.set(prefix + key, item);
            else if (typeof item === "object" && item !== null)
                collect(item, `${prefix}${key}.`, depth + 1);
        }
    };
    collect(json, "", 0);
    return texts;
}
const TEXT_KEYS = ["message", "defaultMessage"];
const NOTE_KEYS = ["description", "placeholders"];
/** A text with notes for translators, as browser extensions and FormatJS write it. */
function isAnnotated(value) {
    const keys = Object.keys(value);
    return keys.some((key) => TEXT_KEYS.includes(key)) && keys.every((key) => TEXT_KEYS.includes(key) || NOTE_KEYS.includes(key));
}
/** CLDR's plural categories, which i18next joins to the key by `_`. */
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];
const PLURAL_FORM = new RegExp(`^(.*[._])(?:${CATEGORIES.join("|")})$`, "s");
/** `item_one` beside `item_other`, also nested; and `item` beside `item_plural`, as i18next once wrote it. */
function isPluralForm(key, texts) {
    const [, stem] = PLURAL_FORM.exec(key) ?? [];
    if (stem !== undefined && CATEGORIES.filter((category) => texts.has(stem + category)).length > 1)
        return true;
    return texts.has(`${key}_plural`) || (key.endsWith("_plural") && texts.has(key.slice(0, -"_plural".length)));
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/arb.js




const arb_fileSchema = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
/**
 * Application Resource Bundle, as Flutter uses it: keys that begin with `@` describe, `@@locale` names the locale.
 * https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification
 *
 * @throws UnreadableCatalogue
 */
async function readArb(text) {
    const file = arb_fileSchema.safeParse(await parseJson(text));
    if (!file.success)
        throw new UnreadableCatalogue(localize_messages/* NOT_TEXTS_BY_KEY */.fw);
    const locale = file.data["@@locale"];
    const messages = Object.entries(file.data).flatMap(([key, text]) => key.startsWith("@") || typeof text !== "string" ? [] : [{ key, text }]);
    return [{ ...(typeof locale === "string" && { locale }), messages }];
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/po.js


/**
 * GNU gettext. `msgid` is the source text. Without plural forms, what is marked fuzzy, what is obsolete and what is not translated.
 * https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
 *
 * @throws UnreadableCatalogue
 */
async function readPo(text) {
    const { po } = await __webpack_require__.e(/* import() */ 231).then(__webpack_require__.bind(__webpack_require__, 46231));
    const file = parse(po.parse, text.replace(/\r\n?/g, "\n"));
    const entries = Object.values(file.translations).flatMap((context) => Object.values(context));
    // The entry without a source text is the header.
    const translated = entries.filter(({ msgid, msgid_plural, comments }) => msgid && !msgid_plural && !isFuzzy(comments?.flag));
    // The parser lets an entry end without a translation.
    const messages = translated.flatMap(({ msgctxt = "", msgid, msgstr: [text] = [] }) => text ? [{ key: `${msgctxt}\u0004${msgid}`, source: msgid, text }] : []);
    const locale = file.headers?.Language;
    return [{ ...(locale && { locale }), messages }];
}
function parse(parsePo, text) {
    try {
        return parsePo(text, { validation: true });
    }
    catch (error) {
        if (!(error instanceof Error))
            throw error;
        const [, problem, line] = /^Error parsing PO data: (.*?) at line (\d+)/.exec(error.message) ?? [];
        // Of a line's end within a text it names the line after.
        if (problem)
            throw new UnreadableCatalogue((0,localize_messages/* notValid */._O)("gettext", problem), Number(line) - (problem.startsWith("End-of-line") ? 1 : 0));
        // Without a line it is a repeated text or a missing plural form, which apps live with.
        return parseLoosely(parsePo, text);
    }
}
function parseLoosely(parsePo, text) {
    try {
        return parsePo(text);
    }
    catch {
        // The parser stumbles over a `msgid` with nothing after it.
        throw new UnreadableCatalogue((0,localize_messages/* notValid */._O)("gettext", localize_messages/* NO_TEXTS */.rl));
    }
}
function isFuzzy(flags = "") {
    return flags.split(/[\n,]/).some((flag) => flag.trim() === "fuzzy");
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/strings.js


const BLANK = /(?:\s+|\/\/[^\n\r]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
const QUOTED = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y;
/** A key or text without quotes, as property lists have it. What begins a comment is none of it. */
const BARE = /((?:[\w.$:-]|\/(?![/*]))+)/y;
/** https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists/OldStylePlists/OldStylePLists.html */
const ESCAPED = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
/**
 * Apple's `.strings` as text: `"key" = "text";` and comments. Where no source file is named, the key is the source text, as with
 * `NSLocalizedString`. Of a repeated key the last text counts.
 * https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
 *
 * @throws UnreadableCatalogue
 */
function readStrings(text) {
    if (/^\s*(<|bplist)/.test(text))
        throw new UnreadableCatalogue(localize_messages/* PROPERTY_LIST */.Pp);
    const texts = new Map();
    let at = 0;
    const skip = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found)
            at = pattern.lastIndex;
        return found?.[1] ?? found?.[0];
    };
    const take = (pattern) => {
        const token = skip(pattern);
        skip(BLANK);
        return token;
    };
    const word = () => {
        const quoted = take(QUOTED);
        return quoted === undefined ? take(BARE) : strings_unescapeText(quoted);
    };
    const fail = (expected) => {
        throw new UnreadableCatalogue((0,localize_messages/* missingHere */.XZ)(expected), text.slice(0, at).split("\n").length);
    };
    skip(BLANK);
    while (at < text.length) {
        const key = word() ?? fail("A key in quotes");
        const value = take(/=/y) ? (word() ?? fail("A text in quotes")) : key;
        if (!take(/;/y))
            fail(`\`;\` after ${JSON.stringify(key.slice(0, 60))}`);
        texts.set(key, value);
    }
    return [{ messages: [...texts].map(([key, text]) => ({ key, source: key, text })) }];
}
/** `\U` has four hexadecimal digits, a UTF-16 unit. */
function strings_unescapeText(text) {
    return text.replace(/\\(?:U([\dA-Fa-f]{4})|([\s\S]))/g, (_, unit, character) => unit ? String.fromCharCode(Number.parseInt(unit, 16)) : (ESCAPED[character] ?? character));
}

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/match-locale.js
var match_locale = __webpack_require__(57498);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/xcstrings.js






const unitSchema = schemas/* object */.Ikc({ state: schemas/* string */.YjP().nullish(), value: schemas/* string */.YjP().nullish() });
const stringSchema = schemas/* object */.Ikc({
    extractionState: schemas/* string */.YjP().nullish(),
    shouldTranslate: schemas/* boolean */.zMY().nullish(),
    localizations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ stringUnit: unitSchema.nullish() })).nullish(),
});
const xcstrings_fileSchema = schemas/* object */.Ikc({ sourceLanguage: schemas/* string */.YjP(), strings: schemas/* record */.g1P(schemas/* string */.YjP(), stringSchema) });
/** The other values of `extractionState` (`manual`, `migrated`, `extracted_with_value`, or none) say where a text in use is from. */
const STALE = "stale";
/** Not translated yet, or to be looked at again. */
const UNFINISHED = ["new", "needs_review"];
/**
 * Xcode's string catalogue, which holds all locales. The key is the source text where the source language has none of its own.
 * Without variations by plural or device. What is stale, no longer found in the code, counts where nothing else has its source text.
 * https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
 *
 * @throws UnreadableCatalogue
 */
async function readXcstrings(text, { sourceLocale }) {
    const file = xcstrings_fileSchema.safeParse(await parseJson(text));
    if (!file.success)
        throw new UnreadableCatalogue(localize_messages/* NOT_A_STRING_CATALOGUE */.W4);
    const { sourceLanguage, strings } = file.data;
    const match = (0,match_locale/* matchLocale */.w)(sourceLocale ?? (0,locales/* canonicalLocale */.hn)(sourceLanguage) ?? "und");
    const catalogues = new Map();
    const keep = [];
    const inUse = new Set();
    let isSourceThere = match([(0,locales/* canonicalLocale */.hn)(sourceLanguage) ?? sourceLanguage]) !== undefined;
    for (const [key, { extractionState, shouldTranslate, localizations }] of staleLast(strings)) {
        const texts = readTexts(localizations ?? {}, key, sourceLanguage);
        const locale = match(texts.keys());
        const source = locale === undefined ? undefined : texts.get(locale);
        isSourceThere ||= source !== undefined;
        if (source === undefined || (extractionState === STALE && inUse.has(source)))
            continue;
        if (extractionState !== STALE)
            inUse.add(source);
        if (shouldTranslate === false)
            keep.push(source);
        else
            for (const [target, text] of texts)
                if (target !== locale)
                    collect(catalogues, target, { key, source, text });
    }
    if (!isSourceThere && sourceLocale !== undefined && Object.keys(strings).length > 0)
        throw new UnreadableCatalogue((0,localize_messages/* sourceLocaleMissing */.eL)(sourceLanguage, sourceLocale));
    return [{ messages: [], keep }, ...[...catalogues].map(([locale, messages]) => ({ locale, messages }))];
}
/** In the file's order otherwise. */
function staleLast(strings) {
    const entries = Object.entries(strings);
    return entries.toSorted(([, a], [, b]) => Number(a.extractionState === STALE) - Number(b.extractionState === STALE));
}
/** By locale; canonical where it is a tag. */
function readTexts(localizations, key, sourceLanguage) {
    const texts = new Map();
    // A source text with variations has no unit, and its key is no text either.
    if (!Object.hasOwn(localizations, sourceLanguage))
        texts.set((0,locales/* canonicalLocale */.hn)(sourceLanguage) ?? sourceLanguage, key);
    for (const [locale, { stringUnit }] of Object.entries(localizations)) {
        const finished = locale === sourceLanguage || !UNFINISHED.includes(stringUnit?.state ?? "");
        if (stringUnit?.value && finished)
            texts.set((0,locales/* canonicalLocale */.hn)(locale) ?? locale, stringUnit.value);
    }
    return texts;
}
function collect(catalogues, locale, message) {
    const messages = catalogues.get(locale);
    if (messages)
        messages.push(message);
    else
        catalogues.set(locale, [message]);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/catalogue-formats.js







/** By file name extension. */
const FORMATS = new Map([
    [".po", { source: "possible", namesLocale: true, hasMnemonics: true, read: readPo }],
    [".strings", { source: "possible", namesLocale: false, read: readStrings }],
    [".xcstrings", { source: "within", namesLocale: true, read: readXcstrings }],
    [".xml", { source: "required", namesLocale: false, read: readAndroid }],
    [".arb", { source: "required", namesLocale: true, read: readArb }],
    [".json", { source: "required", namesLocale: false, read: readJson }],
]);
function formatOf(path) {
    return FORMATS.get((0,external_node_path_.extname)(path).toLowerCase());
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/picture-text.js
/** Longer texts are paragraphs of the app, not words in a picture. */
const MAX_LENGTH = 200;
/** What only a program can fill in or show. */
const FOR_PROGRAMS = [
    // {name}, {{name}}, ${name}, %{name}, and ICU messages such as {count, plural, …}.
    /[{}]/,
    // printf: %d, %1$s, %@, %lld, %5.2f, %(name)s, %%, and %1 of Qt. A flag may not be a blank here, as in "50% off". Symfony: %name%.
    /%(%|\d|\(|[-+#0]*(\*|\d+)?(\.(\*|\d+))?(hh|ll|[hlLqjzt])?[@aAcCdDeEfFgGinopsSuUxX]|\w+%)/,
    // Android's TextUtils: ^1.
    /\^\d/,
    // i18next: $t(key). Browser extensions: $NAME$.
    /\$t\(|\$\w+\$/,
    // Laravel: :name. Vue: @:key. Both: "one|many".
    /(^|\s):[A-Za-z]\w*|@:|\|/,
    // ICU's apostrophe, as in "l''heure".
    /\p{L}''\p{L}/u,
    // The letter to press with Alt: &Open, E&xit (not AT&T), _Open.
    /(^|[^\p{L}\p{N}])&[\p{L}\p{N}]|\p{L}&\p{Ll}|_\p{L}/u,
    // What another tool could not decode.
    /\uFFFD/,
    // HTML, also as <0> of React, and its entities.
    /<\/?[A-Za-z0-9!]/,
    /&(#\d+|#x[\dA-Fa-f]+|[A-Za-z][\w.-]*);/,
];
/** One line, without blanks around it. A no-break space stays: French sets it before `!`. */
function tidy(text) {
    return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}
/** Whether a tidy text may stand in a picture as it is: words, no placeholders, no markup, not too long. */
function mayStandInPicture(text) {
    return text.length <= MAX_LENGTH && /\p{L}/u.test(text) && !FOR_PROGRAMS.some((pattern) => pattern.test(text));
}
/** The letter to press with Alt: `_Save`, `Save &As`; `保存(_S)`, where no word has it; `E_xit` and `ق_ص`, within a word. No entity, no `AT&T`. */
const MNEMONIC = /\s?[(（][_&][\p{L}\p{N}][)）]|(?<![\p{L}\p{N}_&])[_&](?=[\p{L}\p{N}])(?![\w.-]+;)|(?<inWord>(?<=\p{L})[_&](?=[\p{Ll}\p{Lo}])(?![\w.-]+;))/gu;
/** An ampersand that is shown, where a single one would be the mark: `Find && Replace`. */
const SHOWN = "&&";
/** Stands for it meanwhile; no text has it. */
const HIDDEN = "\0";
/** The texts of a menu or a button as the screen shows them: without the mark of a mnemonic. */
function withoutMnemonics(source, target) {
    const stripped = stripMarks(source.replaceAll(SHOWN, HIDDEN), target.replaceAll(SHOWN, HIDDEN));
    return { source: stripped.source.replaceAll(HIDDEN, "&"), target: stripped.target.replaceAll(HIDDEN, "&") };
}
function stripMarks(source, target) {
    const [ofSource, ofTarget] = [findMnemonic(source), findMnemonic(target)];
    // Within a word, the sign may also be shown. What keeps it is not taken for a text of a picture.
    const isMenu = ofSource && ofTarget && /^\P{Ll}/u.test(source) && !mayBeShown(ofSource, ofTarget);
    const strip = (text, found) => found && (isMenu || !found.inWord) ? text.slice(0, found.start) + text.slice(found.end) : text;
    return { source: strip(source, ofSource), target: strip(target, ofTarget) };
}
/** Of fewer letters, hardly anything is a word that is joined to another one. */
const LEAST_WORD = 3;
/** Whether the sign may join two words in both texts, as in `Drag&drop`, or is part of a name that both have: `User_id`, `R&d`. */
function mayBeShown({ inWord: inSource }, { inWord: inTarget }) {
    if (!inSource || !inTarget)
        return false;
    const parts = [inSource, inTarget].flatMap(({ before, after }) => [before, after]);
    return inSource.after === inTarget.after || parts.every((part) => part.length >= LEAST_WORD);
}
/** Undefined for none, and for several, which are something else: `_optional_` is Markdown. */
function findMnemonic(text) {
    if (text.length > MAX_LENGTH)
        return undefined;
    const [found, ...more] = text.matchAll(MNEMONIC);
    if (!found || more.length > 0 || (found[0].includes("_") && text.split("_").length > 2))
        return undefined;
    const [start, end] = [found.index, found.index + found[0].length];
    if (found.groups?.inWord === undefined)
        return { start, end };
    const [before = ""] = /\p{L}+$/u.exec(text.slice(0, start)) ?? [];
    const [after = ""] = /^\p{L}+/u.exec(text.slice(end)) ?? [];
    return { start, end, inWord: { before, after } };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/read-catalogue.js






const MAX_BYTES = 5_000_000;
/** Of one file. */
const MAX_PROBLEMS = 20;
/** The text of a file, or what is wrong with it as a whole, before its content is looked at. */
function decodeFile(bytes) {
    if (bytes.length > MAX_BYTES)
        return localize_messages/* TOO_LARGE */.PH;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    if (buffer.toString("latin1", 0, 6) === "bplist")
        return localize_messages/* BINARY_PROPERTY_LIST */.$d;
    const text = (0,decode/* decodeText */.g)(buffer);
    return text === undefined ? localize_messages/* NOT_UTF_8 */.td : { text };
}
/** Whether a file names its locales and contains the source texts. */
function standsAlone(path) {
    const format = formatOf(path);
    return format?.namesLocale === true && format.source !== "required";
}
/** Reads each file once, since several catalogues may share one with the source texts. */
function makeLoader(files, options) {
    const loaded = new Map();
    return (path, at) => {
        const bytes = files.get(path);
        const file = loaded.get(path) ?? (bytes ? loadCatalogues(path, bytes, options) : Promise.resolve(at + (0,localize_messages/* missingFile */.Bi)(path)));
        loaded.set(path, file);
        return file;
    };
}
async function loadCatalogues(path, bytes, options) {
    const file = decodeFile(bytes);
    if (typeof file === "string")
        return `${path}:1: ${file}`;
    try {
        return (await formatOf(path)?.read(file.text.replace(/^\uFEFF/, ""), options)) ?? [];
    }
    catch (error) {
        if (error instanceof UnreadableCatalogue)
            return `${path}:${error.line}: ${error.message}`;
        throw error;
    }
}
/**
 * @param at `<path>:<line>: ` of the entry.
 * @returns the texts that may stand in a picture, or what is wrong: sentences with their places.
 */
async function readCatalogueTexts(entry, at, load) {
    const wrong = checkEntry(entry).map((problem) => at + problem);
    const catalogues = await load(entry.path, at);
    const sources = entry.source === undefined ? [] : await load(entry.source, at);
    // A missing file comes first: its path may be what is wrong.
    if (typeof catalogues === "string" || typeof sources === "string" || wrong.length > 0)
        return [...[catalogues, sources].filter((problem) => typeof problem === "string"), ...wrong];
    const sourceTexts = entry.source === undefined ? undefined : textsByKey(sources);
    const keep = [...catalogues, ...sources].flatMap(({ keep = [] }) => keep.map(tidy).filter(mayStandInPicture));
    const hasMnemonics = formatOf(entry.path)?.hasMnemonics === true;
    const pairs = [];
    const problems = [];
    // A file may name any number of locales, and the first wrong ones say enough.
    for (const { locale: written, messages } of catalogues) {
        if (messages.length === 0 || problems.length > MAX_PROBLEMS)
            continue;
        const named = written === undefined ? undefined : parseLocale(written);
        const locale = entry.locale ?? named;
        if (named !== undefined && locale !== undefined && !isSameLanguage(named, locale))
            problems.push(at + (0,localize_messages/* otherLanguage */.$s)(entry.path, named, locale));
        else if (locale === undefined)
            problems.push(at + (0,localize_messages/* unknownLocale */.zS)(entry.path, written));
        else if (sourceTexts && !messages.some(({ key }) => sourceTexts.has(key)))
            problems.push(at + (0,localize_messages/* noCommonKey */.Kx)(entry.path, entry.source ?? ""));
        else
            for (const pair of pairUp(messages, sourceTexts, locale, hasMnemonics))
                pairs.push(pair);
    }
    return problems.length > 0 ? problems : { pairs, keep };
}
function textsByKey(catalogues) {
    return new Map(catalogues.flatMap(({ messages }) => messages.map(({ key, text }) => [key, text])));
}
function checkEntry({ path, source, locale }) {
    const format = formatOf(path);
    if (!format)
        return [(0,localize_messages/* notACatalogue */.Uq)(path)];
    const problems = [];
    if (format.source === "required" && source === undefined)
        problems.push((0,localize_messages/* sourceRequired */.zN)(path));
    if (format.source === "within" && (source ?? locale) !== undefined)
        problems.push((0,localize_messages/* sourceNotAllowed */.Rl)(path));
    else if (source !== undefined && formatOf(source) !== format)
        problems.push((0,localize_messages/* sourceOfOtherFormat */.Gl)(source, path));
    if (!format.namesLocale && locale === undefined)
        problems.push((0,localize_messages/* localeRequired */.uB)(path));
    return problems;
}
/** What POSIX writes after `@`, in BCP 47. */
const MODIFIERS = { latin: "Latn", cyrillic: "Cyrl", devanagari: "Deva", arabic: "Arab", hebrew: "Hebr" };
/** The canonical tag of a locale as apps write it: `pt_BR`, `sr@latin`, `ca_ES@valencia`, `de_DE.UTF-8`. */
function parseLocale(written) {
    const [, name = "", modifier] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/.exec(written.trim()) ?? [];
    const [language = "", ...rest] = name.split(/[_-]/);
    const script = modifier && MODIFIERS[modifier.toLowerCase()];
    const variant = script || !modifier || modifier === "euro" ? [] : [modifier];
    return (0,locales/* canonicalLocale */.hn)([language, ...(script ? [script] : []), ...rest, ...variant].join("-"));
}
/** Apps write Bokmål as either `nb` or `no`. */
function isSameLanguage(a, b) {
    return (0,locales/* languageOf */.eX)((0,locales/* unifyBokmal */.c8)(a)) === (0,locales/* languageOf */.eX)((0,locales/* unifyBokmal */.c8)(b));
}
function pairUp(messages, sourceTexts, locale, hasMnemonics) {
    return messages.flatMap((message) => {
        const given = tidy((sourceTexts ? sourceTexts.get(message.key) : message.source) ?? "");
        const text = tidy(message.text);
        const { source, target } = hasMnemonics ? withoutMnemonics(given, text) : { source: given, target: text };
        return mayStandInPicture(source) && mayStandInPicture(target) ? [{ source, locale, target }] : [];
    });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/plain-text.js
var plain_text = __webpack_require__(93788);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/problem-list.js
var problem_list = __webpack_require__(49210);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/suggest.js
var suggest = __webpack_require__(55900);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/yaml-lines.js
var yaml_lines = __webpack_require__(41057);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/path-rules.js
var path_rules = __webpack_require__(42157);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary-schema.js




const glossary_schema_text = schemas/* string */.YjP(localize_messages/* ALLOWED */.p3.text).regex(/\S/, localize_messages/* ALLOWED */.p3.text);
const locale = schemas/* string */.YjP(localize_messages/* ALLOWED */.p3.locale)
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, localize_messages/* ALLOWED */.p3.locale)
    .refine((tag) => (0,locales/* canonicalLocale */.hn)(tag) !== undefined, localize_messages/* ALLOWED */.p3.locale);
const path = schemas/* string */.YjP(localize_messages/* ALLOWED */.p3.path)
    .regex(/\S/, localize_messages/* ALLOWED */.p3.path)
    .refine((value) => value.length <= 4096 && !(0,path_rules/* leavesWorkspace */.c)(value) && !value.includes("\0"), localize_messages/* ALLOWED */.p3.path);
/** One entry of `catalogues`. */
const catalogueSchema = schemas/* strictObject */.rej({
    path: path.describe("gettext PO, Apple .strings or .xcstrings, Android XML, ARB, or JSON of i18next and others."),
    locale: locale.optional().describe("The language of the texts. Not needed where the file names it (PO, ARB, .xcstrings)."),
    source: path.optional().describe("The file with the texts of the source language by the same keys, where the keys are not the texts."),
}, localize_messages/* ALLOWED */.p3.catalogues);
/** A glossary file. */
const glossarySchema = schemas/* strictObject */.rej({
    $schema: schemas/* string */.YjP().optional(),
    terms: schemas/* record */.g1P(glossary_schema_text, schemas/* record */.g1P(locale, glossary_schema_text, localize_messages/* ALLOWED */.p3.translations), localize_messages/* ALLOWED */.p3.terms)
        .optional()
        .describe("Texts as they appear in the images, each with its translations by locale."),
    keep: schemas/* array */.YOg(glossary_schema_text, localize_messages/* ALLOWED */.p3.keep).optional().describe("Texts that are never translated, such as names."),
    catalogues: schemas/* array */.YOg(catalogueSchema, localize_messages/* ALLOWED */.p3.catalogues)
        .optional()
        .describe("The app's own files, read as further terms. `terms` override them, and earlier files override later ones."),
}, localize_messages/* ALLOWED */.p3.glossary);
const GLOSSARY_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.glossary.schema.json";
/** The JSON schema that is published for editors. */
function glossaryJsonSchema() {
    return { ...z.toJSONSchema(glossarySchema), $id: GLOSSARY_SCHEMA_URL };
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary-content.js









function emptyContent(problem) {
    return { terms: new Map(), keep: [], catalogues: [], problems: problem === undefined ? [] : [{ line: 1, text: problem }] };
}
/** Of a large app, in modules with some fifty languages each. */
const MAX_CATALOGUES = 1000;
/** Reads a glossary of JSON or YAML, without the files that it refers to. */
function readContent(text, options) {
    const { root, problems } = (0,yaml_lines.readYaml)(text, options);
    if (root === undefined)
        return { ...emptyContent(), problems };
    const list = new problem_list/* ProblemList */.K();
    for (const problem of problems)
        list.add(problem.line, problem.text);
    const value = (0,yaml_lines.toPlain)(root);
    const lineOf = (...path) => (0,yaml_lines/* lineAtPath */.f)(root, path);
    const checked = glossarySchema.safeParse(value);
    const { terms: givenTerms = {}, keep: givenKeep = [] } = checked.data ?? {};
    const terms = readTerms(givenTerms, { list, lineOf });
    const keep = readKeep(givenKeep, terms, { list, lineOf });
    if (!checked.success)
        explain(checked.error.issues, value, { list, lineOf });
    const catalogues = readEntries(value, lineOf);
    if (catalogues.length > MAX_CATALOGUES)
        list.add(lineOf("catalogues"), (0,localize_messages/* tooManyCatalogues */.kl)(MAX_CATALOGUES));
    return { terms, keep, catalogues: catalogues.slice(0, MAX_CATALOGUES), problems: list.list() };
}
function readTerms(given, { list, lineOf }) {
    const terms = new Map();
    for (const [source, translations] of Object.entries(given)) {
        const targets = terms.get(tidy(source)) ?? new Map();
        terms.set(tidy(source), targets);
        for (const [tag, target] of Object.entries(translations)) {
            const locale = (0,locales/* canonicalLocale */.hn)(tag) ?? tag;
            if (targets.has(locale))
                list.add(lineOf("terms", source, tag), (0,localize_messages/* secondTranslation */.ED)(source, locale));
            targets.set(locale, tidy(target));
        }
    }
    return terms;
}
function readKeep(given, terms, { list, lineOf }) {
    for (const [index, text] of given.entries())
        if (terms.has(tidy(text)))
            list.add(lineOf("keep", index), (0,localize_messages/* keptAndTranslated */.iI)(text));
    return given.map(tidy);
}
const listSchema = schemas/* looseObject */._H3({ catalogues: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** The entries that are right, so that their files are checked together with the rest. */
function readEntries(value, lineOf) {
    const list = listSchema.safeParse(value);
    return (list.data?.catalogues ?? []).flatMap((item, index) => {
        const { data } = catalogueSchema.safeParse(item);
        return data ? [{ ...data, locale: data.locale && (0,locales/* canonicalLocale */.hn)(data.locale), line: lineOf("catalogues", index) }] : [];
    });
}
const KEYS = Object.keys(glossarySchema.shape);
const ENTRY_KEYS = Object.keys(catalogueSchema.shape);
function explain(issues, value, place) {
    if (isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0 && !KEYS.some((key) => Object.hasOwn(value, key)))
        place.list.add(1, localize_messages/* NOTHING_FOR_A_GLOSSARY */.H);
    else
        for (const issue of issues)
            explainIssue(issue, value, place);
}
function explainIssue(issue, root, { list, lineOf }) {
    const { path } = issue;
    if (issue.code === "unrecognized_keys") {
        const known = path.length === 0 ? KEYS : ENTRY_KEYS;
        for (const key of issue.keys)
            list.add(lineOf(...path, key), () => (0,localize_messages/* unknownKey */.a)(key, known));
        return;
    }
    list.add(lineOf(...path), () => {
        // A key may be as long as the file.
        const shown = path.map((key) => (typeof key === "string" ? (0,plain_text/* cutEnd */.ym)(key, 60) : key));
        const name = path.length === 0 ? "The file" : `\`${errors/* toDotPath */.sR(shown)}\``;
        const value = path.reduce((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), root);
        if (issue.code !== "invalid_key")
            return (0,localize_messages/* wrongValue */.NT)(name, show(value), issue.message);
        const key = String(path.at(-1));
        return (0,localize_messages/* wrongKey */.PT)(name, key, helpWithKey(key, value), issue.issues[0]?.message);
    });
}
/** `pt_BR` should be `pt-BR`; and `{ fr: Oui, merci }` has a key without a value. */
function helpWithKey(key, value) {
    const meant = (0,locales/* fixUnderscores */.Rk)(key);
    if (value === null)
        return localize_messages/* COMMA_NEEDS_QUOTES */.oc;
    return meant ? ` Did you mean \`${meant}\`?` : "";
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}
function show(value) {
    if (value === undefined)
        return undefined;
    if (Array.isArray(value))
        return "a list";
    if (value === null)
        return "nothing";
    if (isObject(value))
        return "a mapping";
    return typeof value === "string" ? (0,suggest/* quote */.hD)(value) : String(value);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary.js




/**
 * Reads a glossary of JSON or YAML without the app's catalogues that it lists; of a catalogue that is complete without a glossary, a
 * glossary that lists it alone.
 */
function readGlossary({ path, bytes }) {
    const isGlossary = /\.(json|ya?ml)$/i.test(path);
    if (!isGlossary && standsAlone(path))
        return { ...emptyContent(), catalogues: [{ path, line: 1 }] };
    const file = decodeFile(bytes);
    if (typeof file === "string")
        return emptyContent(file);
    if (!isGlossary)
        return emptyContent(localize_messages/* NOT_A_GLOSSARY */.j8);
    // A person wrote it, and a character that was lost is part of a term.
    if (file.text.includes("\uFFFD"))
        return emptyContent(localize_messages/* NOT_UTF_8 */.td);
    return readContent(file.text, { isJson: /\.json$/i.test(path) });
}
/**
 * Adds the texts of the catalogues that a glossary lists.
 *
 * @returns the glossary, or its problems: sentences, each beginning with `<path>:<line>: `.
 */
async function completeGlossary({ path, content, files, sourceLocale }) {
    const found = content.problems.map(({ line, text }) => ({ line, problem: `${path}:${line}: ${text}` }));
    const load = makeLoader(files, { sourceLocale });
    const terms = new TermList(content);
    for (const { line, ...entry } of content.catalogues) {
        const texts = await readCatalogueTexts(entry, `${path}:${line}: `, load);
        if (!Array.isArray(texts))
            terms.add(texts);
        else if (found.length < glossary_MAX_PROBLEMS)
            found.push(...texts.map((problem) => ({ line, problem })));
    }
    if (found.length === 0)
        return terms.toGlossary();
    // Two entries may share a file.
    return [...new Set(found.toSorted((a, b) => a.line - b.line).map(({ problem }) => problem))];
}
/** Of a glossary with its catalogues, as many as one may have and some more. */
const glossary_MAX_PROBLEMS = 200;
class TermList {
    #terms;
    #keep;
    /** Locales that have a translation of a text, by any of their tags. */
    #translated = new Map();
    constructor({ terms, keep }) {
        this.#terms = new Map([...terms].map(([source, targets]) => [source, new Map(targets)]));
        this.#keep = new Set(keep);
        for (const [source, targets] of terms)
            this.#translated.set(source, new Set([...targets.keys()].map(match_locale/* maximizeTag */.d)));
    }
    /** Adds the texts of a catalogue. A text is either translated or kept, in all locales; the first file that has it decides. */
    add({ pairs, keep }) {
        for (const pair of pairs)
            if (!this.#keep.has(pair.source))
                this.#addPair(pair);
        for (const text of keep)
            if (!this.#terms.has(text))
                this.#keep.add(text);
    }
    /** Adds a translation, unless there is one already under the same tag or an equal one. */
    #addPair({ source, locale, target }) {
        const targets = this.#terms.get(source) ?? new Map();
        const translated = this.#translated.get(source) ?? new Set();
        const maximized = (0,match_locale/* maximizeTag */.d)(locale);
        if (!translated.has(maximized))
            targets.set(locale, target);
        this.#translated.set(source, translated.add(maximized));
        this.#terms.set(source, targets);
    }
    toGlossary() {
        return { terms: [...this.#terms].map(([source, targets]) => ({ source, targets })), keep: [...this.#keep] };
    }
}


/***/ }),

/***/ 11025:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ scriptOf),
/* harmony export */   Rk: () => (/* binding */ fixUnderscores),
/* harmony export */   c8: () => (/* binding */ unifyBokmal),
/* harmony export */   cL: () => (/* binding */ languageName),
/* harmony export */   eX: () => (/* binding */ languageOf),
/* harmony export */   hn: () => (/* binding */ canonicalLocale),
/* harmony export */   jD: () => (/* binding */ isSameLocale),
/* harmony export */   jr: () => (/* binding */ isRightToLeft),
/* harmony export */   kY: () => (/* binding */ remember)
/* harmony export */ });
let names;
/** The English name by CLDR; undefined if it has none. The names are loaded when first needed, since loading is a large part of start-up. */
function displayName(tag) {
    names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    return names.of(tag);
}
/** Codes with a name in CLDR that are not languages: "multiple languages" and "no linguistic content". */
const NOT_LANGUAGES = ["mul", "zxx"];
/** Languages that are commonly written in several scripts, so that a prompt must name the script. */
const MULTI_SCRIPT_LANGUAGES = ["zh", "yue", "sr"];
/** Right-to-left scripts of living languages (ISO 15924). A table, because not every Node.js has `getTextInfo`. */
const RIGHT_TO_LEFT_SCRIPTS = ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"];
/**
 * The canonical BCP 47 tag, such as `zh-Hans` for `ZH-hans` and `he` for `iw`; undefined for what is not BCP 47, for no
 * language at all (`und`, `x-…`), and where CLDR has no name for the language (`english`, `xx`) or for its region (`en-EN`).
 */
const canonicalLocale = remember((text) => {
    try {
        const locale = new Intl.Locale(text.trim());
        const known = !NOT_LANGUAGES.includes(locale.language) && displayName(locale.baseName) !== undefined;
        return known ? locale.toString() : undefined;
    }
    catch {
        return undefined;
    }
});
/** Results of a function of a tag, which takes a while: a catalogue of 1,000 texts in 50 locales repeats each tag a thousand times. */
function remember(compute) {
    const known = new Map();
    return (tag) => {
        const found = known.get(tag) ?? { result: compute(tag) };
        // A hostile file names any number.
        if (known.size >= 1000)
            known.clear();
        known.set(tag, found);
        return found.result;
    };
}
/** The tag that somebody meant by one with underscores: `pt-BR` for `pt_BR`. Undefined if that is not a known language either. */
function fixUnderscores(text) {
    return canonicalLocale(text.replaceAll("_", "-"));
}
/**
 * English name for prompts, such as `Brazilian Portuguese` or `French`. It includes the script if that is not the usual one of the
 * language, or the language has several: `Chinese (Traditional, Taiwan)` for `zh-TW`.
 */
function languageName(locale) {
    const { language, baseName } = new Intl.Locale(locale);
    const script = scriptOf(locale);
    const needsScript = MULTI_SCRIPT_LANGUAGES.includes(language) || script !== scriptOf(language);
    const tag = needsScript ? new Intl.Locale(baseName, { script }).baseName : baseName;
    return displayName(tag) ?? tag;
}
/** The language subtag alone: `zh` for `zh-Hans`. */
function languageOf(locale) {
    return new Intl.Locale(locale).language;
}
/** The script (ISO 15924) that the tag names, or the likely one: `Hant` for `zh-TW`. `Zzzz` if CLDR knows none. */
function scriptOf(locale) {
    return new Intl.Locale(locale).maximize().script ?? "Zzzz";
}
function isRightToLeft(locale) {
    return RIGHT_TO_LEFT_SCRIPTS.includes(scriptOf(locale));
}
/** Replaces `nb` by `no`. Apps use either for Bokmål, CLDR has its data under `no`, and Node.js does not treat the two as equal. */
function unifyBokmal(tag) {
    return tag.replace(/^nb\b/, "no");
}
/**
 * Whether an image in `source` needs no translation into `target`: language, script and variant are equal, and so are the regions if
 * both have one. `en` is the same as `en-US`, `zh-TW` as `zh-Hant`, and `no` as `nb`; `pt-PT` is not the same as `pt-BR`.
 */
function isSameLocale(source, target) {
    const [a, b] = [new Intl.Locale(unifyBokmal(source)), new Intl.Locale(unifyBokmal(target))];
    const sameRegion = a.region === undefined || b.region === undefined || a.region === b.region;
    return a.language === b.language && scriptOf(source) === scriptOf(target) && variantsOf(a) === variantsOf(b) && sameRegion;
}
/** Variant subtags, as in `ca-valencia` and `de-1996`: five characters or more, or four that begin with a digit (RFC 5646, 2.1). */
function variantsOf({ baseName }) {
    const subtags = baseName.split("-").slice(1);
    return subtags.filter((subtag) => subtag.length > 4 || /^\d\w{3}$/.test(subtag)).join("-");
}


/***/ }),

/***/ 48828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ BINARY_PROPERTY_LIST),
/* harmony export */   $s: () => (/* binding */ otherLanguage),
/* harmony export */   Bi: () => (/* binding */ missingFile),
/* harmony export */   ED: () => (/* binding */ secondTranslation),
/* harmony export */   Gl: () => (/* binding */ sourceOfOtherFormat),
/* harmony export */   H: () => (/* binding */ NOTHING_FOR_A_GLOSSARY),
/* harmony export */   Kx: () => (/* binding */ noCommonKey),
/* harmony export */   NT: () => (/* binding */ wrongValue),
/* harmony export */   NX: () => (/* binding */ TOO_DEEP_FOR_TEXTS),
/* harmony export */   PH: () => (/* binding */ TOO_LARGE),
/* harmony export */   PT: () => (/* binding */ wrongKey),
/* harmony export */   Pp: () => (/* binding */ PROPERTY_LIST),
/* harmony export */   Rl: () => (/* binding */ sourceNotAllowed),
/* harmony export */   T8: () => (/* binding */ KEYS_TOO_LONG),
/* harmony export */   Uq: () => (/* binding */ notACatalogue),
/* harmony export */   W4: () => (/* binding */ NOT_A_STRING_CATALOGUE),
/* harmony export */   XZ: () => (/* binding */ missingHere),
/* harmony export */   _O: () => (/* binding */ notValid),
/* harmony export */   a: () => (/* binding */ unknownKey),
/* harmony export */   eL: () => (/* binding */ sourceLocaleMissing),
/* harmony export */   fw: () => (/* binding */ NOT_TEXTS_BY_KEY),
/* harmony export */   iI: () => (/* binding */ keptAndTranslated),
/* harmony export */   j8: () => (/* binding */ NOT_A_GLOSSARY),
/* harmony export */   kl: () => (/* binding */ tooManyCatalogues),
/* harmony export */   oc: () => (/* binding */ COMMA_NEEDS_QUOTES),
/* harmony export */   p3: () => (/* binding */ ALLOWED),
/* harmony export */   rl: () => (/* binding */ NO_TEXTS),
/* harmony export */   td: () => (/* binding */ NOT_UTF_8),
/* harmony export */   uB: () => (/* binding */ localeRequired),
/* harmony export */   wr: () => (/* binding */ NOT_ANDROID_RESOURCES),
/* harmony export */   zN: () => (/* binding */ sourceRequired),
/* harmony export */   zS: () => (/* binding */ unknownLocale)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55900);


/** Sentences about a glossary and the catalogues that it lists. The place, `<path>:<line>: `, goes before each. */
// Whole files
const NOT_A_GLOSSARY = "A glossary is a `.yml`, `.yaml` or `.json` file, or the app's `.po` or `.xcstrings` file. List other catalogues of the app under `catalogues` of a glossary, with their `locale` and `source`.";
const NOTHING_FOR_A_GLOSSARY = "The file has none of `terms`, `keep` and `catalogues`. If it is a catalogue of the app, list it under `catalogues` of a glossary, with its `locale` and `source`.";
const TOO_LARGE = "The file is larger than 5 MB.";
const BINARY_PROPERTY_LIST = "This is a binary property list, as Xcode builds it into an app. Name the `.strings` file of the app's sources instead, which is text.";
const NOT_UTF_8 = "The file is not text in UTF-8. Save it as UTF-8.";
const tooManyCatalogues = (most) => `\`catalogues\` has more than ${most} items.`;
const missingFile = (path) => `${JSON.stringify(path)} does not exist.`;
// Values of a glossary
/** What each part of a glossary may be. */
const ALLOWED = {
    locale: "BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`",
    text: "a string that is not empty; put it in quotes if it looks like a number",
    translations: "translations by locale, such as `{ fr: Se connecter, de: Anmelden }`",
    terms: "source texts, each with translations by locale, such as `{ fr: Se connecter, de: Anmelden }`",
    keep: "a list of texts that are never translated",
    path: "the path of a file, relative to the workspace and inside it",
    catalogues: "a list of the app's own files, each with `path`, and with `locale` and `source` where the format needs them",
    glossary: "a mapping with `terms`, `keep` or `catalogues`",
};
/** @param value As shown to the user; absent where it is missing. */
const wrongValue = (name, value, allowed) => value === undefined ? `${name} is required: ${allowed}.` : `${name}: ${value} is not allowed. Allowed: ${allowed}.`;
/** @param help What the user may have meant; empty, or a sentence that begins with a blank. */
const wrongKey = (name, key, help, allowed = "") => `${name}: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is not allowed.${help} Allowed: ${allowed}.`;
const COMMA_NEEDS_QUOTES = " Put a text that contains a comma in quotes.";
const unknownKey = (key, known) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is not known here.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .ZA)(key, known)} Allowed: ${known.map((name) => `\`${name}\``).join(", ")}.`;
const secondTranslation = (source, locale) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(source)} already has a translation for \`${locale}\`.`;
const keptAndTranslated = (text) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} is both in \`keep\` and in \`terms\`. Remove it from one of them.`;
// Entries of `catalogues`
const notACatalogue = (path) => `${JSON.stringify(path)} is not a catalogue. Allowed: gettext \`.po\`, Apple \`.strings\` and \`.xcstrings\`, Android \`.xml\`, \`.arb\`, and \`.json\` of i18next and others.`;
const sourceRequired = (path) => `${JSON.stringify(path)} needs \`source\`: the file of the same format that contains the texts of the source language under the same keys.`;
const sourceNotAllowed = (path) => `${JSON.stringify(path)} contains all locales and their source texts. Remove \`locale\` and \`source\`.`;
const sourceOfOtherFormat = (source, path) => `\`source\`: ${JSON.stringify(source)} does not have the same format as ${JSON.stringify(path)}.`;
const localeRequired = (path) => `${JSON.stringify(path)} needs \`locale\`, because the file does not name its language.`;
/** @param written What the file names as its language; absent where it names none. */
function unknownLocale(path, written) {
    const reason = written === undefined
        ? "does not name its language"
        : `names its language as ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(written)}, which is not a BCP 47 tag of a known language`;
    return `${JSON.stringify(path)} ${reason}. Set its \`locale\` under \`catalogues\` of a glossary.`;
}
const otherLanguage = (path, inFile, inEntry) => `${JSON.stringify(path)} names its language as ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(inFile)}, but its \`locale\` here is \`${inEntry}\`.`;
const noCommonKey = (path, source) => `${JSON.stringify(path)} and ${JSON.stringify(source)} have no key in common.`;
// Catalogues that cannot be read
const NOT_TEXTS_BY_KEY = "This is not a JSON object of texts by key.";
const KEYS_TOO_LONG = "The keys around the texts are too long.";
const TOO_DEEP_FOR_TEXTS = "This is nested too deeply.";
const NOT_A_STRING_CATALOGUE = "This is not a string catalogue: it has no `sourceLanguage`, or `strings` has another structure.";
const NOT_ANDROID_RESOURCES = "This is not a file of Android resources: it has no `<resources>`, or a `<string>` has another structure.";
const PROPERTY_LIST = 'This is a property list. Only lines of `"key" = "text";` are supported.';
/** @param reason Words of the parser. */
const notValid = (format, reason) => `This is not valid ${format}: ${(0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutEnd */ .ym)(reason.replace(/\s+/g, " "), 200).replace(/\.$/, "")}.`;
const NO_TEXTS = "A text is missing after a keyword";
const missingHere = (expected) => `${expected} is missing here.`;
const sourceLocaleMissing = (sourceLanguage, sourceLocale) => `The texts are in ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(sourceLanguage)}, and none is in \`${sourceLocale}\`, the \`source-locale\`.`;


/***/ }),

/***/ 57498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ maximizeTag),
/* harmony export */   w: () => (/* binding */ matchLocale)
/* harmony export */ });
/* harmony import */ var _locales_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11025);

/**
 * Parents of locales that apps use and that do not follow from the tag: elsewhere, the parent is the tag without its last subtag.
 * https://github.com/unicode-org/cldr-json/blob/45.0.0/cldr-json/cldr-core/supplemental/parentLocales.json
 */
const PARENTS = new Map([
    ...childrenOf("es-419", "AR BO BR BZ CL CO CR CU DO EC GT HN JP MX NI PA PE PR PY SV US UY VE"),
    ...childrenOf("pt-PT", "AO CH CV FR GQ GW LU MO MZ ST TL"),
    ["nn", "no"],
    // CLDR has it the other way round. For Nynorsk, whose parent is `no`, both are the same.
    ["no", "nb"],
]);
function childrenOf(parent, regions) {
    const [language] = parent.split("-");
    return regions.split(" ").map((region) => [`${language}-${region}`, parent]);
}
/**
 * Makes a function that picks the tag whose text suits a locale: its own tag, else another tag with the same likely subtags (`zh-Hant`
 * for `zh-TW`, `de-DE` for `de`, `nb` for `no`), else its nearest parent (`fr` for `fr-CA`, `es-419` for `es-MX`). Parents in another
 * script do not count (`zh` for `zh-HK`), and neither do siblings (`pt-BR` for `pt-PT`): the text would be wrong.
 *
 * @param locale A canonical BCP 47 tag, like the tags to choose from.
 */
function matchLocale(locale) {
    const { baseName } = new Intl.Locale(locale);
    const maximized = maximizeTag(locale);
    const script = (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(locale);
    const parents = [...parentsOf(baseName), ...parentsOf(maximized)].filter((parent) => (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .scriptOf */ .Fl)(parent) === script);
    return (available) => {
        const tags = [...available];
        const find = (wanted) => wanted.find((tag) => tags.includes(tag));
        return find([locale, baseName]) ?? tags.find((tag) => maximizeTag(tag) === maximized) ?? find(parents);
    };
}
/** Nearest first. */
function parentsOf(tag) {
    const parent = PARENTS.get(tag) ?? tag.split("-").slice(0, -1).join("-");
    return parent === "" ? [] : [parent, ...parentsOf(parent)];
}
/**
 * Adds the likely script and region to a tag, so that tags of one locale become equal: `zh-Hant-TW` for both `zh-TW` and `zh-Hant`,
 * `no-Latn-NO` for both `no` and `nb`. Text that is not a tag is returned as it is.
 */
const maximizeTag = (0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .remember */ .kY)((tag) => {
    try {
        return new Intl.Locale((0,_locales_js__WEBPACK_IMPORTED_MODULE_0__/* .unifyBokmal */ .c8)(tag)).maximize().baseName;
    }
    catch {
        return tag;
    }
});


/***/ }),

/***/ 10174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ decodeUnicode),
/* harmony export */   g: () => (/* binding */ decodeText)
/* harmony export */ });
/**
 * Decodes a file that a person writes for this action: UTF-8, with or without a byte order mark, or UTF-16 with one. The mark is not
 * part of the text.
 *
 * @returns undefined for all other bytes, and for a NUL, which binary files and UTF-16 without a mark contain.
 */
function decodeUnicode(bytes) {
    const marked = MARKED.get(bytes.toString("latin1", 0, 2));
    if (marked !== undefined)
        return tryDecode(bytes, marked);
    return bytes.includes(0) ? undefined : tryDecode(bytes, "utf-8");
}
/** UTF-16 by its byte order mark. */
const MARKED = new Map([
    ["\xff\xfe", "utf-16le"],
    ["\xfe\xff", "utf-16be"],
]);
/**
 * Decodes a file that another program may have written: as {@link decodeUnicode}, and also UTF-16 without a mark, and the encoding that
 * the file declares.
 *
 * @returns undefined for bytes that are none of these.
 */
function decodeText(bytes) {
    return decodeUnicode(bytes) ?? tryDecode(bytes, guessEncoding(bytes));
}
/** The encoding that a gettext header or an XML declaration names. */
const DECLARED = /(?:charset=|encoding=["'])([\w-]+)/;
function guessEncoding(bytes) {
    const [first, second] = bytes;
    // Text that begins with an ASCII character. Xcode once wrote `.strings` this way.
    if (first && second === 0)
        return "utf-16le";
    if (first === 0 && second)
        return "utf-16be";
    return DECLARED.exec(bytes.toString("latin1", 0, 4096))?.[1] ?? "utf-8";
}
function tryDecode(bytes, encoding) {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 42157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ leavesWorkspace),
/* harmony export */   s: () => (/* binding */ isPictureName)
/* harmony export */ });
/** True for an absolute path or one with a `..` segment, in a glob or a path. */
function leavesWorkspace(path) {
    const bare = path.replace(/^!/, "").replaceAll("\\", "/");
    return /^([/~]|[A-Za-z]:)/.test(bare) || bare.split(/[/{},]/).includes("..");
}
const PICTURES = /\.(a?png|jpe?g?|jfif|webp|gif|avif|tiff?|bmp|svgz?|heic|heif|hif|jxl|jp2|j2k|jpx|psd|psb|xcf|kra|ico|cur|icns|tga|exr|hdr|dng|cr[23]|nef|arw|raf|orf|rw2|p[bgnp]m|pcx|dds|qoi|eps|ai)$/i;
/** Whether a file is a picture by its name, of whatever format. */
function isPictureName(path) {
    return PICTURES.test(path);
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
