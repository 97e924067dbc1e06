"""What follows from one record on the day of the build: it stands next to what the record says, under `computed`.

Words are those for machines. What does not apply is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from clearinghouse.domain.request_quality import score
from clearinghouse.domain.routing import responsible_centres
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.json_value import JsonObject
from clearinghouse.site.context.context import SiteContext


def computed_facts(context: SiteContext, kind: str, identifier: str) -> JsonObject:
    """Return the computed facts of a record; empty for a kind that has none, and for a record out of use."""
    facts_of = _FACTS.get(kind)
    return facts_of(context, identifier) if facts_of else {}


def _source(context: SiteContext, identifier: str) -> JsonObject:
    if context.catalogue.sources[identifier].retired:
        return {}
    intake = context.facts.intakes[identifier]
    day: JsonObject = {"on": intake.on.isoformat()} if intake.on else {}
    verdicts = context.facts.verdicts[context.facts.eligibility_classes[identifier]]
    counts = Counter([verdict.verdict for verdict in verdicts.values()])
    seen: JsonObject = {}
    if intake.seen:
        seen = {"seen": {"date": intake.seen.written, "read": intake.seen.read, "evidence": intake.seen.number}}
    confirmed = identifier not in context.facts.unconfirmed
    return {"status": intake.status.value, **day, **seen, "confirmed": confirmed, "verdicts": _by_value(counts)}


def _by_value(counts: Mapping[Verdict, int]) -> JsonObject:
    """Return counts by the words for machines, each of which is looked up once: a source has 200 verdicts."""
    return {verdict.value: count for verdict, count in counts.items()}


def _country(context: SiteContext, identifier: str) -> JsonObject:
    assessment = context.facts.assessments[identifier]
    centres = [centre.id for centre in context.facts.served_by.get(identifier, ())]
    return {"eligible": assessment.standing.value, "ground": assessment.ground.value, "centres": list(centres)}


def _request(context: SiteContext, identifier: str) -> JsonObject:
    request = context.catalogue.requests[identifier]
    if request.retired:
        return {}
    quality = score(request)
    return {
        "standing": context.facts.standings[identifier].value,
        "quality": {
            "present": [point.value for point in quality.present],
            "missing": [point.value for point in quality.missing],
        },
        "centres": list(responsible_centres(request, context.facts.served_by)),
    }


_FACTS: Mapping[str, Callable[[SiteContext, str], JsonObject]] = {
    "sources": _source,
    "countries": _country,
    "requests": _request,
}
