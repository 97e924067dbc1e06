"""The engine runs every rule, also next to one that crashes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from clearinghouse.catalogue import catalogue as catalogue_module
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.problems.problem import Severity
from clearinghouse.rules import engine as rules
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import RuleContext, Violation, rule
from support.checks import report
from support.paths import AS_OF, CASES


def test_a_crashing_rule_is_reported_and_the_others_run(overlaid: Callable) -> None:
    """A rule that crashes becomes a problem of its own and hides nothing."""

    def crash(record: object, context: RuleContext) -> None:
        raise ZeroDivisionError("made for the test")

    catalogue, _ = load(overlaid(CASES / "rules" / "RND-001" / "refused"))
    broken = rule("ZZZ-999", Severity.ERROR, "sources")(crash)

    reported = rules.check(catalogue, as_of=AS_OF, rules={**RULES, "ZZZ-999": broken})

    assert {problem.rule for problem in reported} == {"RND-001", "RUN-001"}
    assert all("ZZZ-999" in problem.message for problem in reported if problem.rule == "RUN-001")


def test_a_crashing_catalogue_rule_is_reported_too(catalogue: Catalogue) -> None:
    """A rule over the whole catalogue that crashes is reported as well."""

    def crash(context: RuleContext) -> None:
        raise KeyError("made for the test")

    broken = rule("ZZZ-998", Severity.ERROR)(crash)

    reported = rules.check(catalogue, as_of=AS_OF, rules={"ZZZ-998": broken})

    assert [(problem.rule, problem.path) for problem in reported] == [("RUN-001", "data")]


def test_a_crashing_rule_about_changes_is_reported_too(catalogue: Catalogue) -> None:
    """A rule that compares two states and crashes is reported as well."""

    def crash(before: Catalogue, context: RuleContext) -> None:
        raise KeyError("made for the test")

    broken = rule("ZZZ-997", Severity.ERROR, scope="change")(crash)

    reported = rules.compare(catalogue, catalogue, as_of=AS_OF, rules={"ZZZ-997": broken})

    assert [(problem.rule, problem.path) for problem in reported] == [("RUN-001", "data")]


def test_nothing_is_reported_when_nothing_changed(catalogue: Catalogue) -> None:
    """The records of the repository compared with themselves have no problem."""
    assert rules.compare(catalogue, catalogue, as_of=AS_OF) == []


def test_an_exception_takes_one_warning_away_and_no_other(overlaid: Callable) -> None:
    """A warning with an exception is not reported, and every other problem of the record still is."""
    root = overlaid(CASES / "rules" / "EXC-001" / "accepted")
    target = root / "data" / "sources" / "example-grants.yml"
    before, _ = report(root)
    target.write_text(target.read_text("utf-8").replace("per: project", "per: project \n  typical: 1"), "utf-8")

    after, _ = report(root)

    assert before == []
    assert {problem.rule for problem in after} == {"AMT-001", "FMT-001", "FMT-002"}


def test_a_crashing_catalogue_rule_names_the_record(catalogue: Catalogue) -> None:
    """A rule over the whole catalogue that one record makes crash is reported at that record."""

    def crash(context: RuleContext) -> Iterator[Violation]:
        for key in context.catalogue.documents:
            if key == ("sources", "rounds-fund"):
                raise ZeroDivisionError("made for the test")
        yield from ()

    broken = rule("ZZZ-996", Severity.ERROR)(crash)

    found = rules.check(catalogue, as_of=AS_OF, rules={"ZZZ-996": broken})

    assert [(problem.rule, problem.path) for problem in found] == [("RUN-001", "data/sources/rounds-fund.yml")]


def test_places_in_a_record_are_looked_up_once(overlaid: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many problems a record has, its text is parsed once for their places."""
    root = overlaid()
    path = root / "data" / "sources" / "example-grants.yml"
    steps = "".join("    - action: Send\n      actor: Applicant\n" for _ in range(50))
    path.write_text(path.read_text("utf-8").replace("  steps:\n", f"  steps:\n{steps}", 1), "utf-8")
    located: list[str] = []
    locate = catalogue_module.locate
    monkeypatch.setattr(catalogue_module, "locate", lambda document: located.append(document.path) or locate(document))

    problems, _ = report(root)

    assert [problem.rule for problem in problems] == ["FMT-001"] * 50
    assert located == ["data/sources/example-grants.yml"]
