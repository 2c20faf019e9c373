// The page of a run's images. It is plain JavaScript that browsers run as it is; `render-page.ts` puts it into one file with its data.
// Everything from the repository is set as text, never as markup.

const data = JSON.parse(element("data").textContent);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const MODES = [
  { id: "slider", name: "Slider" },
  { id: "side", name: "Side by side" },
  { id: "blink", name: "Blink" },
  { id: "difference", name: "Difference" },
];
const CHANGES = [
  { name: "any", fits: () => true },
  { name: "up to 1 %", fits: (share) => share !== null && share <= 0.01 },
  { name: "1 % to 10 %", fits: (share) => share !== null && share > 0.01 && share <= 0.1 },
  { name: "over 10 %", fits: (share) => share !== null && share > 0.1 },
];
const ORDERS = [
  { name: "as planned", compare: () => 0 },
  { name: "most changed first", compare: (a, b) => (b.changed ?? -1) - (a.changed ?? -1) },
  { name: "by path", compare: (a, b) => (a.output < b.output ? -1 : 1) },
];
const KEYS = [
  ["← →", "previous, next image"],
  ["Enter", "open the image"],
  ["Esc", "close"],
  ["1 2 3 4", "slider, side by side, blink, difference"],
  ["Space", "in blink: pause, go on"],
  ["3", "in blink: pause and swap"],
  ["+ − 0 9", "zoom in, out, fit, one to one"],
  ["Shift ← ↑ ↓ →", "move what is zoomed"],
  ["r", "outline the changed region"],
  ["c", "next candidate"],
  ["/", "filter; Enter goes to the first image found, Esc shows all again"],
  ["?", "this help"],
];
/** What the browser remembers of the step from the list to an image. */
const STEP = "image";
const BLINK_MS = 700;
const MAX_SCALE = 64;
/** Pixels of the screen. */
const PAN_STEP = 80;
/** A zoom or a move without a transition. */
const AT_ONCE = { animate: false, force: true };
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

let shown = data.tasks;
/** What the viewer shows. */
let current;
let mode = "slider";
let picked = 0;
let isOutlined = false;
let panzoom;
let fitted = 1;
let timer;

function element(id) {
  return document.getElementById(id);
}

function make(tag, { text, ...attributes } = {}, children = []) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Our own prose, in which `name` is code. */
function makeProse(tag, text, attributes = {}) {
  const parts = text.split(/`([^`]+)`/);
  return make(
    tag,
    attributes,
    parts.flatMap((part, index) => (index % 2 === 1 ? make("code", { text: part }) : keepUnits(part))),
  );
}

/** A figure and its unit, between which no line may end. */
const FIGURE = /([\d.,]+ (?:%|[KM]?B|px|ms|s|min|h)(?![\p{L}\d]))/u;

function keepUnits(text) {
  return text.split(FIGURE).map((part, index) => (index % 2 === 1 ? make("span", { class: "figure", text: part }) : part));
}

// The list.

function fillSelect(id, options) {
  element(id).append(...options.map(([value, name]) => make("option", { value, text: name })));
  element(id).parentElement.hidden = options.length < 3 && !["change", "order"].includes(id);
}

function listValues(key, none) {
  const values = [...new Set(data.tasks.map((task) => task[key]))].sort();
  return [["", "all"], ...values.map((value) => [`=${value}`, value === "" ? none : value])];
}

function filter() {
  const words = element("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (id, value) => element(id).value === "" || element(id).value === `=${value}`;
  const change = CHANGES[Number(element("change").value)];
  shown = data.tasks.filter(
    (task) =>
      words.every((word) => task.search.includes(word)) &&
      ["status", "recipe", "locale", "folder"].every((key) => fits(key, task[key])) &&
      change.fits(task.changed),
  );
  shown = [...shown].sort(ORDERS[Number(element("order").value)].compare);
  renderList();
}

function renderList() {
  const all = data.tasks.length;
  element("count").textContent = shown.length === all ? `${all} ${all === 1 ? "image" : "images"}` : `${shown.length} of ${all} images`;
  element("list").replaceChildren(...shown.map((task) => make("li", {}, [cardOf(task)])));
  if (shown.length === 0) element("list").append(make("li", { class: "empty", text: "No image fits the filter." }));
}

const cards = new Map();

function cardOf(task) {
  const known = cards.get(task);
  if (known) return known;
  const card = make("button", { type: "button", class: "card" }, [
    make("span", { class: "thumbs" }, [
      thumbOf(task.thumbs.before, "before", task.source === "" && task.pictures.length > 0 ? "new image" : "source not shown"),
      thumbOf(task.thumbs.after, "after"),
    ]),
    make("span", { class: "name", text: task.name }),
    make("span", { class: "facts-line" }, [
      make("span", { class: `status-${task.status}`, text: task.statusText }),
      ...(task.line === "" ? [] : keepUnits(` · ${task.line}`)),
    ]),
  ]);
  const notes = task.warnings.length + (task.error ? 1 : 0);
  if (task.error) card.append(make("span", { class: "facts-line status-failed", text: task.error.code }));
  if (notes > 0 && !task.error)
    card.append(make("span", { class: "facts-line warned", text: notes === 1 ? "1 warning" : `${notes} warnings` }));
  card.addEventListener("click", () => open(task));
  cards.set(task, card);
  return card;
}

/** @param before what stands where there is no image before. */
function thumbOf(id, side, before) {
  const content = id === null ? null : document.getElementById(`thumbnail-${id}`);
  if (!content) return make("span", { class: "thumb", text: side === "before" ? before : "no image" });
  return make("span", { class: "thumb" }, [
    make("img", { src: `data:image/webp;base64,${content.textContent}`, alt: side, loading: "lazy", decoding: "async" }),
  ]);
}

// The viewer.

const loaded = new Map();

/** The address of a picture: a file beside the page, or the bytes that stand at its end. */
function addressOf(picture) {
  if (picture.url) return picture.url;
  const known = loaded.get(picture.id);
  if (known) return known;
  const content = document.getElementById(`picture-${picture.id}`);
  if (!content) return undefined;
  const address = `data:${picture.mediaType};base64,${content.textContent.trim()}`;
  loaded.set(picture.id, address);
  return address;
}

function sides() {
  const before = current.pictures.find(({ side }) => side === "before");
  const results = current.pictures.filter(({ side }) => side === "after");
  return { before, after: results[Math.min(picked, results.length - 1)], results };
}

/** What is done with the pictures: those of which nobody knows how one lies upon the other are only shown side by side. */
function shownMode() {
  const { before, after } = sides();
  if (before === undefined || after === undefined) return "one";
  return after.fit === undefined ? "side" : mode;
}

/** @param isNamed whether the address names it already. */
function open(task, isNamed = false) {
  current = task;
  picked = 0;
  const { open: isOpen } = element("viewer");
  if (!isOpen) element("viewer").showModal();
  element("viewer-title").textContent = task.title;
  nameInAddress(task.output, !isOpen && !isNamed);
  renderDetails();
  renderControls();
  renderStage();
  keepFocus();
}

/**
 * The address names the open image, so that a link can lead to it.
 *
 * @param output undefined: none is open.
 * @param isStep whether the browser's way back leads to the list.
 */
function nameInAddress(output, isStep = false) {
  const [page] = location.href.split("#");
  const address = output === undefined ? page : `${page}#${encodeURIComponent(output)}`;
  try {
    if (isStep) history.pushState(STEP, "", address);
    else history.replaceState(history.state, "", address);
  } catch {
    // Some frames have no address of their own.
  }
}

function openNamed() {
  let wanted = "";
  try {
    wanted = decodeURIComponent(location.hash.slice(1));
  } catch {
    // Nothing that this page has written.
  }
  const named = data.tasks.find(({ output }) => output === wanted);
  if (named) open(named, true);
  else element("viewer").close();
}

/** What had the focus may be gone, or may be disabled now: at an end of the list, or for an image without a counterpart. */
function keepFocus() {
  const { activeElement } = document;
  if (!activeElement || activeElement.matches("body, :disabled, [hidden], [hidden] *")) element("stage").focus();
}

function move(step) {
  const place = shown.indexOf(current) + step;
  if (place < 0 || place >= shown.length) return;
  open(shown[place]);
}

function renderControls() {
  const place = shown.indexOf(current);
  element("position").textContent = `${place + 1} of ${shown.length}`;
  element("previous").disabled = place <= 0;
  element("next").disabled = place === shown.length - 1;
  const { after, results } = sides();
  const one = shownMode();
  const isApart = one === "side" && after.fit === undefined;
  for (const button of element("modes").children) {
    button.disabled = one === "one" || (isApart && button.dataset.mode !== "side");
    button.setAttribute("aria-pressed", String(button.dataset.mode === one));
  }
  element("only-side").hidden = !isApart;
  element("region").hidden = !current.region?.length;
  element("region").setAttribute("aria-pressed", String(isOutlined));
  element("candidate-label").hidden = results.length < 2;
  element("candidate").replaceChildren(
    ...results.map(({ label }, index) => make("option", { value: index, text: label === "After" ? "Candidate 1, delivered" : label })),
  );
  element("candidate").value = String(picked);
  element("slider-label").hidden = one !== "slider";
}

/** @param view what is to be seen, as `look` gave it; all of the pictures where absent. */
function renderStage(view) {
  stopBlink();
  panzoom?.destroy();
  panzoom = undefined;
  const { before, after } = sides();
  const one = shownMode();
  const only = after ?? before;
  const stage = element("stage");
  stage.dataset.mode = one;
  if (!only) {
    stage.replaceChildren(make("p", { text: "There is no image to show.", class: "empty" }));
    return;
  }
  if (one === "side") stage.replaceChildren(makePane([before], "Before"), makePane([after], "After"));
  else if (one === "one") stage.replaceChildren(makePane([only], only.side === "before" ? "Before" : only.label));
  else stage.replaceChildren(makePane([before, after], one === "blink" ? "After" : undefined));
  if (one === "slider") stage.querySelector(".frame").append(make("span", { class: "edge" }));
  startPanzoom();
  fit();
  if (view) lookAt(view);
  placeSlider();
  if (one === "blink") startBlink();
  drawOutline();
}

function makePane(pictures, caption) {
  const frame = make("div", { class: "frame" });
  for (const picture of pictures) {
    const image = make("img", { alt: picture.side === "before" ? "before" : picture.label, draggable: "false" });
    image.src = addressOf(picture) ?? "";
    if (picture.side === "before" && pictures.length > 1) layUpon(image, sides().after.fit);
    frame.append(image);
  }
  const children = [make("div", { class: "layer" }, [frame])];
  if (caption) children.unshift(make("figcaption", { text: caption }));
  return make("figure", { class: "pane" }, children);
}

/** Where the ratios are the same, the image before fills the frame. */
function layUpon(image, way) {
  image.style.objectFit = way === "same" ? "fill" : way;
}

/** The size at which the pictures lie on each other: that of the result. */
function sizeOfPictures() {
  const { before, after } = sides();
  const { width, height } = after?.width ? after : (before ?? {});
  return { width: width || 1, height: height || 1 };
}

/** Makes the pictures as large as their pane allows, but not larger than they are. Side by side, each has its own ratio. */
function fit() {
  const { before, after } = sides();
  const sizes = shownMode() === "side" && after.fit !== "same" ? [before, after] : [];
  for (const [index, pane] of [...element("stage").querySelectorAll(".pane")].entries()) {
    const { width, height } = sizes[index] ?? sizeOfPictures();
    fitted = Math.min(1, pane.clientWidth / width, pane.clientHeight / height) || 1;
    const frame = pane.querySelector(".frame");
    frame.style.width = `${width * fitted}px`;
    frame.style.height = `${height * fitted}px`;
    frame.style.left = `${(pane.clientWidth - width * fitted) / 2}px`;
    frame.style.top = `${(pane.clientHeight - height * fitted) / 2}px`;
  }
}

function startPanzoom() {
  const layers = [...element("stage").querySelectorAll(".layer")];
  // Both pictures move as one.
  const setTransform = (_, transform) => {
    for (const layer of layers) layer.style.transform = `scale(${transform.scale}) translate(${transform.x}px, ${transform.y}px)`;
    for (const layer of layers) layer.classList.toggle("pixels", transform.scale * fitted >= 2);
    const edge = element("stage").querySelector(".edge");
    if (edge) edge.style.transform = `scaleX(${1 / transform.scale})`;
  };
  panzoom = Panzoom(layers[0], { noBind: true, maxScale: MAX_SCALE, minScale: 1, animate: false, setTransform });
}

/** How wide the pictures are shown, in pixels of the screen, and how far they are moved, as shares of their size; undefined where all is seen. */
function look() {
  if (!panzoom || panzoom.getScale() === 1) return undefined;
  const { width, height } = sizeOfFrame();
  const { x, y } = panzoom.getPan();
  return { width: width * panzoom.getScale(), x: x / width, y: y / height };
}

/** The same part of the pictures at the same size, also where a pane is smaller, or a candidate has another number of pixels. */
function lookAt(view) {
  const { width, height } = sizeOfFrame();
  zoomTo(view.width / width);
  panzoom.pan(view.x * width, view.y * height, AT_ONCE);
  panBy(0, 0);
}

function sizeOfFrame() {
  // The last one is that of the result.
  const { style } = [...element("stage").querySelectorAll(".frame")].at(-1);
  return { width: Number.parseFloat(style.width), height: Number.parseFloat(style.height) };
}

/** The same place in the first pane. */
function toFirstPane({ clientX, clientY }) {
  const [first, ...others] = [...element("stage").querySelectorAll(".pane")].map((pane) => pane.getBoundingClientRect());
  const other = others.find(({ left, right }) => clientX >= left && clientX <= right);
  return { clientX: other ? clientX - other.left + first.left : clientX, clientY };
}

/** Zooms around a point of the first pane; without one, around the middle of what is seen. */
function zoomTo(wanted, point) {
  if (!panzoom) return;
  const scale = Math.min(MAX_SCALE, Math.max(1, wanted));
  const growth = scale / panzoom.getScale();
  const { left, top, width, height } = element("stage").querySelector(".pane").getBoundingClientRect();
  const { clientX = left + width / 2, clientY = top + height / 2 } = point ?? {};
  panzoom.zoom(scale, AT_ONCE);
  panBy((clientX - left - width / 2) * (1 - growth), (clientY - top - height / 2) * (1 - growth));
}

function zoomBy(factor) {
  zoomTo(panzoom?.getScale() * factor);
}

function zoomToPixels() {
  zoomTo(1 / fitted / devicePixelRatio);
}

/** Moves the pictures by pixels of the screen, as far as they reach beyond their pane. */
function panBy(right, down) {
  if (!panzoom) return;
  const scale = panzoom.getScale();
  const { x, y } = panzoom.getPan();
  const { clientWidth, clientHeight } = element("stage").querySelector(".pane");
  const keep = (place, side) => {
    const most = (side * (1 - 1 / scale)) / 2;
    return Math.min(most, Math.max(-most, place));
  };
  const [startX, startY] = [keep(x + right / scale, clientWidth), keep(y + down / scale, clientHeight)];
  panzoom.pan(startX, startY, AT_ONCE);
  // It goes to its start a moment after it was made.
  panzoom.setOptions({ startX, startY });
}

function placeSlider() {
  const stage = element("stage");
  const share = Number(element("slider").value);
  const [, after] = stage.querySelectorAll(".frame img");
  const isSlider = stage.dataset.mode === "slider";
  if (after) after.style.clipPath = isSlider ? `inset(0 0 0 ${share}%)` : "";
  const edge = stage.querySelector(".edge");
  if (edge) edge.style.left = `${share}%`;
}

function startBlink() {
  showAfter(true);
  if (!calm.matches) goOnBlinking();
}

function goOnBlinking() {
  timer = setInterval(swap, BLINK_MS);
}

function stopBlink() {
  clearInterval(timer);
  timer = undefined;
}

/** Who wants less motion swaps by hand alone. */
function pauseBlink() {
  if (timer !== undefined) stopBlink();
  else if (calm.matches) swap();
  else goOnBlinking();
}

function swap() {
  showAfter(element("stage").querySelectorAll(".frame img")[1]?.hidden);
}

function showAfter(isAfter) {
  const [, after] = element("stage").querySelectorAll(".frame img");
  if (!after) return;
  after.hidden = !isAfter;
  const caption = element("stage").querySelector("figcaption");
  if (caption) caption.textContent = isAfter ? "After" : "Before";
}

function drawOutline() {
  for (const old of element("stage").querySelectorAll(".outline")) old.remove();
  if (!isOutlined || !current.region) return;
  const { width, height } = sizeOfPictures();
  for (const frame of element("stage").querySelectorAll(".frame"))
    for (const box of current.region) {
      const outline = make("span", { class: "outline" });
      outline.style.left = `${(box.x / width) * 100}%`;
      outline.style.top = `${(box.y / height) * 100}%`;
      outline.style.width = `${(box.width / width) * 100}%`;
      outline.style.height = `${(box.height / height) * 100}%`;
      frame.append(outline);
    }
}

function renderDetails() {
  const { facts, prompts, warnings, error } = current;
  const others = current.pictures.filter(({ side }) => side === "after").length > 1;
  const parts = [
    make(
      "dl",
      {},
      facts.flatMap(([name, text]) => [make("dt", { text: name }), make("dd", {}, keepUnits(text))]),
    ),
  ];
  if (others && !error) parts.push(make("p", { class: "facts-line", text: "These figures are those of the result that was delivered." }));
  if (error)
    parts.unshift(
      make("h3", { text: error.code === "cancelled" ? "Cancelled" : `Failed: ${error.code}`, class: "status-failed" }),
      makeProse("p", error.message),
    );
  if (warnings.length > 0)
    parts.push(
      make("h3", { text: "Warnings" }),
      make(
        "ul",
        {},
        warnings.map((text) => makeProse("li", text)),
      ),
    );
  if (prompts.length > 0) parts.push(make("h3", { text: prompts.length === 1 ? "Prompt" : "Prompts" }));
  parts.push(...prompts.map((text) => make("p", { class: "prompt", text })));
  element("details").replaceChildren(...parts);
}

function setMode(wanted) {
  if (wanted === mode && mode === "blink") {
    stopBlink();
    swap();
    return;
  }
  mode = wanted;
  showAgain();
}

/** In another way, or another candidate: the same part of it. */
function showAgain() {
  const view = look();
  renderControls();
  renderStage(view);
  keepFocus();
}

function toggleRegion() {
  if (element("region").hidden) return;
  isOutlined = !isOutlined;
  renderControls();
  drawOutline();
}

function pick(number) {
  picked = number;
  showAgain();
}

// What a person does.

/** Where each pointer is that is down on the stage. */
const pointers = new Map();
/** Where the boundary was before a pointer began to drag it; undefined while none does. */
let slidFrom;

function onPointerDown(event) {
  if (event.button !== 0) return;
  element("stage").setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, event);
  if (pointers.size === 1 && element("stage").dataset.mode === "slider" && panzoom?.getScale() === 1) {
    slidFrom = element("slider").value;
    dragSlider(event);
  } else if (slidFrom !== undefined) {
    // The first finger of two was not meant for the boundary.
    element("slider").value = slidFrom;
    slidFrom = undefined;
    placeSlider();
  }
}

/** One pointer moves the boundary of the slider, or what is zoomed; two zoom, in each mode. */
function onPointerMove(event) {
  const last = pointers.get(event.pointerId);
  if (!last || !panzoom) return;
  const before = span();
  pointers.set(event.pointerId, event);
  const after = span();
  if (pointers.size === 2) zoomTo((panzoom.getScale() * after.distance) / before.distance, toFirstPane(before));
  else if (slidFrom !== undefined) return dragSlider(event);
  panBy(after.clientX - before.clientX, after.clientY - before.clientY);
}

function onPointerUp(event) {
  pointers.delete(event.pointerId);
  slidFrom = undefined;
}

/** The middle of the pointers, and how far the first two are apart. */
function span() {
  const [first, second = first] = pointers.values();
  const distance = Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY);
  return { clientX: (first.clientX + second.clientX) / 2, clientY: (first.clientY + second.clientY) / 2, distance: distance || 1 };
}

function dragSlider(event) {
  const frame = element("stage").querySelector(".frame")?.getBoundingClientRect();
  if (!frame?.width) return;
  element("slider").value = String(((event.clientX - frame.left) / frame.width) * 100);
  placeSlider();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || element("help").open) return;
  const { target, key } = event;
  if (target instanceof HTMLSelectElement) return;
  const done = target === element("search") ? onSearchKey(key) : element("viewer").open ? onViewerKey(event) : onListKey(key);
  if (done) event.preventDefault();
}

/** Browsers disagree about what Esc does in such a box. */
function onSearchKey(key) {
  if (key !== "Escape" && key !== "Enter") return false;
  if (key === "Escape") {
    element("search").value = "";
    filter();
  }
  return focus(element("list").querySelector(".card") ?? element("search"));
}

function onListKey(key) {
  if (key === "/") return focus(element("search"));
  if (key === "?") return showHelp();
  const step = { ArrowRight: 1, ArrowDown: 1, j: 1, ArrowLeft: -1, ArrowUp: -1, k: -1 }[key];
  if (step === undefined) return false;
  const buttons = [...element("list").querySelectorAll(".card")];
  const place = buttons.indexOf(document.activeElement);
  return focus(buttons[place < 0 ? 0 : Math.min(buttons.length - 1, Math.max(0, place + step))]);
}

function onViewerKey({ key, target, shiftKey }) {
  if (shiftKey && ARROWS[key]) return run(() => panBy(...ARROWS[key].map((steps) => steps * PAN_STEP)));
  const isSlider = target === element("slider");
  const found = MODES[Number(key) - 1];
  if (found && !element("modes").querySelector(`[data-mode="${found.id}"]`).disabled) return run(() => setMode(found.id));
  switch (key) {
    case "ArrowRight":
    case "ArrowLeft":
      return isSlider ? false : run(() => move(key === "ArrowRight" ? 1 : -1));
    case "j":
      return run(() => move(1));
    case "k":
      return run(() => move(-1));
    case "+":
    case "=":
      return run(() => zoomBy(1.5));
    case "-":
      return run(() => zoomBy(1 / 1.5));
    case "0":
      return run(() => zoomTo(1));
    case "9":
      return run(zoomToPixels);
    case "r":
      return run(toggleRegion);
    case "c":
      return run(() => pick((picked + 1) % Math.max(1, sides().results.length)));
    case " ":
      // The button of the mode that is on has nothing else to do; others are pressed.
      if (shownMode() !== "blink" || target.closest('button:not([data-mode="blink"])')) return false;
      return run(pauseBlink);
    case "?":
      return showHelp();
    default:
      return false;
  }
}

function run(work) {
  work();
  return true;
}

function focus(one) {
  one?.focus();
  return one !== undefined;
}

function showHelp() {
  element("help").showModal();
  return true;
}

function start() {
  document.title = data.title;
  // It scrolls.
  element("details").tabIndex = 0;
  // What the keys act on.
  element("stage").tabIndex = 0;
  element("stage").autofocus = true;
  element("headline").textContent = data.headline;
  const links = data.links.flatMap(({ text, url }) => [" · ", make("a", { href: url, text, rel: "noreferrer" })]);
  element("facts").append(data.facts.join(" · "), ...links);
  element("notice").hidden = data.notice === "";
  element("notice").replaceChildren(makeProse("span", data.notice));
  for (const task of data.tasks) {
    task.search = [task.output, task.source, task.locale, task.recipe, task.statusText, ...task.prompts].join(" ").toLowerCase();
  }
  fillSelect("status", listValues("status", ""));
  fillSelect("recipe", listValues("recipe", "no name"));
  fillSelect("locale", listValues("locale", "none"));
  fillSelect("folder", listValues("folder", "top"));
  fillSelect(
    "change",
    CHANGES.map(({ name }, index) => [index, name]),
  );
  fillSelect(
    "order",
    ORDERS.map(({ name }, index) => [index, name]),
  );
  element("modes").append(
    ...MODES.map(({ id, name }) => {
      const button = make("button", { type: "button", text: name, "data-mode": id });
      button.addEventListener("click", () => setMode(id));
      return button;
    }),
  );
  element("keys").append(...KEYS.flatMap(([keys, what]) => [make("dt", {}, [make("kbd", { text: keys })]), make("dd", { text: what })]));
  element("filters").addEventListener("input", filter);
  element("filters").addEventListener("submit", (event) => event.preventDefault());
  element("open-help").addEventListener("click", showHelp);
  element("previous").addEventListener("click", () => move(-1));
  element("next").addEventListener("click", () => move(1));
  element("close").addEventListener("click", () => element("viewer").close());
  element("viewer").addEventListener("close", () => {
    stopBlink();
    pointers.clear();
    if (history.state === STEP) history.back();
    else nameInAddress();
    focus(cards.get(current));
  });
  element("zoom-in").addEventListener("click", () => zoomBy(1.5));
  element("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
  element("zoom-reset").addEventListener("click", () => zoomTo(1));
  element("zoom-pixels").addEventListener("click", zoomToPixels);
  element("region").addEventListener("click", toggleRegion);
  element("candidate").addEventListener("change", (event) => pick(Number(event.target.value)));
  element("slider").addEventListener("input", placeSlider);
  const stage = element("stage");
  stage.addEventListener("pointerdown", onPointerDown);
  stage.addEventListener("pointermove", onPointerMove);
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, onPointerUp);
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoomTo(panzoom?.getScale() * Math.exp(-event.deltaY / 300), toFirstPane(event));
    },
    { passive: false },
  );
  const refit = () => {
    if (!panzoom || !element("viewer").open) return;
    const view = look();
    fit();
    if (view) lookAt(view);
  };
  new ResizeObserver(refit).observe(stage);
  document.addEventListener("keydown", onKey);
  addEventListener("hashchange", openNamed);
  renderList();
  openNamed();
}

start();
