/* Where the fields of the form are: by their names and positions, in the order of the page. */

/** The fields directly inside a form, a group, or one item of a list. @param {Element} container @returns {HTMLElement[]} */
export function partsOf(container) {
  const inside = [.../** @type {NodeListOf<HTMLElement>} */ (container.querySelectorAll("[data-part]"))];
  return inside.filter((part) => part.parentElement?.closest("[data-part], .ch-item, form") === container);
}

/** @param {Element} part @returns {Element[]} */
export function itemsOf(part) {
  return [...(part.querySelector(".ch-items")?.children || [])];
}

/** The element that holds the value of a field; boxes have none. @param {Element} part @returns {HTMLInputElement | null} */
export function holderOf(part) {
  return part.querySelector("[data-value]");
}

/** Return the field at a path of names and positions, and its name in words. @param {Element} form @param {ValuePath} path */
export function locate(form, path) {
  let container = form;
  /** @type {HTMLElement | null} */
  let part = null;
  /** @type {string[]} */
  const names = [];
  for (const step of path) {
    if (typeof step === "number") {
      const item = part && part.dataset.control === "groups" && itemsOf(part)[step];
      if (item) container = item;
      names.push(`${names.pop()} ${step + 1}`);
      continue;
    }
    part = partsOf(container).find((one) => one.dataset.part === step) || part;
    if (!part) continue;
    container = part;
    names.push(labelOf(part));
  }
  return { part, name: names.join(", ") };
}

/** The label of a field, without its remark. @param {Element} part */
export function labelOf(part) {
  const label = /** @type {Element} */ (part.querySelector(":scope > label, :scope > legend")?.cloneNode(true));
  label.querySelectorAll(".ch-optional").forEach((node) => node.remove());
  return String(label.textContent).trim();
}

/** The first thing in a field that can have the focus. @param {Element} part @returns {HTMLElement} */
export function target(part) {
  return /** @type {HTMLElement} */ (part.querySelector("input:not([hidden]), select, textarea:not([hidden]), button"));
}
