"""All codes of problems, and the rules among them: codes whose problems a function finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType

from clearinghouse.problems import document_codes, schema_codes
from clearinghouse.problems.code import Code
from clearinghouse.rules import (
    amounts,
    budget,
    consistency,
    contacts,
    corrections,
    country_files,
    events,
    evidence,
    exceptions,
    formatting,
    freshness,
    links,
    memberships,
    plans,
    privacy,
    published_promises,
    quality,
    references,
    request_lifecycle,
    requests,
    service_levels,
    slips,
    sources,
    statements,
    text,
)
from clearinghouse.rules.rule import Rule

# Modules with codes and rules of one family; the first sentence of a docstring is the heading of its list.
FAMILIES: tuple[ModuleType, ...] = (
    document_codes,
    schema_codes,
    references,
    text,
    privacy,
    slips,
    formatting,
    consistency,
    sources,
    contacts,
    plans,
    amounts,
    evidence,
    freshness,
    corrections,
    memberships,
    country_files,
    events,
    statements,
    requests,
    request_lifecycle,
    quality,
    service_levels,
    budget,
    links,
    exceptions,
    published_promises,
)


def codes_of(family: ModuleType) -> Iterator[Code]:
    """Yield the codes of a module: those in its table `CODES`, and its rules."""
    yield from getattr(family, "CODES", ())
    yield from (item for item in vars(family).values() if isinstance(item, Code))


def by_id(codes: Iterable[Code]) -> Mapping[str, Code]:
    """Return codes by their identifiers. Raises ValueError when two have the same one."""
    table: dict[str, Code] = {}
    for code in codes:
        if code.id in table:
            raise ValueError(f"two codes have the identifier {code.id}")
        table[code.id] = code
    return table


ALL_CODES = by_id(code for family in FAMILIES for code in codes_of(family))
RULES: Mapping[str, Rule] = {code.id: code for code in ALL_CODES.values() if isinstance(code, Rule)}
