"""Rules of PDF/UA-1 that a machine can check, on a file opened with pikepdf. It is no full validator.

Fonts, contrast, the order of reading and whether a text alternative is true need a validator or a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf

_HEADING = re.compile(r"/H([1-6])$")
_PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "EI"}


def findings(document: pikepdf.Pdf) -> list[str]:
    """Return what breaks a rule, in words; nothing for a file in which none was found."""
    catalog = document.Root
    tree = catalog.get("/StructTreeRoot")
    elements = list(_elements(tree)) if tree is not None else []
    return [
        *_document_findings(catalog),
        *([] if tree is not None else ["7.1: there is no tree of tags"]),
        *_heading_findings(elements),
        *_table_findings(elements),
        *(f"7.3: {_tag(item)} has no text alternative" for item in elements if _lacks_alternative(item)),
        *(finding for number, page in enumerate(document.pages, 1) for finding in _page_findings(number, page, tree)),
    ]


def _document_findings(catalog: pikepdf.Dictionary) -> Iterator[str]:
    metadata = catalog.Metadata.read_bytes() if "/Metadata" in catalog else b""
    if not bool(catalog.get("/MarkInfo", {}).get("/Marked", False)):
        yield "6.2: the file does not say that it is tagged"
    if not str(catalog.get("/Lang", "")):
        yield "7.2: no language is given"
    if not bool(catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "7.1: the window does not show the title"
    if b"pdfuaid:part" not in metadata:
        yield "5: the metadata do not claim PDF/UA"
    if b"dc:title" not in metadata:
        yield "7.1: the metadata have no title"


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements at and below a node, in their order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node and str(node.get("/Type", "/StructElem")) == "/StructElem":
            yield node
        yield from _elements(node.get("/K", pikepdf.Array()))


def _tag(element: pikepdf.Dictionary) -> str:
    return str(element.S)


def _lacks_alternative(element: pikepdf.Dictionary) -> bool:
    return _tag(element) in ("/Figure", "/Formula") and not ("/Alt" in element or "/ActualText" in element)


def _heading_findings(elements: list[pikepdf.Dictionary]) -> Iterator[str]:
    levels = [int(match[1]) for item in elements if (match := _HEADING.match(_tag(item)))]
    if not levels:
        yield "7.4: there is no heading"
    for above, level in zip([0, *levels], levels, strict=False):
        if level > above + 1:
            yield f"7.4: a heading of level {level} follows one of level {above}"


def _table_findings(elements: list[pikepdf.Dictionary]) -> Iterator[str]:
    for table in (item for item in elements if _tag(item) == "/Table"):
        tags = [_tag(item) for item in _elements(table)]
        if "/TR" not in tags:
            yield "7.5: a table has no row"
        if "/TH" not in tags:
            yield "7.5: a table has no head"
    for head in (item for item in elements if _tag(item) == "/TH"):
        if "/Scope" not in head.get("/A", {}):
            yield "7.5: a head of a table does not say what it is for"


def _page_findings(number: int, page: pikepdf.Page, tree: pikepdf.Dictionary | None) -> Iterator[str]:
    links = [item for item in page.get("/Annots", pikepdf.Array()) if str(item.Subtype) == "/Link"]
    if links and str(page.get("/Tabs", "")) != "/S":
        yield f"7.18.3: the tab key does not follow the tags of page {number}"
    if any("/Contents" not in item for item in links):
        yield f"7.18.5: a link of page {number} has no description"
    owners = _owners(page, tree)
    for where in sorted(set(_contents(page))):
        if where < 0:
            yield f"7.1: page {number} has content that is neither tagged nor an artifact"
        elif where >= len(owners) or owners[where] is None:
            yield f"7.1: content {where} of page {number} belongs to no tag"


def _owners(page: pikepdf.Page, tree: pikepdf.Dictionary | None) -> list[pikepdf.Object | None]:
    """Return the element of each marked content of a page, None for one that is outside the tree."""
    if tree is None or "/StructParents" not in page:
        return []
    numbers = list(tree.ParentTree.Nums)
    owners = numbers[numbers.index(int(page.StructParents)) + 1]
    linked = {item.objgen for item in _elements(tree)}
    return [item if item is not None and item.objgen in linked else None for item in owners]


def _contents(page: pikepdf.Page) -> Iterator[int]:
    """Yield the number of the marked content around each thing that is painted: -1 outside, none for artifacts."""
    open_marks: list[int | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            properties = operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
            is_artifact = str(operands[0]) == "/Artifact"
            open_marks.append(None if is_artifact else int(properties.get("/MCID", -1)))
        elif name == "EMC":
            open_marks.pop()
        elif name in _PAINTS and None not in open_marks:
            yield max((mark for mark in open_marks if mark is not None), default=-1)
