"""The slow reader: the same YAML subset as `yamlio`, with every place and every problem in words."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml
from yaml import events as ev

from clearinghouse.documents.yaml_reader import MAX_DEPTH, Parser
from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import TOP, Mark, Problem, Severity

MOST_EXTRAS = 3  # anchors and tags told for one file; an anchor bomb has hundreds


@dataclass(frozen=True, slots=True)
class Marks:
    """Where values and keys stand in a text, by their path in the data."""

    values: dict[DataPath, Mark] = field(default_factory=dict)
    keys: dict[DataPath, Mark] = field(default_factory=dict)

    def of(self, path: DataPath, *, key: bool = False) -> Mark:
        """Return the mark of `path`, or of the nearest thing around it when it is not in the text."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.keys.get(path) or self.values.get(path, TOP) if key else self.values.get(path, TOP)


def diagnose(text: str, path: str) -> tuple[Marks, list[Problem]]:
    """Read `text` slowly: where everything stands, and every problem of the document."""
    return _Diagnosis(text, path).run()


class _TooDeep(Exception):
    """Nested deeper than any record needs; reading on would only cost time."""


class _Diagnosis:
    """Walks the events of one text once. `run` gives the marks and the problems."""

    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._marks = Marks()
        self._problems: list[Problem] = []
        self._extras = 0

    def run(self) -> tuple[Marks, list[Problem]]:
        """Read the text to its end, or to the first place where YAML itself breaks off."""
        try:
            self._parser = Parser(self._text)
            self._document()
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError as error:  # a character that YAML does not allow at all
            self._character(error)
        except _TooDeep:
            pass
        return self._marks, self._problems

    def _document(self) -> None:
        get = self._parser.get_event
        get()
        event = get()
        if isinstance(event, ev.StreamEndEvent):
            self._say(TOP, "DOC-005", "the file is empty", "a record", "Write the record, or delete the file.")
            return
        first = get()
        self._value(first, ())
        if not isinstance(first, ev.MappingStartEvent):
            self._top_is_not_a_mapping(first)
        get()
        event = get()
        if not isinstance(event, ev.StreamEndEvent):
            self._say(
                _mark(event),
                "DOC-013",
                "a second document begins here",
                "one record in one file",
                'Remove the line "---", or move what follows into a file of its own.',
            )

    def _top_is_not_a_mapping(self, event: ev.Event) -> None:
        if isinstance(event, ev.ScalarEvent) and not event.value:
            self._say(TOP, "DOC-005", "the file holds no record", "a record", "Write the record, or delete the file.")
            return
        found = "a list" if isinstance(event, ev.SequenceStartEvent) else "a single value"
        self._say(
            _mark(event),
            "DOC-006",
            f"the file holds {found}",
            'lines such as "name: …" at the top',
            'Remove the "- " before the first lines.' if found == "a list" else "Write each fact as key: value.",
        )

    def _value(self, event: ev.Event, where: DataPath) -> object:
        self._marks.values[where] = _mark(event)
        self._refuse_extras(event)
        if len(where) > MAX_DEPTH:
            repair = "Write the fields as the field reference shows them."
            self._say(_mark(event), "DOC-012", "the record is nested too deep", f"at most {MAX_DEPTH} levels", repair)
            raise _TooDeep
        if isinstance(event, ev.MappingStartEvent):
            self._mapping(where)
        elif isinstance(event, ev.SequenceStartEvent):
            self._sequence(where)
        return getattr(event, "value", None)

    def _mapping(self, where: DataPath) -> None:
        seen: dict[str, Mark] = {}
        while not isinstance(event := self._parser.get_event(), ev.MappingEndEvent):
            key = self._key(event, where)
            if key in seen:
                self._say(
                    _mark(event),
                    "DOC-007",
                    f'the key "{key}" stands twice; first in line {seen[key].line}',
                    "each key once",
                    "Keep one of the two lines.",
                )
            seen.setdefault(key, _mark(event))
            self._marks.keys.setdefault((*where, key), _mark(event))
            self._value(self._parser.get_event(), (*where, key))

    def _key(self, event: ev.Event, where: DataPath) -> str:
        self._refuse_extras(event)
        if isinstance(event, ev.ScalarEvent):
            return event.value
        self._say(_mark(event), "DOC-004", "a list or a mapping stands where a key should be", "a word as key", "")
        self._value(event, (*where, "?"))
        return "?"

    def _sequence(self, where: DataPath) -> None:
        number = 0
        while not isinstance(event := self._parser.get_event(), ev.SequenceEndEvent):
            self._value(event, (*where, number))
            number += 1

    def _refuse_extras(self, event: ev.Event) -> None:
        extra = _extra(event)
        self._extras += bool(extra)
        if extra and self._extras <= MOST_EXTRAS:
            self._say(
                _mark(event),
                "DOC-008",
                f"{extra} is used",
                "plain values only",
                "Write the value itself in each place. Put text that begins with & * or ! between quotes.",
            )

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = Mark(mark.line + 1, mark.column + 1) if mark else TOP
        line = (self._text.splitlines() or [""])[min(place.line, len(self._text.splitlines())) - 1]
        message, repair = _syntax_words(error.problem or "", line)
        self._say(place, "DOC-004", message, "valid YAML", repair)

    def _character(self, error: yaml.YAMLError) -> None:
        position = getattr(error, "position", 0) or 0
        before = self._text.encode()[:position].decode(errors="ignore")
        place = Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        self._say(
            place,
            "DOC-004",
            "a control character stands in the text",
            "letters, signs, spaces and line ends only",
            "Delete the invisible character; it often comes from copied text.",
        )

    def _say(self, mark: Mark, rule: str, message: str, expected: str, repair: str) -> None:
        self._problems.append(
            Problem(self._path, mark.line, mark.column, rule, Severity.ERROR, message, expected, repair)
        )


def _mark(event: ev.Event) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _extra(event: ev.Event) -> str:
    if isinstance(event, ev.AliasEvent):
        return f'the alias "*{event.anchor}"'
    if getattr(event, "anchor", None):
        return f'the anchor "&{event.anchor}"'
    if getattr(event, "tag", None):
        return f'the tag "{event.tag}"'
    return ""


def _syntax_words(problem: str, line: str) -> tuple[str, str]:
    if "\t" in line and ("token" in problem or "tab" in problem or "block" in problem):
        return "a tab is used where YAML allows only spaces", "Replace each tab by two spaces."
    if "mapping values are not allowed" in problem:
        return 'a second ": " stands in this line', 'Put the text after the first ": " between quotes.'
    if "could not find expected ':'" in problem:
        return 'a ":" is missing after a key', 'Write "key: value", with a space after the colon.'
    if "did not find expected key" in problem or "block" in problem:
        return (
            "the indentation does not fit the lines above",
            "Begin the line below the first letter of its neighbours.",
        )
    if "quoted scalar" in problem or "unexpected end of stream" in problem:
        return "a quotation mark is not closed", "Close the text with the same mark that opens it."
    return f"this is not YAML: {problem}", "Compare with a neighbouring record of the same kind."
