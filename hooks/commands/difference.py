"""`difference`: what the change at hand does to the records, pages and verdicts that readers see."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from clearinghouse import difference_report, published
from clearinghouse.catalogue import Catalogue, load
from clearinghouse.difference import difference
from clearinghouse.inert import inert
from clearinghouse.page_digests import NOT_MADE, digests
from clearinghouse.pages.view import Addresses, view

from commands.published_state import NoPublishedState, UnknownRevision, base, checked_out
from commands.surroundings import add_to_job_summary, today


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("difference", help="tell what a change does to records, pages and verdicts")
    command.add_argument("--base", help="compare with where this branch left that revision; without it, origin/main")
    command.add_argument("--format", choices=difference_report.FORMATS, default="text", help="how to tell it")
    command.set_defaults(run=_difference)


def _difference(options: argparse.Namespace) -> int:
    try:
        found = base(options.root, options.base)
        with checked_out(options.root, found.commit) as folder:
            told, shown = _told(options, folder, found.name)
    except UnknownRevision as error:
        print(error, file=sys.stderr)
        return 2
    except NoPublishedState as reason:
        sentence = f"Nothing was compared with the published site: {reason}."
        told, shown = sentence + "\n", f"## Difference of the output\n\n{inert(sentence)}\n"
    print(told, end="")
    add_to_job_summary(shown + "\n")
    return 0


def _told(options: argparse.Namespace, folder: Path, name: str) -> tuple[str, str]:
    """Return the report in the format that was asked for, and for the job summary."""
    as_of = options.as_of or today()
    after_catalogue, problems = load(options.root)
    catalogues = published.read(folder, after_catalogue.schemas), after_catalogue
    try:
        before, after = (view(catalogue, as_of=as_of, addresses=Addresses("", "")) for catalogue in catalogues)
        pages = digests(before, folder / "content"), digests(after, options.root / "content")
    except Exception as error:
        broken = " Mend the problems that the check tells first." if problems else ""
        raise NoPublishedState(f"the pages of one of the two states cannot be made ({error!r}).{broken}") from error
    found = difference(before, after, _comparable(*pages), _comparable(*reversed(pages)))
    compared = (
        f"Compared with {name}, for {as_of}, both with the code of this branch. {_gaps(catalogues[0], pages)}".strip()
    )
    return difference_report.FORMATS[options.format](found, compared), difference_report.markdown(found, compared)


def _comparable(pages: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """Leave out pages that could not be made in one of the two states."""
    return {uri: digest for uri, digest in pages.items() if NOT_MADE not in (digest, others.get(uri))}


def _gaps(before: Catalogue, pages: tuple[Mapping[str, str], Mapping[str, str]]) -> str:
    unmade = len({uri for side in pages for uri, digest in side.items() if digest == NOT_MADE})
    unread = len(published.unreadable(before))
    parts = [
        f"{number} {words}"
        for number, words in (
            (unread, "earlier records could not be read with the code of today"),
            (unmade, "pages could not be made, and were not compared"),
        )
        if number
    ]
    return f"Left out: {'; '.join(parts)}." if parts else ""
