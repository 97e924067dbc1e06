"""What a served site shows of an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from clearinghouse.site.publishing.served_banner import banner, with_banner

_PAGE = b"<html><body><p>Hello</p></body></html>"


def _ask(report: str, *, content: bytes = _PAGE, kind: str = "text/html", status: str = "200 OK") -> tuple:
    """Return status, headers and content of an answer while this is reported."""

    def application(_: dict, start_response: Callable) -> Iterable[bytes]:
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content[:5], content[5:]]

    started: list = []
    answer = b"".join(with_banner(application, lambda: report)({}, lambda *values: started.extend(values)))
    return started[0], dict(started[1]), answer


@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=utf-8"])
def test_a_page_has_the_report_as_text(kind: str) -> None:
    """The report is inside the page, escaped, and the length of the answer is right."""
    status, headers, answer = _ask('data/a.yml:3:1 error <b>"', kind=kind)

    assert status == "200 OK"
    assert b"data/a.yml:3:1 error &lt;b&gt;&quot;" in answer
    assert answer.startswith(b"<html><body><p>Hello</p><section")
    assert answer.endswith(b"</section></body></html>")
    assert headers["Content-Length"] == str(len(answer))


def test_a_page_that_is_not_there_has_the_report_too() -> None:
    """Who reloads the page of a record that was renamed sees why it is gone."""
    status, _, answer = _ask("broken", content=b"Not found", status="404 Not Found")

    assert status == "404 Not Found"
    assert answer == b"Not found" + banner("broken")


@pytest.mark.parametrize(
    ("report", "kind"), [("", "text/html"), ("broken", "application/json"), ("broken", "image/png")]
)
def test_other_answers_stay_as_they_are(report: str, kind: str) -> None:
    """Without a report, and for other files, nothing is added."""
    status, headers, answer = _ask(report, kind=kind)

    assert (status, headers["Content-Length"], answer) == ("200 OK", str(len(_PAGE)), _PAGE)
