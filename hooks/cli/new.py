"""`new`: a new record, from questions and answers or from `--set key=value`."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path

from clearinghouse.authoring import KINDS
from clearinghouse.authoring.answers import Answer, Rejected, parse_answer
from clearinghouse.authoring.identifiers import identifier, refusal
from clearinghouse.authoring.questions import Question, open_questions, question_for, set_at
from clearinghouse.authoring.record_writer import record_text
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import nearest
from clearinghouse.rules import engine as rules
from clearinghouse.rules.fix_hints import with_hints
from environment import today

from cli.atomic_write import create_file
from cli.command import Commands

_ENTRY = re.compile(r"[1-9][0-9]{0,98}\Z", re.ASCII)  # the number of an entry of a list
_LISTED = 30  # choices shown without being asked for; longer lists are shown after "?"


class _Stopped(Exception):
    """Nothing is to be written; the message says why."""


def add(commands: Commands) -> None:
    """Describe the command."""
    new = commands.add_parser("new", help="write a new record: it asks for what is required")
    new.add_argument("kind", nargs="?", default="", help=f"one of {', '.join(KINDS)}; asked for if missing")
    new.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        dest="answers",
        help="answer without being asked: name=…, evidence.1.title=…, id=…; then nothing is asked",
    )
    new.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    as_of = options.as_of or today()
    catalogue, _ = load(options.root)
    try:
        kind = _kind(options)
        data, name = _answers(options.answers, kind, catalogue, as_of)
        path = Path("data", KINDS[kind], f"{name}.yml")
        _write(options.root, path, record_text(catalogue.schemas, kind, data))
    except (EOFError, KeyboardInterrupt):
        print("\nStopped. Nothing was written.")
        return 130
    except _Stopped as stopped:
        print(f"{stopped}\nNothing was written.", file=sys.stderr)
        return 2
    print(f"\nWritten: {path}")
    return _checked(options.root, path.as_posix(), as_of)


def _kind(options: argparse.Namespace) -> str:
    kind = options.kind
    while kind not in KINDS:
        if options.kind or options.answers:
            near = nearest(kind, KINDS)
            hint = f' Did you mean "{near}"?' if near else ""
            raise _Stopped(f'"{kind}" is no kind of record that is made here.{hint} Kinds: {", ".join(KINDS)}.')
        kind = input(f"What do you want to add? ({', '.join(KINDS)})\n> ").strip().lower()
    return kind


def _answers(given: list[str], kind: str, catalogue: Catalogue, as_of: date) -> tuple[dict, str]:
    """Return the data and the identifier of the new record."""
    if given:
        return _set(given, kind, catalogue, as_of)
    data: dict = {}
    print(f"A new {kind}. Only what is required is asked. Ctrl-C stops and writes nothing.")
    while question := next(open_questions(kind, data, catalogue, as_of=as_of), None):
        set_at(data, question.where, _ask(question, catalogue))
    return data, _ask_identifier(kind, data, catalogue)


def _ask(question: Question, catalogue: Catalogue) -> object:
    _explain(question)
    while True:
        text = input("> ").strip()
        if text == "?":
            _list(question)
            continue
        found = parse_answer(question, text, Fixer.for_catalogue(catalogue))
        if isinstance(found, Answer):
            return found.value
        near = f' Did you mean "{found.suggestion}"?' if found.suggestion else ""
        print(f"  {found.reason[:1].upper()}{found.reason[1:]}.{near}")


def _explain(question: Question) -> None:
    example = f" For example: {question.example}" if question.example and not question.choices else ""
    print(f"\n{question.title} ({question.name})\n  {question.help}{example}")
    if 0 < len(question.choices) <= _LISTED:
        _list(question)
    elif question.choices:
        print(f"  {len(question.choices)} choices. Type an id or a name; ? lists them all.")
    if question.many:
        print("  Several, with commas between them.")
    if question.default is not None:
        default = ", ".join(question.default) if isinstance(question.default, list) else question.default
        print(f"  Enter takes: {default}")
    elif question.may_be_empty:
        print("  Enter leaves it empty.")


def _list(question: Question) -> None:
    for number, (key, label) in enumerate(question.choices.items(), start=1):
        print(f"  {number:>3} {key}{'' if label == key else f' - {label}'}")


def _ask_identifier(kind: str, data: dict, catalogue: Catalogue) -> str:
    proposed = identifier(kind, data)
    print("\nIdentifier (id)\n  The file name and the address of the page. It never changes again.")
    while True:
        taken = refusal(catalogue, KINDS[kind], proposed) if proposed else ""
        if proposed and not taken:
            print(f"  Enter takes: {proposed}")
        wanted = input("> ").strip() or ("" if taken else proposed)
        refused = refusal(catalogue, KINDS[kind], wanted) if wanted else taken or "Type one."
        if not refused:
            return wanted
        print(f"  {refused}")


def _set(given: list[str], kind: str, catalogue: Catalogue, as_of: date) -> tuple[dict, str]:
    """Return the data and identifier from `--set`; tells every answer that will not do, and all that is missing."""
    data: dict = {}
    wrong, name = [], ""
    for item in given:
        key, sign, text = item.partition("=")
        if not sign:
            wrong.append(f'"{item}": write it as key=value.')
        elif key == "id":
            name = text
        else:
            wrong += _set_one(data, key, text, kind, catalogue, as_of)
    for question in open_questions(kind, data, catalogue, as_of=as_of):
        if question.default is not None:
            set_at(data, question.where, question.default)
    missing = [] if wrong else list(open_questions(kind, data, catalogue, as_of=as_of))
    wrong += [f"{question.name} is missing: {question.help}" for question in missing if not question.may_be_empty]
    for question in missing if not wrong else ():
        set_at(data, question.where, [] if question.many else None)
    name = name or identifier(kind, data)
    refused = [] if wrong else [refusal(catalogue, KINDS[kind], name)]
    if told := "\n".join(filter(None, [*wrong, *refused])):
        raise _Stopped(told)
    return data, name


def _set_one(data: dict, key: str, text: str, kind: str, catalogue: Catalogue, as_of: date) -> list[str]:
    where = tuple(int(part) - 1 if _ENTRY.match(part) else part for part in key.split("."))
    question = question_for(catalogue, kind, where, as_of=as_of)
    if question is None:
        near = nearest(key, catalogue.schemas.kinds[kind]["properties"])
        return [f'"{key}" is no field of "{kind}" that takes a value.' + (f' Did you mean "{near}"?' if near else "")]
    found = parse_answer(question, text, Fixer.for_catalogue(catalogue))
    if isinstance(found, Rejected):
        return [f"{key}: {found.reason}." + (f' Did you mean "{found.suggestion}"?' if found.suggestion else "")]
    try:
        set_at(data, where, found.value)
    except (IndexError, TypeError):
        return [f'"{key}": entries are numbered from 1, without gaps.']
    return []


def _write(root: Path, path: Path, text: str) -> None:
    """Write a new file whole, and never over another one."""
    try:
        (root / path.parent).mkdir(exist_ok=True)  # git keeps no folder without records
        create_file(root / path, text.encode())
    except FileExistsError:
        place = path if (root / path.parent).is_dir() else path.parent
        raise _Stopped(f"{place} exists already. It was not changed.") from None
    except OSError as error:
        raise _Stopped(f"{path} could not be written: {error.strerror}.") from None


def _checked(root: Path, path: str, as_of: date) -> int:
    """Check the new record as `check` does, and say what comes next."""
    catalogue, problems = load(root)
    problems = with_hints(problems, catalogue, root) + rules.check(catalogue, as_of=as_of)
    found = sorted(problem for problem in problems if problem.path == path)
    found = [problem for problem in found if problem.severity is not Severity.NOTICE]
    print(reporters.text(found, checked=1), end="")
    print("Open the file, fill in what you know, then: make check")
    return int(any(problem.severity is Severity.ERROR for problem in found))
