"""What the rules require of a record beyond its schema: one table for the rules, the forms and `make new`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.language.messages import N_

SECRETARIAT = "secretariat"
PROVIDER = "provider"  # whose own word an offer of help is
# Who maintains a record: one of these roles, or a centre (rule MNT-001; proposal, paragraphs 10b and 10c).
MAINTAINERS: Mapping[str, str] = {SECRETARIAT: N_("Secretariat")}
# Who checks facts: one of these roles, or a centre (rule MNT-001).
CHECKERS: Mapping[str, str] = {
    "research": N_("Research (read in public pages)"),
    PROVIDER: N_("The provider itself"),
    **MAINTAINERS,
}

# What the state of a source may say only where a page says so (rule EVD-004).
STRONG_STATES = frozenset({"open", "closed"})

# Fields that a request of an origin needs (rules LIF-003, LIF-005 and ILL-001).
REQUIRED_BY_ORIGIN: Mapping[str, frozenset[str]] = {
    "submitted": frozenset({"submitted", "country"}),
    "transcribed": frozenset({"document", "country"}),
}


def requires(origin: str, field: str) -> bool:
    """Whether a request of an origin needs a field."""
    return field in REQUIRED_BY_ORIGIN.get(origin, ())


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A field that needs evidence when it is stated (rule EVD-001).

    With `parts` it is stated when one of these parts has a value, in the field or in one of its entries; with `value`,
    only this value counts.
    """

    field: str
    parts: tuple[str, ...] = ()
    value: JsonValue = None

    def is_stated(self, data: JsonObject) -> bool:
        """Whether a record states the fact."""
        stated = data.get(self.field)
        if not self.parts:
            return self._counts(stated)
        groups = stated if isinstance(stated, list) else [stated]
        values = (group.get(part) for group in groups if isinstance(group, dict) for part in self.parts)
        return any(map(self._counts, values))

    def _counts(self, value: JsonValue) -> bool:
        return value == self.value if self.value is not None else value not in (None, "", [])


KEY_FACTS: Mapping[str, tuple[KeyFact, ...]] = {  # by kind
    "sources": (
        KeyFact("amount", ("min", "max", "typical")),
        KeyFact("rounds", ("opens", "closes")),
        KeyFact("eligibility", ("countries", "excluded")),
    ),
    "requests": (
        KeyFact("problem"),
        KeyFact("quantities", ("value",)),
        KeyFact("budget", ("total", "secured", "sought")),
    ),
    "centres": (KeyFact("serves", ("countries",)),),
    "countries": (KeyFact("convention", ("party",), "yes"),),
}


def unsupported_key_facts(kind: str, data: JsonObject) -> Iterator[str]:
    """Yield the fields of the key facts that a record states and no evidence supports; `supports` can name parts."""
    evidence = data.get("evidence")
    entries = evidence if isinstance(evidence, list) else []
    names = (name for entry in entries if isinstance(entry, dict) for name in _supported(entry))
    supported = {name.split(".")[0] for name in names}
    for fact in KEY_FACTS.get(kind, ()):
        if fact.field not in supported and fact.is_stated(data):
            yield fact.field


def _supported(entry: JsonObject) -> list[str]:
    supports = entry.get("supports")
    return [name for name in supports if isinstance(name, str)] if isinstance(supports, list) else []
