"""The service levels of the repository."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.service_clock import levels_by_stage


def test_levels_of_the_repository_cover_each_stage_once(live: Catalogue) -> None:
    """Every stage that can be left has a level, except the two whose length depends on the help."""
    levels = levels_by_stage(live.service_levels.values())

    assert levels["reviewed"].days == 7
    assert levels["completed"].days == levels["unmet"].days == 365
    assert {"matched", "in-progress", "withdrawn", "expired", "followed-up"}.isdisjoint(levels)
