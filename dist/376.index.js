export const id = 376;
export const ids = [376];
export const modules = {

/***/ 18376:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readGlossary: () => (/* binding */ readGlossary)
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
        throw new UnreadableCatalogue("this is no file of Android resources: it has no `<resources>`, or a `<string>` of another shape");
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
        return parser.parse(text.replace(MARKS, ""));
    }
    catch (error) {
        throw new UnreadableCatalogue(`this XML cannot be read: ${error instanceof Error ? error.message : String(error)}`);
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
        // The engine does not always tell where. A trailing comma is no mistake to YAML.
        const { readYaml } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 34277));
        const { value, problems } = readYaml(text, { isJson: true });
        const [problem] = problems;
        if (problem)
            throw new UnreadableCatalogue(problem.text.charAt(0).toLowerCase() + problem.text.slice(1, -1), problem.line);
        return value;
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
        throw new UnreadableCatalogue('this is a property list; only lines of `"key" = "text";` are read');
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
        throw new UnreadableCatalogue(`${expected} is missing here`, text.slice(0, at).split("\n").length);
    };
    skip(BLANK);
    while (at < text.length) {
        const key = word() ?? fail("a key in quotes");
        const value = take(/=/y) ? (word() ?? fail("a text in quotes")) : key;
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
        throw new UnreadableCatalogue("this is not a string catalogue: it has no `sourceLanguage`, or `strings` of another shape");
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
        throw new UnreadableCatalogue(`its texts are in ${JSON.stringify(sourceLanguage)}, and none is in \`${sourceLocale}\`, the \`source-locale\``);
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
    const wrong = checkEntry(entry).map((problem) => at + problem);
    const catalogues = await load(entry.path, at);
    const sources = entry.source === undefined ? [] : await load(entry.source, at);
    // A file that is not there comes first: its path may be what is wrong.
    if (typeof catalogues === "string" || typeof sources === "string" || wrong.length > 0)
        return [...[catalogues, sources].filter((problem) => typeof problem === "string"), ...wrong];
    const sourceTexts = entry.source === undefined ? undefined : textsByKey(sources);
    const keep = [...catalogues, ...sources].flatMap(({ keep = [] }) => keep.map(tidy).filter(mayStandInPicture));
    const pairs = [];
    const problems = [];
    for (const { locale: written, messages } of catalogues) {
        if (messages.length === 0)
            continue;
        const told = written === undefined ? undefined : fileLocale(written);
        const locale = entry.locale ?? told;
        if (told !== undefined && locale !== undefined && !isSameLanguage(told, locale))
            problems.push(`${at}${quote(entry.path)} says that its language is ${quote(told)}, and here it is \`${locale}\`.`);
        else if (locale === undefined)
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
/** Apps write Bokmål as either `nb` or `no`. */
function isSameLanguage(a, b) {
    return (0,locales/* languageOf */.eX)((0,locales/* foldBokmal */.WO)(a)) === (0,locales/* languageOf */.eX)((0,locales/* foldBokmal */.WO)(b));
}
function pairUp(messages, sourceTexts, locale) {
    return messages.flatMap((message) => {
        const source = tidy((sourceTexts ? sourceTexts.get(message.key) : message.source) ?? "");
        const target = tidy(message.text);
        return mayStandInPicture(source) && mayStandInPicture(target) ? [{ source, locale, target }] : [];
    });
}
function quote(text) {
    return JSON.stringify(text);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/errors.js
var errors = __webpack_require__(37428);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/problems.js
var inputs_problems = __webpack_require__(31998);
// EXTERNAL MODULE: ./out/build-dist/compiled/inputs/table.js
var table = __webpack_require__(59276);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary-schema.js



/** What is allowed, as said in errors. */
const LOCALE = "BCP 47 tags of known languages, such as `fr`, `pt-BR` or `zh-Hans`";
const TEXT = "a text that is not empty, in quotes where it looks like a number";
const TRANSLATIONS = "translations by locale, such as `{ fr: Se connecter, de: Anmelden }`";
const TERMS = `source texts, each with its ${TRANSLATIONS}`;
const KEEP = "a list of texts that are never translated";
const PATH = "the path of a file relative to the workspace, inside it";
const CATALOGUES = "a list of the app's own files, each with `path`, and with `locale` and `source` where the format needs them";
const GLOSSARY = "a mapping with `terms`, `keep` or `catalogues`";
const glossary_schema_text = schemas/* string */.YjP(TEXT).regex(/\S/, TEXT);
const locale = schemas/* string */.YjP(LOCALE)
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, LOCALE)
    .refine((tag) => (0,locales/* canonicalLocale */.hn)(tag) !== undefined, LOCALE);
const path = schemas/* string */.YjP(PATH)
    .regex(/\S/, PATH)
    .refine((value) => !(0,table/* leavesWorkspace */.ck)(value) && !value.includes("\0"), PATH);
/** One entry of `catalogues`. */
const catalogueSchema = schemas/* strictObject */.rej({
    path: path.describe("gettext PO, Apple .strings or .xcstrings, Android XML, ARB, or JSON of i18next and others."),
    locale: locale.optional().describe("The language of the texts. Not needed where the file tells it (PO, ARB, .xcstrings)."),
    source: path.optional().describe("The file with the texts of the source language by the same keys, where the keys are not the texts."),
}, CATALOGUES);
/** A glossary file. */
const glossarySchema = schemas/* strictObject */.rej({
    $schema: schemas/* string */.YjP().optional(),
    terms: schemas/* record */.g1P(glossary_schema_text, schemas/* record */.g1P(locale, glossary_schema_text, TRANSLATIONS), TERMS)
        .optional()
        .describe("Texts as they stand in the pictures, each with its translations by locale."),
    keep: schemas/* array */.YOg(glossary_schema_text, KEEP).optional().describe("Texts that are never translated, such as names."),
    catalogues: schemas/* array */.YOg(catalogueSchema, CATALOGUES)
        .optional()
        .describe("The app's own files, read as further terms. `terms` win over them, and the first over the others."),
}, GLOSSARY);
const GLOSSARY_SCHEMA_URL = "https://raw.githubusercontent.com/retouch-action/retouch/main/docs/retouch.glossary.schema.json";
/** The JSON schema that is published for editors. */
function glossaryJsonSchema() {
    return { ...z.toJSONSchema(glossarySchema), $id: GLOSSARY_SCHEMA_URL };
}

// EXTERNAL MODULE: ./out/build-dist/compiled/localize/yaml-source.js
var yaml_source = __webpack_require__(34277);
;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary-content.js






/** Reads a glossary of JSON or YAML, without what it refers to. */
function readContent(text, options) {
    const yaml = (0,yaml_source.readYaml)(text, options);
    const content = { terms: new Map(), keep: [], catalogues: [], problems: [...yaml.problems] };
    if (yaml.value === undefined)
        return content;
    const checked = glossarySchema.safeParse(yaml.value);
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
        const targets = terms.get(tidy(source)) ?? new Map();
        terms.set(tidy(source), targets);
        for (const [tag, target] of Object.entries(translations)) {
            const locale = (0,locales/* canonicalLocale */.hn)(tag) ?? tag;
            if (targets.has(locale))
                problems.push({ line: yaml.lineOf(["terms", source, tag]), text: `${(0,inputs_problems/* quote */.hD)(source)} has a translation for \`${locale}\` already.` });
            targets.set(locale, tidy(target));
        }
    }
}
function readKeep(given, yaml, { terms, keep, problems }) {
    for (const [index, text] of given.entries()) {
        if (terms.has(tidy(text)))
            problems.push({
                line: yaml.lineOf(["keep", index]),
                text: `${(0,inputs_problems/* quote */.hD)(text)} is in \`keep\` and in \`terms\`: it is translated, or it is not.`,
            });
        keep.push(tidy(text));
    }
}
const listSchema = schemas/* looseObject */._H3({ catalogues: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
/** Those entries that are right, so that their files are checked along with the rest. */
function readEntries(yaml) {
    const list = listSchema.safeParse(yaml.value);
    return (list.data?.catalogues ?? []).flatMap((item, index) => {
        const { data } = catalogueSchema.safeParse(item);
        return data ? [{ ...data, locale: data.locale && (0,locales/* canonicalLocale */.hn)(data.locale), line: yaml.lineOf(["catalogues", index]) }] : [];
    });
}
const KEYS = Object.keys(glossarySchema.shape);
const ENTRY_KEYS = Object.keys(catalogueSchema.shape);
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
            text: `${(0,inputs_problems/* quote */.hD)(key)} is not known here.${(0,inputs_problems/* suggest */.ZA)(key, allowed)} Allowed: ${allowed.map((name) => `\`${name}\``).join(", ")}.`,
        }));
    }
    const name = path.length === 0 ? "The file" : `\`${errors/* toDotPath */.sR(path)}\``;
    const line = lineOf(path);
    const given = path.reduce((around, key) => (isObject(around) && Object.hasOwn(around, key) ? around[key] : undefined), value);
    if (issue.code === "invalid_key") {
        const key = String(path.at(-1));
        return [{ line, text: `${name}: ${(0,inputs_problems/* quote */.hD)(key)} is not allowed.${helpWithKey(key, given)} Allowed: ${issue.issues[0]?.message}.` }];
    }
    const text = given === undefined ? `${name} is required: ${issue.message}.` : `${name}: ${show(given)} is not allowed. Allowed: ${issue.message}.`;
    return [{ line, text }];
}
/** `pt_BR` is meant as `pt-BR`; and `{ fr: Oui, merci }` has a key without a value. */
function helpWithKey(key, value) {
    const meant = (0,locales/* hyphenate */.Tg)(key);
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
    return typeof value === "string" ? (0,inputs_problems/* quote */.hD)(value) : String(value);
}

;// CONCATENATED MODULE: ./out/build-dist/compiled/localize/glossary.js



/**
 * Reads a glossary of JSON or YAML with the app's catalogues that it lists, or a catalogue that can stand for one.
 *
 * @returns the glossary, or problems: sentences, each beginning with `<path>:<line>: `.
 */
async function readGlossary(file, options) {
    const flaw = findFlaw(file.text);
    if (flaw)
        return [`${file.path}:1: ${flaw}`];
    if (/\.(json|ya?ml)$/i.test(file.path))
        return readOwnFile(file, options);
    if (standsAlone(file.path))
        return readAppFile(file, options);
    const allowed = "a `.yml`, `.yaml` or `.json` file, or the app's `.po` or `.xcstrings` file";
    return [
        `${file.path}:1: A glossary is ${allowed}. Other catalogues of the app are listed under \`catalogues\` of a glossary, with their \`locale\` and \`source\`.`,
    ];
}
async function readOwnFile(file, options) {
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
async function readAppFile({ path, text }, options) {
    const load = makeLoader({ ...options, readCatalogue: async () => text });
    const texts = await readCatalogueTexts({ path }, `${path}:1: `, load);
    if (Array.isArray(texts))
        return texts;
    const terms = new Map();
    const keep = new Set();
    addTexts(terms, keep, texts);
    return toGlossary(terms, keep);
}
/** A text is either translated or kept, in all locales: what is said of it first counts. */
function addTexts(terms, keep, texts) {
    for (const pair of texts.pairs)
        if (!keep.has(pair.source))
            addPair(terms, pair);
    for (const text of texts.keep)
        if (!terms.has(text))
            keep.add(text);
}
/** The first one wins, also under another tag of the same meaning. */
function addPair(terms, { source, locale, target }) {
    const targets = terms.get(source) ?? new Map();
    terms.set(source, targets);
    const meaning = (0,match_locale/* meaningOf */.P)(locale);
    if (![...targets.keys()].some((tag) => (0,match_locale/* meaningOf */.P)(tag) === meaning))
        targets.set(locale, target);
}
function toGlossary(terms, keep) {
    return { terms: [...terms].map(([source, targets]) => ({ source, targets })), keep: [...keep] };
}


/***/ }),

/***/ 34277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readYaml: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/**
 * Reads YAML, which includes JSON. Keys are texts, each once in its mapping.
 *
 * @param isJson the author knows it as JSON: it may have comments, and what is wrong is told in words that fit.
 */
function readYaml(text, { isJson = false } = {}) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    // The library's own check for repeated keys takes the square of their number; its pretty errors and its warnings quote the file.
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(isJson ? blankComments(text) : text, {
        lineCounter: lines,
        uniqueKeys: false,
        prettyErrors: false,
        logLevel: "error",
    });
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const lineOf = (path) => lineAt(offsetOf(document, path));
    // A tag that is not known is only a warning, though the text would lose its first word.
    const errors = [...document.errors, ...document.warnings].map(({ code, message, pos: [offset] }) => ({
        line: lineAt(offset),
        text: `${isJson && code !== "RESOURCE_EXHAUSTION" ? "This is not valid JSON" : (SYNTAX[code] ?? message)}.`,
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
/** A text, which may look like a comment within; or a comment, as browser extensions and others may have. */
const TEXT_OR_COMMENT = /("[^"\\\n]*(?:\\.[^"\\\n]*)*")|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;
/** Everything else stays in its place. */
function blankComments(json) {
    return json.replace(TEXT_OR_COMMENT, (found, quoted) => quoted ?? found.replace(/\S/g, " "));
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
            const pair = around.items.find(({ key }) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key) && String(key.value ?? "") === segment);
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
