"""The adapter: a few lines for each event of MkDocs, in the order of a build.

With `mkdocs_build` and `mkdocs_serving` it is the only module that knows MkDocs.

MkDocs renders the hand-written pages, and one placeholder page for each depth of address as an ordinary page. The core
cuts shells from the placeholders in the built folder and fills them with the pages of records.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from clearinghouse.site.publishing import csp, page_shells
from clearinghouse.site.publishing.build import BuildError, SiteBuild, clear_caches
from clearinghouse.site.publishing.search_engine import engine_command
from clearinghouse.site.publishing.served_pages import ServedPages
from clearinghouse.site.publishing.served_search import SearchUpdater
from environment import WITHOUT_TEXTS, exit_on_signals, has_search
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs_build import (
    Progress,
    abort,
    frame_of,
    has_warnings,
    language_of,
    pass_over_hidden_files,
    prepare,
    publish,
    put_into_place,
    refuse_folder,
    refuse_unknown_template,
    stage_site,
)
from mkdocs_serving import LiveSite, refuse_taken_address, start

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.hooks.clearinghouse")
_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")  # of the theme: no page asks for them

_ONLY_FOLDERS = (
    "use_directory_urls is off, but the pages of records have addresses that end with a slash. Switch it on, or "
    'run "make serve" to read the site without a server of your own.'
)


class _Session:
    """What is kept between events. MkDocs keeps this module for all builds of a served site."""

    serving = False
    progress: Progress | None = None
    pages: ServedPages | None = None  # what MkDocs makes, if pages are served
    live: LiveSite | None = None  # once the site is served

    @property
    def current(self) -> Progress:
        """The build that has begun: MkDocs emits no other event before `on_config`."""
        if self.progress is None:
            raise RuntimeError("no build has begun")
        return self.progress


_session = _Session()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether pages are served: live reload needs an inline script that the policy would stop.

    A signal to end is taken as an exit, so that MkDocs and `on_shutdown` clean up, as after Ctrl-C.
    """
    if sys.flags.optimize > 1:
        raise Abort(WITHOUT_TEXTS)
    _session.serving = command == "serve"
    if _session.serving:
        refuse_taken_address()
    exit_on_signals()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, and send MkDocs to a folder next to that of the last build."""
    _session.progress = None
    if _session.serving:
        _forget()
    refuse_folder(config)
    if not config.use_directory_urls:
        raise PluginError(_ONLY_FOLDERS)
    gc.disable()  # the catalogue is kept until the end of the build, so collecting would only cost time
    config.site_url = config.site_url or f"http://{config.dev_addr}/"  # an empty SITE_URL counts as none
    pass_over_hidden_files(config.theme)
    build = prepare(config)
    for line in _session.live.news(build.warnings) if _session.live else build.warnings.splitlines():
        log.info(line)  # not a warning: in a strict build that would be an error
    config.repo_url = build.context.addresses.repository.rstrip("/") or None
    _session.progress = Progress(build, config, stage_site(config))
    _session.pages = ServedPages() if _session.serving else None
    return config


def _forget() -> None:
    """Let go what earlier builds in this process left."""
    clear_caches()
    gc.unfreeze()
    gc.collect()


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Start to render the pages of records in the background; they are written when the shells are known."""
    build = _session.current.build
    _session.current.publisher = build.start_publisher(workers=os.cpu_count() or 1)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the placeholder pages, drop the files of the theme that no page uses."""
    for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
        files.remove(file)
    for name, content in page_shells.PLACEHOLDERS.items():
        # Not `File.generated`: the theme shows a link to edit only for pages that are hand-written.
        file = File(name, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV)
        file.content_string = content
        files.append(file)
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give the templates in `overrides/` the messages of the language, and the frame of every page."""
    translations = _session.current.build.context.messages.translations
    env.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined] # of an extension
    # Jinja types its globals by those that it brings.
    env.globals["frame"] = frame_of(_session.current.build, config)  # pyrefly: ignore[unsupported-operation]
    for page in (file.page for file in files.documentation_pages() if file.page):
        refuse_unknown_template(page, env)
    return env


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Give each hand-written page the address at which its file is edited, if the repository has one."""
    page.edit_url = _session.current.build.context.addresses.code.edit(f"content/{page.file.src_uri}") or None
    return page


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Remember the page, for messages: it is rendered next."""
    _session.current.page = page.file.src_uri


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Remember the page, for messages: its template is filled next."""
    _session.current.page = page.file.src_uri


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Expand directives in prose, after Markdown."""
    if page.file.src_uri in page_shells.PLACEHOLDERS:
        return html
    try:
        expanded = _session.current.build.prose(html, uri=page.file.url)
    except BuildError as error:
        raise PluginError(f"content/{page.file.src_uri}: {error}") from None
    return (
        _session.pages.keep_content(page.file.dest_uri, page.file.url, html, expanded) if _session.pages else expanded
    )


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Give every page its Content Security Policy."""
    return _session.pages.keep_page(page.file.dest_uri, output) if _session.pages else csp.with_policy(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Add the generated pages to the sitemap, and a policy to the page for unknown addresses."""
    if template_name == "404.html" and not _session.serving:
        return csp.with_policy(output_content)
    if template_name != "sitemap.xml":
        return output_content
    if _session.pages:
        _session.pages.sitemap = output_content
    return _session.current.build.sitemap(output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the shells with every record, write the files for machines, index the pages, and put the site into place."""
    out = Path(config.site_dir)
    _session.current.page = ""
    publish(_session.current, out, _session.pages, with_search=has_search() and not _session.live)
    if _session.live:
        _session.live.keep_search(out)
    if not has_warnings(config):  # otherwise MkDocs stops now
        put_into_place(_session.current)


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Keep the served site up to date without MkDocs where only records change."""
    site, root = Path(config.site_dir), Path(config.config_file_path).parent
    search = None
    if has_search():
        search = SearchUpdater(site, engine_command(language_of(config)), report=log.warning)
    _session.live = LiveSite(
        root, site, prepare=_prepare_again, build=builder, search=search, order=lambda: _session.current.build.order
    )
    start(server, _session.live, (config.docs_dir, config.config_file_path))
    return server


def _prepare_again() -> tuple[SiteBuild, ServedPages]:
    """Read and check the records of a served site again; return the build, and what MkDocs made before."""
    progress, pages = _session.current, _session.pages
    _forget()
    progress.build = prepare(progress.config, progress.build)
    return progress.build, pages or ServedPages()


def on_build_error(error: Exception) -> None:
    """Leave no half-written site; a served one is built again as soon as the cause is fixed.

    What can go wrong with disks and with the templates of `overrides/` is reported in a sentence.
    """
    gc.enable()
    if _session.progress:
        _session.progress.clean_up()
    abort(error, _session.progress.page if _session.progress else "")


def on_shutdown() -> None:
    """Leave no half-written site when a build was interrupted, for that is not an error to MkDocs."""
    if _session.progress:
        _session.progress.clean_up()
    if _session.live:
        _session.live.close()
