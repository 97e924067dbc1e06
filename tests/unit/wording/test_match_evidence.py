"""What a criterion rests on, in words."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching import Criterion
from clearinghouse.wording.match_evidence import rests_on, source_evidence


def test_evidence_of_the_steps_is_no_evidence_of_the_intake(catalogue: Catalogue) -> None:
    """Whether a source takes requests rests on its rounds and state, not on the page that names its conditions."""
    fund = catalogue.sources["rounds-fund"]
    second = fund.evidence[1]  # a second source for amounts and criteria

    assert second.supports == ("amount", "access.requirements")
    assert source_evidence(fund)[Criterion.INTAKE] == (1, 3, 4)
    assert source_evidence(fund)[Criterion.MAX_AMOUNT] == (1, 2)


def test_evidence_of_a_whole_field_supports_its_parts(catalogue: Catalogue) -> None:
    """What supports all of access supports the intake too, and what supports a part supports the whole."""
    helpdesk = catalogue.sources["helpdesk"].evidence

    assert helpdesk[0].supports == ("summary", "access", "eligibility")
    assert rests_on(helpdesk, ("access.intake",)) == (1,)
    assert rests_on(catalogue.sources["rounds-fund"].evidence, ("access",)) == (1, 2, 3)
    assert rests_on((), ("access",)) == ()
