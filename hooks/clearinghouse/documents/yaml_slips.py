"""Where a text stops being YAML, and why: the slip is often above the place at which a parser gives up.

Each function looks for one kind of slip near the parser's error; the first that finds it explains the error.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from clearinghouse.documents import yaml_pairs
from clearinghouse.documents.merge_conflicts import conflict_slip
from clearinghouse.documents.yaml_lines import ENTRY, INDENTATION, KEY, KEY_LINE, Slip, YamlError, indent_of, line_above
from clearinghouse.problems.problem import Mark

_VALUE = re.compile(rf"\s*(?:- +)*(?:{KEY}:\s+)?(?=\S)")
_CUT = re.compile(r"[^\s#].*?\s#")

_Find = Callable[[list[str], YamlError], Slip | None]


def find_slip(text: str, error: YamlError) -> Slip:
    """Return the slip that explains an error of the parser in a text."""
    lines = re.split("\r\n|\r|\n", text)
    error = _within(lines, error)
    for find in _FINDERS:
        if slip := find(lines, error):
            return slip
    return Slip(
        Mark(error.line + 1, error.column + 1),
        f"this is not YAML: {error.words}",
        "Compare with another record of the same kind.",
    )


def _within(lines: list[str], error: YamlError) -> YamlError:
    """Return an error whose lines exist: at the end of a text a parser counts one more, and the last line is empty."""
    last = max(number for number, line in enumerate(lines) if line.strip() or number == 0)
    if error.line <= last:
        return error
    return YamlError(error.words, last, 0, min(error.context_line, last), error.context_column)


def _conflict(lines: list[str], _: YamlError) -> Slip | None:
    return conflict_slip(lines)


def _open_quote(lines: list[str], error: YamlError) -> Slip | None:
    """A quotation mark that the next quotation mark, lines below, closes in the wrong place."""
    for number, line in enumerate(lines[: error.line + 1]):
        start = _VALUE.match(line)
        if not start or line[start.end()] not in "'\"":
            continue
        quote, rest = line[start.end()], line[start.end() + 1 :]
        inside = rest.replace("''", "") if quote == "'" else re.sub(r"\\.", "", rest)
        after = next((item for item in lines[number + 1 :] if item.strip()), "")
        if quote not in inside and (not after or KEY_LINE.match(after) or ENTRY.match(after)):
            return Slip(
                Mark(number + 1, start.end() + 1),
                "a quotation mark is not closed",
                "Close the text with the same quotation mark that opens it, on the same line.",
            )
    return None


def _after_quote(lines: list[str], error: YamlError) -> Slip | None:
    """Text after a closing quotation mark; often an apostrophe that closes the text too early."""
    line = lines[error.line]
    start = _VALUE.match(line)
    if not start or line[start.end()] not in "'\"" or "expected key" not in error.words or error.column <= start.end():
        return None
    quote = line[start.end()]
    fix = (
        "Write an apostrophe inside single quotes twice: ''."
        if quote == "'"
        else "Put the whole text in single quotes, or remove the quotation marks."
    )
    return Slip(Mark(error.line + 1, error.column + 1), "there is text after the closing quotation mark", fix)


def _after_bracket(lines: list[str], error: YamlError) -> Slip | None:
    """Text after the bracket that closes a list or a group; often a text that begins with a word in brackets."""
    before = lines[error.line][: error.column].rstrip()
    start = _VALUE.match(lines[error.line])
    opens = lines[error.line][start.end()] if start and start.end() < error.column else ""
    if "expected key" not in error.words or opens not in ("[", "{") or before[-1:] not in ("]", "}"):
        return None
    message = f'there is text after the closing "{before[-1]}"'
    return Slip(Mark(error.line + 1, error.column + 1), message, "Put the whole text in single quotes.")


def _cut_text(lines: list[str], error: YamlError) -> Slip | None:
    """A text over several lines that " #" cuts off: the lines after it belong to nothing."""
    number = line_above(lines, error.line)
    cut = _CUT.match(lines[number])
    is_below = indent_of(lines[error.line]) > len(lines[number]) - len(lines[number].lstrip())
    if not cut or not is_below or KEY_LINE.match(lines[error.line]):
        return None
    return Slip(
        Mark(number + 1, cut.end()),
        'everything after " #" is a comment, and the text continues on the next line',
        "Put the text in single quotes, or write it in lines below >-.",
    )


def _flow(lines: list[str], error: YamlError) -> Slip | None:
    """A list or a group on one line that is not closed."""
    bracket = next((bracket for bracket in "]}" if f"or '{bracket}'" in error.words), "")
    if not bracket:
        return None
    number = error.context_line
    if error.line == number:
        return Slip(
            Mark(number + 1, error.column + 1),
            f'a "," or "{bracket}" is missing here',
            "Put a comma between two entries.",
        )
    if cut := _CUT.search(lines[number]):
        message = f'everything after " #" is a comment, so the "{bracket}" is missing'
        return Slip(Mark(number + 1, cut.end()), message, "Put the entry in single quotes.")
    return Slip(
        Mark(number + 1, error.context_column + 1),
        f'a "{bracket}" is missing: what begins here is not closed',
        f'Write "{bracket}" after the last entry.',
    )


def _tab(lines: list[str], error: YamlError) -> Slip | None:
    if "\t" not in lines[error.line] or not re.search("token|tab|block", error.words):
        return None
    place = Mark(error.line + 1, error.column + 1)
    return Slip(place, "a tab is used where YAML allows only spaces", "Replace each tab with two spaces.")


def _by_words(lines: list[str], error: YamlError) -> Slip | None:
    """What the words of the parser alone say."""
    character = lines[error.line][error.column : error.column + 1]
    for words, message, fix in _WORDS:
        if words in error.words:
            return Slip(Mark(error.line + 1, error.column + 1), message.replace("%", character), fix)
    return None


def _never_closed(_: list[str], error: YamlError) -> Slip | None:
    if "quoted scalar" not in error.words and "unexpected end of stream" not in error.words:
        return None
    place = Mark(error.context_line + 1, error.context_column + 1)
    return Slip(place, "a quotation mark is not closed", "Close the text with the same quotation mark that opens it.")


# Words of the parser, what they mean (% is the character there), and how to fix it.
_WORDS = (
    ("cannot start any token", 'a value cannot begin with "%"', "Put the text in single quotes."),
    ("mapping keys", 'a value cannot begin with "? "', "Put the text in single quotes."),
    (
        "nesting depth",
        "there are too many brackets inside each other",
        "Write the fields as the field reference shows them.",
    ),
    (
        "Unicode character escape",
        "\\ in double quotes begins the code of a character that does not exist",
        "Write the character.",
    ),
    ("alphabetic or numeric", "a value cannot begin with & or *", "Put the text in single quotes."),
    (
        "escape character",
        "\\ in double quotes begins an escape that does not exist",
        "Put the text in single quotes, where \\ is an ordinary character.",
    ),
    ("comment or line break", 'after ">" or "|" only "-" may stand on the line', "Begin the text on the next line."),
    (
        "block sequence entries",
        'a list begins on the line of its key, or a text begins with "- "',
        "Write each entry on a line of its own, or put the text in single quotes.",
    ),
    ("expected key", *INDENTATION),
    ("block", *INDENTATION),
    ("expected '-'", *INDENTATION),
)
_FINDERS: tuple[_Find, ...] = (
    _conflict,
    _open_quote,
    _after_quote,
    _after_bracket,
    _flow,
    _cut_text,
    yaml_pairs.not_a_pair,
    yaml_pairs.no_space,
    yaml_pairs.no_hyphen,
    yaml_pairs.indented_start,
    yaml_pairs.odd_column,
    yaml_pairs.second_colon,
    _tab,
    _by_words,
    _never_closed,
)
