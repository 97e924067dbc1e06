"""What it takes to add a field to a kind of record: its schema and its template (docs/architecture.md)."""

from __future__ import annotations

import json
from pathlib import Path

from support.builds import build
from support.site_files import read

_TEMPLATE = Path("hooks/clearinghouse/site/templates/source.html.jinja")
_RECORD = Path("data/sources/example-grants.yml")
_FIELD = {
    "title": "Helpline",
    "description": "Where an applicant can call.",
    "$ref": "common.schema.json#/$defs/line_or_null",
    "examples": ["+41 22 917 00 00"],
}
_NEXT = "{% if source.donors %}<dt>"
_LINE = "{% if source.helpline %}<dt>Helpline</dt> <dd>{{ source.helpline }}</dd>{% endif %}\n"


def test_a_new_field_of_a_source_touches_only_its_schema_and_its_template(house: Path, tmp_path: Path) -> None:
    """A record states the new field and its page shows it, escaped; no Python knows the field, and others lack it."""
    schema = house / "schemas" / "source.schema.json"
    data = json.loads(schema.read_text("utf-8"))
    schema.write_text(json.dumps({**data, "properties": {**data["properties"], "helpline": _FIELD}}), "utf-8")
    template = (house / _TEMPLATE).read_text("utf-8")
    assert template.count(_NEXT) == 1
    (house / _TEMPLATE).write_text(template.replace(_NEXT, f"{_LINE}{_NEXT}"), "utf-8")
    (house / _RECORD).write_text(f"{(house / _RECORD).read_text('utf-8')}helpline: Call 112 & ask\n", "utf-8")

    done = build(house, tmp_path / "site", CLEARINGHOUSE_NO_SEARCH="1")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "<dd>Call 112 &amp; ask</dd>" in read(tmp_path / "site", "sources/example-grants/")
    assert "Helpline" not in read(tmp_path / "site", "sources/example-training/")
