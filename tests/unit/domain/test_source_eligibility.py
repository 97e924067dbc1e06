"""What is computed: eligibility, intake, service, routing, totals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_totals import discrepancies, overhead, table_1, table_2
from clearinghouse.domain.convention_eligibility import ENTRY_INTO_FORCE, Ground, Standing, assess_country
from clearinghouse.domain.intake import Status, assess_intake
from clearinghouse.domain.reference_date import eligibility_date
from clearinghouse.domain.request_lifecycle import FINAL, NEXT, allowed
from clearinghouse.domain.routing import centres_by_country, responsible_centres
from clearinghouse.domain.source_eligibility import Reason, Verdict, assess_source
from clearinghouse.records.budget import Line
from clearinghouse.records.request import Publication
from clearinghouse.records.source import Round
from support.paths import AS_OF


@pytest.mark.parametrize(
    ("code", "standing", "ground"),
    [
        ("KEN", Standing.ELIGIBLE, Ground.ODA_PARTY),
        ("RUS", Standing.ELIGIBLE, Ground.TRANSITION_PARTY),
        ("BRB", Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST),
        ("CHL", Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST),
        ("SGP", Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST),
        ("DEU", Standing.NOT_ELIGIBLE, Ground.DONOR),
        ("EUE", Standing.NOT_ELIGIBLE, Ground.DONOR),
        ("USA", Standing.NOT_ELIGIBLE, Ground.DONOR),
        ("MYS", Standing.NOT_ELIGIBLE, Ground.NOT_PARTY),
        ("HTI", Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT),
        ("TKM", Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT),
    ],
)
def test_eligibility_of_real_countries_today(real: Catalogue, code: str, standing: Standing, ground: Ground) -> None:
    """Paragraph 9 gives each of these countries the answer that its lists give, and no guess."""
    found = assess_country(real.countries[code], as_of=AS_OF)

    assert (found.standing, found.ground) == (standing, ground)


def test_a_signatory_is_eligible_only_before_entry_into_force(real: Catalogue) -> None:
    """A developing country that had signed, and was no Party yet, is eligible on 16 May 2004 and not on 17 May 2004."""
    kenya = real.countries["KEN"]
    before, after = date(2004, 5, 16), ENTRY_INTO_FORCE

    assert assess_country(kenya, as_of=before).ground is Ground.ODA_SIGNATORY
    assert assess_country(kenya, as_of=before).interim is True
    assert assess_country(kenya, as_of=after).standing is Standing.NOT_ELIGIBLE
    assert assess_country(kenya, as_of=after).ground is Ground.NOT_PARTY_YET


def test_before_its_signature_a_country_is_not_eligible(real: Catalogue) -> None:
    """On the day before it signed, a country that is no Party is not eligible."""
    kenya = real.countries["KEN"]

    assert assess_country(kenya, as_of=kenya.convention.signed).standing is Standing.ELIGIBLE
    assert assess_country(kenya, as_of=date(2001, 5, 22)).standing is Standing.NOT_ELIGIBLE


def test_a_deposit_counts_from_entry_into_force_for_the_party(real: Catalogue) -> None:
    """A Party counts from the day on which the Convention is in force for it, not from the deposit."""
    kenya = real.countries["KEN"]
    day = kenya.convention.in_force

    assert assess_country(kenya, as_of=day).standing is Standing.ELIGIBLE
    assert assess_country(kenya, as_of=date.fromordinal(day.toordinal() - 1)).standing is Standing.NOT_ELIGIBLE


def _rounds(real: Catalogue, *rounds: Round, **changes: object) -> object:
    return replace(real.sources["unep-special-programme"], rounds=rounds, **changes)


@pytest.mark.parametrize(
    ("day", "status", "days"),
    [
        (date(2026, 5, 14), Status.OPENS_LATER, 1),
        (date(2026, 5, 15), Status.OPEN, 66),
        (date(2026, 6, 20), Status.CLOSING_SOON, 30),
        (date(2026, 7, 20), Status.CLOSING_SOON, 0),
        (date(2026, 7, 21), Status.BETWEEN_ROUNDS, None),
    ],
)
def test_the_ninth_round_decides_by_its_dates(real: Catalogue, day: date, status: Status, days: int | None) -> None:
    """The real ninth round of the Special Programme opens on 15 May and closes on 20 July 2026, both days included."""
    found = assess_intake(real.sources["unep-special-programme"], as_of=day)

    assert (found.status, found.days) == (status, days)


def test_an_old_page_that_says_open_does_not_open_a_source_in_rounds(real: Catalogue) -> None:
    """A source that works in rounds is not open without a running round, whatever the evidence says."""
    source = _rounds(real, stated="open")

    assert assess_intake(source, as_of=AS_OF).status is Status.BETWEEN_ROUNDS


def test_a_round_without_an_end_does_not_open_a_source(real: Catalogue) -> None:
    """A round whose last day is not stated never counts as open."""
    source = _rounds(real, Round("First", opens=date(2026, 1, 1)))

    assert assess_intake(source, as_of=AS_OF).status is Status.BETWEEN_ROUNDS


def test_a_closed_source_stays_closed(real: Catalogue) -> None:
    """A source that has ended reads closed."""
    assert assess_intake(real.sources["saicm-qsp"], as_of=AS_OF).status is Status.CLOSED


@pytest.mark.parametrize(
    ("source", "country", "verdict", "reason"),
    [
        ("unep-special-programme", "KEN", Verdict.LIKELY, Reason.DEVELOPING),
        ("unep-special-programme", "DEU", Verdict.NOT_ELIGIBLE, Reason.NEITHER),
        ("unep-special-programme", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
        ("nefco-ukraine", "UKR", Verdict.LIKELY, Reason.NAMED),
        ("uk-defra-pollution", "KEN", Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED),
        ("afdb-mic-taf", "VNM", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ("afdb-mic-taf", "KEN", Verdict.LIKELY, Reason.MEMBER),
        ("afdb-mic-taf", "PER", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ("idb-technical-cooperation", "BRB", Verdict.LIKELY, Reason.MEMBER),
        ("idb-technical-cooperation", "ATG", Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER),
        ("caf", "BHS", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ("ebrd", "UKR", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ("world-bank-pollution", "KEN", Verdict.MORE_INFORMATION, Reason.LIST_NOT_KNOWN),
        ("opcw-article-xi", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
        ("opcw-article-xi", "EGY", Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER),
        ("opcw-article-xi", "DEU", Verdict.NOT_ELIGIBLE, Reason.NEITHER),
        ("unido-seco-geipp", "KEN", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ("gcf-readiness", "SRB", Verdict.MORE_INFORMATION, Reason.IN_TRANSITION),
        ("france-ffem", "BRB", Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
        ("france-ffem", "SYC", Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
    ],
)
def test_a_source_serves_by_its_own_basis(
    real: Catalogue, source: str, country: str, verdict: Verdict, reason: Reason
) -> None:
    """Each source answers by its own list, groups or region; an unknown list is never guessed."""
    found = assess_source(real.sources[source], real.countries[country])

    assert (found.verdict, found.reason) == (verdict, reason)


def test_adding_a_country_to_the_list_never_makes_it_less_eligible(real: Catalogue) -> None:
    """For every real source, a country named on its list is likely eligible unless it is expressly left out."""
    for source in real.sources.values():
        rule = replace(source.eligibility, countries=(*source.eligibility.countries, "KEN"))
        excluded = "KEN" in rule.excluded
        verdict = assess_source(replace(source, eligibility=rule), real.countries["KEN"]).verdict
        assert verdict is (Verdict.NOT_ELIGIBLE if excluded else Verdict.LIKELY), source.id


def test_a_need_goes_to_its_own_centre_or_to_those_that_serve_the_country(real: Catalogue) -> None:
    """A centre named in the request wins; else the centres whose list has the country; else none."""
    served = centres_by_country(real.centres)
    request = real.requests["ken-none"] if "ken-none" in real.requests else next(iter(real.requests.values()))

    assert responsible_centres(replace(request, centre="scrc-kenya"), served) == ("scrc-kenya",)
    assert responsible_centres(replace(request, centre=None, country="SEN"), served) == ("bcrc-scrc-senegal",)
    assert responsible_centres(replace(request, centre=None, country="DEU"), served) == ()


def test_every_state_can_be_reached_and_final_states_end() -> None:
    """Every state follows another one, and completed and withdrawn requests go nowhere."""
    reached = {after for following in NEXT.values() for after in following}

    assert set(NEXT) == reached | {"received"}
    assert {state for state, following in NEXT.items() if not following} < FINAL
    assert allowed(None, "offers") == ("received",)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2017", date(2017, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2017-12-21", date(2017, 12, 21)),
        (None, date(2026, 11, 23)),
    ],
)
def test_a_need_counts_at_the_end_of_the_period_of_its_document(real: Catalogue, stated: str | None, day: date) -> None:
    """A document dated by a year or month counts at its end; one without a date at the last check."""
    request = replace(real.requests["sdn-obsolete-pesticides"], document=Publication("x", date=stated))

    assert eligibility_date(request) == day


def test_the_budget_gives_the_printed_totals(real: Catalogue) -> None:
    """Programme, overhead and totals are computed as printed; only two cells of Table 2 differ, by a dollar."""
    budget = real.budget["pilot-2003-2004"]
    rows = {row.row: row.amounts for row in table_2(budget)}

    assert rows["programme"] == {2003: 1_875_384, 2004: 1_317_277}
    assert rows["overhead"] == {2003: 243_800, 2004: 171_246}
    assert rows["total"] == {2003: 2_119_184, 2004: 1_488_523}
    assert [(item.row, item.year, item.printed, item.computed) for item in discrepancies(budget)] == [
        ("central-unit", 2003, 230_585, 230_584),
        ("central-unit", 2004, 228_844, 228_845),
    ]
    assert all(item.declared for item in discrepancies(budget))


def test_one_changed_line_changes_every_total_that_depends_on_it(real: Catalogue) -> None:
    """A thousand dollars more for travel of a centre in 2003 moves four centres, the programme, overhead and total."""
    budget = real.budget["pilot-2003-2004"]
    units = list(budget.units)
    lines = [
        replace(line, amounts={**line.amounts, 2003: 26_000}) if line.id == "travel" else line
        for line in units[1].lines
    ]
    units[1] = replace(units[1], lines=tuple(lines))

    changed = replace(budget, units=tuple(units))

    moved = {(item.table, item.row) for item in discrepancies(changed) if not item.declared}
    assert moved == {
        (1, "centres/travel"),
        (1, "centres/subtotal"),
        (2, "centres"),
        (2, "programme"),
        (2, "overhead"),
        (2, "total"),
    }
    assert {row.row: row.amounts for row in table_2(changed)}["total"][2003] == 2_123_704


def test_overhead_is_rounded_half_up_and_in_kind_is_not_counted(real: Catalogue) -> None:
    """Half a dollar rounds up, and a line in kind adds nothing."""
    budget = real.budget["pilot-2003-2004"]
    first = replace(budget.units[0], lines=(Line("x", None, "X", {2003: "in kind", 2004: None}),))

    assert overhead(replace(budget, overhead_percent=1), 50) == 1
    assert Decimal(50) / 100 == Decimal("0.5")
    assert table_1(replace(budget, units=(first,)))[-1].amounts == {2003: 0, 2004: 0}
