"""One task of a build: render a page or the files of an exporter, and write what was rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.addresses import Addresses
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports.registry import Exporter
from clearinghouse.site.publishing.file_writer import Files, make_folder, write_file, write_files
from clearinghouse.site.templating.shell import Page, Shell, fill

Task = PageTask | Exporter
Rendered = Page | Files


class PublishError(Exception):
    """A page could not be rendered or written. The message says which; the folder must not be used."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where pages go: the folder, and the shell for each depth of address."""

    out: str
    shells: Mapping[int, Shell]


def render(task: Task, context: SiteContext) -> Rendered:
    """Return the page or the files of a task. Raises PublishError with the name of the task."""
    try:
        return task.render(context, task.key) if isinstance(task, PageTask) else tuple(task(context))
    except Exception as error:
        name = task.uri if isinstance(task, PageTask) else task.name
        raise PublishError(f"{name}: {type(error).__name__}: {error}") from error


def write(rendered: Rendered, target: Target, addresses: Addresses) -> None:
    """Write a page as <uri>index.html with its files, or the files alone. Raises PublishError."""
    try:
        if isinstance(rendered, Page):
            html = _fill(rendered, target.shells, addresses)
            make_folder(f"{target.out}/{rendered.uri}")
            write_file(f"{target.out}/{rendered.uri}index.html", *html, new=True)
        write_files(rendered.files if isinstance(rendered, Page) else rendered, target.out, new=True)
    except FileExistsError as error:
        raise PublishError(f"{error.filename}: two things have this address; one may be a file in content/") from error
    except OSError as error:  # the disk is full, or may not be written to
        raise PublishError(f"{error.filename or target.out}: {error.strerror}") from error


def files_of(rendered: Rendered, shells: Mapping[int, Shell], addresses: Addresses) -> Files:
    """Return what `write` writes: a page as <uri>index.html with its files, or the files alone. Raises PublishError."""
    if not isinstance(rendered, Page):
        return rendered
    return (f"{rendered.uri}index.html", b"".join(_fill(rendered, shells, addresses))), *rendered.files


def _fill(page: Page, shells: Mapping[int, Shell], addresses: Addresses) -> list[bytes]:
    try:
        shell = shells[page.uri.count("/")]
        return fill(shell, page, canonical=addresses.page(page.uri), edit=addresses.edit(page.edit))
    except Exception as error:
        raise PublishError(f"{page.uri}: {type(error).__name__}: {error}") from error
