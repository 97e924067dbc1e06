"""What holds for the live records, whatever they say today: each function yields what contradicts it.

An invariant names no record, no count and no date. It must hold after every correct edit; `support.edits` has many.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from statistics import median

from clearinghouse.authoring.editor_schemas import editor_schema_files
from clearinghouse.documents.references import iter_references
from clearinghouse.domain.application_checklist import build_checklist
from clearinghouse.domain.deadlines import find_deadlines
from clearinghouse.domain.intake import assess_intake, is_closed_for_good
from clearinghouse.domain.ledger import financed_projects, matched_offers
from clearinghouse.domain.network_statistics import compute_statistics
from clearinghouse.domain.plans import PlanIndex, Question, Role
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.problems.problem import Severity
from clearinghouse.records import KINDS, Source
from clearinghouse.rules import engine
from clearinghouse.site.exports import ledger as ledger_files
from clearinghouse.site.publishing import outputs
from clearinghouse.text import fold_sentence

from support.live_state import LiveState
from support.words import count_visible_words, count_words

Invariant = Callable[[LiveState], Iterator[object]]
INVARIANTS: dict[str, Invariant] = {}
_MOST_WORDS = 900  # on the page of a need, before a fold is opened


def invariant(function: Invariant) -> Invariant:
    """Register an invariant under the name of its function."""
    INVARIANTS[function.__name__] = function
    return function


@invariant
def every_record_is_read(live: LiveState) -> Iterator[object]:
    """No file has a problem of reading, and every document is a record or leads to one."""
    yield from live.problems
    records = {(kind, key) for kind in KINDS for key in live.catalogue.records(kind)}
    yield from live.catalogue.documents.keys() ^ (records | live.catalogue.moved.keys())


@invariant
def the_check_has_no_error(live: LiveState) -> Iterator[object]:
    """No rule finds an error; warnings and notices are for people to look at."""
    for problem in engine.check(live.catalogue, as_of=live.as_of):
        if problem.severity is Severity.ERROR:
            yield problem


@invariant
def every_verdict_has_a_reason_in_words(live: LiveState) -> Iterator[object]:
    """Each source in use has one verdict for each country, and its reason can be said."""
    facts, reasons = live.context.facts, live.context.wording.reason
    for source in facts.sources:
        for code in live.catalogue.countries:
            verdict = facts.verdict(source.id, code)
            if verdict.verdict not in Verdict or not reasons[verdict.reason]:
                yield source.id, code, verdict


@invariant
def every_round_is_in_the_calendar_of_its_time(live: LiveState) -> Iterator[object]:
    """Seen on its last day, each round of a source that is not closed is a day to come."""
    for source in live.catalogue.sources.values():
        for item in source.rounds if not source.retired else ():
            intake = assess_intake(source, as_of=item.closes) if item.closes else None
            if intake and source.stated != "closed" and source.access.intake != "closed":
                result = find_deadlines([source], {source.id: intake}, as_of=item.closes)
                if not any(day.round is item for day in result.upcoming):
                    yield source.id, item.name


@invariant
def every_paper_and_condition_is_in_the_checklist_of_all(live: LiveState) -> Iterator[object]:
    """The union of all sources loses nothing: each paper and condition is there, with its source."""
    sources = tuple(live.catalogue.sources.values())
    checklist = build_checklist(sources)
    papers = {(source.id, fold_sentence(item.paper.name)) for item in checklist.papers for source in item.sources}
    conditions = {(source.id, fold_sentence(item.text)) for item in checklist.shared for source in item.sources}
    conditions |= {(source.id, fold_sentence(text)) for source, texts in checklist.own for text in texts}
    yield from papers ^ {(item.id, fold_sentence(paper.name)) for item in sources for paper in item.access.documents}
    yield from conditions ^ {(item.id, fold_sentence(text)) for item in sources for text in item.access.requirements}


@invariant
def the_ledger_loses_no_project_and_no_offer(live: LiveState) -> Iterator[object]:
    """Listed projects and those without a payer add up; CSV and JSON have the same rows in the same order."""
    requests = live.context.requests
    rows, unnamed = financed_projects(requests)
    documented = [item for item in requests if item.origin == "transcribed"]
    if len(rows) + unnamed != sum(len(item.existing_projects) for item in documented):
        yield "projects", len(rows), unnamed
    if len(matched_offers(requests)) != sum(len(item.offers) for item in requests):
        yield "offers"
    files = dict(ledger_files.files(live.context))
    table = list(csv.DictReader(io.StringIO(files["ledger/financed.csv"].decode("utf-8-sig"))))
    json_rows = [row for row in json.loads(files["api/v1/ledger.json"])["result"] if row["table"] == "financed"]
    if [row["request"] for row in table] != [row["request"] for row in json_rows]:
        yield "files"


@invariant
def figures_of_the_network_add_up(live: LiveState) -> Iterator[object]:
    """The submitted requests by state are all submitted requests in use, and a late one is one of them."""
    submitted = {item.id for item in live.context.requests if item.origin == "submitted"}
    result = compute_statistics(live.context.requests, live.context.facts.stages)
    if result.total != len(submitted) or sum(result.now.values()) != result.total:
        yield result
    yield from {request.id for request, _ in result.overdue} - submitted


@invariant
def needs_have_one_verdict_from_both_sides(live: LiveState) -> Iterator[object]:
    """Each source has the same verdict for a need, whether the need's plan is asked or the needs of the source."""
    facts = live.context.facts
    by_need = {
        (need.request.id, source.id): verdict
        for need in facts.needs.needs
        for verdict in (Verdict.MORE_INFORMATION, Verdict.LIKELY)  # the better one is written last
        for source in _sources_in_plan(facts.plans, need.question, verdict)
    }
    by_source = {
        (item.need.request.id, source.id): item.verdict
        for source in facts.sources
        for item in facts.needs.for_source(source, facts.intakes[source.id], len(facts.needs.needs)).needs
    }
    yield from set(by_need.items()) ^ set(by_source.items())


def _sources_in_plan(plans: PlanIndex, question: Question, verdict: Verdict) -> Iterator[Source]:
    for package in question.packages:
        for role in Role:
            found = plans.places(package.package, role, question)
            members = found.likely if verdict is Verdict.LIKELY else found.ask
            yield from found.sources(members)


@invariant
def references_lead_to_records(live: LiveState) -> Iterator[object]:
    """Whatever a field refers to exists, and is not only a way to another record."""
    trees = live.catalogue.trees()
    for key, document in live.catalogue.documents.items():
        for where, value, reference in iter_references(document.data, trees[key[0]]):
            terms = live.catalogue.vocabularies[reference.target].terms if reference.is_term else ()
            if value not in (terms if reference.is_term else live.catalogue.known[reference.target]):
                yield key, where, value


@invariant
def editors_accept_every_record(live: LiveState) -> Iterator[object]:
    """The schemas for editors, made from these records, offer every record in use and every term."""
    files = {path.rsplit("/", 1)[1]: json.loads(text) for path, text in editor_schema_files(live.catalogue)}
    offers = files["names.schema.json"]["$defs"]
    for kind in ("sources", "organisations", "centres"):
        used = {key for key, item in live.catalogue.records(kind).items() if not item.retired}
        yield from used ^ {item["body"] for item in offers[kind]["defaultSnippets"]}


@invariant
def every_page_can_be_rendered_once(live: LiveState) -> Iterator[object]:
    """Addresses of pages are unique, and every record of a kind with pages has one, also when it moved."""
    counts = Counter(task.uri for task in outputs.tasks(live.context))
    yield from (uri for uri, count in counts.items() if count > 1)
    for kind in ("sources", "organisations", "centres", "countries", "requests"):
        for key in live.catalogue.known[kind]:
            if f"{kind}/{key}/" not in counts:
                yield kind, key


def _counts_on_a_country_page(body: str) -> dict[str, int]:
    """Return the count of each verdict in the picture of the sources, by the colours of its parts."""
    key = body.partition("id=help")[2].partition('<ul class="key">')[2].partition("</ul>")[0]
    colours = {"c1": Verdict.LIKELY, "c2": Verdict.MORE_INFORMATION, "cl": Verdict.NOT_ELIGIBLE}
    parts = re.findall(r'<rect class="(\w+)".*?<b class="n">(\d+)</b>', key)
    return {colours[colour].value: int(count) for colour, count in parts}


def _counts_in_headings(body: str) -> Iterator[tuple[str, str]]:
    """Yield each verdict that has a heading with a count."""
    anchors = {"likely": Verdict.LIKELY, "perhaps": Verdict.MORE_INFORMATION, "not-for": Verdict.NOT_ELIGIBLE}
    for anchor, count in re.findall(r"<h2 id=(likely|perhaps|not-for)>([\d,]+)", body):
        yield anchors[anchor].value, count


@invariant
def a_country_counts_every_source_once(live: LiveState) -> Iterator[object]:
    """The verdicts of a country add up to the sources in use, on its page too; one country of each standing is seen."""
    by_standing = {item.standing: code for code, item in sorted(live.context.facts.assessments.items())}
    pages = {task.key: task for task in outputs.tasks(live.context) if re.fullmatch(r"countries/[A-Z]{3}/", task.uri)}
    for code in by_standing.values():
        body = pages[code].render(live.context, code).body
        shown = _counts_on_a_country_page(body)
        expected = {verdict.value: count for verdict, count in live.context.facts.verdict_counts(code).items()}
        if {key: count for key, count in shown.items() if count} != {key: n for key, n in expected.items() if n}:
            yield code, shown
        if any(int(count.replace(",", "")) != expected[name] for name, count in _counts_in_headings(body)):
            yield code, "a heading"
        if sum(expected.values()) != len(live.context.sources):
            yield code, expected


@invariant
def a_source_closed_for_good_is_likely_for_nobody(live: LiveState) -> Iterator[object]:
    """Neither a country nor a need is led to a source that takes no more requests."""
    facts = live.context.facts
    for source in live.context.sources:
        if is_closed_for_good(source):
            yield from (
                (source.id, code)
                for code in facts.assessments
                if facts.verdict(source.id, code).verdict is not Verdict.NOT_ELIGIBLE
            )
            if facts.needs.for_source(source, facts.intakes[source.id], 1).needs:
                yield source.id


@invariant
def pages_of_needs_are_short(live: LiveState) -> Iterator[object]:
    """A page has at most 900 words before a fold is opened, and half of them have no more with all folds open."""
    tasks = [task for task in outputs.tasks(live.context) if task.uri == f"requests/{task.key}/"]
    pages = {task.uri: task.render(live.context, task.key).body for task in tasks}
    if pages and median(map(count_words, pages.values())) > _MOST_WORDS:
        yield median(map(count_words, pages.values()))
    seen = {uri: count_visible_words(html) for uri, html in pages.items()}
    yield from ((uri, count) for uri, count in seen.items() if count > _MOST_WORDS)
