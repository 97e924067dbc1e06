"""The words for the parts of a country file that were not found."""

from __future__ import annotations

from collections.abc import Mapping

from clearinghouse.domain.country_file import FilePart
from clearinghouse.language.messages import N_

FILE_PART: Mapping[FilePart, str] = {
    FilePart.PLAN: N_("a plan"),
    FilePart.REPORTS: N_("national reports"),
    FilePart.FIGURES: N_("inventory figures"),
    FilePart.AMENDMENTS: N_("the rule by which amendments enter into force for it"),
    FilePart.PAST_HELP: N_("past help"),
    FilePart.CENTRE: N_("a centre that lists it"),
    FilePart.FACILITIES: N_("a laboratory or plant in reach"),
}
