"""The ledger of matches: what happened here, what documents name, and its files."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.ledger import financed_projects, matched_offers
from clearinghouse.records.common import Retired
from clearinghouse.records.request import Offer, Outcome
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.ledger import files
from support.paths import AS_OF


def test_ledger_of_a_made_up_network(busy: SiteContext) -> None:
    """Each offer is one row with request, source, year, amount and state; the newest comes first."""
    rows = [
        (item.request.id, item.offer.source, item.offer.on.year, item.offer.amount, item.offer.status, item.state)
        for item in matched_offers(busy.requests)
    ]

    assert rows == [
        ("sen-matched-request", "example-training", 2026, None, "declined", "matched"),
        ("sen-matched-request", "example-grants", 2026, 30000, "accepted", "matched"),
        ("uga-met-request", "example-grants", 2024, 25000, "accepted", "followed-up"),
    ]


def test_ledger_leaves_out_projects_without_a_payer(real_view: SiteContext) -> None:
    """Only projects whose payer a document names are listed; the others are counted, and nothing is lost."""
    rows, unnamed = financed_projects(real_view.requests)
    projects = [item for request in real_view.requests for item in request.existing_projects]

    assert len(rows) + unnamed == len(projects)
    assert unnamed == sum(item.funder is None for item in projects)
    assert all(item.request.origin == "transcribed" for item in rows)


def test_ledger_files_hold_the_same_rows(busy: SiteContext) -> None:
    """The CSV of matches and the JSON of the ledger tell the same offers."""
    made = dict(files(busy))
    table = list(csv.DictReader(io.StringIO(made["ledger/matches.csv"].decode("utf-8-sig"))))
    told = [row for row in json.loads(made["api/v1/ledger.json"])["result"] if row["table"] == "matches"]

    assert [row["request"] for row in table] == [row["request"] for row in told]
    assert [row["amount"] for row in table] == ["", "30000", "25000"]


def test_ledger_says_of_each_project_whether_it_is_gef_money(real_view: SiteContext) -> None:
    """In the CSV every project says true, false, or nothing where it was not read; the JSON has the same with null."""
    made = dict(files(real_view))
    table = list(csv.DictReader(io.StringIO(made["ledger/financed.csv"].decode("utf-8-sig"))))
    told = [row["gef"] for row in json.loads(made["api/v1/ledger.json"])["result"]]

    assert [row["gef"] for row in table] == [{True: "true", False: "false", None: ""}[gef] for gef in told]
    assert {True, False, None} == set(told)


def test_text_that_a_spreadsheet_would_run_is_made_inert() -> None:
    """Cells that begin like a formula get an apostrophe; numbers, quotes and lines inside a cell stay."""
    rows = [{"a": "=1+1", "b": -5}, {"a": "@x", "b": None}, {"a": 'two "lines"\nhere', "b": "+1"}]

    text = csv_bytes(("a", "b"), rows).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"],
        ["'=1+1", "-5"],
        ["'@x", ""],
        ['two "lines"\nhere', "'+1"],
    ]
    assert csv_bytes(("a",), []) == b"\xef\xbb\xbfa\r\n"


def test_a_retired_request_leaves_the_ledger(small: Catalogue, real: Catalogue) -> None:
    """An offer for a request that is out of use is not in the ledger."""
    offer = Offer("example-grants", AS_OF, "offered", None, None)
    request = replace(small.requests["uga-example-request"], offers=(offer,), outcome=Outcome("unknown"))
    retired = replace(request, retired=Retired(AS_OF, "made for the test"))

    assert len(matched_offers([request])) == 1
    assert matched_offers([retired]) == ()
