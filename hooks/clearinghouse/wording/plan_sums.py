"""Sums and quantities of a plan in a few words: what a source gives, and what stays open."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.domain.plans import Gap, Option, PackagePlan, Role
from clearinghouse.language.formats import money, number
from clearinghouse.language.messages import Messages

_MONEY = (Role.PAYS, Role.LENDS)


def offer_text(option: Option, labels: Mapping[str, Mapping[str, str]], messages: Messages) -> str:
    """Return the form of a source's help, and for money its ceiling and share; empty where nothing is stated."""
    form = option.provision.form
    parts = [labels["assistance-types"][form]] if form else []
    if option.role in _MONEY:
        parts += [*_ceiling(option, messages), *_share(option, messages)]
    return ", ".join(parts)


def _ceiling(option: Option, messages: Messages) -> list[str]:
    if option.ceiling is None:
        return []
    return [messages.gettext("up to %(sum)s", sum=money(option.ceiling, option.currency, messages.language))]


def _share(option: Option, messages: Messages) -> list[str]:
    share = option.provision.share_percent
    return [] if share is None else [messages.gettext("at most %(share)s %% of the cost", share=share)]


def open_text(plan: PackagePlan, messages: Messages) -> str:
    """Return what of a work package no money is known to cover: its quantity and its cost, as far as they are stated.

    With a likely payer the quantity is left out, since nobody knows how much of it the money buys.
    """
    parts = []
    quantity, cost = plan.package.quantity, plan.open_at_least
    if quantity and plan.gap is not Gap.GRANT:
        parts.append(f"{number(quantity.value, messages.language)} {quantity.unit}")
    if cost:
        shown = money(cost, plan.currency, messages.language)
        parts.append(shown if plan.gap is not Gap.GRANT else messages.gettext("at least %(sum)s", sum=shown))
    return "; ".join(parts)
