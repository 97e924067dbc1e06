"""The questions of `new` on a terminal. Every prompt repeats until the answer can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from clearinghouse.authoring.answers import GivenAnswer, parse_answer
from clearinghouse.authoring.questions import FieldQuestion
from clearinghouse.fixes.fixer import Fixer
from clearinghouse.json_value import JsonValue
from clearinghouse.text import capitalized

from cli.command import did_you_mean

_MAX_LISTED = 30  # choices shown at once; a longer list is shown after "?"


def ask_kind(kinds: Iterable[str]) -> str:
    """Ask for the kind of the new record."""
    names = tuple(kinds)
    kind = ""
    while kind not in names:
        kind = input(f"What do you want to add? ({', '.join(names)})\n> ").strip().lower()
    return kind


def ask(question: FieldQuestion, fixer: Fixer) -> JsonValue:
    """Explain a field and ask for it; return a value that the field accepts."""
    _explain(question)
    while True:
        text = input("> ").strip()
        if text == "?":
            _list_choices(question)
            continue
        answer = parse_answer(question, text, fixer)
        if isinstance(answer, GivenAnswer):
            return answer.value
        print(f"  {capitalized(answer.reason)}.{did_you_mean(answer.suggestion)}")


def ask_identifier(proposed: str, refusal: Callable[[str], str]) -> str:
    """Ask for the identifier; Enter takes the proposed one. `refusal` says why one cannot be used, empty if it can."""
    print("\nIdentifier (id)\n  The file name and the address of the page. It never changes.")
    while True:
        problem = refusal(proposed)
        if not problem:
            print(f"  Press Enter for: {proposed}")
        identifier = input("> ").strip()
        if identifier:
            problem = refusal(identifier)
        if not problem:
            return identifier or proposed
        print(f"  {problem}")


def _explain(question: FieldQuestion) -> None:
    example = f" For example: {question.example}" if question.example and not question.choices else ""
    print(f"\n{question.title} ({question.name})\n  {question.help}{example}")
    if 0 < len(question.choices) <= _MAX_LISTED:
        _list_choices(question)
    elif question.choices:
        print(f"  {len(question.choices)} choices. Type an identifier or a name; ? lists them all.")
    if question.many:
        print("  Several answers: separate them by commas.")
    if question.default is not None:
        default = ", ".join(map(str, question.default)) if isinstance(question.default, list) else question.default
        print(f"  Press Enter for: {default}")
    elif question.may_be_empty:
        print("  Press Enter to leave it empty.")


def _list_choices(question: FieldQuestion) -> None:
    for number, (key, label) in enumerate(question.choices.items(), start=1):
        print(f"  {number:>3} {key}{'' if label == key else f' - {label}'}")
