"""The steps of mending, in order. Each takes a text and gives a text, with what it repaired.

After each step the data is read again and compared with what the step meant it to be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import yaml

from clearinghouse.documents.schema_tree import Shape, leaves
from clearinghouse.documents.yaml_errors import Path
from clearinghouse.documents.yaml_reader import Irregular, read
from clearinghouse.fixes.key_order import first_out_of_place, misplaced, reordered
from clearinghouse.fixes.text_edits import Repair, Scalar, edited, located
from clearinghouse.fixes.typography import composed, house_style, requoted, tidied, untidy_lines
from clearinghouse.fixes.values import mended

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FixContext:
    """What a step knows beside the text: the shape of the record, and the code of each folded name of a country."""

    shape: Shape
    names: Names


Step = Callable[[str, FixContext], tuple[str, list[Repair]]]
_MOST_GROUPS = 2_000  # groups put in order in one record; a record of 64 KB has fewer


class NotTheSame(Exception):
    """A step would have changed more than it meant to: a fault of the mender, caught before it does harm."""


def _same(before: object, after: str) -> None:
    try:
        is_same = read(after) == before
    except (Irregular, yaml.YAMLError):
        is_same = False
    if not is_same:
        raise NotTheSame


def _tidy(text: str, _: FixContext) -> tuple[str, list[Repair]]:
    after = tidied(text)
    if after == text:
        return text, []
    _same(read(text), after)
    lines = list(untidy_lines(text, after)) or [text.count("\n") + 1]
    return after, [Repair(line, 1, "FMT-002", "tidied the end of the line") for line in lines]


def _compose(text: str, _: FixContext) -> tuple[str, list[Repair]]:
    after = composed(text)
    lines = [
        number
        for number, pair in enumerate(zip(text.split("\n"), after.split("\n"), strict=True), 1)
        if len({*pair}) > 1
    ]
    if "\\" in after:  # an accent can hide in an escape such as \u0301
        escaped = [item for item in located(after).scalars() if composed(item.value) != item.value]
        lines += [item.line for item in escaped]
        after = edited(after, [(item.start, item.end, _written(composed(item.value), item)) for item in escaped])
    if after != text:
        _same(_composed(read(text)), after)
    return after, [Repair(line, 1, "TXT-003", "joined accents to their letters") for line in lines]


def _written(value: str, item: Scalar) -> str:
    return house_style(value, in_flow=item.in_flow)


def _composed(data: object) -> object:
    if isinstance(data, str):
        return composed(data)
    if isinstance(data, dict):
        return {composed(key): _composed(value) for key, value in data.items()}
    return [_composed(item) for item in data] if isinstance(data, list) else data


def _values(text: str, context: FixContext) -> tuple[str, list[Repair]]:
    data = read(text)
    wanted = {
        where: found
        for where, value, leaf in leaves(data, context.shape)
        if (found := mended(value, leaf, context.names))
    }
    if not wanted:
        return text, []
    items = [item for item in located(text).scalars() if item.where in wanted]
    after = edited(text, [(item.start, item.end, _written(wanted[item.where][1], item)) for item in items])
    for item in items:
        _put(data, item.where, wanted[item.where][1])
    _same(data, after)
    return after, [
        item.repair(wanted[item.where][0], f'wrote "{wanted[item.where][1]}" for "{item.value}"') for item in items
    ]


def _put(data: object, where: tuple, value: str) -> None:
    for key in where[:-1]:
        data = data[key]
    data[where[-1]] = value


def _quotes(text: str, _: FixContext) -> tuple[str, list[Repair]]:
    wanted = [(item, found) for item in located(text).scalars() if (found := requoted(item))]
    after = edited(text, [(item.start, item.end, found) for item, found in wanted])
    _same(read(text), after)
    return after, [item.repair("FMT-003", f"wrote {found}") for item, found in wanted]


def _order(text: str, context: FixContext) -> tuple[str, list[Repair]]:
    data, repairs, stuck = read(text), [], set()
    for _ in range(_MOST_GROUPS):
        found = next((item for item in misplaced(data, context.shape) if item[0] not in stuck), None)
        if found is None:
            break
        where, wanted = found
        after = reordered(text, where, wanted)
        _same(data, after)
        if after == text:  # a group in one line
            stuck.add(where)
            continue
        key, _ = first_out_of_place(data, where, wanted)
        repairs.append(_at_key(text, (*where, key)).repair("FMT-001", f'moved "{key}" to its place'))
        text, data = after, read(after)
    return text, repairs


def _at_key(text: str, where: Path) -> Scalar:
    return next(item for item in located(text).scalars() if item.where == (*where, "?"))


STEPS: tuple[Step, ...] = (_tidy, _compose, _values, _quotes, _order)
