"""The requests of a centre by stage and age."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.centre_stages import stages


def test_documented_needs_of_a_centre_is_by_age(busy: SiteContext) -> None:
    """The table of a centre has documented needs by the age of the document, and submitted requests by their stage."""
    by_stage = stages(busy, busy.requests)

    assert [(age, [item.id for item in needs]) for age, needs in by_stage.documented] == [
        ("to-10-years", ["ken-example-need"])
    ]
    assert [(item.id, stage.status) for item, stage in by_stage.waiting] == [
        ("ken-overdue-request", "received"),
        ("uga-met-request", "followed-up"),
        ("sen-matched-request", "matched"),
        ("uga-example-request", "acknowledged"),
    ]
