/* What an explorer shows of the entries that fit: the heading with their number, a tab for each answer, and 25 at a time. */
(() => {
  /** @type {(id: string) => any} */
  const by = (id) => document.getElementById("ch-" + id);
  const form = by("explorer"), heading = document.getElementById("list"), list = document.querySelector(".ch-rows");
  if (!form || !heading || !list) return;
  /** @type {{ words: Strings, verdicts: string[], headings: Strings }} */
  const { words, verdicts, headings } = JSON.parse(by("said").textContent);
  const language = document.documentElement.lang, step = Number(form.dataset.step) || 25;
  let most = step, before = "";

  /** @param {ExplorerState} explorer */
  function showHeading({ views, shown, fields, known, value }) {
    if (!known) return; // only the first page is here
    const kind = views.length === 1 ? views[0] : "all", form = new Intl.PluralRules(language).select(shown);
    const country = fields.get("country");
    const name = value("country") && country instanceof HTMLSelectElement ? country.selectedOptions[0].textContent || "" : "";
    const text = headings[`${kind}-${form}`] || headings[`all-${form}`];
    if (heading) heading.textContent = text.replace("{n}", shown.toLocaleString(language)).replace("{country}", name);
  }

  /** @param {ExplorerState} explorer */
  function showTabs({ views, usual, tallies, state, go, value, addressOf }) {
    const tabs = by("tabs");
    if (!tabs) return;
    tabs.hidden = !usual;
    tabs.firstElementChild.replaceChildren(...(usual ? verdicts : []).map((verdict, rank) => {
      const item = document.createElement("li"), link = document.createElement("a"), number = document.createElement("b");
      const next = { ...state, answer: verdict === usual ? [] : [verdict] };
      number.className = "n";
      number.textContent = `${tallies[rank]}`;
      link.href = addressOf(next) || location.pathname;
      link.append((headings[`tab-${verdict}`] || words[verdict]).replace("{country}", fieldText(value)), number);
      if (views.includes(verdict)) link.setAttribute("aria-current", "true");
      link.onclick = (event) => {
        event.preventDefault();
        go({ answer: next.answer });
        tabs.querySelector("[aria-current]")?.focus();
      };
      item.append(link);
      return item;
    }));
  }

  /** The name of the chosen country. @param {(name: string) => string} value */
  const fieldText = (value) => form.querySelector(`option[value="${value("country")}"]`)?.textContent || "";

  /** Show the first entries that fit, and a button for more. */
  function cut() {
    const items = [...(list?.children || [])].filter((item) => !(/** @type {HTMLElement} */ (item).hidden));
    items.forEach((item, at) => item.classList.toggle("off", at >= most));
    by("next").hidden = items.length <= most;
  }

  by("next").onclick = () => {
    const first = most;
    most += step;
    cut();
    /** @type {NodeListOf<HTMLElement> | undefined} */
    const items = list?.querySelectorAll(":scope > li:not([hidden])");
    items?.[first]?.querySelector("a")?.focus();
  };
  by("filters").onclick = () => {
    const on = form.classList.toggle("on");
    by("filters").setAttribute("aria-expanded", String(on));
  };
  form.addEventListener("shown", (/** @type {CustomEvent<ExplorerState>} */ { detail }) => {
    if (before !== location.search) most = step;
    before = location.search;
    showHeading(detail);
    showTabs(detail);
    cut();
    const ticked = form.querySelectorAll("input:checked:not([name=all]):not([name=answer])").length;
    by("filters").querySelector("b").textContent = ticked ? `(${ticked})` : "";
  });
})();
