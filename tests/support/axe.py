"""What axe finds on a page, with no more asked of it than a test needs: it is the slowest thing that a page can do."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOURS = "color-contrast"  # takes as long as all the other rules, and is the only one that a scheme of colours changes
TARGETS = "target-size"  # WCAG 2.2; axe runs it only when asked
# Style sheets are fetched again for a rule about video and one that is never asked for; places are shown by their HTML.
_NOT_NEEDED = {"preload": False, "selectors": False}
_FRAME = [["header.top"], ["footer.foot"]]  # the same on all pages, with a hundred links
_RUN = """([exclude, options]) => axe.run({ include: [['html']], exclude }, options).then(found => found.violations.map(
  one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`))"""


def violations(page: Page, *, only: str = "", without: str = "", with_frame: bool = True) -> list[str]:
    """Return the rules that a page breaks, each with the first place; of all rules, of one, or without one.

    Without the frame, the bar at the top and the foot are not looked at; rules about the page as a whole are tried.
    """
    options: dict[str, object] = {"resultTypes": ["violations"], **_NOT_NEEDED}
    if only:
        options["runOnly"] = {"type": "rule", "values": [only]}
    else:
        options["rules"] = {TARGETS: {"enabled": True}} | ({without: {"enabled": False}} if without else {})
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RUN, [[] if with_frame else _FRAME, options])
    return found
