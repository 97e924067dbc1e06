"""States whose pages are digested once in a process: each test of `diff` compares with the same published state."""

from __future__ import annotations

from pathlib import Path

from clearinghouse.reports.page_digests import Digests, digest_pages
from clearinghouse.site.context.context import SiteContext

_digests: dict[tuple, Digests] = {}  # by all that the pages are made of


def digest_once(context: SiteContext, content: Path) -> Digests:
    """Return what `digest_pages` returns; it is computed again for other records, pages, schemas, days or addresses."""
    catalogue = context.catalogue
    made_of = (
        tuple((key, document.text) for key, document in sorted(catalogue.documents.items())),
        tuple((key, document.text) for key, document in sorted(catalogue.incomplete.items())),
        tuple((kind, tuple(sorted(known))) for kind, known in catalogue.known.items()),
        tuple((path.relative_to(content), path.read_bytes()) for path in sorted(content.rglob("*.md"))),
        catalogue.schemas,
        context.as_of,
        context.addresses,
    )
    if made_of not in _digests:
        _digests[made_of] = digest_pages(context, content)
    return _digests[made_of]
