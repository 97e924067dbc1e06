"""What an answer means: text to a value that the field accepts, or words that help to answer better."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.authoring.questions import Question
from clearinghouse.documents.schema_errors import in_words
from clearinghouse.documents.schema_tree import Shape
from clearinghouse.documents.yaml_reader import scalar
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.fixes.typography import to_nfc
from clearinghouse.fixes.values import correct, fold
from clearinghouse.problems.suggestions import nearest

_NO_TEXT = re.compile("[\ud800-\udfff]")  # what stands for a byte that could not be read
_NUMBER = re.compile(r"[0-9]{1,4}\Z", re.ASCII)
_YES_AND_NO = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that the field accepts."""

    value: object


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer will not do; `near` is what was probably meant."""

    why: str
    near: str = ""


def understand(question: Question, text: str, fixer: Fixer) -> Answer | Refused:
    """Return the value that `text` stands for.

    A term can be given by its id, its label or its number in the list; a country by its name; a date in words. Entries
    of a list are separated by commas.
    """
    text = to_nfc(text.strip())
    if not text:
        return _nothing(question)
    if _NO_TEXT.search(text):
        return Refused("the answer has bytes that are no UTF-8 text; type it again, or set the terminal to UTF-8")
    if not question.many:
        found = _one(question, text, fixer)
        return found if isinstance(found, Refused) else _checked(question, found.value, fixer)
    values: list[object] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        found = _one(question, part, fixer)
        if isinstance(found, Refused):
            return found
        if found.value not in values:
            values.append(found.value)
    return _checked(question, values, fixer)


def _nothing(question: Question) -> Answer | Refused:
    if question.default is not None:
        return Answer(question.default)
    if question.may_be_empty:
        return Answer([] if question.many else None)
    return Refused("an answer is needed here")


def _one(question: Question, text: str, fixer: Fixer) -> Answer | Refused:
    types = question.field.get("type", "string")
    if types == "boolean" or (isinstance(types, list) and "boolean" in types):
        value = _YES_AND_NO.get(text.casefold())
        return Refused("answer yes or no") if value is None else Answer(value)
    if question.choices:
        return _chosen(text, question.choices, fixer.names if question.field.get("x-record-of") == "countries" else {})
    if types in ("integer", "number") or {"integer", "number"} & set(types if isinstance(types, list) else ()):
        return Answer(scalar(text.replace(",", "").replace(" ", ""), True))
    correction = correct(text, Shape(question.field, {}, None, {}), fixer.names)
    return Answer(correction.value if correction else text)


def _chosen(text: str, choices: Mapping[str, str], names: Mapping[str, str]) -> Answer | Refused:
    by_label = {fold(label): key for key, label in reversed(choices.items())}
    by_id = {fold(key): key for key in choices}
    found = by_id.get(fold(text)) or by_label.get(fold(text)) or names.get(fold(text))
    if found in choices:
        return Answer(found)
    keys = list(choices)
    if _NUMBER.match(text) and 1 <= int(text) <= len(keys):
        return Answer(keys[int(text) - 1])
    near = nearest(text, choices) or by_label.get(nearest(fold(text), by_label), "")
    return Refused(f'"{text}" is not one of the choices', near)


def _checked(question: Question, value: object, fixer: Fixer) -> Answer | Refused:
    """Ask the schema of the field."""
    failure = next(fixer.schemas.failures_of(question.whole, value), None)
    return Refused(f"the answer {in_words(failure)}") if failure else Answer(value)
