"""From plain data to typed values: every record, and every group of fields inside one, is a `Part`.

A class states its fields as a dataclass does, and their annotations say how each value is converted; nothing is
written by hand for one kind of record. Fields that only the schema names come along in `extra`, where templates find
them.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from functools import partial
from typing import (
    Any,
    Generic,
    NamedTuple,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from clearinghouse.json_value import JsonValue

# The names of the fields in a schema. Those of a list are those of its entries; free keys are under "*".
FieldNames: TypeAlias = "Mapping[str, FieldNames]"
Extra: TypeAlias = "bool | int | float | str | Part | tuple[Extra, ...] | Mapping[str, Extra] | None"
NO_NAMES: FieldNames = {}
_Data: TypeAlias = "Mapping[str, JsonValue]"
_Convert: TypeAlias = "Callable[[Any], object]"
_REQUIRED = object()


def at(path: str, convert: _Convert | None = None) -> Mapping[str, object]:
    """Return the metadata of a field that the data has elsewhere, as in `field(metadata=at("serves.note"))`.

    `convert` replaces the conversion that the annotation asks for.
    """
    return {"path": tuple(path.split(".")), "convert": convert}


# The metadata of a field that is not in the data: it comes with the call that makes the part.
GIVEN: Mapping[str, object] = {"given": True}


@dataclass(frozen=True, slots=True)
class Part:
    """A group of fields, as written.

    Absent and null are one thing: `None`, or an empty tuple. They read "not stated", never "none".
    `extra` has each field of the schema that the class does not name; templates read it like any other field, with
    `field_of`.
    """

    extra: Mapping[str, Extra] = field(default_factory=dict, kw_only=True, repr=False, hash=False)

    @classmethod
    def from_data(cls, data: _Data, names: FieldNames = NO_NAMES, **given: object) -> Self:
        """Return the part that `data` describes, with `given` fields that are not in the data.

        `names` are the names of the fields in its schema. Raises KeyError for a missing field that every part has.
        """
        return (Reader(cls, names) if names else _reader_without_names(cls))(data, **given)


@dataclass(frozen=True, slots=True)
class Record(Part):
    """A part that has a file of its own; `id` is the name of that file."""

    id: str = field(metadata=GIVEN)


def field_of(value: object, name: str) -> object:
    """Return an attribute as a template reads it: of a part also a field that only the schema names.

    Raises AttributeError when not even the schema names it. A `__getattr__` in `Part` would be shorter, but CPython
    does not optimise access to attributes of such a class: all code that reads records would be slower.
    """
    try:
        return getattr(value, name)
    except AttributeError:
        if not isinstance(value, Part):
            raise
        if name not in value.extra:
            raise AttributeError(f"{type(value).__name__} has no field {name!r}") from None
        return value.extra[name]


P = TypeVar("P", bound=Part)


class _FieldReader(NamedTuple):
    """How one field is read: where its value is, how it is converted, and what the field is without a value."""

    name: str
    key: str
    rest: tuple[str, ...]  # the keys below the first one
    convert: _Convert | None  # None for a value that stays as it is
    absent: object


_HINTS: dict[type[Part], dict[str, Any]] = {}  # many kinds of record have the same parts


def _type_hints(cls: type[Part]) -> dict[str, Any]:
    if cls not in _HINTS:
        _HINTS[cls] = get_type_hints(cls)
    return _HINTS[cls]


class Reader(Generic[P]):
    """Makes parts of one class; prepared once from the annotations of the class and the names in its schema."""

    __slots__ = ("_cls", "_extras", "_fields")

    def __init__(self, cls: type[P], names: FieldNames) -> None:
        """Prepare to make parts of `cls`; `names` are the fields of its schema."""
        hints = _type_hints(cls)
        self._cls = cls
        in_data = (item for item in fields(cls) if item.name != "extra" and not _is_given(item))
        self._fields = [_field_reader(item, hints[item.name], names) for item in in_data]
        others = _unnamed(names, [(item.key, *item.rest) for item in self._fields])
        self._extras = {name: partial(_free, below) for name, below in others}

    def __call__(self, data: _Data, **given: Any) -> P:
        """Return the part that `data` describes. Raises KeyError for a missing field that every part has."""
        values: dict[str, Any] = {}
        for name, key, rest, convert, absent in self._fields:
            value: Any = data.get(key)
            for below in rest:
                value = value.get(below) if value else None
            if value is not None:
                values[name] = convert(value) if convert else value
            elif absent is not _REQUIRED:
                values[name] = absent
            else:
                raise KeyError(".".join((key, *rest)))
        if self._extras:
            values["extra"] = {name: convert(data.get(name)) for name, convert in self._extras.items()}
        return self._cls(**values, **given)

    def empty(self) -> object:
        """Return the part of which nothing is stated, or `_REQUIRED` when it has fields that must be there."""
        return _REQUIRED if any(item.absent is _REQUIRED for item in self._fields) else self({})


_READERS: dict[type[Part], Reader[Any]] = {}  # without names; each is prepared once


def _reader_without_names(cls: type[P]) -> Reader[P]:
    if cls not in _READERS:
        _READERS[cls] = Reader(cls, NO_NAMES)
    return _READERS[cls]


def _field_reader(item: Field[Any], hint: object, names: FieldNames) -> _FieldReader:
    path: tuple[str, ...] = item.metadata.get("path", (item.name,))
    for key in path:
        names = names.get(key, NO_NAMES)
    convert, absent = _conversion(hint, names)
    if item.default is not MISSING:
        absent = item.default
    return _FieldReader(item.name, path[0], path[1:], item.metadata.get("convert") or convert, absent)


def _is_given(item: Field[Any]) -> bool:
    return "given" in item.metadata


def _conversion(hint: Any, names: FieldNames) -> tuple[_Convert | None, object]:
    """Return how a value is converted to the annotated type, if it is, and what a field is without a value."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        stated = [kind for kind in arguments if kind is not types.NoneType]
        convert = _conversion(stated[0], names)[0] if len(stated) == 1 else None
        return convert, None if len(stated) < len(arguments) else _REQUIRED
    if origin is tuple:
        each, _ = _conversion(arguments[0], names)
        return (lambda values: tuple(map(each, values))) if each else tuple, ()
    if origin is Mapping:
        key_type, value_type = arguments
        return _mapping_conversion(key_type, value_type, names.get("*", NO_NAMES)), {}
    if isinstance(hint, type) and issubclass(hint, Part):
        reader = Reader(hint, names)
        return reader, reader.empty()
    return date.fromisoformat if hint is date else None, _REQUIRED


def _mapping_conversion(key_type: type, value_type: Any, names: FieldNames) -> _Convert:
    """Return how a group with free keys is converted; a part whose `id` is given has it from its key."""
    convert, absent = _conversion(value_type, names)
    if isinstance(convert, Reader) and any(map(_is_given, fields(value_type))):
        return lambda values: {key: convert(value, id=key) for key, value in values.items()}
    return lambda values: {
        key_type(key): absent if value is None else convert(value) if convert else value
        for key, value in values.items()
    }


def _unnamed(names: FieldNames, paths: list[tuple[str, ...]]) -> Iterator[tuple[str, FieldNames]]:
    """Yield the fields of a schema at none of the paths; of a group of which some are taken, those that are left."""
    for name, below in names.items():
        inner = [path[1:] for path in paths if path[0] == name]
        left = below if not inner else {} if () in inner else dict(_unnamed(below, inner))
        if left or not inner:
            yield name, left


def _free(names: FieldNames, value: Any) -> Extra:
    """Convert the value of a field that no class names: a group becomes a part, so that templates read it alike."""
    if isinstance(value, list):
        return tuple(_free(names, item) for item in value)
    if not isinstance(value, dict):
        plain: Extra = value
        return plain
    if names and "*" not in names:
        return Part(extra={name: _free(below, value.get(name)) for name, below in names.items()})
    return {key: _free(names.get("*", NO_NAMES), item) for key, item in value.items()}
