"""What may be answered where a field has a closed list of answers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_fields import Choose, FieldChoice, facts
from clearinghouse.language.messages import ENGLISH, Messages
from clearinghouse.records.requirements import CHECKERS, MAINTAINERS

_SENTENCE = re.compile(r"(?:^|(?<=\. ))\w")
_MOST_NAMED = 6  # terms of a vocabulary that a description names one by one


def choices(
    choice: FieldChoice, catalogue: Catalogue, schema_name: str, messages: Messages = ENGLISH
) -> Mapping[str, str]:
    """Return the answers, identifier to label, in the order in which they are shown.

    `schema_name` is that of the record which is being written. Raises KeyError for a vocabulary without a file.
    """
    if choice.among is Choose.TERMS:
        return {term.id: term.label_in(messages.language) for term in catalogue.vocabularies[choice.of].terms.values()}
    if choice.among is Choose.RECORDS:
        return names_of(catalogue, choice.of)
    if choice.among is Choose.VALUES:
        return {value: value.replace("-", " ") for value in choice.values}
    if choice.among is Choose.FIELDS:
        return facts(catalogue.schemas.trees[schema_name])
    roles = CHECKERS if choice.among is Choose.CHECKERS else MAINTAINERS
    return {**messages.table(roles), **names_of(catalogue, "centres")}


def with_labels(description: str, labels: Mapping[str, str]) -> str:
    """Return a description with the labels of terms in place of the terms: all of them, or one in quotes."""
    if len(labels) <= _MOST_NAMED and all(_whole(term).search(description) for term in labels):
        for term, label in labels.items():
            description = _whole(term).sub(label, description)
        return _SENTENCE.sub(lambda start: start.group().upper(), description)
    for term, label in labels.items():
        description = description.replace(f'"{term}"', f'"{label}"')
    return description


def _whole(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(term)}(?![\w-])")


def names_of(catalogue: Catalogue, kind: str) -> dict[str, str]:
    """Return identifier to name for each record of a kind that is in use, by name."""
    names = {
        identifier: str(getattr(record, "name", None) or getattr(record, "title", identifier))
        for identifier, record in catalogue.records(kind).items()
        if not getattr(record, "retired", None)
    }
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
