/* The shortlist of an explorer, and its buttons. */
(() => {
  /** @type {(id: string) => any} */
  const by = (id) => document.getElementById("ch-" + id);
  /** @type {(part: ParentNode, selector: string) => HTMLElement[]} */
  const all = (part, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(selector))];
  const form = by("explorer"), list = /** @type {HTMLElement} */ (document.querySelector(".ch-rows"));
  if (!form) return;
  /** @type {{ words: Strings }} */
  const { words } = JSON.parse(by("said").textContent);
  /** @type {ExplorerState} */
  let explorer;
  // A name that is written from right to left keeps its direction to itself.
  const isolated = (/** @type {string | null | undefined} */ name) => (/[\u0590-\u08ff\ufb1d-\ufefc]/.test(name || "") ? "\u2068" + name + "\u2069" : name);

  function shortlist() {
    const field = explorer.fields.get("list");
    if (!field) return;
    const ids = field.value.split(",").filter(Boolean), items = all(list, "li[id]"), names = [];
    for (const item of items) {
      const name = item.querySelector("a")?.textContent, on = ids.includes(item.id), text = on ? words.unkeep : words.keep;
      const button = /** @type {HTMLButtonElement} */ (item.querySelector(".ch-keep"));
      button.textContent = text;
      button.setAttribute("aria-pressed", String(on));
      button.setAttribute("aria-label", text + ": " + name);
      button.onclick = () => {
        field.value = (on ? ids.filter((id) => id !== item.id) : [...ids, item.id]).join();
        explorer.go({});
      };
      if (on) names.push(name);
    }
    const unknown = ids.filter((id) => !items.some((item) => item.id === id)), country = explorer.fields.get("country")?.value;
    if (unknown.length) by("ignored").textContent = (by("ignored").textContent || words.ignored) + " list=" + unknown.join();
    by("shortlist").hidden = !names.length;
    by("kept").textContent = names.map(isolated).join("; ");
    by("compare").search = "?list=" + ids.filter((id) => !unknown.includes(id)).slice(0, 4) + (country ? "&country=" + country : "");
  }

  form.addEventListener("shown", (/** @type {CustomEvent<ExplorerState>} */ { detail }) => {
    explorer = detail;
    shortlist();
  });
  for (const button of all(document, "[data-do]")) button.onclick = async () => {
    const script = /** @type {HTMLScriptElement} */ (document.querySelector("script[src$='explorer.js']"));
    by("count").classList.remove("vh");
    try {
      const actions = await import(String(new URL("explorer-actions.js", script.src)));
      const result = await actions[String(button.dataset.do)](all(list, "li[id]:not([hidden])"), by("told").textContent, form.dataset.kind, words);
      if (result) by("count").textContent = words[result];
    } catch {
      by("count").textContent = words.unavailable;
    }
  };
})();
