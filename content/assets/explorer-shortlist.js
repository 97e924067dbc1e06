/* The shortlist of an explorer, and its buttons. */
(() => {
  const by = (id) => document.getElementById("ch-" + id), all = (part, name) => [...part.querySelectorAll(name)];
  const form = by("explorer"), list = document.querySelector(".ch-rows");
  if (!form) return;
  const { words: say } = JSON.parse(by("said").textContent);
  let explorer;

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
    shortlist();
  });
  for (const button of all(form, "[data-do]")) button.onclick = async () => {
    const acts = await import(new URL("explorer-acts.js", document.querySelector("script[src$='explorer.js']").src));
    const told = await acts[button.dataset.do](all(list, "li[id]:not([hidden])"), by("told").textContent, form.dataset.kind);
    if (told) by("count").textContent = say[told];
  };
})();
