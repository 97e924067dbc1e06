"""The words that the search page gets."""

from __future__ import annotations

import json

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import search_lexicon


def _lexicon(view: SiteContext) -> dict:
    ((uri, content),) = search_lexicon.files(view)
    assert uri == "search/words.json"
    return json.loads(content)


def test_names_of_countries_and_topics_are_known_in_six_languages(site_context: SiteContext) -> None:
    """A country and a topic have their names in the six languages, and the words of data/search.yml."""
    concepts = {(name, value): phrases for name, value, phrases in _lexicon(site_context)["concepts"]}

    assert {"Kenya", "Кения", "肯尼亚", "كينيا"} <= set(concepts["country", "KEN"])
    assert {"Russia", "Russian Federation"} <= set(concepts["country", "RUS"])
    assert {"多氯联苯", "ПХД", "transformer oil"} <= set(concepts["topic", "pcb"])
    assert "Afrique" in concepts["text", "Africa"]


def test_each_country_leads_to_the_rules_that_serve_it(site_context: SiteContext) -> None:
    """A source that likely serves a country has a rule that the country lists; one that leaves it out has not."""
    lexicon = _lexicon(site_context)
    rules = lexicon["rules"][lexicon["served"]["KEN"]]

    assert site_context.facts.eligibility_classes["global-programme"] in rules
    assert site_context.facts.eligibility_classes["american-bank"] not in rules


def test_each_cas_number_leads_to_a_row(site_context: SiteContext) -> None:
    """A CAS number gives the identifier and the name of its chemical, which has a row in a list."""
    assert _lexicon(site_context)["cas"]["58-89-9"] == ["lindane", "Lindane"]
