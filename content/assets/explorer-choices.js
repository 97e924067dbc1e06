/* What is chosen in an explorer: a pill for each choice, the numbers in the groups, and a summary for what is saved or printed. */
(() => {
  /** @type {(id: string) => any} */
  const by = (id) => document.getElementById("ch-" + id);
  const form = by("explorer");
  if (!form) return;
  /** @type {{ words: Strings, as_of: string }} */
  const { words, as_of } = JSON.parse(by("said").textContent);
  const pills = by("pills");
  const countries = form.querySelector("select[data-all]"); // their names are in a file that the browser keeps
  for (const [code, name] of Object.entries(countries ? /** @type {any} */ (globalThis).chCountries : {})) countries.add(new Option(name, code));
  const isFilter = (/** @type {string} */ key) => key !== "sort" && key !== "list";
  let refocus = false; // the button that had the focus is gone after this step

  /** @param {string} name @param {string} text @param {Element} parent @param {object} [more] */
  function append(name, text, parent, more) {
    return parent.appendChild(Object.assign(document.createElement(name), { textContent: text }, more));
  }

  /** Append a pill with a button for each act, and return its text. @param {string} text @param {Record<string, () => void>} acts label and act */
  function pill(text, acts) {
    const item = append("li", text + " ", pills);
    for (const [label, act] of Object.entries(acts)) {
      const onclick = () => {
        refocus = true;
        act();
      };
      append("button", label, item, { type: "button", onclick }).setAttribute("aria-label", label + ": " + text);
    }
    return text;
  }

  /** Pills of the lists and fields. @param {ExplorerState} explorer */
  function fieldPills({ fields, go, value, sum }) {
    const filled = [...fields].filter(([key]) => isFilter(key) && value(key) && !isNaN(sum(key)));
    return filled.map(([key, field]) => {
      const label = /** @type {any} */ (field.closest("label")).firstChild.textContent.trim();
      const chosen = field instanceof HTMLSelectElement ? field.selectedOptions[0].textContent : "";
      const text = chosen || (sum(key) ? sum(key).toLocaleString(document.documentElement.lang) : value(key));
      const remove = () => {
        field.value = "";
        go({});
      };
      return pill(label + ": " + text, { [words.remove]: remove });
    });
  }

  /** Pills of the ticked boxes, and of what is left out. @param {ExplorerState} explorer */
  function boxPills({ boxes, state, go }) {
    const chosen = Object.keys(state).filter((key) => key !== "all" && key !== "answer").flatMap((key) => state[key].map((one) => [key, one]));
    return chosen.map(([key, one]) => {
      const out = one[0] === "-", bare = out ? one.slice(1) : one, rest = state[key].filter((other) => other !== one);
      const label = boxes.get(key + "=" + bare)?.parentElement?.querySelector("span")?.textContent;
      return pill((out ? words.not + " " : "") + label, {
        [words.remove]: () => go({ [key]: rest }),
        [out ? words.include : words.exclude]: () => go({ [key]: [...rest, out ? bare : "-" + bare] }),
      });
    });
  }

  /** Take all filters away; the order and the shortlist stay. @param {ExplorerState} explorer */
  function clear({ fields, state, go }) {
    for (const [key, field] of fields) if (isFilter(key)) field.value = "";
    refocus = true;
    go(Object.fromEntries(Object.keys(state).map((key) => [key, []])));
  }

  form.addEventListener("shown", (/** @type {CustomEvent<ExplorerState>} */ { detail }) => {
    pills.textContent = "";
    const texts = [...fieldPills(detail), ...boxPills(detail)];
    for (const part of /** @type {HTMLDetailsElement[]} */ ([...form.querySelectorAll("details")])) {
      const ticked = part.querySelectorAll("input:checked:not([name=all])").length;
      if (ticked && !part.dataset.seen) part.open = true; // once: somebody may fold it again
      if (ticked) part.dataset.seen = "1";
      /** @type {HTMLElement} */ (part.querySelector("b")).textContent = ticked ? "(" + ticked + ")" : "";
    }
    Object.assign(by("clear"), { hidden: !texts.length, onclick: () => clear(detail) });
    by("told").textContent = ([...texts, ...detail.views.map((view) => words[view])].join("; ") || words.everything) + ". " + as_of + ". " + location.href;
    if (refocus) (pills.querySelector("button") || detail.fields.get("q")).focus();
    refocus = false;
  });
})();
