"""A sample for an audit as a Markdown checklist, or as JSON. Record text is in code spans."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from clearinghouse.json_value import JsonValue
from clearinghouse.problems.github_markdown import single_line
from clearinghouse.records.common import Evidence
from clearinghouse.reports.audit import AuditedFact, AuditedRecord

_LONGEST = 400  # characters of a value
_HOW = """Open each address and compare. Tick a fact that the page supports. Leave a wrong one open and write E before
it; write N before one that cannot be verified, because the page is gone, does not say it, or no page is named.

Error rate = number of E / (ticks + number of E). Also say how many N there were: a fact without a page is no
error, and it is not right either. With n facts compared, the 95 % interval is about the rate plus or minus
1.96 times the square root of rate x (1 - rate) / n.
"""


def markdown(records: Sequence[AuditedRecord], *, seed: str) -> str:
    """Return the sample as a checklist, with how to compute the error rate."""
    facts = sum(len(record.facts) for record in records)
    head = [f"# Audit of {len(records)} records, seed {_code(seed)}", "", f"{facts} facts to compare.", "", _HOW]
    return "\n".join([*head, *(line for record in records for line in _record(record))]) + "\n"


def _record(record: AuditedRecord) -> Iterator[str]:
    yield f"## {record.kind}/{single_line(record.identifier)}"
    yield ""
    yield f"`{record.path}`, kept by {single_line(record.maintainer)}"
    yield ""
    for fact in record.facts:
        yield f"- [ ] **{fact.field}**: {_code(_value(fact.value))}"
        yield from (f"  - [{number}] {_page(item)}" for number, item in fact.evidence)
        if not fact.evidence:
            yield "  - no evidence names this field"
    yield ""


def _value(value: JsonValue) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _page(item: Evidence) -> str:
    parts = (item.date or "undated", item.locator, f"read as {item.read}", item.looked_up)
    address = f" <{single_line(item.url)}>" if item.url else ""
    return f"{_code(item.title)}{address}, {single_line(', '.join(part for part in parts if part), limit=_LONGEST)}"


def _code(text: str) -> str:
    """Return a text as a code span: nothing in it is read as Markdown or HTML."""
    plain = single_line(text, limit=_LONGEST).replace("`", "'")
    return f"`{plain}`"


def as_json(records: Sequence[AuditedRecord], *, seed: str) -> str:
    """Return the sample as JSON; `verdict` is for whoever compares: right, error or not verifiable."""
    sample = {"seed": seed, "records": [_record_data(record) for record in records]}
    return json.dumps(sample, ensure_ascii=False, indent=1) + "\n"


def _record_data(record: AuditedRecord) -> dict[str, object]:
    return {
        "kind": record.kind,
        "id": record.identifier,
        "path": record.path,
        "maintained_by": record.maintainer,
        "facts": [_fact_data(fact) for fact in record.facts],
    }


def _fact_data(fact: AuditedFact) -> dict[str, object]:
    pages = [
        {
            "number": number,
            "title": item.title,
            "url": item.url,
            "date": item.date,
            "locator": item.locator,
            "archive": item.archive,
            "read": item.read,
            "looked_up": item.looked_up,
        }
        for number, item in fact.evidence
    ]
    return {"field": fact.field, "value": fact.value, "evidence": pages, "verdict": None}


FORMATS = {"markdown": markdown, "json": as_json}
