"""The registry of exporters: each module of this package that has one is an output of the site.

To add an output, add a module with a function `files` that is decorated with `exporter`. Its files are written with
the site, and its line is on the data page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from clearinghouse.site import exports
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import Download

ExportedFile = tuple[str, bytes]  # address from the top of the site, and content
TABLE = ".csv"  # how the address of a table ends
Write = Callable[[SiteContext], Iterator[ExportedFile]]
Addresses = Iterable[str] | Callable[[SiteContext], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes files for machines that come with no page.

    `title`, `description` and `addresses` are its line on the data page; one without a title has no line. One that
    `reads_tables` is about the tables of all others.
    """

    write: Write
    title: str
    description: str
    addresses: Addresses
    reads_tables: bool = False

    def __call__(self, context: SiteContext) -> Iterator[ExportedFile]:
        """Yield the files."""
        return self.write(context)

    @property
    def name(self) -> str:
        """The module of the exporter, for messages."""
        return self.write.__module__

    def download(self, context: SiteContext) -> Download:
        """Return the line of the data page, in the language of the context."""
        addresses = self.addresses(context) if callable(self.addresses) else self.addresses
        translated = context.messages.translated
        description = self.description and translated(self.description)  # the message of an empty text is a header
        return Download(translated(self.title), description, tuple(addresses))


def exporter(
    *, title: str = "", description: str = "", addresses: Addresses = (), reads_tables: bool = False
) -> Callable[[Write], Exporter]:
    """Make a function that yields files an exporter. `title` and `description` are marked as messages (`N_`)."""
    return lambda write: Exporter(write, title, description, addresses, reads_tables)


def exporters() -> tuple[Exporter, ...]:
    """Return the exporters of all modules of this package, by the name of the module."""
    names = sorted(module.name for module in iter_modules(exports.__path__))
    candidates = (getattr(import_module(f"{exports.__name__}.{name}"), "files", None) for name in names)
    return tuple(item for item in candidates if isinstance(item, Exporter))


@lru_cache(maxsize=1)
def tables(context: SiteContext) -> tuple[tuple[Download, tuple[ExportedFile, ...]], ...]:
    """Return each line of the data page that names a table, with all of its files; they are written once a build."""
    lines = [(item, item.download(context)) for item in exporters() if not item.reads_tables]
    return tuple([(line, tuple(item(context))) for item, line in lines if _has_table(line)])


def _has_table(line: Download) -> bool:
    return any(address.endswith(TABLE) for address in line.addresses)


def jobs(context: SiteContext) -> tuple[Exporter, ...]:
    """Return what is to be written, as tasks that may run in different processes.

    The tables and what reads them are one task: each process would write all tables for itself.
    """
    found = exporters()
    apart = [item for item in found if not item.reads_tables and not _has_table(item.download(context))]
    return Exporter(_tables_and_readers, "", "", ()), *apart


def _tables_and_readers(context: SiteContext) -> Iterator[ExportedFile]:
    for _, files in tables(context):
        yield from files
    for reader in exporters():
        if reader.reads_tables:
            yield from reader(context)


def downloads(context: SiteContext) -> tuple[Download, ...]:
    """Return the lines of the data page, by title."""
    lines = (item.download(context) for item in exporters() if item.title)
    return tuple(sorted(lines, key=lambda line: line.title))
