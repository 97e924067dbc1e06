/* Rules of the checker that need no other record than the one in the form. Each gives the paths that it reports; its
   words are those of the same name on the page. A test holds all of them equal to the rules in hooks/clearinghouse/rules,
   so change both or neither. */

/**
 * What a rule knows besides the record: today, what the page says of the kind, and from lists that may not be here: the
 * acronyms of organisations, sources and centres, and the name of the organisation.
 * @typedef {{ latest: string, about: any, acronyms?: string[], organisation?: string }} RuleFacts
 */
/** @typedef {(data: any, facts: RuleFacts) => ValuePath[]} RecordRule */

/** @param {unknown} value */
const isRecordPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value @returns {any} */
const groupIn = (value) => (isRecordPart(value) ? value : {});
/** @param {unknown} value @returns {any[]} */
export const groupsIn = (value) => (Array.isArray(value) ? value.map(groupIn) : []);
/** @param {unknown} value */
export const hasValue = (value) => value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
/** @param {any} part @param {string[]} names */
const numbersIn = (part, ...names) => names.map((name) => part[name]).filter((value) => typeof value === "number");
/** The places of a list whose items fail. @param {string} name @param {any} list @param {(item: any, place: number, all: any[]) => boolean} fails @param {string[]} inside */
export const reportItems = (name, list, fails, ...inside) => groupsIn(list).flatMap((item, place, all) => (fails(item, place, all) ? [[name, place, ...inside]] : []));
/** @param {boolean} fails @param {ValuePath} path @returns {ValuePath[]} */
export const reportIf = (fails, ...path) => (fails ? [path] : []);

/** @param {any} data @returns {[ValuePath, string, number[]][]} the place of each group of amounts, its currency, the amounts */
function statedAmounts({ amount, rounds, provides, conditions, budget, packages, existing_projects, offers }) {
  /** @type {(name: string, list: any, inside: string, currency?: string) => [ValuePath, string, number[]][]} */
  const each = (name, list, inside, currency) => groupsIn(list).map((item, place) => [[name, place, inside], currency || item.currency, numbersIn(item, inside)]);
  const { currency } = groupIn(amount), ofBudget = groupIn(budget).currency;
  /** @type {(name: string, list: any, inside: string) => [ValuePath, string, number[]][]} */
  const ofSource = (name, list, inside) => each(name, list, inside, currency || " ").map(([path, , values]) => [path, currency, values]);
  return [
    [["amount"], currency, numbersIn(groupIn(amount), "min", "max", "typical")], [["budget"], ofBudget, numbersIn(groupIn(budget), "total", "secured", "sought")],
    ...ofSource("rounds", rounds, "max_amount"), ...groupsIn(rounds).map(({ results }, place) => /** @type {[ValuePath, string, number[]]} */ ([["rounds", place, "results"], groupIn(results).currency, numbersIn(groupIn(results), "total")])),
    ...ofSource("provides", provides, "ceiling"), ...ofSource("conditions", conditions, "amount"),
    ...groupsIn(packages).map((item, place) => /** @type {[ValuePath, string, number[]]} */ ([["packages", place], item.currency || ofBudget, numbersIn(item, "cost", "secured")])),
    ...each("existing_projects", existing_projects, "amount"), ...each("offers", offers, "amount"),
  ];
}

/** @param {any} data */
function points(data) {
  const budget = groupIn(data.budget);
  return {
    quantity: groupsIn(data.quantities).some(({ value }) => typeof value === "number"), place: hasValue(data.place), budget: numbersIn(budget, "total", "secured", "sought").length === 3,
    time: hasValue(data.timeframe), obligation: hasValue(data.articles), tried: hasValue(data.existing_projects), asked: hasValue(data.also_sent_to),
    done: String(data.done_when || "").split(/\s+/).filter(Boolean).length > 3,
  };
}

/** Whether no source can answer a request. @param {any} data */
function isVague(data) {
  const { quantity, place, time, done } = points(data);
  const hasSum = numbersIn(groupIn(data.budget), "total", "secured", "sought").length > 0;
  return [quantity, place, time, done, hasSum].filter(Boolean).length < 2;
}

/** Whether the rules on quality advise on a request. @param {any} data */
const isAdvised = ({ origin, example_of, retired }) => !retired && (origin === "submitted" || (origin === "illustrative" && example_of !== "poor"));
/** @type {(point: keyof ReturnType<typeof points>, field: string) => RecordRule} */
const asksFor = (point, field) => (data) => reportIf(isAdvised(data) && !points(data)[point], field);
/** The last state of a history. @param {any} data */
const lastStatus = ({ history }) => groupsIn(history).map(({ status }) => status).pop();
/** @param {any} data @returns {ValuePath} */
const lastState = ({ history }) => ["history", groupsIn(history).length - 1, "status"];

/** Whether evidence names one of some fields. @param {any} data @param {string[]} fields */
const isSupported = ({ evidence }, ...fields) => groupsIn(evidence).some(({ supports }) => Array.isArray(supports) && supports.some((name) => fields.includes(name)));

/** Whether a value says something; an empty list says that there is none. @param {any} value @returns {boolean} */
const isFilled = (value) => (isRecordPart(value) ? Object.values(value).some(isFilled) : Array.isArray(value) || (hasValue(value) && value !== "unknown"));

const GEF = /(^|[^\p{L}\p{N}_])(GEF|FMAM)(?![\p{L}\p{N}_])|Global Environment Facility|Fonds pour l['’]environnement mondial|Fondo para el Medio Ambiente Mundial/iu;

/** @type {Record<string, RecordRule>} */
export const RECORD_RULES = {
  "AMT-001": (data) => {
    const amount = groupIn(data.amount);
    const pairs = [["min", "max"], ["min", "typical"], ["typical", "max"]];
    return pairs.flatMap(([low, high]) => reportIf(numbersIn(amount, low, high).length === 2 && amount[low] > amount[high], "amount", low));
  },
  "AMT-002": (data) => statedAmounts(data).filter(([, currency, values]) => !currency && values.length > 0).map(([path]) => path),
  "AMT-003": ({ budget, packages }) => {
    const [total] = numbersIn(groupIn(budget), "total"), parts = numbersIn(groupIn(budget), "secured", "sought");
    return [
      ...reportIf(parts.reduce((sum, part) => sum + part, 0) > total, "budget", "total"),
      ...reportItems("packages", packages, (item) => numbersIn(item, "secured")[0] > numbersIn(item, "cost")[0], "secured"),
    ];
  },
  "AMT-004": ({ amount, rounds }) => reportItems("rounds", rounds, (item) => numbersIn(item, "max_amount")[0] > numbersIn(groupIn(amount), "max")[0] && !item.note, "max_amount"),
  "RND-001": ({ rounds }) => reportItems("rounds", rounds, ({ opens, closes }) => hasValue(opens) && hasValue(closes) && closes < opens, "closes"),
  "RND-002": ({ rounds }) => {
    const list = groupsIn(rounds), isDated = (/** @type {any} */ { opens, closes }) => hasValue(opens) && hasValue(closes);
    const overlap = (/** @type {any} */ a, /** @type {any} */ b) => isDated(a) && isDated(b) && a.opens <= b.closes && b.opens <= a.closes && !a.parallel && !b.parallel;
    return list.flatMap((first) => list.flatMap((second, number) => reportIf(list.indexOf(first) < number && overlap(first, second), "rounds", number)));
  },
  "RND-003": ({ rounds }) => reportItems("rounds", rounds, ({ opens, closes, results }) => !hasValue(opens) && !hasValue(closes) && !hasValue(results)),
  "RND-004": ({ rounds }) => reportItems("rounds", rounds, ({ results }) => numbersIn(groupIn(results), "awards")[0] > numbersIn(groupIn(results), "applications")[0], "results", "awards"),
  "CON-001": (data) => reportIf(hasValue(data.contact) && !isSupported(data, "contact"), "contact"),
  "CON-002": (data) => reportIf(hasValue(groupIn(data.access).fee) && !isSupported(data, "access", "access.fee"), "access", "fee"),
  "GEF-001": (data, { about, organisation = "" }) => {
    const { name, short_name } = groupIn(data.new_organisation), provider = name ? `${name} ${short_name || ""}` : organisation;
    return about.kind === "sources" ? [...["name", "short_name"].flatMap((field) => reportIf(GEF.test(data[field] || ""), field)), ...reportIf(GEF.test(provider), "organisation")] : [];
  },
  "FRE-003": (data, { latest }) => [
    ...reportIf(groupIn(data.verified).on > latest, "verified", "on"),
    ...reportItems("evidence", data.evidence, ({ looked_up }) => looked_up > latest, "looked_up"),
  ],
  "EVD-003": (data) => {
    const { how } = groupIn(data.verified);
    return reportIf(["live-page", "letter"].includes(how) && groupsIn(data.evidence).every(({ read }) => read !== how), "verified", "how");
  },
  "EVD-004": ({ availability, evidence, retired }) => {
    const { stated } = groupIn(availability), isFor = (/** @type {string} */ name) => name.split(".")[0] === "availability";
    const isShown = groupsIn(evidence).some(({ read, supports }) => read !== "memory" && [supports || []].flat().some(isFor));
    return reportIf(["open", "closed"].includes(stated) && !retired && !isShown, "availability", "stated");
  },
  "EVD-005": (data, { about }) => groupsIn(data.evidence).flatMap(({ supports }, number) => [supports || []].flat().flatMap((name, place) => {
    const names = String(name).split("."), value = names.reduce((part, key) => groupIn(part)[key], data);
    return reportIf(names[0] in about.schema.properties && !isFilled(value), "evidence", number, "supports", place);
  })),
  "CEN-002": ({ serves, country }, { about }) => {
    const { countries, note } = groupIn(serves);
    return reportIf(about.kind === "centres" && hasValue(countries) && !countries.includes(country) && !note, "serves", "countries");
  },
  "LIF-001": ({ history }, { about }) => {
    const states = groupsIn(history).map(({ status }) => status);
    return reportItems("history", history, ({ status }, place) => !(place ? about.lifecycle[states[place - 1]] || [status] : [about.firstState]).includes(status), "status");
  },
  "LIF-002": ({ history }, { latest }) => [
    ...reportItems("history", history, ({ on }, place, all) => place > 0 && on < all[place - 1].on, "on"),
    ...reportItems("history", history, ({ on }) => on > latest, "on"),
  ],
  "LIF-003": ({ origin, submitted }) => [
    ...reportIf(origin === "submitted" && !submitted, "origin"),
    ...reportIf(origin === "submitted" && isRecordPart(submitted) && submitted.consent !== true, "submitted", "consent"),
  ],
  "LIF-004": (data) => (data.origin && data.origin !== "submitted" ? ["submitted", "history", "offers"].flatMap((name) => reportIf(hasValue(data[name]), name)) : []),
  "LIF-005": ({ origin, document }) => reportIf(origin === "transcribed" && !document, "origin"),
  "LIF-010": (data, { about }) => {
    if (!about.statesWithResult.includes(lastStatus(data)) || data.retired) return [];
    if (!data.outcome) return [lastState(data)];
    return reportIf(lastStatus(data) === "unmet" && !["not-met", "partly-met", "unknown"].includes(data.outcome.status), "outcome", "status");
  },
  "LIF-011": (data) => {
    const states = groupsIn(data.offers).map(({ status }) => status), needsMatch = ["matched", "in-progress", "completed"].includes(lastStatus(data));
    return reportIf((needsMatch && !states.includes("accepted")) || (lastStatus(data) === "offers" && !states.length), ...lastState(data));
  },
  "LIF-012": ({ history, offers }, { latest }) => {
    const [first] = groupsIn(history);
    return reportItems("offers", offers, ({ on }) => (first && on < first.on) || on > latest, "on");
  },
  "LIF-013": ({ origin, submitted, history }) => {
    if (origin !== "submitted" || !isRecordPart(submitted)) return [];
    const [first] = groupsIn(history);
    return first ? reportIf(first.on !== submitted.on, "history", 0, "on") : [["origin"]];
  },
  "QUA-001": (data) => reportIf(data.origin === "submitted" && !data.retired && isVague(data), "problem"),
  "QUA-002": asksFor("quantity", "quantities"),
  "QUA-003": asksFor("place", "place"),
  "QUA-004": asksFor("budget", "budget"),
  "QUA-005": asksFor("tried", "existing_projects"),
  "QUA-006": asksFor("asked", "also_sent_to"),
  "QUA-007": asksFor("done", "done_when"),
  "QUA-008": (data) => reportIf(isAdvised(data) && Array.isArray(data.topics) && data.topics.length > 4, "topics"),
  "ILL-001": ({ origin, country, centre, example_of }) => {
    if (!origin) return [];
    const isInvented = origin === "illustrative";
    return [
      ...reportIf(isInvented && hasValue(country), "country"), ...reportIf(isInvented && hasValue(centre), "centre"), ...reportIf(isInvented && !example_of, "origin"),
      ...reportIf(["submitted", "transcribed"].includes(origin) && !country, "country"), ...reportIf(!isInvented && Boolean(example_of), "example_of"),
    ];
  },
  "ILL-002": (data) => reportIf((data.example_of === "good" && Object.values(points(data)).includes(false)) || (data.example_of === "poor" && !isVague(data)), "example_of"),
};
