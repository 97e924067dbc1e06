"""Which files of a served site have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from clearinghouse.site.publishing.served_changes import changed_files, only_records, page_addresses, read_state


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_files_that_are_written_added_or_removed_are_changes(tmp_path: Path) -> None:
    """Each kind of change is noticed, in folders of any depth and in single files; what is not watched is not."""
    for name in ("data/sources/a.yml", "data/sources/b.yml", "data/c.yml", "mkdocs.yml", "other/d.yml"):
        _write(tmp_path / name, "one")
    before = read_state(tmp_path, ("data", "mkdocs.yml", "nowhere"))
    _write(tmp_path / "data/sources/a.yml", "longer")
    _write(tmp_path / "data/new/e.yml", "one")
    _write(tmp_path / "mkdocs.yml", "longer")
    _write(tmp_path / "other/d.yml", "longer")
    (tmp_path / "data/c.yml").unlink()

    changed = changed_files(before, read_state(tmp_path, ("data", "mkdocs.yml", "nowhere")))
    assert changed == {"data/sources/a.yml", "data/new/e.yml", "data/c.yml", "mkdocs.yml"}


def test_a_file_that_is_replaced_by_another_of_the_same_time_and_size_is_a_change(tmp_path: Path) -> None:
    """Editors write a new file and rename it; some keep the time of the old one."""
    path = tmp_path / "data" / "a.yml"
    _write(path, "one")
    before = read_state(tmp_path, ("data",))
    _write(tmp_path / "data" / "b", "two")
    status = path.stat()
    os.utime(tmp_path / "data" / "b", ns=(status.st_atime_ns, status.st_mtime_ns))
    (tmp_path / "data" / "b").rename(path)

    assert changed_files(before, read_state(tmp_path, ("data",))) == {"data/a.yml"}


def test_nothing_is_no_change(tmp_path: Path) -> None:
    """A folder that stays as it is, and one that is not there, have no changes."""
    _write(tmp_path / "data/a.yml", "one")
    before = read_state(tmp_path, ("data", "nowhere"))

    assert changed_files(before, read_state(tmp_path, ("data", "nowhere"))) == frozenset()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], True),
        (["data/sources/a.yml", "schemas/source.schema.json"], True),
        (["hooks/clearinghouse/site/templates/source.html.jinja"], True),
        (["data/sources/a.yml", "content/about/index.md"], False),
        (["mkdocs.yml"], False),
        (["overrides/main.html"], False),
        (["database/a.yml"], False),
    ],
)
def test_which_changes_need_no_site_generator(names: list[str], expected: bool) -> None:
    """Records, schemas and the templates of their pages are built without it; all else is not."""
    assert only_records(names) is expected


def test_the_page_of_a_changed_record_has_the_address_of_its_file() -> None:
    """Only records in the folder of a kind have a page of their own; other files have none, and nothing has none."""
    changed = ("data/sources/a.yml", "data/countries/KEN.yml", "data/search.yml", "schemas/x.json", "data/a/b/c.yml")

    assert page_addresses(changed) == {"sources/a/", "countries/KEN/"}
    assert page_addresses(()) == frozenset()
