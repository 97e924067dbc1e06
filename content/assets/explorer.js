/* Filters the entries that the page already has. All state is in the address. Nothing typed or read from the address is
   ever written as HTML. The shortlist and the buttons are in explorer-shortlist.js. */
(() => {
  const by = (id) => document.getElementById("ch-" + id), all = (part, name) => [...part.querySelectorAll(name)];
  const form = by("explorer"), list = document.querySelector(".ch-rows");
  if (!form) return;
  const { words: say, verdicts, as_of } = JSON.parse(by("said").textContent);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const make = (name, text, parent, more) => {
    const made = Object.assign(document.createElement(name), { textContent: text }, more);
    parent.append(made);
    return made;
  };
  const boxes = new Map(), fields = new Map(), rows = [], pills = by("pills");
  for (const one of form.elements) if (one.type === "checkbox") boxes.set(one.name + "=" + one.value, one);
  else if (one.name) fields.set(one.name, one);
  const value = (name) => fields.get(name)?.value || "";
  const further = form.dataset.further.split(" ").filter(Boolean);
  let state, refocus;

  function take(part) {
    const facts = part.querySelector(".ch-signs"), { countries = "", answers, reasons } = facts ? JSON.parse(facts.textContent) : {};
    for (const item of all(part, ".ch-rows > li")) {
      const link = item.querySelector("a"), { k, s, money = "", due = "", checked } = item.dataset;
      const [low, high, unit] = money.split(" "), card = item.querySelector("dl");
      const row = { item, keys: new Set(k.split(" ")), low: +low, high: +high, unit, due, checked, name: link.textContent, at: rows.length };
      row.answer = (code) => answers && code ? reasons[answers[s].charCodeAt(countries.split(" ").indexOf(code)) - 48] : 0;
      if (s) row.told = make("p", "", item, { className: "ch-answer" });
      if (row.told) item.insertBefore(row.told, card);
      rows.push(row);
      if (item.parentNode !== list) {
        link.setAttribute("href", link.getAttribute("href").replace(/^(\.\.\/)+/, "../"));
        list.append(item);
      }
    }
  }

  function read() {
    const ignored = [];
    form.reset();
    state = {};
    for (const [key, text] of new URLSearchParams(location.search)) {
      const field = fields.get(key);
      if (field) {
        field.value = text;
        if (field.value !== text) ignored.push(key + "=" + text);
      } else for (const one of new Set(text.split(",").filter(Boolean))) {
        const box = boxes.get(key + "=" + (key === "all" ? one : one.replace(/^-/, "")));
        if (box) box.checked = one === box.value;
        if (box) (state[key] ||= []).push(one);
        else ignored.push(key + "=" + one);
      }
    }
    by("ignored").textContent = ignored.length ? say.ignored + " " + ignored.join(", ") : "";
  }

  function go(change, replace) {
    const parts = [...fields].map(([key, field]) => [key, field.value.trim()]).concat(Object.entries({ ...state, ...change }));
    const text = parts.filter(([, one]) => one.length).map(([key, one]) => key + "=" + [].concat(one).map(encodeURIComponent).join(",")).join("&");
    history[replace ? "replaceState" : "pushState"](null, "", text ? "?" + text : location.pathname);
    update();
  }

  function typed({ target }) {
    const chosen = {};
    for (const box of boxes.values()) {
      const out = box !== target && (state[box.name] || []).includes("-" + box.value);
      if (box.checked || out) (chosen[box.name] ||= []).push((out ? "-" : "") + box.value);
    }
    state = {};
    go(chosen, target.name === "q");
  }

  const facets = () => Object.keys(state).filter((key) => key !== "all");
  const all_of = (key) => (state.all || []).includes(key);

  function passes(row, key) {
    const wanted = state[key].filter((one) => one[0] !== "-"), has = (one) => row.keys.has(key + "=" + one);
    return !state[key].some((one) => one[0] === "-" && has(one.slice(1))) && (!wanted.length || (all_of(key) ? wanted.every(has) : wanted.some(has)));
  }

  function weigh(row, terms) {
    const answer = row.answer(value("country"));
    for (const one of verdicts) row.keys.delete("answer=" + one);
    if (answer) row.keys.add("answer=" + answer[0]);
    if (row.told) row.told.textContent = answer ? say[answer[0]] + ": " + answer[1] + "." : "";
    row.rank = answer ? verdicts.indexOf(answer[0]) : 0;
    row.score = terms.filter((term) => fold(row.name).includes(term)).length * 9;
    row.fails = facets().filter((key) => !passes(row, key));
    for (const key of facets()) row.score += state[key].filter((one) => row.keys.has(key + "=" + one)).length;
    if (!terms.every((term) => (row.text ||= fold(row.item.textContent)).includes(term))) row.fails.push("q");
    if (!row.told && value("country") && !row.keys.has("country=" + value("country"))) row.fails.push("country");
    const low = value("min"), high = value("max"), unit = value("currency");
    row.unstated = (low || high || unit) && (!row.unit || (unit && unit !== row.unit));
    if (row.unstated || (low && row.high < +low) || (high && row.low > +high)) row.fails.push("amount");
  }

  const less = (a, b) => (a < b ? -1 : +(a > b));
  const orders = {
    deadline: (a, b) => less(a.due || "~", b.due || "~"),
    newest: (a, b) => less(b.due, a.due),
    amount: (a, b) => less(a.unit || "~", b.unit || "~") || b.high - a.high,
    verified: (a, b) => less(b.checked, a.checked),
    name: (a, b) => a.name.localeCompare(b.name),
    "": (a, b) => a.rank - b.rank || b.score - a.score,
  };

  function count(shown) {
    const counts = {}, unstated = rows.filter((row) => row.unstated && row.fails.length === 1).length;
    for (const row of rows) for (const key of row.keys)
      if (row.fails.every((one) => key.startsWith(one + "=") && !all_of(one))) counts[key] = (counts[key] || 0) + 1;
    for (const [key, box] of boxes) if (box.name !== "all") box.parentNode.querySelector("i").textContent = counts[key] || 0;
    const text = [say.shown.replace("{shown}", shown.length).replace("{all}", rows.length)];
    if (value("country") && shown[0]?.told) text.push(verdicts.map((one, rank) => say[one] + ": " + shown.filter((row) => row.rank === rank).length).join("; "));
    if (unstated) text.push(say.unstated.replace("{count}", unstated).replace("{currency}", value("currency")));
    if (!shown[0]) text.push(say.none);
    by("count").textContent = text.join(". ") + ".";
  }

  const free = (key) => key !== "sort" && key !== "list";

  function pill(text, change, swap, turned) {
    const item = make("li", text + " ", pills);
    for (const [label, act] of [[say.remove, change], [swap, turned]]) if (act)
      make("button", label, item, { type: "button", ariaLabel: label + ": " + text, onclick: () => { refocus = true; act(); } });
    return text;
  }

  function tell() {
    pills.textContent = "";
    const texts = [];
    for (const [key, field] of fields) if (field.value && free(key)) texts.push(
      pill(field.closest("label").firstChild.textContent.trim() + ": " + (field.selectedOptions?.[0].textContent || field.value), () => { field.value = ""; go({}); }));
    for (const key of facets()) for (const one of state[key]) {
      const out = one[0] === "-", bare = out ? one.slice(1) : one, rest = state[key].filter((other) => other !== one);
      texts.push(pill((out ? say.not + " " : "") + boxes.get(key + "=" + bare).parentNode.querySelector("span").textContent, () => go({ [key]: rest }),
        out ? say.include : say.exclude, () => go({ [key]: [...rest, out ? bare : "-" + bare] })));
    }
    for (const part of all(form, "details")) {
      const ticked = all(part, "input:checked:not([name=all])").length;
      part.querySelector("b").textContent = ticked ? "(" + ticked + ")" : "";
    }
    by("clear").hidden = !texts.length;
    by("told").textContent = (texts.join("; ") || say.everything) + ". " + as_of + ". " + location.href;
    if (refocus) (pills.querySelector("button") || fields.get("q")).focus();
    refocus = false;
  }

  function render() {
    const terms = fold(value("q")).split(/\s+/).filter(Boolean), order = orders[value("sort")];
    for (const row of rows) weigh(row, terms);
    if (by("answer")) by("answer").hidden = !value("country");
    rows.sort((a, b) => (a.rank > 1) - (b.rank > 1) || order(a, b) || a.at - b.at);
    for (const row of rows) row.item.hidden = row.fails.length > 0;
    if (rows.some((row, place) => list.children[place] !== row.item)) list.append(...rows.map((row) => row.item));
    count(rows.filter((row) => !row.fails.length));
    tell();
    form.dispatchEvent(new CustomEvent("shown", { detail: { fields, go } }));
  }

  async function update() {
    if (location.search) {
      for (const page of further.splice(0)) take(new DOMParser().parseFromString(await (await fetch(page)).text(), "text/html"));
      for (const one of all(document, ".ch-pages")) one.remove();
    }
    read();
    render();
  }

  take(document);
  form.addEventListener("input", typed);
  form.addEventListener("submit", (event) => event.preventDefault());
  by("clear").onclick = () => {
    for (const [key, field] of fields) if (free(key)) field.value = "";
    state = {};
    refocus = true;
    go({});
  };
  addEventListener("popstate", update);
  update();
})();
