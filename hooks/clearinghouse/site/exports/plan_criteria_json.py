"""What the words in the plans for machines mean: each criterion with its reasons, and the roles, states and gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearinghouse.domain.plans import Criterion
from clearinghouse.domain.plans.evidence import SOURCE_FIELDS
from clearinghouse.language.messages import N_, Messages
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.registry import exporter
from clearinghouse.wording.labels import VERDICT
from clearinghouse.wording.plan_text import FINDING, GAP, PLAN_CRITERION, PLAN_ROLE, PLAN_STATE

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_URI = "api/v1/plan-criteria.json"


@exporter(
    title=N_("Criteria of plans"),
    description=N_("What the roles, answers and reasons in the plans mean."),
    addresses=(_URI,),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/plan-criteria.json."""
    messages = context.messages
    rows = [_criterion(criterion, messages) for criterion in Criterion]
    words = {
        "verdicts": messages.table(VERDICT),
        "roles": messages.table(PLAN_ROLE),
        "states": messages.table(PLAN_STATE),
        "gaps": messages.table(GAP),
    }
    yield _URI, envelope(context, _URI, as_rows(rows), total=len(rows), **words)


def _criterion(criterion: Criterion, messages: Messages) -> str:
    return as_json(
        {
            "criterion": criterion.value,
            "name": messages.gettext(PLAN_CRITERION[criterion]),
            "source_fields": SOURCE_FIELDS[criterion],
            "reasons": {reason: _sentence(messages.translated(text)) for reason, text in FINDING[criterion].items()},
        }
    )


def _sentence(template: str) -> str:
    """Return a sentence with {name} where the terms or sums of a finding stand."""
    return _PLACEHOLDER.sub(r"{\1}", template).replace("%%", "%")
