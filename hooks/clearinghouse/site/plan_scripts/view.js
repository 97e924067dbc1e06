/* The answer as a part of the page, like the plan on the page of a need. Text is written as text, never as HTML. */

import { MOST_LIKELY, MOST_TO_ASK, ROLES } from "./plan.js";
import { fill, findingText, firstQuestion, headline, money } from "./words.js";

/** @typedef {import("./criteria.js").Options} Options */
/** @typedef {import("./plan.js").Answer} Answer */
/** @typedef {import("./plan.js").Choice} Choice */
/** @typedef {import("./plan.js").PackagePlan} PackagePlan */
/** @typedef {import("./plan.js").Plan} Plan */
/** What all parts of an answer need. @typedef {{ plan: Plan, options: Options, strings: Strings, language: string }} Showing */

/** The shape of a status: as in components.html.jinja. @type {Record<string, string>} */
const SHAPES = { open: "t-open", "closing-soon": "t-soon", "opens-later": "t-later", "not-confirmed": "t-any", "between-rounds": "t-round", closed: "t-shut" };
const SHOWN = ROLES.filter((role) => role !== "unclear");

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** @param {string} address @param {string} text */
export function link(address, text) {
  const node = element("a", "", text);
  node.setAttribute("href", address);
  return node;
}

/** @param {string} summary @param {(Node | string)[]} children */
function folded(summary, ...children) {
  return element("details", "ch-why", element("summary", "", summary), ...children);
}

/** @param {{ source: Answer["source"] }} answer */
const sourceLink = ({ source }) => link(`../sources/${source.id}/`, source.name);

/** Parts with ", " between them. @param {(Node | string)[][]} parts */
const listed = (parts) => parts.flatMap((part, place) => (place ? [", ", ...part] : part));

/** Return the sentences on top. @param {Showing} showing */
export function headlinePart({ plan, options, language }) {
  return element("div", "ch-answer", ...headline(plan, options, language).map((line) => element("p", "", line)));
}

/** Return everything below the sentences on top. @param {Showing} showing */
export function answerParts(showing) {
  const { plan } = showing;
  return [...plan.packages.flatMap((own, place) => block(own, place + 1, showing)), ...asked(showing), ...reasons(showing), ...others(showing)];
}

/** @param {PackagePlan} own @param {number} number @param {Showing} showing */
function block(own, number, showing) {
  const { options, strings } = showing, title = element("h3", "", `${number}. ${options.packages[own.package].label}`);
  const parts = element("dl", "facts ch-plan"), open = openText(own, showing), isOpen = own.gap !== "grant";
  title.id = `package-${own.package}`;
  if (isOpen) {
    const line = element("dd", "", element("strong", "", strings.noPayer));
    if (open) line.append(" ", fill(strings.staysOpen, { what: open }));
    parts.append(element("dt", "ch-plan--gap", options.roles.pays), line);
  }
  for (const role of SHOWN) if (own.choices[role].likely.length) parts.append(...roleParts(role, own.choices[role], showing));
  if (!isOpen && open) parts.append(element("dt", "", strings.open), element("dd", "", open));
  const [before] = own.precedents;
  if (before) parts.append(element("dt", "", strings.paidBefore), element("dd", "", link(`../ledger/${before.page ? `page/${before.page}/` : ""}#${before.id}`, before.text), "."));
  return [title, parts];
}

/** @param {PackagePlan} own @param {Showing} showing */
function openText({ open, gap }, { plan: { question }, strings, language }) {
  const sum = open ? money(open, question.currency, language) : "";
  return sum && gap === "grant" ? fill(strings.atLeast, { sum }) : sum;
}

/** @param {string} role @param {Choice} choice @param {Showing} showing */
function roleParts(role, { likely }, { options, strings }) {
  const line = (/** @type {Answer} */ answer) => {
    const { source, line: { offer } } = answer, status = element("span", `tag ${SHAPES[source.status] || "t-ask"}`, source.state);
    return element("li", "", sourceLink(answer), " ", status, ...(offer ? [` ${offer}`] : []));
  };
  const list = element("ul", "", ...likely.slice(0, MOST_LIKELY).map(line)), more = likely.slice(MOST_LIKELY);
  const rest = more.length ? [folded(fill(strings.more, { count: more.length }), element("ul", "", ...more.map(line)))] : [];
  return [element("dt", `ch-plan--${role}`, options.roles[role]), element("dd", "", list, ...rest)];
}

/** What must be asked first, grouped by the question and by what a source might do. @param {Showing} showing */
function asked({ plan, options, strings }) {
  /** @type {{ question: string, role: string, answer: Answer, numbers: number[] }[]} */
  const found = [];
  plan.packages.forEach(({ choices }, place) => {
    for (const role of ROLES) for (const answer of choices[role].ask.slice(0, MOST_TO_ASK)) {
      const question = firstQuestion(answer, options);
      const same = found.find((one) => one.question === question && one.role === role && one.answer.source === answer.source);
      if (same) same.numbers.push(place + 1);
      else found.push({ question, role, answer, numbers: [place + 1] });
    }
  });
  const name = (/** @type {typeof found[0]} */ { answer, numbers }) => [sourceLink(answer), plan.packages.length > 1 ? ` (${numbers.join(",")})` : ""];
  const items = [...new Set(found.map((one) => one.question))].map((question) => {
    const own = found.filter((one) => one.question === question), item = element("li", "", element("b", "", question));
    ROLES.filter((role) => own.some((one) => one.role === role)).forEach((role, place) => {
      item.append(place ? "; " : " ", `${options.might[role]}: `, ...listed(own.filter((one) => one.role === role).map(name)));
    });
    return item;
  });
  const count = new Set(found.map((one) => one.answer.source)).size;
  return count ? [folded(fill(strings.ask, { count }), element("ul", "ch-plan__ask", ...items))] : [];
}

/** Everything that was found about each source that likely helps, folded. @param {Showing} showing */
function reasons({ plan, options, strings, language }) {
  const likely = plan.packages.flatMap(({ choices }) => SHOWN.flatMap((role) => choices[role].likely.slice(0, MOST_LIKELY)));
  const items = [...new Set(likely.map((one) => one.source))].map((source) => {
    const found = likely.filter((one) => one.source === source).flatMap((one) => one.findings);
    const of = (/** @type {string} */ state) => [...new Set(found.filter((one) => one[1] === state).map((one) => findingText(one, options, language)))].join("; ");
    const todo = of("to-arrange");
    return element("li", "", sourceLink({ source }), `: ${of("met")}.`, todo && ` ${options.states["to-arrange"]}: ${todo}.`);
  });
  return items.length ? [folded(strings.why, element("ul", "", ...items))] : [];
}

/** How many sources do such work, and none of it for this question. @param {Showing} showing */
function others({ plan, strings }) {
  const choices = plan.packages.flatMap((own) => Object.values(own.choices)), ids = (/** @type {Answer[]} */ answers) => answers.map((one) => one.source.id);
  const helping = choices.flatMap(({ likely, ask }) => ids([...likely, ...ask]));
  const count = new Set(choices.flatMap(({ refused }) => ids(refused)).filter((id) => !helping.includes(id))).size;
  return count ? [element("p", "ch-entry__note", fill(strings.refused, { count }))] : [];
}
