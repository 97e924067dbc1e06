"""Answers for pages of a served site that are ready, while all others wait until the whole site is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from clearinghouse.site.publishing.served_banner import Application

Ready = Callable[[str], tuple[str, bytes] | None]  # the type and the content of a path, or None if it is not ready


def with_ready_files(application: Application, ready: Ready) -> Application:
    """Return an application that answers with what is ready at once, and otherwise as another one, which may wait."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = ready(environ["PATH_INFO"])
        if found is None:
            return application(environ, start_response)
        kind, content = found
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    return answer
