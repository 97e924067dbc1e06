"""Plain data as types: what JSON can say, what a record of YAML is read as, and a place in it."""

from __future__ import annotations

from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = "dict[str, JsonValue]"
DataPath: TypeAlias = "tuple[str | int, ...]"  # keys, and positions in lists from 0
