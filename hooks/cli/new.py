"""`new`: write a new record, from questions and answers or from `--set key=value`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from clearinghouse.authoring import KINDS
from clearinghouse.authoring.answers import Rejected, parse_answer
from clearinghouse.authoring.identifiers import identifier, refusal
from clearinghouse.authoring.questions import open_questions, question_for, set_at
from clearinghouse.authoring.record_writer import record_text
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.json_value import JsonObject
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Severity, errors
from clearinghouse.problems.suggestions import suggest
from clearinghouse.rules import engine
from clearinghouse.rules.fix_hints import with_hints
from environment import present_day, today

from cli import prompts
from cli.atomic_write import create_file
from cli.command import Commands, ExitStatus, UsageError, did_you_mean

_ENTRY = re.compile(r"[1-9][0-9]{0,98}\Z", re.ASCII)  # the number of an entry of a list


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("new", help="write a new record: it asks for what is required")
    command.add_argument("kind", nargs="?", default="", help=f"one of {', '.join(KINDS)}; default: it asks")
    command.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        dest="answers",
        help="answer in advance, such as name=…, evidence.1.title=…, id=…; then it asks nothing",
    )
    command.set_defaults(run=_new)


def _new(options: argparse.Namespace) -> int:
    as_of = options.as_of or today()
    catalogue, _ = load(options.root)
    try:
        kind = _kind(options)
        data, name = _collect(options.answers, kind, catalogue, as_of)
        path = Path("data", KINDS[kind], f"{name}.yml")
        _write(options.root, path, record_text(catalogue.schemas, kind, data))
    except (EOFError, KeyboardInterrupt):
        print("\nStopped. Nothing was written.")
        return ExitStatus.INTERRUPTED
    except UsageError as error:
        raise UsageError(f"{error}\nNothing was written.") from None
    print(f"\nWritten: {path}")
    return _check(options.root, path.as_posix(), as_of)


def _kind(options: argparse.Namespace) -> str:
    kind: str = options.kind
    if not kind and not options.answers:
        return prompts.ask_kind(KINDS)
    if kind not in KINDS:
        hint = did_you_mean(suggest(kind, KINDS))
        raise UsageError(f'"{kind}" is not a kind of record that can be created here.{hint} Kinds: {", ".join(KINDS)}.')
    return kind


def _collect(answers: Sequence[str], kind: str, catalogue: Catalogue, as_of: date) -> tuple[JsonObject, str]:
    """Return the data and the identifier of the new record."""
    if answers:
        return _collect_from(answers, kind, catalogue, as_of)
    data: JsonObject = {}
    fixer = Fixer.for_catalogue(catalogue)
    print(f"A new {kind}. Only required fields are asked for. Ctrl-C stops and writes nothing.")
    while question := next(open_questions(kind, data, catalogue, as_of=as_of), None):
        set_at(data, question.where, prompts.ask(question, fixer))
    return data, prompts.ask_identifier(identifier(kind, data), partial(refusal, catalogue, KINDS[kind]))


def _collect_from(answers: Sequence[str], kind: str, catalogue: Catalogue, as_of: date) -> tuple[JsonObject, str]:
    """Return the data and the identifier from `--set`. Raises UsageError with every answer that is wrong or missing."""
    data: JsonObject = {}
    problems, name = [], ""
    for answer in answers:
        key, equals, text = answer.partition("=")
        if not equals:
            problems.append(f'"{answer}": write it as key=value.')
        elif key == "id":
            name = text
        else:
            problems += _set(data, key, text, kind, catalogue, as_of)
    problems = problems or _fill(data, kind, catalogue, as_of)
    name = name or identifier(kind, data)
    if not problems and (reason := refusal(catalogue, KINDS[kind], name)):
        problems = [reason]
    if problems:
        raise UsageError("\n".join(problems))
    return data, name


def _fill(data: JsonObject, kind: str, catalogue: Catalogue, as_of: date) -> list[str]:
    """Set the defaults and the fields that may be empty; return a message for each other field that is missing."""
    for question in open_questions(kind, data, catalogue, as_of=as_of):
        if question.default is not None:
            set_at(data, question.where, question.default)
    missing = list(open_questions(kind, data, catalogue, as_of=as_of))
    problems = [f"{question.name} is missing: {question.help}" for question in missing if not question.may_be_empty]
    for question in () if problems else missing:
        set_at(data, question.where, [] if question.many else None)
    return problems


def _set(data: JsonObject, key: str, text: str, kind: str, catalogue: Catalogue, as_of: date) -> list[str]:
    """Set one field; return the problem with the answer, if there is one."""
    where = tuple(int(part) - 1 if _ENTRY.match(part) else part for part in key.split("."))
    question = question_for(catalogue, kind, where, as_of=as_of)
    if question is None:
        hint = did_you_mean(suggest(key, catalogue.schemas.trees[kind].keys))
        return [f'"{key}" is not a field of "{kind}" that takes a value.{hint}']
    answer = parse_answer(question, text, Fixer.for_catalogue(catalogue))
    if isinstance(answer, Rejected):
        return [f"{key}: {answer.reason}.{did_you_mean(answer.suggestion)}"]
    try:
        set_at(data, where, answer.value)
    except (IndexError, TypeError):
        return [f'"{key}": entries are numbered from 1, without gaps.']
    return []


def _write(root: Path, path: Path, text: str) -> None:
    """Write a new file completely or not at all, and never overwrite one."""
    try:
        (root / path.parent).mkdir(exist_ok=True)  # git keeps no empty folders
        create_file(root / path, text.encode())
    except FileExistsError:
        existing = path if (root / path.parent).is_dir() else path.parent
        raise UsageError(f"{existing} exists already. It was not changed.") from None
    except OSError as error:
        raise UsageError(f"{path} could not be written: {error.strerror}.") from None


def _check(root: Path, path: str, as_of: date) -> int:
    """Check the new record as `check` does, and say what to do next."""
    catalogue, problems = load(root)
    problems = with_hints(problems, catalogue, root) + engine.check(catalogue, as_of=as_of, today=present_day())
    problems = sorted(
        problem for problem in problems if problem.path == path and problem.severity is not Severity.NOTICE
    )
    print(reporters.text(problems, checked=1), end="")
    print("Open the file, fill in what you know, then run: make check")
    return int(bool(errors(problems)))
