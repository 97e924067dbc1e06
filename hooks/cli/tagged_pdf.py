"""What WeasyPrint leaves open in a tagged PDF: what a head of a table is for, page numbers, links on paper.

WeasyPrint calls `finish` before it writes the file. It knows no scope of heads (PDF/UA-1, 7.5), tags the margin boxes
without linking them to the tree (7.8 asks for artifacts), and marks no link as one that is printed (7.18.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

# The objects of pydyf, which has no types: dictionaries by name, streams with a list of operators.
PdfObject = Any
Objects = Mapping[bytes, PdfObject]  # by reference
_PRINTED = 4  # the flag of an annotation


class Pdf(Protocol):
    """The part of a file of pydyf that is used here."""

    objects: Sequence[PdfObject]
    catalog: PdfObject


def finish(_document: object, pdf: Pdf) -> None:
    """Complete the tags of a file that WeasyPrint is about to write."""
    objects = {item.reference: item for item in pdf.objects}
    for item in pdf.objects:
        if _name(item, "S") == "/TH":
            item.setdefault("A", {"O": "/Table"})["Scope"] = _scope(item, objects)
        if _name(item, "Subtype") == "/Link":
            item["F"] = _PRINTED
    _make_margins_artifacts(pdf, objects)


def _name(item: PdfObject, key: str) -> str:
    return str(item.get(key, "")) if isinstance(item, dict) else ""


def _scope(cell: PdfObject, objects: Objects) -> str:
    """Return what a head is for: its column in the head of a table, elsewhere its row."""
    row = objects[cell["P"]]
    return "/Column" if _name(objects.get(row["P"]), "S") == "/THead" else "/Row"


def _make_margins_artifacts(pdf: Pdf, objects: Objects) -> None:
    """Turn the content of each page that is in no branch of the tree into an artifact."""
    root = objects[pdf.catalog["StructTreeRoot"]]
    linked = set(_branches(root["K"], objects))
    numbers = objects[root["ParentTree"]]["Nums"]
    pages = [item for item in pdf.objects if _name(item, "Type") == "/Page"]
    for page in pages:
        owners = numbers[numbers.index(page["StructParents"]) + 1]
        for content, owner in enumerate(owners):
            if owner not in linked:
                _make_artifact(objects[page["Contents"]].stream, content)
                owners[content] = "null"


def _branches(children: Sequence[object], objects: Objects) -> Iterator[bytes]:
    """Yield the references of all elements at and below some children of an element."""
    for child in children:
        if isinstance(child, bytes) and child in objects:
            yield child
            below = objects[child].get("K", [])
            yield from _branches(below if isinstance(below, list) else [below], objects)


def _make_artifact(stream: list[Any], content: int) -> None:
    """Replace the tag before some marked content of a stream."""
    for place, properties in enumerate(stream):
        if isinstance(properties, dict) and properties.get("MCID") == content:
            stream[place - 1] = "/Artifact"
            properties.clear()
            properties["Type"] = "/Pagination"
