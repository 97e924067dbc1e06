"""What editors read fits the live records: every pattern finds some, every first line names the right schema."""

from __future__ import annotations

import json

from clearinghouse.authoring.editor_schemas import FOLDER, path
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import schema_name
from support.paths import ROOT

_SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
_MODELINE = "# yaml-language-server: $schema="


def test_every_pattern_of_the_settings_finds_a_record() -> None:
    """No pattern of the settings for editors is left over."""
    assert [place for place in _SETTINGS["yaml.schemas"].values() if not any(ROOT.glob(place.lstrip("/")))] == []


def test_a_first_line_that_names_a_schema_names_that_of_the_kind(live: Catalogue) -> None:
    """The first line names the schema of the record for any editor, by a path that exists.

    A record without such a line is whole: a contributor with a browser need not know it. Nor does an older line that
    names the schema of the checker do harm.
    """
    named = 0
    for (kind, _), document in live.documents.items():
        first = document.text.split("\n", 1)[0]
        up = "../" * document.path.count("/")
        name = schema_name(kind, document.data)
        if first.startswith(_MODELINE):
            named += 1
            assert first.removeprefix(_MODELINE) in (f"{up}{path(name)}", f"{up}schemas/{name}.schema.json")
            assert (ROOT / document.path).parent.joinpath(first.removeprefix(_MODELINE)).resolve().is_file()
    assert named > len(live.documents) / 2


def test_records_that_are_offered_exist(live: Catalogue) -> None:
    """Every record that the written list offers has a file: identifiers are never lost."""
    offers = json.loads((ROOT / FOLDER / "names.schema.json").read_text("utf-8"))["$defs"]
    kinds = ("sources", "organisations", "centres", "chemicals", "memberships")
    offered = {kind: {item["body"] for item in offers[kind]["defaultSnippets"]} for kind in kinds}

    assert all(offered.values())
    assert {kind: ids - live.known[kind] for kind, ids in offered.items()} == {kind: set() for kind in offered}
