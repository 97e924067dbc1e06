"""The adapter: the only module that knows MkDocs. A few lines for each event, in the order of a build.

MkDocs renders the hand-written pages, and one placeholder page for each depth of address as an ordinary page. The core
cuts shells from the placeholders in the built folder and fills them with the pages of records.
"""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.site.publishing import csp, minify, page_shells, search_index, security_txt
from clearinghouse.site.publishing.build import BuildError, SiteBuild, clear_caches, prepare_build
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.publisher import Publisher
from clearinghouse.site.publishing.search_engine import SearchError, engine_command
from clearinghouse.site.publishing.served_pages import ServedPages
from clearinghouse.site.publishing.served_search import SearchUpdater
from clearinghouse.site.publishing.site_folder import SiteFolderError, StagedSite, refuse_unsafe, stage
from clearinghouse.site.templating.shell_parser import ShellError
from environment import InvalidEnvironment, exit_on_signals, has_search, present_day, read_addresses, today
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import CountHandler
from mkdocs_serving import LiveSite, start

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.hooks.clearinghouse")
_UNUSED = "assets/javascripts/"  # of the theme: no page asks for them

_ONLY_FOLDERS = (
    "use_directory_urls is off, but the pages of records have addresses that end with a slash. Switch it on, or "
    'run "make serve" to read the site without a server of your own.'
)


@dataclass(slots=True)
class _Progress:
    """How far a build has come."""

    build: SiteBuild
    config: MkDocsConfig
    staged: StagedSite | None  # None when it is in its place
    publisher: Publisher | None = None  # None before it is started and after it is stopped
    page: str = ""  # the hand-written page at which MkDocs is


class _Session:
    """What is kept between events. MkDocs keeps this module for all builds of a served site."""

    serving = False
    progress: _Progress | None = None
    pages: ServedPages | None = None  # what MkDocs makes, if pages are served
    live: LiveSite | None = None  # once the site is served

    @property
    def current(self) -> _Progress:
        """The build that has begun: MkDocs emits no other event before `on_config`."""
        if self.progress is None:
            raise RuntimeError("no build has begun")
        return self.progress


_session = _Session()


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether pages are served: live reload needs an inline script that the policy would stop.

    A signal to end is taken as an exit, so that MkDocs and `on_shutdown` clean up, as after Ctrl-C.
    """
    _session.serving = command == "serve"
    exit_on_signals()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, and send MkDocs to a folder next to that of the last build."""
    _session.progress = None
    if _session.serving:
        _forget()
    root = Path(config.config_file_path).parent
    _refuse_unsafe(config, root)
    if not config.use_directory_urls:
        raise PluginError(_ONLY_FOLDERS)
    gc.disable()  # the catalogue is kept until the end of the build, so collecting would only cost time
    config.site_url = config.site_url or f"http://{config.dev_addr}/"  # an empty SITE_URL counts as none
    build = _prepare(config)
    for line in _session.live.news(build.warnings) if _session.live else build.warnings.splitlines():
        log.info(line)  # not a warning: in a strict build that would be an error
    config.repo_url = build.context.addresses.repository.rstrip("/") or None
    _session.progress = _Progress(build, config, _stage(config, root))
    _session.pages = ServedPages() if _session.serving else None
    return config


def _forget() -> None:
    """Let go what earlier builds in this process left."""
    clear_caches()
    gc.unfreeze()
    gc.collect()


def _refuse_unsafe(config: MkDocsConfig, root: Path) -> None:
    try:
        refuse_unsafe(Path(config.site_dir), root)
    except SiteFolderError as error:
        raise PluginError(str(error)) from None


def _stage(config: MkDocsConfig, root: Path) -> StagedSite:
    try:
        staged = stage(Path(config.site_dir), root)
    except SiteFolderError as error:
        raise PluginError(str(error)) from None
    config.site_dir = str(staged.folder)
    return staged


def _prepare(config: MkDocsConfig) -> SiteBuild:
    try:
        return prepare_build(
            Path(config.config_file_path).parent,
            Path(config.docs_dir),
            as_of=today(),
            today=present_day(),
            addresses=read_addresses(config.site_url or "", config.repo_url or ""),
            language=_language(config),
            workers=os.cpu_count() or 1,
        )
    except BuildError as error:
        raise PluginError(f"the records or pages have problems; nothing was built.\n\n{error}") from None
    except InvalidEnvironment as error:
        raise PluginError(f"{error} Nothing was built.") from None


def _language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language") or SOURCE_LANGUAGE)


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
    """Give the templates in `overrides/` the messages of the language."""
    translations = _session.current.build.context.messages.translations
    env.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined] # of an extension
    for page in (file.page for file in files.documentation_pages() if file.page):
        _refuse_unknown_template(page, env)
    return env


def _refuse_unknown_template(page: Page, env: jinja2.Environment) -> None:
    name = page.meta.get("template")
    try:
        _ = env.get_template(name) if name is not None else None
    except jinja2.TemplateNotFound:
        place = f"content/{page.file.src_uri}"
        raise PluginError(f"{place}: there is no template {name} in overrides/ or in the theme") from None


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
    _publish(_session.current, out)
    if _session.live:
        _session.live.keep_search(out)
    elif has_search():
        _index(out, _language(config))
    if not _has_warnings(config):  # otherwise MkDocs stops now
        _put_into_place(_session.current)


def _has_warnings(config: MkDocsConfig) -> bool:
    """Return whether MkDocs will refuse the site, since it is strict and has warned; it counts them in a handler."""
    handlers = logging.getLogger("mkdocs").handlers if config.strict else []
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def _put_into_place(progress: _Progress) -> None:
    if progress.staged is None:
        return
    try:
        progress.staged.publish()
    except SiteFolderError as error:
        raise PluginError(str(error)) from None
    log.info("The new site is in %s", progress.staged.target)
    _clean_up()


def _publish(progress: _Progress, out: Path) -> None:
    if progress.publisher is None:
        raise RuntimeError("the pages of records are not being rendered")
    context = progress.build.context
    try:
        shells = page_shells.take_shells(out)
        if _session.pages:
            _session.pages.keep_site(shells, out)
        progress.publisher.finish(shells, out)
        minify.minify_scripts(out)
        security_txt.fill_security_txt(out, context.addresses, as_of=context.as_of)
    except ShellError as error:
        raise PluginError(f"{error}. Look at the last change of overrides/ or of the theme.") from None
    except PublishError as error:
        raise PluginError(f"a page could not be rendered; the site was not written.\n{error}") from error
    finally:
        gc.freeze()  # what is there now lives as long as this process: to look through it at its end is only time
        gc.enable()


def _index(out: Path, language: str) -> None:
    try:
        search_index.write_index(out, engine_command(language))
    except SearchError as error:
        raise PluginError(f"the search index is not usable; the site was not written.\n{error}") from None


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """Keep the served site up to date without MkDocs where only records change."""
    site, root = Path(config.site_dir), Path(config.config_file_path).parent
    search = None
    if has_search():
        search = SearchUpdater(site, engine_command(_language(config)), report=log.warning)
    _session.live = LiveSite(root, site, prepare=_prepare_again, build=builder, search=search)
    start(server, _session.live, (config.docs_dir, config.config_file_path))
    return server


def _prepare_again() -> tuple[SiteBuild, ServedPages]:
    """Read and check the records of a served site again; return the build, and what MkDocs made before."""
    progress, pages = _session.current, _session.pages
    _forget()
    progress.build = _prepare(progress.config)
    return progress.build, pages or ServedPages()


def on_build_error(error: Exception) -> None:
    """Leave no half-written site; a served one is built again as soon as the cause is fixed.

    What can go wrong with disks and with the templates of `overrides/` is reported in a sentence.
    """
    gc.enable()
    _clean_up()
    if isinstance(error, jinja2.TemplateSyntaxError):
        raise Abort(f"{error.filename}:{error.lineno}: the template cannot be read: {error.message}") from None
    if isinstance(error, OSError):
        raise Abort(f"the site was not written: {error}") from None
    if not isinstance(error, MkDocsException | SystemExit):
        log.debug("The build stopped here", exc_info=error)  # shown with --verbose
        raise Abort(f"{_place()}: {_reason(error)}") from None


def _place() -> str:
    page = _session.progress.page if _session.progress else ""
    return f"content/{page}" if page else "The site was not built"


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "lists or quotations are nested too deeply. Use fewer levels."
    return f"the page could not be built: {type(error).__name__}: {error}"


def on_shutdown() -> None:
    """Leave no half-written site when a build was interrupted, for that is not an error to MkDocs."""
    _clean_up()
    if _session.live:
        _session.live.close()


def _clean_up() -> None:
    """Stop what still runs, and remove what is not published. Harmless when repeated."""
    progress = _session.progress
    if progress and progress.publisher:
        progress.publisher.stop()
        progress.publisher = None
    if progress and progress.staged:
        progress.staged.close()
        progress.config.site_dir = str(progress.staged.target)  # `mkdocs gh-deploy` takes it from there
        progress.staged = None
