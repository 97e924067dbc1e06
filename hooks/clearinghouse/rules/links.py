"""Rules about external links that need no network."""

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

    What: The list of exceptions has an address that no record contains, an address twice, or a date in the future.

    Why: An exception hides a broken link. One that is no longer needed could hide the next one.

    Fix: Remove the entry, or correct its address or date.
    """
    used = addresses(context.catalogue)
    seen: set[str] = set()
    for number, item in enumerate(record.exceptions):
        where = ("exceptions", number, "url")
        if item.url not in used:
            suggestion = suggest(item.url, used)
            yield Violation(
                where, "no record contains this address", "an address in a record", "Remove the entry.", suggestion
            )
        elif item.url in seen:
            yield Violation(where, "this address already has an entry", "one entry", "Remove one of the two.")
        if item.on > context.latest_today:
            yield Violation(
                ("exceptions", number, "on"),
                f"{item.on} is in the future",
                f"{context.latest_today} or earlier",
                "Correct the date.",
            )
        seen.add(item.url)
