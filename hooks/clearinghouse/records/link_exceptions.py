"""Outside addresses that the weekly look at links passes over, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LinkException:
    """One address that is not told as broken; `on` is the day on which somebody looked at it."""

    url: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class LinkExceptions:
    """All of them."""

    id: str
    exceptions: tuple[LinkException, ...]


def linkexceptions(identifier: str, data: Mapping) -> LinkExceptions:
    """Return the exceptions that `data`, accepted by the schema, lists."""
    items = data["exceptions"]
    return LinkExceptions(
        identifier, tuple(LinkException(item["url"], item["reason"], date.fromisoformat(item["on"])) for item in items)
    )
