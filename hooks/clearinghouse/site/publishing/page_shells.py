"""The shells of a build, by depth of address: minimal ones, or cut from placeholder pages in a built folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from clearinghouse.site.publishing.csp import has_policy, with_policy
from clearinghouse.site.templating.frame import Frame
from clearinghouse.site.templating.minimal_shell import minimal_shell
from clearinghouse.site.templating.shell import Shell
from clearinghouse.site.templating.shell_parser import FOLDER, PLACEHOLDER, ShellError, parse_shell

Shells = Mapping[int, Shell]
DEPTHS = (0, 1, 2, 3)
# The addresses of the placeholder pages. The only page of depth 0 is written by hand, so it needs no shell.
ADDRESSES: Mapping[int, str] = {depth: f"{FOLDER}/" * depth for depth in DEPTHS if depth}
# The same pages as Markdown: path from the top of the folder with the hand-written pages, and content.
PLACEHOLDERS: Mapping[str, str] = {f"{address}index.md": PLACEHOLDER for address in ADDRESSES.values()}


def minimal_shells(frame: Frame) -> Shells:
    """Return shells without any theme."""
    return {depth: minimal_shell_at(frame, "../" * depth) for depth in DEPTHS}


def minimal_shell_at(frame: Frame, root: str) -> Shell:
    """Return a shell without any theme for pages from which `root` leads to the top of the site."""
    return parse_shell(with_policy(minimal_shell(frame, root=root)))


def write_placeholders(folder: Path) -> None:
    """Write the placeholder pages as Markdown, for a generator to build them with the hand-written pages."""
    for name, content in PLACEHOLDERS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def read_shells(site: Path) -> Shells:
    """Cut shells from the placeholder pages in a built folder, and give them a policy unless they have one.

    There is none of depth 0. Raises ShellError for a page that was not built, or has no place for a value.
    """
    pages = {depth: _read(site, address) for depth, address in ADDRESSES.items()}
    return {depth: parse_shell(page if has_policy(page) else with_policy(page)) for depth, page in pages.items()}


def take_shells(site: Path) -> Shells:
    """Cut shells from the placeholder pages in a built folder as they are, and delete the pages. Raises ShellError."""
    shells = {depth: parse_shell(_read(site, address)) for depth, address in ADDRESSES.items()}
    for address in reversed(tuple(ADDRESSES.values())):  # the deepest first, so that each folder is empty
        (site / address / "index.html").unlink()
        (site / address).rmdir()
    return shells


def _read(site: Path, address: str) -> str:
    try:
        return (site / address / "index.html").read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise ShellError(f"the placeholder page {address}index.html was not built") from None
    except UnicodeDecodeError:
        raise ShellError(f"the placeholder page {address}index.html is not UTF-8") from None
