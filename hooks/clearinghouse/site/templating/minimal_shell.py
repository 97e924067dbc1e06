"""A placeholder page without MkDocs: the frame of the site, and a `<head>` with no more than it needs."""

from __future__ import annotations

from markupsafe import Markup

from clearinghouse.language.formats import locale_of
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.frame import Frame
from clearinghouse.site.templating.shell_parser import HEADING, SLOTS


def minimal_shell(frame: Frame, *, root: str) -> str:
    """Return a placeholder page in the frame of the site; `root` leads to the top of the site."""
    return template("frame_page", frame.language)(
        frame=frame,
        root=root,
        direction=locale_of(frame.language).text_direction,
        title=SLOTS["title"],
        description=SLOTS["description"],
        anchor=SLOTS["toc_anchor"],
        heading=HEADING,
        body=Markup(SLOTS["body"]),  # noqa: S704 - a constant of ours
    )
