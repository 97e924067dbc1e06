"""Plans for machines: the same answers as the plan, each with its findings, in words and with evidence."""

from __future__ import annotations

import json

from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.plans import Criterion, Finding, Role, State
from clearinghouse.domain.plans.evidence import evidence_of
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.plan_answers import plan_of_country, plan_of_need
from clearinghouse.site.exports import (
    country_plans_json,
    country_sources_json,
    need_plans_json,
    plan_criteria_json,
    plan_sources_json,
)
from clearinghouse.site.exports.plan_json import finding_names


def _need(context: SiteContext, need: str) -> dict:
    return json.loads(dict(need_plans_json.files(context, need))[f"api/v1/plans/{need}.json"])


def _country(context: SiteContext, code: str) -> dict:
    ((uri, content),) = country_plans_json.files(context, code)
    assert uri == f"api/v1/countries/{code}/plan.json"
    return json.loads(content)


def _options(file: dict) -> list[tuple[str, int, list[str]]]:
    """Return the source, the number of the line and all findings of each option of a file."""
    return [
        (
            file["sources"][place],
            line,
            [*_having(file["findings"], place), *_having(choice.get("findings", {}), [place, line])],
        )
        for row in file["result"]
        for choice in row["roles"].values()
        for place, line in (*choice.get("likely", ()), *choice.get("ask", ()))
    ]


def _having(findings: dict, key: object) -> list[str]:
    return [name for name, keys in findings.items() if key in keys]


def _sources(context: SiteContext) -> dict[str, dict]:
    table = json.loads(dict(plan_sources_json.files(context))["api/v1/plan-sources.json"])
    assert table["total"] == len(table["result"])
    return {row["source"]: row for row in table["result"]}


def test_the_file_of_a_need_has_the_sources_of_its_plan(site_context: SiteContext) -> None:
    """For each work package and role the likely sources, those to ask, and the counts are those of the plan."""
    plan = plan_of_need(site_context, "ken-pcb-system")
    file = _need(site_context, "ken-pcb-system")

    assert [row["package"] for row in file["result"]] == [item.package.package for item in plan.packages]
    for row, item in zip(file["result"], plan.packages, strict=True):
        for role in Role:
            choice, written = item.choices[role], row["roles"].get(role.value, {})
            for name, answers in (("likely", choice.likely), ("ask", choice.ask)):
                named = [file["sources"][place] for place, _ in written.get(name, ())]
                assert named == [answer.option.source.id for answer in answers]
            counts = [written.get(name, 0) for name in ("likely_count", "ask_count", "not_eligible_count")]
            assert counts == [choice.likely_count, choice.ask_count, choice.refused_count]
    assert file["headline"][0].startswith("We know of no source outside the GEF")
    assert file["without_payer"] == ["institutions"]
    assert file["standing"] == "to-be-confirmed"
    assert (file["question"]["open_cost"], file["question"]["currency"]) == (600000, "USD")


def test_findings_of_a_source_and_of_an_option_are_all_findings(site_context: SiteContext) -> None:
    """What holds for a source and what holds for one option alone are together the findings of the plan, each once."""
    assert MAY_BE_SERVED.intersection(site_context.facts.standings.values())
    for need, standing in site_context.facts.standings.items():
        if standing not in MAY_BE_SERVED:
            continue
        file = _need(site_context, need)
        written = [sorted(findings) for _, _, findings in _options(file)]
        expected = [
            sorted(finding_names(answer.findings))
            for plan in plan_of_need(site_context, need).packages
            for role in Role
            for answer in (*plan.choices[role].likely, *plan.choices[role].ask)
        ]
        assert written == expected


def test_the_name_of_a_finding_has_the_terms_that_the_question_shares() -> None:
    """Topics that are sought and met are in the name; what a source says, and a finding without terms, end early."""
    topic = Finding(Criterion.TOPIC, State.MET, "named", ("pcb", "ddt"))
    other_field = Finding(Criterion.TOPIC, State.UNKNOWN, "for-its-field", ("pcb", "ddt"))
    condition = Finding(Criterion.CONDITION, State.TO_ARRANGE, "endorsement", ("A letter, signed/stamped",))

    assert finding_names([topic, topic]) == ["topic/named/met/pcb,ddt"]
    assert finding_names([other_field]) == ["topic/for-its-field/unknown"]
    assert finding_names([Finding(Criterion.COUNTRY, State.MET, "any")]) == ["country/any/met"]
    assert finding_names([condition]) == ["condition/endorsement/to-arrange"]


def test_every_name_of_a_finding_can_be_looked_up(site_context: SiteContext) -> None:
    """Each criterion, reason and state in any file is in the legend, and a condition is one that the source has."""
    assert _options(_country(site_context, "KEN"))
    legend = json.loads(dict(plan_criteria_json.files(site_context))["api/v1/plan-criteria.json"])
    reasons = {row["criterion"]: row["reasons"] for row in legend["result"]}

    for code in site_context.catalogue.countries:
        file = _country(site_context, code)
        for source, _, findings in _options(file):
            for name in findings:
                criterion, reason, state = name.split("/")[:3]
                assert reasons[criterion][reason]
                assert state in legend["states"]
                conditions = site_context.catalogue.sources[source].conditions
                assert criterion != "condition" or reason in {item.kind for item in conditions}


def test_every_line_and_its_evidence_are_in_the_table_of_sources(site_context: SiteContext) -> None:
    """What a plan names is stated there: the form and ceiling of the line, and the evidence behind each finding."""
    table = _sources(site_context)
    written = _options(_country(site_context, "KEN"))
    answers = [
        answer
        for item in plan_of_country(site_context, "KEN").packages
        for choice in item.choices.values()
        for answer in (*choice.likely, *choice.ask)
    ]

    assert len(written) == len(answers) > 0
    for (source, number, _), answer in zip(written, answers, strict=True):
        row, option = table[source], answer.option
        line = next(item for item in row["lines"] if item["line"] == number)
        assert (line["role"], line.get("form"), line.get("ceiling")) == (
            option.role.value,
            option.provision.form,
            option.ceiling,
        )
        stated = row["evidence"]
        for item in answer.findings:
            by_reason = stated.get(f"{item.criterion.value}/{item.reason}", [])
            of_criterion = [*stated.get(item.criterion.value, []), *line.get("evidence", [])]
            assert set(evidence_of(option, item)) <= {*by_reason, *of_criterion}


def test_the_table_has_the_state_of_every_source_in_use(site_context: SiteContext) -> None:
    """Each source in use has one row; a line that it does not have is in no plan."""
    table = _sources(site_context)

    assert list(table) == [source.id for source in site_context.sources]
    for source in site_context.sources:
        row = table[source.id]
        assert row["status"] == site_context.facts.intakes[source.id].status.value
        assert row["confirmed"] == (source.id not in site_context.facts.unconfirmed)
        assert [item["line"] for item in row["lines"]] == [
            number for number, line in enumerate(source.provides, start=1) if line.packages
        ]


def test_a_need_that_does_not_wait_has_a_file_without_a_plan(site_context: SiteContext) -> None:
    """A need that is met says where it stands; one that is out of use and an invented example have no file."""
    met = _need(site_context, "sen-met")

    assert (met["standing"], met["total"], met["result"]) == ("met", 0, [])
    assert list(need_plans_json.files(site_context, "example-poor-request")) == []


def test_the_earlier_address_says_where_the_answer_is(site_context: SiteContext) -> None:
    """`api/v1/matches/<need>.json` of version 1 leads to the plan."""
    files = dict(need_plans_json.files(site_context, "ken-pcb-system"))
    moved = json.loads(files["api/v1/matches/ken-pcb-system.json"])

    assert moved["moved_to"] == "https://site.example/api/v1/plans/ken-pcb-system.json"
    assert moved["result"] == []


def test_the_file_of_a_country_has_every_package_and_the_counts_of_its_page(site_context: SiteContext) -> None:
    """The plan of a country has each work package, a government as applicant, and the counts that pages show."""
    file = _country(site_context, "KEN")
    plan = plan_of_country(site_context, "KEN")

    assert [row["package"] for row in file["result"]] == list(
        site_context.catalogue.vocabularies["work-packages"].terms
    )
    assert file["question"]["applicants"] == ["national-government"]
    assert file["verdicts"] == {key.value: n for key, n in site_context.facts.verdict_counts("KEN").items()}
    assert len(_options(file)) == sum(
        len(choice.likely) + len(choice.ask) for item in plan.packages for choice in item.choices.values()
    )


def test_a_closed_source_is_in_no_plan(site_context: SiteContext) -> None:
    """A source that is closed for good is likely for no country, and nobody is told to ask it."""
    assert "closed-programme" in site_context.catalogue.sources
    for code in site_context.catalogue.countries:
        assert not any(source == "closed-programme" for source, _, _ in _options(_country(site_context, code)))


def test_sources_by_country_have_every_source_once_with_its_verdict(site_context: SiteContext) -> None:
    """For Barbados each source in use is there once, with the verdict that its own basis gives, and the same totals."""
    barbados = site_context.catalogue.countries["BRB"]
    files = dict(country_sources_json.files(site_context))
    file = json.loads(files["api/v1/countries/BRB/sources.json"])

    expected = {item.id: assess_source(item, barbados).verdict.value for item in site_context.sources}
    named = [(source, row["verdict"]) for row in file["result"] for source in row["sources"]]
    assert sorted(named) == sorted(expected.items())
    assert (file["listed_sources"], file["total"]) == (len(expected), len(file["result"]))
    assert file["verdicts"] == {key.value: n for key, n in site_context.facts.verdict_counts("BRB").items()}
    assert expected["oda-facility"] == "not-eligible"
    assert expected["american-bank"] == "likely-eligible"
    assert expected["development-bank"] == "needs-more-information"
