"""Shows on every page of a served site why the last change is not on it: what the checker or the build reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]  # see PEP 3333
_BANNER = (
    '<section id="ch-problems" role="alert" style="all:revert;position:fixed;inset:auto 0 0 0;z-index:9999;'
    "max-height:60vh;overflow:auto;padding:1rem;background:#fff;color:#111;border-top:.4rem solid #b00020;"
    'font:16px/1.4 sans-serif"><strong>{title}</strong>'
    '<pre style="white-space:pre-wrap;font:14px/1.4 monospace;margin:.5rem 0 0">{report}</pre></section>'
)
_TITLE = "The last change is not on this page. It appears as soon as this is fixed:"


def banner(report: str) -> bytes:
    """Return the banner with a report; the text is escaped."""
    return _BANNER.format(title=escape(_TITLE), report=escape(report.strip())).encode()


def with_banner(application: Application, report: Callable[[], str]) -> Application:
    """Return an application that answers as another one, with a banner on every page while `report` is not empty."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[Any] = []
        # The server waits here until a build has ended, so the report is read afterwards.
        content = application(environ, lambda *arguments: started.extend(arguments))
        status, headers, *rest = started
        text = report()
        if not text or not _is_page(headers):
            start_response(status, headers, *rest)
            return content
        page = _insert(b"".join(content), banner(text))
        if hasattr(content, "close"):
            content.close()
        others = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*others, ("Content-Length", str(len(page)))], *rest)
        return [page]

    return answer


def _is_page(headers: Iterable[tuple[str, str]]) -> bool:
    return any(name.lower() == "content-type" and value.startswith("text/html") for name, value in headers)


def _insert(page: bytes, addition: bytes) -> bytes:
    end = page.rfind(b"</body>")
    end = len(page) if end < 0 else end
    return page[:end] + addition + page[end:]
