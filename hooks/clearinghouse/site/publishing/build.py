"""One build of the site, whatever renders its prose: read and check the records, and hold the result."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from html import escape as html_escape
from itertools import zip_longest
from pathlib import Path
from xml.sax.saxutils import escape

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.external_links import LinkResult
from clearinghouse.catalogue.loader import load
from clearinghouse.catalogue.plain_files import FOLDERS, irregular_files
from clearinghouse.documents.schema import SchemaError
from clearinghouse.language.messages import SOURCE_LANGUAGE, MessagesError
from clearinghouse.language.translations import load_messages
from clearinghouse.parallel import run_in_background
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.rules import engine
from clearinghouse.rules.examples import RuleExamples, load_examples
from clearinghouse.rules.fix_hints import with_hints
from clearinghouse.rules.withheld import without_quotations
from clearinghouse.site.context import plan_answers, proposals, statistics, unmet_demand
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports import plan_json, registry
from clearinghouse.site.pages import explorer, lists, plan_blocks
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.publishing import outputs, page_shells
from clearinghouse.site.publishing.content_files import clashes
from clearinghouse.site.publishing.link_check import last_link_check
from clearinghouse.site.publishing.prose import prose_problems
from clearinghouse.site.publishing.publisher import Publisher
from clearinghouse.site.templating import directives
from clearinghouse.site.templating.environment import (
    TemplateError,
    compiled_templates,
    load_templates,
    reread_templates,
)
from clearinghouse.site.templating.frame import SiteSection, placed
from clearinghouse.site.templating.search_marks import shortened


class BuildError(Exception):
    """The build cannot continue; the message is the whole report, for the person who must fix it."""


@dataclass(frozen=True, slots=True)
class SiteBuild:
    """A checked catalogue with its pages still to be rendered."""

    context: SiteContext
    tasks: tuple[PageTask, ...]
    warnings: str
    sections: tuple[SiteSection, ...] = ()  # the map of the site

    @property
    def uris(self) -> frozenset[str]:
        """The addresses of all generated pages."""
        return frozenset(task.uri for task in self.tasks)

    @property
    def order(self) -> list[str]:
        """The addresses of all generated pages, in the order in which they are indexed: of two halves by turns.

        Two processes begin with a half each (see `TaskQueue`). An engine that wants the second half after the first
        would wait for one of them, and then have most of its work to do alone.
        """
        half = -(-len(self.tasks) // 2)
        turns = zip_longest(self.tasks[:half], self.tasks[half:])
        return [task.uri for turn in turns for task in turn if task]

    def prose(self, html: str, *, uri: str) -> str:
        """Return rendered prose with its directives expanded, marked for the search index."""
        root = "../" * uri.removeprefix("./").count("/")
        try:
            expanded = directives.expand(html, self.context, root=root, expanders=EXPANDERS)
        except directives.DirectiveError as error:
            raise BuildError(str(error)) from None
        expanded = placed(expanded, self.sections, uri=uri.removeprefix("./"), language=self.context.language)
        kind = html_escape(self.context.messages.gettext("Page"))
        marks = f'data-pagefind-body data-pagefind-meta="kind:{kind}" data-pagefind-filter="kind:page"'
        return f"<div {shortened(marks)}>{self._search_name(uri.strip('./'))}{expanded}</div>"

    def _search_name(self, page: str) -> str:
        """Return the mark by which the search knows a hand-written page for which people type words of their own."""
        has_words = any(page in words.pages for words in self.context.catalogue.search.values())
        return shortened(f'<span data-pagefind-filter="page:{page}"></span>') if has_words else ""

    def sitemap(self, xml: str, *, pages: Sequence[str] = ()) -> str:
        """Return a sitemap with the generated pages and some others added, and the placeholder pages removed."""
        entries = "".join(
            f"<url><loc>{escape(self.context.addresses.page(uri))}</loc><lastmod>{self.context.as_of}</lastmod></url>\n"
            for uri in (*pages, *(task.uri for task in self.tasks))
        )
        for placeholder in page_shells.ADDRESSES.values():
            address = re.escape(escape(self.context.addresses.page(placeholder)))
            xml = re.sub(rf"\s*<url>\s*<loc>{address}</loc>.*?</url>", "", xml, flags=re.S)
        return xml.replace("</urlset>", f"{entries}</urlset>")

    def start_publisher(self, *, workers: int) -> Publisher:
        """Start to render all generated pages and files, in the background of what this process does next."""
        return Publisher(self.tasks, self.context, workers=workers, exporters=registry.jobs(self.context))


def clear_caches() -> None:
    """Clear the caches of an earlier build in this process, as in a served site, and reload the templates."""
    reread_templates()
    for cached in (
        lists.entry,
        plan_blocks.offer,
        explorer.indexed,
        plan_json.shared_writer,
        registry.tables,
        plan_answers.plan_of_need,
        plan_answers.plan_of_country,
        proposals.prepared,
        proposals.prepared_for_need,
        proposals.writer,
        statistics.statistics_tables,
        unmet_demand.demands_of,
        load_messages,
    ):
        cached.cache_clear()


def prepare_build(
    root: Path,
    content: Path,
    *,
    as_of: date,
    addresses: Addresses,
    language: str = SOURCE_LANGUAGE,
    workers: int = 1,
    today: date | None = None,
    sections: tuple[SiteSection, ...] = (),
    last: SiteBuild | None = None,
) -> SiteBuild:
    """Read and check all records and directives. Raises BuildError with every problem found.

    `sections` are the map of the site, for the pages that are written by hand. `last` is the last build in this
    process: records whose files have not changed are not parsed again.
    `today` is the present day, so that a site for an earlier date (`as_of`) may have records that were checked since.
    `language` is that of the pages, as a BCP 47 tag for which there is a translation (see `language.translations`).
    """
    _refuse_unknown(language)
    with run_in_background(partial(compiled_templates, language), workers=workers) as templates:
        catalogue, problems = _read(root, workers, last)
        problems += _irregular_pages(root, content)
        _load_templates(templates, language)
    with engine.check_in_background(catalogue, as_of=as_of, workers=workers, today=today) as checked:
        cases = load_examples(root / "tests" / "cases" / "rules")
        assemble = partial(_assemble, catalogue, cases, last_link_check(root), addresses, as_of, language)
        build = _if_sound(assemble)
        problems = with_hints(problems, catalogue, root) + checked()
        problems = without_quotations(sorted(problems + prose_problems(content, root, catalogue)), catalogue)
    report = _report(problems, checked=sum(map(len, catalogue.known.values())))
    if not cases:
        report += "There is no tests/cases/rules: the pages of rules are made without examples.\n"
    build = build or assemble()
    _refuse_clashes(content, build)
    return replace(build, warnings=report, sections=sections)


def _report(problems: list[Problem], *, checked: int) -> str:
    """Return the report of the warnings. Raises BuildError with all of it when there is an error."""
    reported = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    report = reporters.text(reported, checked=checked)
    if any(problem.severity is Severity.ERROR for problem in reported):
        raise BuildError(report)
    return report


def _irregular_pages(root: Path, content: Path) -> list[Problem]:
    """Return the problems of links and special files among the pages, if they are not where reading has looked."""
    name = content.relative_to(root).as_posix() if content.is_relative_to(root) else ""
    return [] if name in FOLDERS else irregular_files(root if name else content.parent, (name or content.name,))


def _refuse_clashes(content: Path, build: SiteBuild) -> None:
    """Raise BuildError for hand-written files whose address is generated, or that of another one."""
    files = [uri for download in build.context.downloads for uri in download.addresses if not download.is_pattern(uri)]
    if lines := sorted(clashes(content, build.uris, files)):
        raise BuildError("\n".join((*lines, "Rename or remove the hand-written file.")))


def _read(root: Path, workers: int, last: SiteBuild | None) -> tuple[Catalogue, list[Problem]]:
    try:
        return load(root, workers=workers, last=last.context.catalogue if last else None)
    except SchemaError as error:
        raise BuildError(str(error)) from None


def _refuse_unknown(language: str) -> None:
    try:
        load_messages(language)
    except MessagesError as error:
        raise BuildError(str(error)) from None


def _load_templates(templates: Callable[[], Mapping[str, bytes]], language: str) -> None:
    try:
        load_templates(language, templates())
    except TemplateError as error:
        raise BuildError(str(error)) from None


def _assemble(
    catalogue: Catalogue,
    cases: Mapping[str, RuleExamples],
    links: Mapping[str, LinkResult] | None,
    addresses: Addresses,
    as_of: date,
    language: str,
) -> SiteBuild:
    context = build_context(catalogue, as_of=as_of, addresses=addresses, language=language)
    context = replace(context, cases=cases, downloads=registry.downloads(context), link_results=links)
    return SiteBuild(context, tuple(outputs.tasks(context)), "")


def _if_sound(assemble: Callable[[], SiteBuild]) -> SiteBuild | None:
    """Return the build, assembled while the records are checked; None if that failed, as it may for faulty records."""
    try:
        return assemble()
    except Exception:  # noqa: BLE001 - it is repeated when the records are valid, and then the error is seen
        return None
