"""`make fix` fixes what is mechanical, keeps everything else, and the checker says which problems it can fix."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.document import parse
from clearinghouse.documents.yaml_reader import read
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.rules.engine import check as check_rules
from clearinghouse.rules.registry import ALL_CODES
from hypothesis import given
from hypothesis import strategies as st
from support.paths import AS_OF, CASES
from support.properties import examples

_FIXERS = CASES / "fixers"


_NAMES = sorted(path.name for path in _FIXERS.iterdir())


_LEFT_ALONE = {"tabs-that-would-be-a-guess", "not-yaml", "latin-1"}


@pytest.fixture(scope="session")
def fixer(catalogue: Catalogue) -> Fixer:
    """Give the fixer of records, with the schemas and the countries of the complete catalogue."""
    return Fixer.for_catalogue(catalogue)


def fixed(fixer: Fixer, text: str | bytes, kind: str = "sources") -> FixResult:
    """Fix a text that can be fixed."""
    done = fixer.fix(text.encode() if isinstance(text, str) else text, f"data/{kind}/x.yml", kind)
    assert isinstance(done, FixResult), done
    return done


@pytest.mark.parametrize("name", sorted(set(_NAMES) - _LEFT_ALONE))
def test_case_is_fixed_as_written(name: str, fixer: Fixer, golden: Callable) -> None:
    """The record of each case comes out exactly as expected, and every fix is reported."""
    done = fixed(fixer, (_FIXERS / name / "before.yml").read_bytes())

    golden(_FIXERS / name / "after.yml", done.text)
    report = "".join(f"{item.line}:{item.column} {item.rule} {item.description}\n" for item in done.fixes)
    golden(_FIXERS / name / "fixes.txt", report)


@pytest.mark.parametrize("name", sorted(set(_NAMES) - _LEFT_ALONE))
def test_fixing_twice_changes_nothing_more(name: str, fixer: Fixer) -> None:
    """A fixed record has nothing left to fix."""
    again = fixed(fixer, (_FIXERS / name / "after.yml").read_bytes())

    assert (again.text, again.fixes) == ((_FIXERS / name / "after.yml").read_text("utf-8"), ())


@pytest.mark.parametrize("name", sorted(_LEFT_ALONE))
def test_what_cannot_be_read_is_left_alone_and_reported(name: str, fixer: Fixer) -> None:
    """A record that cannot be read gives problems, and no text."""
    problems = fixer.fix((_FIXERS / name / "before.yml").read_bytes(), "data/sources/x.yml", "sources")

    assert isinstance(problems, list)
    assert {problem.path for problem in problems} == {"data/sources/x.yml"}


def test_records_in_house_style_need_no_fixing(catalogue: Catalogue) -> None:
    """A record that is written in house style comes out as it is."""
    fixer = Fixer.for_catalogue(catalogue)

    violations = {
        document.path: done.fixes
        for (kind, _), document in catalogue.documents.items()
        if (done := fixed(fixer, document.text, kind)).fixes or done.text != document.text
    }

    assert len(catalogue.documents) > 100
    assert violations == {}


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
@given(value=st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=40))
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


def test_every_rule_that_offers_fixing_has_a_fixer() -> None:
    """The rules with a fixer are those that some fix of the case library names."""
    report = {line.split()[1] for path in _FIXERS.glob("*/fixes.txt") for line in path.read_text("utf-8").splitlines()}

    assert report == {rule.id for rule in ALL_CODES.values() if rule.autofix}


def test_fixed_cases_have_no_problem_of_style(overlaid: Callable) -> None:
    """What `make fix` writes is what the rules of style want."""
    root = overlaid()
    fixed = sorted(set(_NAMES) - _LEFT_ALONE - {"unknown-key", "dates", "country-names", "a-day-that-is-none"})
    assert len(fixed) > 5
    for name in fixed:
        (root / "data" / "sources" / "example-grants.yml").write_bytes((_FIXERS / name / "after.yml").read_bytes())
        catalogue, _ = load(root)
        violations = [problem for problem in check_rules(catalogue, as_of=AS_OF) if problem.rule.startswith("FMT")]

        assert violations == [], name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("يوليو ٢٠٢٦", "'2026-07'"),
        ("٥ يوليو ٢٠٢٦", "'2026-07-05'"),
        ("July ２０２６", "'2026-07'"),
        ("2026\u201107", "'2026-07'"),
        ("2026\u201307\u201320", "'2026-07-20'"),
        ("07/2026", "'2026-07'"),
        ("２０２６", "'2026'"),
        ("13/2026", "13/2026"),
        ("२० July २०२६", "'2026-07-20'"),
        ("２０/０７/２０２６", "'2026-07-20'"),
        ("July 0000", "July 0000"),
        ("00 July 2026", "00 July 2026"),
    ],
)
def test_digits_of_other_scripts_become_plain_ones(fixer: Fixer, written: str, expected: str) -> None:
    """A date in the digits of any script becomes one of the digits 0 to 9; what the field refuses is never written."""
    text = (_FIXERS / "nothing-to-fix" / "before.yml").read_text("utf-8")
    lines = text.replace("    read: stored-copy", f"    date: {written}\n    read: stored-copy", 1)

    assert f"    date: {expected}\n" in fixed(fixer, lines).text


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007", "\u3000", "\u200b"])
def test_odd_spaces_become_plain_ones(fixer: Fixer, space: str) -> None:
    """A space that YAML does not take for one becomes one, before a line and after a colon or a hyphen."""
    right = (_FIXERS / "nothing-to-fix" / "before.yml").read_text("utf-8")
    spoilt = right.replace("      action:", f"    {space}{space}action:").replace("relevance: ", f"relevance:{space}")
    assert spoilt != right

    done = fixed(fixer, spoilt)

    assert done.text == right
    assert {item.rule for item in done.fixes} == {"DOC-004"}


def test_two_byte_order_marks_are_removed_at_once(fixer: Fixer) -> None:
    """One run removes every byte order mark, also a second one."""
    right = (_FIXERS / "nothing-to-fix" / "before.yml").read_bytes()

    done = fixed(fixer, b"\xef\xbb\xbf" * 2 + right)

    assert done.text.encode() == right
    assert [fix.rule for fix in done.fixes] == ["FMT-002"]


@pytest.mark.parametrize("escape", ["\\L", "\\u200B", "\\u00A0", "\\N", "\\e"])
def test_what_nobody_sees_stays_an_escape(fixer: Fixer, escape: str) -> None:
    """A character that is written as an escape is never put into the file as it is."""
    right = (_FIXERS / "nothing-to-fix" / "before.yml").read_text("utf-8")
    text = right.replace("action: Send the form", f'action: "Send{escape}the form"')

    done = fixed(fixer, text)

    assert f'"Send{escape}the form"' in done.text


def test_a_full_file_is_not_made_too_large(fixer: Fixer) -> None:
    """A record of exactly 65,536 bytes without a last line end is left as it is: with one it would be refused."""
    right = (_FIXERS / "nothing-to-fix" / "before.yml").read_bytes().rstrip(b"\n")
    full = right + b"\n#" + b"x" * (65_536 - len(right) - 2)

    done = fixed(fixer, full)

    assert (done.text.encode(), done.fixes) == (full, ())


def test_many_groups_out_of_order_cost_a_few_readings(fixer: Fixer, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many groups are out of order, the text is parsed a few times, and not once for each of them."""
    right = (_FIXERS / "nothing-to-fix" / "before.yml").read_text("utf-8")
    entry = "  - title: Grants\n    supports: [summary]\n    read: stored-copy\n    url: https://fund.example/{}\n"
    entries = "".join(entry.format(number) for number in range(300))
    readings: list[str] = []
    compose = yaml.compose
    monkeypatch.setattr(yaml, "compose", lambda text, **options: readings.append(text) or compose(text, **options))

    done = fixed(fixer, right.replace("confidence: ", f"{entries}confidence: ", 1))

    assert sum(fix.rule == "FMT-001" for fix in done.fixes) == 300
    assert len(readings) < 40
    assert fixed(fixer, done.text).fixes == ()


_ALL_CASES = sorted(path for path in CASES.rglob("*.yml") if path.is_file())


@pytest.mark.parametrize("kind", ["sources", "organisations", "requests"])
def test_every_case_is_fixed_in_one_run(fixer: Fixer, kind: str) -> None:
    """Whatever a file of the cases contains, and whatever kind it is taken for, a second run finds nothing."""
    for path in _ALL_CASES:
        done = fixer.fix(path.read_bytes(), "x.yml", kind)
        if isinstance(done, FixResult):
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
