"""Rules about evidence and maintenance."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.domain.evidence_age import field_value, supporting
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import KINDS, Centre, Country, Record, Request, Source
from clearinghouse.records.common import Evidence
from clearinghouse.records.kinds import kind_of_record
from clearinghouse.records.requirements import (
    CHECKERS,
    KEY_FACTS,
    MAINTAINERS,
    STRONG_STATES,
    unsupported_key_facts,
)
from clearinghouse.rules.rule import RuleContext, Violation, rule

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


@rule("EVD-004", Severity.ERROR, "sources")
def strong_state_without_page(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A source is called open or closed only where a page says so.

    What: "availability" states open or closed, and no page, document or letter in the evidence supports it.

    Why: An official who reads "open" prepares an application. General knowledge, or a page about something else, does
    not carry that word.

    Fix: Add "availability" to "supports" of the page that says so. Without such a page write by-nature for a source
    that works without rounds, periodic for one that works in rounds, or unknown.
    """
    if source.stated in STRONG_STATES and not source.retired and not _is_supported(source.evidence, "availability"):
        yield Violation(
            ("availability", "stated"),
            f'no page that was read supports "{source.stated}"',
            'evidence with "availability" in "supports", or a weaker state',
            "Add the page that says so, or write by-nature, periodic or unknown.",
        )


def _is_supported(evidence: tuple[Evidence, ...], field: str) -> bool:
    return any(evidence[number - 1].read != "memory" for number in supporting(evidence, (field,)))


@rule("EVD-005", Severity.ERROR, *_WITH_EVIDENCE)
def supports_empty_field(record: Record, context: RuleContext) -> Iterator[Violation]:
    """Evidence supports facts that the record states.

    What: "supports" names a field that is missing in this record, or that is null or "unknown". An empty list counts as
    stated: it says that there is none.

    Why: The page would look as if it had been read for a fact that nobody wrote down.

    Fix: Fill in the field with what the page says, or remove its name from "supports".
    """
    kind = kind_of_record(record)
    data, tree = context.catalogue.documents[kind.name, record.id].data, context.catalogue.schemas.trees[kind.schema]
    for number, place, name in _supported_names(data):
        if _is_field(tree, name) and not _is_filled(field_value(data, name)):
            yield Violation(
                ("evidence", number, "supports", place),
                f'"{name}" is empty in this record',
                "the name of a field that the record states",
                f'Remove "{name}" from "supports", or fill in the field with what the page says.',
            )


def _supported_names(data: JsonObject) -> Iterator[tuple[int, int, str]]:
    """Yield each name in "supports" with its place, by the number of the evidence from 0."""
    evidence = data.get("evidence")
    for number, item in enumerate(evidence if isinstance(evidence, list) else ()):
        supports = item.get("supports") if isinstance(item, dict) else None
        for place, name in enumerate(supports if isinstance(supports, list) else ()):
            if isinstance(name, str):
                yield number, place, name


def _is_filled(value: JsonValue) -> bool:
    if isinstance(value, dict):
        return any(map(_is_filled, value.values()))
    return value not in (None, "", "unknown")


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
