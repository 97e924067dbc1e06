"""The network of the proposal (its figure and paragraph 10), as written."""

from dataclasses import dataclass, field

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record, at


@dataclass(frozen=True, slots=True)
class Duty(Part):
    """What an element does; `page` is the page of this site that does it."""

    text: str
    paragraph: str
    article: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class ReachNote(Part):
    """A way to reach an element."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Kept(Part):
    """Something that an element maintains."""

    text: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Element(Part):
    """One element of the figure; `level` only for the three levels."""

    id: str
    title: str
    paragraph: str
    who: str
    level: str | None = None
    article: str | None = None
    duties: tuple[Duty, ...] = ()
    reach: tuple[ReachNote, ...] = ()
    maintains: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupOfSources(Part):
    """A group of sources, by kinds of organisation; the one of the IOMC has its members of any kind."""

    id: str
    title: str
    iomc: bool
    kinds: tuple[str, ...]
    levels: tuple[str, ...]
    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class Flow(Part):
    """What flows between two elements; information flows both ways."""

    start: str = field(metadata=at("from"))
    end: str = field(metadata=at("to"))
    what: str
    paragraph: str
    text: str


@dataclass(frozen=True, slots=True)
class Network(Record):
    """The whole figure."""

    title: str
    elements: tuple[Element, ...]
    groups: tuple[GroupOfSources, ...]
    flows: tuple[Flow, ...]
    evidence: tuple[Evidence, ...]
    notes: str | None
