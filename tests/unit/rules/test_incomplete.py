"""A record with a wrong value is checked by the rules as far as it fits: one slip does not hide the others."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.placeholders import complete
from clearinghouse.records.kinds import KINDS
from support.checks import report

_RECORD = ("data", "sources", "example-grants.yml")


@pytest.fixture
def rules_of(overlaid: Callable) -> Callable:
    """Give a function that replaces texts in a source, and returns (rule, line) of each problem of that record."""
    roots = count()

    def check(*changes: tuple[str, str]) -> list[tuple[str, int]]:
        root = overlaid(name=f"root-{next(roots)}")
        path = root.joinpath(*_RECORD)
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
        problems, _ = report(root)
        assert {problem.path for problem in problems} <= {"/".join(_RECORD)}
        return [(problem.rule, problem.line) for problem in problems]

    return check


@pytest.mark.parametrize(
    ("slip", "others"),
    [
        (("assistance: [grant]", "assistance: [grants, technical assistance]"), [("REF-003", 8), ("SCH-004", 8)]),
        (("organisation: example-fund", "organisation: Example Fund"), [("SCH-004", 4)]),
        (("max: 200000", "max: USD 250k"), [("SCH-003", 25)]),
        (("relevance: direct", "relevanse: direct"), [("SCH-002", 16)]),
        (("confidence: high\n", ""), [("SCH-001", 2)]),
        (("url: https://fund.example/grants\nurl_basis", "url: www.fund.example\nurl_basis"), [("SCH-004", 45)]),
        (("per: project", "per: projekt"), None),
    ],
)
def test_a_slip_of_form_does_not_hide_the_dates(
    rules_of: Callable, slip: tuple[str, str], others: list[tuple[str, int]] | None
) -> None:
    """A round that closes before it opens is reported beside a wrong term, type, key or address of the same record."""
    found = rules_of(slip, ("closes: '2026-03-31'", "closes: '2025-03-31'"))

    assert ("RND-001", 38) in [(rule, line) for rule, line in found if rule == "RND-001"] or found[0][0] == "RND-001"
    if others is not None:
        assert [item for item in found if item[0] != "RND-001"] == others


def test_a_slip_alone_is_one_problem(rules_of: Callable) -> None:
    """What only a placeholder would cause is not reported: missing evidence, an unknown organisation."""
    for key in ("organisation", "maintained_by", "family", "topics", "eligibility", "access", "verified", "evidence"):
        found = rules_of((f"\n{key}:", f"\nx_{key}:"))
        assert {rule for rule, _ in found} <= {"SCH-001", "SCH-002"}, (key, found)


def test_every_record_of_the_examples_can_lose_any_field(overlaid: Callable) -> None:
    """A record without one of its required fields is completed so that it fits its schema, whatever the field."""
    catalogue, _ = load(overlaid())
    assert catalogue.documents
    for (kind, _), document in catalogue.documents.items():
        name = KINDS[kind].schema
        for key in catalogue.schemas.trees[name].required:
            data = {other: value for other, value in document.data.items() if other != key}
            done = complete(type(document)(document.path, document.text, data), name, catalogue.schemas)
            assert done, (kind, key)
            assert done.placeholders == {(key,)}
