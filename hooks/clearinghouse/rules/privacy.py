"""Rules about personal data: no mail addresses of persons, no telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.domain.acronyms import acronyms
from clearinghouse.problems.problem import Severity
from clearinghouse.rules.mailbox_roles import ROLES
from clearinghouse.rules.rule import RuleContext, Violation, rule
from clearinghouse.rules.text import iter_texts

_AT = r"(?:\s?[@＠]\s?|\s?[(\[{]\s?at\s?[)\]}]\s?)"
_DOT = r"(?:\.|\s?[(\[{]\s?dot\s?[)\]}]\s?)"
_MAIL = re.compile(rf"(?<![\w.%+-])([\w.%+-]+){_AT}((?:[\w-]+{_DOT})+[^\W\d_]{{2,}})", re.I)
_WRITTEN_AT = re.compile(r"[(\[{]\s?at\s?[)\]}]", re.I)
_LONG_ROLE = 6  # letters; shorter roles also begin surnames: Maillard, Calloway
_LONG_ROLES = tuple(sorted(role for role in ROLES if len(role) >= _LONG_ROLE))
_DIALLED = r"[ .\-()/\u00a0\u202f\u2010-\u2013]*"
_LINES = (  # words before a telephone number, as a pattern
    "tel|tél|tlf|phone|ph|telephone|téléphone|telefon|telefone|teléfono|fax|mobile|mob|cell|celular|móvil|gsm|whatsapp"
    "|тел|телефон|моб|факс|هاتف|جوال|فاكس|电话|電話|手机|手機|传真"
)
_WORDS = tuple(_LINES.split("|"))
_ASCII_WORDS = tuple(filter(str.isascii, _WORDS))
_TELEPHONE = re.compile(
    rf"(?<![\w+＋.])(?:[+＋]|00){_DIALLED}(?!0)\d(?:{_DIALLED}\d){{7,14}}(?!\w)"
    rf"|(?<!\w)(?:{_LINES})(?!\w)\W{{0,4}}"
    rf"\d(?:{_DIALLED}\d){{5,14}}"
    r"|(?<![\w-])(?:1[ -])?(?:\([2-9]\d\d\) ?|[2-9]\d\d-)[2-9]\d\d-\d{4}(?![\w-])",  # of North America
    re.I,
)
# These begin with what is written, and look back from there, because re finds that fast.
_NORTH_AMERICAN = re.compile(r"-(?<=\d{3}-)\d{4}")
_BEFORE_A_NUMBER = re.compile(r"\W{1,4}\d")
_DIALLED_ABROAD = re.compile(rf"00(?<!\w00){_DIALLED}(?!0)\d(?:{_DIALLED}\d){{7}}")


@rule("PRV-001", Severity.ERROR, is_excusable=True)
def personal_address(context: RuleContext) -> Iterator[Violation]:
    """There are no mail addresses of persons.

    What: The text contains a mail address that does not look like a shared mailbox. Known are roles such as info@ and
    helpdesk@, the acronyms of organisations, sources and centres, and the name of the host.

    Why: Records are public for ever, and people change jobs. Roles and shared mailboxes stay.

    Fix: Write the role, or a shared mailbox such as info@ or secretariat@. If the address is that of a shared mailbox,
    give the record an exception with the reason.
    """
    known = acronyms(context.catalogue.providers())
    for key, where, value in iter_texts(context.catalogue, _may_have_mail):
        for local, host in _MAIL.findall(value):
            if not _is_role(local, host, known):
                yield Violation(
                    where,
                    f'"{local}@{host}" looks like the address of a person',
                    "a role or a shared mailbox",
                    "Write the role instead. A shared mailbox needs an exception with the reason.",
                    record=key,
                )


def _may_have_mail(text: str) -> bool:
    """Whether a file has the mark of a mail address. The character is looked for first, in a tenth of the time."""
    return "@" in text or "＠" in text or bool(_WRITTEN_AT.search(text))


def _is_role(local: str, host: str, known_acronyms: frozenset[str]) -> bool:
    """Whether a mailbox is named by a role, by an acronym, or by its own host, and not by a person."""
    words = re.split(r"[\W\d_]+", local.split("+", 1)[0].lower())
    known = ROLES | known_acronyms | frozenset(re.split(r"[^\w-]+", host.lower())[:-1])
    return any(word in known or word.startswith(_LONG_ROLES) or word.endswith(_LONG_ROLES) for word in words)


@rule("PRV-002", Severity.ERROR, is_excusable=True)
def telephone_number(context: RuleContext) -> Iterator[Violation]:
    """There are no telephone numbers.

    What: The text contains a telephone number: one that begins with + or 00, or follows a word such as "Tel.". The
    number of an office has a field of its own, "contact.phone", which is not looked at.

    Why: A number leads to a person sooner or later, and nobody notices when it changes.

    Fix: Remove the number, and name the page on which it is. The line of an office or a switchboard goes into
    "contact.phone", with its evidence.
    """
    for key, where, value in iter_texts(context.catalogue, _may_dial):
        if where[-2:] == ("contact", "phone"):
            continue
        if match := None if "://" in value else _TELEPHONE.search(value):
            yield Violation(
                where,
                f'"{match.group(0)}" looks like a telephone number',
                "the page on which the number is",
                "Remove the number.",
                record=key,
            )


def _may_dial(text: str) -> bool:
    """Whether a file has a telephone number. Its marks are looked for first, which is twenty times as fast."""
    may = (
        "+" in text
        or "＋" in text
        or _DIALLED_ABROAD.search(text)
        or _NORTH_AMERICAN.search(text)
        or _names_a_line(text.casefold())
    )
    return bool(may and _TELEPHONE.search(text))


def _names_a_line(small: str) -> bool:
    """Whether one of the words is right before a digit; "tel" is in "satellite", but no number follows."""
    for word in _ASCII_WORDS if small.isascii() else _WORDS:
        at = small.find(word)
        while at >= 0:
            if _BEFORE_A_NUMBER.match(small, at + len(word)):
                return True
            at = small.find(word, at + 1)
    return False
