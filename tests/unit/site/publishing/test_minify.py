"""Minified scripts: less to load, the same code. `contract/test_scripts.py` compares the scripts of the site."""

from __future__ import annotations

from pathlib import Path

from clearinghouse.site.publishing.minify import minify_scripts


def test_comments_and_indentation_go_and_words_stay(tmp_path: Path) -> None:
    """Texts, names and regular expressions are as before, in every folder under assets."""
    script = tmp_path / "assets" / "search" / "page.js"
    script.parent.mkdir(parents=True)
    script.write_text('// why\nfunction two( a ) {\n  return "x  // y" + /a  b/.source;\n}\n')

    minify_scripts(tmp_path)

    assert script.read_text("utf-8") == 'function two(a){return"x  // y"+/a  b/.source;}\n'


def test_a_site_without_scripts_stays_as_it_is(tmp_path: Path) -> None:
    """Other files under assets are not touched."""
    style = tmp_path / "assets" / "clearinghouse.css"
    style.parent.mkdir()
    style.write_text("/* why */\n")

    minify_scripts(tmp_path)

    assert style.read_text() == "/* why */\n"
