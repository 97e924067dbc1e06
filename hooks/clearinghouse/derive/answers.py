"""What sources answer to a country, one answer for all sources with the same rules for countries (one signature)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.derive.service import Answer, serves
from clearinghouse.records import Country, Source


def examples(sources: Iterable[Source], signatures: Mapping[str, int]) -> dict[int, Source]:
    """Return the first source of each signature; `signatures` has the number of each source by its id."""
    found: dict[int, Source] = {}
    for source in sources:
        found.setdefault(signatures[source.id], source)
    return found


def answers(of: Mapping[int, Source], country: Country) -> dict[int, Answer]:
    """Return the answer of each signature to `country`."""
    return {signature: serves(example, country) for signature, example in of.items()}
