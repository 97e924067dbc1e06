"""Pages of a served site that are ready are answered at once; all others are left to the server that waits."""

from __future__ import annotations

from typing import Any

from clearinghouse.site.publishing.served_first import with_ready_files

_READY = {"/sources/a/": ("text/html", b"<p>changed</p>"), "/empty": ("text/css", b"")}


def _ask(path: str) -> tuple[list[Any], bytes]:
    def waiting(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"waited"]

    started: list[Any] = []
    answer = with_ready_files(waiting, _READY.get)
    content = answer({"PATH_INFO": path}, lambda *arguments: started.extend(arguments))
    return started, b"".join(content)


def test_a_ready_page_is_answered_with_its_type_and_length() -> None:
    """The answer is the content that was given, also one without a byte."""
    head = [("Content-Type", "text/html"), ("Content-Length", "14")]

    assert _ask("/sources/a/") == (["200 OK", head], b"<p>changed</p>")
    assert _ask("/empty") == (["200 OK", [("Content-Type", "text/css"), ("Content-Length", "0")]], b"")


def test_everything_else_is_answered_by_the_server_itself() -> None:
    """Other pages, no path at all and one that climbs out get the answer of the other application, as it is."""
    for path in ("/sources/b/", "", "/assets/../../secret", "/sources/a/\r\nX: y"):
        assert _ask(path) == (["404 Not Found", [("Content-Type", "text/plain")]], b"waited")
