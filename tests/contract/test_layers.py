"""The house keeps its layers: the core knows no generator, and templates keep their promises."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from support.paths import ROOT

_CORE = ROOT / "hooks" / "clearinghouse"
_JINJA = r"\{#.*?#\}|\{% trans\b.*?\{% endtrans %\}|\{%.*?%\}|\{\{.*?\}\}"
_OVERRIDES = sorted((ROOT / "overrides").rglob("*.html"))
_TEMPLATES = sorted((_CORE / "site" / "templates").glob("*.jinja"))


@pytest.mark.slow
def test_the_core_imports_no_mkdocs() -> None:
    """Importing every module of the core in a fresh interpreter loads neither MkDocs nor its forks."""
    modules = [
        ".".join(path.relative_to(_CORE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in _CORE.rglob("*.py")
    ]
    code = f"import importlib, sys\nfor name in {modules!r}: importlib.import_module(name)\n"
    code += "print([name for name in ('mkdocs', 'properdocs', 'material') if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], cwd=_CORE.parent, capture_output=True, text=True, check=False)

    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.slow
def test_a_match_in_the_terminal_imports_no_page_of_the_site(overlaid: Callable) -> None:
    """The command `match` runs on the domain and on plain wording: a fresh interpreter loads nothing of the site."""
    code = "import sys; from cli import main; status = main(sys.argv[1:]); "
    code += "print(status, [name for name in sys.modules if name.startswith('clearinghouse.site')])"
    command = [sys.executable, "-c", code, "--root", str(overlaid()), "match", "ken-example-need"]

    done = subprocess.run(command, cwd=_CORE.parent, capture_output=True, text=True, check=False)

    assert "ken-example-need (transcribed)" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1] == "0 []"


@pytest.mark.slow
def test_the_check_of_records_imports_nothing_that_only_publishing_needs(overlaid: Callable) -> None:
    """The command `check` runs on every commit: a fresh interpreter loads no library for calendars, scripts, search."""
    code = "import sys; from cli import main; main(sys.argv[1:]); "
    code += "print([name for name in ('icalendar', 'rjsmin', 'cbor2', 'markdown') if name in sys.modules])"
    command = [sys.executable, "-c", code, "--root", str(overlaid()), "--as-of", "2026-11-24", "check"]

    done = subprocess.run(command, cwd=_CORE.parent, capture_output=True, text=True, check=False)

    assert "0 errors" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_core_reads_no_clock_network_or_working_directory() -> None:
    """No module of the core asks for the time of day, the network, the environment or the working directory."""
    forbidden = re.compile(
        r"\b(date\.today|datetime\.now|time\.time|os\.environ|getcwd|Path\.cwd|urlopen|requests\.get|socket)\b"
    )
    uses = [
        f"{path.name}: {match}" for path in _CORE.rglob("*.py") for match in forbidden.findall(path.read_text("utf-8"))
    ]

    assert uses == []


def test_templates_never_mark_text_as_safe() -> None:
    """No template uses `safe`, or an `html` filter: what a template has rendered comes in as markup already."""
    uses = {path.name: re.findall(r"\|\s*(?:safe|html)\b|style=", path.read_text("utf-8")) for path in _TEMPLATES}

    assert len(uses) > 100
    assert {name: found for name, found in uses.items() if found} == {}


_MADE_UP = {"components_page.html.jinja"}  # shows components to those who write code, with made-up values


def _bare_words(path: Path) -> list[str]:
    text = re.sub(rf"{_JINJA}|<style>.*?</style>|<code>.*?</code>", " ", path.read_text("utf-8"), flags=re.S)
    labels = " ".join(re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', text))
    text = unescape(re.sub(r"<[^>]*>", " ", text)) + labels
    known = ("api", "json", "CSV", "JSON", "https")
    return [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in known]


def test_words_in_templates_go_through_the_catalogue_of_messages() -> None:
    """No template has bare words between its tags or in labels: every word that readers see is a message."""
    words = {path.name: _bare_words(path) for path in (*_TEMPLATES, *_OVERRIDES) if path.name not in _MADE_UP}

    assert len(words) > 100
    assert {name: found for name, found in words.items() if found} == {}
