"""Rules about what the history of a submitted request must agree with: its outcome, its offers, the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearinghouse.domain.follow_up import follow_up
from clearinghouse.domain.request_lifecycle import FIRST, WITH_RESULT
from clearinghouse.domain.service_clock import levels_by_stage, request_stages
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Request
from clearinghouse.rules.rule import RuleContext, Violation, rule

_MATCHED = frozenset({"matched", "in-progress", "completed"})
_NOT_MET = ("not-met", "partly-met", "unknown")


@rule("LIF-010", Severity.ERROR, "requests")
def ended_without_outcome(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A request that has ended says whether the need was met.

    What: The last state is "completed", "unmet" or "followed-up", and "outcome" is missing; or the state is "unmet" and
    the outcome says that the need was met.

    Why: "Was the need met?" is the question by which the network is judged.

    Fix: Add "outcome" with its state and date. If it is not known yet, the state is "unknown".
    """
    last = request.history[-1].status if request.history else None
    if last not in WITH_RESULT or request.retired:
        return
    if not request.outcome:
        yield Violation(
            ("history", len(request.history) - 1, "status"),
            f'the request is "{last}", but its outcome is missing',
            'the group "outcome" with a state',
            'Add it; if it is not known, the state is "unknown".',
        )
    elif last == "unmet" and request.outcome.status not in _NOT_MET:
        yield Violation(
            ("outcome", "status"),
            f'the request is "unmet", but the outcome is "{request.outcome.status}"',
            " or ".join(_NOT_MET),
            "Correct the outcome, or the last state.",
        )


@rule("LIF-011", Severity.ERROR, "requests")
def match_without_offer(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A match names the source that helps.

    What: The last state is "offers", but no offer is recorded; or it is "matched", "in-progress" or "completed", and
    no offer was accepted.

    Why: The ledger of matches shows request, source, year and amount. Without the offer, the match is missing there.

    Fix: Add the offer with its source, date and state, under "offers".
    """
    states = {offer.status for offer in request.offers}
    last = request.history[-1].status if request.history else None
    where = ("history", len(request.history) - 1, "status")
    if last in _MATCHED and "accepted" not in states:
        yield Violation(
            where, f'"{last}" without an accepted offer', 'an offer with status "accepted"', 'Add it to "offers".'
        )
    elif last == "offers" and not states:
        yield Violation(where, '"offers" without an offer', 'at least one entry in "offers"', "Add the offer.")


@rule("LIF-012", Severity.ERROR, "requests")
def offer_out_of_time(request: Request, context: RuleContext) -> Iterator[Violation]:
    """An offer is dated between the receipt of the request and today.

    What: The date of an offer is before the first entry of the history, or in the future.

    Why: Nobody can offer help for a request that has not been sent. The year in the ledger is that of this date.

    Fix: Correct the date of the offer, or that of the first entry.
    """
    first = request.history[0].on if request.history else date.min
    for number, offer in enumerate(request.offers):
        if first <= offer.on <= context.latest_today:
            continue
        is_future = offer.on > context.latest_today
        yield Violation(
            ("offers", number, "on"),
            f"{offer.on} is {'in the future' if is_future else f'before the receipt of the request ({first})'}",
            f"from {first} to {context.latest_today}",
            "Correct the date.",
        )


@rule("LIF-013", Severity.ERROR, "requests")
def submitted_without_history(request: Request, _: RuleContext) -> Iterator[Violation]:
    """A submitted request has a history that begins on the date of its receipt.

    What: "origin" is "submitted" and "history" is empty, or its first entry has another date than "submitted".

    Why: The clock starts with the receipt. Without it, a delay would go unnoticed.

    Fix: Begin the history with "received" on the date of the submission.
    """
    if request.origin != "submitted" or not request.submitted:
        return
    if not request.history:
        yield Violation(("origin",), "the history is missing", f'a first entry "{FIRST}"', "Add the history.")
    elif request.history[0].on != request.submitted.on:
        yield Violation(
            ("history", 0, "on"),
            f"the history begins on {request.history[0].on}, but the request was received on {request.submitted.on}",
            "the same date",
            "Correct one of the two.",
        )


@rule("LIF-014", Severity.NOTICE, "requests")
def stage_overdue(request: Request, context: RuleContext) -> Iterator[Violation]:
    """A request moves on within the service level of its stage.

    What: The request has been in its present stage for longer than data/service-levels.yml allows. After a year without
    an offer it is closed; a year after its end, the country is asked whether the need was met.

    Why: Requests that get stuck are the usual complaint about systems like this one. The page of the request shows it.

    Fix: Do what is due, and add the entry to the history. Nothing is wrong with the record itself.
    """
    stages = request_stages(request, levels_by_stage(context.catalogue.service_levels.values()), as_of=context.as_of)
    last = stages[-1] if stages else None
    if last and last.level and last.overdue and not request.retired:
        yield Violation(
            ("history", len(stages) - 1, "status"),
            f'"{last.status}" for {last.days} days; due was: {last.level.title} by {last.due}',
            f"at most {last.level.days} days",
            "Do what is due, and add the entry.",
        )


@rule("LIF-015", Severity.NOTICE, "requests")
def follow_up_due(request: Request, context: RuleContext) -> Iterator[Violation]:
    """One year after a match the country is asked whether the need was met.

    What: The request was matched with a source more than a year ago, and nothing says whether the need is met.

    Why: A match is not yet help. The Conference of the Parties will ask how many needs were met.

    Fix: Ask the national focal point; the page for the secretariat has the letter. Then add the answer as "outcome".
    """
    question = follow_up(request, as_of=context.as_of)
    if question:
        yield Violation(
            ("history", len(request.history) - 1, "status"),
            f"matched on {question.matched}, and nothing says whether the need was met",
            "an outcome, a year after the match",
            "Ask the focal point: was the need met, in part, or not? Then add the outcome.",
        )
