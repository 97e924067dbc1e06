"""The beginning of a proposal as sections of text: what the records know is filled in, what is missing is marked.

The page and the file for word processors are made from the same sections, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.domain.intake import Intake
from clearinghouse.domain.plans import Role
from clearinghouse.domain.proposals import Proposal, ProposedPart
from clearinghouse.domain.request_quality import Point, score
from clearinghouse.language.formats import money, number
from clearinghouse.language.messages import Messages
from clearinghouse.text import capitalized
from clearinghouse.wording.deadline_text import intake_sentence
from clearinghouse.wording.labels import Wording
from clearinghouse.wording.plan_text import PLAN_ROLE, Labels, finding_text


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, an entry of a list or a cell; `is_missing` marks what the applicant has to add."""

    words: str
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table with its caption."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, then a table, then things to do."""

    heading: str
    paragraphs: tuple[Text, ...] = ()
    table: DraftTable | None = None
    tasks: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposalText:
    """A whole draft in one language."""

    title: str
    subtitle: str
    note: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """What the text of proposals needs besides the proposal; `countries` has names by code."""

    labels: Labels
    countries: Mapping[str, str]
    wording: Wording

    def write(self, proposal: Proposal, intake: Intake) -> ProposalText:
        """Return the draft of a proposal; `intake` is that of the source on the date."""
        _, source = self._messages.gettext, proposal.source
        country = self.countries[proposal.need.question.country.id]
        return ProposalText(
            title=_("Draft proposal: %(title)s", title=proposal.request.title),
            subtitle=_("%(country)s, to %(source)s", country=country, source=source.name),
            note=_(
                "Made from public records. Nobody has submitted it, and the source has promised nothing. Marked parts "
                "are missing. Use the source’s own form if it has one."
            ),
            sections=tuple(self._sections(proposal, intake)),
        )

    @property
    def _messages(self) -> Messages:
        return self.wording.messages

    def _sections(self, proposal: Proposal, intake: Intake) -> Iterator[Section]:
        _ = self._messages.gettext
        request = proposal.request
        yield Section(_("1. Problem"), (Text(request.problem), *self._facts(proposal)))
        yield Section(_("2. Work packages and quantities"), table=self._packages(proposal.parts))
        yield Section(_("3. Budget"), table=self._budget(proposal), paragraphs=tuple(self._sums(proposal)))
        yield Section(_("4. What was done before"), tuple(self._earlier(proposal)))
        yield Section(_("5. How the result will be measured"), (self._stated(request.done_when),))
        yield Section(
            _("6. What the source asks for"),
            (Text(intake_sentence(intake, self._messages)),),
            tasks=tuple(self._tasks(proposal)),
        )
        missing = [point for point in score(request).missing if point not in (Point.ASKED, Point.DONE)]
        if missing:
            yield Section(
                _("7. What is still missing"),
                tasks=tuple(Text(self.wording.point[point], is_missing=True) for point in missing),
            )

    def _facts(self, proposal: Proposal) -> Iterator[Text]:
        _, request = self._messages.gettext, proposal.request
        for label, value in (
            (_("Place"), request.place),
            (_("Obligations under the Convention"), ", ".join(request.articles)),
            (_("Time frame"), request.timeframe),
        ):
            stated = self._stated(value)
            yield Text(_("%(label)s: %(value)s", label=label, value=stated.words), stated.is_missing)

    def _packages(self, parts: Sequence[ProposedPart]) -> DraftTable:
        _ = self._messages.gettext
        rows = tuple(self._package_row(part) for part in parts)
        head = (_("Work package"), _("What"), _("Quantity"), _("What the source does"))
        return DraftTable(_("Work packages with which this source can help"), head, rows)

    def _package_row(self, part: ProposedPart) -> tuple[Text, ...]:
        package = part.plan.package
        quantity = package.quantity
        amount = f"{number(quantity.value, self._messages.language)} {quantity.unit}" if quantity else None
        role = self._messages.gettext(PLAN_ROLE[part.answer.option.role])
        return self._package_name(part), self._stated(package.what), self._stated(amount), Text(role)

    def _budget(self, proposal: Proposal) -> DraftTable:
        _ = self._messages.gettext
        head = (_("Work package"), _("Cost"), _("Secured"), _("Asked from this source"), _("Other sources"))
        rows = tuple(
            (
                self._package_name(part),
                self._sum(part.plan.package.cost, part.plan.currency),
                self._sum(part.plan.package.secured, part.plan.currency),
                self._stated(None),
                self._stated(None),
            )
            for part in proposal.parts
        )
        return DraftTable(_("Budget"), head, rows)

    def _sums(self, proposal: Proposal) -> Iterator[Text]:
        _, question = self._messages.gettext, proposal.need.question
        if question.open_cost is not None:
            shown = money(question.open_cost, question.currency, self._messages.language)
            yield Text(_("Still missing for the whole need: %(sum)s.", sum=shown))
        ceilings = {
            part.answer.option.ceiling for part in proposal.parts if part.answer.option.role is not Role.DELIVERS
        }
        for ceiling in sorted(item for item in ceilings if item is not None):
            shown = money(ceiling, proposal.source.amount.currency, self._messages.language)
            yield Text(_("The source pays at most %(sum)s for one project.", sum=shown))

    def _earlier(self, proposal: Proposal) -> Iterator[Text]:
        _, projects = self._messages.gettext, proposal.request.existing_projects
        for project in projects:
            parts = [project.what, project.funder, project.period]
            yield Text("; ".join(part for part in parts if part))
        if not projects:
            yield self._stated(None)

    def _tasks(self, proposal: Proposal) -> Iterator[Text]:
        _, access = self._messages.gettext, proposal.source.access
        for paper in access.documents:
            signed = paper.signed_by
            yield Text(_("%(paper)s (signed by: %(who)s)", paper=paper.name, who=signed) if signed else paper.name)
        yield from map(Text, access.requirements)
        names = {finding for part in proposal.parts for finding in part.answer.tasks}
        for finding in sorted(names):
            words = finding_text(finding, self.labels, self.countries, self._messages)
            yield Text(capitalized(words))
        if not access.documents and not access.requirements:
            yield Text(_("We found no requirements; ask the source."), is_missing=True)

    def _package_name(self, part: ProposedPart) -> Text:
        package = part.plan.package.package
        return Text(self.labels.get("work-packages", {}).get(package, package))

    def _sum(self, value: int | None, currency: str | None) -> Text:
        return self._stated(None if value is None else money(value, currency, self._messages.language))

    def _stated(self, value: str | None) -> Text:
        return Text(value) if value else Text(self._messages.gettext("[to be added]"), is_missing=True)
