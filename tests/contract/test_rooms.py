"""Rooms lie one above the other: who imports whom is written down here, and nothing runs in a circle."""

from __future__ import annotations

import importlib
from graphlib import CycleError, TopologicalSorter
from types import ModuleType

import pytest
from support.source_tree import arrows, imports, modules

# What any room may use: words, numbers and processes; none of them knows of records. They import nothing of the code.
_GROUND = {"json_value", "language", "parallel", "text"}
# Each other room with all rooms that it imports, from the bottom up. Imports for types count. To add an arrow is to
# change the plan of docs/architecture.md; one that is gone must go here too.
_ARROWS = {
    "clearinghouse": "",
    "code_host": "",
    "problems": "",
    "records": "",
    "addresses": "code_host records",
    "documents": "problems records",
    "catalogue": "documents problems records",
    "fixes": "catalogue documents problems records",
    "authoring": "catalogue documents fixes problems records",
    "domain": "catalogue records",
    "wording": "catalogue domain records",
    "rules": "catalogue documents domain fixes problems records",
    "site": "",
    "site/templating": "problems records",
    "site/pictures": "",
    "site/context": "addresses catalogue domain records rules site/templating wording",
    "site/exports": "authoring documents domain records site/context wording",
    "site/pages": "authoring catalogue code_host documents domain problems records rules site/context site/pictures "
    "site/templating wording",
    "site/publishing": "addresses catalogue documents problems rules site/context site/exports site/pages "
    "site/templating",
    "reports": "catalogue code_host documents domain problems records rules "
    "site/context site/exports site/publishing site/templating wording",
    "environment": "addresses code_host",
    "mkdocs_serving": "site/publishing",
    "mkdocs_build": "environment site/publishing site/templating",
    "mkdocs_hooks": "environment mkdocs_build mkdocs_serving site/publishing",
    "cli": "addresses authoring catalogue code_host documents domain environment fixes problems records reports rules "
    "site/context site/exports site/pages site/publishing site/templating",
    "__main__": "cli environment",
}
_TABLE = {room: set(below.split()) for room, below in _ARROWS.items()}


def test_every_room_is_above_those_that_it_imports() -> None:
    """The table is in order: a room imports only rooms that stand before it, so that no arrow leads back up."""
    order = list(_TABLE)

    assert [
        (room, low) for room, below in _TABLE.items() for low in below if order.index(low) > order.index(room)
    ] == []


@pytest.mark.parametrize("room", _TABLE)
def test_a_room_imports_what_the_table_allows(room: str) -> None:
    """No room imports another one than the table says, and the table allows nothing that is not there."""
    assert arrows()[room] - _GROUND == _TABLE[room]


def test_the_ground_stands_on_nothing() -> None:
    """What every room may use imports no room, so that no arrow runs through it."""
    assert [(room, arrows()[room]) for room in sorted(_GROUND) if arrows()[room]] == []


def test_every_room_is_in_the_table() -> None:
    """The table and the ground have every room, and no other."""
    assert arrows().keys() == _TABLE.keys() | _GROUND


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Also within a room modules can be put in an order, imports for types included."""
    graph = {name: imported - {name} for name, imported in imports().items()}
    assert sum(map(len, graph.values())) > len(graph)

    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_no_name_of_a_package_hides_one_of_its_modules() -> None:
    """`import clearinghouse.records.source` gives the module, not a function that a package names like it."""
    submodules = [name for name in modules() if name.startswith("clearinghouse.")]
    for name in submodules:
        importlib.import_module(name)

    hidden = [
        name
        for name in submodules
        for package, _, own in [name.rpartition(".")]
        if not isinstance(getattr(importlib.import_module(package), own), ModuleType)
    ]
    assert hidden == []
