"""The weekly report: what time and the network have made old, in one issue, by maintainer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.external_links import LinkResult, LinkStatus, addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.reports import freshness_text
from clearinghouse.reports.freshness import Task, report_freshness

_TRAINING = "https://fund.example/training"  # the page of a source that example-centre maintains


_ABOUT = "https://fund.example/about"  # of an organisation: the secretariat's


_LATER = date(2028, 1, 1)


def _answers(catalogue: Catalogue, **special: LinkResult) -> dict[str, LinkResult]:
    named = {"training": _TRAINING, "about": _ABOUT}
    fine = dict.fromkeys(addresses(catalogue), LinkResult(LinkStatus.ANSWERED, "HTTP 200"))
    return {**fine, **{named[name]: answer for name, answer in special.items()}}


def _exception(root: Path, url: str) -> None:
    text = f"exceptions:\n  - url: {url}\n    reason: It lets no program look.\n    'on': '2026-11-20'\n"
    (root / "data/link-exceptions.yml").write_text(text, "utf-8")


@pytest.fixture
def small(overlaid: Callable) -> Catalogue:
    """Load the small catalogue."""
    return load(overlaid())[0]


def test_nothing_is_due_on_a_fresh_day(small: Catalogue) -> None:
    """Right after a check nothing is due, and there is no group."""
    assert report_freshness(small, as_of=date(2026, 11, 2)).maintainers == ()


def test_old_checks_are_grouped_by_who_keeps_the_record(small: Catalogue) -> None:
    """A source goes to its maintainer, a centre to itself, a request to the centre that it is routed to."""
    report = report_freshness(small, as_of=_LATER)

    by_maintainer = {
        group.maintainer: {task.place for tasks in group.tasks.values() for task in tasks}
        for group in report.maintainers
    }
    assert next(iter(by_maintainer)) == "secretariat"
    assert "data/sources/example-training.yml" in by_maintainer["example-centre"]
    assert "data/centres/example-centre.yml" in by_maintainer["example-centre"]
    assert "data/centres/second-centre.yml" in by_maintainer["second-centre"]
    assert all("Not checked for more than 12 months" in group.tasks for group in report.maintainers)


def test_lists_for_editors_that_lack_something_go_to_the_secretariat(small: Catalogue) -> None:
    """A list that lacks new records is reported once a week with its remedy; it fails no change."""
    report = report_freshness(small, as_of=date(2026, 11, 2), outdated=("schemas/editor/names.schema.json",))

    assert [(group.maintainer, dict(group.tasks)) for group in report.maintainers] == [
        (
            "secretariat",
            {
                "Lists from which editors complete": (
                    Task(
                        "schemas/editor/names.schema.json",
                        "It lacks what was added to the records or the vocabularies. Run: make editor-schemas",
                    ),
                )
            },
        )
    ]


def test_dead_and_moved_links_go_to_the_maintainer_of_the_record(small: Catalogue) -> None:
    """A dead link and a moved one go to the maintainers of the records that name them."""
    gone, moved = (
        LinkResult(LinkStatus.BROKEN, "HTTP 404"),
        LinkResult(LinkStatus.MOVED, "has another address", "https://new.example/"),
    )

    report = report_freshness(small, as_of=date(2026, 11, 2), links=_answers(small, training=gone, about=moved))

    assert {group.maintainer: dict(group.tasks) for group in report.maintainers} == {
        "secretariat": {
            "Links with a new address": (
                Task(
                    "data/organisations/example-fund.yml",
                    f"{_ABOUT} (has another address; now https://new.example/)",
                ),
            )
        },
        "example-centre": {
            "Links that are gone": (Task("data/sources/example-training.yml", f"{_TRAINING} (HTTP 404)"),)
        },
    }


def test_an_exception_passes_over_a_dead_link(overlaid: Callable) -> None:
    """A dead link with a reason is passed over; one that responds again makes its exception unnecessary."""
    root = overlaid()
    _exception(root, _TRAINING)
    catalogue = load(root)[0]
    gone = LinkResult(LinkStatus.BROKEN, "HTTP 404")

    dead = report_freshness(catalogue, as_of=date(2026, 11, 2), links=_answers(catalogue, training=gone))
    alive = report_freshness(catalogue, as_of=date(2026, 11, 2), links=_answers(catalogue))

    assert dead.due == 0
    assert [list(group.tasks) for group in alive.maintainers] == [["Exceptions for links that are no longer needed"]]


def test_no_answer_this_time_is_reported_apart(small: Catalogue) -> None:
    """An address without an answer is a task for no one, and is listed separately."""
    answers = _answers(small, about=LinkResult(LinkStatus.UNSURE, "HTTP 503"))

    report = report_freshness(small, as_of=date(2026, 11, 2), links=answers)

    assert (report.due, report.unsure) == (0, (Task(_ABOUT, "HTTP 503"),))


def test_a_network_that_is_down_accuses_nobody(small: Catalogue) -> None:
    """When most addresses give no answer our network is at fault: no link is judged, and the report says so."""
    answers = dict.fromkeys(addresses(small), LinkResult(LinkStatus.DNS_FAILURE, "the name does not exist"))

    report = report_freshness(small, as_of=date(2026, 11, 2), links=answers)

    assert (report.due, report.network_down) == (0, True)
    assert "our network is at fault" in freshness_text.summary(report)


def test_one_dead_address_in_many_records_is_one_task(overlaid: Callable) -> None:
    """An address that several records of one maintainer share stands once, with the other records behind it."""
    root = overlaid()
    path = root / "data/organisations/example-fund.yml"
    path.write_text(path.read_text("utf-8").replace(_ABOUT, "https://shared.example/"), "utf-8")
    text = path.read_text("utf-8").replace("name: ", "name: Second ", 1)
    (root / "data/organisations/second-fund.yml").write_text(text, "utf-8")
    catalogue, _ = load(root)
    gone = {"https://shared.example/": LinkResult(LinkStatus.BROKEN, "HTTP 404")}

    report = report_freshness(catalogue, as_of=date(2026, 11, 2), links={**_answers(catalogue), **gone})

    [tasks] = [group.tasks["Links that are gone"] for group in report.maintainers if group.maintainer == "secretariat"]
    assert tasks == (
        Task(
            "data/organisations/example-fund.yml",
            "https://shared.example/ (HTTP 404). Also in data/organisations/second-fund.yml",
        ),
    )
