"""Evidence supports only what the record states (rule EVD-005)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.catalogue.loader import load
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import RuleContext
from support.paths import AS_OF

_SOURCE = "data/sources/example-grants.yml"
_RULE = RULES["EVD-005"]


def _reported(overlaid: Callable, fields: str, supports: str) -> list[str]:
    root = overlaid()
    path = root / _SOURCE
    head, _, _ = path.read_text("utf-8").partition("\nevidence:")
    page = "title: A page\n    read: memory\n"
    text = f"{head}\n{fields}evidence:\n  - {page}    supports: [{supports}]\nconfidence: low\n"
    path.write_text(text, "utf-8")
    catalogue, _ = load(root)
    source = catalogue.sources["example-grants"]
    found = _RULE.check(source, RuleContext(catalogue, AS_OF, RULES))
    return [violation.message.split('"')[1] for violation in found]


@pytest.mark.parametrize(
    ("fields", "supports", "reported"),
    [
        ("", "name, summary, eligibility.basis", []),
        ("", "contact", ["contact"]),
        ("contact:\n  unit: null\n  phone: null\n", "contact, contact.unit", ["contact", "contact.unit"]),
        ("contact:\n  unit: An office\n", "contact, contact.phone", ["contact.phone"]),
        ("", "no_such_field, contacts", []),
        ("", "", []),
    ],
)
def test_an_empty_field_is_reported(overlaid: Callable, fields: str, supports: str, reported: list[str]) -> None:
    """Null and groups of null say nothing; a part of a filled group may; a name that is no field has its own rule."""
    assert _reported(overlaid, fields, supports) == reported
