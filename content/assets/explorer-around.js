/* What is around the list of an explorer: pills of the filters in use, the shortlist, and the buttons. */
(() => {
  const by = (id) => document.getElementById("ch-" + id), all = (part, name) => [...part.querySelectorAll(name)];
  const form = by("explorer"), list = document.querySelector(".ch-rows");
  if (!form) return;
  const { words: say, as_of } = JSON.parse(by("said").textContent), pills = by("pills"), kept = ["sort", "list"];
  const make = (name, text, parent, more) => {
    const made = Object.assign(document.createElement(name), { textContent: text }, more);
    parent.append(made);
    return made;
  };
  let explorer, refocus;

  function pill(text, drop, swap) {
    const item = make("li", text + " ", pills), act = (label, change) =>
      make("button", label, item, { type: "button", ariaLabel: label + ": " + text, onclick: () => { refocus = true; change(); } });
    act(say.remove, drop);
    if (swap) act(...swap);
    return text;
  }

  function pillOfField(field) {
    const label = field.closest("label").firstChild.textContent.trim(), chosen = field.selectedOptions?.[0].textContent;
    return pill(label + ": " + (chosen || field.value), () => { field.value = ""; explorer.go({}); });
  }

  function pillOfTerm(key, value) {
    const out = value[0] === "-", bare = out ? value.slice(1) : value;
    const rest = explorer.state[key].filter((other) => other !== value);
    const label = explorer.boxes.get(key + "=" + bare).parentNode.querySelector("span").textContent;
    const swap = [out ? say.include : say.exclude, () => explorer.go({ [key]: [...rest, out ? bare : "-" + bare] })];
    return pill((out ? say.not + " " : "") + label, () => explorer.go({ [key]: rest }), swap);
  }

  function tell() {
    pills.textContent = "";
    const { fields, state } = explorer, told = [];
    for (const [key, field] of fields) if (field.value && !kept.includes(key)) told.push(pillOfField(field));
    for (const key in state) if (key !== "all") for (const value of state[key]) told.push(pillOfTerm(key, value));
    for (const part of all(form, "details")) {
      const names = new Set(all(part, "[name]:not([name=all])").map((one) => one.name));
      const used = [...names].reduce((sum, name) => sum + (state[name]?.length || (fields.get(name)?.value ? 1 : 0)), 0);
      part.querySelector("b").textContent = used ? "(" + used + ")" : "";
    }
    by("clear").hidden = !told.length;
    by("told").textContent = (told.join("; ") || say.everything) + ". " + as_of + ". " + location.href;
    if (refocus) (pills.querySelector("button") || fields.get("q")).focus();
    refocus = false;
  }

  function shortlist() {
    const field = explorer.fields.get("list");
    if (!field) return;
    const ids = field.value.split(",").filter(Boolean), items = all(list, "li[id]"), names = [];
    for (const item of items) {
      const name = item.querySelector("a").textContent, on = ids.includes(item.id), text = on ? say.unkeep : say.keep;
      const button = item.querySelector(".ch-keep");
      Object.assign(button, { textContent: text, ariaPressed: on, ariaLabel: text + ": " + name });
      button.onclick = () => {
        field.value = (on ? ids.filter((id) => id !== item.id) : [...ids, item.id]).join();
        explorer.go({});
      };
      if (on) names.push(name);
    }
    const unknown = ids.filter((id) => !items.some((item) => item.id === id)), country = explorer.fields.get("country").value;
    if (unknown.length) by("ignored").textContent = (by("ignored").textContent || say.ignored) + " list=" + unknown.join();
    by("shortlist").hidden = !names.length;
    by("kept").textContent = names.join("; ");
    by("compare").href = "compare/?list=" + ids.filter((id) => !unknown.includes(id)).slice(0, 4) + (country ? "&country=" + country : "");
  }

  form.addEventListener("shown", ({ detail }) => {
    explorer = detail;
    tell();
    shortlist();
  });
  by("clear").onclick = () => {
    for (const [key, field] of explorer.fields) if (!kept.includes(key)) field.value = "";
    refocus = true;
    explorer.go(Object.fromEntries(Object.keys(explorer.state).map((key) => [key, []])));
  };
  for (const button of all(form, "[data-do]")) button.onclick = async () => {
    const acts = await import(new URL("explorer-acts.js", document.querySelector("script[src$='explorer.js']").src));
    const told = await acts[button.dataset.do](all(list, "li[id]:not([hidden])"), by("told").textContent, form.dataset.kind);
    if (told) by("count").textContent = say[told];
  };
})();
