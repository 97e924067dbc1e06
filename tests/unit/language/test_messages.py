"""Messages with forms for one and for many."""

from __future__ import annotations

import pytest
from clearinghouse.language.messages import ENGLISH


@pytest.mark.parametrize(("number", "expected"), [(1, "day"), (0.5, "day"), (1.5, "days"), (59.5, "days"), (0, "days")])
def test_a_fraction_has_the_form_of_the_next_whole_number(number: float, expected: str) -> None:
    """A median can lie between two days. gettext knows forms for whole numbers only, and warns since Python 3.14."""
    assert ENGLISH.ngettext("day", "days", number) == expected
