"""One build with MkDocs, between its events: reading, the folder it is written to, and what can go wrong."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.site.publishing import minify, navigation, page_shells, search_index, security_txt
from clearinghouse.site.publishing.build import BuildError, SiteBuild, prepare_build
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.publisher import Publisher
from clearinghouse.site.publishing.search_engine import SearchError, engine_command
from clearinghouse.site.publishing.served_pages import ServedPages
from clearinghouse.site.publishing.site_folder import SiteFolderError, StagedSite, refuse_unsafe, stage
from clearinghouse.site.templating.frame import Frame
from clearinghouse.site.templating.shell_parser import ShellError
from environment import InvalidEnvironment, present_day, read_addresses, today
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.utils import CountHandler

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

log = logging.getLogger("mkdocs.hooks.clearinghouse")


@dataclass(slots=True)
class Progress:
    """How far a build has come."""

    build: SiteBuild
    config: MkDocsConfig
    staged: StagedSite | None  # None when it is in its place
    publisher: Publisher | None = None  # None before it is started and after it is stopped
    page: str = ""  # the hand-written page at which MkDocs is

    def clean_up(self) -> None:
        """Stop what still runs, and remove what is not published. Harmless when repeated."""
        if self.publisher:
            self.publisher.stop()
            self.publisher = None
        if self.staged:
            self.staged.close()
            self.config.site_dir = str(self.staged.target)  # `mkdocs gh-deploy` takes it from there
            self.staged = None


def refuse_folder(config: MkDocsConfig) -> None:
    """Refuse a folder that a site must not replace, before anything is read."""
    try:
        refuse_unsafe(Path(config.site_dir), _root(config))
    except SiteFolderError as error:
        raise PluginError(str(error)) from None


def stage_site(config: MkDocsConfig) -> StagedSite:
    """Send MkDocs to a new folder next to that of the last build."""
    try:
        staged = stage(Path(config.site_dir), _root(config))
    except SiteFolderError as error:
        raise PluginError(str(error)) from None
    config.site_dir = str(staged.folder)
    return staged


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def prepare(config: MkDocsConfig, last: SiteBuild | None = None) -> SiteBuild:
    """Read and check everything; `last` is the last build, if the site is served."""
    try:
        return prepare_build(
            _root(config),
            Path(config.docs_dir),
            as_of=today(),
            today=present_day(),
            addresses=read_addresses(config.site_url or "", config.repo_url or ""),
            language=language_of(config),
            workers=os.cpu_count() or 1,
            sections=navigation.sections(config.nav),
            last=last,
        )
    except BuildError as error:
        raise PluginError(f"the records or pages have problems; nothing was built.\n\n{error}") from None
    except InvalidEnvironment as error:
        raise PluginError(f"{error} Nothing was built.") from None


def pass_over_hidden_files(theme: Theme) -> None:
    """Let MkDocs list the files of a theme without its hidden folders.

    It publishes none of them, but looks at each: the theme has 14,000 icons, for a twentieth of the time of a build.
    """
    original = theme.get_env

    def get_env() -> jinja2.Environment:
        env = original()
        env.loader = _VisibleFiles(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign] # MkDocs has no event before it lists the files


class _VisibleFiles(jinja2.FileSystemLoader):
    """Loads templates, and lists those that are in no hidden folder."""

    def list_templates(self) -> list[str]:
        """Return the names of the files, each once, in their order."""
        names: set[str] = set()
        for top in self.searchpath:
            for folder, folders, files in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                names.update(Path(folder, name).relative_to(top).as_posix() for name in files)
        return sorted(names)


def frame_of(build: SiteBuild, config: MkDocsConfig) -> Frame:
    """Return what is around every page."""
    context = build.context
    repository = context.addresses.repository.rstrip("/")
    return Frame(config.site_name, context.language, build.sections, True, context.as_of, repository)


def language_of(config: MkDocsConfig) -> str:
    """Return the language of the pages."""
    return str(config.theme.get("language") or SOURCE_LANGUAGE)


def refuse_unknown_template(page: Page, env: jinja2.Environment) -> None:
    """Refuse a page whose front matter names a template that does not exist."""
    name = page.meta.get("template")
    try:
        _ = env.get_template(name) if name is not None else None
    except jinja2.TemplateNotFound:
        place = f"content/{page.file.src_uri}"
        raise PluginError(f"{place}: there is no template {name} in overrides/ or in the theme") from None


def publish(progress: Progress, out: Path, pages: ServedPages | None, *, with_search: bool) -> None:
    """Fill the shells with every record, write the files for machines, and index the pages for search.

    `pages` keeps what a served site needs.
    """
    if progress.publisher is None:
        raise RuntimeError("the pages of records are not being rendered")
    context = progress.build.context
    try:
        shells = page_shells.take_shells(out)
        if pages:
            pages.keep_site(shells, out)
        with _indexed(progress, shells, out) if with_search else nullcontext(lambda: None) as wait_for_index:
            progress.publisher.finish(shells, out)
            minify.minify_scripts(out)
            security_txt.fill_security_txt(out, context.addresses, as_of=context.as_of)
            wait_for_index()
    except SearchError as error:
        raise PluginError(f"the search index is not usable; the site was not written.\n{error}") from None
    except ShellError as error:
        raise PluginError(f"{error}. Look at the last change of overrides/ or of the theme.") from None
    except PublishError as error:
        raise PluginError(f"a page could not be rendered; the site was not written.\n{error}") from error
    finally:
        gc.freeze()  # what is there now lives as long as this process: to look through it at its end is only time
        gc.enable()


def _indexed(progress: Progress, shells: page_shells.Shells, out: Path) -> AbstractContextManager[Callable[[], object]]:
    """Index the pages for search while they are written."""
    return search_index.index_while_written(
        out,
        engine_command(language_of(progress.config)),
        first=progress.build.order,
        shells=shells,
        workers=os.cpu_count() or 1,
    )


def has_warnings(config: MkDocsConfig) -> bool:
    """Return whether MkDocs will refuse the site, since it is strict and has warned; it counts them in a handler."""
    handlers = logging.getLogger("mkdocs").handlers if config.strict else []
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


def put_into_place(progress: Progress) -> None:
    """Exchange the last site with the new one."""
    if progress.staged is None:
        return
    try:
        progress.staged.publish()
    except SiteFolderError as error:
        raise PluginError(str(error)) from None
    log.info("The new site is in %s", progress.staged.target)
    progress.clean_up()


def abort(error: Exception, page: str) -> None:
    """End the build with a sentence, unless the error is one already; `page` is where MkDocs was."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        raise Abort(f"{error.filename}:{error.lineno}: the template cannot be read: {error.message}") from None
    if isinstance(error, OSError):
        raise Abort(f"the site was not written: {error}") from None
    if not isinstance(error, MkDocsException | SystemExit):
        log.debug("The build stopped here", exc_info=error)  # shown with --verbose
        place = f"content/{page}" if page else "The site was not built"
        raise Abort(f"{place}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "lists or quotations are nested too deeply. Use fewer levels."
    return f"the page could not be built: {type(error).__name__}: {error}"
