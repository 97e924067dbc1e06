"""What the search page knows besides the index: the words for each concept, and who serves which country.

The page asks for this file at the first query, not before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.registry import exporter

_IN_BRACKETS = re.compile(r"\s*[（(][^)）]*[)）]")
_VOCABULARIES = {"topics": ("topic", "topics"), "assistance": ("assistance", "assistance-types")}


Meanings = Mapping[str, Mapping[str, Sequence[str]]]  # group -> identifier -> words that people type
Concept = list[str | list[str]]  # name of a filter, identifier, phrases


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield search/words.json."""
    words = next(iter(context.catalogue.search.values()), None)
    meanings = words.meanings if words else {}
    served, rules = _rules(context)
    content = {
        "stop": list(words.stop_words) if words else [],
        "concepts": [*_terms(context, meanings), *_countries(context, meanings), *_others(meanings)],
        "cas": _cas_numbers(context),
        "served": served,
        "rules": rules,
    }
    yield "search/words.json", f"{as_json(content)}\n".encode()


def _cas_numbers(context: SiteContext) -> dict[str, list[str]]:
    """Return [identifier, name] of the chemical of each CAS number: chemicals have rows in a list, not pages."""
    chemicals = context.catalogue.chemicals.values()
    return {number: [item.id, item.name] for item in chemicals for number in item.cas}


def _terms(context: SiteContext, meanings: Meanings) -> Iterator[Concept]:
    """Yield [filter, id, phrases] of each topic and type of assistance; the English label comes first."""
    for group, (name, vocabulary) in _VOCABULARIES.items():
        for term in context.catalogue.vocabularies[vocabulary].terms.values():
            yield [name, term.id, _distinct(term.label.values(), meanings.get(group, {}).get(term.id, ()))]


def _countries(context: SiteContext, meanings: Meanings) -> Iterator[Concept]:
    for country in sorted(context.catalogue.countries.values(), key=lambda item: item.name):
        plain = (_IN_BRACKETS.sub("", name) for name in country.names.values())
        others = meanings.get("countries", {}).get(country.id, ())
        yield ["country", country.id, _distinct([country.name], plain, others)]


def _others(meanings: Meanings) -> Iterator[Concept]:
    """Yield the same for kinds of pages, for English text that other words mean, and for hand-written pages."""
    for group, name in (("kinds", "kind"), ("english", "text"), ("pages", "page")):
        for value, phrases in meanings.get(group, {}).items():
            yield [name, value, list(phrases)]


def _distinct(*groups: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(chain(*groups)))


def _rules(context: SiteContext) -> tuple[dict[str, int], list[list[int]]]:
    """Return for each country its position in a list of sets of rules, and that list.

    A rule is the number that the page of a source carries for its limits by country; a set has the rules
    under which sources likely serve the country. Many countries share a set.
    """
    places: dict[tuple[int, ...], int] = {}
    served = {}
    for code, verdicts in context.facts.verdicts_by_country().items():
        likely = tuple(rule for rule, item in enumerate(verdicts) if item.verdict is Verdict.LIKELY)
        served[code] = places.setdefault(likely, len(places))
    return served, [list(rules) for rules in places]
