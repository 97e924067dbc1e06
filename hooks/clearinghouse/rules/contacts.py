"""Rules about whom to write to, and what applying costs."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.problems.problem import Severity
from clearinghouse.records import Centre, Organisation, Source
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("CON-001", Severity.ERROR, "sources", "organisations", "centres")
def contact_without_evidence(record: Source | Organisation | Centre, _: RuleContext) -> Iterator[Violation]:
    """A contact has evidence.

    What: The record says whom to write to, and no evidence supports "contact".

    Why: A wrong mailbox costs a country weeks, and helps fraud.

    Fix: Add the page on which the contact was read to the evidence, with contact under "supports"; or remove it.
    """
    if record.contact and not _is_supported(record, "contact"):
        yield Violation(
            ("contact",),
            "no evidence says where the contact was read",
            'evidence with "contact" under "supports"',
            "Add the page on which it was read, or remove the contact.",
        )


@rule("CON-002", Severity.ERROR, "sources")
def fee_without_evidence(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A fee has evidence.

    What: The record names a fee, or says that there is none, and no evidence supports "access" or "access.fee".

    Why: The pages say that a source charges nothing unless its record says so. An invented fee invites fraud.

    Fix: Add the page that names the fee to the evidence, with access.fee under "supports"; or remove the fee.
    """
    if source.access.fee and not _is_supported(source, "access", "access.fee"):
        yield Violation(
            ("access", "fee"),
            "no evidence says where the fee was read",
            'evidence with "access.fee" under "supports"',
            "Add the page that names it, or remove the fee.",
        )


def _is_supported(record: Source | Organisation | Centre, *fields: str) -> bool:
    return any(name in fields for item in record.evidence for name in item.supports)
