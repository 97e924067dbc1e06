"""What axe finds on a page, with no more asked of it than a test needs: it is the slowest thing that a page can do."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

COLOURS = "color-contrast"  # takes longer than all other rules, and is the only one that a scheme of colours changes
TARGETS = "target-size"  # WCAG 2.2; axe runs it only when asked
# Style sheets are fetched again for a rule about video and one that is never asked for; places are shown by their HTML.
_NOT_NEEDED = {"preload": False, "selectors": False}
_FRAME = ["header.top", "footer.foot"]  # the same on all pages, with a hundred links
# A list of a hundred rows repeats a few colours. Contrast is measured on the first texts of each look: the same colour,
# size and weight, on the same grounds, which are those of all elements around them. Of three texts, because something
# else may lie over or under one of them; where only the colours have changed since, one is enough.
OF_EACH_LOOK = 3
_MARK = "data-axe-text"
# Run at the beginning of a page it takes half as long as later: half a million characters go to the browser only once.
SCRIPT = f"{AXE_SCRIPT}\n;axe.configure({{ rules: [{{ id: '{COLOURS}', selector: '[{_MARK}]' }}] }})"
_MARK_LOOKS = """([mark, exclude, most]) => {
  const grounds = new Map([[null, '']]), seen = new Map()
  const ground = node => {
    if (!grounds.has(node)) {
      const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(node)
      const own = [backgroundColor, backgroundImage, opacity, filter, position].join()
      grounds.set(node, `${ground(node.parentElement)} ${own}`)
    }
    return grounds.get(node)
  }
  const hasText = node => node.matches('input, select, textarea') ||
    [...node.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim())
  const isSeen = node => node.checkVisibility({ visibilityProperty: true })
  for (const node of document.querySelectorAll('body *')) {
    node.removeAttribute(mark)
    if (!hasText(node) || !isSeen(node) || exclude.some(part => node.closest(part))) continue
    const { color, fontSize, fontWeight, textShadow, clip, clipPath } = getComputedStyle(node)
    const isOff = node.closest(':disabled, [aria-disabled=true]') !== null
    const look = [ground(node), color, fontSize, fontWeight, textShadow, clip, clipPath, isOff].join()
    seen.set(look, (seen.get(look) || 0) + 1)
    if (seen.get(look) <= most) node.setAttribute(mark, '')
  }
}"""
_RUN = """([exclude, options]) => axe.run({ include: [['html']], exclude: exclude.map(part => [part]) }, options)
  .then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`))"""


def violations(
    page: Page, *, only: str = "", without: str = "", with_frame: bool = True, of_each_look: int = OF_EACH_LOOK
) -> list[str]:
    """Return the rules that a page breaks, each with the first place; of all rules, of one, or without one.

    Without the frame, the bar at the top and the foot are not looked at; rules about the page as a whole are tried.
    Contrast is measured on so many texts of each look.
    """
    options: dict[str, object] = {"resultTypes": ["violations"], **_NOT_NEEDED}
    if only:
        options["runOnly"] = {"type": "rule", "values": [only]}
    else:
        options["rules"] = {TARGETS: {"enabled": True}} | ({without: {"enabled": False}} if without else {})
    if not page.evaluate("'axe' in window"):
        # Through page.evaluate it takes three times as long: half a million characters are then evaluated in a script.
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": SCRIPT})
        session.detach()
    exclude = [] if with_frame else _FRAME
    if without != COLOURS:
        page.evaluate(_MARK_LOOKS, [_MARK, exclude, of_each_look])
    found: list[str] = page.evaluate(_RUN, [exclude, options])
    return found
