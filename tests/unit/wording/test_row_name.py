"""The name of a source in a row of a list."""

from __future__ import annotations

import pytest
from clearinghouse.wording.row_name import full_name, row_name
from support.factories import made_up

_LONG = "Programme for sound management of chemicals"
_LONGER = f"{_LONG} and of wastes in the countries of the region and its neighbours"


@pytest.mark.parametrize(
    ("name", "short", "shown"),
    [
        ("Example Grants", "EG", "Example Grants (EG)"),
        ("Example Grants (EG)", "EG", "Example Grants (EG)"),
        ("Example Grants", None, "Example Grants"),
        ("Example Grants", "", "Example Grants"),
        (_LONG, "Chemicals Programme", _LONG),
        (f"{_LONG} (with its two windows)", "PSM", f"{_LONG} (PSM)"),
        (f"{_LONG} (with its two windows)", "Chemicals Programme", _LONG),
        (f"{_LONG} (not closed", None, f"{_LONG} (not closed"),
        (_LONGER, "Chemicals Programme", "Chemicals Programme"),
        (_LONGER, None, _LONGER),
    ],
)
def test_a_row_has_the_longest_name_that_fits(name: str, short: str | None, shown: str) -> None:
    """Brackets and short names go where two lines of a phone have no room for them; a name is never cut."""
    assert row_name(made_up("a", name=name, short_name=short)) == shown


def test_the_full_name_has_the_short_name_once() -> None:
    """The short name follows in brackets, unless the name has it already."""
    assert full_name(made_up("a", name="Example Grants", short_name="EG")) == "Example Grants (EG)"
    assert full_name(made_up("a", name="EG Grants", short_name="EG")) == "EG Grants"
