"""The sentences of a headline, each in one place: for plans computed here, and for the script that computes them."""

from __future__ import annotations

from clearinghouse.language.formats import plural_samples
from clearinghouse.language.messages import N_, Messages
from clearinghouse.wording.confirmation_text import NO_RECENT_PAGE, some_confirmed

OR = N_("%(first)s or %(last)s")
AND = N_("%(first)s and %(last)s")


def nobody_pays(messages: Messages, *, work: str, country: str) -> str:
    """Say that no listed source is known to pay for some work."""
    return messages.gettext(
        "We know of no source outside the GEF that pays for %(work)s in %(country)s.",
        work=work,
        country=country,
    )


def may_lend(messages: Messages, number: int, *, count: object) -> str:
    """Say how many sources may lend."""
    return messages.ngettext("%(count)s source may lend.", "%(count)s sources may lend.", number, count=count)


def ask_lender(messages: Messages, number: int, *, count: object) -> str:
    """Say how many sources must be asked first whether they lend."""
    return messages.ngettext(
        "%(count)s source must be asked whether it lends for this.",
        "%(count)s sources must be asked whether they lend for this.",
        number,
        count=count,
    )


def all_is_paid(messages: Messages, number: int, *, count: object, work: str, country: str) -> str:
    """Say how many sources likely pay, where each work package has a payer."""
    return messages.ngettext(
        "%(count)s source is likely to pay for %(work)s in %(country)s.",
        "%(count)s sources are likely to pay for %(work)s in %(country)s.",
        number,
        count=count,
        work=work,
        country=country,
    )


def some_is_paid(messages: Messages, number: int, *, count: object, work: str) -> str:
    """Say how many sources likely pay for the work packages that have a payer."""
    return messages.ngettext(
        "For %(work)s, %(count)s source is likely to pay.",
        "For %(work)s, %(count)s sources are likely to pay.",
        number,
        count=count,
        work=work,
    )


def all_may_be_paid(messages: Messages, number: int, *, count: object, work: str, country: str) -> str:
    """Say how many sources may pay, where each work package has a payer and old pages say so."""
    return messages.ngettext(
        "%(count)s source may pay for %(work)s in %(country)s.",
        "%(count)s sources may pay for %(work)s in %(country)s.",
        number,
        count=count,
        work=work,
        country=country,
    )


def some_may_be_paid(messages: Messages, number: int, *, count: object, work: str) -> str:
    """Say how many sources may pay for the work packages that have a payer, where old pages say so."""
    return messages.ngettext(
        "For %(work)s, %(count)s source may pay.",
        "For %(work)s, %(count)s sources may pay.",
        number,
        count=count,
        work=work,
    )


def all_is_open(messages: Messages, *, cost: str) -> str:
    """Say that no money is known for any of the cost."""
    return messages.gettext("All of the %(cost)s is still missing.", cost=cost)


def much_is_open(messages: Messages, *, most: str, cost: str, left: str) -> str:
    """Say how far the ceilings of the likely payers reach."""
    return messages.gettext(
        "Their limits add up to %(most)s of the %(cost)s; at least %(left)s is still missing.",
        most=most,
        cost=cost,
        left=left,
    )


def sentence_templates(messages: Messages) -> dict[str, str]:
    """Return the sentences with their placeholders; those that count have a plural form after their name."""
    count, work, country = "%(count)s", "%(work)s", "%(country)s"
    counted = {
        f"{name}-{form}": text
        for form, number in plural_samples(messages.language).items()
        for name, text in (
            ("may-lend", may_lend(messages, number, count=count)),
            ("ask-lender", ask_lender(messages, number, count=count)),
            ("all-is-paid", all_is_paid(messages, number, count=count, work=work, country=country)),
            ("some-is-paid", some_is_paid(messages, number, count=count, work=work)),
            ("all-may-be-paid", all_may_be_paid(messages, number, count=count, work=work, country=country)),
            ("some-may-be-paid", some_may_be_paid(messages, number, count=count, work=work)),
            ("some-confirmed", some_confirmed(messages, number, count=count)),
        )
    }
    return {
        "or": messages.translated(OR),
        "and": messages.translated(AND),
        "nobody-pays": nobody_pays(messages, work=work, country=country),
        "none-confirmed": messages.translated(NO_RECENT_PAGE),
        "all-is-open": all_is_open(messages, cost="%(cost)s"),
        "much-is-open": much_is_open(messages, most="%(most)s", cost="%(cost)s", left="%(left)s"),
        **counted,
    }
