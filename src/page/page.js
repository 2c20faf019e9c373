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
  ["Space", "in blink: swap the images"],
  ["+ − 0 9", "zoom in, out, fit, one to one"],
  ["r", "outline the changed region"],
  ["c", "next candidate"],
  ["/", "filter"],
  ["?", "this help"],
];
const BLINK_MS = 700;
const MAX_SCALE = 64;

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
    make("span", { class: "name", text: task.output }),
    make("span", { class: "facts-line" }, [make("span", { class: `status-${task.status}`, text: task.statusText }), ` · ${task.line}`]),
  ]);
  if (task.line === "") card.lastChild.lastChild.remove();
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

function open(task) {
  current = task;
  picked = 0;
  if (!element("viewer").open) element("viewer").showModal();
  element("viewer-title").textContent = task.output;
  renderDetails();
  renderControls();
  renderStage();
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
  const { before, after, results } = sides();
  const isPair = before !== undefined && after !== undefined;
  for (const button of element("modes").children) {
    button.disabled = !isPair;
    button.setAttribute("aria-pressed", String(isPair && button.dataset.mode === mode));
  }
  element("region").hidden = !current.region?.length;
  element("region").setAttribute("aria-pressed", String(isOutlined));
  element("candidate-label").hidden = results.length < 2;
  element("candidate").replaceChildren(
    ...results.map(({ label }, index) => make("option", { value: index, text: label === "After" ? "Candidate 1, delivered" : label })),
  );
  element("candidate").value = String(picked);
  element("slider-label").hidden = !isPair || mode !== "slider";
}

function renderStage() {
  clearInterval(timer);
  panzoom?.destroy();
  panzoom = undefined;
  const { before, after } = sides();
  const isPair = before !== undefined && after !== undefined;
  const one = isPair ? mode : "one";
  const only = after ?? before;
  const stage = element("stage");
  stage.dataset.mode = one;
  if (!only) {
    stage.replaceChildren(make("p", { class: "empty", text: current.error ? current.error.message : "There is no image to show." }));
    return;
  }
  if (one === "side") stage.replaceChildren(makePane([before], "Before"), makePane([after], "After"));
  else if (one === "one") stage.replaceChildren(makePane([only], only.side === "before" ? "Before" : only.label));
  else stage.replaceChildren(makePane([before, after], one === "blink" ? "After" : undefined));
  if (one === "slider") stage.querySelector(".frame").append(make("span", { class: "edge" }));
  startPanzoom();
  fit();
  placeSlider();
  if (one === "blink") startBlink();
  drawOutline();
}

function makePane(pictures, caption) {
  const frame = make("div", { class: "frame" });
  for (const picture of pictures) {
    const image = make("img", { alt: picture.side === "before" ? "before" : picture.label, draggable: "false" });
    image.src = addressOf(picture) ?? "";
    frame.append(image);
  }
  const children = [make("div", { class: "layer" }, [frame])];
  if (caption) children.unshift(make("figcaption", { text: caption }));
  return make("figure", { class: "pane" }, children);
}

/** The size at which the pictures lie on each other: that of the result. */
function sizeOfPictures() {
  const { before, after } = sides();
  const { width, height } = after?.width ? after : (before ?? {});
  return { width: width || 1, height: height || 1 };
}

/** Makes the pictures as large as their pane allows, but not larger than they are. */
function fit() {
  const { width, height } = sizeOfPictures();
  for (const pane of element("stage").querySelectorAll(".pane")) {
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
  panzoom = Panzoom(layers[0], { noBind: true, maxScale: MAX_SCALE, minScale: 1, panOnlyWhenZoomed: true, animate: false, setTransform });
  panzoom.reset({ animate: false });
}

/** The same place in the first pane. */
function toFirstPane({ clientX, clientY }) {
  const [first, ...others] = [...element("stage").querySelectorAll(".pane")].map((pane) => pane.getBoundingClientRect());
  const other = others.find(({ left, right }) => clientX >= left && clientX <= right);
  return { clientX: other ? clientX - other.left + first.left : clientX, clientY };
}

function zoomBy(factor) {
  if (panzoom) panzoom.zoom(Math.min(MAX_SCALE, Math.max(1, panzoom.getScale() * factor)), { animate: false });
}

function zoomToPixels() {
  panzoom?.zoom(Math.max(1, 1 / fitted / devicePixelRatio), { animate: false });
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
  if (!calm.matches) timer = setInterval(() => showAfter(element("stage").querySelectorAll(".frame img")[1]?.hidden), BLINK_MS);
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
      facts.flatMap(([name, text]) => [make("dt", { text: name }), make("dd", { text })]),
    ),
  ];
  if (others && !error) parts.push(make("p", { class: "facts-line", text: "These figures are those of the result that was delivered." }));
  if (error) parts.unshift(make("h3", { text: `Failed: ${error.code}`, class: "status-failed" }), make("p", { text: error.message }));
  if (warnings.length > 0)
    parts.push(
      make("h3", { text: "Warnings" }),
      make(
        "ul",
        {},
        warnings.map((text) => make("li", { text })),
      ),
    );
  if (prompts.length > 0) parts.push(make("h3", { text: prompts.length === 1 ? "Prompt" : "Prompts" }));
  parts.push(...prompts.map((text) => make("p", { class: "prompt", text })));
  element("details").replaceChildren(...parts);
}

function setMode(wanted) {
  mode = wanted;
  renderControls();
  renderStage();
}

function toggleRegion() {
  if (element("region").hidden) return;
  isOutlined = !isOutlined;
  renderControls();
  drawOutline();
}

function pick(number) {
  picked = number;
  renderControls();
  renderStage();
}

// What a person does.

function onPointerDown(event) {
  if (!panzoom) return;
  if (element("stage").dataset.mode === "slider" && panzoom.getScale() === 1) {
    element("stage").setPointerCapture(event.pointerId);
    return dragSlider(event);
  }
  panzoom.handleDown(event);
}

function onPointerMove(event) {
  const isDragging = element("stage").hasPointerCapture(event.pointerId);
  if (panzoom && isDragging && element("stage").dataset.mode === "slider" && panzoom.getScale() === 1) return dragSlider(event);
  panzoom?.handleMove(event);
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
  const isTyping = target instanceof HTMLInputElement && target.type === "search";
  if (isTyping || target instanceof HTMLSelectElement) {
    if (key === "Escape" && isTyping) target.blur();
    return;
  }
  const done = element("viewer").open ? onViewerKey(key, target) : onListKey(key);
  if (done) event.preventDefault();
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

function onViewerKey(key, target) {
  const isSlider = target === element("slider");
  const found = MODES[Number(key) - 1];
  if (found && !element("modes").firstChild.disabled) return run(() => setMode(found.id));
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
      return run(() => panzoom?.reset({ animate: false }));
    case "9":
      return run(zoomToPixels);
    case "r":
      return run(toggleRegion);
    case "c":
      return run(() => pick((picked + 1) % Math.max(1, sides().results.length)));
    case " ":
      if (mode !== "blink" || target instanceof HTMLButtonElement) return false;
      return run(() => {
        clearInterval(timer);
        showAfter(element("stage").querySelectorAll(".frame img")[1]?.hidden);
      });
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
  element("headline").textContent = data.headline;
  const links = data.links.flatMap(({ text, url }) => [" · ", make("a", { href: url, text, rel: "noreferrer" })]);
  element("facts").append(data.facts.join(" · "), ...links);
  element("notice").hidden = data.notice === "";
  element("notice").textContent = data.notice;
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
    clearInterval(timer);
    focus(cards.get(current));
  });
  element("zoom-in").addEventListener("click", () => zoomBy(1.5));
  element("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
  element("zoom-reset").addEventListener("click", () => panzoom?.reset({ animate: false }));
  element("zoom-pixels").addEventListener("click", zoomToPixels);
  element("region").addEventListener("click", toggleRegion);
  element("candidate").addEventListener("change", (event) => pick(Number(event.target.value)));
  element("slider").addEventListener("input", placeSlider);
  const stage = element("stage");
  stage.addEventListener("pointerdown", onPointerDown);
  stage.addEventListener("pointermove", onPointerMove);
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, (event) => panzoom?.handleUp(event));
  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (!panzoom) return;
      const wanted = Math.min(MAX_SCALE, Math.max(1, panzoom.getScale() * Math.exp(-event.deltaY / 300)));
      panzoom.zoomToPoint(wanted, toFirstPane(event), { animate: false });
    },
    { passive: false },
  );
  new ResizeObserver(() => current && element("viewer").open && fit()).observe(stage);
  document.addEventListener("keydown", onKey);
  renderList();
}

start();
