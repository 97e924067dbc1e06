"""`make new` with --set asks nothing, reports all problems at once, and never takes a name or a file twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.documents.yaml_reader import read


def test_everything_can_be_set_without_questions(new: Callable) -> None:
    """With --set nothing is asked, and optional fields can be set too."""
    status, output, root = new(
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
    assert status == 0, output
    assert data["amount"] == {"max": 200000, "currency": "USD"}
    assert data["summary"] == "Grants: for 1 laboratory, #2 and 'more'."
    assert data["evidence"] == [
        {"url": None, "title": "From memory", "read": "memory", "supports": ["eligibility", "amount"]}
    ]


def test_all_that_is_missing_or_wrong_is_reported_at_once(new: Callable) -> None:
    """With --set, one run reports every answer that is not accepted, with a suggestion, and writes nothing."""
    _, output, root = new("organisation", "--set", "nam=X", "--set", "kind=un-bdy", "--set", "country")

    assert 'nam" is not a field of "organisation" that takes a value. Did you mean "name"?' in output
    assert 'kind: "un-bdy" is not one of the choices. Did you mean "un-body"?' in output
    assert '"country": write it as key=value.' in output
    assert not (root / "data/organisations/x.yml").exists()


def test_missing_answers_are_named_with_what_they_hold(new: Callable) -> None:
    """With --set, each required field without an answer is named."""
    status, output, _ = new("organisation", "--set", "name=Example Ministry of Nothing")

    assert status == 2
    assert "kind is missing: " in output


@pytest.mark.parametrize(
    ("identifier", "why"),
    [
        ("example-fund", "is already the identifier of data/organisations/example-fund.yml"),
        ("old-fund", "An identifier is never used again."),
        ("gone-fund", "An identifier is never used again."),
        ("Example Fund", "is not an identifier"),
        ("../../escape", "is not an identifier"),
    ],
)
def test_an_identifier_that_is_or_was_in_use_is_refused(identifier: str, why: str, new: Callable) -> None:
    """An identifier in use, moved, retired or of the wrong form is refused, and no file changes."""
    _, _, root = new("organisation", "--set", "id=nothing")
    (root / "data/organisations/old-fund.yml").write_text("moved_to: example-fund\n")
    retired = "name: Gone\nkind: un-body\nretired:\n  'on': '2026-01-01'\n  reason: It ended.\n"
    (root / "data/organisations/gone-fund.yml").write_text(retired)
    before = {path: path.read_bytes() for path in (root / "data").rglob("*.yml")}

    status, output, _ = new(
        "organisation", "--set", "name=Another", "--set", "kind=un-body", "--set", f"id={identifier}"
    )

    assert status == 2
    assert why in output
    assert {path: path.read_bytes() for path in root.rglob("*.yml") if "data" in path.parts} == before


def test_a_file_that_is_there_is_never_overwritten(new: Callable) -> None:
    """Even when the file could not be read as a record, it is not overwritten."""
    _, _, root = new("organisation", "--set", "id=nothing")
    broken = root / "data/organisations/another.yml"
    broken.write_text("- not a record\n")

    status, output, _ = new("organisation", "--set", "name=Another", "--set", "kind=un-body")

    assert status == 2
    assert broken.read_text() == "- not a record\n"
    assert "Nothing was written." in output
