export const id = 744;
export const ids = [744];
export const modules = {

/***/ 32744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readGlossary: () => (/* binding */ readGlossary)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/locales.js
var locales = __webpack_require__(51869);
// EXTERNAL MODULE: ./out/build-dist/compiled/localize/localize-messages.js
var localize_messages = __webpack_require__(3280);
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
// EXTERNAL MODULE: ../../../work/main/node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(35455);
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
    const { XMLParser, XMLValidator } = await __webpack_require__.e(/* import() */ 630).then(__webpack_require__.bind(__webpack_require__, 37630));
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
/**
 * Also with comments and with trailing commas.
 *
 * @throws UnreadableCatalogue
 */
async function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // The engine does not always say where, and YAML allows a trailing comma.
        const { readYaml, toPlain } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 36877));
        const { root, problems } = readYaml(text, { isJson: true });
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
    const texts = new Map();
    flatten(json, [], texts);
    const messages = [...texts].filter(([key]) => !isPluralForm(key, texts)).map(([key, text]) => ({ key, text }));
    return [{ messages }];
}
function flatten(value, path, texts) {
    if (path.length > MAX_DEPTH)
        throw new UnreadableCatalogue(localize_messages/* TOO_DEEP_FOR_TEXTS */.NX);
    const annotated = isAnnotated(value);
    for (const [key, item] of Object.entries(value)) {
        if (key.startsWith("@") || (annotated && !TEXT_KEYS.includes(key)))
            continue;
        if (typeof item === "string")
            texts.set([...path, key].join("."), item);
        else if (typeof item === "object" && item !== null)
            flatten(item, [...path, key], texts);
    }
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
    const { po } = await __webpack_require__.e(/* import() */ 889).then(__webpack_require__.bind(__webpack_require__, 31889));
    const file = parse(po.parse, text);
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
        return parsePo(text);
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
var match_locale = __webpack_require__(4406);
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
    [".po", { source: "possible", namesLocale: true, read: readPo }],
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/read-catalogue.js





const MAX_BYTES = 5_000_000;
/** What is wrong with a file before its content is looked at; undefined for nothing. */
function findFlaw(text) {
    if (Buffer.byteLength(text) > MAX_BYTES)
        return localize_messages/* TOO_LARGE */.PH;
    return text.includes("\uFFFD") ? localize_messages/* NOT_UTF_8 */.td : undefined;
}
/** Whether a file names its locales and contains the source texts. */
function standsAlone(path) {
    const format = formatOf(path);
    return format?.namesLocale === true && format.source !== "required";
}
/** Reads each file once, since several catalogues may share one with the source texts. */
function makeLoader(options) {
    const loaded = new Map();
    return (path, at) => {
        const file = loaded.get(path) ?? loadCatalogues(path, at, options);
        loaded.set(path, file);
        return file;
    };
}
async function loadCatalogues(path, at, { readCatalogue, ...options }) {
    const text = await readCatalogue(path);
    if (text === undefined)
        return at + (0,localize_messages/* missingFile */.Bi)(path);
    const flaw = findFlaw(text);
    if (flaw)
        return `${path}:1: ${flaw}`;
    try {
        return (await formatOf(path)?.read(text.replace(/^\uFEFF/, ""), options)) ?? [];
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
    const pairs = [];
    const problems = [];
    for (const { locale: written, messages } of catalogues) {
        if (messages.length === 0)
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
            pairs.push(...pairUp(messages, sourceTexts, locale));
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
function pairUp(messages, sourceTexts, locale) {
    return messages.flatMap((message) => {
        const source = tidy((sourceTexts ? sourceTexts.get(message.key) : message.source) ?? "");
        const target = tidy(message.text);
        return mayStandInPicture(source) && mayStandInPicture(target) ? [{ source, locale, target }] : [];
    });
}

// EXTERNAL MODULE: ../../../work/main/node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(81218);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/suggest.js
var suggest = __webpack_require__(33800);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/text-messages.js
var text_messages = __webpack_require__(15908);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/yaml-lines.js
var yaml_lines = __webpack_require__(36877);
// EXTERNAL MODULE: ./out/build-dist/compiled/text/path-rules.js
var path_rules = __webpack_require__(9937);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary-schema.js




const glossary_schema_text = schemas/* string */.YjP(localize_messages/* ALLOWED */.p3.text).regex(/\S/, localize_messages/* ALLOWED */.p3.text);
const locale = schemas/* string */.YjP(localize_messages/* ALLOWED */.p3.locale)
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, localize_messages/* ALLOWED */.p3.locale)
    .refine((tag) => (0,locales/* canonicalLocale */.hn)(tag) !== undefined, localize_messages/* ALLOWED */.p3.locale);
const path = schemas/* string */.YjP(localize_messages/* ALLOWED */.p3.path)
    .regex(/\S/, localize_messages/* ALLOWED */.p3.path)
    .refine((value) => !(0,path_rules/* leavesWorkspace */.c)(value) && !value.includes("\0"), localize_messages/* ALLOWED */.p3.path);
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








/** Reads a glossary of JSON or YAML, without the files that it refers to. */
function readContent(text, options) {
    const { root, problems } = (0,yaml_lines.readYaml)(text, options);
    const value = root && (0,yaml_lines.toPlain)(root);
    if (root === undefined || value === undefined) {
        const endless = root === undefined ? [] : [{ line: 1, text: text_messages/* ENDLESS_ALIASES */.AZ }];
        return { terms: new Map(), keep: [], catalogues: [], problems: [...problems, ...endless] };
    }
    const lineOf = (...path) => (0,yaml_lines/* lineAtPath */.f)(root, path);
    const checked = glossarySchema.safeParse(value);
    const { terms: givenTerms = {}, keep: givenKeep = [] } = checked.data ?? {};
    const terms = readTerms(givenTerms, lineOf);
    const keep = readKeep(givenKeep, terms.terms, lineOf);
    const wrong = checked.success ? [] : explain(checked.error.issues, value, lineOf);
    return {
        terms: terms.terms,
        keep: keep.keep,
        catalogues: readEntries(value, lineOf),
        problems: [...problems, ...terms.problems, ...keep.problems, ...wrong].toSorted((a, b) => a.line - b.line),
    };
}
function readTerms(given, lineOf) {
    const terms = new Map();
    const problems = [];
    for (const [source, translations] of Object.entries(given)) {
        const targets = terms.get(tidy(source)) ?? new Map();
        terms.set(tidy(source), targets);
        for (const [tag, target] of Object.entries(translations)) {
            const locale = (0,locales/* canonicalLocale */.hn)(tag) ?? tag;
            if (targets.has(locale))
                problems.push({ line: lineOf("terms", source, tag), text: (0,localize_messages/* secondTranslation */.ED)(source, locale) });
            targets.set(locale, tidy(target));
        }
    }
    return { terms, problems };
}
function readKeep(given, terms, lineOf) {
    const problems = given.flatMap((text, index) => terms.has(tidy(text)) ? [{ line: lineOf("keep", index), text: (0,localize_messages/* keptAndTranslated */.iI)(text) }] : []);
    return { keep: given.map(tidy), problems };
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
function explain(issues, value, lineOf) {
    if (isObject(value) && !Array.isArray(value) && Object.keys(value).length > 0 && !KEYS.some((key) => Object.hasOwn(value, key)))
        return [{ line: 1, text: localize_messages/* NOTHING_FOR_A_GLOSSARY */.H }];
    return issues.flatMap((issue) => explainIssue(issue, value, lineOf));
}
function explainIssue(issue, root, lineOf) {
    const { path } = issue;
    if (issue.code === "unrecognized_keys") {
        const known = path.length === 0 ? KEYS : ENTRY_KEYS;
        return issue.keys.map((key) => ({ line: lineOf(...path, key), text: (0,localize_messages/* unknownKey */.a)(key, known) }));
    }
    const name = path.length === 0 ? "The file" : `\`${errors/* toDotPath */.sR(path)}\``;
    const line = lineOf(...path);
    const value = path.reduce((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), root);
    if (issue.code !== "invalid_key")
        return [{ line, text: (0,localize_messages/* wrongValue */.NT)(name, show(value), issue.message) }];
    const key = String(path.at(-1));
    return [{ line, text: (0,localize_messages/* wrongKey */.PT)(name, key, helpWithKey(key, value), issue.issues[0]?.message) }];
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
 * Reads a glossary of JSON or YAML with the app's catalogues that it lists, or a catalogue that is complete without a glossary.
 *
 * @returns the glossary, or its problems: sentences, each beginning with `<path>:<line>: `.
 */
async function readGlossary(file, options) {
    const flaw = findFlaw(file.text);
    if (flaw)
        return [`${file.path}:1: ${flaw}`];
    if (/\.(json|ya?ml)$/i.test(file.path))
        return readGlossaryFile(file, options);
    if (standsAlone(file.path))
        return readCatalogueAlone(file, options);
    return [`${file.path}:1: ${localize_messages/* NOT_A_GLOSSARY */.j8}`];
}
async function readGlossaryFile(file, options) {
    const { terms, keep: names, catalogues, problems } = readContent(file.text, { isJson: /\.json$/i.test(file.path) });
    const found = problems.map(({ line, text }) => ({ line, problem: `${file.path}:${line}: ${text}` }));
    const load = makeLoader(options);
    const keep = new Set(names);
    for (const { line, ...entry } of catalogues) {
        const texts = await readCatalogueTexts(entry, `${file.path}:${line}: `, load);
        if (Array.isArray(texts))
            found.push(...texts.map((problem) => ({ line, problem })));
        else
            addTexts(terms, keep, texts);
    }
    if (found.length === 0)
        return toGlossary(terms, keep);
    // Two entries may share a file.
    return [...new Set(found.toSorted((a, b) => a.line - b.line).map(({ problem }) => problem))];
}
async function readCatalogueAlone({ path, text }, options) {
    const load = makeLoader({ ...options, readCatalogue: async () => text });
    const texts = await readCatalogueTexts({ path }, `${path}:1: `, load);
    if (Array.isArray(texts))
        return texts;
    const terms = new Map();
    const keep = new Set();
    addTexts(terms, keep, texts);
    return toGlossary(terms, keep);
}
/** Adds the texts of a catalogue. A text is either translated or kept, in all locales; the first file that has it decides. */
function addTexts(terms, keep, texts) {
    for (const pair of texts.pairs)
        if (!keep.has(pair.source))
            addPair(terms, pair);
    for (const text of texts.keep)
        if (!terms.has(text))
            keep.add(text);
}
/** Adds a translation, unless there is one already under the same tag or an equal one. */
function addPair(terms, { source, locale, target }) {
    const targets = terms.get(source) ?? new Map();
    terms.set(source, targets);
    const maximized = (0,match_locale/* maximizeTag */.d)(locale);
    if (![...targets.keys()].some((tag) => (0,match_locale/* maximizeTag */.d)(tag) === maximized))
        targets.set(locale, target);
}
function toGlossary(terms, keep) {
    return { terms: [...terms].map(([source, targets]) => ({ source, targets })), keep: [...keep] };
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
