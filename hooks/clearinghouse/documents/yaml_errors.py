"""Diagnoses YAML that the fast reader gives up on: every problem in words, and the place of everything.

It reads the same subset as `yaml_reader`, event by event.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml
from yaml import events as ev

from clearinghouse.documents.yaml_lines import YamlError
from clearinghouse.documents.yaml_reader import MAX_DEPTH, MERGE_KEY, Parser
from clearinghouse.documents.yaml_slips import find_slip
from clearinghouse.json_value import DataPath
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import TOP, Mark, Problem

MAX_EXTRAS = 3  # anchors and tags reported for one file; an anchor bomb has hundreds


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of values and keys in a text, by their path in the data."""

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
    """Return the places of everything in a text, and every problem of the document."""
    return _Diagnosis(text, path).run()


class _TooDeep(Exception):
    """Nested deeper than any record needs; to read on would only cost time."""


class _Diagnosis:
    """Walks the events of one text once. `run` returns the marks and the problems."""

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
            self._report("DOC-005", TOP, "the file is empty", "a record", "Write the record, or delete the file.")
            return
        first = get()
        self._value(first, ())
        if not isinstance(first, ev.MappingStartEvent):
            self._report_top(first)
        get()
        event = get()
        if not isinstance(event, ev.StreamEndEvent):
            self._report(
                "DOC-013",
                _mark(event),
                "a second document begins here",
                "one record in one file",
                'Remove the line "---", or move what follows into a separate file.',
            )

    def _report_top(self, event: ev.Event) -> None:
        if isinstance(event, ev.ScalarEvent) and not event.value:
            self._report(
                "DOC-005", TOP, "the file contains no record", "a record", "Write the record, or delete the file."
            )
            return
        is_list = isinstance(event, ev.SequenceStartEvent)
        self._report(
            "DOC-006",
            _mark(event),
            f"the file contains {'a list' if is_list else 'a single value'}",
            'lines such as "name: …" at the top',
            'Remove the "- " before the first lines.' if is_list else "Write each fact as key: value.",
        )

    def _value(self, event: ev.Event, where: DataPath) -> object:
        self._marks.values[where] = _mark(event)
        self._report_extras(event)
        if len(where) > MAX_DEPTH:
            fix = "Write the fields as the field reference shows them."
            self._report("DOC-012", _mark(event), "the record is nested too deeply", f"at most {MAX_DEPTH} levels", fix)
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
                self._report(
                    "DOC-007",
                    _mark(event),
                    f'the key "{key}" is used twice; the first time in line {seen[key].line}',
                    "each key once",
                    "Keep one of the two lines.",
                )
            seen.setdefault(key, _mark(event))
            self._marks.keys.setdefault((*where, key), _mark(event))
            self._value(self._parser.get_event(), (*where, key))

    def _key(self, event: ev.Event, where: DataPath) -> str:
        self._report_extras(event)
        if isinstance(event, ev.ScalarEvent):
            if event.value == MERGE_KEY and event.implicit[0]:
                fix = "Write out the lines in each place."
                self._report("DOC-008", _mark(event), 'the merge key "<<" is used', "plain values only", fix)
            return event.value
        fix = "Put a text that begins with { or [ in single quotes."
        self._report("DOC-004", _mark(event), "there is a list or a group where a key should be", "a word as key", fix)
        self._value(event, (*where, "?"))
        return "?"

    def _sequence(self, where: DataPath) -> None:
        number = 0
        while not isinstance(event := self._parser.get_event(), ev.SequenceEndEvent):
            self._value(event, (*where, number))
            number += 1

    def _report_extras(self, event: ev.Event) -> None:
        extra = _extra(event)
        self._extras += bool(extra)
        if extra and self._extras <= MAX_EXTRAS:
            self._report(
                "DOC-008",
                _mark(event),
                f"{extra} is used",
                "plain values only",
                "Write out the value in each place. Put text that begins with &, * or ! in quotes.",
            )

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        context = error.context_mark or mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        above, begins = (context.line, context.column) if context else (0, 0)
        slip = find_slip(self._text, YamlError(error.problem or "", line, column, above, begins))
        self._report("DOC-004", slip.mark, slip.message, "valid YAML", slip.fix)

    def _character(self, error: yaml.YAMLError) -> None:
        position = getattr(error, "position", 0) or 0
        before = self._text.encode()[:position].decode(errors="ignore")
        place = Mark(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        self._report(
            "DOC-004",
            place,
            "there is a control character in the text",
            "letters, digits, punctuation, spaces and line ends",
            "Delete the invisible character; it often comes with copied text.",
        )

    def _report(self, code: str, mark: Mark, message: str, expected: str, fix: str = "") -> None:
        self._problems.append(problem(code, self._path, message, expected, fix, mark=mark))


def _mark(event: ev.Event) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start else TOP


def _extra(event: ev.Event) -> str:
    """Return what an event has besides its value, in words; empty for a plain value."""
    if isinstance(event, ev.AliasEvent):
        return f'the alias "*{event.anchor}"'
    if isinstance(event, ev.ScalarEvent | ev.CollectionStartEvent):
        return f'the anchor "&{event.anchor}"' if event.anchor else f'the tag "{event.tag}"' if event.tag else ""
    return ""
