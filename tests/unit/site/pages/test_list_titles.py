"""Lists of what a term names have its plural as their heading: the vocabulary is the only place of the word."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from clearinghouse.records import Term
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import facility_list, lists
from clearinghouse.site.pages.directives.registers import organisation_list
from clearinghouse.wording.labels import plural_labels


def _titles(context: SiteContext) -> dict[str, str]:
    tasks = [*lists.tasks(context), *lists.tasks_of(facility_list.LISTING, context)]
    return {task.uri: task.render(context, task.key).title for task in tasks}


@pytest.mark.parametrize(
    ("uri", "title"),
    [
        ("sources/applicant/ngo/", "Sources for non-governmental organizations"),
        ("facilities/kind/laboratory/", "Laboratories"),
        ("facilities/kind/plant/", "Laboratories and plants: Plant"),  # a term without a plural
        ("sources/family/igo-bank/", "Sources of assistance: "),  # a facet whose terms have none
    ],
)
def test_the_page_of_a_term_is_named_by_its_plural(site_context: SiteContext, uri: str, title: str) -> None:
    """A term with a plural gives the title; without one, the title is the list and the label of the term."""
    assert _titles(site_context)[uri].startswith(title)


def _term(**plural: str) -> Term:
    return Term("a", {"en": "Company", "fr": "Entreprise"}, "A firm.", None, None, {}, None, plural=plural)


@pytest.mark.parametrize(
    ("term", "language", "heading"),
    [
        (_term(en="companies", fr="entreprises"), "fr-CA", "Entreprises"),
        (_term(en="companies"), "fr", "Companies"),
        (_term(en="UN companies"), "en", "UN companies"),
        (_term(), "fr", "Entreprise"),
    ],
)
def test_a_heading_is_the_plural_in_the_language(
    site_context: SiteContext, term: Term, language: str, heading: str
) -> None:
    """A heading begins with a capital letter, is in English where a language has none, else the label of the term."""
    vocabulary = replace(site_context.catalogue.vocabularies["organisation-kinds"], terms={"a": term})

    assert plural_labels(vocabulary, language) == {"a": heading}


def test_organisations_are_under_the_plural_of_their_kind(site_context: SiteContext) -> None:
    """The list of organisations has the plurals as headings, and none for a kind that no organisation has."""
    headings = re.findall(r"<h2[^>]*>([^<]*)", organisation_list(site_context, "../"))

    assert {"Companies", "Multilateral fund"} <= {*headings}
    assert not {"Company", "Network or alliance"} & {*headings}
