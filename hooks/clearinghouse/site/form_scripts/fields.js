/* The fields of the page as a record, and a record into the fields. What a field showed and nobody changed is given
   back exactly as it was: null stays null, an empty list stays one, a list keeps its order. */

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
const filled = new WeakMap(); // part -> {value, shown}
let used = 0; // for the ids of cloned fields

export function make(name, text, parent) {
  const made = document.createElement(name);
  made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

/* The fields directly inside a form, a group, or one item of a list. */
export function partsOf(container) {
  const inside = [...container.querySelectorAll("[data-part]")];
  return inside.filter((part) => part.parentElement.closest("[data-part], .ch-item, form") === container);
}

export function itemsOf(part) {
  return [...part.querySelector(".ch-items").children];
}

function boxesOf(part) {
  return [...part.querySelectorAll("input[type=checkbox]")];
}

function shown(part) {
  const holder = part.querySelector("[data-value]");
  const text = holder ? holder.value : boxesOf(part).filter((box) => box.checked).map((box) => box.value).join("\n");
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd").normalize("NFC");
}

function lines(text) {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

const READERS = {
  line: (text) => text.trim(),
  sentence: (text) => text.trim().replace(/\s*\n\s*/g, " "),
  prose: (text) => text.trim(),
  lines,
  number: (text) => (NUMBER.test(text.trim()) && Math.abs(Number(text)) <= Number.MAX_SAFE_INTEGER ? Number(text) : text.trim()),
  "yes-no": (text) => (text === "" ? "" : text === "true"),
  choice: (text) => text.trim(),
  choices: lines,
};

function inOldOrder(value, old) {
  if (!Array.isArray(value) || !Array.isArray(old)) return value;
  return [...old.filter((item) => value.includes(item)), ...value.filter((item) => !old.includes(item))];
}

function isNothing(value) {
  return value === "" || value === undefined || (Array.isArray(value) && value.length === 0);
}

function simple(part) {
  const text = shown(part);
  const known = filled.get(part);
  if (known && known.shown === text) return known.value;
  const { control } = part.dataset;
  const value = READERS[control](text);
  if (isNothing(value)) return control === "choices" && "needed" in part.dataset ? [] : undefined;
  return control === "choices" ? inOldOrder(value, known && known.value) : value;
}

function valueOf(part) {
  const needed = "needed" in part.dataset;
  if (part.dataset.control === "group") {
    const value = read(part);
    return Object.keys(value).length || needed || filled.has(part) ? value : undefined;
  }
  if (part.dataset.control !== "groups") return simple(part);
  const items = itemsOf(part).map(read).filter((item) => Object.keys(item).length);
  return items.length || needed || filled.has(part) ? items : undefined;
}

/* Return the record, or the part of one, that the fields inside `container` hold. */
export function read(container) {
  const pairs = partsOf(container).map((part) => [part.dataset.part, valueOf(part)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/* Choose a value in a list of answers; one that is not in it is added, so that nothing is lost. */
export function choose(select, value, note = "") {
  if (value && ![...select.options].some((option) => option.value === value)) {
    make("option", note ? `${value} ${note}` : value, select).value = value;
  }
  select.value = value;
}

function tick(part, values) {
  boxesOf(part).forEach((box) => { box.checked = values.includes(box.value); });
  const known = boxesOf(part).map((box) => box.value);
  for (const value of values.filter((item) => !known.includes(item))) {
    const label = make("label", "", part.querySelector(".ch-boxes"));
    const box = make("input", "", label);
    Object.assign(box, { type: "checkbox", value, checked: true });
    label.append(` ${value}`);
  }
}

function show(part, value) {
  const holder = part.querySelector("[data-value]");
  const text = value === undefined || value === null ? "" : value;
  if (!holder) return tick(part, text || []);
  if (holder.tagName === "SELECT") return choose(holder, String(text));
  holder.value = Array.isArray(text) ? text.join("\n") : String(text);
  return part.dispatchEvent(new Event("ch-filled"));
}

function put(part, value) {
  if (value === undefined) filled.delete(part);
  const { control } = part.dataset;
  if (control === "group") {
    fill(part, value || {});
    if (value) filled.set(part, true);
  } else if (control === "groups") {
    itemsOf(part).forEach((item) => item.remove());
    (value || []).forEach((item) => fill(add(part), item));
    if (value && value.length === 0) filled.set(part, true);
  } else {
    show(part, value);
    if (value !== undefined) filled.set(part, { value, shown: shown(part) });
  }
}

/* Show `data` in the fields inside `container`; fields that it lacks become empty. */
export function fill(container, data) {
  partsOf(container).forEach((part) => put(part, data[part.dataset.part]));
}

/* Add one empty item to a list of groups, and return it. */
export function add(part) {
  const made = part.querySelector("template").content.firstElementChild.cloneNode(true);
  used += 1;
  for (const name of ["id", "for", "aria-describedby"]) {
    made.querySelectorAll(`[${name}]`).forEach((node) => node.setAttribute(name, node.getAttribute(name).replaceAll("__", used)));
  }
  part.querySelector(".ch-items").append(made);
  number(part);
  part.dispatchEvent(new Event("ch-added", { bubbles: true }));
  return made;
}

export function remove(item) {
  const part = item.closest("[data-part]");
  item.remove();
  number(part);
  part.querySelector(":scope > [data-add]").focus();
}

function number(part) {
  itemsOf(part).forEach((item, place) => {
    item.querySelectorAll("[data-number]").forEach((node) => { node.textContent = place + 1; });
  });
}

/* Return the field at a path of names and positions, and its name in words. */
export function locate(form, path) {
  let container = form;
  let part = null;
  const names = [];
  for (const step of path) {
    if (typeof step === "number") {
      const item = part.dataset.control === "groups" && itemsOf(part)[step];
      if (item) container = item;
      names.push(`${names.pop()} ${step + 1}`);
      continue;
    }
    part = partsOf(container).find((one) => one.dataset.part === step) || part;
    container = part;
    names.push(labelOf(part));
  }
  return { part, name: names.join(", ") };
}

function labelOf(part) {
  const label = part.querySelector(":scope > label, :scope > legend").cloneNode(true);
  label.querySelectorAll(".ch-optional").forEach((node) => node.remove());
  return label.textContent.trim();
}

/* The first thing in a field that can have the focus. */
export function target(part) {
  return part.querySelector("input:not([hidden]), select, textarea:not([hidden]), button");
}
