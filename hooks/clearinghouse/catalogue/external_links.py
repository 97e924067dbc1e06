"""External addresses in the records, and what a request to each returned. The requests are made by the command."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.catalogue.catalogue import Catalogue, Key

_ADDRESS = re.compile(r"https?://\S+\Z")


class LinkStatus(StrEnum):
    """What a request to an address returned."""

    ANSWERED = "answered"  # also when programs are refused (401, 403, 429): the server is there
    MOVED = "moved"  # permanently redirected (301, 308)
    BROKEN = "broken"  # 404 or 410
    DNS_FAILURE = "no-name"  # the host name does not exist
    UNSURE = "unsure"  # no result this time: 5xx, timeout, refused connection, bad certificate


@dataclass(frozen=True, slots=True)
class LinkResult:
    """The result for one address; `detail` is for people, `to` is the new address of one that moved."""

    status: LinkStatus
    detail: str
    to: str = ""


_REFUSES_PROGRAMS = frozenset({401, 402, 403, 405, 406, 407, 423, 429, 451})
_GONE = frozenset({404, 410})
PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}


def classify(status: int, *, moved_to: str = "") -> LinkResult:
    """Return what a final HTTP status means; `moved_to` is the target when all redirects were permanent."""
    if status in _GONE:
        return LinkResult(LinkStatus.BROKEN, f"HTTP {status}")
    if status in _REFUSES_PROGRAMS:
        return LinkResult(LinkStatus.ANSWERED, f"HTTP {status}: programs are refused")
    if not 200 <= status < 300:  # noqa: PLR2004 - the range of success
        return LinkResult(LinkStatus.UNSURE, f"HTTP {status}")
    if moved_to:
        return LinkResult(LinkStatus.MOVED, "permanently redirected", moved_to)
    return LinkResult(LinkStatus.ANSWERED, "HTTP 200")


def addresses(catalogue: Catalogue) -> Mapping[str, tuple[Key, ...]]:
    """Return every external address with the records in use that name it, sorted.

    An address marked `http_only` is requested with http://, also where another field of the record has it.
    """
    keys_by_address: dict[str, set[Key]] = {}
    for key, document in catalogue.files.items():
        if catalogue.is_record(key) and key[0] != "linkexceptions" and not document.data.get("retired"):
            found = tuple(_within(document.data))
            plain = frozenset(address for address in found if address.startswith("http://"))
            for address in found:
                asked = address.replace("https://", "http://", 1)
                keys_by_address.setdefault(asked if asked in plain else address, set()).add(key)
    return {address: tuple(sorted(keys)) for address, keys in sorted(keys_by_address.items())}


def _within(data: object) -> Iterator[str]:
    if isinstance(data, str):
        if _ADDRESS.match(data):
            yield data
    elif isinstance(data, dict):
        http_only = bool(data.get("http_only"))
        for name, value in data.items():
            for address in _within(value):
                yield address.replace("https://", "http://", 1) if http_only and name == "url" else address
    elif isinstance(data, list):
        for item in data:
            yield from _within(item)


def to_json(answers: Mapping[str, LinkResult]) -> dict[str, dict[str, str]]:
    """Return results as plain data, to be kept in a file between two jobs."""
    return {
        address: {"outcome": answer.status.value, "detail": answer.detail, "to": answer.to}
        for address, answer in answers.items()
    }


def from_json(data: Mapping[str, Mapping[str, str]]) -> dict[str, LinkResult]:
    """Return the results in a file written by `to_json`. Raises KeyError or ValueError if `data` is malformed."""
    return {
        address: LinkResult(LinkStatus(item["outcome"]), item["detail"], item["to"]) for address, item in data.items()
    }
