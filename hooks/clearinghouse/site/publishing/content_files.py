"""The hand-written files of a site: the address of each, and which of them would take the address of another page."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from clearinghouse.site.publishing.security_txt import PATH as WELL_KNOWN

_OF_GENERATORS = ("404.html", "sitemap.xml", "sitemap.xml.gz")
_FOLDERS_OF_GENERATORS = ("pagefind/", "page-shell/")


def address(name: str) -> str:
    """Return the address of a page file: a/index.md and a/README.md are a/, a/b.md is a/b/."""
    stem = name.removesuffix(".md")
    folder = stem.rpartition("/")[0] if posixpath.basename(stem) in ("index", "README") else stem
    return f"{folder}/" if folder else ""


def page_files(content: Path) -> list[Path]:
    """Return the page files under `content`, sorted; those in hidden folders are no pages."""
    return [path for path in sorted(content.rglob("*.md")) if not _is_hidden(path.relative_to(content).parts)]


def static_files(content: Path) -> list[Path]:
    """Return the files that are published as they are, sorted: all but pages, and what is hidden."""
    files = (path for path in sorted(content.rglob("*")) if path.suffix != ".md" and path.is_file())
    return [path for path in files if not _is_hidden(path.relative_to(content).parts)]


def clashes(content: Path, pages: Collection[str], files: Collection[str]) -> Iterator[str]:
    """Yield a line for each hand-written file whose address is taken.

    `pages` has the addresses of pages that are generated, `files` those of files for machines.
    """
    generated = {**{f"{uri}index.html": uri for uri in pages}, **{uri: uri for uri in files}}
    taken: dict[str, str] = {}
    for path in (*page_files(content), *static_files(content)):
        name = path.relative_to(content).as_posix()
        target = f"{address(name)}index.html" if path.suffix == ".md" else name
        if reason := _reason(target, generated, taken):
            yield f"content/{name}: the address {_shown(target)} {reason}"
        taken.setdefault(target, f"content/{name}")


def _reason(target: str, generated: Mapping[str, str], taken: Mapping[str, str]) -> str:
    if target in generated:
        return "is generated from records"
    if target in _OF_GENERATORS or target.startswith(_FOLDERS_OF_GENERATORS):
        return "is that of a file which every build writes"
    return f"is also that of {taken[target]}" if target in taken else ""


def _shown(target: str) -> str:
    return target.removesuffix("index.html") or "of the home page"


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return any(part.startswith(".") for part in parts if part != WELL_KNOWN.parts[0])
