"""Full-text search: Pagefind reads the built pages and writes its index beside them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

# The engine's ready-made interfaces; the site has its own, which is smaller and writes results as text.
_NOT_NEEDED = ("pagefind-*ui*", "pagefind-highlight.js")


def index(site: Path) -> None:
    """Index the built pages under `site` into `site`/pagefind. Nothing is fetched."""
    asyncio.run(_index(site))
    for pattern in _NOT_NEEDED:
        for path in (site / "pagefind").glob(pattern):
            path.unlink()


async def _index(site: Path) -> None:
    config = IndexConfig(output_path=str(site / "pagefind"))
    async with PagefindIndex(config=config) as made:
        await made.add_directory(str(site))
