"""What each criterion of a match rests on: the fields that it reads, and the evidence that supports them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from clearinghouse.domain.matching import Criterion
from clearinghouse.records import Source
from clearinghouse.records.common import Evidence

SOURCE_FIELDS: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.COUNTRY: ("eligibility",),
    Criterion.EXCLUSIONS: ("eligibility",),
    Criterion.APPLICANT: ("eligibility",),
    Criterion.TOPIC: ("topics",),
    Criterion.ASSISTANCE: ("assistance",),
    Criterion.MIN_AMOUNT: ("amount",),
    Criterion.MAX_AMOUNT: ("amount",),
    Criterion.INTAKE: ("rounds", "availability", "access.intake", "access.note"),
    Criterion.TIME: ("rounds",),
    Criterion.LANGUAGE: ("languages",),
    Criterion.GROUPS: ("eligibility",),
    Criterion.GEF: ("gef_link",),
}
REQUEST_FIELDS: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.COUNTRY: ("country",),
    Criterion.EXCLUSIONS: ("country", "existing_projects"),
    Criterion.APPLICANT: ("applicants",),
    Criterion.TOPIC: ("topics",),
    Criterion.ASSISTANCE: ("assistance",),
    Criterion.MIN_AMOUNT: ("budget",),
    Criterion.MAX_AMOUNT: ("budget",),
    Criterion.INTAKE: (),
    Criterion.TIME: ("needed_by",),
    Criterion.LANGUAGE: ("languages",),
    Criterion.GROUPS: ("country",),
    Criterion.GEF: ("existing_projects",),
}


def rests_on(evidence: tuple[Evidence, ...], fields: tuple[str, ...]) -> tuple[int, ...]:
    """Return the numbers, from 1, of the evidence that supports any of these fields, or a part or the whole of one."""
    return tuple(
        number
        for number, item in enumerate(evidence, start=1)
        if any(_meet(name, field) for name in item.supports for field in fields)
    )


def source_evidence(source: Source) -> dict[Criterion, tuple[int, ...]]:
    """Return for each criterion the numbers of the source's evidence that it rests on."""
    found: dict[Criterion, dict[int, None]] = {criterion: {} for criterion in SOURCE_FIELDS}
    for number, item in enumerate(source.evidence, start=1):
        for name in item.supports:
            for criterion in _criteria_of(name):
                found[criterion][number] = None
    return {criterion: tuple(numbers) for criterion, numbers in found.items()}


@cache  # the same few names return in every record
def _criteria_of(supported: str) -> tuple[Criterion, ...]:
    return tuple(
        criterion for criterion, fields in SOURCE_FIELDS.items() if any(_meet(supported, field) for field in fields)
    )


def _meet(supported: str, field: str) -> bool:
    """Say whether one of two fields is the other or a part of it: the steps of access say nothing of the intake."""
    return supported == field or supported.startswith(f"{field}.") or field.startswith(f"{supported}.")
