"""What is stated of each source in use, once for all plans and verdicts that name it."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.country_conditions import COUNTRY_KINDS
from clearinghouse.domain.evidence_age import supporting
from clearinghouse.domain.plans import Criterion, Option, options_of
from clearinghouse.domain.plans.evidence import SOURCE_FIELDS, condition_evidence, country_evidence
from clearinghouse.json_value import JsonObject, JsonValue
from clearinghouse.language.messages import N_
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.plan_json import line_facts
from clearinghouse.site.exports.registry import exporter

_URI = "api/v1/plan-sources.json"
_BY_REASON = frozenset({Criterion.COUNTRY, Criterion.CONDITION})  # their evidence depends on the reason


@exporter(
    title=N_("Sources in plans"),
    description=N_("What the plans and verdicts are based on for each source: status, lines, lists and evidence."),
    addresses=(_URI,),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/plan-sources.json."""
    rows = [as_json(_row(source, context)) for source in context.sources]
    yield _URI, envelope(context, _URI, as_rows(rows), total=len(rows))


def _row(source: Source, context: SiteContext) -> JsonObject:
    intake = context.facts.intakes[source.id]
    until: JsonObject = {"until": intake.on.isoformat()} if intake.on else {}
    return {
        "source": source.id,
        "name": source.name,
        "status": intake.status.value,
        **until,
        "confirmed": source.id not in context.facts.unconfirmed,
        "lists": list(source.eligibility.memberships),
        "evidence": dict(_evidence(source, context)),
        "lines": list(_lines(options_of(source, intake))),
    }


def _evidence(source: Source, context: SiteContext) -> Iterator[tuple[str, JsonValue]]:
    """Yield the numbers of the evidence behind findings, by criterion, or by criterion and reason; none if empty."""
    verdicts = context.facts.verdicts[context.facts.eligibility_classes[source.id]]
    reasons = sorted({verdict.reason.value for verdict in verdicts.values()})
    kinds = dict.fromkeys(item.kind for item in source.conditions if item.kind not in COUNTRY_KINDS)
    numbers = {
        **{f"{Criterion.COUNTRY.value}/{reason}": country_evidence(source, reason) for reason in reasons},
        **{
            criterion.value: tuple(supporting(source.evidence, SOURCE_FIELDS[criterion]))
            for criterion in Criterion
            if criterion not in _BY_REASON
        },
        **{f"{Criterion.CONDITION.value}/{kind}": condition_evidence(source, kind) for kind in kinds},
    }
    return ((name, list(found)) for name, found in numbers.items() if found)


def _lines(options: list[Option]) -> Iterator[JsonObject]:
    """Yield what is stated of each line, with the role that it has in plans; its packages are in the record."""
    lines = {id(option.provision): option for option in options}
    for option in lines.values():
        yield {"role": option.role.value, **line_facts(option)}
