/* Puts the parts of up to four pages of sources side by side. The pages are our own, so their HTML is kept as it is;
   nothing from the address is written as HTML. */
(async () => {
  const by = (id) => document.getElementById("ch-" + id), place = by("comparison");
  if (!place) return;
  const say = JSON.parse(by("said").textContent), asked = new URLSearchParams(location.search);
  const ids = [...new Set((asked.get("list") || "").split(","))].filter((id) => /^[a-z0-9-]+$/.test(id)).slice(0, 4);
  const country = /^[A-Z]{3}$/.test(asked.get("country") || "") ? asked.get("country") : "";
  const state = (list) => "?" + [country && "country=" + country, list.length && "list=" + list.join()].filter(Boolean).join("&");
  by("back").href = "../" + state(ids);
  if (!ids.length) return void (by("compared").textContent = say.none);
  by("compared").textContent = say.loading;

  async function page(address) {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  }

  /* The elements between a heading and the next one. */
  function part(made, heading) {
    const found = [], start = made.getElementById(heading);
    for (let next = start?.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) found.push(next);
    return found;
  }

  const make = (name, parent, text = "") => parent.appendChild(Object.assign(document.createElement(name), { textContent: text }));
  const copied = (element) => {
    // A heading inside a cell would be out of order on this page.
    const heading = element.tagName === "H3";
    const copy = heading ? Object.assign(document.createElement("p"), { className: "ch-row-title", textContent: element.textContent }) : document.importNode(element, true);
    for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
    return copy;
  };

  /* The answer of each source for the country, as the list of sources has it. */
  async function answers() {
    const found = { of: country }, waiting = [".."];
    for (let next = waiting.shift(); next && ids.some((id) => !found[id]); next = waiting.shift()) {
      const list = await page(next + "/"), { countries, answers, reasons } = JSON.parse(list.querySelector(".ch-signs").textContent);
      const column = countries.split(" ").indexOf(country);
      for (const id of ids) if (column >= 0 && list.getElementById(id))
        found[id] = reasons[answers[list.getElementById(id).dataset.s].charCodeAt(column) - 48];
      if (next === "..") found.of = list.querySelector(`option[value=${country}]`)?.textContent || country;
      if (next === "..") waiting.push(...list.getElementById("ch-explorer").dataset.further.split(" ").filter(Boolean).map((one) => "../" + one.slice(0, -1)));
    }
    return found;
  }

  try {
    const pages = (await Promise.all(ids.map((id) => page("../" + id + "/")))).map((made, at) => ({ made, id: ids[at] }));
    const found = pages.filter(({ made }) => made), missing = pages.filter(({ made }) => !made);
    const told = country ? await answers() : {};
    const table = make("table", place);
    table.className = "ch-grid ch-compare";
    make("caption", table, say.caption);
    const head = make("tr", make("thead", table));
    make("th", head, say.row).scope = "col";
    for (const { made, id } of found) {
      const cell = make("th", head);
      cell.scope = "col";
      make("a", cell, made.querySelector("h1").textContent).href = "../" + id + "/";
      const out = make("a", make("p", cell), say.remove);
      out.href = state(ids.filter((one) => one !== id));
      out.setAttribute("aria-label", say.remove + ": " + made.querySelector("h1").textContent);
    }
    const body = make("tbody", table);
    const row = (label, fill) => {
      const line = make("tr", body);
      make("th", line, label).scope = "row";
      for (const one of found) fill(make("td", line), one);
    };
    if (country) row(say.answer + ": " + told.of, (cell, { id }) => {
      cell.textContent = told[id] ? say[told[id][0]] + ": " + told[id][1] + "." : "";
    });
    // The seven questions; what a source could serve is on its own page.
    const asks = ["gives", "who", "open", "prepare", "steps", "where", "evidence"].map((id) => found[0]?.made.getElementById(id));
    for (const heading of asks.filter(Boolean))
      row(heading.textContent, (cell, { made }) => cell.append(...part(made, heading.id).filter((one) => !one.matches(".ch-edit")).map(copied)));
    place.hidden = !found.length;
    by("compared").textContent = missing.length ? say.failed + " " + missing.map(({ id }) => id).join(", ") : "";
  } catch {
    by("compared").textContent = say.failed + " " + ids.join(", ");
  }
})();
