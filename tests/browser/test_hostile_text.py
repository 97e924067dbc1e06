"""A catalogue full of hostile text, built with the real theme: it all comes out as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import build
from clearinghouse.catalogue import Catalogue, load
from playwright.sync_api import Browser
from serving import serve

pytestmark = pytest.mark.browser

# One line: names, titles and notes on one line refuse < and >, so these are what can get in.
LINE = (
    "{{ 7*7 }} {% raw %} [x](javascript:alert(1)) **b** `c` ![i](//evil.example/i.png) {.k onclick=alert(1)} "
    '" onmouseover=alert(1) &#60;script&#62;alert(1)&#60;/script&#62;'
)
SENTENCE = (
    "</title></script><script>window.hit=1</script><img src=x onerror=window.hit=1> "
    "<!-- clearinghouse:source-list --> ch-slot-body {{ 7*7 }}"
)
PROSE = (
    f"{SENTENCE}\\n\\n# Heading\\n\\n<iframe src=javascript:alert(1)></iframe> "
    "<a href='javascript:alert(1)'>x</a> </div></article>"
)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'


def _source() -> str:
    line, sentence, prose = _quoted(LINE), _quoted(SENTENCE), _quoted(PROSE)
    return f"""name: {line}
short_name: {line}
organisation: hostile-body
family: igo-bank
kind: un-fund
summary: {prose}
assistance: [grant]
topics: [pcb]
relevance: direct
gef_link: none-known
eligibility:
  basis: any
  applicants: [ngo]
  note: {prose}
amount:
  max: 5
  currency: USD
  per: {line}
  note: {prose}
cofinancing: {prose}
access:
  intake: rounds
  requirements:
    - {sentence}
  documents:
    - name: {line}
      language: {line}
      signed_by: {line}
  steps:
    - actor: {line}
      action: {sentence}
      takes: {line}
  fee: {sentence}
  note: {prose}
rounds:
  - name: {line}
    closes: '2030-01-01'
    note: {sentence}
availability:
  stated: open
  note: {prose}
contact: {prose}
maintained_by: secretariat
verified:
  'on': '2026-11-01'
  by: research
  how: stored-copy
evidence:
  - title: {line}
    read: stored-copy
    supports: [amount, rounds]
    note: {sentence}
confidence: low
confidence_note: {prose}
"""


def _request() -> str:
    line, sentence, prose = _quoted(LINE), _quoted(SENTENCE), _quoted(PROSE)
    return f"""country: KEN
title: {line}
origin: transcribed
problem: {prose}
topics: [pcb]
assistance: [grant]
quantities:
  - item: {line}
    value: 1
    unit: {line}
    note: {sentence}
timeframe: {sentence}
also_sent_to:
  - {sentence}
existing_projects:
  - what: {sentence}
    funder: {sentence}
    period: {line}
    note: {sentence}
outcome:
  status: unknown
  summary: {prose}
document:
  title: {line}
  issuer: {line}
verified:
  'on': '2026-11-01'
  by: research
  how: stored-copy
evidence:
  - title: {line}
    read: memory
    supports: [problem, quantities]
confidence: low
notes: {prose}
"""


@pytest.fixture
def hostile(house: Path, tmp_path: Path) -> Iterator[str]:
    """Build the small house with hostile records, and serve it."""
    line, prose = _quoted(LINE), _quoted(PROSE)
    (house / "data/organisations/hostile-body.yml").write_text(
        f"name: {line}\nshort_name: {line}\nkind: ngo\nnotes: {prose}\n"
    )
    (house / "data/sources/hostile-source.yml").write_text(_source())
    (house / "data/requests/ken-hostile-need.yml").write_text(_request())
    centre = house / "data/centres/example-centre.yml"
    centre.write_text(
        centre.read_text().replace(
            "name: Example Centre", f"name: {line}\nhost: {line}\nexpertise: {prose}\nnotes: {prose}"
        )
    )
    catalogue, problems = load(house)
    assert problems == []
    assert "hostile-source" in catalogue.sources
    done = build(house, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    yield from serve(tmp_path / "site")


def test_hostile_text_is_inert_everywhere(browser: Browser, hostile: str) -> None:
    """In titles, headings, tables, lists and search results hostile text is shown as typed and makes no element."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    page = context.new_page()
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for uri in (
        "sources/hostile-source/",
        "requests/ken-hostile-need/",
        "organisations/hostile-body/",
        "centres/example-centre/",
        "countries/KEN/",
        "topics/pcb/",
        "sources/",
        "requests/",
        "organisations/",
    ):
        page.goto(hostile + uri)
        assert page.evaluate("window.hit") is None, uri
        assert (
            page.locator("article iframe, article img, article script, article [onclick], article [onerror]").count()
            == 0
        ), uri
        assert page.locator('a[href^="javascript:"]').count() == 0, uri
        assert page.locator("article").count() == 1, uri
        assert "{{ 7*7 }}" in page.text_content("article"), uri
    page.goto(hostile + "sources/hostile-source/")
    assert page.title().startswith(LINE)
    assert page.text_content("h1").strip() == LINE
    assert page.get_attribute('meta[name="description"]', "content").startswith("</title></script><script>")
    assert "Heading" not in [item.strip() for item in page.locator("article h1, article h2").all_text_contents()]

    page.goto(hostile + "search/?q=evil.example")
    page.wait_for_selector("#ch-results .ch-result")
    assert page.locator("#ch-results img, #ch-results script, #ch-results iframe").count() == 0
    assert page.evaluate("window.hit") is None
    assert dialogs == []
    assert [url for url in asked if "evil.example" in url.split("/")[2]] == []
    context.close()


def test_the_hostile_records_reach_every_field(hostile: str, house: Path, real: Catalogue) -> None:
    """The hostile source fills every text field of the schema, so that no field is left out of the test."""
    catalogue, _ = load(house)
    data = catalogue.documents["sources", "hostile-source"].data
    schema = real.schemas.kinds["source"]["properties"]
    # Codes, dates, addresses and references cannot hold such text: their patterns refuse it.
    free = {
        "name",
        "short_name",
        "summary",
        "eligibility",
        "amount",
        "cofinancing",
        "access",
        "rounds",
        "availability",
        "contact",
        "evidence",
        "confidence_note",
    }

    assert free <= set(data)
    assert free <= set(schema)
