"""What is wrong in the Markdown of hand-written pages, found before anything is built: dead links, merge conflicts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from clearinghouse.documents.merge_conflicts import conflict_problem
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem

LINK_CODE = "DIR-002"
_TARGET = re.compile(r"\]\(\s*<?([^)\s>#?]+\.md)(?=[#?)\s>])")
_FENCE = re.compile(r"^\s*(```|~~~)")
_CODE = re.compile(r"`[^`]*`")


def broken_link(path: str, mark: Mark, address: str) -> Problem:
    """Return the problem of a link that leads nowhere."""
    return problem(
        LINK_CODE,
        path,
        f'the link "{address}" leads nowhere',
        "an address that exists",
        "Correct the address, or remove the link.",
        mark=mark,
    )


def find_page_problems(content: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each page with a merge conflict, and for each link to a .md file that is not under `content`.

    Other links are not followed.
    """
    for page in sorted(content.rglob("*.md")):
        if page.is_file() and not page.is_symlink() and page.is_relative_to(root):
            yield from _of_page(page, content, page.relative_to(root).as_posix())


def _of_page(page: Path, content: Path, path: str) -> Iterator[Problem]:
    folder = page.parent.relative_to(content).as_posix()
    text = page.read_text("utf-8", "replace")
    if "<<<<<<<" in text and (conflict := conflict_problem(_without_code(text), path)):
        yield conflict
    for number, line in _prose_lines(text):
        for match in _TARGET.finditer(line):
            target = posixpath.normpath(posixpath.join(folder, unquote(match[1])))
            if "://" not in match[1] and (target.startswith("..") or not (content / target).is_file()):
                yield broken_link(path, Mark(number, match.start(1) + 1), match[1])


def _prose_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers, without those in blocks of code, and with code in a line blanked."""
    is_code = False
    for number, line in enumerate(text.splitlines(), start=1):
        if _FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield number, _CODE.sub(lambda match: " " * len(match[0]), line)


def _without_code(text: str) -> str:
    """Return a text in which the lines of blocks of code are empty."""
    lines = dict(_prose_lines(text))
    return "\n".join(lines.get(number, "") for number in range(1, len(text.splitlines()) + 1))


def locate_link(text: str, address: str) -> Mark:
    """Return where the Markdown of a page has a link that is `address` in the built page; the top if it is not found.

    A link to a file (a/b.md#c) is a/b/#c in the built page, so its heading and the last part of its path are sought.
    """
    path, _, anchor = address.partition("#")
    name = path.rstrip("/").rsplit("/", 1)[-1]
    for wanted in filter(None, (address, f"#{anchor}" if anchor else "", name)):
        for number, line in _prose_lines(text):
            start = line.find("](")
            at = line.find(wanted, start) if start >= 0 else -1
            if at >= 0:
                return Mark(number, at + 1)
    return Mark(1, 1)
