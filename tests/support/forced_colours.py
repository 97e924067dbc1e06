"""What can be read, and where the focus is seen, when the system forces its colours."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

# axe reads the colours that the style sheet asks for, not those that are forced, so contrast is measured here.
_FAINT = """() => {
  const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number)
  const bright = colour => channels(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, place) => sum + c * [.2126, .7152, .0722][place], 0)
  const contrast = (a, b) => (Math.max(bright(a), bright(b)) + .05) / (Math.min(bright(a), bright(b)) + .05)
  const behind = node => {
    const colour = getComputedStyle(node || document.body).backgroundColor
    return node && channels(colour)[3] === 0 ? behind(node.parentElement) : colour
  }
  const isText = node => [...node.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim())
  return [...document.querySelectorAll('body *:not(svg *, script, style, noscript)')]
    .filter(node => isText(node) && node.checkVisibility() && !node.closest(':disabled'))
    .filter(node => contrast(getComputedStyle(node).color, behind(node)) < 4.5).map(node => node.outerHTML.slice(0, 90))
}"""
_UNSEEN = """() => {
  const here = getComputedStyle(document.activeElement), behind = getComputedStyle(document.body).backgroundColor
  const isSeen = here.outlineStyle !== 'none' && parseFloat(here.outlineWidth) >= 2 && here.outlineColor !== behind
  return isSeen ? '' : document.activeElement.outerHTML.slice(0, 90)
}"""


def force(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the system force its colours, and be light or dark."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)


def faint_texts(page: Page) -> list[str]:
    """Return the start of each element whose text has a contrast below 4.5 in the colours that are forced."""
    return page.evaluate(_FAINT)


def unseen_focus(page: Page, *, presses: int) -> list[str]:
    """Press Tab some times; return the start of each element that had the focus without a line around it."""
    places = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        places.append(page.evaluate(_UNSEEN))
    return [place for place in places if place]
