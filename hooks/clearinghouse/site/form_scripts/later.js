/* The parts of a form that nobody can use without the script come with its data, so that the page is light. They are put
   into their places before anything else looks at the form. */

/** Put each part into its place; the text is our own, with what it names escaped. @param {Record<string, string>} parts */
export function complete(parts) {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-later]"))) {
    place.replaceWith(document.createRange().createContextualFragment(parts[place.dataset.later || ""]));
  }
}

complete(/** @type {any} */ (globalThis).chForm.later);
