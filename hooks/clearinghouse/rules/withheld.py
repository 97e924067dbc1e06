"""Reports about a request whose sender refuses publication: they name the place and the rule, and quote nothing."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.json_value import JsonObject
from clearinghouse.problems.problem import Problem

_CONSENT = "LIF-003"  # the rule that says so; it quotes nothing
_MESSAGE = "the message is not shown, because it may quote a request that must not be published"
_FIX = "See rule LIF-003 first."


def without_quotations(problems: list[Problem], catalogue: Catalogue) -> list[Problem]:
    """Return the problems, those of requests without consent to their publication without what they quote.

    Reports of checks are public, in the summary of a job and next to the lines of a change.
    """
    documents = (*catalogue.documents.items(), *catalogue.incomplete.items())
    refused = {document.path for (kind, _), document in documents if kind == "requests" and _is_refused(document.data)}
    return [_without(item) if item.path in refused and item.rule != _CONSENT else item for item in problems]


def _is_refused(data: JsonObject) -> bool:
    submitted = data.get("submitted")
    return isinstance(submitted, dict) and submitted.get("consent") is False


def _without(item: Problem) -> Problem:
    return replace(item, message=_MESSAGE, expected="", fix=_FIX, suggestion="")
