"""Advice on requests: what a source must know before it can help. The structure is checked, not only the words.

The advice is for submitted requests and for the good example. A documented need says what its document says, and its
authors cannot be asked for more; the poor example is poor on purpose. Both are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.request_quality import MIN_CONCRETE_POINTS, Point, has_point, is_too_vague, score
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Request
from clearinghouse.records.requirements import requires
from clearinghouse.rules.rule import RuleContext, Violation, rule

_MAX_TOPICS = 4


def _is_advised(request: Request) -> bool:
    if request.retired:
        return False
    return request.origin == "submitted" or (request.origin == "illustrative" and request.example_of != "poor")


def _advice(field: str, message: str, expected: str, fix: str) -> Violation:
    return Violation((field,), message, expected, fix, of_key=True)


@rule("QUA-001", Severity.ERROR, "requests")
def request_too_vague(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A submitted request is concrete enough to be answered.

    What: The request has fewer than two of these: a quantity with a number, a place, any amount of money, a time frame,
    and what "done" means. "Capacity building in general" is rejected in this way, whatever words it uses.

    Why: General requests are the documented reason why systems like this one find no matches. Sent back at once, with
    the questions, they cost the country less time than a year of silence.

    Fix: Answer the questions of rules QUA-002 to QUA-007. The regional centre helps with that.
    """
    if request.origin == "submitted" and not request.retired and is_too_vague(request):
        yield Violation(
            ("problem",),
            "the request is too general for any source to answer",
            f'at least {MIN_CONCRETE_POINTS} of: a quantity, a place, an amount, a time frame, what "done" means',
            'Say how much, where, what it costs, by when, or what "done" means.',
        )


@rule("QUA-002", Severity.WARNING, "requests")
def quantity_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says how much.

    What: "quantities" has no figure. Documented needs are skipped: their authors cannot be asked.

    Why: A source cannot judge the cost of "some transformers", or whether it is too small or too large for it.

    Fix: Add each thing that is counted, with number, unit and year. Estimates are welcome; say in the note how good
    they are.
    """
    if _is_advised(request) and not has_point(request, Point.QUANTITY):
        yield _advice(
            "quantities",
            "the request does not say how much is needed",
            "at least one quantity with a number",
            "Add item, value and unit; say in the note how good the figure is.",
        )


@rule("QUA-003", Severity.WARNING, "requests")
def place_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says where.

    What: "place" is missing. Documented needs are skipped: their authors cannot be asked.

    Why: Cost, transport and local partners depend on the place. Many sources choose by region or site.

    Fix: Name the town, site, district or institution. If it is the whole country, say so.
    """
    if _is_advised(request) and not has_point(request, Point.PLACE):
        yield _advice(
            "place",
            "the request does not say where help is needed",
            "the town, site, district or institution",
            'Add "place".',
        )


@rule("QUA-004", Severity.WARNING, "requests")
def budget_not_split(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request splits its budget.

    What: "budget" does not give all three amounts: total, secured and sought. Documented needs are skipped: their
    authors cannot be asked.

    Why: A donor must see what everything costs, what others already pay, and what is asked of it.

    Fix: Give the three amounts. Zero is an answer; a missing amount is not.
    """
    if _is_advised(request) and not has_point(request, Point.BUDGET):
        yield _advice(
            "budget",
            "the budget lacks total, secured or sought",
            "three amounts; zero is an answer",
            "Add the missing amounts.",
        )


@rule("QUA-005", Severity.WARNING, "requests")
def attempts_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says what was tried.

    What: "existing_projects" is empty. Documented needs are skipped: their authors cannot be asked.

    Why: Sources do not pay twice for the same thing, and build on what exists. What failed is worth knowing too.

    Fix: Add what was or is being done about it, who paid, and when; include GEF projects.
    """
    if _is_advised(request) and not has_point(request, Point.TRIED):
        yield _advice(
            "existing_projects",
            "the request does not say what was tried before",
            "at least one earlier project or attempt",
            "Add it, even if it failed.",
        )


@rule("QUA-006", Severity.WARNING, "requests")
def others_asked_missing(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says who else was asked.

    What: "also_sent_to" is empty. Documented needs are skipped: their authors cannot be asked.

    Why: Two sources that learn about each other late may both stop. Openness costs the country nothing.

    Fix: Name everyone who has received the same request, or write "Nobody else".
    """
    if _is_advised(request) and not has_point(request, Point.ASKED):
        yield _advice(
            "also_sent_to",
            "the request does not say who else was asked",
            'each body that has received the same request, or "Nobody else"',
            'Add "also_sent_to".',
        )


@rule("QUA-007", Severity.WARNING, "requests")
def done_not_defined(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request says what "done" means.

    What: "done_when" is missing or too short to be useful. Documented needs are skipped: their authors cannot be asked.

    Why: Without it, nobody can answer the question that is asked after one year: was the need met?

    Fix: Write how one can see that the need is met, with a figure if there is one.
    """
    if _is_advised(request) and not has_point(request, Point.DONE):
        yield _advice(
            "done_when",
            "the request does not say how one can see that the need is met",
            "one sentence, with a figure if there is one",
            'Add "done_when".',
        )


@rule("QUA-008", Severity.WARNING, "requests")
def several_subjects(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request is about one thing.

    What: The request names more than four topics. Documented needs are skipped: their authors cannot be asked.

    Why: A source that can help with one of them cannot say yes to all of them, and so does not answer.

    Fix: Write a separate request for each thing that one source could do.
    """
    if _is_advised(request) and len(request.topics) > _MAX_TOPICS:
        yield _advice(
            "topics", f"{len(request.topics)} topics in one request", f"at most {_MAX_TOPICS}", "Split the request."
        )


@rule("ILL-001", Severity.ERROR, "requests")
def example_of_a_real_country(request: Request, _: RuleContext) -> Iterator[Violation]:
    """An invented example does not speak for a country.

    What: A record of origin "illustrative" names a country or a centre, or does not say whether it is a good or a poor
    example; or a record of another origin has no country, or says that it is an example.

    Why: It is not honest to put words into the mouth of a real country, even in an example.

    Fix: For an example, write country: null, omit "centre", and set "example_of". Otherwise name the country.
    """
    invented = request.origin == "illustrative"
    if invented and request.country:
        yield Violation(("country",), "an invented example names a country", "null", "Write country: null.")
    if invented and request.centre:
        yield Violation(("centre",), "an invented example names a centre", "no such key", "Remove it.", of_key=True)
    if invented and not request.example_of:
        yield Violation(("origin",), "the example does not say what it shows", "example_of: good or poor", "Add it.")
    if requires(request.origin, "country") and not request.country:
        yield Violation(("country",), "the country is missing", "the code of a country", "Name the country.")
    if not invented and request.example_of:
        yield Violation(("example_of",), "this is not an example", "no such key", "Remove it.", of_key=True)


@rule("ILL-002", Severity.ERROR, "requests")
def example_shows_something_else(request: Request, _: RuleContext) -> Iterator[Violation]:
    """An example is what it says it is.

    What: The good example lacks a point of the quality score, or the poor one is concrete enough to be accepted.

    Why: The page of the two examples says what makes them good and poor, and it is generated from the score.

    Fix: Complete the good example, or make the poor one less concrete.
    """
    missing = score(request).missing
    if request.example_of == "good" and missing:
        yield Violation(
            ("example_of",), f"the good example lacks: {', '.join(missing)}", "every point", "Complete the example."
        )
    if request.example_of == "poor" and not is_too_vague(request):
        yield Violation(
            ("example_of",), "the poor example would be accepted", "an example that QUA-001 rejects", "Make it vaguer."
        )
