export const id = 205;
export const ids = [205];
export const modules = {

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = exports.kp = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
exports.kp = closest;


/***/ }),

/***/ 70370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  A: () => (/* binding */ pLimit)
});

// UNUSED EXPORTS: limitFunction

;// CONCATENATED MODULE: ./node_modules/yocto-queue/index.js
/*
How it works:
`this.#head` is an instance of `Node` which keeps track of its current value and nests another instance of `Node` that keeps the value that comes after it. When a value is provided to `.enqueue()`, the code needs to iterate through `this.#head`, going deeper and deeper to find the last value. However, iterating through every single item is slow. This problem is solved by saving a reference to the last value as `this.#tail` so that it can reference it to add a new value.
*/

class Node {
	value;
	next;

	constructor(value) {
		this.value = value;
	}
}

class Queue {
	#head;
	#tail;
	#size;

	constructor() {
		this.clear();
	}

	enqueue(value) {
		const node = new Node(value);

		if (this.#head) {
			this.#tail.next = node;
			this.#tail = node;
		} else {
			this.#head = node;
			this.#tail = node;
		}

		this.#size++;
	}

	dequeue() {
		const current = this.#head;
		if (!current) {
			return;
		}

		this.#head = this.#head.next;
		this.#size--;

		// Clean up tail reference when queue becomes empty
		if (!this.#head) {
			this.#tail = undefined;
		}

		return current.value;
	}

	peek() {
		if (!this.#head) {
			return;
		}

		return this.#head.value;

		// TODO: Node.js 18.
		// return this.#head?.value;
	}

	clear() {
		this.#head = undefined;
		this.#tail = undefined;
		this.#size = 0;
	}

	get size() {
		return this.#size;
	}

	* [Symbol.iterator]() {
		let current = this.#head;

		while (current) {
			yield current.value;
			current = current.next;
		}
	}

	* drain() {
		while (this.#head) {
			yield this.dequeue();
		}
	}
}

;// CONCATENATED MODULE: ./node_modules/p-limit/index.js


function pLimit(concurrency) {
	let rejectOnClear = false;

	if (typeof concurrency === 'object') {
		({concurrency, rejectOnClear = false} = concurrency);
	}

	validateConcurrency(concurrency);

	if (typeof rejectOnClear !== 'boolean') {
		throw new TypeError('Expected `rejectOnClear` to be a boolean');
	}

	const queue = new Queue();
	let activeCount = 0;

	const resumeNext = () => {
		// Process the next queued function if we're under the concurrency limit
		if (activeCount < concurrency && queue.size > 0) {
			activeCount++;
			queue.dequeue().run();
		}
	};

	const next = () => {
		activeCount--;
		resumeNext();
	};

	const run = async (function_, resolve, arguments_) => {
		// Execute the function and capture the result promise
		const result = (async () => function_(...arguments_))();

		// Resolve immediately with the promise (don't wait for completion)
		resolve(result);

		// Wait for the function to complete (success or failure)
		// We catch errors here to prevent unhandled rejections,
		// but the original promise rejection is preserved for the caller
		try {
			await result;
		} catch {}

		// Decrement active count and process next queued function
		next();
	};

	const enqueue = (function_, resolve, reject, arguments_) => {
		const queueItem = {reject};

		// Queue the internal resolve function instead of the run function
		// to preserve the asynchronous execution context.
		new Promise(internalResolve => { // eslint-disable-line promise/param-names
			queueItem.run = internalResolve;
			queue.enqueue(queueItem);
		}).then(run.bind(undefined, function_, resolve, arguments_)); // eslint-disable-line promise/prefer-await-to-then

		// Start processing immediately if we haven't reached the concurrency limit
		if (activeCount < concurrency) {
			resumeNext();
		}
	};

	const generator = (function_, ...arguments_) => new Promise((resolve, reject) => {
		enqueue(function_, resolve, reject, arguments_);
	});

	Object.defineProperties(generator, {
		activeCount: {
			get: () => activeCount,
		},
		pendingCount: {
			get: () => queue.size,
		},
		clearQueue: {
			value() {
				if (!rejectOnClear) {
					queue.clear();
					return;
				}

				const abortError = AbortSignal.abort().reason;

				while (queue.size > 0) {
					queue.dequeue().reject(abortError);
				}
			},
		},
		concurrency: {
			get: () => concurrency,

			set(newConcurrency) {
				validateConcurrency(newConcurrency);
				concurrency = newConcurrency;

				queueMicrotask(() => {
					// eslint-disable-next-line no-unmodified-loop-condition
					while (activeCount < concurrency && queue.size > 0) {
						resumeNext();
					}
				});
			},
		},
		map: {
			async value(iterable, function_) {
				const promises = [];

				try {
					Array.from(iterable, (value, index) => {
						const promise = generator(function_, value, index);
						promises.push(promise);
						return promise;
					});
				} catch (error) {
					// The iterable threw, so `Promise.all` never observes the already scheduled promises. Observe them here to avoid unhandled rejections.
					for (const promise of promises) {
						promise.catch(() => {}); // eslint-disable-line promise/prefer-await-to-then
					}

					throw error;
				}

				return Promise.all(promises);
			},
		},
	});

	return generator;
}

function limitFunction(function_, options) {
	const limit = pLimit(options);

	const limitedFunction = (...arguments_) => limit(() => function_(...arguments_));
	Object.defineProperty(limitedFunction, 'clearQueue', {
		value: limit.clearQueue,
	});

	return limitedFunction;
}

function validateConcurrency(concurrency) {
	if (!((Number.isInteger(concurrency) || concurrency === Number.POSITIVE_INFINITY) && concurrency > 0)) {
		throw new TypeError('Expected `concurrency` to be a number from 1 and up');
	}
}


/***/ }),

/***/ 77017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $k: () => (/* binding */ REFUSED_IN_FILES),
/* harmony export */   $y: () => (/* binding */ notAFile),
/* harmony export */   Ao: () => (/* binding */ unencryptedAddress),
/* harmony export */   HJ: () => (/* binding */ BELONGS_AT_THE_TOP),
/* harmony export */   HZ: () => (/* binding */ addressUnused),
/* harmony export */   I_: () => (/* binding */ providerInputUnused),
/* harmony export */   Jb: () => (/* binding */ wrongTransport),
/* harmony export */   Jc: () => (/* binding */ PROMPT_REQUIRED),
/* harmony export */   MI: () => (/* binding */ PULL_NEEDS_LOCK),
/* harmony export */   MZ: () => (/* binding */ wrongTemplate),
/* harmony export */   NT: () => (/* binding */ wrongValue),
/* harmony export */   Ne: () => (/* binding */ wrongSteps),
/* harmony export */   OC: () => (/* binding */ repeatedName),
/* harmony export */   Ol: () => (/* binding */ nothingToCompare),
/* harmony export */   Oo: () => (/* binding */ NOT_A_RECIPE_FILE),
/* harmony export */   Oq: () => (/* binding */ wrongGuidance),
/* harmony export */   P3: () => (/* binding */ nestedItem),
/* harmony export */   PH: () => (/* binding */ FROZEN_NEEDS_LOCK),
/* harmony export */   PV: () => (/* binding */ commitNeedsBranch),
/* harmony export */   QW: () => (/* binding */ itemNeedsQuotes),
/* harmony export */   Ql: () => (/* binding */ negativePromptTooLong),
/* harmony export */   RP: () => (/* binding */ providerCannot),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   TY: () => (/* binding */ TAKING_NEEDS_LOCK),
/* harmony export */   Th: () => (/* binding */ emptyItem),
/* harmony export */   Tk: () => (/* binding */ modelRequired),
/* harmony export */   U9: () => (/* binding */ needsImages),
/* harmony export */   Ul: () => (/* binding */ modelsThatCan),
/* harmony export */   V5: () => (/* binding */ localesWithMode),
/* harmony export */   Vm: () => (/* binding */ BELONGS_BELOW),
/* harmony export */   We: () => (/* binding */ STEPS_ONLY_EDIT),
/* harmony export */   Wh: () => (/* binding */ valueTooLong),
/* harmony export */   Ww: () => (/* binding */ wrongFallback),
/* harmony export */   X8: () => (/* binding */ noSuchRecipe),
/* harmony export */   Y: () => (/* binding */ excludeEachOther),
/* harmony export */   Y1: () => (/* binding */ WRONG_NAME),
/* harmony export */   Zg: () => (/* binding */ tooManyRecipes),
/* harmony export */   Zs: () => (/* binding */ IMAGES_REQUIRED),
/* harmony export */   _6: () => (/* binding */ IMAGES_TO_GENERATE),
/* harmony export */   _W: () => (/* binding */ RECIPES_REQUIRED),
/* harmony export */   a: () => (/* binding */ unknownKey),
/* harmony export */   bA: () => (/* binding */ addressWithoutVersion),
/* harmony export */   bL: () => (/* binding */ notToMerge),
/* harmony export */   gy: () => (/* binding */ noMask),
/* harmony export */   hU: () => (/* binding */ WRONG_STEP),
/* harmony export */   iw: () => (/* binding */ noReferences),
/* harmony export */   j: () => (/* binding */ BELONGS_TO_THE_RUN),
/* harmony export */   ki: () => (/* binding */ READING_NEEDS_GLOSSARY),
/* harmony export */   ko: () => (/* binding */ refusedKey),
/* harmony export */   kq: () => (/* binding */ wrongAddress),
/* harmony export */   ku: () => (/* binding */ NAME_REQUIRED),
/* harmony export */   kv: () => (/* binding */ BELONGS_TO_A_RECIPE),
/* harmony export */   l8: () => (/* binding */ needsPull),
/* harmony export */   mE: () => (/* binding */ repositoryRequired),
/* harmony export */   n$: () => (/* binding */ needsLocales),
/* harmony export */   oD: () => (/* binding */ LOCALES_REQUIRED),
/* harmony export */   oF: () => (/* binding */ wrongKind),
/* harmony export */   pR: () => (/* binding */ tokenRequired),
/* harmony export */   ps: () => (/* binding */ NOT_A_RECIPE),
/* harmony export */   pv: () => (/* binding */ unknownInput),
/* harmony export */   qF: () => (/* binding */ addressRequired),
/* harmony export */   qU: () => (/* binding */ RECIPES_NEED_CONFIG),
/* harmony export */   rj: () => (/* binding */ untranslatable),
/* harmony export */   rq: () => (/* binding */ READING),
/* harmony export */   sh: () => (/* binding */ hintAtProvider),
/* harmony export */   w2: () => (/* binding */ unknownModel),
/* harmony export */   xK: () => (/* binding */ keyRequired),
/* harmony export */   yI: () => (/* binding */ OUTPUT_REQUIRED),
/* harmony export */   z3: () => (/* binding */ modelCannot),
/* harmony export */   zP: () => (/* binding */ READING_NEEDS_LOCALES),
/* harmony export */   zn: () => (/* binding */ WRONG_DEFAULTS)
/* harmony export */ });
/* harmony import */ var _text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93788);
/* harmony import */ var _text_suggest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55900);


/** Sentences about wrong inputs. For those of the file of recipes, `<path>:<line>: ` goes before each. */
// Reading files
const READING = {
    CANCELLED: "The run was cancelled while it read files of the repository.",
    tooSlow: (path, seconds) => `${JSON.stringify(path)}: reading takes more than ${seconds} seconds for all files. Divide it into smaller files, or leave out what is not needed.`,
    tooLarge: (path) => `${JSON.stringify(path)}: reading takes too much memory. Divide it into smaller files, or leave out what is not needed.`,
};
// Single inputs
function unknownInput(name, nearest) {
    if (name === "steps")
        return "`steps` is not an input of this action. Use it in a recipe of `config`.";
    return `\`${name}\` is not an input of this action. Did you mean \`${nearest}\`?`;
}
/**
 * @param values The wrong value, or the wrong items of a list; undefined for a secret, which is never shown.
 * @param meant What the user may have meant, by wrong value.
 * @param hint Further advice: a sentence.
 */
function wrongValue(name, values, { meant, hint, allowed }) {
    const shown = values ? (0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(values.map((value) => JSON.stringify((0,_text_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutEnd */ .ym)(value, 200)))) : "the value";
    return [
        `\`${name}\`: ${shown} ${values && values.length > 1 ? "are" : "is"} not allowed.`,
        ...[...meant].map(([value, right]) => values && values.length > 1 ? `${code(value)}: did you mean ${code(right)}?` : `Did you mean ${code(right)}?`),
        ...(hint === undefined ? [] : [hint]),
        `Allowed: ${allowed}.`,
    ].join(" ");
}
/** Services and models that are not providers by that name, and how to use them. */
const OTHER_PROVIDERS = [
    { names: ["openai"], hint: "Use `provider: openai-compatible` with `base-url: https://api.openai.com/v1`." },
    { names: ["gpt-image", "gpt-image-2", "dall-e"], hint: "Use `provider: oxen` with `model: gpt-image-2`." },
    { names: ["gemini", "google", "nano-banana", "nano-banana-2"], hint: "Use `provider: oxen` with `model: nano-banana-2`." },
    { names: ["flux", "bfl", "black-forest-labs"], hint: "Use `provider: oxen` with `model: flux-kontext-dev`." },
    { names: ["qwen", "alibaba", "alibaba-cloud", "model-studio", "bailian"], hint: "Use `provider: dashscope`." },
    { names: ["vllm", "vllm-omni", "sglang", "localai", "stable-diffusion.cpp"], hint: "Use `provider: openai-compatible` with `base-url`." },
];
const hintAtProvider = (given) => OTHER_PROVIDERS.find(({ names }) => names.includes(given.toLowerCase()))?.hint;
/** @param reason From `parseTemplate`. */
const wrongTemplate = (name, reason) => `\`${name}\`: ${reason}.`;
const notAFile = (name, path) => `\`${name}\`: the workspace has no file ${JSON.stringify(path)}. Check the path, which is relative to the workspace, and that actions/checkout runs before this step.`;
const notUtf8 = (name, path) => `\`${name}\`: ${JSON.stringify(path)} is not text in UTF-8. Save it as UTF-8.`;
// The run as a whole
const excludeEachOther = (one, other) => `Set either \`${one}\` or \`${other}\`, not both.`;
const FROZEN_NEEDS_LOCK = "`frozen` needs a `lockfile`: without one, every image is out of date.";
const TAKING_NEEDS_LOCK = "`take-candidate` needs a `lockfile`, because it takes results that are recorded there. It cannot be used with `force` or `frozen`.";
function commitNeedsBranch(target, ref) {
    const run = ref ? `this run is for \`${ref}\`` : "this run has no GITHUB_REF";
    if (target === "pull-request")
        return `\`deliver: pull-request\` needs a branch to propose the results for, but ${run}. Set \`base\`.`;
    return `\`deliver: commit\` needs a branch, but ${run}. Use \`deliver: artifact\`, or run on a pull request or a push to a branch.`;
}
const PULL_NEEDS_LOCK = "`deliver: pull-request` needs a `lockfile`, which records what was proposed.";
const needsPull = (name) => `\`${name}\` needs \`deliver: pull-request\`.`;
const tokenRequired = (input) => `\`github-token\` is empty, but \`${input}\` needs it. Check that the secret exists, or remove the input to use the job's own token.`;
const repositoryRequired = (input) => `\`${input}\` needs a repository on GitHub, but GITHUB_REPOSITORY is not set.`;
const notToMerge = (name) => `\`${name}\` cannot be used with \`mode: merge\`. Remove it here, and set it in the jobs of the shards.`;
const RECIPES_NEED_CONFIG = "`recipes` needs `config`: the file that contains the recipes.";
const noSuchRecipe = (name, known) => `\`recipes\`: there is no recipe ${JSON.stringify(name)}.${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .ZA)(name, known) || ` The file has: ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(known)}.`}`;
const providerInputUnused = (name) => `\`${name}\` belongs to a provider that no recipe uses. Set \`provider\` to the provider that it is for.`;
// A recipe
const IMAGES_REQUIRED = "`images` is required: globs of the images, one per line.";
const PROMPT_REQUIRED = "`prompt` or `prompt-file` is required: the instruction for the model.";
const LOCALES_REQUIRED = "`locales` is required to localize: the languages, as BCP 47 tags.";
const OUTPUT_REQUIRED = "`output` is required to generate: the path of the new image. (To edit images, set `images`.)";
const IMAGES_TO_GENERATE = "`images` cannot be used with `mode: generate`, which uses the prompt only.";
const STEPS_ONLY_EDIT = "`steps` can only be used to edit.";
const READING_NEEDS_LOCALES = "`verify: text` needs `locales`: it reads the text of localized images.";
const READING_NEEDS_GLOSSARY = "`verify: text` needs a `glossary`: the text to look for.";
const localesWithMode = (mode) => `\`locales\` cannot be used with \`mode: ${mode}\`. Remove \`mode\` to localize.`;
const needsImages = (name) => `\`${name}\` needs \`images\`. It cannot be used to generate.`;
const needsLocales = (name) => `\`${name}\` needs \`locales\`.`;
const wrongFallback = (locale) => `\`fallback-locale\` must be one of \`locales\` or the \`source-locale\`; ${locale} is neither.`;
const nothingToCompare = (event) => `\`changed-only: true\` has nothing to compare on the event \`${event || "none"}\`. Use \`auto\`, or run on a pull request or a push to a branch.`;
// Provider and model
/** @param models Of the provider that can do the mode; empty where any name may be given. */
const modelRequired = (provider, mode, models) => `\`model\` is required with \`provider: ${provider}\`${models.length > 0 ? ` to ${mode}: ${codes(models)}` : ""}.`;
const providerCannot = (provider, mode, able) => `\`provider: ${provider}\` has no model to ${mode}. Providers that have one: ${codes(able)}.`;
/** @param elsewhere Other providers with a model of this name. */
function unknownModel(model, provider, known, elsewhere) {
    const others = elsewhere.length > 0 ? ` It is a model of ${codes(elsewhere.map((name) => `provider: ${name}`))}.` : "";
    return `\`model\`: ${JSON.stringify(model)} is not known for \`provider: ${provider}\`.${others}${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggest */ .ZA)(model, known)} Known: ${codes(known)}.`;
}
/** Models of the provider that can do what the chosen one cannot; a sentence after another, or empty. */
const modelsThatCan = (provider, models) => models.length > 0 ? ` Models of \`provider: ${provider}\` that can: ${codes(models)}.` : "";
/** @param able From {@link modelsThatCan}, as in the functions below. */
const modelCannot = (model, mode, able) => `\`model\`: ${model} cannot ${mode}.${able}`;
const noMask = (model, able) => `\`mask\`: the model ${model} takes no mask.${able} Or set \`preserve: outside-change\`: then Retouch keeps to the mask afterwards.`;
const noReferences = (model, able) => `\`references\`: the model ${model} takes one image only.${able}`;
function untranslatable(model, from, locales, able) {
    const source = from === undefined ? "" : ` from ${from}`;
    return `\`locales\`: the model ${model} does not translate${source} into ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .enumerate */ .HL)(locales)}.${able}`;
}
const wrongGuidance = (scale, model, [least, most]) => `\`guidance-scale\`: ${scale} is not allowed for the model ${model}. Allowed: ${least} to ${most}.`;
const negativePromptTooLong = (length, model, limit) => `\`negative-prompt\` has ${length} characters; the model ${model} takes at most ${limit}.`;
/** @param choice The transports of the provider; empty if it has one only. */
function wrongTransport(transport, provider, choice) {
    if (choice.length === 0)
        return `\`transport\` cannot be chosen with \`provider: ${provider}\`. Use \`auto\`.`;
    return `\`transport\`: ${JSON.stringify(transport)} is not available with \`provider: ${provider}\`. Allowed: ${choice.join(", ")}.`;
}
/** @param isForOther Whether the workflow sets `api-key`, but for another provider. */
function keyRequired(provider, variable, isForOther) {
    const how = isForOther
        ? `The workflow's \`api-key\` is only for the \`provider\` that the workflow itself names. If it is this one, set \`provider\` there; otherwise set ${variable} in \`env\`.`
        : `Set the input, or ${variable} in \`env\`.`;
    return `\`api-key\` is required with \`provider: ${provider}\`. ${how} Check that the secret exists and is not empty.`;
}
const addressUnused = (provider) => `\`base-url\` cannot be used with \`provider: ${provider}\`, which uses no network.`;
const addressRequired = (provider) => `\`base-url\` is required with \`provider: ${provider}\`: the address of the server, ending in \`/v1\`.`;
/** @param shown Without credentials. */
const wrongAddress = (shown, allowed) => `\`base-url\`: ${shown} is not allowed. Allowed: ${allowed}.`;
const addressWithoutVersion = (given) => `\`base-url\`: ${JSON.stringify(given)} must end in \`/v1\`.`;
const unencryptedAddress = (given) => `\`base-url\`: ${JSON.stringify(given)} would send images and the key unencrypted. Use \`https:\`; \`http:\` is for loopback and private hosts.`;
// The file of recipes
const NOT_A_RECIPE_FILE = "The file must be a mapping with the list `recipes`.";
const RECIPES_REQUIRED = "`recipes` is required: a list, each item with a `name` and inputs.";
const tooManyRecipes = (most) => `\`recipes\` has more than ${most} items. Divide them among several files and steps.`;
const valueTooLong = (name, most) => `\`${name}\` has more than ${most} characters.`;
const WRONG_DEFAULTS = "`defaults` must be a mapping of inputs.";
const NOT_A_RECIPE = "A recipe must be a mapping with a `name` and inputs.";
const NAME_REQUIRED = "`name` is required in a recipe.";
const WRONG_NAME = "`name` must be 1 to 60 letters, digits, spaces, `.`, `_` or `-`, and begin with a letter or digit.";
const WRONG_STEP = "A step must be a prompt: a string that is not empty.";
const wrongSteps = (most) => `\`steps\` must be a list of 1 to ${most} prompts, which are applied one after another.`;
const repeatedName = (name, firstLine) => `The name ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} is already used by the recipe on line ${firstLine}.`;
const wrongKind = (name, isList, given) => `\`${name}\` must be ${isList ? "a string or a list of strings" : "a single value"}, not a ${given}.`;
const nestedItem = (name, given) => `\`${name}\` must be a list of strings; this item is a ${given}.${given === "mapping" ? " Put it in quotes if it contains a colon." : ""}`;
const itemNeedsQuotes = (name, text) => `\`${name}\` must be a list of strings; put ${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text)} in quotes.`;
const emptyItem = (name) => `\`${name}\` has an empty item.`;
/** @param hint A sentence that begins with a blank, or empty. */
const unknownKey = (name, hint) => `${(0,_text_suggest_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} is not known here.${hint}`;
/** @param reason One of those below. */
const refusedKey = (name, reason) => `\`${name}\` ${reason}.`;
const REFUSED_IN_FILES = "is not allowed in a file of the repository, because anyone who can push could send the images and the key to another server; set it in the workflow";
const BELONGS_TO_THE_RUN = "applies to the whole run; set it in the workflow";
const BELONGS_TO_A_RECIPE = "belongs in a recipe";
const BELONGS_BELOW = "belongs in a recipe or in `defaults`";
const BELONGS_AT_THE_TOP = "belongs at the top of the file";
const code = (name) => `\`${name}\``;
const codes = (names) => names.map(code).join(", ");


/***/ }),

/***/ 7205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CATALOGUES: () => (/* binding */ CATALOGUES),
/* harmony export */   GLOSSARY: () => (/* binding */ GLOSSARY),
/* harmony export */   RECIPE_FILE: () => (/* binding */ RECIPE_FILE),
/* harmony export */   createTextReader: () => (/* binding */ createTextReader),
/* harmony export */   serve: () => (/* binding */ serve)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75919);
/* harmony import */ var p_limit__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(70370);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(82489);
/* harmony import */ var _input_messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77017);







/** The parsers take time to load. */
const RECIPE_FILE = {
    name: "recipe-file",
    run: async ({ text, known }) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(763)]).then(__webpack_require__.bind(__webpack_require__, 47763))).readRecipeFile(text, known),
};
const GLOSSARY = {
    name: "glossary",
    run: async (file) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(843)]).then(__webpack_require__.bind(__webpack_require__, 45843))).readGlossary(file),
};
const CATALOGUES = {
    name: "catalogues",
    run: async (options) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(843)]).then(__webpack_require__.bind(__webpack_require__, 45843))).completeGlossary(options),
};
const JOBS = [RECIPE_FILE, GLOSSARY, CATALOGUES];
/** Bytes for which no parser takes long, not even one that takes time by the square: at most a second, of the worst files that were found. */
const SMALL = 64_000;
/**
 * Reads what somebody else wrote, who may have meant to stop the run: a large file in a thread that can be ended, one after another. The
 * readers take time in proportion to the file; the parsers that they use may not.
 */
function createTextReader({ signal, timeMs = 60_000, memoryMb = 1024 } = {}) {
    const slot = (0,p_limit__WEBPACK_IMPORTED_MODULE_6__/* ["default"] */ .A)(1);
    let left = timeMs;
    return {
        read: (job, input, { path, bytes }) => bytes <= SMALL
            ? job.run(input)
            : slot(async () => {
                const startedAt = performance.now();
                const time = AbortSignal.timeout(Math.max(0, Math.round(left)));
                try {
                    return await runInThread(job, input, { memoryMb, signal: signal ? AbortSignal.any([signal, time]) : time });
                }
                catch (cause) {
                    if (signal?.aborted)
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("cancelled", _input_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .READING */ .rq.CANCELLED, { cause });
                    if (time.aborted)
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _input_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .READING */ .rq.tooSlow(path, timeMs / 1000), { cause });
                    if (isOutOfMemory(cause))
                        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .RetouchError */ .tJ("invalid-input", _input_messages_js__WEBPACK_IMPORTED_MODULE_5__/* .READING */ .rq.tooLarge(path), { cause });
                    throw cause;
                }
                finally {
                    left -= performance.now() - startedAt;
                }
            }),
    };
}
function isOutOfMemory(error) {
    return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
async function runInThread({ name }, input, { memoryMb, signal }) {
    // The bundle, beside which this file is a part of it; or the sources.
    const program = [(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "index.js"), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, "../main.ts")].find((file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(file));
    if (program === undefined)
        throw new Error("dist/index.js is missing: run `npm run build`.");
    // It needs nothing of the environment, where keys are.
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.Worker(program, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    try {
        worker.postMessage({ name, input });
        const [reply] = await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(worker, "message", { signal });
        if (!reply || reply.error !== undefined)
            throw new Error(reply?.error);
        return reply.output;
    }
    finally {
        await worker.terminate();
    }
}
/** In the thread: does what the main thread asks for, until that ends it. */
async function serve(port) {
    port.on("message", async ({ name, input }) => {
        try {
            const job = JOBS.find((one) => one.name === name);
            if (!job)
                throw new Error(`no such job: ${name}`);
            port.postMessage({ output: await job.run(input) });
        }
        catch (error) {
            port.postMessage({ error: error instanceof Error ? error.message : String(error) });
        }
    });
    return new Promise(() => { });
}


/***/ }),

/***/ 55900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HL: () => (/* binding */ enumerate),
/* harmony export */   ZA: () => (/* binding */ suggest),
/* harmony export */   _Y: () => (/* binding */ hintAtComma),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);

/** A text of a file in a message: on one line, and not long. */
function quote(text) {
    return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
/** What may be wrong with a glob that selects nothing; a sentence after another one, or empty. */
function hintAtComma(glob) {
    return /,\s/.test(glob.replace(/\{[^{}]*\}/g, "")) ? " A comma does not separate globs: write one glob a line." : "";
}
const MOST = 10;
/** Ten of several, and how many more there are. */
function enumerate(items) {
    const rest = items.length - MOST;
    return items.slice(0, MOST).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
/** The name that was surely meant: at most half of the longer one is another, since a model's vendor may be left out; or it has another case. */
function nearest(given, names) {
    // The time that it takes grows with both lengths.
    const name = given.slice(0, 60);
    const folded = name.toLowerCase();
    return findNear(name, names) ?? names.find((one) => one.toLowerCase() === folded);
}
function findNear(name, names) {
    const near = names.length > 0 ? (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name, names) : undefined;
    return near !== undefined && (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name, near) * 2 <= Math.max(name.length, near.length) ? near : undefined;
}
/** The same as a sentence after another one; empty where there is none. */
function suggest(given, names) {
    const name = nearest(given, names);
    return name === undefined ? "" : ` Did you mean \`${name}\`?`;
}


/***/ })

};
