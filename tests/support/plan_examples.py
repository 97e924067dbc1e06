"""Random sources, needs and questions for tests of plans, and the answer that the definition gives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from clearinghouse.domain.intake import Intake, assess_intake
from clearinghouse.domain.plans import Option, Question, Role, Topics, assess_option, options_of
from clearinghouse.domain.plans.order import order_key
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Country, Source
from clearinghouse.records.request import WorkPackage
from hypothesis import strategies as st

from support.factories import made_up, made_up_country

DAY = date(2026, 11, 28)
# Fields with a broader one, kinds of work, and the topic that is wider than all.
TOPICS = Topics(
    work={
        "nip": frozenset({"inventory", "institutions"}),
        "disposal": frozenset({"destruction"}),
        "general-chemicals": frozenset({"institutions"}),
    },
    related={
        "pcb": frozenset({"chemicals"}),
        "ddt": frozenset({"chemicals"}),
        "chemicals": frozenset({"pcb", "ddt"}),
        "waste": frozenset(),
        **dict.fromkeys(("nip", "disposal", "general-chemicals"), frozenset()),
    },
)
COUNTRIES = (
    made_up_country("AAA", oda=True, un_group="african"),
    made_up_country("BBB", oda=True, party="no", ldc=True, un_group="african"),
    made_up_country("CCC", oda=True, party="unsure", un_group="grulac", sids=True),
    made_up_country("DDD", donor={"eu": True, "dac": True}, un_group="weog"),
    made_up_country("EEE", transition=["undp"], un_group="eastern-european"),
    made_up_country("FFF"),
)
_CODES = tuple(country.id for country in COUNTRIES)
_PACKAGES = ("inventory", "destruction", "training")
_FIELDS = ("pcb", "ddt", "chemicals", "waste", "nip", "disposal", "general-chemicals")
_APPLICANTS = ("national-government", "utility", "ngo", "professional")
_KINDS = (
    "party",
    "provider-country",
    "income",
    "group",
    "applicant-seat",
    "partner",
    "single-country",
    "endorsement",
    "no-gef-financed",
    "no-gef-overlap",
    "purpose",
    "cofinancing",
    "min-total",
    "max-total",
    "ask-provider",
    "of-another-time",
)
_BOOLEANS, _NUMBERS, _COUNTRIES = st.booleans(), st.integers(0, 10**6), st.sampled_from(COUNTRIES)
_COSTS = st.none() | st.sampled_from([1, 40, 99, 100, 101, 1000, 2000, 2001, 10**6])


@cache
def one_of(*values: object) -> st.SearchStrategy:
    """Draw one of the values. To make a strategy takes longer than to draw from it, so each is made once."""
    return st.sampled_from(values)


@cache
def some(values: tuple[str, ...], most: int, least: int = 0) -> st.SearchStrategy[list[str]]:
    """Draw some of the values, each once."""
    return st.lists(one_of(*values), unique=True, min_size=least, max_size=most)


_CONDITIONS = {
    "provider-country": ("countries", some(_CODES, 2)),
    "applicant-seat": ("countries", some(_CODES, 3)),
    "income": ("income_groups", some(("LDC", "LMIC", "UMIC"), 2)),
    "group": ("groups", some(("ldc", "sids"), 2)),
    "purpose": ("topics", some(_FIELDS, 3)),
    "min-total": ("amount", _COSTS),
    "max-total": ("amount", _COSTS),
}


@st.composite
def conditions(draw: st.DrawFn) -> dict:
    """Draw a condition of any kind, an unknown one among them, with the field that its kind may have."""
    kind = draw(one_of(*_KINDS))
    condition = {"kind": kind}
    if kind in _CONDITIONS:
        name, values = _CONDITIONS[kind]
        condition[name] = draw(values)
    otherwise = draw(one_of("", "ask", "not-eligible"))
    return {**condition, "otherwise": otherwise} if otherwise else condition


@st.composite
def provisions(draw: st.DrawFn) -> dict:
    """Draw a line of what a source does."""
    role = draw(one_of("pays", "delivers", "advises", "unclear"))
    return {
        "packages": draw(some(_PACKAGES, 3, 1)),
        "role": role,
        "form": draw(one_of("grant", "market-loan", None)),
        "topics": draw(some(_FIELDS, 2)),
        "ceiling": draw(_COSTS),
    }


_PROVISIONS, _SOME_CONDITIONS = st.lists(provisions(), max_size=3), st.lists(conditions(), max_size=3)


@st.composite
def sources(draw: st.DrawFn, number: int = 0, role: str = "") -> Source:
    """Draw a source; with a `role` all of its lines have that one."""
    lines = draw(_PROVISIONS)
    return made_up(
        f"source-{number}-{draw(_NUMBERS)}",
        donors=draw(some(_CODES, 1)),
        topics=draw(some(_FIELDS, 3)),
        any_topic=draw(_BOOLEANS),
        relevance=draw(one_of("direct", "adjacent", "co-benefit")),
        provides=[{**line, "role": role or line["role"]} for line in lines],
        conditions=draw(_SOME_CONDITIONS),
        stated=draw(one_of("open", "periodic", "closed", "not-stated")),
        eligibility={
            "basis": draw(one_of("any", "oda-list", "developing-and-eit", "named-list", "unknown")),
            "regions": draw(some(("africa", "latin-america-caribbean", "global"), 1)),
            "countries": draw(some(_CODES, 2)),
            "excluded": draw(some(_CODES, 1)),
            "applicants": draw(some(_APPLICANTS, 2)),
            "serves_donors": draw(_BOOLEANS),
        },
        amount={
            "min": draw(_COSTS),
            "max": draw(_COSTS),
            "currency": draw(one_of("USD", "EUR", None)),
            "per": draw(one_of("project", "year", None)),
        },
    )


@st.composite
def catalogues(draw: st.DrawFn, most: int = 6) -> list[Source]:
    """Draw some sources with different ids."""
    return [draw(sources(number)) for number in range(draw(st.integers(0, most)))]


@st.composite
def work_packages(draw: st.DrawFn) -> WorkPackage:
    """Draw a work package, perhaps with a cost of its own."""
    return WorkPackage(
        draw(one_of(*_PACKAGES)),
        cost=draw(_COSTS),
        secured=draw(one_of(None, 10)),
        currency=draw(one_of("USD", None)),
    )


_SOME_PACKAGES = st.lists(work_packages(), max_size=3)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Draw a question: topics that no record knows are among them, and packages may come twice."""
    stated = draw(some(_APPLICANTS, 2))
    return Question(
        country=draw(_COUNTRIES),
        topics=tuple(draw(some((*_FIELDS, "of-another-time"), 3))),
        packages=tuple(draw(_SOME_PACKAGES)),
        applicants=tuple(stated) or ("national-government",),
        stated_applicants=bool(stated),
        open_cost=draw(_COSTS),
        currency=draw(one_of("USD", "EUR", None)),
        gef_paid=draw(one_of(True, False, None)),
    )


def intake(source: Source) -> Intake:
    """Return the intake of a source on the day of these tests."""
    return assess_intake(source, as_of=DAY)


def by_definition(
    options: Iterable[Option], question: Question, package: str, role: Role
) -> dict[Verdict, list[Option]]:
    """Return for each verdict the option of each source that the definition gives for one role, in their order.

    A source counts once, with its best verdict, and by the first option that has it.
    """
    found: dict[Verdict, list[Option]] = {verdict: [] for verdict in Verdict}
    counted: set[str] = set()
    own = sorted((item for item in options if (item.package, item.role) == (package, role)), key=order_key)
    verdicts = [(item, assess_option(item, question, TOPICS).verdict) for item in own]
    for verdict in Verdict:
        for item, its_own in verdicts:
            if its_own is verdict and item.source.id not in counted:
                counted.add(item.source.id)
                found[verdict].append(item)
    return found


def all_options(catalogue: Iterable[Source]) -> list[Option]:
    """Return the options of some sources."""
    return [option for source in catalogue for option in options_of(source, intake(source))]


def named(country: Country, source: Source) -> bool:
    """Say whether a source names a country."""
    return country.id in source.eligibility.countries
