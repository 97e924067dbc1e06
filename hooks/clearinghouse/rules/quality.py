"""Advice on requests: what a source must know before it can help. Structure is looked at, not words alone.

The advice is for submitted requests and for the good example. A documented need says what its document says, and
nobody can ask its authors for more; the poor example is poor on purpose. Both are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.request_quality import MIN_CONCRETE_POINTS, Point, has_point, is_too_vague, score
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Request
from clearinghouse.rules.rule import RuleContext, Violation, rule

_MOST_TOPICS = 4


def _is_coached(request: Request) -> bool:
    if request.retired:
        return False
    return request.origin == "submitted" or (request.origin == "illustrative" and request.example_of != "poor")


def _advice(field: str, message: str, expected: str, repair: str) -> Violation:
    return Violation((field,), message, expected, repair, of_key=True)


@rule("QUA-001", Severity.ERROR, "requests")
def request_too_vague(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A submitted request is concrete enough to be answered.

    What: Fewer than two of these are there: a quantity with a number, a place, any sum, a time frame, and what "done"
    means. "Capacity building in general" is refused in this way, whatever words it uses.

    Why: Requests that stay general are the documented reason why systems like this one find no matches. Sent back at
    once, with the questions, they cost the country less time than a silence of a year.

    Fix: Answer the questions of the rules QUA-002 to QUA-007. The regional centre helps with that.
    """
    if request.origin == "submitted" and not request.retired and is_too_vague(request):
        yield Violation(
            ("problem",),
            "the request is too general for any source to answer",
            f"at least {MIN_CONCRETE_POINTS} of: a quantity, a place, a sum, a time frame, what done means",
            "Say how much, where, what it costs, by when, or what done means.",
        )


@rule("QUA-002", Severity.WARNING, "requests")
def quantity_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says how much

    What: No figure stands under "quantities". Documented needs are passed over: nobody can ask their authors.

    Why: A source cannot judge the cost of "some transformers", nor whether it is too small or too large for it.

    Fix: Add each thing that is counted, with number, unit and year. An estimate is welcome; say in the note how
    good it is.
    """
    if _is_coached(request) and not has_point(request, Point.QUANTITY):
        yield _advice(
            "quantities",
            "how much is needed is not said",
            "at least one quantity with a number",
            "Add item, value and unit; say in the note how good the figure is.",
        )


@rule("QUA-003", Severity.WARNING, "requests")
def place_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says where

    What: "place" is missing. Documented needs are passed over: nobody can ask their authors.

    Why: Cost, transport and the partners on the spot depend on the place. Many sources choose by region or site.

    Fix: Name the town, site, district or institution. If it is the whole country, say so.
    """
    if _is_coached(request) and not has_point(request, Point.PLACE):
        yield _advice(
            "place", "where it is needed is not said", "the town, site, district or institution", "Add place."
        )


@rule("QUA-004", Severity.WARNING, "requests")
def budget_not_split(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request splits its budget

    What: "budget" does not give all three sums: total, secured and sought. Documented needs are passed over:
    nobody can ask their authors.

    Why: A donor must see what the whole costs, what others already pay, and what is asked of it.

    Fix: Give the three sums. A zero is an answer; leaving a sum out is none.
    """
    if _is_coached(request) and not has_point(request, Point.BUDGET):
        yield _advice(
            "budget",
            "the sums total, secured and sought are not all there",
            "three sums; a zero is an answer",
            "Add the missing sums.",
        )


@rule("QUA-005", Severity.WARNING, "requests")
def attempts_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says what was tried

    What: "existing_projects" is empty. Documented needs are passed over: nobody can ask their authors.

    Why: Sources do not pay twice for the same thing, and build on what is there. What failed is worth knowing too.

    Fix: Add what was or is done about it, who paid and when, GEF projects too.
    """
    if _is_coached(request) and not has_point(request, Point.TRIED):
        yield _advice(
            "existing_projects",
            "what was tried before is not said",
            "at least one earlier project or attempt",
            "Add it, also when it failed.",
        )


@rule("QUA-006", Severity.WARNING, "requests")
def others_asked_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says who else was asked

    What: "also_sent_to" is empty. Documented needs are passed over: nobody can ask their authors.

    Why: Two sources that find out late about each other both stop. Openness costs the country nothing.

    Fix: Name each body that has the same request, or write "Nobody else".
    """
    if _is_coached(request) and not has_point(request, Point.ASKED):
        yield _advice(
            "also_sent_to",
            "who else was asked is not said",
            "each body that has the same request, or: Nobody else",
            "Add also_sent_to.",
        )


@rule("QUA-007", Severity.WARNING, "requests")
def done_not_defined(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says what "done" means

    What: "done_when" is missing or too short to say anything. Documented needs are passed over: nobody can ask
    their authors.

    Why: Without it nobody can answer the question that follows after one year: was the need met?

    Fix: Write how everybody will see that the need is met, with a figure where there is one.
    """
    if _is_coached(request) and not has_point(request, Point.DONE):
        yield _advice(
            "done_when",
            "how one sees that the need is met is not said",
            "one sentence, with a figure where there is one",
            "Add done_when.",
        )


@rule("QUA-008", Severity.WARNING, "requests")
def several_subjects(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request is about one thing.

    What: The request names more than four topics. Documented needs are passed over: nobody can ask their authors.

    Why: A source that can help with one of them cannot say yes to all, and so says nothing.

    Fix: Make a request for each thing that one source could do.
    """
    if _is_coached(request) and len(request.topics) > _MOST_TOPICS:
        yield _advice(
            "topics", f"{len(request.topics)} topics in one request", f"at most {_MOST_TOPICS}", "Split the request."
        )


@rule("ILL-001", Severity.ERROR, "requests")
def example_of_a_real_country(request: Request, _: RuleContext) -> Iterator[Violation]:
    """An invented example speaks for no country.

    What: A record of origin "illustrative" names a country or a centre, or does not say whether it is a good or a poor
    example; or a record of another origin has no country, or says that it is an example.

    Why: To put words into the mouth of a real country, even in an example, is not honest.

    Fix: For an example, write country: null, leave "centre" out, and set "example_of". Otherwise name the country.
    """
    invented = request.origin == "illustrative"
    if invented and request.country:
        yield Violation(("country",), "an invented example names a country", "null", "Write country: null.")
    if invented and request.centre:
        yield Violation(("centre",), "an invented example names a centre", "no such key", "Remove it.", of_key=True)
    if invented and not request.example_of:
        yield Violation(("origin",), "it is not said what the example shows", "example_of: good or poor", "Add it.")
    if not invented and not request.country:
        yield Violation(("country",), "the country is missing", "the code of a country", "Name the country.")
    if not invented and request.example_of:
        yield Violation(("example_of",), "this is no example", "no such key", "Remove it.", of_key=True)


@rule("ILL-002", Severity.ERROR, "requests")
def example_shows_something_else(request: Request, _: RuleContext) -> Iterator[Violation]:
    """An example is what it says it is.

    What: The good example misses a point of the quality meter, or the poor one is concrete enough to be accepted.

    Why: The page of the two examples says what makes them good and poor, and it is made from the meter.

    Fix: Complete the good example, or take from the poor one what makes it concrete.
    """
    missing = score(request).missing
    if request.example_of == "good" and missing:
        yield Violation(
            ("example_of",), f"the good example misses: {', '.join(missing)}", "every point", "Complete the example."
        )
    if request.example_of == "poor" and not is_too_vague(request):
        yield Violation(
            ("example_of",), "the poor example would be accepted", "an example that QUA-001 refuses", "Make it vaguer."
        )
