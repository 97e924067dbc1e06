"""Whatever text it gets, fixing loses no fact, ends in one run, and makes nothing worse."""

from __future__ import annotations

import copy
import random
import re
from pathlib import Path

import pytest
import yaml
from clearinghouse.documents.document import parse
from clearinghouse.documents.yaml_reader import read
from clearinghouse.fixes.fixer import Fixer, FixResult
from hypothesis import given
from hypothesis import strategies as st
from support.paths import CASES
from support.properties import examples


def fixed(fixer: Fixer, text: str) -> FixResult:
    """Fix a source that can be fixed."""
    done = fixer.fix(text.encode(), "data/sources/x.yml", "sources")
    assert isinstance(done, FixResult), done
    return done


_TEXTS = sorted(path for case in ("base", "complete") for path in (CASES / case / "data" / "sources").glob("*.yml"))


def _disturbed(text: str, chance: random.Random) -> str:
    """Write the same data in another layout: keys in another order, other quotes, remarks, spaces at the ends."""
    data = _shuffled(read(text), chance)
    styles = {"default_style": chance.choice([None, None, '"', "'"]), "width": chance.choice([60, 110, 10_000])}
    if styles["default_style"]:  # quoted numbers would be text
        data = _texts_only(data)
    dumped = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, **styles)
    lines = []
    for number, line in enumerate(dumped.splitlines()):
        if chance.random() < 0.1 and re.match(r"[a-z_]+: ", line):
            lines.append(f"# remark {number}")
        lines.append(line + "  " * (chance.random() < 0.1 and line.endswith(":")))
    return "\n".join(lines) + "\n" * chance.randint(0, 3)


def _shuffled(data: object, chance: random.Random) -> object:
    if isinstance(data, dict):
        keys = chance.sample(list(data), len(data))
        return {key: _shuffled(data[key], chance) for key in keys}
    return [_shuffled(item, chance) for item in data] if isinstance(data, list) else data


def _texts_only(data: object) -> object:
    if isinstance(data, dict):
        return {key: _texts_only(value) for key, value in data.items() if isinstance(value, (str, dict, list))}
    return [_texts_only(item) for item in data if isinstance(item, (str, dict))] if isinstance(data, list) else data


@examples(60)
@given(path=st.sampled_from(_TEXTS), seed=st.integers(0, 10_000))
def test_fixing_keeps_every_fact_and_every_remark(fixer: Fixer, path: Path, seed: int) -> None:
    """However the layout of a record is disturbed, fixing changes no value, loses no remark, and ends at once."""
    text = _disturbed(path.read_text("utf-8"), random.Random(seed))  # noqa: S311 - layout, not a secret

    done = fixed(fixer, text)

    assert read(done.text) == read(text)
    assert sorted(re.findall("# remark .*", done.text)) == sorted(re.findall("# remark .*", text))
    assert fixed(fixer, done.text).fixes == ()


@examples(60)
@given(value=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_fixing_keeps_any_text(fixer: Fixer, value: str) -> None:
    """Any text in a field of text stays what it is, but for the form of its accents and the spaces around it."""
    text = yaml.safe_dump({"name": value, "summary": value, "topics": [value]}, allow_unicode=True, default_style='"')
    done = fixer.fix(text.encode(), "data/sources/x.yml", "sources")

    if isinstance(done, FixResult):
        before = copy.deepcopy(read(text))
        assert read(done.text) == before or not value.isascii() or value != value.strip(" ")
        assert fixed(fixer, done.text).text == done.text
    else:
        assert [problem.rule for problem in done] in (["RUN-002"], ["DOC-004"])


_ALL_CASES = {path.read_bytes(): path for path in CASES.rglob("*.yml") if path.is_file()}


@pytest.mark.parametrize("kind", ["sources", "organisations", "requests"])
def test_every_case_is_fixed_in_one_run(fixer: Fixer, kind: str) -> None:
    """Whatever a file of the cases contains, and whatever kind it is taken for, a second run finds nothing."""
    assert len(_ALL_CASES) > 100
    for raw, path in _ALL_CASES.items():
        done = fixer.fix(raw, "x.yml", kind)
        if isinstance(done, FixResult) and (done.fixes or done.text.encode() != raw):
            again = fixer.fix(done.text.encode(), "x.yml", kind)
            assert again == FixResult(done.text, ()), path


_INSERTED = st.sampled_from(
    [
        "\u00a0",
        "\u2028",
        "\ufeff",
        "\t",
        "\r\n",
        "\r",
        "  ",
        "\n\n",
        "'",
        '"',
        " #2",
        ": ",
        "- ",
        "e\u0301",
        "\x85",
        "\u200b",
    ]
)


@examples(150)
@given(path=st.sampled_from(_TEXTS), places=st.lists(st.tuples(st.floats(0, 1), _INSERTED), min_size=1, max_size=4))
def test_a_spoilt_file_is_fixed_in_one_run_and_never_made_worse(
    fixer: Fixer, path: Path, places: list[tuple[float, str]]
) -> None:
    """However a file is spoilt, one run does all, and the result has no failure that it had not before."""
    text = path.read_text("utf-8")
    for place, inserted in places:
        position = int(place * len(text))
        text = text[:position] + inserted + text[position:]

    done = fixer.fix(text.encode(), "x.yml", "sources")

    if isinstance(done, FixResult):
        assert fixer.fix(done.text.encode(), "x.yml", "sources") == FixResult(done.text, ())
        assert len(_failures(fixer, done.text)) <= len(_failures(fixer, text))


def _failures(fixer: Fixer, text: str) -> list[object]:
    document, problems = parse(text.encode(), "x.yml")
    return list(fixer.schemas.failures("source", document.data)) if document else [*problems, *range(100)]
