"""Coverage as CSV: one row for each Party and centre, with no number where no list was read."""

from __future__ import annotations

import csv
import io

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.coverage_tables import files


def test_each_party_and_each_centre_has_one_row(site_context: SiteContext) -> None:
    """Rows are unique, and a centre without a list has empty cells instead of zeros."""
    tables = {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))) for name, content in files(site_context)
    }

    parties, centres = tables["network/coverage.csv"], tables["network/centres.csv"]
    assert len({row["country"] for row in parties}) == len(parties) > 0
    assert len({row["centre"] for row in centres}) == len(centres) > 0
    unlisted = {item.id for item in site_context.catalogue.centres.values() if not item.serves}
    assert unlisted
    assert all(row["countries_on_list"] == row["eligible"] == "" for row in centres if row["centre"] in unlisted)
