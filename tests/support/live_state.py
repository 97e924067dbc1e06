"""The live records with everything that is computed from them, as they are or with some documents changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache, cached_property

import yaml
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue, Key, assemble
from clearinghouse.catalogue.discovery import RecordFile, record_path
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.document import Document, parse
from clearinghouse.documents.schema_errors import validate
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.problems.problem import Problem
from clearinghouse.records import schema_name
from clearinghouse.site.context.context import SiteContext, build_context

from support.paths import AS_OF, ROOT

_ADDRESSES = Addresses("https://site.example/", "https://github.com/o/r/")


def live_date() -> date:
    """Return the date for which live records are judged: today, as the check does, and never before the tests' own."""
    return max(AS_OF, date.today()) if "SOURCE_DATE_EPOCH" not in os.environ else AS_OF


def live_epoch() -> str:
    """Return the same date as SOURCE_DATE_EPOCH states it."""
    return str(int(datetime.combine(live_date(), time(), UTC).timestamp()))


@dataclass(frozen=True)
class LiveState:
    """A catalogue of live records, the problems of reading it, and what pages share."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    as_of: date

    @cached_property
    def context(self) -> SiteContext:
        """What the pages share."""
        return build_context(self.catalogue, as_of=self.as_of, addresses=_ADDRESSES)


@cache
def load_live() -> LiveState:
    """Read the records of the repository; once in a process, because no test changes what it is given."""
    catalogue, problems = load(ROOT)
    return LiveState(catalogue, tuple(problems), live_date())


def with_changes(state: LiveState, changes: Mapping[Key, Mapping]) -> LiveState:
    """Return the state after documents were added or changed; `changes` has their new data."""
    fixer = Fixer.for_catalogue(state.catalogue)
    documents, problems = dict(state.catalogue.documents), []
    for key, data in changes.items():
        documents[key] = written(fixer, key, data)
        problems += validate(documents[key], schema_name(key[0], data), state.catalogue.schemas)
    files = [RecordFile(kind, key, record_path(kind, key)) for kind, key in sorted(documents)]
    return replace(
        state,
        catalogue=assemble(documents, files, state.catalogue.schemas),
        problems=(*state.problems, *problems),
    )


def written(fixer: Fixer, key: Key, data: Mapping) -> Document:
    """Write the data of a record as people would after `make fix`, and read it back."""
    path = record_path(*key)
    # The writer of libyaml is ten times as fast as the one in Python, and some hundred records are written.
    text = yaml.dump(dict(data), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
    done = fixer.fix(text.encode(), path, key[0])
    assert isinstance(done, FixResult), done
    document, problems = parse(done.text.encode(), path)
    assert document, problems
    return document
