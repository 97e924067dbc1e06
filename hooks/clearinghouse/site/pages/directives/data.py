"""Vocabularies, and links to the files for machines."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.templating.environment import template


def vocabularies(context: SiteContext, root: str) -> str:
    """Return every vocabulary with its terms and their definitions."""
    return template("vocabularies", context.language)(
        root=root, context=context, vocabularies=context.catalogue.vocabularies.values()
    )


def data_files(context: SiteContext, root: str) -> str:
    """Return links to the files for machines."""
    return template("data_files", context.language)(root=root, downloads=context.downloads)
