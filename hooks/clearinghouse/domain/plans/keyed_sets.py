"""Records of one side grouped by key, and assessed once for each pair of different keys of both sides."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from clearinghouse.domain.plans.bitsets import Bits, Keys
from clearinghouse.domain.source_verdict import Verdict

Doubts = tuple[Bits, Bits]  # those that leave a question, and those that are refused
Member = TypeVar("Member")
Probe = TypeVar("Probe")


class KeyedSets(Generic[Member, Probe]):
    """The members of a set by key, for one part of the definition.

    `verdict` reads of a member only what its key holds, and of a probe only what `probe_key` returns.
    """

    def __init__(
        self,
        keys: Keys[Member],
        probe_key: Callable[[Probe], Hashable],
        verdict: Callable[[Member, Probe], Verdict],
    ) -> None:
        """Start without any result: each is computed when a probe with a new key comes."""
        self._keys, self._probe_key, self._verdict = keys, probe_key, verdict
        self._known: dict[Hashable, Doubts] = {}

    def doubts(self, probe: Probe) -> Doubts:
        """Return the members that leave a question for a probe, and those that are refused."""
        key = self._probe_key(probe)
        if key not in self._known:
            self._known[key] = self._assess(probe)
        return self._known[key]

    def _assess(self, probe: Probe) -> Doubts:
        doubted = refused = 0
        for example, members in zip(self._keys.example, self._keys.members, strict=True):
            verdict = self._verdict(example, probe)
            if verdict is Verdict.NOT_ELIGIBLE:
                refused |= members
            elif verdict is Verdict.MORE_INFORMATION:
                doubted |= members
        return doubted, refused
