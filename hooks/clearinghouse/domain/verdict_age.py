"""Whether a "likely" rests on a page that is recent enough to carry the word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from clearinghouse.domain.evidence_age import HalfLifeTable, newest_evidence
from clearinghouse.records import Source

_WHO_MAY_APPLY = "eligibility"


def unconfirmed_sources(sources: Iterable[Source], half_lives: HalfLifeTable, *, as_of: date) -> frozenset[str]:
    """Return the sources of which no dated page within its half-life says who may apply.

    Their verdicts stand, for most of the inventory would be empty without them; sentences call them "may", not
    "likely" (adr/0043). Where no half-life is set for who may apply, no evidence gets old.
    """
    kind_of_fact = half_lives.fields.get(f"sources.{_WHO_MAY_APPLY}")
    if kind_of_fact is None:
        return frozenset()
    return frozenset(
        source.id for source in sources if not _is_confirmed(source, kind_of_fact, half_lives, as_of=as_of)
    )


def _is_confirmed(source: Source, kind_of_fact: str, half_lives: HalfLifeTable, *, as_of: date) -> bool:
    newest = newest_evidence(source.evidence, (_WHO_MAY_APPLY,), as_of=as_of)
    return newest is not None and half_lives.is_fresh(kind_of_fact, newest.on, as_of=as_of)
