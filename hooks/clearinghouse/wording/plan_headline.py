"""The true sentences on top of a plan: who pays for what, or that nobody on the list is known to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clearinghouse.domain.plans import Gap, Option, PackagePlan, Plan
from clearinghouse.language.formats import money
from clearinghouse.language.messages import N_, Messages
from clearinghouse.wording import plan_sentences as sentences
from clearinghouse.wording.confirmation_text import confirmed_sentence
from clearinghouse.wording.country_names import in_sentence

# What is paid for, after "to pay for": with what it is about, and without.
WORK_ON: Mapping[str, str] = {
    "institutions": N_("laws and institutions for %(what)s"),
    "inventory": N_("an inventory of %(what)s"),
    "laboratory": N_("measuring %(what)s"),
    "training": N_("training on %(what)s"),
    "storage": N_("storing and repackaging %(what)s"),
    "decontamination": N_("cleaning equipment that contains %(what)s"),
    "destruction": N_("destroying %(what)s"),
    "site-assessment": N_("assessing sites with %(what)s"),
    "remediation": N_("cleaning up sites with %(what)s"),
    "substitution": N_("replacing %(what)s"),
    "waste-infrastructure": N_("waste infrastructure for %(what)s"),
    "awareness": N_("awareness of %(what)s"),
    "project-preparation": N_("preparing a project on %(what)s"),
    "research": N_("research on %(what)s"),
}
WORK: Mapping[str, str] = {
    "institutions": N_("laws and institutions"),
    "inventory": N_("an inventory"),
    "laboratory": N_("laboratories and monitoring"),
    "training": N_("training"),
    "storage": N_("storage and repackaging"),
    "decontamination": N_("decontamination of equipment"),
    "destruction": N_("destruction of wastes"),
    "site-assessment": N_("the assessment of sites"),
    "remediation": N_("the clean-up of sites"),
    "substitution": N_("substitution"),
    "waste-infrastructure": N_("waste infrastructure"),
    "awareness": N_("awareness work"),
    "project-preparation": N_("the preparation of a project"),
    "research": N_("research"),
}
# What the fields are called in a sentence. Other topics are kinds of work, and say nothing that the package does not.
FIELDS: Mapping[str, str] = {
    "pcb": N_("PCB"),
    "pesticide-stockpiles": N_("obsolete pesticides"),
    "upops-bat-bep": N_("unintentional POPs"),
    "new-industrial-pops": N_("newer industrial POPs"),
    "ddt-vector-control": N_("DDT"),
    "ewaste-waste": N_("e-waste and other waste"),
}


def headline(plan: Plan, country: str, messages: Messages) -> tuple[str, ...]:
    """Return the sentences on top of a plan, the one about what nobody pays for first; `country` is its name."""
    return tuple(_sentences(plan, in_sentence(country, messages), messages))


def _sentences(plan: Plan, country: str, messages: Messages) -> Iterator[str]:
    if not plan.packages:
        yield messages.gettext("We do not know yet which work packages this need has.")
        return
    without = plan.without_payer
    if without:
        work = _joined([_work(item, plan, messages) for item in without], messages, sentences.OR)
        yield sentences.nobody_pays(messages, work=work, country=country)
    yield from _lenders(plan, messages)
    paid = [item for item in plan.packages if item.gap is Gap.GRANT]
    if paid:
        yield _payers(paid, plan, country, messages, is_all=not without)
        if rests := confirmed_sentence(len(plan.paying_sources), plan.confirmed_payers, messages):
            yield rests
    yield from _open_money(plan, messages)


def _lenders(plan: Plan, messages: Messages) -> Iterator[str]:
    """Say how many may lend, and how many others must be asked whether they do."""
    lenders = {option.source.id for option in plan.lenders}
    ask = {option.source.id for option in plan.lenders_to_ask} - lenders
    if lenders:
        yield sentences.may_lend(messages, len(lenders), count=len(lenders))
    if ask:
        yield sentences.ask_lender(messages, len(ask), count=len(ask))


def _payers(paid: Sequence[PackagePlan], plan: Plan, country: str, messages: Messages, *, is_all: bool) -> str:
    work = _joined([_work(item, plan, messages) for item in paid], messages, sentences.AND)
    count = len(plan.paying_sources)
    strong = plan.confirmed_payers == count
    if is_all:
        say_all = sentences.all_is_paid if strong else sentences.all_may_be_paid
        return say_all(messages, count, count=count, work=work, country=country)
    say_some = sentences.some_is_paid if strong else sentences.some_may_be_paid
    return say_some(messages, count, count=count, work=work)


def _open_money(plan: Plan, messages: Messages) -> Iterator[str]:
    """Say what the ceilings of the likely payers leave open, where all sums are in one currency."""
    cost, currency = plan.question.open_cost, plan.question.currency
    if cost is None:
        return
    most = _most(plan.payers, currency)
    shown = money(cost, currency, messages.language)
    if not plan.payers:
        yield sentences.all_is_open(messages, cost=shown)
    elif most is not None and most < cost:
        left = money(cost - most, currency, messages.language)
        yield sentences.much_is_open(messages, most=money(most, currency, messages.language), cost=shown, left=left)


def _most(payers: Iterable[Option], currency: str | None) -> int | None:
    """Return the sum of the ceilings, one of each source; None when a source states none in the currency."""
    ceilings: dict[str, int] = {}
    for option in payers:
        if option.ceiling is None or option.currency != currency:
            return None
        ceilings[option.source.id] = max(option.ceiling, ceilings.get(option.source.id, 0))
    return sum(ceilings.values())


def _work(item: PackagePlan, plan: Plan, messages: Messages) -> str:
    package = item.package.package
    fields = [messages.gettext(FIELDS[topic]) for topic in plan.question.topics if topic in FIELDS]
    if fields and package in WORK_ON:
        what = _joined(fields, messages, sentences.AND)
        return messages.gettext(WORK_ON[package], what=what)
    return messages.gettext(WORK[package]) if package in WORK else package


def _joined(parts: Sequence[str], messages: Messages, last: str) -> str:
    """Join parts of a sentence: "a", "a or b", "a, b or c"; equal parts once. `last` is the message that adds one."""
    unique = list(dict.fromkeys(parts))
    if len(unique) == 1:
        return unique[0]
    return messages.gettext(last, first=", ".join(unique[:-1]), last=unique[-1])
