"""The text of a difference: nothing in it can act, and it fits."""

from __future__ import annotations

import re

import pytest
from clearinghouse.catalogue.changes import Change, ChangeKind, FieldChange
from clearinghouse.code_host import NO_REPOSITORY
from clearinghouse.reports import site_diff_text
from clearinghouse.reports.report_markdown import Links, markdown
from clearinghouse.reports.site_diff import PageDiff, SiteDiff

_HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "a | b\n\n# heading\n```",
    "@someone owner/repo#1 www.evil.example https://evil.example",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\u202egnp.exe\u2066 \x1b[31m",
    "::error file=x::told",
)


def _markdown(diff: SiteDiff, sentence: str) -> str:
    return markdown("diff", site_diff_text.diff_part(diff, [sentence]), Links(NO_REPOSITORY))


@pytest.mark.parametrize("value", _HOSTILE)
def test_record_text_does_nothing_in_the_summary(value: str) -> None:
    """Whatever a record says, its row in the summary has only letters, references and our own line breaks."""
    change = Change(("sources", "x"), ChangeKind.CHANGED, (FieldChange(value, value, [value]),))
    hostile = SiteDiff((change,), pages=PageDiff(removed=(value,)))

    rows = [line for line in _markdown(hostile, value).splitlines() if line.startswith("| data")]

    assert len(rows) == 1
    assert rows[0].count("|") == 4
    assert set(re.findall(r"<[^>]*>", rows[0])) <= {"<br>"}
    assert not re.search(r"[@`*_\[\]()!:/.\u202e\u2066\x1b]", rows[0])


def test_text_on_the_terminal_is_one_line_without_control_characters() -> None:
    """On the terminal, too, a value stays on its line and cannot colour, hide or turn the text."""
    change = Change(("sources", "x"), ChangeKind.CHANGED, (FieldChange("name", "a\nb\x1b[31m\u202e", None),))

    output = site_diff_text.text(SiteDiff((change,)), ["Compared."])

    assert "  data/sources/x.yml  |  changed  |  name: a b [31m → not stated\n" in output


def test_a_flood_of_changes_is_cut_and_counted() -> None:
    """A huge change gives a summary that GitHub accepts, and says how much is not shown."""
    fields = tuple(FieldChange(f"field{number}", "ع" * 5_000, "|" * 5_000) for number in range(500))
    flood = SiteDiff(tuple(Change(("sources", f"s{number}"), ChangeKind.CHANGED, fields) for number in range(2_000)))

    output = _markdown(flood, "Compared.")

    assert len(output.encode()) < 1024 * 1024
    assert re.search(r"… and 1,9\d\d more\.", output)
