"""Coverage: every Party is counted once, and only lists that were read count."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.centre_coverage import centre_coverage, group_coverage, party_coverage
from clearinghouse.domain.derived_facts import derive_facts
from clearinghouse.domain.need_standing import NeedStanding
from support.paths import AS_OF


def test_every_party_is_in_one_class_of_its_group(catalogue: Catalogue) -> None:
    """On no list, on one and on several add up to the Parties of each group, and the groups to all Parties."""
    facts = derive_facts(catalogue, as_of=AS_OF)
    parties = party_coverage(catalogue, facts)
    groups = group_coverage(catalogue, parties)

    assert {item.country.id for item in parties} == {
        country.id for country in catalogue.countries.values() if country.convention.party == "yes"
    }
    assert all(row.none + row.one + row.several == row.parties for row in groups)
    assert sum(row.parties for row in groups) == len(parties)
    assert all(row.eligible_unnamed <= row.none for row in groups)


def test_a_centre_that_is_out_of_use_covers_nobody(catalogue: Catalogue) -> None:
    """When every centre is retired no Party is named, and no centre is listed."""
    retired = next(iter(catalogue.requests.values()))  # any value that is there
    closed = replace(
        catalogue,
        centres={key: replace(item, retired=retired) for key, item in catalogue.centres.items()},  # type: ignore[arg-type]
    )
    facts = derive_facts(closed, as_of=AS_OF)

    assert all(not item.centres for item in party_coverage(closed, facts))
    assert centre_coverage(closed, facts) == ()


def test_centres_that_share_countries_name_each_other(catalogue: Catalogue) -> None:
    """Two centres with a country in common share it, both ways, and no centre shares with itself."""
    facts = derive_facts(catalogue, as_of=AS_OF)
    shared = {
        item.centre.id: {other.id: count for other, count in item.shared} for item in centre_coverage(catalogue, facts)
    }

    assert any(shared.values())
    assert all(shared[other][one] == count for one, others in shared.items() for other, count in others.items())
    assert all(one not in others for one, others in shared.items())


def test_only_needs_that_wait_are_counted(catalogue: Catalogue) -> None:
    """The needs of a Party are those whose standing is to wait."""
    facts = derive_facts(catalogue, as_of=AS_OF)
    waiting = [item.country for item in catalogue.requests.values() if facts.standings[item.id] is NeedStanding.WAITING]

    assert {item.country.id: item.waiting for item in party_coverage(catalogue, facts) if item.waiting} == {
        code: waiting.count(code) for code in set(waiting) if code in catalogue.countries
    }
