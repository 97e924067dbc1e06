"""`messages` writes what there is to translate; `generate` refuses a language without a translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.language.extraction import PATH
from cli import main


def test_messages_are_written_below_the_root(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """The file is made with its folder, and the number of messages is printed."""
    templates = tmp_path / "hooks" / "clearinghouse" / "site" / "templates"
    templates.mkdir(parents=True)
    (templates / "page.html.jinja").write_text('{{ _("One") }} {{ _("Two") }}')

    status = main(["--root", str(tmp_path), "messages"])

    assert (status, capsys.readouterr().out) == (0, f"2 messages written to {PATH}.\n")
    assert 'msgid "One"' in (tmp_path / PATH).read_text("utf-8")


def test_generate_names_the_languages_that_there_are(
    complete: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    """A language without a translation stops the command before anything is written."""
    (complete / "content" / "assets").mkdir(parents=True, exist_ok=True)

    status = main(["--root", str(complete), "generate", str(tmp_path / "out"), "--language", "tlh"])

    assert status == 1
    assert 'no translation to the language "tlh". There are: en.' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
