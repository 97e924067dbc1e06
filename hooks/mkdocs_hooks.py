"""The adapter: the only module that knows MkDocs. A few lines for each event, in the order of a build.

MkDocs renders the prose pages and one shell page for each depth of address. The core fills the shells.
"""

from __future__ import annotations

import gc
import logging
import os
import shutil
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from clearinghouse.language.messages import SOURCE_LANGUAGE
from clearinghouse.site.publishing import csp, minify, search_index, security_txt
from clearinghouse.site.publishing.build import BuildError, SiteBuild, clear_caches, prepare_build
from clearinghouse.site.publishing.publisher import Publisher, PublishError
from clearinghouse.site.templating import shell
from environment import InvalidDate, today
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import clean_directory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.hooks.clearinghouse")
_UNUSED = "assets/javascripts/"  # of the theme: no page asks for them
_SHELLS = {"shell-1.md": 1, "shell/2.md": 2, "shell/shell/3.md": 3}


@dataclass
class _State:
    """What one build needs; made anew in `on_config`, for MkDocs keeps this module between rebuilds."""

    build: SiteBuild
    publisher: Publisher | None = None
    site: Path | None = None  # the folder that is being written; None before MkDocs has emptied it
    whole: bool = False  # everything of the site is written
    shells: dict[int, shell.Shell] = field(default_factory=dict)


_state: _State | None = None
_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether pages are served: live reload needs an inline script that the policy would stop.

    A signal to end is taken as an exit, so that MkDocs and `on_shutdown` clean up, as after Ctrl-C.
    """
    global _serving  # noqa: PLW0603
    _serving = command == "serve"
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, before MkDocs empties the folder of the last build."""
    global _state  # noqa: PLW0603
    _state = None
    if _serving:  # what earlier builds in this process left may go
        clear_caches()
        gc.unfreeze()
        gc.collect()
    if Path(config.site_dir).exists() and not Path(config.site_dir).is_dir():
        raise PluginError(f"{config.site_dir} is a file; the site needs a folder. Move it away, or name another.")
    gc.disable()  # a catalogue is kept whole until the end of the build: collecting would only cost time
    root = Path(config.config_file_path).parent
    try:
        build = prepare_build(
            root,
            Path(config.docs_dir),
            as_of=today(),
            site=config.site_url or "",
            repository=config.repo_url or "",
            language=str(config.theme.get("language") or SOURCE_LANGUAGE),
            workers=os.cpu_count() or 1,
        )
    except BuildError as error:
        raise PluginError(f"the records or pages have problems; nothing was built.\n\n{error}") from None
    except InvalidDate as error:
        raise PluginError(f"{error} Nothing was built.") from None
    for line in build.warnings.splitlines():
        log.info(line)  # not a warning: in a strict build that would be an error
    _state = _State(build)
    return config


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Refuse a generated address that a hand-written page already has, before the last site is emptied.

    From here on pages of records are rendered beside the prose; they are written when the shells are known.
    """
    taken = {file.url.removeprefix("./"): file.src_uri for file in get_files(config)}
    clashes = sorted((taken[uri], uri) for uri in _state.build.uris if uri in taken)
    if clashes:
        told = "\n".join(f"content/{page}: the address {uri} is generated from records" for page, uri in clashes)
        raise PluginError(f"{told}\nRename or remove the hand-written page.")
    _state.publisher = _state.build.start_publisher(workers=os.cpu_count() or 1)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the shell pages, drop the files of the theme that no page uses."""
    _state.site = Path(config.site_dir)
    for file in [file for file in files if file.src_uri.startswith(_UNUSED)]:
        files.remove(file)
    for uri in _SHELLS:
        front_matter = f"---\ntitle: {shell.SLOTS['title']}\ndescription: {shell.SLOTS['description']}\n---\n\n.\n"
        files.append(File.generated(config, uri, content=front_matter, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give the templates in `overrides/` the messages of the language."""
    env.install_gettext_translations(_state.build.context.messages.translations, newstyle=True)
    return env


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the slot for the body into shells; expand directives in prose, after Markdown."""
    if page.file.src_uri in _SHELLS:
        return shell.SLOTS["body"]
    try:
        return _state.build.prose(html, uri=page.file.url)
    except BuildError as error:
        raise PluginError(f"content/{page.file.src_uri}: {error}") from None


def on_page_context(context: dict, *, page: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """Put the other slots into shells: addresses and one entry of the table of contents."""
    if page.file.src_uri in _SHELLS:
        page.canonical_url = shell.SLOTS["canonical"]
        page.edit_url = shell.SLOTS["edit"]
        entry = AnchorLink(shell.SLOTS["toc_title"], shell.SLOTS["toc_anchor"], level=2)
        page.toc = TableOfContents([entry])
    return context


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Keep a shell instead of writing it; give every other page its Content Security Policy."""
    html = output if _serving else csp.with_policy(output)
    depth = _SHELLS.get(page.file.src_uri)
    if depth is None:
        return html
    try:
        _state.shells[depth] = shell.parse_shell(html)
    except shell.ShellError as error:
        raise PluginError(f"{error}. Look at the last change of overrides/ or of the theme.") from None
    if "CLEARINGHOUSE_SHELLS" in os.environ:  # keep the shells, to fill them later without MkDocs
        kept = Path(os.environ["CLEARINGHOUSE_SHELLS"])
        kept.mkdir(parents=True, exist_ok=True)
        (kept / f"{depth}.html").write_text(html, "utf-8")
    return ""


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Add the generated pages to the sitemap."""
    if template_name == "sitemap.xml":
        return _state.build.sitemap(output_content, without=tuple(_SHELLS))
    return output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Fill the shells with every record, write the files for machines, and index the pages for search."""
    out = Path(config.site_dir)
    try:
        _state.publisher.finish(_state.shells, out)
        minify.minify_scripts(out)
        security_txt.fill_security_txt(out, _state.build.context.addresses, as_of=_state.build.context.as_of)
    except PublishError as error:
        raise PluginError(f"a page could not be made; the site was not written.\n{error}") from error
    finally:
        gc.freeze()  # what is there now lives as long as this process: to look through it at its end is only time
        gc.enable()
    if not os.environ.get("CLEARINGHOUSE_NO_SEARCH"):
        _index(out)
    _state.whole = True


def _index(out: Path) -> None:
    try:
        search_index.index(out)
    except search_index.SearchError as error:
        raise PluginError(f"the search index is not usable; the site was not written.\n{error}") from None


def on_build_error(error: Exception) -> None:
    """Leave no half-written site behind; a served one is built again as soon as the cause is mended.

    What can go wrong with disks and with the templates of `overrides/` is told in a sentence.
    """
    gc.enable()
    _leave_nothing_half_written()
    if isinstance(error, jinja2.TemplateSyntaxError):
        raise Abort(f"{error.filename}:{error.lineno}: the template cannot be read: {error.message}") from None
    if isinstance(error, OSError):
        raise Abort(f"the site was not written: {error}") from None


def on_shutdown() -> None:
    """Leave no half-written site behind when a build was interrupted, for that is no error to MkDocs."""
    if _state and not _state.whole:
        _leave_nothing_half_written()


def _leave_nothing_half_written() -> None:
    if _state and _state.publisher:
        _state.publisher.stop()
        _state.publisher = None
    if _state and _state.site and not _serving:
        with suppress(OSError):
            shutil.rmtree(_state.site / security_txt.PATH.parent, ignore_errors=True)
            clean_directory(_state.site)  # other hidden files are not ours
            _state.site.rmdir()
