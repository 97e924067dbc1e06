"""A served site is built again after each change, and comes back by itself when a fault is fixed."""

from __future__ import annotations

import re
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from support.builds import furnish
from support.linked_copies import copy_linked
from support.served_site import AT_MOST, ServedSite

# Digests of files that name the address of the site, which differs by its port; and those files, compressed.
_OF_ANY_PORT = frozenset({"datapackage.json", "dcat.jsonld", "data/tables.xlsx"})
_SUMMARY = "Grants for public bodies that find and destroy PCB."
_SOURCE = "data/sources/example-grants.yml"


def _own_files(house: Path) -> Path:
    """Give a small project files of its own: a server that looks at them sees each change in one step."""
    return Path(shutil.copytree(house, house.with_name("own")))


@pytest.fixture
def with_faults(house: Path, tmp_path: Path) -> Iterator[ServedSite]:
    """Serve the small project without its search: to index the pages after each change takes longer than the change."""
    site = ServedSite(_own_files(house), tmp_path / "served", CLEARINGHOUSE_NO_SEARCH="1")
    yield site
    site.kill()


@pytest.fixture(scope="module")
def served(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Serve the small project by an interpreter of its own, as people do. Each test leaves good records."""
    folder = tmp_path_factory.mktemp("served")
    root = _own_files(furnish(copy_linked(base, folder / "root")))
    site = ServedSite(root, folder / "served", is_fork=False)
    yield site
    site.kill()


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    _put(path, text.replace(old, new))


def _put(path: Path, text: str) -> None:
    """Give a file a new text in one step: a server may look between the two that write over it, and build twice."""
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder, path.name)
        new.write_text(text, "utf-8")
        new.replace(path)


_TEMPLATE = "hooks/clearinghouse/site/templates/source.html.jinja"
# By what is built again after a change: each fault is fixed in the moment in which the next one of its group appears.
_FAULTS = (
    ((_SOURCE, "nothing: of <this> kind\n", "SCH-002"),),
    (
        ("content/about/index.md", "\n<!-- clearinghouse:source-lst -->\n", "DIR-001"),
        ("content/about/index.md", "\nSee [this](nowhere.md).\n", "nowhere.md"),
        ("schemas/source.schema.json", "}", "this is not JSON"),
    ),
    (
        (_TEMPLATE, "{{ no_such_name }}", "UndefinedError"),
        (_TEMPLATE, "{% if %}", r"source\.html\.jinja:\d+: the template cannot be read"),
        ("overrides/main.html", "{% if %}", r"overrides/main\.html:\d+: the template cannot be read"),
    ),
)


def test_a_served_site_shows_faults_and_comes_back_when_they_are_fixed(with_faults: ServedSite) -> None:
    """Each fault is in the output and on the pages, without a traceback; when all are fixed the pages are as before.

    A fault that was fixed is not on the pages any more, although there is another one.
    """
    served, house = with_faults, with_faults.root
    before = served.page("about/")
    good = {path: (house / path).read_text("utf-8") for group in _FAULTS for path, _, _ in group}
    assert 'id="ch-problems"' not in before
    for group in _FAULTS:
        fixed = ""
        for path, fault, expected in group:
            texts = {**{name: text for name, text in good.items() if name != path}, path: good[path] + fault}
            output = served.after(lambda texts=texts: _write(house, texts), shows=expected)
            assert "Traceback" not in output
            page = served.page("about/")
            assert 'id="ch-problems"' in page
            assert re.search(expected, page)
            assert "<this>" not in page
            assert not fixed or not re.search(fixed, page)
            fixed = expected

        output = served.after(lambda: _write(house, good))
        assert path in output
        assert re.sub(r"livereload\(.*", "", served.page("about/")) == re.sub(r"livereload\(.*", "", before)


def _write(root: Path, texts: Mapping[str, str]) -> None:
    """Write the files that differ, in their order: the server may look between two of them, and builds twice then."""
    for path, text in texts.items():
        if (root / path).read_text("utf-8") != text:
            _put(root / path, text)


def _edit_records(house: Path) -> None:
    """Change a summary, add a round and a source, and delete a request."""
    source = house / _SOURCE
    _replace(source, _SUMMARY, "Grants for zebras.")
    third = "  - name: Third round\n    opens: '2027-01-01'\n    closes: '2027-03-31'\navailability:"
    _replace(source, "availability:", third)
    other = source.read_text("utf-8").replace("Example Grants", "Other Grants").replace("/grants", "/other-grants")
    _put(house / "data/sources/other-grants.yml", other)
    for request in (house / "data" / "requests").glob("*.yml"):
        request.unlink()


def _edit_words(house: Path) -> None:
    """Change a label of a vocabulary and a template."""
    _replace(house / "data/vocabularies/topics.yml", "label: {en: PCB,", "label: {en: Zebra oils,")
    _replace(house / "hooks/clearinghouse/site/templates/source.html.jinja", "<h1", '<h1 id="zebra"')


def _edit_prose(house: Path) -> None:
    """Change, add and delete hand-written pages, and change a record in the same moment."""
    _replace(house / "content/about/index.md", "#", "# Zebras,")
    _put(house / "content/zebra.md", "# Zebra\n\n<!-- clearinghouse:source-list -->\n")
    _replace(house / _SOURCE, "Grants for zebras.", "Grants for all.")


def _edit_back(house: Path) -> None:
    """Delete what was new."""
    (house / "data/sources/other-grants.yml").unlink()


def test_a_served_site_is_as_one_that_is_built_anew(served: ServedSite, tmp_path: Path) -> None:
    """After each kind of edit the served folder, search included, has the same bytes as a new server of the project."""
    for number, edit in enumerate((_edit_records, _edit_words, _edit_prose, _edit_back)):
        served.after(lambda edit=edit: edit(served.root))
        time.sleep(1)  # an edit of several files may be built in two steps
        new = ServedSite(served.root, tmp_path / f"new-{number}")
        expected = {name: _without_port(raw, new.port) for name, raw in new.contents().items()}
        new.end()
        assert len(expected) > 200

        last = time.monotonic() + AT_MOST  # the search index comes a little later
        while (difference := _difference(served, expected)) and time.monotonic() < last:
            time.sleep(0.2)
        assert difference == [], edit.__doc__


def test_a_rebuild_says_little_and_a_server_that_is_ended_leaves_nothing(served: ServedSite) -> None:
    """Three lines at most: that files changed, which and how long it took, and that browsers reload.

    The page of a changed record is shown before all others are built.

    Ended by a signal while it works, the server takes its folders away, as after Ctrl-C.
    """
    for path, old, new, first in (
        ("data/sources/example-training.yml", "name: ", "name: Other ", "Shown in"),
        ("content/about/index.md", "#", "# Other", "Built in"),
    ):
        output = served.after(lambda path=path, old=old, new=new: _replace(served.root / path, old, new))

        assert len(output.splitlines()) <= 3, output
        assert f"seconds: {path}\n" in output
        assert first in output

    assert served.end() == 128 + signal.SIGTERM
    assert served.leftovers() == []


def _difference(served: ServedSite, expected: dict[str, bytes]) -> list[str]:
    try:
        contents = {name: _without_port(raw, served.port) for name, raw in served.contents().items()}
    except FileNotFoundError:  # it is being exchanged
        return ["?"]
    names = {*contents, *expected} - _OF_ANY_PORT
    return sorted(name for name in names if contents.get(name) != expected.get(name))


def _without_port(raw: bytes, port: int) -> bytes:
    return raw.replace(b"127.0.0.1:%d" % port, b"127.0.0.1:port")
