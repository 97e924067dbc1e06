"""How old a contact is, in words."""

from __future__ import annotations

from datetime import date

from clearinghouse.language.formats import partial_day
from clearinghouse.language.messages import Messages
from clearinghouse.records.common import Contact

_FRESH = 2  # years after which a mailbox may well have changed


def contact_age(contact: Contact | None, as_of: date, messages: Messages) -> str:
    """Say from when a contact is, and whether it may have changed since; nothing without a contact."""
    if contact is None:
        return ""
    if contact.as_of is None:
        return messages.gettext("We read it on an undated page. Check it before you rely on it.")
    years = as_of.year - int(contact.as_of[:4])
    shown = partial_day(contact.as_of, messages.language)
    if years < _FRESH:
        return messages.gettext("From a page dated %(date)s.", date=shown)
    return messages.ngettext(
        "From a page dated %(date)s, %(years)s year ago. It may have changed.",
        "From a page dated %(date)s, %(years)s years ago. It may have changed.",
        years,
        date=shown,
        years=years,
    )
