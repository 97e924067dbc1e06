"""What holds for the files of countries and the desks of centres among the live records."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.centre_desk import centre_desk
from clearinghouse.domain.convention_eligibility import Standing
from clearinghouse.domain.country_file import country_file
from clearinghouse.site.pages import centre as centre_page
from clearinghouse.site.publishing import outputs

from support.invariants import INVARIANTS, invariant
from support.live_state import LiveState

ALL_INVARIANTS = INVARIANTS  # these too, once this module is imported
_PARTS_OF_A_FILE = 3


@invariant
def a_country_file_has_three_parts_or_says_what_was_not_found(live: LiveState) -> Iterator[object]:
    """The file of an eligible Party has three parts, or its page says which were not found; most have three."""
    facts = live.context.facts
    eligible = [code for code, item in facts.assessments.items() if item.standing is Standing.ELIGIBLE]
    files = {code: country_file(live.catalogue.countries[code], facts) for code in eligible}
    thin = [code for code, file in files.items() if len(file.found) < _PARTS_OF_A_FILE]
    pages = {task.uri: task for task in outputs.tasks(live.context)}
    yield from (
        code
        for code in thin
        if "What we did not find may still exist."
        not in pages[f"countries/{code}/file/"].render(live.context, code).body
    )
    if len(thin) > len(eligible) / 2:
        yield thin


@invariant
def no_centre_has_an_empty_desk(live: LiveState) -> Iterator[object]:
    """Each centre in use has countries, an office or a host, and laboratories or plants of its region."""
    for centre in live.catalogue.centres.values():
        desk = centre_desk(centre, live.catalogue, live.context.facts.served_by)
        facilities = centre_page.reach(live.context, centre, desk).total
        if not centre.retired and not (desk.countries and facilities and (centre.contact or centre.host)):
            yield centre.id
