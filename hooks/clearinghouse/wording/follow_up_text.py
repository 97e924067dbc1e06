"""The letter that asks a country, one year after a match, whether its need was met."""

from __future__ import annotations

from clearinghouse.domain.follow_up import FollowUp
from clearinghouse.language.formats import day
from clearinghouse.language.messages import N_, Messages

_LETTER = N_(
    "Reference: %(reference)s\n\nDear national focal point,\n\n"
    'Your request "%(title)s" was matched on %(date)s. One year has passed. Please answer three questions:\n\n'
    "1. Was the need met, met in part, or not met?\n"
    "2. What was done, how much (tonnes, people trained, money), and when?\n"
    "3. What is still missing?\n\n"
    "Your answer will be added to the request, with your consent.\n"
)


def follow_up_letter(question: FollowUp, messages: Messages) -> str:
    """Return the letter in plain text."""
    submitted = question.request.submitted
    return messages.gettext(
        _LETTER,
        reference=submitted.reference if submitted else question.request.id,
        title=question.request.title,
        date=day(question.matched, messages.language),
    )
