"""The order of options with one role and one verdict: status, then the age of the evidence, then closeness to POPs.

Each step can be said in words; there are no points.
"""

from __future__ import annotations

from clearinghouse.domain.intake import Status
from clearinghouse.domain.plans.option import Option
from clearinghouse.records.common import newest_date

_STATUS = {status: place for place, status in enumerate(Status)}
_RELEVANCE = {"direct": 0, "adjacent": 1, "co-benefit": 2}
_NO_DATE = "0000"


def order_key(option: Option) -> tuple[int, int, int, str, str]:
    """Return the key that sorts options: the most useful first."""
    year = int((newest_date(option.source.evidence) or _NO_DATE)[:4])
    relevance = _RELEVANCE.get(option.source.relevance, len(_RELEVANCE))
    return _STATUS[option.intake.status], -year, relevance, option.source.name.casefold(), option.source.id
