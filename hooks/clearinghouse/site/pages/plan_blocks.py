"""A plan as a page shows it: one block for each work package, the way to the GEF, and why these sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from clearinghouse.domain.plans import Answer, Choice, Criterion, Gap, Option, PackagePlan, Plan, Question, Role, State
from clearinghouse.records import Organisation, Source
from clearinghouse.records.request import WorkPackage
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.source_contacts import SourceContact, contacts_of
from clearinghouse.wording.award_text import precedent_text
from clearinghouse.wording.plan_headline import headline
from clearinghouse.wording.plan_questions import MIGHT, first_question, no_role
from clearinghouse.wording.plan_sums import offer_text, open_text
from clearinghouse.wording.plan_text import PLAN_ROLE, brief_text

_Found = tuple[Source, list[int]]  # a source, and the numbers of the packages
MOST_ASKED = 3  # sources with one question and one role, on the page of a need
_MONEY = (Role.PAYS, Role.LENDS)
SHOWN_ROLES = (Role.PAYS, Role.LENDS, Role.DELIVERS, Role.ADVISES)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with what it gives for a work package, in words; `offer` may be empty."""

    source: Source
    offer: str


@dataclass(frozen=True, slots=True)
class RoleLine:
    """The likely sources of one role; `more` counts those that are left out.

    `same_as` is the number of an earlier work package with the same sources and offers, or 0: names say enough then.
    """

    role: Role
    label: str
    sources: tuple[SourceLine, ...]
    more: int
    same_as: int = 0

    @property
    def key(self) -> tuple[tuple[str, str], ...]:
        """What the sources are and give: equal for lines that say the same."""
        return tuple((item.source.id, item.offer) for item in self.sources)


@dataclass(frozen=True, slots=True)
class Asked:
    """A source to ask, with the numbers of the work packages; without numbers where there is one package."""

    source: Source
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskedRole:
    """Sources to ask that might do one thing; `label` is empty where that is the question. `more` are left out."""

    role: Role
    label: str
    sources: tuple[Asked, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class AskGroup:
    """Sources of which the same must be asked first, by what they might do."""

    question: str
    roles: tuple[AskedRole, ...]


@dataclass(frozen=True, slots=True)
class Precedent:
    """An award for such work, in words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class PackageBlock:
    """One work package with everybody who helps; `open` says what no money covers, and is empty when not known."""

    package: WorkPackage
    gap: Gap
    roles: tuple[RoleLine, ...]
    open: str
    currency: str | None
    precedents: tuple[Precedent, ...]

    @property
    def is_open(self) -> bool:
        """Whether no source is known to pay."""
        return self.gap is not Gap.GRANT


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """Why likely sources are likely, or what must be arranged: one sentence for all of which it is true."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan for a page. `refused` counts sources; `agencies` are those that are a way to the GEF for the country.

    Of the sources to ask first, `ask` has those that might pay or lend; `ask_for_help` counts the others. `reasons`
    are those of the sources that pay or lend. The plan that the page links to has the rest.
    """

    headline: tuple[str, ...]
    blocks: tuple[PackageBlock, ...]
    ask: tuple[AskGroup, ...]
    ask_count: int
    ask_for_help: int
    reasons: tuple[ReasonLine, ...]
    refused: int
    agencies: tuple[Organisation, ...]
    contacts: tuple[SourceContact, ...]


def plan_view(context: SiteContext, plan: Plan) -> PlanView:
    """Return what a page shows of a plan."""
    blocks = without_repetition([_block(context, item, plan.question) for item in plan.packages])
    asked, for_money = _to_ask(plan, Role), _to_ask(plan, _MONEY)
    return PlanView(
        headline(plan, plan.question.country.name, context.messages),
        blocks,
        tuple(with_money(ask_groups(context, plan.packages))),
        len(asked),
        len(asked - for_money),
        tuple(_reasons(context, plan)),
        context.facts.plans.count_refused(plan.question),
        agencies(context, plan.ways_to_gef),
        tuple(contacts_of(context, (answer.option.source for answer in _money(plan)))),
    )


def agencies(context: SiteContext, ways: Iterable[Source]) -> tuple[Organisation, ...]:
    """Return the organisations of some sources, each once, in the order of the sources."""
    keys = dict.fromkeys(source.organisation for source in ways)
    return tuple(context.catalogue.organisations[key] for key in keys)


def role_lines(context: SiteContext, plan: PackagePlan) -> Iterator[RoleLine]:
    """Yield the roles that have a likely source, with the first of these."""
    for role in SHOWN_ROLES:
        choice = plan.choices[role]
        if choice.likely:
            lines = tuple(SourceLine(item.option.source, offer(context, item.option)) for item in choice.likely)
            yield RoleLine(role, context.messages.gettext(PLAN_ROLE[role]), lines, _left_out(choice))


def ask_groups(context: SiteContext, plans: Sequence[PackagePlan]) -> tuple[AskGroup, ...]:
    """Group what must be asked first by the question, then by role; each source once in a group and role."""
    groups: dict[str, dict[Role, dict[str, _Found]]] = {}
    for number, plan in enumerate(plans, start=1):
        for role in Role:
            for item in plan.choices[role].ask:
                by_role = groups.setdefault(first_question(item, context.messages), {})
                found = by_role.setdefault(role, {}).setdefault(item.option.source.id, (item.option.source, []))
                found[1].append(number)
    return tuple(
        AskGroup(question, tuple(_asked_roles(context, question, by_role, several=len(plans) > 1)))
        for question, by_role in groups.items()
    )


def with_money(groups: Iterable[AskGroup]) -> Iterator[AskGroup]:
    """Yield what must be asked of sources that might pay or lend: at most `MOST_ASKED` of a question and a role."""
    for group in groups:
        roles = tuple(_shortened(item) for item in group.roles if item.role in _MONEY)
        if roles:
            yield replace(group, roles=roles)


def _shortened(item: AskedRole) -> AskedRole:
    return replace(item, sources=item.sources[:MOST_ASKED], more=len(item.sources[MOST_ASKED:]))


def _asked_roles(
    context: SiteContext, question: str, by_role: Mapping[Role, Mapping[str, _Found]], *, several: bool
) -> Iterator[AskedRole]:
    labels = context.messages.table(MIGHT)
    for role in Role:
        if role in by_role:
            # What is asked about the role itself needs no label that says that the role is unclear.
            label = "" if question == no_role(context.messages) else labels[role]
            found = [Asked(source, tuple(numbers) if several else ()) for source, numbers in by_role[role].values()]
            yield AskedRole(role, label, tuple(found))


def _block(context: SiteContext, plan: PackagePlan, question: Question) -> PackageBlock:
    return PackageBlock(
        plan.package,
        plan.gap,
        tuple(role_lines(context, plan)),
        open_text(plan, context.messages),
        plan.currency,
        tuple(_precedents(context, plan, question)),
    )


def without_repetition(blocks: Iterable[PackageBlock]) -> tuple[PackageBlock, ...]:
    """Mark the roles of which an earlier package has the same sources and offers; who can pay is said each time.

    An award is named once, at the first package that it is like.
    """
    first: dict[tuple[Role, tuple[tuple[str, str], ...]], int] = {}
    named = set[str]()
    marked = []
    for number, block in enumerate(blocks, start=1):
        places = [first.setdefault((line.role, line.key), number) for line in block.roles]
        roles = (
            replace(line, same_as=place) if place < number and line.role is not Role.PAYS else line
            for line, place in zip(block.roles, places, strict=True)
        )
        new = tuple(item for item in block.precedents if item.id not in named)[:1]
        named.update(item.id for item in new)
        marked.append(replace(block, roles=tuple(roles), precedents=new))
    return tuple(marked)


def _precedents(context: SiteContext, plan: PackagePlan, question: Question) -> Iterator[Precedent]:
    catalogue = context.catalogue
    for award in context.facts.awards.precedents(question, plan.package.package):
        text = precedent_text(award, catalogue.sources, catalogue.countries, context.messages)
        yield Precedent(award.id, text)


@cache  # many needs show the offers that are the best of all
def offer(context: SiteContext, option: Option) -> str:
    """Return what a source gives, in words."""
    return offer_text(option, context.labels, context.messages)


def _left_out(choice: Choice) -> int:
    return choice.likely_count - len(choice.likely)


def _to_ask(plan: Plan, roles: Iterable[Role]) -> set[str]:
    return {item.option.source.id for own in plan.packages for role in roles for item in own.choices[role].ask}


def _reasons(context: SiteContext, plan: Plan) -> Iterator[ReasonLine]:
    """Yield why those that pay or lend serve the country, then what must be arranged, with the sources of each."""
    found: dict[tuple[bool, str], dict[str, Source]] = {}
    for answer in _money(plan):
        for item in answer.findings:
            if item.criterion is Criterion.COUNTRY or item.state is State.TO_ARRANGE:
                key = item.state is State.TO_ARRANGE, brief_text(item, context.labels, context.messages)
                found.setdefault(key, {})[answer.option.source.id] = answer.option.source
    for key in sorted(found, key=lambda key: key[0]):
        yield ReasonLine(key[1], tuple(found[key].values()))


def _money(plan: Plan) -> Iterator[Answer]:
    for item in plan.packages:
        for role in _MONEY:
            yield from item.choices[role].likely
