"""What a plan answers: a country, who applies, for which topics, for which work packages, at what cost.

A need of the catalogue is one such question; a country, a topic, a package and a sum chosen by a reader is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.records import Country, Request
from clearinghouse.records.request import WorkPackage

# A need goes through the national focal point (proposal, paragraph 10a): where it names none, a government applies.
DEFAULT_APPLICANTS = ("national-government",)


@dataclass(frozen=True, slots=True)
class Question:
    """Who needs what. `open_cost` is in whole units of `currency`; `gef_paid` is None when it is not known.

    Without topics, every topic is meant. `stated_applicants` says whether the applicants were named; else they are the
    default.
    """

    country: Country
    topics: tuple[str, ...]
    packages: tuple[WorkPackage, ...]
    applicants: tuple[str, ...] = DEFAULT_APPLICANTS
    stated_applicants: bool = False
    open_cost: int | None = None
    currency: str | None = None
    gef_paid: bool | None = None


def question_of_need(request: Request, country: Country) -> Question:
    """Return the question that a need asks: its work packages that are not done, and what of its cost is open."""
    return Question(
        country=country,
        topics=request.topics,
        packages=tuple(item for item in request.packages if not item.done),
        applicants=request.applicants or DEFAULT_APPLICANTS,
        stated_applicants=bool(request.applicants),
        open_cost=sum_sought(request),
        currency=request.budget.currency,
        gef_paid=_gef_paid(request),
    )


def ask(
    country: Country,
    *,
    topics: Iterable[str] = (),
    packages: Iterable[str] = (),
    applicants: Iterable[str] = (),
    amount: int | None = None,
    currency: str | None = None,
) -> Question:
    """Return the question that a reader asks; `amount` is the sum that is open, in whole units of `currency`."""
    stated = tuple(applicants)
    return Question(
        country=country,
        topics=tuple(topics),
        packages=tuple(WorkPackage(package=package) for package in packages),
        applicants=stated or DEFAULT_APPLICANTS,
        stated_applicants=bool(stated),
        open_cost=amount,
        currency=currency,
    )


def sum_sought(request: Request) -> int | None:
    """Return the sum that is sought: as stated, else the total less what is secured, when both are stated.

    Where everything is secured no sum is sought, and None is returned: what else is needed was not put in money.
    """
    budget = request.budget
    if budget.sought is not None:
        return budget.sought
    if budget.total is None or budget.secured is None:
        return None
    left = budget.total - budget.secured
    return left if left > 0 else None


def open_cost(package: WorkPackage) -> int | None:
    """Return what of the cost of a work package is not secured; None when its cost is not stated."""
    return None if package.cost is None else max(package.cost - (package.secured or 0), 0)


def _gef_paid(request: Request) -> bool | None:
    paid = [project.gef for project in request.existing_projects]
    if True in paid:
        return True
    return None if not paid or None in paid else False
