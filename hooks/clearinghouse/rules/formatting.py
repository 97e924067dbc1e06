"""Rules about how a record is written. They only advise, and `make fix` mends them all.

They look at every record, so each first asks a question that is cheap to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.documents.schema_tree import leaves, shape
from clearinghouse.fixes.key_order import first_misplaced_key, is_in_order, misordered_groups
from clearinghouse.fixes.text_edits import Scalar, YamlText
from clearinghouse.fixes.typography import requote, trim_lines, trimmed_lines
from clearinghouse.fixes.values import with_trailing_slash
from clearinghouse.problems.problem import Severity
from clearinghouse.records import schema_name
from clearinghouse.rules.rule import RuleContext, Violation, rule

_SUSPECT_QUOTES = re.compile(r"""[:\-,\[] ?(?:"|(?:19|20)[0-9]{2}-[0-9])""")
_BARE_ADDRESS = re.compile(r"https://[^/\s\"']*(?:[\s\"',\]]|\Z)")


@rule("FMT-001", Severity.WARNING, autofix="It moves the lines into the order of the schema, with their comments.")
def keys_out_of_order(context: RuleContext) -> Iterator[Violation]:
    """Keys stand in the order of the schema.

    What: A key stands before or after its place in the field reference.

    Why: Two records can be compared line by line, and a reader finds each fact where it always is.

    Fix: Run "make fix", or move the lines to their place.
    """
    shapes = {kind: shape(schema) for kind, schema in context.catalogue.schemas.kinds.items()}
    for key, document in context.catalogue.documents.items():
        part = shapes[schema_name(key[0], document.data)]
        if is_in_order(document.data, part):
            continue
        for where, wanted in misordered_groups(document.data, part):
            first, right = first_misplaced_key(document.data, where, wanted)
            yield Violation(
                (*where, first),
                f'"{first}" is not in its place',
                f'"{right}" in this place',
                "Move the lines.",
                record=key,
                of_key=True,
            )


@rule("FMT-002", Severity.WARNING, autofix="It takes the spaces away and writes one line end after the last line.")
def untidy_lines_at_their_ends(context: RuleContext) -> Iterator[Violation]:
    """Lines have no spaces at their ends.

    What: A line ends with spaces or tabs, or in the way of Windows; or the last line has no line end, or empty lines
    follow it.

    Why: Nobody sees such signs, yet each shows as a change when somebody else's editor takes them away.

    Fix: Run "make fix", or let your editor follow .editorconfig.
    """
    for key, document in context.catalogue.documents.items():
        after = trim_lines(document.text)
        if after is not document.text and after != document.text:
            line = next(trimmed_lines(document.text, after), document.text.count("\n") + 1)
            message = f"line {line} has signs at its end that nobody sees"
            yield Violation((), message, "nothing after the last letter but one line end", record=key)


@rule(
    "FMT-003",
    Severity.WARNING,
    autofix="It removes quotes around text, and puts dates, numbers, yes and no in single quotes.",
)
def quotes_of_another_kind(context: RuleContext) -> Iterator[Violation]:
    """Quotes stand only where they are needed.

    What: Text stands between double quotes where none are needed, or a date or a code stands without quotes. (The
    checker looks for these two; "make fix" also takes away single quotes that are not needed.)

    Why: Other programs read a bare 2026-07-20 as a date and a bare NO as false. Quotes elsewhere only hide the text.

    Fix: Run "make fix". By hand: 'single quotes' around dates and codes, none around other text.
    """
    for key, document in context.catalogue.documents.items():
        if not _SUSPECT_QUOTES.search(document.text):
            continue
        wrong = [(item, found) for item in YamlText.of(document.text).scalars() if (found := _wrong(item))]
        if wrong:  # told once for a record, however many there are
            (item, wanted), is_key = wrong[0], wrong[0][0].where[-1] == "?"
            more = f", and {len(wrong) - 1} more like it" if len(wrong) > 1 else ""
            yield Violation(
                item.where[:-1] if is_key else item.where,
                f"this is written {item.written}{more}",
                wanted,
                record=key,
                of_key=is_key,
            )


def _wrong(item: Scalar) -> str | None:
    return requote(item) if item.style != "'" else None


@rule("FMT-004", Severity.WARNING, autofix="It adds the slash.")
def address_without_its_slash(context: RuleContext) -> Iterator[Violation]:
    """The address of a host alone ends with a slash.

    What: An address has a host and nothing after it, not even the slash that belongs to it (RFC 3986, section 6.2.3).

    Why: One page would have two addresses, and two records of one page would not be found.

    Fix: Run "make fix", or write the slash.
    """
    for key, document in context.catalogue.documents.items():
        if not _BARE_ADDRESS.search(document.text):
            continue
        part = shape(context.catalogue.schemas.kinds[schema_name(key[0], document.data)])
        for where, value, leaf in leaves(document.data, part):
            if leaf.field.get("format") == "uri" and isinstance(value, str) and with_trailing_slash(value) != value:
                yield Violation(where, f'"{value}" lacks the slash at its end', with_trailing_slash(value), record=key)
