"""What the page of plans needs to answer any question in the browser: options, verdicts, and sentences.

The script of the page has the criteria of `domain/plans`; this file has all that they read, and the words. The options
are in the order in which a plan shows them. The page asks for this file only when it has a question to answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clearinghouse.domain.convention_eligibility import gives
from clearinghouse.domain.country_conditions import COUNTRY_KINDS
from clearinghouse.domain.plans import Option, options_of
from clearinghouse.domain.plans.criteria import COUNTRY_STATES
from clearinghouse.domain.plans.order import order_key
from clearinghouse.domain.source_verdict import SourceVerdict
from clearinghouse.records import Source
from clearinghouse.records.source import Condition
from clearinghouse.site.context.award_pages import page_of
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.plan_answers import PACKAGES
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.registry import exporter
from clearinghouse.wording.award_text import precedent_text
from clearinghouse.wording.country_names import in_sentence
from clearinghouse.wording.plan_headline import FIELDS, WORK, WORK_ON
from clearinghouse.wording.plan_questions import MIGHT, QUESTION
from clearinghouse.wording.plan_sentences import sentence_templates
from clearinghouse.wording.plan_sums import offer_text
from clearinghouse.wording.plan_text import FINDING, PLAN_ROLE, PLAN_STATE

_FIRST_CODE = ord("0")  # of the characters that stand for verdicts


@exporter()
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield plan/options.json."""
    yield "plan/options.json", f"{as_json(plan_options(context))}\n".encode()


def plan_options(context: SiteContext) -> dict[str, object]:
    """Return the content of the file."""
    options = {source.id: options_of(source, context.facts.intakes[source.id]) for source in context.sources}
    ordered = sorted((item for item in options.values() if item), key=lambda item: order_key(item[0]))
    countries = context.catalogue.countries.values()
    return {
        "countries": {country.id: in_sentence(country.name, context.messages) for country in countries},
        "givers": [country.id for country in countries if gives(country)],
        **_verdicts(context),
        **_words(context),
        "topics": _topics(context),
        "packages": _packages(context),
        "applicants": context.labels.get("applicant-types", {}),
        "sources": [_source(item, context) for item in ordered],
        "ways": _ways(context),
        "precedents": list(_precedents(context)),
    }


def _verdicts(context: SiteContext) -> dict[str, object]:
    """Return a line for each eligibility class, with a character for each country, and what the characters mean."""
    lines = [tuple(verdicts.values()) for verdicts in context.facts.verdicts]
    codes = _codes(lines)
    return {
        "answers": ["".join([codes[verdict] for verdict in line]) for line in lines],
        "verdicts": [(COUNTRY_STATES[item.verdict], item.reason) for item in codes],
    }


def _codes(lines: Iterable[Sequence[SourceVerdict]]) -> dict[SourceVerdict, str]:
    distinct = dict.fromkeys(verdict for line in lines for verdict in line)
    return {verdict: chr(_FIRST_CODE + place) for place, verdict in enumerate(distinct)}


def _words(context: SiteContext) -> dict[str, object]:
    table, translated = context.messages.table, context.messages.translated
    return {
        "roles": table(PLAN_ROLE),
        "might": table(MIGHT),
        "states": table(PLAN_STATE),
        "fields": table(FIELDS),
        "sentences": sentence_templates(context.messages),
        "findings": {
            key: {reason: translated(text) for reason, text in texts.items()} for key, texts in FINDING.items()
        },
        "questions": {criterion: table(texts) for criterion, texts in QUESTION.items()},
    }


def _topics(context: SiteContext) -> dict[str, object]:
    topics, labels = context.facts.plans.topics, context.labels.get("topics", {})
    return {
        key: _stated({"label": label, "work": sorted(topics.work.get(key, ())), "near": sorted(_near(context, key))})
        for key, label in labels.items()
    }


def _near(context: SiteContext, topic: str) -> Iterable[str]:
    return context.facts.plans.topics.related.get(topic, ())


def _packages(context: SiteContext) -> dict[str, object]:
    translated, labels = context.messages.translated, context.labels.get(PACKAGES, {})
    return {
        key: _stated({"label": label, "work": translated(WORK.get(key, key)), "on": translated(WORK_ON.get(key, ""))})
        for key, label in labels.items()
    }


def _source(options: Sequence[Option], context: SiteContext) -> dict[str, object]:
    """Return what the criteria read of a source, and a row for each line of what it does."""
    source, amount = options[0].source, options[0].source.amount
    own = [item for item in source.conditions if item.kind not in COUNTRY_KINDS]
    row = {
        "applicants": source.eligibility.applicants,
        "topics": source.topics,
        "any": source.any_topic,
        "currency": amount.currency,
        "least": amount.min if amount.per in (None, "project") else None,
        "conditions": [_condition(item) for item in own],
        "old": source.id in context.facts.unconfirmed,
        "lines": list(_lines(options, context)),
    }
    return {
        "id": source.id,
        "name": source.short_name or source.name,
        "class": context.facts.eligibility_classes[source.id],
        "status": options[0].intake.status,
        "state": context.badge(source.id),
        **_stated(row),
    }


def _condition(item: Condition) -> dict[str, object]:
    return _stated(
        {
            "kind": item.kind,
            "what": item.what,
            "countries": item.countries,
            "topics": item.topics,
            "percent": item.percent,
            "amount": item.amount,
            "ask": item.otherwise == "ask",
        }
    )


def _lines(options: Sequence[Option], context: SiteContext) -> Iterator[dict[str, object]]:
    """Yield a row for each provision: its packages, its role, its topics, its ceiling, and what it gives in words."""
    for provision in options[0].source.provides:
        option = next(item for item in options if item.provision is provision)
        yield _stated(
            {
                "packages": provision.packages,
                "role": option.role,
                "topics": provision.topics,
                "ceiling": option.ceiling,
                "offer": offer_text(option, context.labels, context.messages),
            }
        )


def _ways(context: SiteContext) -> list[tuple[int, str, str]]:
    """Return the eligibility class, the organisation and its name, for each source that is a way to the GEF."""
    return [_way(source, context) for source in context.facts.plans.gef_ways]


def _way(source: Source, context: SiteContext) -> tuple[int, str, str]:
    organisation = context.catalogue.organisations[source.organisation]
    number = context.facts.eligibility_classes[source.id]
    return number, organisation.id, organisation.short_name or organisation.name


def _precedents(context: SiteContext) -> Iterator[dict[str, object]]:
    """Yield the awards outside the GEF that say what work they paid for, the newest first."""
    catalogue = context.catalogue
    for place, award in enumerate(context.facts.awards.all):
        if award.is_outside_gef and award.packages:
            page = page_of(place)
            yield {
                "id": award.id,
                **({"page": page} if page > 1 else {}),
                "packages": award.packages,
                "topics": award.topics,
                "countries": award.countries,
                "text": precedent_text(award, catalogue.sources, catalogue.countries, context.messages),
            }


def _stated(row: Mapping[str, object]) -> dict[str, object]:
    """Leave out what is empty, not known, zero or false: the script reads it as such."""
    return {key: value for key, value in row.items() if value}
