"""Addresses in the records that lead outside, and what asking them said. Asking itself is done by the shell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.catalogue.catalogue import Catalogue, Key

_ADDRESS = re.compile(r"https?://\S+\Z")


class Outcome(StrEnum):
    """What an address said."""

    ANSWERED = "answered"  # also when it lets no program in (401, 403, 429): somebody is there
    MOVED = "moved"  # answered, and says that it has another address for good (301, 308)
    BROKEN = "broken"  # 404 or 410
    NO_NAME = "no-name"  # the name of the host does not exist
    UNSURE = "unsure"  # no answer this time: 5xx, time-out, refused connection, faulty certificate


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address said; `detail` for people, `to` the new address of one that moved."""

    outcome: Outcome
    detail: str
    to: str = ""


_ANSWERED = frozenset({401, 402, 403, 405, 406, 407, 423, 429, 451})  # somebody is there, but no program may look
_GONE = frozenset({404, 410})
PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}


def judge(status: int, *, moved_to: str = "") -> Answer:
    """Return what a final HTTP status means; `moved_to` is where permanent redirects alone led."""
    if status in _GONE:
        return Answer(Outcome.BROKEN, f"HTTP {status}")
    if status in _ANSWERED:
        return Answer(Outcome.ANSWERED, f"HTTP {status}: it lets no program look")
    if not 200 <= status < 300:  # noqa: PLR2004 - the range of success
        return Answer(Outcome.UNSURE, f"HTTP {status}")
    return Answer(Outcome.MOVED, "has another address", moved_to) if moved_to else Answer(Outcome.ANSWERED, "HTTP 200")


def addresses(catalogue: Catalogue) -> Mapping[str, tuple[Key, ...]]:
    """Return every outside address with the records in use that name it, sorted.

    An address that was found as http:// (`http_only`) is asked as such.
    """
    found: dict[str, set[Key]] = {}
    for key, document in catalogue.documents.items():
        if key not in catalogue.moved and key[0] != "linkexceptions" and not document.data.get("retired"):
            for address in _within(document.data):
                found.setdefault(address, set()).add(key)
    return {address: tuple(sorted(found[address])) for address in sorted(found)}


def _within(data: object) -> Iterator[str]:
    if isinstance(data, str):
        if _ADDRESS.match(data):
            yield data
    elif isinstance(data, dict):
        plain = bool(data.get("http_only"))
        for name, value in data.items():
            for address in _within(value):
                yield address.replace("https://", "http://", 1) if plain and name == "url" else address
    elif isinstance(data, list):
        for item in data:
            yield from _within(item)


def to_json(answers: Mapping[str, Answer]) -> dict[str, dict[str, str]]:
    """Return answers as plain data, to be kept in a file between two jobs."""
    return {
        address: {"outcome": answer.outcome.value, "detail": answer.detail, "to": answer.to}
        for address, answer in answers.items()
    }


def from_json(data: Mapping[str, Mapping[str, str]]) -> dict[str, Answer]:
    """Return the answers that a file of `to_json` holds. Raises KeyError or ValueError when it is none."""
    return {address: Answer(Outcome(item["outcome"]), item["detail"], item["to"]) for address, item in data.items()}
