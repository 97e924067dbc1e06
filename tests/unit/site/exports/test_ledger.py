"""The files of the ledger."""

from __future__ import annotations

import csv
import io
import json

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.ledger import files


def test_ledger_files_hold_the_same_rows(busy: SiteContext) -> None:
    """The CSV of matches and the JSON of the ledger tell the same offers."""
    exported = dict(files(busy))
    table = list(csv.DictReader(io.StringIO(exported["ledger/matches.csv"].decode("utf-8-sig"))))
    json_rows = [row for row in json.loads(exported["api/v1/ledger.json"])["result"] if row["table"] == "matches"]

    assert [row["request"] for row in table] == [row["request"] for row in json_rows]
    assert [row["amount"] for row in table] == ["", "30000", "25000"]


def test_ledger_says_of_each_project_whether_it_is_gef_money(site_context: SiteContext) -> None:
    """In the CSV every project says true, false, or nothing where it was not read; the JSON has the same with null."""
    exported = dict(files(site_context))
    table = list(csv.DictReader(io.StringIO(exported["ledger/financed.csv"].decode("utf-8-sig"))))
    json_rows = [row["gef"] for row in json.loads(exported["api/v1/ledger.json"])["result"]]

    assert [row["gef"] for row in table] == [{True: "true", False: "false", None: ""}[gef] for gef in json_rows]
    assert {True, False, None} == set(json_rows)
