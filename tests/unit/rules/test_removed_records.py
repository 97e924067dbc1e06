"""A text that must go is in no output, and the checks let its removal pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.catalogue.loader import load
from clearinghouse.problems.problem import Severity
from clearinghouse.site.context.context import Addresses, SiteContext, build_context
from clearinghouse.site.exports.registry import exporters
from clearinghouse.site.publishing import outputs
from support.checks import report
from support.digested_once import digest_once
from support.linked_copies import copy_linked
from support.paths import AS_OF
from support.repositories import commit, copy_of, hooks, published_clone

pytestmark = pytest.mark.slow  # git gives the published state, and every output is written

_REQUEST = Path("data/requests/uga-example-request.yml")
_TOMBSTONE = "removed:\n  'on': '2026-11-20'\n  reason: {}\n"
_REASONS = {
    "consent-withdrawn": "The sender no longer agrees to its publication.",
    "personal-information": "It contained personal information.",
    "rights-of-others": "Someone else has rights in the text.",
    "legal-duty": "The law required it.",
}
_WORD = "Zanzibarite"  # a word that is nowhere else
_WITH_WORD = {
    "title: Example": f"title: {_WORD} example",
    "problem: A store": f"problem: A {_WORD} store",
    "place: A store": f"place: A {_WORD} store",
    "item: old": f"item: {_WORD} old",
    "timeframe: In": f"timeframe: {_WORD} in",
    "reference: ENV": f"reference: {_WORD}",
    "    status: received\n": f"    status: received\n    note: {_WORD}\n",
    "what: Inventory": f"what: {_WORD} inventory",
    "title: Letter": f"title: {_WORD} letter",
}


@pytest.fixture(scope="module")
def kept(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the small root with a word in each text of a request, and clone it."""
    root = copy_linked(base, tmp_path_factory.mktemp("published") / "root")
    path = root / _REQUEST
    text = path.read_text("utf-8")
    for old, new in _WITH_WORD.items():
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return published_clone(root)


@pytest.fixture
def branch(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a branch of a published state in which a request has a word in each of its texts."""
    monkeypatch.setattr("cli.diff.digest_pages", digest_once)
    return copy_of(kept, tmp_path / "clone")


def _context(root: Path) -> SiteContext:
    catalogue, problems = load(root)
    assert problems == []
    return build_context(catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", ""))


def _written(root: Path) -> dict[str, str]:
    """Return every page and file of the site of a root, by address."""
    context = _context(root)
    files = {}
    for task in outputs.tasks(context):
        page = task.render(context, task.key)
        files[page.uri] = f"{page.title} {page.description} {page.body}"
        files.update((name, content.decode("utf-8", "replace")) for name, content in page.files)
    for exporter in exporters():
        files.update((name, content.decode("utf-8", "replace")) for name, content in exporter(context))
    return files


def test_a_request_whose_consent_is_withdrawn_is_in_no_output(branch: Path) -> None:
    """The check passes, the page says when and why, and no page, file or report has a word of the text."""
    before = _written(branch)
    assert [uri for uri in before if _WORD in before[uri]] != []
    (branch / _REQUEST).write_text(_TOMBSTONE.format("consent-withdrawn"), "utf-8")

    reports = [hooks(branch, *command) for command in (["check"], ["diff"], ["diff", "--format", "markdown"])]
    files = _written(branch)

    assert [report.returncode for report in reports] == [0, 0, 0], reports[0].stdout
    assert [report for report in reports if _WORD in report.stdout + report.stderr] == []
    assert "uga-example-request.yml  |  removed  |  not shown" in reports[1].stdout
    assert [uri for uri, text in files.items() if _WORD in text] == []
    page = files["requests/uga-example-request/"]
    assert "Its text was removed on" in page
    assert _REASONS["consent-withdrawn"] in page
    assert "api/v1/requests/uga-example-request.json" not in files


@pytest.mark.parametrize("reason", _REASONS)
def test_the_page_says_why_a_text_was_removed(overlaid: Callable, reason: str) -> None:
    """The check passes with each reason, and the page has it in words."""
    root = overlaid()
    (root / _REQUEST).write_text(_TOMBSTONE.format(reason), "utf-8")

    problems, text = report(root)
    context = _context(root)
    (page,) = (task for task in outputs.tasks(context) if task.uri == "requests/uga-example-request/")

    assert [problem for problem in problems if problem.severity is Severity.ERROR] == [], text
    assert _REASONS[reason] in page.render(context, page.key).body


@pytest.mark.parametrize("path", ["organisations/example-fund", "centres/second-centre", "sources/example-training"])
def test_other_records_can_be_removed_where_nothing_refers_to_them(overlaid: Callable, path: str) -> None:
    """A file of a kind that can retire may hold the removal; who refers to it has to remove the reference."""
    root = overlaid()
    (root / f"data/{path}.yml").write_text(_TOMBSTONE.format("rights-of-others"), "utf-8")

    done = hooks(root, "check")

    assert {line.split()[2] for line in done.stdout.splitlines() if line.startswith("data/")} <= {"REF-004"}
    assert all(" is removed" in line for line in done.stdout.splitlines() if "REF-004" in line)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (_REQUEST, f"{_TOMBSTONE.format('consent-withdrawn')}title: What it was\n"),
        (_REQUEST, _TOMBSTONE.format("because the minister said so")),
        (_REQUEST, "removed:\n  reason: legal-duty\n"),
        (_REQUEST, "removed: true\n"),
        (_REQUEST, "removed:\n"),
        (Path("data/countries/KEN.yml"), _TOMBSTONE.format("legal-duty")),
    ],
    ids=["text is left", "free text", "no day", "no group", "nothing", "a country"],
)
def test_a_removal_that_is_none_is_an_error(overlaid: Callable, path: Path, text: str) -> None:
    """What is left of the text, a reason in words, and a kind that must stay are refused by the schema."""
    root = overlaid()
    (root / path).write_text(text, "utf-8")

    done = hooks(root, "check")

    assert done.returncode == 1
    assert f"{path}:" in done.stdout
    assert "SCH-" in done.stdout


def test_the_identifier_of_a_removed_record_is_never_used_again(branch: Path) -> None:
    """A new record under the old name is refused: old links would show something else."""
    (branch / _REQUEST).rename(branch / "kept")
    (branch / _REQUEST).write_text(_TOMBSTONE.format("legal-duty"), "utf-8")
    commit(branch, "Remove")
    (branch / "kept").rename(branch / _REQUEST)

    done = hooks(branch, "check", "--base", "HEAD")

    assert done.returncode == 1
    assert "IDS-002" in done.stdout
    assert "was a record whose text was removed" in done.stdout
    new = hooks(branch, "new", "request", "--set", "id=uga-example-request")
    assert new.returncode != 0


def test_reports_quote_nothing_of_a_request_without_consent(branch: Path) -> None:
    """Consent is false: checks name places and rules, the difference names the record, and no text is shown."""
    text = (branch / _REQUEST).read_text("utf-8")
    assert "consent: true" in text
    text = text.replace("consent: true", "consent: false").replace("origin: submitted", f"origin: {_WORD}")
    (branch / _REQUEST).write_text(f"{text}{_WORD.lower()}: {_WORD}\nchemicals: [{_WORD.lower()}]\n", "utf-8")

    reports = [hooks(branch, *command) for command in (["check"], ["check", "--format", "github"], ["diff"])]
    kept = text.replace(f"origin: {_WORD}", "origin: submitted")
    (branch / _REQUEST).write_text(kept.replace(f"{_WORD} in", f"{_WORD} after"), "utf-8")
    reports += [hooks(branch, *command) for command in (["check"], ["diff"], ["diff", "--format", "markdown"])]

    reports.append(hooks(branch, "suggest"))
    (branch / _REQUEST).write_text(f"{kept}nobody: knows\n", "utf-8")
    reports.append(hooks(branch, "suggest"))

    assert [report.returncode for report in reports] == [1, 1, 0, 1, 0, 0, 0, 0]
    assert [report for report in reports if _WORD.lower() in (report.stdout + report.stderr).lower()] == []
    assert "the sender has not consented" in reports[3].stdout
    assert "not shown" in reports[4].stdout


def test_an_old_address_may_lead_to_a_removed_record(branch: Path) -> None:
    """A record that had moved to the removed one goes on leading there: its page says what happened."""
    (branch / "data/requests/uga-old-name.yml").write_text("moved_to: uga-example-request\n", "utf-8")
    (branch / _REQUEST).write_text(_TOMBSTONE.format("consent-withdrawn"), "utf-8")

    assert hooks(branch, "check").returncode == 0
    assert 'href="../../requests/uga-example-request/"' in _written(branch)["requests/uga-old-name/"]
