"""What a plan answers: a country, who applies, for which topics, for which work packages, at what cost.

A need of the catalogue is one such question; a country, a topic, a package and a sum chosen by a reader is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.records import Country, Request
from clearinghouse.records.request import WorkPackage

# A need goes through the national focal point (proposal, paragraph 10a): where it names none, a government applies.
DEFAULT_APPLICANTS = ("national-government",)
# A need that no document has confirmed for this long is to be confirmed, and does not wait (DESIGN, section 4).
CONFIRMED_YEARS = 5


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


def is_in_use(request: Request) -> bool:
    """Return whether a record is a real need that is neither retired, at its end, nor known to be met."""
    ended = bool(request.history) and request.history[-1].status in FINAL - {"unmet"}
    met = request.outcome is not None and request.outcome.status == "met"
    return not (request.retired or request.origin == "illustrative" or ended or met)


def is_fully_paid(request: Request) -> bool:
    """Return whether everything that a need is known to cost is secured, or all its work packages are done."""
    budget = request.budget
    paid = bool(budget.total) and budget.secured is not None and budget.secured >= (budget.total or 0)
    return paid or (bool(request.packages) and all(item.done for item in request.packages))


def last_confirmed(request: Request) -> str | None:
    """Return the newest date, whole or in part, of a document that speaks of the need; None when none has a date."""
    dates = [item.date for item in request.evidence if item.date]
    dates += [request.document.date] if request.document and request.document.date else []
    dates += [item.on.isoformat() for item in request.history]
    return max(dates, default=None)


def is_to_be_confirmed(request: Request, *, as_of: date) -> bool:
    """Return whether no document of the last five years speaks of the need; it then does not wait."""
    newest = last_confirmed(request)
    if newest is None:
        return True
    limit = as_of.replace(year=as_of.year - CONFIRMED_YEARS, day=min(as_of.day, 28)).isoformat()
    return newest < limit[: len(newest)]
