"""A check for a date in the past accepts what was found since then, but nothing that nobody can know yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.problems.problem import errors
from clearinghouse.rules import engine
from clearinghouse.site.context.context import Addresses
from clearinghouse.site.publishing.build import prepare_build
from support.paths import AS_OF
from support.repositories import hooks


@pytest.mark.parametrize("as_of", [date(1970, 1, 1), date(2020, 2, 29), AS_OF - timedelta(days=1), AS_OF])
def test_every_earlier_date_can_be_checked_and_built(complete: Path, catalogue: Catalogue, as_of: date) -> None:
    """The records of every kind, and each date in them, are no errors on an earlier date."""
    assert errors(engine.check(catalogue, as_of=as_of, today=AS_OF)) == []
    nowhere = Addresses("", "")
    built = prepare_build(complete, complete / "content", as_of=as_of, addresses=nowhere, today=AS_OF)
    for task in built.tasks:
        task.render(built.context, task.key)


def test_a_day_after_the_present_one_is_still_an_error(overlaid: Callable) -> None:
    """What counts is the present day, and not the later of two dates that somebody has chosen."""
    root = overlaid()
    path = root / "data/sources/example-training.yml"
    path.write_text(path.read_text("utf-8").replace("'2026-11-01'", "'2999-11-01'"), "utf-8")
    catalogue, _ = load(root)

    reported = {problem.rule for problem in engine.check(catalogue, as_of=date(2020, 1, 1), today=AS_OF)}

    assert "FRE-003" in reported


def test_the_command_knows_the_present_day(overlaid: Callable) -> None:
    """The check for a date in the past passes for records of today, whatever sets that date."""
    root = overlaid()

    assert hooks(root, "--as-of", "1999-12-31", "check").returncode == 0
    assert hooks(root, "check", SOURCE_DATE_EPOCH="0").returncode == 0
