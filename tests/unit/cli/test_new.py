"""`make new` asks for what is required, writes nothing when stopped, and what it writes passes the check."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.authoring import KINDS
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.yaml_reader import read
from support.paths import CASES

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
    "request": """transcribed
Kenya
Store for old transformers
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


def files(root: Path) -> set[str]:
    """Return the names of all records of a root."""
    return {path.relative_to(root).as_posix() for path in (root / "data").rglob("*.yml")}


@pytest.mark.parametrize("kind", KINDS)
def test_answers_become_a_record_that_passes_the_check(
    kind: str, new: Callable, golden: Callable, catalogue: Catalogue
) -> None:
    """Answering the questions of each kind writes a record without errors, as the golden file has it."""
    script = _SCRIPTS[kind].replace("national-body", next(iter(catalogue.vocabularies["organisation-kinds"].terms)))

    status, output, root = new(kind, typed=script)

    assert status == 0, output
    assert "0 errors, 0 warnings in 1 record." in output
    golden(CASES / "scaffold" / f"{kind}.yml", (root / _FILES[kind]).read_text("utf-8"))


def test_the_day_of_the_check_is_today(new: Callable) -> None:
    """The record is verified on the day on which it was made, unless another day is typed."""
    _, _, root = new("source", typed=_SCRIPTS["source"])

    assert read((root / _FILES["source"]).read_text("utf-8"))["verified"]["on"] == "2026-11-24"


def test_kind_is_asked_for_when_absent(new: Callable) -> None:
    """Without a kind, the command asks for it, and asks again when the answer is none."""
    status, output, root = new(typed="grant\norganisation\n" + _SCRIPTS["organisation"].replace("national-body", "1"))

    assert status == 0, output
    assert _FILES["organisation"] in files(root)


def test_near_misses_are_offered_and_the_question_is_asked_again(new: Callable) -> None:
    """A misspelt term is answered with the nearest one, and costs nothing but another try."""
    typed = _SCRIPTS["source"].replace("igo-bank\n", "igo-bnak\nigo-bank\n").replace("direct\n", "dirct\ndirect\n")

    status, output, _ = new("source", typed=typed)

    assert status == 0, output
    assert 'Did you mean "igo-bank"?' in output
    assert 'Did you mean "direct"?' in output


def test_a_wrong_value_is_reported_in_words(new: Callable) -> None:
    """A day that is none, an empty required answer and an address without https are refused in words."""
    typed = (
        _SCRIPTS["request"]
        .replace("https://plan", "http://plan.example\nhttps://plan")
        .replace("Kenya\nStore", "Kenya\n\nStore", 1)
        .replace("Kenya\n\nresearch", "Kenya\n31/02/2026\n20 July 2026\nresearch", 1)
    )

    status, output, root = new("request", typed=typed)

    assert status == 0, output
    assert "An answer is required." in output
    assert "The answer has the wrong form: 'http://plan.example'." in output
    assert "The answer is not a day of the calendar: '31/02/2026'." in output
    assert read((root / _FILES["request"]).read_text("utf-8"))["verified"]["on"] == "2026-07-20"


def test_a_documented_need_must_have_a_country(new: Callable) -> None:
    """The origin is asked first, so an empty country of a documented need is refused at once, and asked again."""
    status, output, _ = new("request", typed=_SCRIPTS["request"].replace("Kenya", "\nKenya", 1))

    assert status == 0, output
    assert output.index("(origin)") < output.index("(country)")
    assert "An answer is required." in output


def test_an_invented_example_may_have_no_country(new: Callable) -> None:
    """An example describes no country: an empty answer is taken, and its rule reports what else it lacks."""
    typed = (
        _SCRIPTS["request"]
        .replace("transcribed\nKenya", "illustrative\n", 1)
        .replace("Implementation plan of Kenya\n", "")
    )

    status, output, root = new("request", typed=typed)

    assert status == 1
    assert _FILES["request"] in files(root)
    assert "An answer is required." not in output
    assert "error ILL-001" in output


@pytest.mark.parametrize("typed", ["", "Laboratory Grants\n", "Laboratory Grants\nexample-fund\nigo-bank\n"])
def test_the_end_of_the_input_writes_nothing(typed: str, new: Callable) -> None:
    """When the answers end early, nothing is written."""
    _, _, root = new("source", "--set", "id=nothing")
    before = files(root)

    status, output, _ = new("source", typed=typed)

    assert (status, files(root)) == (130, before)
    assert "Nothing was written." in output


def test_ctrl_c_writes_nothing(new: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle of a question writes nothing and shows no traceback."""

    def interrupted(prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", interrupted)

    status, output, _ = new("organisation")

    assert status == 130
    assert "Stopped. Nothing was written." in output


def test_a_name_in_another_alphabet_asks_for_an_identifier(new: Callable) -> None:
    """When no identifier can be made from the name, the person chooses one."""
    status, output, root = new("organisation", typed="Министерство природы\nun-body\n\nministry-of-nature\n")

    assert status == 0, output
    assert "data/organisations/ministry-of-nature.yml" in files(root)
