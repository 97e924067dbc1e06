"""The core without MkDocs: the same pages in shells of any generator, and pages as Markdown."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from support.builds import REPOSITORY, SITE_URL, build
from support.repositories import hooks_fork

_ENGLISH_ONLY = """
def on_config(config):
    config.edit_uri = "edit/main/content/"
    return config


def on_env(env, **_):
    env.install_null_translations(newstyle=True)
    return env
"""


def _generate(root: Path, *arguments: str) -> subprocess.CompletedProcess:
    return hooks_fork(root, "--as-of", "2026-11-24", "generate", *arguments)


def _content(page: Path) -> str:
    """Return what is between the bar of a page and the map at its foot."""
    html = page.read_text("utf-8")
    start, end = html.index('<div class="w page">'), max(html.rfind("</main>"), html.rfind("</aside>"))
    return html[start:end]


def test_the_core_writes_the_same_pages_without_mkdocs(house: Path, small_site: Path, tmp_path: Path) -> None:
    """Given placeholder pages that MkDocs built without our hooks, the core writes the same content, byte for byte.

    The bar and the map of the site are left to that generator.
    """
    assert _generate(house, str(house / "content"), "--format", "placeholders").returncode == 0
    (house / "hooks/mkdocs_hooks.py").write_text(_ENGLISH_ONLY, "utf-8")
    plain = build(house, tmp_path / "shells", is_fresh=True, CLEARINGHOUSE_NO_SEARCH="1")
    assert plain.returncode == 0, plain.stderr
    shutil.rmtree(house / "content/page-shell")

    written = _generate(
        house,
        str(tmp_path / "alone"),
        "--shells",
        str(tmp_path / "shells"),
        "--site",
        SITE_URL,
        "--repository",
        REPOSITORY,
    )

    assert written.returncode == 0, written.stderr
    for uri in (
        "sources/example-grants",
        "countries/KEN",
        "requests/uga-example-request",
        "centres/example-centre",
        "topics/pcb",
    ):
        page = f"{uri}/index.html"
        assert _content(tmp_path / "alone" / page) == _content(small_site / page), uri


def test_markdown_output_is_front_matter_and_one_block(house: Path, tmp_path: Path) -> None:
    """As Markdown, a page is front matter and one block of HTML without an empty line, for any other generator."""
    done = _generate(house, str(tmp_path / "out"), "--format", "markdown")

    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out/sources/example-grants/index.md").read_text()
    front, body = re.fullmatch(r"---\n(.*?)\n---\n\n(<div>.*</div>)\n", text, re.S).groups()
    assert front.startswith('title: "Example Grants')
    assert "\n\n" not in body
