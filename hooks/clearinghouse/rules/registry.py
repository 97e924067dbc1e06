"""All rules, by identifier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import ModuleType

from clearinghouse.rules import (
    amounts,
    budget,
    consistency,
    documents,
    evidence,
    exceptions,
    formatting,
    links,
    published_promises,
    quality,
    references,
    request_lifecycle,
    requests,
    schema,
    service_levels,
    sources,
    text,
)
from clearinghouse.rules.rule import Rule

FAMILIES: tuple[ModuleType, ...] = (
    documents,
    schema,
    references,
    text,
    formatting,
    consistency,
    sources,
    amounts,
    evidence,
    requests,
    request_lifecycle,
    quality,
    service_levels,
    budget,
    links,
    exceptions,
    published_promises,
)


def rules_by_id(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """Return rules by their identifiers. Raises ValueError when two rules have the same one."""
    registry: dict[str, Rule] = {}
    for item in rules:
        if item.id in registry:
            raise ValueError(f"two rules have the identifier {item.id}")
        registry[item.id] = item
    return registry


REGISTRY = rules_by_id(item for family in FAMILIES for item in vars(family).values() if isinstance(item, Rule))
