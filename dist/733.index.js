export const id = 733;
export const ids = [733];
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

/***/ 5733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findFlaw: () => (/* binding */ findFlaw),
  makeLoader: () => (/* binding */ makeLoader),
  readCatalogueTexts: () => (/* binding */ readCatalogueTexts),
  standsAlone: () => (/* binding */ standsAlone)
});

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/locales.js
var locales = __webpack_require__(11025);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/catalogue.js
/** A file that is not what its name says. The message has no full stop. */
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


const elementSchema = schemas/* looseObject */._H3({ "#text": schemas/* string */.YjP(), "@name": schemas/* string */.YjP().optional(), "@translatable": schemas/* string */.YjP().optional() });
const arraySchema = schemas/* looseObject */._H3({ ...elementSchema.shape, item: schemas/* array */.YOg(elementSchema).default([]) });
const fileSchema = schemas/* object */.Ikc({
    resources: schemas/* looseObject */._H3({ string: schemas/* array */.YOg(elementSchema).default([]), "string-array": schemas/* array */.YOg(arraySchema).default([]) }),
});
const LISTS = ["string", "string-array", "item"];
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
        throw new UnreadableCatalogue("this is no file of Android resources: it has no `<resources>`, or a `<string>` of another shape");
    const { string, "string-array": arrays } = file.data.resources;
    const items = arrays.flatMap(({ "@name": name, "@translatable": translatable, item }) => item.map((element, index) => ({ ...element, "@name": `${name}[${index}]`, ...(translatable && { "@translatable": translatable }) })));
    const texts = [...string, ...items].filter(isText);
    const isKept = (element) => element["@translatable"] === "false";
    return [
        {
            messages: texts
                .filter((element) => !isKept(element))
                .map((element) => ({ key: element["@name"] ?? "", text: unescapeText(element["#text"]) })),
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
        throw new UnreadableCatalogue(`this is not valid XML: ${valid.err.msg.replace(/\.$/, "")}`, valid.err.line);
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
        return parser.parse(text);
    }
    catch (error) {
        throw new UnreadableCatalogue(`this XML cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** Without elements in it, such as `<b>` or a placeholder's `<xliff:g>`, and no reference such as `@string/other`. */
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
/** @throws UnreadableCatalogue */
async function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // The engine does not always tell where. A trailing comma is no mistake to YAML.
        const { readYaml } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(277)]).then(__webpack_require__.bind(__webpack_require__, 34277));
        const { value, problems } = readYaml(text);
        const [problem] = problems;
        if (problem)
            throw new UnreadableCatalogue(`this is not valid JSON: ${problem.text.replace(/\.$/, "")}`, problem.line);
        return value;
    }
}
/**
 * i18next, vue-i18n, browser extensions and other catalogues of texts by key. Nested keys are joined by dots. Plural forms are left out,
 * since the forms of two languages do not match.
 *
 * @throws UnreadableCatalogue
 */
async function readJson(text) {
    const json = await parseJson(text);
    if (typeof json !== "object" || json === null || Array.isArray(json))
        throw new UnreadableCatalogue("this is not a JSON object of texts by key");
    const texts = new Map();
    flatten(json, [], texts);
    const messages = [...texts].filter(([key]) => !isPluralForm(key, texts)).map(([key, text]) => ({ key, text }));
    return [{ messages }];
}
function flatten(value, path, texts) {
    if (path.length > MAX_DEPTH)
        throw new UnreadableCatalogue("this is nested too deeply");
    const annotated = isAnnotated(value);
    for (const [key, item] of Object.entries(value)) {
        if (annotated && !TEXT_KEYS.includes(key))
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
        throw new UnreadableCatalogue("this is not a JSON object of texts by key");
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
    const file = parse(po.parse, text);
    const entries = Object.values(file.translations).flatMap((context) => Object.values(context));
    // The entry without a source text is the header.
    const translated = entries.filter(({ msgid, msgid_plural, comments }) => msgid && !msgid_plural && !isFuzzy(comments?.flag));
    const messages = translated.flatMap(({ msgctxt = "", msgid, msgstr: [text] }) => text ? [{ key: `${msgctxt}\u0004${msgid}`, source: msgid, text }] : []);
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
            throw new UnreadableCatalogue(problem, Number(line) - (problem.startsWith("End-of-line") ? 1 : 0));
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
/** A key or text without quotes, as property lists have it. */
const BARE = /([\w.$:-]+)/y;
/** https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists/OldStylePlists/OldStylePLists.html */
const ESCAPED = { a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
/**
 * Apple's `.strings` as text: `"key" = "text";` and comments. Where no source file is named, the key is the source text, as with
 * `NSLocalizedString`.
 * https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/LoadingResources/Strings/Strings.html
 *
 * @throws UnreadableCatalogue
 */
function readStrings(text) {
    if (/^\s*(<|bplist)/.test(text))
        throw new UnreadableCatalogue('this is a property list; only lines of `"key" = "text";` are read');
    const messages = [];
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
        throw new UnreadableCatalogue(`${expected} is missing here`, text.slice(0, at).split("\n").length);
    };
    skip(BLANK);
    while (at < text.length) {
        const key = word() ?? fail("a key in quotes");
        const value = take(/=/y) ? (word() ?? fail("a text in quotes")) : key;
        if (!take(/;/y))
            fail(`\`;\` after ${JSON.stringify(key.slice(0, 60))}`);
        messages.push({ key, source: key, text: value });
    }
    return [{ messages }];
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
    shouldTranslate: schemas/* boolean */.zMY().nullish(),
    localizations: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* object */.Ikc({ stringUnit: unitSchema.nullish() })).nullish(),
});
const xcstrings_fileSchema = schemas/* object */.Ikc({ sourceLanguage: schemas/* string */.YjP(), strings: schemas/* record */.g1P(schemas/* string */.YjP(), stringSchema) });
/** Not translated yet, or to be looked at again. */
const UNFINISHED = ["new", "needs_review"];
/**
 * Xcode's string catalogue, which holds all locales. The key is the source text where the source language has none of its own.
 * Without variations by plural or device.
 * https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
 *
 * @throws UnreadableCatalogue
 */
async function readXcstrings(text, { sourceLocale }) {
    const file = xcstrings_fileSchema.safeParse(await parseJson(text));
    if (!file.success)
        throw new UnreadableCatalogue("this is not a string catalogue: it has no `sourceLanguage`, or `strings` of another shape");
    const { sourceLanguage, strings } = file.data;
    const match = (0,match_locale/* matchLocale */.w)(sourceLocale ?? (0,locales/* canonicalLocale */.hn)(sourceLanguage) ?? "und");
    const catalogues = new Map();
    const keep = [];
    for (const [key, { shouldTranslate, localizations }] of Object.entries(strings)) {
        const texts = readTexts(localizations ?? {}, key, sourceLanguage);
        const locale = match(texts.keys());
        const source = locale === undefined ? undefined : texts.get(locale);
        if (source === undefined)
            continue;
        if (shouldTranslate === false)
            keep.push(source);
        else
            for (const [target, text] of texts)
                if (target !== locale)
                    collect(catalogues, target, { key, source, text });
    }
    return [{ messages: [], keep }, ...[...catalogues].map(([locale, messages]) => ({ locale, messages }))];
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

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/formats.js







/** By file name extension. */
const FORMATS = new Map([
    [".po", { source: "possible", tellsLocale: true, read: readPo }],
    [".strings", { source: "possible", tellsLocale: false, read: readStrings }],
    [".xcstrings", { source: "within", tellsLocale: true, read: readXcstrings }],
    [".xml", { source: "required", tellsLocale: false, read: readAndroid }],
    [".arb", { source: "required", tellsLocale: true, read: readArb }],
    [".json", { source: "required", tellsLocale: false, read: readJson }],
]);
/** As said in errors. */
const CATALOGUE_FILES = "gettext `.po`, Apple `.strings` and `.xcstrings`, Android `.xml`, `.arb`, and `.json` of i18next and others";
function formatOf(path) {
    return FORMATS.get((0,external_node_path_.extname)(path).toLowerCase());
}

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/catalogues/picture-text.js
var picture_text = __webpack_require__(51543);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/catalogues/read-catalogue.js




const MAX_BYTES = 5_000_000;
/** What is wrong with a file before its content is looked at; undefined for nothing. */
function findFlaw(text) {
    if (Buffer.byteLength(text) > MAX_BYTES)
        return "The file is larger than 5 MB.";
    return text.includes("\uFFFD") ? "The file is not text in UTF-8. Save it as UTF-8." : undefined;
}
/** Whether a file tells its locales and its source texts. */
function standsAlone(path) {
    const format = formatOf(path);
    return format?.tellsLocale === true && format.source !== "required";
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
        return `${at}${quote(path)} does not exist.`;
    const flaw = findFlaw(text);
    if (flaw)
        return `${path}:1: ${flaw}`;
    try {
        return (await formatOf(path)?.read(text.replace(/^\uFEFF/, ""), options)) ?? [];
    }
    catch (error) {
        if (error instanceof UnreadableCatalogue)
            return `${path}:${error.line}: The catalogue cannot be read: ${error.message}.`;
        throw error;
    }
}
/**
 * @param at `<path>:<line>: ` of the entry.
 * @returns the texts that may stand in a picture, or what is wrong: sentences with their places.
 */
async function readCatalogueTexts(entry, at, load) {
    const wrong = checkEntry(entry);
    if (wrong.length > 0)
        return wrong.map((problem) => at + problem);
    const catalogues = await load(entry.path, at);
    const sources = entry.source === undefined ? [] : await load(entry.source, at);
    if (typeof catalogues === "string" || typeof sources === "string")
        return [catalogues, sources].filter((problem) => typeof problem === "string");
    const sourceTexts = entry.source === undefined ? undefined : textsByKey(sources);
    const keep = [...catalogues, ...sources].flatMap(({ keep = [] }) => keep.map(picture_text/* tidy */.D).filter(picture_text/* mayStandInPicture */.R));
    const pairs = [];
    const problems = [];
    for (const { locale: written, messages } of catalogues) {
        if (messages.length === 0)
            continue;
        const told = written === undefined ? undefined : fileLocale(written);
        const locale = entry.locale ?? told;
        if (locale === undefined)
            problems.push(at + unknownLocale(entry.path, written));
        else if (sourceTexts && !messages.some(({ key }) => sourceTexts.has(key)))
            problems.push(`${at}${quote(entry.path)} and ${quote(entry.source ?? "")} have no key in common.`);
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
        return [`${quote(path)} is no catalogue that can be read. Allowed: ${CATALOGUE_FILES}.`];
    const problems = [];
    if (format.source === "required" && source === undefined)
        problems.push(`${quote(path)} needs \`source\`: the file of the same kind that holds the texts of the source language by the same keys.`);
    if (format.source === "within" && (source ?? locale) !== undefined)
        problems.push(`${quote(path)} holds all locales and their source texts; leave out \`locale\` and \`source\`.`);
    else if (source !== undefined && formatOf(source) !== format)
        problems.push(`\`source\`: ${quote(source)} is not of the same kind as ${quote(path)}.`);
    if (!format.tellsLocale && locale === undefined)
        problems.push(`${quote(path)} needs \`locale\`, since the file does not tell its own.`);
    return problems;
}
function unknownLocale(path, written) {
    const reason = written === undefined
        ? "does not tell its locale"
        : `tells its locale as ${quote(written)}, which is no BCP 47 tag of a known language`;
    return `${quote(path)} ${reason}. Give its \`locale\`, under \`catalogues\` of a glossary.`;
}
/** What POSIX writes after `@`, in BCP 47. */
const MODIFIERS = { latin: "Latn", cyrillic: "Cyrl", devanagari: "Deva", arabic: "Arab", hebrew: "Hebr" };
/** The canonical tag of a locale as apps write it: `pt_BR`, `sr@latin`, `ca_ES@valencia`, `de_DE.UTF-8`. */
function fileLocale(written) {
    const [, name = "", modifier] = /^([^.@]*)(?:\.[^@]*)?(?:@(.*))?$/.exec(written.trim()) ?? [];
    const [language = "", ...rest] = name.split(/[_-]/);
    const script = modifier && MODIFIERS[modifier.toLowerCase()];
    const variant = script || !modifier || modifier === "euro" ? [] : [modifier];
    return (0,locales/* canonicalLocale */.hn)([language, ...(script ? [script] : []), ...rest, ...variant].join("-"));
}
function pairUp(messages, sourceTexts, locale) {
    return messages.flatMap((message) => {
        const source = (0,picture_text/* tidy */.D)((sourceTexts ? sourceTexts.get(message.key) : message.source) ?? "");
        const target = (0,picture_text/* tidy */.D)(message.text);
        return (0,picture_text/* mayStandInPicture */.R)(source) && (0,picture_text/* mayStandInPicture */.R)(target) ? [{ source, locale, target }] : [];
    });
}
function quote(text) {
    return JSON.stringify(text);
}


/***/ })

};
