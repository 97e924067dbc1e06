"""Matches for machines: the same answers as on the pages."""

from __future__ import annotations

import json
import re

from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import country_answers_json, request_matches_json
from clearinghouse.site.pages import request


def shown(html: str, prefix: str, folder: str) -> dict[str, str]:
    """Return the records that a page lists under its headings <prefix>-<verdict>, with the verdict of each."""
    rows_of = {}
    for part in re.split(rf'<h3 id="{prefix}-', html)[1:]:
        verdict, rest = part.split('"', 1)
        listed = rest.split("</ol>")[0] if "<ol" in rest.split("<h3")[0] else ""
        rows_of.update(dict.fromkeys(re.findall(rf'href="\.\./\.\./{folder}/([a-z0-9-]+)/"', listed), verdict))
    return rows_of


def test_the_file_of_a_need_says_what_its_page_says(site_context: SiteContext) -> None:
    """The first matches in the file for machines are those on the page, with the same answers and totals."""
    need = site_context.catalogue.requests["ken-pcb-system"]
    page = request.page(site_context, need.id)
    file = json.loads(dict(request_matches_json.files(site_context, need.id))["api/v1/matches/ken-pcb-system.json"])

    listed = {
        row["source"]: row["verdict"]
        for verdict, most in match_list.ROWS_SHOWN.items()
        for row in [row for row in file["result"] if row["verdict"] == verdict][:most]
    }
    assert shown(page.body, "help", "sources") == listed
    assert sum(file["totals"].values()) == file["total"]
    assert len(file["result"]) == file["shown"]


def test_every_reason_has_words_and_every_file_is_json(site_context: SiteContext) -> None:
    """Each reason in any file for machines is in the legend, and each file has its envelope."""
    files = {uri: json.loads(content) for uri, content in country_answers_json.files(site_context)}
    legend = {row["criterion"]: row["reasons"] for row in files["api/v1/match-criteria.json"]["result"]}
    waiting = site_context.facts.matching.requests
    needs = [json.loads(content) for key in waiting for _, content in request_matches_json.files(site_context, key)]
    reasons = {
        (item["criterion"], item["reason"]) for file in needs for row in file["result"] for item in row["criteria"]
    }

    assert {(criterion, reason) for criterion, reason in reasons if reason not in legend[criterion]} == set()
    assert len(needs) == len(waiting)
    assert len(files) == 1 + len(site_context.catalogue.countries)
    assert {tuple(file)[:3] for file in (*needs, *files.values())} == {("schema_version", "generated_at", "uri")}


def test_the_file_of_a_country_has_every_source_once_with_the_answer_of_the_country(site_context: SiteContext) -> None:
    """For Barbados each source in use is there once, with the answer that its own basis gives; ODA lists refuse."""
    barbados = site_context.catalogue.countries["BRB"]
    files = dict(country_answers_json.files(site_context))
    file = json.loads(files["api/v1/countries/BRB/sources.json"])

    expected = {item.id: assess_source(item, barbados).verdict.value for item in site_context.sources}
    assert {row["source"]: row["verdict"] for row in file["result"]} == expected
    assert len(file["result"]) == len(expected)
    assert expected["oda-facility"] == "not-eligible"
    assert expected["american-bank"] == "likely-eligible"
    assert expected["development-bank"] == "needs-more-information"
