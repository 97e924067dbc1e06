"""An organisation that comes in the file of a source is a record like others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.changes import find_changes, removed_records
from clearinghouse.catalogue.loader import load
from clearinghouse.rules.engine import check, compare
from cli import main
from support.paths import AS_OF, CASES

_SOURCE = "data/sources/example-grants.yml"
_NEW = (CASES / "rules" / "REF-006" / "accepted" / _SOURCE).read_text("utf-8")
_KEY = ("organisations", "nordic-development-fund")


@pytest.fixture
def loaded(overlaid: Callable) -> Callable[[str], tuple[Catalogue, list[str]]]:
    """Give a function that puts a text into the file of a source, and loads and checks the small catalogue."""

    def read(text: str) -> tuple[Catalogue, list[str]]:
        root = overlaid(name=f"root-{len(text)}")
        (root / _SOURCE).write_text(text, "utf-8")
        catalogue, problems = load(root)
        return catalogue, [
            f"{item.rule}:{item.path}:{item.line}" for item in sorted(problems + check(catalogue, as_of=AS_OF))
        ]

    return read


def test_a_new_organisation_is_a_record(loaded: Callable) -> None:
    """It has its name, its source and its place in the file of the source; one notice says what remains to be done."""
    catalogue, problems = loaded(_NEW)

    assert catalogue.organisations["nordic-development-fund"].short_name == "NDF"
    assert catalogue.path(_KEY) == _SOURCE
    assert catalogue.place(_KEY, ("name",)).line == 6
    assert problems == [f"REF-007:{_SOURCE}:5"]


def test_what_is_wrong_in_the_group_is_reported_once(loaded: Callable) -> None:
    """An unknown term, a hidden character, a wrong address, a name in use: one problem each, on its line."""
    wrong_kind = _NEW.replace("kind: multilateral-fund", "kind: multilateral-fnud")
    assert loaded(wrong_kind)[1] == [f"REF-007:{_SOURCE}:5", f"REF-003:{_SOURCE}:8"]
    assert f"TXT-001:{_SOURCE}:6" in loaded(_NEW.replace("Nordic Dev", "Nordic \u200bDev"))[1]
    assert loaded(_NEW.replace("https://ndf", "ndf"))[1] == [f"SCH-004:{_SOURCE}:9"]
    assert f"DUP-001:{_SOURCE}:6" in loaded(_NEW.replace("name: Nordic Development Fund", "name: Example Fund"))[1]


def test_two_sources_cannot_bring_the_same_organisation(overlaid: Callable) -> None:
    """The first one is taken, and the second reported; an identifier that Windows refuses is reported too."""
    root = overlaid()
    (root / _SOURCE).write_text(_NEW, "utf-8")
    (root / "data/sources/z-other.yml").write_text(_NEW.replace("name: Example", "name: Other"), "utf-8")
    (root / "data/sources/z-third.yml").write_text(_NEW.replace("nordic-development-fund", "con"), "utf-8")
    catalogue, _ = load(root)

    problems = [item for item in check(catalogue, as_of=AS_OF) if item.rule == "REF-006"]

    assert catalogue.path(_KEY) == _SOURCE
    assert [(item.path, item.message) for item in problems] == [
        ("data/sources/z-other.yml", f'"nordic-development-fund" is in {_SOURCE}'),
        ("data/sources/z-third.yml", '"con" cannot be a file name'),
    ]


def test_a_source_with_another_problem_does_not_lose_its_organisation(loaded: Callable) -> None:
    """While the source does not fit its schema, nobody is told that its organisation is missing."""
    _, problems = loaded(_NEW.replace("summary: Grants", "summary: <b>Grants"))

    assert [problem for problem in problems if problem.startswith("REF-001")] == []


def test_fix_gives_the_organisation_a_file(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """`fix` moves the group with its comments, keeps every fact, and finds nothing in a second run."""
    root: Path = overlaid()
    (root / _SOURCE).write_text(_NEW.replace("  url:", "  # read on the site\n  url:"), "utf-8")
    before, _ = load(root)
    own = root / "data/organisations/nordic-development-fund.yml"

    assert main(["--root", str(root), "fix", "--check"]) == 1
    assert not own.exists()
    assert main(["--root", str(root), "fix"]) == 0
    assert (
        "REF-007 moved new_organisation into data/organisations/nordic-development-fund.yml" in capsys.readouterr().out
    )
    assert main(["--root", str(root), "fix", "--check"]) == 0

    after, problems = load(root)
    assert problems + check(after, as_of=AS_OF) == []
    assert after.organisations == before.organisations
    assert own.read_text("utf-8").splitlines()[-2:] == ["# read on the site", "url: https://ndf.example/"]


def test_fix_leaves_what_it_cannot_move(overlaid: Callable) -> None:
    """A group on one line stays; so does one whose organisation has a file."""
    root: Path = overlaid()
    flow = "new_organisation: {name: Nordic Development Fund, kind: multilateral-fund}\n"
    for text in (
        _NEW[: _NEW.index("new_organisation")] + flow + _NEW[_NEW.index("family") :],
        _NEW.replace("nordic-development-fund", "example-fund"),
    ):
        (root / _SOURCE).write_text(text, "utf-8")
        main(["--root", str(root), "fix"])
        assert (root / _SOURCE).read_text("utf-8") == text


def test_the_published_state_knows_it_too(overlaid: Callable) -> None:
    """A move into an own file removes nothing; a source that goes and takes its organisation along is reported."""
    root: Path = overlaid()
    (root / _SOURCE).write_text(_NEW, "utf-8")
    catalogue, _ = load(root)
    before = load_baseline(root, catalogue.schemas)
    main(["--root", str(root), "fix"])
    after, _ = load(root)
    assert removed_records(before, after) == []
    assert [(change.key, [item.field for item in change.fields]) for change in find_changes(before, after)] == [
        (("sources", "example-grants"), ["new_organisation"])
    ]

    (root / "data/organisations/nordic-development-fund.yml").unlink()
    without, _ = load(root)
    assert "IDS-001" in {item.rule for item in compare(before, without, as_of=AS_OF)}
