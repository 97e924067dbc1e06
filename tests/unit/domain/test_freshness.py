"""Counts of key facts by the age of their evidence."""

from __future__ import annotations

from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.evidence_age import Dated, FactAge
from clearinghouse.domain.freshness import FactRow, Freshness, assess_freshness, count_facts


def _row(kind: str, maintainer: str, written: str | None, *, is_read: bool = True, is_fresh: bool = False) -> FactRow:
    newest = Dated(1, date.fromisoformat(f"{written}-12-31"), written, "stored-copy") if written else None
    return FactRow(kind, "a", maintainer, FactAge("amount", "amount", (1,), newest, 0, is_read, is_fresh, is_fresh))


_ROWS = (
    _row("sources", "secretariat", None, is_read=False),
    _row("sources", "centre-b", None),
    _row("centres", "centre-a", "2004"),
    _row("sources", "secretariat", "2026", is_fresh=True),
)


def test_facts_are_counted_by_age() -> None:
    """Unread, undated, old and recent facts are told apart, and shares are rounded down."""
    counts = count_facts(_ROWS)

    assert (counts.total, counts.recent, counts.fresh, counts.undated, counts.unread) == (4, 1, 1, 1, 1)
    assert (counts.recent_percent, counts.stale) == (25, 3)
    assert count_facts(()).recent_percent == 0


def test_counts_by_kind_and_maintainer_add_up() -> None:
    """Each fact is in one kind and with one maintainer; the secretariat leads."""
    freshness = Freshness(_ROWS)

    assert {kind: counts.total for kind, counts in freshness.by_kind().items()} == {"sources": 3, "centres": 1}
    assert list(freshness.by_maintainer()) == ["secretariat", "centre-a", "centre-b"]
    assert [row.age.newest and row.age.newest.written for row in freshness.oldest] == ["2004"]


def test_a_catalogue_without_half_lives_has_no_key_facts(small: Catalogue) -> None:
    """Which fields are key facts, the table says; without it there are none."""
    assert assess_freshness(small, as_of=date(2026, 11, 24)).rows == ()
