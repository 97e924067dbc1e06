"""A draft of changes to records: the documents as they are, and those that an edit adds or changes."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from clearinghouse.catalogue.catalogue import Key

from support.live_state import LiveState

Edit = Callable[["Draft"], None]
EDITS: dict[str, Edit] = {}


def edit(function: Edit) -> Edit:
    """Register a correct edit under the name of its function."""
    EDITS[function.__name__] = function
    return function


@dataclass
class Draft:
    """Changes to the records of a state; nothing in the state itself is changed."""

    state: LiveState
    changes: dict[Key, dict] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The date on which the edit is made."""
        return self.state.as_of

    def day(self, days: int = 0) -> str:
        """Return a date as records write it, `days` after today."""
        return (self.today + timedelta(days=days)).isoformat()

    def records(self, kind: str) -> dict[str, Mapping]:
        """Return the data of all records of a kind that are in use, by identifier, changes included."""
        current = {key: document.data for key, document in self.state.catalogue.documents.items()} | self.changes
        return {
            key[1]: data
            for key, data in sorted(current.items())
            if key[0] == kind and "moved_to" not in data and not data.get("retired")
        }

    def first(self, kind: str, fits: Callable[[Mapping], object] = lambda _: True) -> dict:
        """Return the data of the first record in use that fits, to be changed in place."""
        return self.change(kind, self.first_id(kind, fits))

    def first_id(self, kind: str, fits: Callable[[Mapping], object] = lambda _: True) -> str:
        """Return the identifier of the first record in use that fits; fails when there is none."""
        return next(key for key, data in self.records(kind).items() if fits(data))

    def change(self, kind: str, identifier: str) -> dict:
        """Return the data of a record, to be changed in place."""
        key = (kind, identifier)
        if key not in self.changes:
            self.changes[key] = copy.deepcopy(self.state.catalogue.documents[key].data)
        return self.changes[key]

    def add(self, kind: str, identifier: str, data: Mapping) -> None:
        """Add a record whose identifier nothing has yet."""
        assert identifier not in self.state.catalogue.known[kind], identifier
        self.changes[kind, identifier] = copy.deepcopy(dict(data))

    def verified(self, by: str = "secretariat", how: str = "live-page") -> dict:
        """Return who checked a record, today."""
        return {"on": self.day(), "by": by, "how": how}

    def evidence(self, *supports: str) -> dict:
        """Return a piece of evidence for some fields, read today."""
        return {
            "url": "https://provider.example/page",
            "title": "Page of the provider",
            "read": "live-page",
            "looked_up": self.day(),
            "supports": list(supports),
        }
