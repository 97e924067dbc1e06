"""The table of a country: for each work package who can pay, may lend, delivers and advises for its government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from clearinghouse.domain.plans import MOST_LIKELY, Question, Role, assess_option, options_of
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.country_cards import CountryCards
from clearinghouse.site.pages.plan_blocks import SHOWN_ROLES
from clearinghouse.site.pages.source_contacts import contacts_of
from clearinghouse.site.templating.environment import rendered
from clearinghouse.wording.plan_questions import first_question, no_role
from clearinghouse.wording.plan_text import PLAN_ROLE

_ROOT = "../../"
_MOST_APART = 60  # sources that are not for a government alone


@dataclass(frozen=True, slots=True)
class Cell:
    """The likely sources of one role, how many are left out, and how many could be asked."""

    role: Role
    links: Markup
    more: int
    ask: int


@dataclass(frozen=True, slots=True)
class PackageRow:
    """One work package with a cell for each role."""

    package: str
    cells: tuple[Cell, ...]


class CountryTable:
    """Renders the table for one question at a time. `code` stands for the code of the country in its links."""

    def __init__(self, context: SiteContext, cards: CountryCards, code: str) -> None:
        """Use the links that `cards` has rendered."""
        self._context, self._cards, self._code = context, cards, code

    def html(self, question: Question, likely: Sequence[Source]) -> Markup:
        """Return the table, and the `likely` sources of the country that have no place in it."""
        shown: set[str] = set()
        rows = [self._row(item.package, question, shown) for item in question.packages]
        apart = [source for source in likely if source.id not in shown]
        html = self._context.render(
            "country_table",
            _ROOT,
            code=self._code,
            rows=rows,
            others=[row for row in rows if any(cell.links for cell in row.cells[1:])],
            roles=[(role, self._context.messages.gettext(PLAN_ROLE[role])) for role in SHOWN_ROLES],
            apart=list(self._apart(apart[:_MOST_APART], question)),
            apart_count=len(apart),
            contacts=list(contacts_of(self._context, self._payers(question))),
        )
        return rendered(html)

    def _row(self, package: str, question: Question, shown: set[str]) -> PackageRow:
        return PackageRow(package, tuple(self._cell(package, role, question, shown) for role in SHOWN_ROLES))

    def _payers(self, question: Question) -> Iterator[Source]:
        """Yield the sources that the table names as payers."""
        index = self._context.facts.plans
        for item in question.packages:
            places = index.places(item.package, Role.PAYS, question)
            yield from islice(places.sources(places.likely), MOST_LIKELY)

    def _cell(self, package: str, role: Role, question: Question, shown: set[str]) -> Cell:
        places = self._context.facts.plans.places(package, role, question)
        count = places.likely.bit_count()
        shown.update(source.id for source in places.sources(places.likely))
        first = islice(places.sources(places.likely), MOST_LIKELY)
        links = Markup(", ").join(map(self._cards.link, first))
        return Cell(role, links, max(0, count - MOST_LIKELY), places.ask.bit_count())

    def _apart(self, sources: Iterable[Source], question: Question) -> Iterator[tuple[str, Markup]]:
        """Group sources that serve the country by what else must be asked or arranged before they help."""
        groups: dict[str, list[Source]] = {}
        for source in sources:
            groups.setdefault(self._question_of(source, question), []).append(source)
        for text, members in groups.items():
            yield text, Markup(", ").join(map(self._cards.link, members))

    def _question_of(self, source: Source, question: Question) -> str:
        options = options_of(source, self._context.facts.intakes[source.id])
        answers = (assess_option(option, question, self._context.facts.plans.topics) for option in options)
        asked = next((answer for answer in answers if answer.verdict is Verdict.MORE_INFORMATION), None)
        return first_question(asked, self._context.messages) if asked else no_role(self._context.messages)
