"""Rules about records that must agree with each other: names, addresses, centres, vocabularies, the work plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from urllib.parse import urlsplit

from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import KINDS, Centre, Record, Request, Vocabulary, Workplan
from clearinghouse.rules.rule import RuleContext, Violation, rule
from clearinghouse.text import fold_name


@rule("DUP-001", Severity.ERROR)
def duplicate_name(context: RuleContext) -> Iterator[Violation]:
    """Two records of a kind do not have the same name.

    What: The name is that of another record, ignoring case, accents and punctuation.

    Why: It is usually one thing recorded twice, with facts that will diverge.

    Fix: Merge the two records, and leave a "moved_to" in place of one. If they differ, make the difference clear in the
    names.
    """
    for kind in (kind.name for kind in KINDS.values() if kind.has_unique_name):
        names = {key: _name(record) for key, record in context.catalogue.records(kind).items() if not _retired(record)}
        yield from _twice(kind, names, "name", fold_name, context)
    titles = {
        key: f"{item.country or ''} {item.title}"
        for key, item in context.catalogue.requests.items()
        if not item.retired
    }
    yield from _twice("requests", titles, "title", fold_name, context)


@rule("DUP-002", Severity.WARNING)
def duplicate_address(context: RuleContext) -> Iterator[Violation]:
    """Two sources, organisations or centres do not have the same page.

    What: The address of the page is the same as that of another record of the kind.

    Why: It may be one thing recorded twice.

    Fix: Merge the records, or give each the page that is only about it.
    """
    for kind in ("sources", "organisations", "centres"):
        records = context.catalogue.records(kind).items()
        urls = {key: getattr(record, "url", None) for key, record in records if not _retired(record)}
        addresses = {key: url for key, url in urls.items() if url}
        yield from _twice(kind, addresses, "url", _plain_address, context)


def _plain_address(url: str) -> str:
    """Return what tells two pages apart: not the scheme, "www.", the usual port, and the place in the page."""
    parts = urlsplit(url.lower())
    host = parts.netloc.removesuffix(":443").rstrip(".").removeprefix("www.")
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""  # some sites keep their pages there
    return f"{host}{parts.path.rstrip('/')}?{parts.query}#{route}"


_DESCRIPTIONS = {"name": "name", "title": "title in the same country", "url": "address"}


def _name(record: Record) -> str:
    return str(getattr(record, "name", ""))


def _retired(record: Record) -> bool:
    return bool(getattr(record, "retired", None))


def _twice(
    kind: str, values: Mapping[str, str], field: str, fold: Callable[[str], str], context: RuleContext
) -> Iterator[Violation]:
    """Yield a violation for each record that has the value of another one.

    A record that is not published yet is the duplicate. When the published state is not known, either can be, so both
    have the same name; one address is reported once, because one of the two records can have an exception for it.
    """
    groups: dict[str, list[str]] = {}
    for identifier, value in values.items():
        groups.setdefault(fold(value), []).append(identifier)
    for identifiers in groups.values():
        first, *others = sorted(identifiers, key=lambda identifier: (kind, identifier) not in context.published)
        pairs = [(other, first) for other in others]
        if others and field != "url" and not context.published:
            pairs = [(first, others[0]), *pairs]
        for identifier, other in pairs:
            yield Violation(
                (field,),
                f"the {_DESCRIPTIONS[field]} is the same as that of {KINDS[kind].path(other)}",
                "a unique value",
                "Merge the two records, or make the difference clear.",
                record=(kind, identifier),
            )


@rule("CEN-001", Severity.ERROR, "requests")
def centre_does_not_serve(request: Request, context: RuleContext) -> Iterator[Violation]:
    """A request goes to a centre that serves its country.

    What: "centre" names a centre whose list of countries is known and does not include the country of the request.

    Why: The centre and the country would each expect the other to act.

    Fix: Name a centre that serves the country, omit "centre", or correct the list of the centre.
    """
    centre = context.catalogue.centres.get(request.centre or "")
    if request.country and centre and centre.serves and request.country not in centre.serves:
        serving = [
            key
            for key, item in context.catalogue.centres.items()
            if request.country in item.serves and not item.retired
        ]
        yield Violation(
            ("centre",),
            f'"{centre.id}" does not list {request.country}',
            f"one of {', '.join(serving)}" if serving else "a centre that lists the country",
            'Name such a centre, or omit "centre".',
            serving[0] if serving else "",
        )


@rule("CEN-002", Severity.WARNING, "centres")
def own_country_not_served(centre: Centre, _: RuleContext) -> Iterator[Violation]:
    """A centre serves the country in which it is located.

    What: The list of countries is known and does not include the centre's own country.

    Why: It was probably forgotten, and the country would seem to have no centre.

    Fix: Check the list. If it really does not include the country, say so in the note.
    """
    if centre.serves and centre.country not in centre.serves and not centre.serves_note:
        yield Violation(
            ("serves", "countries"),
            f"{centre.country} is not on the list of its own centre",
            "the country of the centre, or a note",
            "Check the list, or explain it in the note.",
        )


@rule("CEN-003", Severity.ERROR, "centres")
def one_sided_partners(centre: Centre, context: RuleContext) -> Iterator[Violation]:
    """Partner centres name each other.

    What: This centre names a partner that does not name it.

    Why: The two pages would contradict each other.

    Fix: Add this centre to the partners of the other one, or remove that one here.
    """
    for number, key in enumerate(centre.partners):
        other = context.catalogue.centres.get(key)
        if other and centre.id not in other.partners:
            yield Violation(
                ("partners", number),
                f'"{key}" does not name "{centre.id}" as a partner',
                "partners on both sides",
                f'Add "{centre.id}" to its partners, or remove it here.',
            )


@rule("VOC-001", Severity.ERROR, "vocabularies")
def broken_hierarchy(vocabulary: Vocabulary, _: RuleContext) -> Iterator[Violation]:
    """Broader terms exist and do not form a circle.

    What: "broader" does not name a term of the vocabulary, or leads back to the term itself.

    Why: A plan walks up from a term to its broader ones and would find nothing, or never end.

    Fix: Name a broader term of the same vocabulary.
    """
    for key, term in vocabulary.terms.items():
        where = ("terms", key, "broader")
        if term.broader and term.broader not in vocabulary.terms:
            yield Violation(
                where,
                f'"{term.broader}" is not a term of this vocabulary',
                "a term of the same vocabulary",
                "Correct it.",
                suggest(term.broader, vocabulary.terms),
            )
        elif term.broader and _circular(
            key, lambda term_id: [vocabulary.terms[term_id].broader or ""], vocabulary.terms
        ):
            yield Violation(where, f'"{key}" leads back to itself', "a broader term", "Remove one link of the circle.")


@rule("WPL-001", Severity.ERROR, "workplan")
def broken_order(plan: Workplan, _: RuleContext) -> Iterator[Violation]:
    """Activities come after activities that exist, and do not form a circle.

    What: "after" does not name an activity of the plan, or leads back to the activity itself.

    Why: The plan could not be carried out in any order.

    Fix: Name activities by their identifiers.
    """
    known = {item.id: item for strand in plan.strands for item in strand.activities}
    for row, strand in enumerate(plan.strands):
        for number, item in enumerate(strand.activities):
            where = ("strands", row, "activities", number, "after")
            for place, key in enumerate(item.after):
                if key not in known:
                    yield Violation(
                        (*where, place),
                        f'"{key}" is not an activity of the plan',
                        "an activity of the plan",
                        "Correct it.",
                        suggest(key, known),
                    )
            if item.after and _circular(item.id, lambda key: list(known[key].after), known):
                yield Violation(
                    where, f'"{item.id}" leads back to itself', "an earlier activity", "Remove one link of the circle."
                )


def _circular(start: str, following: Callable[[str], list[str]], known: Collection[str]) -> bool:
    """Whether following the links leads back to `start`."""
    seen: set[str] = set()
    ahead = list(following(start))
    while ahead:
        key = ahead.pop()
        if key == start:
            return True
        if key in known and key not in seen:
            seen.add(key)
            ahead += following(key)
    return False
