"""Minified scripts: only what the library is exact for, and less to load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from clearinghouse.site.exports import form_bundle
from clearinghouse.site.publishing.minify import SCRIPTS, minify_scripts
from support.paths import ROOT

_REGULAR_EXPRESSION = re.compile(r"(?<=[=(,:\[!&|?{};\s])/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\[\\\n])+/[a-z]*")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.S)
_SOURCES = [ROOT / "content/assets/explorer.js", *sorted(form_bundle.SCRIPTS.glob("*.js"))]


@pytest.mark.parametrize("path", _SOURCES, ids=lambda path: path.name)
def test_a_script_that_is_minified_has_nothing_that_the_library_mistakes(path: Path) -> None:
    """No template literal spans lines or holds another one, and no regular expression follows an arrow."""
    text = path.read_text("utf-8")
    plain = _REGULAR_EXPRESSION.sub("/x/", _COMMENT.sub("", text))
    templates = [piece for line in plain.splitlines() for piece in re.findall(r"`((?:\\.|[^`\\])*)`", line)]

    assert [line for line in plain.splitlines() if line.count("`") % 2] == []
    assert [piece for piece in templates if "${" in re.sub(r"\$\{[^{}]*\}", "", piece)] == []
    assert re.findall(r"=>\s*/[^/*].*", text) == []


def test_the_sources_of_every_minified_script_are_held_to_that() -> None:
    """The test above looks at what is minified: the script of the lists, and all modules of the forms."""
    assert set(SCRIPTS) == {"explorer.js", "form.js"}
    assert {path.stem for path in _SOURCES} == {"explorer", *form_bundle.MODULES}


def test_comments_and_indentation_go_and_words_stay(tmp_path: Path) -> None:
    """Texts, names and regular expressions are as before; nothing else of a script is touched."""
    (tmp_path / "assets").mkdir()
    for name in SCRIPTS:
        (tmp_path / "assets" / name).write_text('// why\nfunction two( a ) {\n  return "x  // y" + /a  b/.source;\n}\n')

    minify_scripts(tmp_path)

    for name in SCRIPTS:
        text = (tmp_path / "assets" / name).read_text("utf-8")
        assert text == 'function two(a){return"x  // y"+/a  b/.source;}\n'
