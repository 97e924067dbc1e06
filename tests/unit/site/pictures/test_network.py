"""The figure of the network: valid, readable on a small telephone, with links, and hostile text stays text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from clearinghouse.site.pictures.network import NetworkBox, NetworkFlow, NetworkGroup, network
from markupsafe import Markup

_HOSTILE = '"><script>alert(1)</script>'
_ARABIC = "صندوق البيئة"


def _drawn(words: str) -> Markup:
    boxes = [NetworkBox(key, words, words, f"x/{key}/") for key in ("a", "b", "c")]
    flows = [
        NetworkFlow("c", "b", False, words),
        NetworkFlow("b", "a", False, words),
        NetworkFlow("a", "b", True, words),
        NetworkFlow("b", "s", False, words),
        NetworkFlow("s", "c", True, words),
        NetworkFlow("b", "b", True, words),
    ]
    groups = [NetworkGroup(words, words, "x/s/#g")]
    return network(boxes, NetworkBox("s", words, "", "x/s/"), groups, flows, label=words)


@pytest.mark.parametrize("words", ["Focal points", _HOSTILE, _ARABIC, "", "W" * 300])
def test_the_figure_is_valid_and_its_words_are_text(words: str) -> None:
    """Whatever the words are, the figure is well-formed and has no element that they bring."""
    drawn = ET.fromstring(_drawn(words))

    assert {item.tag for item in drawn.iter()} <= {"svg", "rect", "text", "path", "a", "g"}
    assert drawn.get("aria-label", "") == words


def test_its_links_stay_links() -> None:
    """It is a group and no image, so that a screen reader finds the link of each box and group."""
    html = _drawn("Centres")

    assert 'role="group"' in html
    assert re.findall(r'href="([^"]+)"', html) == ["x/a/", "x/b/", "x/c/", "x/s/", "x/s/#g"]


def test_everything_is_inside_the_width_of_a_small_telephone() -> None:
    """No number of a path or place is wider than 320 units."""
    drawn = ET.fromstring(_drawn("Regional centres"))

    assert drawn.get("viewBox", "").split()[2] == "320"
    assert all(float(item.get("x", "0")) + float(item.get("width", "0")) <= 320 for item in drawn.iter("rect"))


def test_an_arrow_between_boxes_that_are_not_there_is_left_out() -> None:
    """Flows to unknown boxes draw nothing, and without boxes there is no figure."""
    side = NetworkBox("s", "Sources", "", "s/")
    flows = [NetworkFlow("x", "y", False, "lost"), NetworkFlow("x", "s", False, "lost")]

    assert network([], side, [], flows, label="Nothing") == Markup()
    assert "lost" not in network([NetworkBox("a", "A", "", "a/")], side, [], flows, label="One")
