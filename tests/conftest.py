"""Fixtures shared by all tests: the repository, a small catalogue with overlays, the built site."""

from __future__ import annotations

import gc
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.site.context.context import SiteContext, build_context
from cli import main
from hypothesis import settings
from support.builds import SITE_URL, build_or_fail, furnish
from support.http_server import serve_below
from support.linked_copies import contents, copy_linked
from support.live_state import live_epoch, load_live
from support.parsed_once import parse_once
from support.paths import AS_OF, CASES, ROOT
from support.properties import PROFILE
from support.scanned_once import scan_once
from support.shared import make_once
from support.short_reports import pytest_runtest_protocol
from support.used_again import UsedCopies

__all__ = ["pytest_runtest_protocol"]

gc.set_threshold(20_000, 10, 10)  # after the usual 700, a twentieth of the run looks for garbage
settings.load_profile(PROFILE)
parse_once()
scan_once()
# Some hundred programs are started. Where Python is told to keep no compiled modules, each would compile all of them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
for _name in ("GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF"):
    os.environ.pop(_name, None)  # commands under test must not write into the summary of the job that runs the tests


_FAILED = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes golden files again; they are then read as a difference in git."""
    parser.addoption("--update-goldens", action="store_true", help="write the golden files anew")


def pytest_collection_finish() -> None:
    """Let the garbage collector skip what lives as long as the run: modules, and thousands of collected tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or write the file when asked to."""

    def compare(path: Path, actual: str) -> None:
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, "utf-8")
        assert path.exists(), f"{path} is missing; run pytest --update-goldens and read what it writes"
        assert path.read_text("utf-8") == actual

    return compare


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make a small root: the schemas and made-up records of every kind. Copies share its files, so none may change."""
    root = tmp_path_factory.mktemp("base")
    generated = shutil.ignore_patterns("editor")
    shutil.copytree(ROOT / "schemas", root / "schemas", ignore=generated)
    shutil.copytree(CASES / "base" / "data", root / "data")
    before = contents(root)
    yield root
    assert contents(root) == before, "a test has changed a file that all small roots share"


@pytest.fixture(scope="session")
def small_roots(base: Path, tmp_path_factory: pytest.TempPathFactory) -> UsedCopies:
    """Make the copies of the small root, which tests use one after another."""
    return UsedCopies(base, tmp_path_factory.mktemp("small-roots"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note that a test has failed: its files stay where they are."""
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture
def overlaid(
    small_roots: UsedCopies, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[Path | None], Path]]:
    """Give a function that copies the small root and lays the files of a case over it."""
    roots = []

    def make(overlay: Path | None = None, *, name: str = "root") -> Path:
        root = small_roots.take(tmp_path / name)
        roots.append(root)
        if overlay:
            shutil.copytree(
                overlay, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "published")
            )
        return root

    yield make
    if not request.node.stash.get(_FAILED, True):
        for root in roots:
            small_roots.give_back(root)


@pytest.fixture(scope="session")
def complete(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a root with a made-up record of every kind, basis of eligibility, state of intake and origin of a need."""
    root = copy_linked(base, tmp_path_factory.mktemp("complete") / "root")
    shutil.copytree(CASES / "complete" / "data", root / "data", dirs_exist_ok=True)
    return root


@pytest.fixture(scope="session")
def catalogue(complete: Path) -> Catalogue:
    """Load the complete made-up catalogue."""
    loaded, problems = load(complete)
    assert problems == []
    return loaded


@pytest.fixture(scope="session")
def site_context(catalogue: Catalogue) -> SiteContext:
    """Compute what the pages of the complete catalogue share, for the date of the tests."""
    return build_context(
        catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", "https://github.com/o/r/")
    )


@pytest.fixture
def new(overlaid: Callable, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Callable:
    """Give a function that runs `new` with typed lines; it returns the status, what was said, and the root."""
    root = overlaid()

    def run(*arguments: str, typed: str = "") -> tuple[int, str, Path]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main(["--root", str(root), "--as-of", "2026-11-24", "new", *arguments])
        output = capsys.readouterr()
        return status, output.out + output.err, root

    return run


@pytest.fixture(scope="session")
def live() -> Catalogue:
    """Load the catalogue of the repository, which must have no problem of reading."""
    state = load_live()
    assert state.problems == ()
    return state.catalogue


@pytest.fixture(scope="session")
def live_context(live: Catalogue) -> SiteContext:
    """Compute what the pages of the live catalogue share, as of today."""
    return load_live().context


@pytest.fixture(scope="session")
def site(complete: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the complete made-up catalogue, with the real pages, hooks and theme; once in a run."""

    def make(out: Path) -> None:
        root = copy_linked(complete, tmp_path_factory.mktemp("furnished") / "root")
        build_or_fail(furnish(root), out)

    return make_once(tmp_path_factory, "site", make)


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site of the live records, as of today; once in a run."""
    return make_once(
        tmp_path_factory, "live-site", lambda out: build_or_fail(ROOT, out, SOURCE_DATE_EPOCH=live_epoch())
    )


@pytest.fixture(scope="session")
def site_of_host(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give a function that builds the small project for the address of a repository, or for none; once in a run."""

    def built(repository: str) -> Path:
        def make(out: Path) -> None:
            root = copy_linked(base, tmp_path_factory.mktemp("hosted") / "root")
            contact = "" if repository else "mailto:n@example.org"
            site_url = SITE_URL.removesuffix("/")  # as many people write it
            hosted = {"REPOSITORY_URL": repository, "SITE_URL": site_url, "CONTACT_URL": contact}
            build_or_fail(furnish(root), out, is_fresh=False, CLEARINGHOUSE_NO_SEARCH="1", **hosted)

        return make_once(tmp_path_factory, re.sub(r"\W+", "-", f"host {repository}"), make)

    return built


@pytest.fixture
def house(overlaid: Callable) -> Path:
    """Make a small project: the real pages, hooks and theme over the small catalogue."""
    return furnish(overlaid())


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site below a folder, as GitHub Pages does with the site of a project."""
    yield from serve_below(site, tmp_path_factory.mktemp("served"))
