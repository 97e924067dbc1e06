"""The pages of vocabularies, and the links that old addresses lead to."""

from __future__ import annotations

import re

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import vocabulary
from clearinghouse.site.pages.directives import data


def test_each_vocabulary_has_a_page_with_all_its_terms(site_context: SiteContext) -> None:
    """Each term is on the page with an anchor of its own, its label and what it means."""
    tasks = {task.key: task for task in vocabulary.tasks(site_context)}

    assert list(tasks) == list(site_context.catalogue.vocabularies)
    topics = tasks["topics"].render(site_context, "topics")
    assert topics.uri == "data/vocabularies/topics/"
    assert re.findall(r'<dt id="?([^">]+)"?>', topics.body) == list(site_context.catalogue.vocabularies["topics"].terms)
    assert "PCB" in topics.body


def test_old_links_to_a_vocabulary_land_on_its_name(site_context: SiteContext) -> None:
    """The data page has an anchor for each vocabulary, on the link to its page."""
    links = re.findall(
        r'<span id="?([^">]+)"?><a href="?\.\./data/vocabularies/([^">]+)/"?>', data.vocabularies(site_context, "../")
    )

    assert links == [(identifier, identifier) for identifier in site_context.catalogue.vocabularies]
