"""A new record from answers: what must be asked, what an answer means, and how the record is written.

Everything comes from the schema of the kind, so a new field is asked for, checked and explained without a change here.
"""

from clearinghouse.authoring.answers import Answer, Refused, understand
from clearinghouse.authoring.identifiers import identifier, refusal
from clearinghouse.authoring.questions import Question, field_at, given, put, questions
from clearinghouse.authoring.record_writer import record, template

KINDS = {"source": "sources", "organisation": "organisations", "centre": "centres", "request": "requests"}

__all__ = [
    "KINDS",
    "Answer",
    "Question",
    "Refused",
    "field_at",
    "given",
    "identifier",
    "put",
    "questions",
    "record",
    "refusal",
    "template",
    "understand",
]
