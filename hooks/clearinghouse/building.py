"""One build of the site, whatever renders its prose: read, check, and hold what comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

from clearinghouse import case_library, directives, publish, reporters, rules, site_files
from clearinghouse.catalogue import Catalogue, load
from clearinghouse.pages.expanders import EXPANDERS, KNOWN, choices
from clearinghouse.pages.job import Job
from clearinghouse.pages.view import Addresses, View, view
from clearinghouse.problems import Problem, Severity


class BuildingError(Exception):
    """The build cannot go on; the message is the whole report, for the person who must mend it."""


@dataclass(frozen=True, slots=True)
class Building:
    """A checked catalogue with its pages still to be rendered."""

    view: View
    jobs: tuple[Job, ...]
    warnings: str

    @property
    def uris(self) -> frozenset[str]:
        """The addresses of all generated pages."""
        return frozenset(job.uri for job in self.jobs)

    def prose(self, html: str, *, uri: str) -> str:
        """Return rendered prose with its directives expanded, marked for the search index."""
        root = "../" * uri.removeprefix("./").count("/")
        try:
            expanded = directives.expand(html, self.view, root=root, expanders=EXPANDERS)
        except directives.DirectiveError as error:
            raise BuildingError(str(error)) from None
        return (
            f'<div data-pagefind-body data-pagefind-meta="kind:Page" data-pagefind-filter="kind:page">{expanded}</div>'
        )

    def sitemap(self, xml: str, *, without: tuple[str, ...]) -> str:
        """Return a sitemap with the generated pages added, and the shell pages (by their files) taken out."""
        entries = "".join(
            f"<url><loc>{escape(self.view.addresses.page(job.uri))}</loc><lastmod>{self.view.as_of}</lastmod></url>\n"
            for job in self.jobs
        )
        for name in without:
            address = re.escape(escape(self.view.addresses.page(f"{name.removesuffix('.md')}/")))
            xml = re.sub(rf"\s*<url>\s*<loc>{address}</loc>.*?</url>", "", xml, flags=re.S)
        return xml.replace("</urlset>", f"{entries}</urlset>")

    @property
    def writers(self) -> list[publish.Writer]:
        """What writes the files for machines, one for each exporter, to be run beside the pages."""
        return [partial(self._write_files, files) for files in site_files.exporters()]

    def _write_files(self, files: site_files.Exporter, out: Path) -> None:
        for uri, content in files(self.view):
            target = out / uri
            target.parent.mkdir(parents=True, exist_ok=True)
            publish.put(str(target), content)


def prepare(root: Path, content: Path, *, as_of: date, site: str, repository: str, workers: int = 1) -> Building:
    """Read and check all records and directives. Raises BuildingError with every problem found."""
    catalogue, problems = load(root, workers=workers)
    problems = sorted(problems + rules.check(catalogue, as_of=as_of) + _directive_problems(content, root, catalogue))
    told = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    checked = sum(map(len, catalogue.known.values()))
    report = reporters.text(told, checked=checked)
    if any(problem.severity is Severity.ERROR for problem in told):
        raise BuildingError(report)
    addresses = Addresses(_with_slash(site), _with_slash(repository))
    cases = case_library.read(root / "tests" / "cases" / "rules")
    if not cases:
        report += "There is no tests/cases/rules: the pages of rules are made without examples.\n"
    made = replace(view(catalogue, as_of=as_of, addresses=addresses), cases=cases)
    return Building(made, tuple(site_files.jobs(made)), report)


def _with_slash(address: str) -> str:
    return address if not address or address.endswith("/") else f"{address}/"


def _directive_problems(content: Path, root: Path, catalogue: Catalogue) -> list[Problem]:
    found = []
    for page in sorted(content.rglob("*.md")):
        for line, message in directives.problems(page.read_text("utf-8"), KNOWN, choices(catalogue)):
            path = page.relative_to(root).as_posix() if page.is_relative_to(root) else page.name
            found.append(Problem(path, line, 1, "DIR-001", Severity.ERROR, message))
    return found
