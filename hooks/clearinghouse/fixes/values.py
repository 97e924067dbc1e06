"""Values that are right but in the wrong form: names of countries, dates, CAS numbers, addresses without a slash."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.documents.visible_text import strip_spaces, with_plain_characters
from clearinghouse.fixes.country_names import CountryNames
from clearinghouse.fixes.dates import iso_date

WRONG_FORM, NO_SLASH = "SCH-004", "FMT-004"


@dataclass(frozen=True, slots=True)
class CorrectedValue:
    """The right form of a value, and the rule that its present form breaks."""

    rule: str
    value: str


def correct(value: object, node: SchemaNode, names: CountryNames) -> CorrectedValue | None:
    """Return the right form of a value that is in the wrong form, or None when nothing is certain.

    What the field would not accept is never a correction.
    """
    if not isinstance(value, str):
        return None
    if node.record_kind == "countries":
        corrected, rule = names.certain(value), WRONG_FORM
    elif node.format in ("date", "partial-date"):
        corrected, rule = iso_date(value, is_partial=node.format == "partial-date"), WRONG_FORM
    elif node.format == "uri":
        corrected, rule = with_trailing_slash(value), NO_SLASH
    elif node.format == "cas-number":  # its check digit makes it certain
        corrected, rule = with_plain_characters(strip_spaces(value)), WRONG_FORM
    else:
        corrected, rule = strip_spaces(value) if node.text("pattern") else None, WRONG_FORM
    is_right = corrected and corrected != value and not any(failures_at(node, corrected))
    return CorrectedValue(rule, corrected) if corrected and is_right else None


def with_trailing_slash(address: str) -> str:
    """Return an address that is only a host with a slash at its end (RFC 3986, section 6.2.3)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    is_host_only = parts.scheme == "https" and parts.netloc and not (parts.path or parts.query or parts.fragment)
    return f"{address}/" if is_host_only and address.endswith(parts.netloc) else address
