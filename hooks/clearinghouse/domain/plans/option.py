"""One thing that a source does for a work package, and what is known about it for a question."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.domain.intake import Intake
from clearinghouse.domain.plans.finding import Finding, State
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from clearinghouse.records.source import Provision

LOANS = frozenset({"concessional-loan", "market-loan", "guarantee", "equity"})  # terms of the assistance types


class Role(StrEnum):
    """What a source is for a work package, in the order of a plan. Only PAYS and LENDS are money."""

    PAYS = "pays"
    LENDS = "lends"
    DELIVERS = "delivers"
    ADVISES = "advises"
    UNCLEAR = "unclear"

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """A line of what a source does, for one of its packages; `ceiling` in whole units of `currency`."""

    source: Source
    provision: Provision
    package: str
    role: Role
    intake: Intake

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics for which the line holds."""
        return self.provision.topics or self.source.topics

    @property
    def ceiling(self) -> int | None:
        """The most that it pays for one project, if that is stated for a project and not for another measure."""
        amount = self.source.amount
        return self.provision.ceiling or (amount.max if amount.per in (None, "project") else None)

    @property
    def currency(self) -> str | None:
        """The currency of the ceiling."""
        return self.source.amount.currency


@dataclass(frozen=True, slots=True)
class Answer:
    """An option with its verdict for a question, and the findings behind it."""

    option: Option
    verdict: Verdict
    findings: tuple[Finding, ...]

    @property
    def questions(self) -> tuple[Finding, ...]:
        """What must be asked first."""
        return tuple(item for item in self.findings if item.state is State.UNKNOWN)

    @property
    def tasks(self) -> tuple[Finding, ...]:
        """What the applicant must arrange or show."""
        return tuple(item for item in self.findings if item.state is State.TO_ARRANGE)


def role_of(provision: Provision) -> Role:
    """Return the role of a line; money that must be paid back, or that buys a share, is lent."""
    if provision.role == "pays" and provision.form in LOANS:
        return Role.LENDS
    return Role(provision.role)


def options_of(source: Source, intake: Intake) -> list[Option]:
    """Return one option for each work package of each line of a source."""
    return [
        Option(source, provision, package, role_of(provision), intake)
        for provision in source.provides
        for package in provision.packages
    ]
