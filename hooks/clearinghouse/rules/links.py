"""Rules about outside links that need no network."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.catalogue.external_links import addresses
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import LinkExceptions
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("LNK-001", Severity.ERROR, "linkexceptions")
def unneeded_exception(record: LinkExceptions, context: RuleContext) -> Iterator[Violation]:
    """An exception for a link is needed.

    What: The list of exceptions has an address that no record names, or one twice, or a day that has not come yet.

    Why: An exception hides a fault. One that is no longer needed could hide the next fault, too.

    Fix: Remove the entry, or correct its address or day.
    """
    named = addresses(context.catalogue)
    seen: set[str] = set()
    for number, item in enumerate(record.exceptions):
        where = ("exceptions", number, "url")
        if item.url not in named:
            near = suggest(item.url, named)
            yield Violation(where, "no record names this address", "an address of a record", "Remove the entry.", near)
        elif item.url in seen:
            yield Violation(where, "this address has an entry already", "one entry", "Remove one of the two.")
        if item.on > context.as_of:
            yield Violation(
                ("exceptions", number, "on"),
                f"{item.on} has not come yet",
                f"at most {context.as_of}",
                "Correct the day.",
            )
        seen.add(item.url)
