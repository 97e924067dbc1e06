"""Problems say when `make fix` can fix them."""

from __future__ import annotations

from collections.abc import Callable

from clearinghouse.catalogue.loader import load
from clearinghouse.rules.fix_hints import FIX_HINT, with_hints
from support.paths import CASES

_FIXERS = CASES / "fixers"


def test_the_checker_says_what_can_be_fixed(overlaid: Callable) -> None:
    """A problem that `make fix` would fix says so, and one that it would not fix does not."""
    root = overlaid()
    target = root / "data" / "sources" / "example-grants.yml"
    target.write_bytes((_FIXERS / "dates" / "before.yml").read_bytes())

    catalogue, problems = load(root)
    problems = with_hints(problems, catalogue, root)

    assert {problem.line: FIX_HINT in problem.fix for problem in problems} == {
        31: True,
        32: True,
        34: False,
        35: True,
        43: True,
        49: True,
        51: True,
    }
