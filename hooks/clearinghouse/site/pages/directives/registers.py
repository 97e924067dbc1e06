"""Lists that fit on one page: countries, organisations, centres, terms, and chemicals."""

from __future__ import annotations

from collections import Counter

from clearinghouse.records import Centre, Country, Organisation
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import term
from clearinghouse.text import sort_key
from clearinghouse.wording.labels import plural_labels


def country_list(context: SiteContext, root: str) -> str:
    """Return all countries by first letter, with the standing of each."""
    by_letter: dict[str, list[Country]] = {}
    for country in sorted(context.catalogue.countries.values(), key=lambda country: sort_key(country.name)):
        by_letter.setdefault(sort_key(country.name)[0].upper(), []).append(country)
    return context.render(
        "countries",
        root,
        letters=by_letter,
        assessments=context.facts.assessments,
    )


def organisation_list(context: SiteContext, root: str) -> str:
    """Return all organisations, by kind."""
    by_kind: dict[str, list[Organisation]] = {}
    for organisation in sorted(context.catalogue.organisations.values(), key=lambda item: sort_key(item.name)):
        by_kind.setdefault(organisation.kind, []).append(organisation)
    count = Counter(source.organisation for source in context.sources)
    headings = plural_labels(context.catalogue.vocabularies["organisation-kinds"], context.language)
    kinds = [(heading, by_kind[kind]) for kind, heading in headings.items() if kind in by_kind]
    return context.render("organisations", root, kinds=kinds, count=count)


def centre_list(context: SiteContext, root: str) -> str:
    """Return all centres in use, by UN regional group of their country."""
    catalogue = context.catalogue
    groups: dict[str, list[Centre]] = {}
    for centre in sorted(catalogue.centres.values(), key=lambda item: item.name):
        group = catalogue.countries[centre.country].un_group or ""
        groups.setdefault(group, []).append(centre)
    group_labels = {**context.labels["un-groups"], "": ""}
    ordered = [(label, groups[group]) for group, label in group_labels.items() if group in groups]
    return context.render("centres", root, groups=ordered)


def term_list(context: SiteContext, root: str, of: str) -> str:
    """Return the terms of `topics` or `assistance` with the number of sources and needs of each."""
    return context.render(
        "terms",
        root,
        folder=of,
        terms=context.catalogue.vocabularies[term.VOCABULARIES[of]].terms,
        group=term.FOLDERS[of],
        sources_of=context.sources_of,
        requests_of=context.requests_of,
    )


def chemical_list(context: SiteContext, root: str) -> str:
    """Return the table of chemicals with their Annexes."""
    return context.render(
        "chemicals",
        root,
        chemicals=context.catalogue.chemicals.values(),
        requests_of=context.requests_of,
    )
