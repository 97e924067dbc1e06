"""Made-up sources for tests of what is computed from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.records import Source


def made_up(
    identifier: str,
    *,
    documents: Iterable[Mapping] = (),
    requirements: Iterable[str] = (),
    rounds: Iterable[Mapping] = (),
    intake: str = "rounds",
    stated: str = "periodic",
) -> Source:
    """Return a source with the fields that a test is about; the others are the least that the schema asks for."""
    return Source.from_data(
        {
            "name": f"Source {identifier}",
            "organisation": "example-fund",
            "family": "igo-bank",
            "kind": "un-fund",
            "summary": "Grants.",
            "assistance": ["grant"],
            "topics": ["pcb"],
            "relevance": "direct",
            "gef_link": "unknown",
            "eligibility": {"basis": "any"},
            "access": {"intake": intake, "documents": list(documents), "requirements": list(requirements)},
            "rounds": list(rounds),
            "availability": {"stated": stated},
            "maintained_by": "secretariat",
            "verified": {"on": "2026-11-01", "by": "research", "how": "stored-copy"},
            "confidence": "low",
        },
        id=identifier,
    )
