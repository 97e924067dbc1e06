"""`make new` asks for what is required, writes nothing when stopped, and what it writes passes the check."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse import scaffold
from clearinghouse.catalogue import load
from clearinghouse.yaml_subset import read
from commands import main
from places import ROOT

# One line for each question, in the order of the questions; an empty line takes what is offered.
_SCRIPTS = {
    "source": """Laboratory Grants of the Example Fund
example-fund
igo-bank
un-fund
Grants for laboratories that measure POPs.
grant, training
1, 2
direct
none-known
developing-and-eit
national-government

rolling
unknown
secretariat

research
stored-copy

Page of the fund
stored-copy

medium

""",
    "organisation": "Ministry of Examples\nnational-body\n\n",
    "centre": """Regional Centre for Examples
Uganda
regional
Kenya, UGA

secretariat
letter

Letter of the centre
letter

low

""",
    "request": """Kenya
Store for old transformers
transcribed
The plan names 300 tonnes of oil with PCB in old transformers, and no store.
pcb
disposal-service
Implementation plan of Kenya

research
stored-copy
https://plan.example/kenya.pdf
Implementation plan
stored-copy

high
ken-transformer-store
""",
}
_FILES = {
    "source": "data/sources/laboratory-grants-of-the-example-fund.yml",
    "organisation": "data/organisations/ministry-of-examples.yml",
    "centre": "data/centres/regional-centre-for-examples.yml",
    "request": "data/requests/ken-transformer-store.yml",
}


@pytest.fixture
def new(overlaid: Callable, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Callable:
    """Give a function that runs `new` with typed lines; it returns the status, what was said, and the root."""
    root = overlaid()

    def run(*arguments: str, typed: str = "") -> tuple[int, str, Path]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main(["--root", str(root), "--as-of", "2026-11-24", "new", *arguments])
        said = capsys.readouterr()
        return status, said.out + said.err, root

    return run


def files(root: Path) -> set[str]:
    """Return the names of all records of a root."""
    return {path.relative_to(root).as_posix() for path in (root / "data").rglob("*.yml")}


def _kinds_of(root: Path) -> dict[str, str]:
    """Name a kind of organisation that the vocabulary has."""
    return {"national-body": next(iter(load(root)[0].vocabularies["organisation-kinds"].terms))}


@pytest.mark.parametrize("kind", scaffold.KINDS)
def test_answers_become_a_record_that_passes_the_check(kind: str, new: Callable, golden: Callable) -> None:
    """Answering the questions of each kind writes a record without errors, as the golden file has it."""
    script = _SCRIPTS[kind].replace("national-body", next(iter(_kinds_of(ROOT).values())))

    status, said, root = new(kind, typed=script)

    assert status == 0, said
    assert "0 errors, 0 warnings in 1 record." in said
    golden(ROOT / "tests" / "cases" / "scaffold" / f"{kind}.yml", (root / _FILES[kind]).read_text("utf-8"))


def test_the_day_of_the_check_is_today(new: Callable) -> None:
    """The record is verified on the day on which it was made, unless another day is typed."""
    _, _, root = new("source", typed=_SCRIPTS["source"])

    assert read((root / _FILES["source"]).read_text("utf-8"))["verified"]["on"] == "2026-11-24"


def test_kind_is_asked_for_when_left_out(new: Callable) -> None:
    """Without a kind, the command asks for it, and asks again when the answer is none."""
    status, said, root = new(typed="grant\norganisation\n" + _SCRIPTS["organisation"].replace("national-body", "1"))

    assert status == 0, said
    assert _FILES["organisation"] in files(root)


def test_near_misses_are_offered_and_the_question_is_asked_again(new: Callable) -> None:
    """A misspelt term is answered with the nearest one, and costs nothing but another try."""
    typed = _SCRIPTS["source"].replace("igo-bank\n", "igo-bnak\nigo-bank\n").replace("direct\n", "dirct\ndirect\n")

    status, said, _ = new("source", typed=typed)

    assert status == 0, said
    assert 'Did you mean "igo-bank"?' in said
    assert 'Did you mean "direct"?' in said


def test_a_wrong_value_is_told_in_words(new: Callable) -> None:
    """A day that is none, an empty required answer and an address without https are refused in words."""
    typed = (
        _SCRIPTS["request"]
        .replace("https://plan", "http://plan.example\nhttps://plan")
        .replace("Kenya\nStore", "\nKenya\nStore", 1)
        .replace("Kenya\n\nresearch", "Kenya\n31/02/2026\n20 July 2026\nresearch", 1)
    )

    status, said, root = new("request", typed=typed)

    assert status == 0, said
    assert "An answer is needed here." in said
    assert "The answer has the wrong form: 'http://plan.example'." in said
    assert "The answer is no day of the calendar: '31/02/2026'." in said
    assert read((root / _FILES["request"]).read_text("utf-8"))["verified"]["on"] == "2026-07-20"


@pytest.mark.parametrize("typed", ["", "Laboratory Grants\n", "Laboratory Grants\nexample-fund\nigo-bank\n"])
def test_the_end_of_the_input_writes_nothing(typed: str, new: Callable) -> None:
    """When the answers end early, nothing is written."""
    _, _, root = new("source", "--set", "id=nothing")
    before = files(root)

    status, said, _ = new("source", typed=typed)

    assert (status, files(root)) == (130, before)
    assert "Nothing was written." in said


def test_ctrl_c_writes_nothing(new: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a question writes nothing and shows no traceback."""

    def interrupted(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)

    status, said, _ = new("organisation")

    assert status == 130
    assert "Stopped. Nothing was written." in said


def test_everything_can_be_set_without_questions(new: Callable) -> None:
    """With --set nothing is asked, and optional fields can be set too."""
    status, said, root = new(
        "source",
        *("--set", "name=Set Grants", "--set", "organisation=example-fund", "--set", "family=igo-bank"),
        *("--set", "kind=un-fund", "--set", "summary=Grants: for 1 laboratory, #2 and 'more'."),
        *("--set", "assistance=grant", "--set", "topics=pcb", "--set", "relevance=direct"),
        *(
            "--set",
            "gef_link=none-known",
            "--set",
            "eligibility.basis=developing-and-eit",
            "--set",
            "eligibility.applicants=",
        ),
        *("--set", "access.intake=rolling", "--set", "availability.stated=unknown"),
        *("--set", "maintained_by=secretariat", "--set", "verified.by=research", "--set", "verified.how=memory"),
        *("--set", "evidence.1.title=From memory", "--set", "evidence.1.read=memory"),
        *("--set", "evidence.1.supports=eligibility, amount", "--set", "confidence=low"),
        *("--set", "amount.max=200,000", "--set", "amount.currency=USD", "--set", "id=set-grants"),
    )

    data = read((root / "data/sources/set-grants.yml").read_text("utf-8"))
    assert status == 0, said
    assert data["amount"] == {"max": 200000, "currency": "USD"}
    assert data["summary"] == "Grants: for 1 laboratory, #2 and 'more'."
    assert data["evidence"] == [
        {"url": None, "title": "From memory", "read": "memory", "supports": ["eligibility", "amount"]}
    ]


def test_all_that_is_missing_or_wrong_is_told_at_once(new: Callable) -> None:
    """With --set, every answer that will not do is told in one run, with its near miss, and nothing is written."""
    _, said, root = new("organisation", "--set", "nam=X", "--set", "kind=un-bdy", "--set", "country")

    assert 'nam" is no field of a organisation that takes a value. Did you mean "name"?' in said
    assert 'kind: "un-bdy" is not one of the choices. Did you mean "un-body"?' in said
    assert '"country": write it as key=value.' in said
    assert not (root / "data/organisations/x.yml").exists()


def test_missing_answers_are_named_with_what_they_hold(new: Callable) -> None:
    """With --set, each required field without an answer is named."""
    status, said, _ = new("organisation", "--set", "name=Example Ministry of Nothing")

    assert status == 2
    assert "kind is missing: " in said


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("example-fund", "is already the identifier of data/organisations/example-fund.yml"),
        ("old-fund", "An identifier is never used again."),
        ("gone-fund", "An identifier is never used again."),
        ("Example Fund", "is no identifier"),
        ("../../escape", "is no identifier"),
    ],
)
def test_an_identifier_that_is_or_was_in_use_is_refused(wanted: str, why: str, new: Callable) -> None:
    """An identifier in use, moved, retired or of the wrong form is refused, and no file changes."""
    _, _, root = new("organisation", "--set", "id=nothing")
    (root / "data/organisations/old-fund.yml").write_text("moved_to: example-fund\n")
    retired = "name: Gone\nkind: un-body\nretired:\n  'on': '2026-01-01'\n  reason: It ended.\n"
    (root / "data/organisations/gone-fund.yml").write_text(retired)
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yml")}

    status, said, _ = new("organisation", "--set", "name=Another", "--set", "kind=un-body", "--set", f"id={wanted}")

    assert status == 2
    assert why in said
    assert {path: path.read_bytes() for path in root.rglob("*.yml") if "data" in path.parts} == before


def test_a_file_that_is_there_is_never_overwritten(new: Callable) -> None:
    """Even when the file could not be read as a record, it is not overwritten."""
    _, _, root = new("organisation", "--set", "id=nothing")
    broken = root / "data/organisations/another.yml"
    broken.write_text("- not a record\n")

    status, said, _ = new("organisation", "--set", "name=Another", "--set", "kind=un-body")

    assert status == 2
    assert broken.read_text() == "- not a record\n"
    assert "Nothing was written." in said


def test_a_name_in_another_alphabet_asks_for_an_identifier(new: Callable) -> None:
    """When no identifier can be made from the name, the person chooses one."""
    status, said, root = new("organisation", typed="Министерство природы\nun-body\n\nministry-of-nature\n")

    assert status == 0, said
    assert "data/organisations/ministry-of-nature.yml" in files(root)
