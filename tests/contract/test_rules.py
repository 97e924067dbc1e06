"""Every rule has a page, an accepted and a refused case, and works alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema_errors import CODE_OF_KEYWORD
from clearinghouse.documents.value_types import FORMATS
from clearinghouse.rules.registry import ALL_CODES, RULES
from clearinghouse.site.publishing.build import BuildError, prepare_build
from support.checks import report, report_case
from support.paths import AS_OF, CASES, ROOT

# A crash, special files, a large file, a missing file, prose pages, a fault of fixing: no record file shows them;
# other tests do.
# DIR-001 and DIR-002 have cases of their own kind, below.
_MADE_BY_TESTS = {"RUN-001", "DOC-001", "DOC-002", "DOC-014", "DIR-001", "DIR-002", "RUN-002"}


_WITH_CASES = sorted(set(ALL_CODES) - _MADE_BY_TESTS)


@pytest.mark.parametrize("identifier", [key for key in _WITH_CASES if key in RULES and RULES[key].scope == "change"])
def test_case_of_a_change_has_two_states(identifier: str) -> None:
    """The cases of a rule about changes have both states, so that it cannot pass on nothing to compare."""
    cases = [CASES / "rules" / identifier / name for name in ("accepted", "refused")]

    assert [(case / state / "data").is_dir() for case in cases for state in (".", "published")] == [True] * 4


def test_the_small_catalogue_has_no_problem(overlaid: Callable) -> None:
    """The catalogue on which all cases build is itself without any problem."""
    problems, _ = report(overlaid())

    assert problems == []


@pytest.mark.parametrize("identifier", _WITH_CASES)
def test_accepted_case_is_not_reported(identifier: str, overlaid: Callable) -> None:
    """The accepted case of a rule is not reported by that rule."""
    case = CASES / "rules" / identifier / "accepted"
    assert any(case.rglob("*.*")), "the rule has no accepted case"

    is_about_rules = identifier.startswith("EXC")  # an exception needs the rule that it is from
    rules = {key: rule for key, rule in RULES.items() if is_about_rules or key == identifier}

    problems, _ = report_case(case, overlaid, rules)

    assert [problem for problem in problems if problem.rule == identifier] == []


@pytest.mark.parametrize("identifier", _WITH_CASES)
def test_refused_case_is_reported_as_written(identifier: str, overlaid: Callable, golden: Callable) -> None:
    """The refused case of a rule gives exactly the expected report, in which the rule is named."""
    case = CASES / "rules" / identifier / "refused"

    problems, text = report_case(case, overlaid)

    assert identifier in {problem.rule for problem in problems}
    golden(case / "expected.txt", text)


@pytest.mark.parametrize("identifier", ["DIR-001", "DIR-002"])
def test_problems_of_pages_are_reported_as_written(identifier: str, overlaid: Callable, golden: Callable) -> None:
    """The refused page gives exactly the expected report before anything is built; the accepted one gives none."""
    case = CASES / "rules" / identifier
    good, poor = (overlaid(case / name, name=name) for name in ("accepted", "refused"))

    accepted = prepare_build(good, good / "content", as_of=AS_OF, addresses=Addresses("", ""))
    with pytest.raises(BuildError) as raised:
        prepare_build(poor, poor / "content", as_of=AS_OF, addresses=Addresses("", ""))

    assert identifier not in accepted.warnings
    golden(case / "refused" / "expected.txt", str(raised.value))


def test_texts_are_a_page() -> None:
    """The texts of a code are a title, and what, why and how to fix it; a rule has them in its docstring."""
    assert len(ALL_CODES) > 100
    assert [identifier for identifier in ALL_CODES if not re.fullmatch(r"[A-Z]{3}-\d{3}", identifier)] == []
    assert [key for key, code in ALL_CODES.items() if not all([code.title, code.what, code.why, code.fix])] == []


def test_every_format_in_the_schemas_has_a_checker(catalogue: Catalogue) -> None:
    """No schema uses a format that nothing checks."""
    used = set(
        re.findall(r'"format": "([^"]+)"', "".join(path.read_text() for path in (ROOT / "schemas").glob("*.json")))
    )

    assert used
    assert used <= set(FORMATS)


def test_every_keyword_in_the_schemas_has_a_rule() -> None:
    """A schema keyword that can refuse a value belongs to a rule family."""
    text = "".join(path.read_text() for path in (ROOT / "schemas").glob("*.json"))
    refusing = {
        "required",
        "additionalProperties",
        "type",
        "pattern",
        "propertyNames",
        "format",
        "enum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "minimum",
        "maximum",
        "uniqueItems",
        "oneOf",
        "anyOf",
    }
    used = {word for word in refusing if f'"{word}":' in text}

    assert used <= set(CODE_OF_KEYWORD)
