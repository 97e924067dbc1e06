"""The steps of the fixer, in order. Each takes a text and returns a text and its fixes.

After each step the data is parsed again and compared with what the step meant it to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.schema_tree import SchemaNode, leaves
from clearinghouse.documents.yaml_reader import MAX_DEPTH, NeedsDiagnosis, read
from clearinghouse.fixes.country_names import CountryNames
from clearinghouse.fixes.key_order import first_misplaced_key, misordered_groups, reorder_groups
from clearinghouse.fixes.text_edits import Fix, Scalar, YamlText, apply_edits
from clearinghouse.fixes.typography import first_untidy_end, format_scalar, requote, to_nfc, trim_lines, trimmed_lines
from clearinghouse.fixes.values import CorrectedValue, correct
from clearinghouse.json_value import DataPath, JsonObject


@dataclass(frozen=True, slots=True)
class FixContext:
    """What a step knows besides the text: the schema of the record, and which country a name means."""

    tree: SchemaNode
    names: CountryNames


FixStep = Callable[[str, FixContext], tuple[str, list[Fix]]]


class UnsafeFix(Exception):
    """A step would have changed more than it meant to: a bug of the fixer, caught before it does harm."""


@lru_cache(maxsize=2)  # most steps change nothing, and the next one reads the same text
def _read(text: str) -> JsonObject:
    """Return the data of a text, which nobody may change."""
    return read(text)


def _ensure_same(expected: object, text: str) -> None:
    """Raise UnsafeFix unless `text` parses to the expected data."""
    try:
        is_same = _read(text) == expected
    except (NeedsDiagnosis, yaml.YAMLError):
        is_same = False
    if not is_same:
        raise UnsafeFix


def _trim_lines(text: str, _: FixContext) -> tuple[str, list[Fix]]:
    after = trim_lines(text)
    if after == text:
        return text, []
    _ensure_same(_read(text), after)
    lines = [line for line in trimmed_lines(text, after) if line <= after.count("\n")]
    lines = lines or [first_untidy_end(text, after)[0]]
    return after, [Fix(line, 1, "FMT-002", "cleaned up the end of the line") for line in lines]


def _compose_accents(text: str, _: FixContext) -> tuple[str, list[Fix]]:
    after = to_nfc(text)
    lines = [
        number
        for number, pair in enumerate(zip(text.split("\n"), after.split("\n"), strict=True), 1)
        if len({*pair}) > 1
    ]
    if "\\" in after:  # an accent can hide in an escape such as \u0301
        escaped = [item for item in YamlText.of(after).scalars() if to_nfc(item.value) != item.value]
        lines += [item.line for item in escaped]
        after = apply_edits(after, [_replacement(item, to_nfc(item.value)) for item in escaped])
    if after != text:
        _ensure_same(_composed(_read(text)), after)
    return after, [Fix(line, 1, "TXT-003", "joined accents to their letters") for line in lines]


def _replacement(item: Scalar, value: str) -> tuple[int, int, str]:
    return item.start, item.end, format_scalar(value, in_flow=item.in_flow)


def _composed(data: object) -> object:
    if isinstance(data, str):
        return to_nfc(data)
    if isinstance(data, dict):
        return {to_nfc(key): _composed(value) for key, value in data.items()}
    return [_composed(item) for item in data] if isinstance(data, list) else data


def _correct_values(text: str, context: FixContext) -> tuple[str, list[Fix]]:
    data = _read(text)
    corrections: dict[DataPath, CorrectedValue] = {}
    for where, value, leaf in leaves(data, context.tree):
        if correction := correct(value, leaf, context.names):
            corrections[where] = correction
    if not corrections:
        return text, []
    items = [item for item in YamlText.of(text).scalars() if item.where in corrections]
    after = apply_edits(text, [_replacement(item, corrections[item.where].value) for item in items])
    _ensure_same(_replaced(data, {item.where: corrections[item.where].value for item in items}), after)
    return after, [_correction_fix(item, corrections[item.where]) for item in items]


def _correction_fix(item: Scalar, correction: CorrectedValue) -> Fix:
    return item.fix(correction.rule, f'replaced "{item.value}" with "{correction.value}"')


def _replaced(data: object, values: Mapping[DataPath, str], where: DataPath = ()) -> object:
    """Return the data with the values at some paths replaced."""
    if isinstance(data, dict):
        return {key: _replaced(value, values, (*where, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, values, (*where, number)) for number, value in enumerate(data)]
    return values.get(where, data)


def _requote(text: str, context: FixContext) -> tuple[str, list[Fix]]:
    quoted = [
        (item, written)
        for item in YamlText.of(text).scalars()
        if (written := requote(item)) and (item.style or _is_accepted(item, context.tree))
    ]
    if not quoted:
        return text, []
    after = apply_edits(text, [(item.start, item.end, written) for item, written in quoted])
    _ensure_same(_read(text), after)
    return after, [item.fix("FMT-003", f"changed the quotes: {written}") for item, written in quoted]


def _is_accepted(item: Scalar, tree: SchemaNode) -> bool:
    """Whether quotes make a value right: around one that the field refuses, they would only hide what is wrong."""
    node = tree.find(item.where)
    return node is None or not any(failures_at(node, item.value))


def _order_keys(text: str, context: FixContext) -> tuple[str, list[Fix]]:
    """Put groups in order, the innermost first: each round parses the text once, and each depth takes one round."""
    data = _read(text)
    fixes: list[Fix] = []
    on_one_line: set[DataPath] = set()
    for _ in range(MAX_DEPTH):
        groups = dict(item for item in misordered_groups(data, context.tree) if item[0] not in on_one_line)
        around = {where[:length] for where in groups for length in range(len(where))}
        innermost = {where: keys for where, keys in groups.items() if where not in around}
        if not innermost:
            break
        after, moved = reorder_groups(text, innermost.items())
        _ensure_same(data, after)
        on_one_line |= innermost.keys() - set(moved)
        fixes += _order_fixes(text, data, {where: innermost[where] for where in moved})
        text, data = after, _read(after)
    return text, fixes


def _order_fixes(text: str, data: object, groups: Mapping[DataPath, tuple[str, ...]]) -> Iterator[Fix]:
    keys = {item.where[:-1]: item for item in YamlText.of(text).scalars() if item.where[-1:] == ("?",)}
    for where, expected in groups.items():
        key, _ = first_misplaced_key(data, where, expected)
        yield keys[(*where, key)].fix("FMT-001", f'moved "{key}" to its place')


STEPS: tuple[FixStep, ...] = (_trim_lines, _compose_accents, _correct_values, _requote, _order_keys)
