"""What the commands `match` and `plan` share: the computed facts of sound records, and errors for unknown words."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.derived_facts import DerivedFacts, derive_facts
from clearinghouse.problems.problem import errors
from clearinghouse.problems.suggestions import suggest
from clearinghouse.rules import engine
from environment import present_day, today

from cli.command import UsageError, did_you_mean


def computed(options: argparse.Namespace) -> tuple[Catalogue, DerivedFacts | None]:
    """Return the catalogue with its facts; without facts, after a message, when some records have problems."""
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    if errors(problems) or errors(engine.check(catalogue, as_of=as_of, today=present_day())):
        print("Some records have problems. Run: make check, and fix them first.", file=sys.stderr)
        return catalogue, None
    return catalogue, derive_facts(catalogue, as_of=as_of)


def refuse_unknown(kind: str, identifier: str, known: Iterable[str]) -> None:
    """Raise UsageError, with a suggestion, for a record that is not in use."""
    names = list(known)
    if identifier not in names:
        hint = did_you_mean(suggest(identifier, names))
        raise UsageError(f'There is no record "{identifier}" in use in data/{kind}/.{hint}')


def refuse_unknown_term(option: str, term: str, known: Iterable[str]) -> None:
    """Raise UsageError, with a suggestion and the terms, for a word that the vocabulary of an option lacks."""
    names = list(known)
    if term not in names:
        hint = did_you_mean(suggest(term, names))
        raise UsageError(f'{option}: there is no term "{term}".{hint} Use one of: {", ".join(names)}.')
