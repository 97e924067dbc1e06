"""Vocabularies, and links to the files for machines."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext


def vocabularies(context: SiteContext, root: str) -> str:
    """Return every vocabulary with its terms and their definitions."""
    return context.render("vocabularies", root, vocabularies=context.catalogue.vocabularies.values())


def data_files(context: SiteContext, root: str) -> str:
    """Return links to the files for machines."""
    return context.render("data_files", root, downloads=context.downloads)
