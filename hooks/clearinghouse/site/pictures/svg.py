"""The elements of a picture: text is escaped here, numbers are short, and every picture has a label in words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

_ATTRIBUTE_NAMES = {"css": "class", "anchor": "text-anchor", "bidi": "unicode-bidi"}


def short(value: float) -> str:
    """Write a number with at most one decimal, and without a decimal that is 0."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, content: str = "", **attributes: str | float) -> str:
    """Return one element. `content` is SVG already; the values of attributes are escaped."""
    written = "".join(
        f' {_ATTRIBUTE_NAMES.get(key, key)}="{escape(value) if isinstance(value, str) else short(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def words_in_html(words: str) -> str:
    """Return words for HTML: escaped, and on their own where they may be written from right to left."""
    return escape(words) if words.isascii() else f"<bdi>{escape(words)}</bdi>"


def text(words: str, x: float, y: float, *, css: str = "", anchor: str = "") -> str:
    """Return a line of text at a place; markup in the words is shown as typed."""
    bidi = "" if words.isascii() else "plaintext"
    return element("text", escape(words, quote=False), css=css, x=x, y=y, anchor=anchor, bidi=bidi)


def box(x: float, y: float, width: float, height: float, css: str, rounded: float = 0) -> str:
    """Return a filled rectangle; `css` is the class that gives its colour."""
    return element("rect", css=css, x=x, y=y, width=width, height=height, rx=rounded or "")


def picture(
    label: str, width: float, height: float, parts: Iterable[str], *, css: str, stretched: bool = False
) -> Markup:
    """Return a picture with a label that says in words all that it shows; `stretched` fills any width."""
    attributes = {"preserveAspectRatio": "none"} if stretched else {}
    html = element(
        "svg",
        "".join(parts) or "<g/>",
        css=css,
        viewBox=f"0 0 {short(width)} {short(height)}",
        role="img",
        **{"aria-label": label},
        **attributes,
    )
    return Markup(html)  # noqa: S704 - every value was escaped above
