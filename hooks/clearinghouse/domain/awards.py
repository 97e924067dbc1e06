"""What has been given before: awards of a source, to a country, and as precedents for a work package.

GEF money is never shown as money outside the GEF (proposal, paragraphs 2a and 8): precedents have none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.domain.plans import Question, Topics
from clearinghouse.records import Award

MOST_PRECEDENTS = 3  # for one work package


class AwardIndex:
    """The awards of a catalogue by source, by country and by work package, the newest first."""

    def __init__(self, awards: Iterable[Award], topics: Topics) -> None:
        """Group awards in any order; equal awards give an equal index."""
        self._topics = topics
        ordered = sorted(awards, key=lambda award: (-(award.year_end or award.year or 0), award.title, award.id))
        self.all = tuple(ordered)
        self._places = {award.id: place for place, award in enumerate(ordered)}
        self._of_source = _grouped((award.source, award) for award in ordered if award.source)
        self._of_country = _grouped((code, award) for award in ordered for code in award.countries)
        self._of_package = _grouped(
            (package, award) for award in ordered if award.is_outside_gef for package in award.packages
        )

    def place(self, identifier: str) -> int:
        """Return the place of an award among all, from 0, the newest first. Raises KeyError for an unknown one."""
        return self._places[identifier]

    def of_source(self, identifier: str) -> tuple[Award, ...]:
        """Return the awards of a source."""
        return self._of_source.get(identifier, ())

    def of_country(self, code: str) -> tuple[Award, ...]:
        """Return the awards to a country, alone or with others."""
        return self._of_country.get(code, ())

    def precedents(self, question: Question, package: str) -> tuple[Award, ...]:
        """Return the first awards outside the GEF for a work package and a field of the question, its country first.

        A question about kinds of work only, or about nothing in particular, has the precedents of every field.
        """
        fields = {topic for topic in question.topics if self._topics.is_field(topic)}
        fitting = [
            award for award in self._of_package.get(package, ()) if not fields or fields.intersection(award.topics)
        ]
        own = question.country.id
        fitting.sort(key=lambda award: own not in award.countries)
        return tuple(fitting[:MOST_PRECEDENTS])


def _grouped(pairs: Iterable[tuple[str, Award]]) -> Mapping[str, tuple[Award, ...]]:
    found: dict[str, list[Award]] = {}
    for key, award in pairs:
        found.setdefault(key, []).append(award)
    return {key: tuple(awards) for key, awards in found.items()}
