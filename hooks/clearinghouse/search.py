"""Full-text search: Pagefind reads the built pages and writes its index beside them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex


def index(site: Path) -> int:
    """Index the built pages under `site`; return how many were indexed. Nothing is fetched."""
    return asyncio.run(_index(site))


async def _index(site: Path) -> int:
    config = IndexConfig(output_path=str(site / "pagefind"), write_playground=False)
    async with PagefindIndex(config=config) as made:
        return await made.add_directory(str(site))
