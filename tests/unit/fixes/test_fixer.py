"""`make fix` fixes what is mechanical, keeps everything else, and the checker says which problems it can fix."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.rules.engine import check as check_rules
from clearinghouse.rules.registry import ALL_CODES
from support.paths import AS_OF, CASES

_FIXERS = CASES / "fixers"


_NAMES = sorted(path.name for path in _FIXERS.iterdir())


_LEFT_ALONE = {"tabs-that-would-be-a-guess", "not-yaml", "latin-1"}


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
