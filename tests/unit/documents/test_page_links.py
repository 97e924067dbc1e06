"""Where a broken link of a built page stands in the Markdown of the page."""

from __future__ import annotations

import pytest
from clearinghouse.documents.page_links import locate_link
from clearinghouse.problems.problem import Mark

_TEXT = """# Page

See [a](../sources/index.md), `](gone)` and
[b](fields.md#amounts "Title") or [c](../data/gone.csv).

```
[d](nowhere/)
```
"""


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("../data/gone.csv", Mark(4, 39)),
        ("fields/#amounts", Mark(4, 14)),
        ("../../sources/", Mark(3, 12)),
        ("nowhere/", Mark(1, 1)),
        ("", Mark(1, 1)),
        ("gone", Mark(4, 47)),
    ],
)
def test_a_link_of_the_built_page_is_found_in_the_text(address: str, mark: Mark) -> None:
    """The address, its heading or the last part of its path is looked for in links; otherwise it is the top."""
    assert locate_link(_TEXT, address) == mark
