"""How large awards were: a column for each class of size, in one currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from clearinghouse.site.pictures.svg import box, picture, text

STEPS = (50_000, 250_000, 1_000_000, 5_000_000)  # where one class ends and the next one begins
_COLUMN, _HIGHEST = 66, 70  # five columns are as wide as a phone, so that words keep their size


def classes(amounts: Iterable[float]) -> list[int]:
    """Count amounts by class: below the first step, up to the next ones, and from the last one on."""
    counts = [0] * (len(STEPS) + 1)
    for amount in amounts:
        counts[sum(amount >= step for step in STEPS)] += 1
    return counts


def award_sizes(amounts: Sequence[float], *, names: Sequence[str], label: str) -> Markup:
    """Draw a column for each class, its number on top and its name below; nothing of no amounts."""
    counts = classes(amounts)
    if not any(counts):
        return Markup()
    most = max(counts)
    drawn = []
    for place, (count, name) in enumerate(zip(counts, names, strict=True)):
        height = _HIGHEST * count / most
        middle = place * _COLUMN + _COLUMN / 2
        drawn.append(
            box(place * _COLUMN + 6, 18 + _HIGHEST - height, _COLUMN - 12, height + 2, "c1" if count else "cl")
        )
        drawn.append(text(str(count), middle, 13 + _HIGHEST - height, css="ci", anchor="middle"))
        drawn.append(text(name, middle, _HIGHEST + 36, css="cq small", anchor="middle"))
    words = ", ".join(f"{name}: {count}" for name, count in zip(names, counts, strict=True))
    return picture(f"{label}. {words}", _COLUMN * len(counts), _HIGHEST + 44, drawn, css="wide")
