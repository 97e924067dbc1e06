"""The page of a source: what it gives, who may apply, whether it is open, what to prepare, steps, and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.usual_months import usual_months
from clearinghouse.records import Source
from clearinghouse.records.source import Round
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.served_needs import served_needs
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording.condition_text import ConditionLine, condition_groups
from clearinghouse.wording.contact_text import contact_age
from clearinghouse.wording.deadline_text import intake_sentence, next_deadline, usual_months_words
from clearinghouse.wording.odds_text import odds_lines

MOST_NEEDS = 4  # of each verdict
_MOST_AWARDS = 2  # the others are folded
_MOST_REQUIREMENTS = 3
_LONG_NAME = 80  # characters: a longer heading fills the first screen of a phone


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each source, retired ones too, so that their addresses keep working."""
    for identifier in context.catalogue.sources:
        yield PageTask(f"sources/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one source."""
    source = context.catalogue.sources[identifier]
    body = context.render(
        "source",
        "../../",
        ages=context.fact_ages("sources", identifier),
        source=source,
        title=context.row_name(source) if len(source.name) > _LONG_NAME else source.name,
        write_to=_write_to(source),
        most_awards=_MOST_AWARDS,
        most_requirements=_MOST_REQUIREMENTS,
        organisation=context.catalogue.organisations[source.organisation],
        intake=context.facts.intakes[identifier],
        usual=_usual_months(context, source),
        intake_sentence=intake_sentence(context.facts.intakes[identifier], context.messages),
        deadline=next_deadline(context.facts.intakes[identifier], messages=context.messages),
        rounds=newest_round_first(source),
        has_results=any(item.results for item in source.rounds),
        odds=list(odds_lines(source.rounds, context.messages)),
        contact=source.contact,
        contact_age=contact_age(source.contact, context.as_of, context.messages),
        steps_from_memory=steps_are_from_memory(source),
        http_only={item.url for item in source.evidence if item.http_only},
        path=context.catalogue.path(("sources", identifier)),
        rule=context.facts.eligibility_classes.get(identifier),
        conditions=_conditions(context, source),
        needs=served_needs(context, [source], MOST_NEEDS),
    )
    return Page(
        f"sources/{identifier}/",
        context.messages.gettext("%(name)s (source of assistance)", name=source.short_name or source.name),
        page_description(source.summary),
        body,
        context.catalogue.path(("sources", identifier)),
    )


def _conditions(context: SiteContext, source: Source) -> dict[str, tuple[ConditionLine, ...]]:
    kinds = context.catalogue.vocabularies.get("condition-kinds")
    return condition_groups(source, kinds, context.labels, context.messages)


def steps_are_from_memory(source: Source) -> bool:
    """Whether papers and steps rest on general knowledge alone: some evidence names them, and no page was read."""
    named = {"access", "access.steps", "access.documents"}
    methods = {item.read for item in source.evidence if named & set(item.supports)}
    return methods == {"memory"}


def _write_to(source: Source) -> str:
    """Return the office or mailbox to write to, or nothing; a mailbox in doubt is none."""
    contact = source.contact
    if contact is None:
        return ""
    return contact.unit or (contact.mailbox if contact.confidence != "low" else "") or ""


def _usual_months(context: SiteContext, source: Source) -> str:
    """Return in which months past rounds of a source closed, or nothing."""
    usual = usual_months(source, as_of=context.as_of)
    return usual_months_words(usual, context.messages) if usual else ""


def newest_round_first(source: Source) -> list[Round]:
    """Return the rounds with dates, newest first, then those without."""
    return sorted(source.rounds, key=lambda item: str(item.closes or item.opens or ""), reverse=True)


def page_description(text: str, limit: int = 200) -> str:
    """Return the beginning of a text as the description of a page, cut between words."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rsplit(" ", 1)[0] + " …"
