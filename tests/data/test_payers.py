"""Every payer of the ledger is a source, or the site says why not."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from support.paths import ROOT

_PAGE = ROOT / "content/data/left-out.md"


def test_a_payer_without_a_record_is_on_the_page_of_what_is_left_out(live: Catalogue) -> None:
    """The page has a row for each payer that no award names as a source, and none for others."""
    table = _PAGE.read_text("utf-8").partition("{ #payers }")[2].partition("\n## ")[0]
    rows = table.partition("|---|---|\n")[2]
    listed = {line.split("|")[1].strip() for line in rows.splitlines() if line.startswith("| ")}
    unlisted = {award.payer for award in live.awards.values() if award.payer and not award.source}

    assert listed == unlisted
