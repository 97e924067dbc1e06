"""What an answer means: a value that the field accepts, or the reason why it is rejected."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.authoring.questions import FieldQuestion
from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.schema_errors import describe
from clearinghouse.documents.yaml_reader import scalar
from clearinghouse.fixes.country_names import CountryNames
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.fixes.typography import to_nfc
from clearinghouse.fixes.values import correct
from clearinghouse.json_value import JsonValue
from clearinghouse.problems.suggestions import suggest
from clearinghouse.text import fold_case

_UNDECODED = re.compile("[\ud800-\udfff]")  # surrogates represent bytes that could not be decoded
_NUMBER = re.compile(r"[0-9]{1,4}\Z", re.ASCII)
_YES_AND_NO = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A value that the field accepts."""

    value: JsonValue


@dataclass(frozen=True, slots=True)
class Rejected:
    """Why an answer is not accepted; `suggestion` is what was probably meant."""

    reason: str
    suggestion: str = ""


def parse_answer(question: FieldQuestion, text: str, fixer: Fixer) -> GivenAnswer | Rejected:
    """Return the value that `text` means.

    A term can be given as its identifier, its label or its number in the list; a country as its name; a date in words.
    Entries of a list are separated by commas.
    """
    text = to_nfc(text.strip())
    if not text:
        return _nothing(question)
    if _UNDECODED.search(text):
        return Rejected("the answer contains bytes that are not UTF-8; type it again, or set the terminal to UTF-8")
    if not question.many:
        answer = _one(question, text, fixer)
        return answer if isinstance(answer, Rejected) else _checked(question, answer.value)
    values: list[JsonValue] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        answer = _one(question, part, fixer)
        if isinstance(answer, Rejected):
            return answer
        if answer.value not in values:
            values.append(answer.value)
    return _checked(question, values)


def _nothing(question: FieldQuestion) -> GivenAnswer | Rejected:
    if question.default is not None:
        return GivenAnswer(question.default)
    if question.may_be_empty:
        return GivenAnswer([] if question.many else None)
    return Rejected("an answer is required")


def _one(question: FieldQuestion, text: str, fixer: Fixer) -> GivenAnswer | Rejected:
    if question.entry.type == "boolean":
        value = _YES_AND_NO.get(text.casefold())
        return Rejected("answer yes or no") if value is None else GivenAnswer(value)
    if question.choices:
        return _chosen(text, question.choices, fixer.names if question.entry.record_kind == "countries" else None)
    if question.entry.type in ("integer", "number"):
        return GivenAnswer(scalar(text.replace(",", "").replace(" ", ""), True))
    correction = correct(text, question.entry, fixer.names)
    return GivenAnswer(correction.value if correction else text)


def _chosen(text: str, choices: Mapping[str, str], names: CountryNames | None) -> GivenAnswer | Rejected:
    by_label = {fold_case(choices[key]): key for key in reversed(list(choices))}  # the first of two equal labels counts
    by_id = {fold_case(key): key for key in choices}
    if names and names.is_ambiguous(text):
        return Rejected(f'"{text}" can mean {" or ".join(names.possible(text))}; write the code')
    chosen = by_id.get(fold_case(text)) or by_label.get(fold_case(text)) or (names.certain(text) if names else None)
    if chosen is not None and chosen in choices:
        return GivenAnswer(chosen)
    keys = list(choices)
    if _NUMBER.match(text) and 1 <= int(text) <= len(keys):
        return GivenAnswer(keys[int(text) - 1])
    if names:
        meant = names.possible(text)
        return Rejected(f'"{text}" is not one of the choices', meant[0] if len(meant) == 1 else "")
    suggestion = suggest(text, choices) or by_label.get(suggest(fold_case(text), by_label), "")
    return Rejected(f'"{text}" is not one of the choices', suggestion)


def _checked(question: FieldQuestion, value: JsonValue) -> GivenAnswer | Rejected:
    """Check a value against the schema of its field."""
    failure = next(failures_at(question.node, value), None)
    return Rejected(f"the answer {describe(failure)}") if failure else GivenAnswer(value)
