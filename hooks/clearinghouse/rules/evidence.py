"""Rules about evidence, checks and maintenance."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import KINDS, Centre, Country, Record, Request, Source
from clearinghouse.records.common import Evidence
from clearinghouse.records.kinds import kind_of_record
from clearinghouse.records.requirements import CHECKERS, KEY_FACTS, MAINTAINERS, unsupported_key_facts
from clearinghouse.rules.rule import RuleContext, Violation, rule

_SIX_MONTHS, _TWELVE_MONTHS = 183, 365  # days
_WITH_EVIDENCE = tuple(kind.name for kind in KINDS.values() if kind.is_evidenced)


def _evidence(record: Record) -> tuple[Evidence, ...]:
    evidence: tuple[Evidence, ...] = getattr(record, "evidence", ())
    return evidence


@rule("EVD-001", Severity.ERROR, *KEY_FACTS)
def missing_evidence(record: Source | Request | Centre | Country, context: RuleContext) -> Iterator[Violation]:
    """Every key fact has evidence.

    What: A key fact is stated (an amount, the dates of a round, a list of countries, a problem, a Party status), and no
    evidence says that it supports it.

    Why: Readers must be able to verify the facts that matter.

    Fix: Add the name of the field to "supports" of the page where you read it, or add that page.
    """
    kind = kind_of_record(record).name
    for field in unsupported_key_facts(kind, context.catalogue.documents[kind, record.id].data):
        yield Violation(
            (field,),
            f'no evidence supports "{field}"',
            f'an evidence entry with "{field}" in "supports"',
            "Add it to the page where you read the fact.",
            of_key=True,
        )


@rule("EVD-002", Severity.ERROR, *_WITH_EVIDENCE)
def supports_unknown_field(record: Record, context: RuleContext) -> Iterator[Violation]:
    """Evidence supports fields that exist.

    What: "supports" names a field that this kind of record does not have.

    Why: The fact would look as if it had no evidence.

    Fix: Use the name of the field as written in the field reference.
    """
    tree = context.catalogue.schemas.trees[kind_of_record(record).schema]
    for number, item in enumerate(_evidence(record)):
        for place, name in enumerate(item.supports):
            if not _is_field(tree, name):
                yield Violation(
                    ("evidence", number, "supports", place),
                    f'there is no field "{name}"',
                    "one of " + ", ".join(tree.keys),
                    "Correct the name.",
                    suggest(name, tree.keys),
                )


def _is_field(tree: SchemaNode, name: str) -> bool:
    for key in name.split("."):
        if key not in tree.keys:
            return False
        tree = tree.keys[key]
    return True


@rule("EVD-003", Severity.WARNING, "sources", "requests", "centres")
def check_without_evidence(record: Source | Request | Centre, _: RuleContext) -> Iterator[Violation]:
    """A live check is recorded in the evidence.

    What: "verified" says that the live page was opened, or a letter received, but no evidence was read that way.

    Why: A check that nobody can repeat is not a check.

    Fix: Set "read" of the page that you opened, with the date, or correct "verified".
    """
    how = record.verified.how
    if how in ("live-page", "letter") and all(item.read != how for item in record.evidence):
        yield Violation(
            ("verified", "how"),
            f'no evidence was read as "{how}"',
            f"an evidence entry with read: {how}",
            "Add the page or letter to the evidence.",
        )


@rule("FRE-001", Severity.NOTICE, "sources", "requests", "centres")
def check_too_old(record: Source | Request | Centre, context: RuleContext) -> Iterator[Violation]:
    """The facts were checked within the last six months.

    What: The last check was more than six months ago, or more than twelve.

    Why: Deadlines and ceilings change every year.

    Fix: Open the provider's page, correct the record, and set "verified".
    """
    age = (context.as_of - record.verified.on).days
    invented = getattr(record, "origin", None) == "illustrative"  # there is no page to check it against
    if age > _SIX_MONTHS and not record.retired and not invented:
        months = 12 if age > _TWELVE_MONTHS else 6
        yield Violation(
            ("verified", "on"),
            f"not checked for more than {months} months",
            "a check within six months",
            "Open the provider's page and check the facts.",
        )


@rule("FRE-002", Severity.NOTICE, "sources")
def all_rounds_passed(source: Source, context: RuleContext) -> Iterator[Violation]:
    """A source with rounds has a future round.

    What: Every dated round is over.

    Why: The next one may have been announced.

    Fix: Look at the provider's page. If there is nothing new, set "verified" to today.
    """
    closing = [item.closes for item in source.rounds if item.closes]
    if closing and max(closing) < context.as_of and source.stated != "closed" and not source.retired:
        yield Violation(
            ("rounds",),
            f"the last round closed on {max(closing)}",
            "the dates of the next round, if announced",
            "Look for a new round.",
            of_key=True,
        )


@rule("FRE-003", Severity.ERROR, *_WITH_EVIDENCE)
def checked_in_the_future(record: Record, context: RuleContext) -> Iterator[Violation]:
    """Dates of checks are not in the future.

    What: "verified" or "looked_up" is a date in the future.

    Why: The date is wrong, and freshness would be measured from it.

    Fix: Write the date on which you checked.
    """
    verified = getattr(record, "verified", None)
    if verified and verified.on > context.latest_today:
        yield Violation(
            ("verified", "on"),
            f"{verified.on} is in the future",
            f"{context.latest_today} or earlier",
            "Write the date of the check.",
        )
    for number, item in enumerate(_evidence(record)):
        if item.looked_up and item.looked_up > context.latest_today.isoformat():
            yield Violation(
                ("evidence", number, "looked_up"),
                f"{item.looked_up} is in the future",
                f"{context.latest_today} or earlier",
                "Write the date on which you read it.",
            )


@rule("MNT-001", Severity.ERROR, "sources", "centres", "requests")
def unknown_maintainer(record: Source | Centre | Request, context: RuleContext) -> Iterator[Violation]:
    """A record is maintained by the secretariat or a centre.

    What: "maintained_by" or "verified.by" is neither "secretariat" nor the identifier of a centre; "verified.by" may
    also be "research", or "provider" for what the provider itself says.

    Why: Someone must be responsible for the record, by role (proposal, paragraphs 10b and 10c).

    Fix: Write "secretariat" or the identifier of the centre, never a person.
    """
    maintainers = {*MAINTAINERS, *context.catalogue.centres}
    maintainer = getattr(record, "maintained_by", None)
    if maintainer is not None and maintainer not in maintainers:
        yield Violation(
            ("maintained_by",),
            f'"{maintainer}" is not a maintainer',
            "secretariat, or a centre",
            "Write the role.",
            suggest(maintainer, maintainers),
        )
    checkers = {*CHECKERS, *context.catalogue.centres}
    if record.verified.by not in checkers:
        yield Violation(
            ("verified", "by"),
            f'"{record.verified.by}" is not a role',
            "secretariat, research, provider, or a centre",
            "Write the role.",
            suggest(record.verified.by, checkers),
        )
