"""The file for translators has every message, and changes only with them."""

from __future__ import annotations

import ast
import shutil
from io import BytesIO
from pathlib import Path

from babel.messages.pofile import read_po
from clearinghouse.language.extraction import PATH, template
from support.paths import ROOT
from support.source_tree import nodes


def test_the_file_for_translators_is_up_to_date() -> None:
    """The committed file is what `make messages` writes now."""
    assert (ROOT / PATH).read_text("utf-8") == template(ROOT)


def test_messages_of_code_and_templates_are_found(tmp_path: Path) -> None:
    """A message in Python, one in a template with its plural and its HTML, and one of the theme are extracted."""
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    site = tmp_path / "hooks" / "clearinghouse" / "site"
    (site / "templates").mkdir(parents=True)
    (site / "page.py").write_text('TITLE = N_("A title")\nOTHER = "No message"\n')
    (site / "templates" / "page.html.jinja").write_text(
        '{{ pgettext("verb", "open") }}'
        "{% trans n %}<b>{{ n }}</b> day{% pluralize %}<b>{{ n }}</b> days{% endtrans %}\n"
    )

    extracted = {(item.context, item.id) for item in read_po(BytesIO(template(tmp_path).encode()))}

    assert extracted >= {(None, "A title"), ("verb", "open"), (None, ("<b>%(n)s</b> day", "<b>%(n)s</b> days"))}
    assert (None, "This page was not found") in extracted
    assert (None, "No message") not in extracted


def test_nothing_to_translate_gives_an_empty_file(tmp_path: Path) -> None:
    """Without code and templates there is only the header, which is the same each time."""
    assert template(tmp_path) == template(tmp_path)
    assert len(read_po(BytesIO(template(tmp_path).encode()))) == 0


def test_no_message_is_inside_an_f_string() -> None:
    """Tools of Python 3.11 do not look into one, those of later versions do: the file would depend on the version."""
    calls = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "hooks").rglob("*.py")
        if "gettext" in path.read_text("utf-8")
        for outer in nodes(path)
        if isinstance(outer, ast.JoinedStr)
        for node in ast.walk(outer)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and "gettext" in node.func.attr
        if any(isinstance(argument, ast.Constant) for argument in node.args)
    ]

    assert calls == []
