"""Rules about typing mistakes that are valid and change a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.documents.schema_fields import choice_of
from clearinghouse.documents.schema_tree import SchemaNode, leaves
from clearinghouse.documents.visible_text import has_visible_text, may_have_unseen_characters
from clearinghouse.fixes.text_edits import Scalar, YamlText
from clearinghouse.problems.problem import Severity
from clearinghouse.records import schema_name
from clearinghouse.rules.rule import RuleContext, Violation, rule
from clearinghouse.rules.text import iter_texts

_COMMENT = re.compile(r"[ \t]+#")
_AFTER_TEXT = re.compile(r"^[^#\n]*[^\s#][ \t]+#", re.M)
_DATED = re.compile(r"-(?<=([0-9]{4})-)[0-9]{2}")  # the year of a date; looking for hyphens is faster than for digits
_QUOTED_YEAR = re.compile(r"[\"']([0-9]{4})[\"']")  # amounts have no quotes
_BLANK = re.compile(r"[\"']\s*[\"']")
_BLANK_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\n\s*(?:\n|\Z)")
# Marks at both ends and nowhere between them.
_QUOTED_WHOLE = re.compile(r"'[^']+'|\"[^\"]+\"|“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]", re.S)
# What a text in marks needs in its file: a line that begins with a mark and not with a key, two marks, or one of print.
_LINE_IN_MARKS = re.compile(r"\n[ \t]+(['\"])(?!\w+\1:)")
_MARKS = ("''", '""', "'\"", "\"'", "“", "«", "„")
_EARLIEST = 1970  # nothing in a record is older than the first conventions on chemicals and waste
_YEARS_AHEAD = 10  # programmes and plans look no further
_SHOWN = 40  # characters of a text that a message repeats


@rule("TXT-004", Severity.WARNING)
def text_cut_by_comment(context: RuleContext) -> Iterator[Violation]:
    """No text is cut off by " #".

    What: A text without quotes is followed by " #" on its line. YAML takes everything from there on for a comment.

    Why: The rest of the fact is lost without notice: "CAF loans #2" becomes "CAF loans".

    Fix: Put the text in single quotes. If it is a remark, move it to a line of its own above.
    """
    for key, document in context.catalogue.files.items():
        text = document.text
        if not ((" #" in text or "\t#" in text) and _AFTER_TEXT.search(text)):
            continue
        tree = context.catalogue.schemas.trees[schema_name(key[0], document.data)]
        for item in YamlText.of(text).scalars(on_one_line=False):
            if _is_cut(item, text, tree):
                yield Violation(
                    item.where,
                    f'everything after " #" is a comment, so the text ends with "{item.value[-_SHOWN:]}"',
                    "the whole text in single quotes, or the remark on a line of its own",
                    "Put the text in single quotes, or move the remark.",
                    record=key,
                )


def _is_cut(item: Scalar, text: str, tree: SchemaNode) -> bool:
    """Whether a comment follows a text that could go on; after a term, a date, a number or quotes it is a remark."""
    if not _COMMENT.match(text, item.end):
        return False
    begins_a_word = text[item.end :].lstrip(" \t")[1:2].strip() != ""  # "#2", not "# a remark"
    if item.style or not item.value:
        return item.style not in ("|", ">") and begins_a_word
    node = tree.find(item.where)
    return node is not None and node.type == "string" and not (choice_of(node) or node.format)


@rule("TXT-005", Severity.ERROR)
def invisible_text(context: RuleContext) -> Iterator[Violation]:
    """A text is not blank.

    What: A text has only spaces and invisible characters.

    Why: Programs take it for an answer, and readers see nothing.

    Fix: Write the text, or omit the key if the fact is not known.
    """
    for key, where, value in iter_texts(context.catalogue, _may_be_blank):
        if not has_visible_text(value):
            yield Violation(
                where, "the text shows nothing", "text that can be seen", "Write it, or omit the key.", record=key
            )


def _may_be_blank(text: str) -> bool:
    """Whether a file may have a text of spaces, which is in quotes or a block, or of characters without a shape."""
    if _BLANK.search(text) or may_have_unseen_characters(text):
        return True
    return ("|" in text or ">" in text) and bool(_BLANK_BLOCK.search(text))


@rule("TXT-006", Severity.WARNING)
def text_in_quotation_marks(context: RuleContext) -> Iterator[Violation]:
    """A text is not enclosed in quotation marks that readers see.

    What: The whole text of a field is in quotation marks, which belong to the text.

    Why: They were meant for YAML, and the pages show them. Below `>-` or `|` a text needs no quotes, and one pair is
    enough. The title of a page may be a quotation, so titles are not checked.

    Fix: Remove the quotation marks.
    """
    for key, where, value in iter_texts(context.catalogue, _may_be_quoted):
        if where[-1:] != ("title",) and _QUOTED_WHOLE.fullmatch(value.strip()):
            yield Violation(
                where,
                f"the quotation marks are part of the text, so the page shows {value.strip()[:_SHOWN]}",
                "the text without the marks",
                "Remove the quotation marks at both ends.",
                record=key,
            )


def _may_be_quoted(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or bool(_LINE_IN_MARKS.search(text))


@rule("DAY-001", Severity.WARNING)
def unlikely_year(context: RuleContext) -> Iterator[Violation]:
    """A year is near today.

    What: A date is before 1970, or more than ten years ahead.

    Why: It is usually a slip such as 2206 for 2026, and the site would show a deadline in two hundred years.

    Fix: Correct the year. If it is right, give the record an exception with the reason.
    """
    latest = context.as_of.year + _YEARS_AHEAD
    for key, document in context.catalogue.files.items():
        years = {*_DATED.findall(document.text), *_QUOTED_YEAR.findall(document.text)}
        if "\\" not in document.text and all(_EARLIEST <= int(year) <= latest for year in years):
            continue
        tree = context.catalogue.schemas.trees[schema_name(key[0], document.data)]
        for where, value, node in leaves(document.data, tree):
            if node.format not in ("date", "partial-date") or not isinstance(value, str):
                continue
            if not _EARLIEST <= int(value[:4]) <= latest:
                yield Violation(
                    where,
                    f"the year of {value} is far from today",
                    f"a year from {_EARLIEST} to {latest}",
                    "Check the date against the evidence.",
                    record=key,
                )
