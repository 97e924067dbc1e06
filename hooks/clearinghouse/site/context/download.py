"""Files for machines, as the data page lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LICENCE_PAGE = "https://creativecommons.org/licenses/by/4.0/"  # of all data
_MEDIA_TYPES: Mapping[str, str] = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Download:
    """One line of the data page: what some files hold, and their addresses from the top of the site.

    An address for many files has a placeholder: countries/<code>/deadlines.ics.
    """

    title: str
    description: str
    addresses: tuple[str, ...]

    @staticmethod
    def media_type(address: str) -> str:
        """Return the media type (RFC 6838) of a file, or an empty text when its ending is not known."""
        return _MEDIA_TYPES.get(address.rpartition(".")[2], "")

    @staticmethod
    def is_pattern(address: str) -> bool:
        """Return whether an address stands for many files, so that it is not a link."""
        return "<" in address
