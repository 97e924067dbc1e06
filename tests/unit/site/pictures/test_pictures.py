"""Pictures are small, valid, and say in words what they show; text of records stays text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date

import pytest
from clearinghouse.site.pictures import bars, heat, months, route, sizes, world
from markupsafe import Markup

_HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> \' onload=alert(1) {{ 7*7 }} style="color:red"'
_ARABIC = "صندوق البيئة (المرحلة 2)"
_MOST_BYTES = 4096
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_TODAY = date(2026, 11, 28)


def _stacked(words: str) -> Markup:
    return bars.stacked([bars.BarPart(41, words, "c1"), bars.BarPart(2, words, "c4")], name=words)


def _key(words: str) -> Markup:
    return bars.key([bars.BarPart(41, words, "c1", words, words)])


def _cell(words: str) -> Markup:
    return bars.cell([bars.BarPart(3, words, "c1")], 9)


def _rows(words: str) -> Markup:
    return bars.rows([bars.BarRow(words, (bars.BarPart(3, words, "c1"),), words)], name=words)


def _months(words: str) -> Markup:
    closings = [months.Closing(date(2026, month, 3), words, month > 6) for month in range(1, 13)]
    return months.closing_months(closings, _TODAY, names=[words] * 12, today_word=words, label=words)


def _route(words: str) -> Markup:
    return route.route([route.RouteBox(words, words, "c1")] * 4, label=words)


def _tracker(words: str) -> Markup:
    return route.tracker([route.Stop(words, item, words) for item in route.Reached], label=words)


def _world(words: str) -> Markup:
    return world.world([world.layer(world.Shape.DISC, ["KEN", words], words)], label=words)


def _world_key(words: str) -> Markup:
    return world.world_key([world.layer(item, ["KEN"], words) for item in world.Shape])


def _sizes(words: str) -> Markup:
    return sizes.award_sizes([1, 10**9], names=[words] * 5, label=words)


def _heat(words: str) -> Markup:
    cells = (heat.HeatCell(1, words), heat.HeatCell(9, words), heat.HeatCell(None, words))
    return heat.heat_table(words, [words] * 3, [heat.HeatRow(words, cells, words)], few=3, few_word=words)


_DRAWN = (_stacked, _key, _cell, _rows, _months, _route, _tracker, _world, _world_key, _sizes, _heat)
_PICTURES = (_stacked, _cell, _rows, _months, _route, _tracker, _world, _sizes)


def _parsed(html: str) -> ET.Element:
    return ET.fromstring(html)


@pytest.mark.parametrize("draw", _DRAWN)
def test_hostile_words_stay_words(draw: Callable[[str], Markup]) -> None:
    """Markup in a name is shown as typed: no element, handler or style of it gets into the page."""
    tree = _parsed(draw(_HOSTILE))

    assert {item.tag for item in tree.iter()}.isdisjoint({"script", "img", "image", "foreignObject"})
    assert not [key for item in tree.iter() for key in item.attrib if key.startswith("on") or key == "style"]
    assert _HOSTILE[:30] in "".join([*tree.itertext(), *tree.attrib.values()])


@pytest.mark.parametrize("draw", _DRAWN)
def test_words_from_right_to_left_keep_to_themselves(draw: Callable[[str], Markup]) -> None:
    """An Arabic name is isolated from the numbers next to it, and is not changed."""
    html = draw(_ARABIC)
    tree = _parsed(html)

    assert _ARABIC in html
    for item in tree.iter("text"):
        words = "".join(item.itertext())
        assert words.isascii() or item.get("unicode-bidi") == "plaintext"
    assert not [item for item in tree.iter("bdi") if "".join(item.itertext()) != _ARABIC]


@pytest.mark.parametrize("draw", _PICTURES)
def test_a_picture_is_named_in_words_and_has_no_inline_style(draw: Callable[[str], Markup]) -> None:
    """A reader who does not see the picture gets its label; the security policy refuses `style`."""
    tree = _parsed(draw("a word"))

    assert tree.tag == "svg"
    assert tree.get("role") == "img"
    assert "a word" in (tree.get("aria-label") or "")
    assert "style" not in {key for item in tree.iter() for key in item.attrib}


def test_the_largest_pictures_are_small() -> None:
    """A map with marks in every country, a year with many rounds and a full tracker stay within 4 KB."""
    layers = [world.layer(item, list(world.points()), "things") for item in world.Shape]
    needs = [world.layer(world.Shape.DISC, list(world.points())[:60] * 2, "needs")]
    centres = [world.layer(world.Shape.RING, list(world.points())[:40], "centres")]
    rounds = [months.Closing(date(2026, 1 + number % 12, 3), "A fund with a name", True) for number in range(24)]
    year = months.closing_months(rounds, _TODAY, names=_MONTHS, today_word="today", label="Rounds")
    stops = [route.Stop("In review", route.Reached.DONE, "due 12 December 2026")] * 8

    assert len(world.world([*needs, *centres], label="World")) <= _MOST_BYTES
    assert len(world.world(layers, label="World")) <= 4 * _MOST_BYTES  # every country, three times: no real page
    assert len(year) <= _MOST_BYTES
    assert len(route.tracker(stops, label="Request")) <= _MOST_BYTES
    assert len(_route("Regional centre")) <= _MOST_BYTES


def test_nothing_is_drawn_of_nothing() -> None:
    """A page without data has no empty picture."""
    empty = [
        bars.stacked([]),
        bars.stacked([bars.BarPart(0, "open", "c1")]),
        bars.key([bars.BarPart(0, "open", "c1")]),
        bars.bar_with_key([]),
        bars.rows([], name="Budget"),
        bars.rows([bars.BarRow("2003", (), "0")], name="Budget"),
        months.closing_months([], _TODAY, names=_MONTHS, today_word="today", label="Rounds"),
        route.route([], label="Route"),
        route.tracker([], label="Request"),
        sizes.award_sizes([], names=[""] * 5, label="Awards"),
        heat.heat_table("Topic", ["Africa"], [], few=3, few_word="few"),
        world.world_key([world.layer(world.Shape.DISC, [], "needs")]),
    ]

    assert not any(empty)
    assert all(isinstance(html, Markup) for html in empty)


def test_parts_of_a_bar_are_in_proportion_and_all_can_be_seen() -> None:
    """The widths and the gaps fill the bar; one source among a thousand is still visible."""
    tree = _parsed(
        bars.stacked([bars.BarPart(1000, "open", "c1"), bars.BarPart(1, "closed", "cl"), bars.BarPart(0, "x", "c2")])
    )
    boxes = [(float(item.get("x", 0)), float(item.get("width", 0))) for item in tree.iter("rect")]

    assert tree.get("aria-label") == "1000 open, 1 closed"
    assert [item.get("class") for item in tree.iter("rect")] == ["c1", "cl"]
    assert boxes[1][1] >= 6
    assert sum(boxes[-1]) == pytest.approx(1000)


def test_a_recent_round_differs_from_an_earlier_one_by_shape_too() -> None:
    """A disc is recent and a square is earlier; months with many rounds show a number for the rest."""
    closings = [months.Closing(date(2026, 10, 1), "new", True), months.Closing(date(2020, 10, 1), "old", False)]
    few = _parsed(months.closing_months(closings, _TODAY, names=_MONTHS, today_word="today", label="Rounds"))
    many = months.closing_months(closings * 6, _TODAY, names=_MONTHS, today_word="today", label="Rounds")

    assert [len(list(few.iter("circle"))), len([item for item in few.iter("rect") if item.get("class") == "c4"])] == [
        1,
        1,
    ]
    assert "+4" in many
    assert few.get("aria-label") == "Rounds: Oct 2"


def test_a_country_with_more_things_has_a_larger_mark_and_an_unknown_one_has_none() -> None:
    """One, a few and many things differ; a code without a place is counted in the label and left off the map."""
    tree = _parsed(
        world.world([world.layer(world.Shape.DISC, ["KEN", *["PRY"] * 3, *["FJI"] * 9, "XXX"], "needs")], label="Map")
    )

    assert [item.get("class") for item in tree.iter("path")] == ["land", "disc s", "disc m", "disc l"]
    assert tree.get("aria-label") == "Map: 14 needs"


def test_places_are_on_the_map() -> None:
    """Each place has three letters and lies within what the map shows."""
    assert all(len(code) == 3 and -180 <= x <= 180 and -57 <= y <= 78 for code, (x, y) in world.points().items())


def test_few_is_a_sign_and_a_word_and_the_most_is_the_darkest() -> None:
    """A cell below the limit has ▲ for the eye and a word for the ear; shades go from the limit to the most."""
    values = [2, 3, 9, 15, None]
    row = heat.HeatRow("DDT", tuple(heat.HeatCell(value, str(value)) for value in values))
    html = heat.heat_table("Topic", list("ABCDE"), [row], few=3, few_word="few")

    assert [item.get("class") for item in _parsed(html).iter("td")] == ["h0", "h1", "h3", "h4", None]
    assert "▲" in html
    assert '<span class="vh">few: </span>' in html


def test_the_tracker_says_where_the_request_is() -> None:
    """What is done, where it is now and what lies ahead differ by shape, and by a sign in the label."""
    stops = [route.Stop(name, item) for name, item in zip("abc", route.Reached, strict=True)]
    tree = _parsed(route.tracker(stops, label="Request"))

    assert tree.get("aria-label") == "Request. ✓ a, → b, … c"
    assert [item.get("class") for item in tree.iter("circle")] == ["stop done", "stop now", "stop ahead"]
    assert [item.get("class") for item in tree.iter("path")] == ["done", "ahead"]


def test_awards_are_counted_by_class_of_size() -> None:
    """An amount at a step belongs to the class above it."""
    assert sizes.classes([1, 49_999, 50_000, 250_000, 1_000_000, 5_000_000, 10**9]) == [2, 1, 1, 1, 2]
