"""Rules about how a record is written. They only warn, and `make fix` fixes them all.

They look at every record, so each begins with a cheap test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.documents.schema_tree import leaves
from clearinghouse.fixes.key_order import first_misplaced_key, is_in_order, misordered_groups
from clearinghouse.fixes.text_edits import Scalar, YamlText
from clearinghouse.fixes.typography import first_untidy_end, requote, trim_lines
from clearinghouse.fixes.values import with_trailing_slash
from clearinghouse.problems.problem import Mark, Severity
from clearinghouse.records import schema_name
from clearinghouse.rules.rule import RuleContext, Violation, rule

_SUSPECT_QUOTES = re.compile(r"""[:\-,\[] ?(?:"|(?:19|20)[0-9]{2}-[0-9])""")
_BARE_ADDRESS = re.compile(r"https://[^/\s\"']*(?:[\s\"',\]]|\Z)")


@rule("FMT-001", Severity.WARNING, autofix="It moves the lines, with their comments, into the order of the schema.")
def keys_out_of_order(context: RuleContext) -> Iterator[Violation]:
    """Keys are in the order of the schema.

    What: A key is before or after its place in the field reference.

    Why: Two records can be compared line by line, and readers find each fact in its usual place.

    Fix: Run "make fix", or move the lines to their place.
    """
    for key, document in context.catalogue.files.items():
        tree = context.catalogue.schemas.trees[schema_name(key[0], document.data)]
        if is_in_order(document.data, tree):
            continue
        for where, keys in misordered_groups(document.data, tree):
            first, expected = first_misplaced_key(document.data, where, keys)
            yield Violation(
                (*where, first),
                f'"{first}" is not in its place',
                f'"{expected}" in this place',
                "Move the lines.",
                record=key,
                of_key=True,
            )


@rule("FMT-002", Severity.WARNING, autofix="It removes the spaces, and ends the last line with one line end.")
def whitespace_at_line_ends(context: RuleContext) -> Iterator[Violation]:
    """Lines have no spaces at their ends.

    What: A line ends with spaces or tabs, or with a Windows line end; or the last line has no line end, or is followed
    by empty lines.

    Why: Such characters are invisible, but show up as changes when another editor removes them.

    Fix: Run "make fix", or let your editor follow .editorconfig.
    """
    for key, document in context.catalogue.files.items():
        after = trim_lines(document.text)
        if after is not document.text and after != document.text:
            line, column, message = first_untidy_end(document.text, after)
            yield Violation((), message, "one line end, and nothing before it", record=key, mark=Mark(line, column))


@rule(
    "FMT-003",
    Severity.WARNING,
    autofix="It removes quotes around text, and puts dates, numbers, yes and no in single quotes.",
)
def wrong_quotes(context: RuleContext) -> Iterator[Violation]:
    """Quotes are used only where they are needed.

    What: Text is in double quotes that it does not need, or a date or a code is without quotes. (The checker looks for
    these two; "make fix" also removes single quotes that are not needed.)

    Why: Other programs read an unquoted 2026-07-20 as a date and an unquoted NO as false. Other quotes are clutter.

    Fix: Run "make fix". By hand: 'single quotes' around dates and codes, none around other text.
    """
    for key, document in context.catalogue.files.items():
        if not _SUSPECT_QUOTES.search(document.text):
            continue
        misquoted = [(item, written) for item in YamlText.of(document.text).scalars() if (written := _requote(item))]
        if misquoted:  # reported once for a record, however many there are
            (item, expected), is_key = misquoted[0], misquoted[0][0].where[-1] == "?"
            more = f", and {len(misquoted) - 1} more like it" if len(misquoted) > 1 else ""
            yield Violation(
                item.where[:-1] if is_key else item.where,
                f"this is written {item.written}{more}",
                expected,
                record=key,
                of_key=is_key,
            )


def _requote(item: Scalar) -> str | None:
    return requote(item) if item.style != "'" else None


@rule("FMT-004", Severity.WARNING, autofix="It adds the slash.")
def address_without_slash(context: RuleContext) -> Iterator[Violation]:
    """An address that is only a host ends with a slash.

    What: An address has a host and nothing after it, not even the slash of its path (RFC 3986, section 6.2.3).

    Why: One page would have two addresses, and two records with the same page would go unnoticed.

    Fix: Run "make fix", or add the slash.
    """
    for key, document in context.catalogue.files.items():
        if not _BARE_ADDRESS.search(document.text):
            continue
        tree = context.catalogue.schemas.trees[schema_name(key[0], document.data)]
        for where, value, leaf in leaves(document.data, tree):
            if leaf.format == "uri" and isinstance(value, str) and with_trailing_slash(value) != value:
                yield Violation(where, f'"{value}" has no slash at its end', with_trailing_slash(value), record=key)
