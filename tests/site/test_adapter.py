"""The adapter: bad input stops the build with a report; other engines and other records give whole sites too."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from support.builds import build


def test_the_small_project_builds(small_site: Path) -> None:
    """The small project builds as it is, so that the refusals below have another cause."""
    assert (small_site / "sources/example-grants/index.html").is_file()


def test_bad_record_stops_the_build_and_leaves_the_last_site(house: Path, tmp_path: Path) -> None:
    """A wrong date stops the build with the checker's report, no traceback, and the last site untouched."""
    out = _last_site(tmp_path)
    record = house / "data" / "sources" / "example-grants.yml"
    record.write_text(record.read_text().replace("'2026-03-31'", "2026-02-30"))

    done = build(house, out)
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(r"data/sources/example-grants\.yml:\d+:\d+ error SCH-005", output)
    assert "not a day of the calendar" in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["index.html"]


def test_unknown_directive_stops_the_build(house: Path, tmp_path: Path) -> None:
    """A misspelt directive in prose stops the build, with its page, its line and the near miss."""
    page = house / "content" / "about" / "index.md"
    page.write_text(page.read_text() + "\n<!-- clearinghouse:source-lst -->\n")

    done = build(house, tmp_path / "site")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(r"content/about/index\.md:\d+:1 error DIR-001", output)
    assert 'Did you mean "source-list"?' in output
    assert "Traceback" not in output
    assert not (tmp_path / "site").exists()


def test_a_link_to_a_page_that_is_not_there_stops_the_build(house: Path, tmp_path: Path) -> None:
    """Builds are strict: a broken link in prose is reported with its page, and leaves no site behind."""
    page = house / "content" / "about" / "index.md"
    page.write_text(page.read_text() + "\nSee [this](nowhere.md).\n")

    done = build(house, tmp_path / "site", CLEARINGHOUSE_NO_SEARCH="1")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(r'content/about/index\.md:\d+:\d+ error DIR-002 the link "nowhere\.md" leads nowhere', output)
    assert "Traceback" not in output
    assert not (tmp_path / "site").exists()


def test_hand_written_page_at_a_generated_address_is_refused(house: Path, tmp_path: Path) -> None:
    """A page in content/ at the address of a record stops the build instead of being replaced in silence."""
    (house / "content" / "sources" / "example-grants.md").write_text("# Mine\n")
    out = _last_site(tmp_path)

    done = build(house, out)
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert "content/sources/example-grants.md: the address sources/example-grants/ is generated" in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["index.html"]


def _last_site(tmp_path: Path) -> Path:
    """Make a folder with the site of the last build."""
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the last site")
    return out


def test_a_theme_without_the_body_slot_is_refused(house: Path, tmp_path: Path) -> None:
    """A theme override that loses the content of a page stops the build and leaves no half-written site."""
    frame = house / "overrides" / "main.html"
    frame.write_text(frame.read_text("utf-8").replace("{{ page.content }}", "<p>lost</p>"), "utf-8")

    done = build(house, tmp_path / "site")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert "no place for: body" in output
    assert "Traceback" not in output
    assert not (tmp_path / "site").exists()


def test_addresses_without_folders_are_refused(house: Path, tmp_path: Path) -> None:
    """The usual advice for reading a site from a disk would break every link between records: one sentence says so."""
    config = house / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("use_directory_urls: true", "use_directory_urls: false"), "utf-8"
    )
    out = _last_site(tmp_path)

    done = build(house, out)
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert "use_directory_urls is off" in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["index.html"]


def test_every_page_has_a_policy(small_site: Path) -> None:
    """The page for unknown addresses, too: it has scripts of the theme."""
    pages = list(small_site.rglob("*.html"))
    assert "404.html" in {path.name for path in pages}
    assert [path for path in pages if "Content-Security-Policy" not in path.read_text("utf-8")] == []


def test_no_placeholder_page_is_published(small_site: Path) -> None:
    """The pages from which shells are cut are in no folder, sitemap, search index or link of the site."""
    assert not (small_site / "page-shell").exists()
    pages = [path for path in small_site.rglob("*") if path.suffix in (".html", ".xml", ".json")]
    assert len(pages) > 50
    assert [path for path in pages if "page-shell" in (text := path.read_text("utf-8")) or "ch-slot" in text] == []
    fragments = [gzip.decompress(path.read_bytes()) for path in (small_site / "pagefind/fragment").iterdir()]
    assert len(fragments) > 50
    assert [text for text in fragments if b"ch-slot" in text] == []


def test_a_template_that_fails_leaves_no_half_written_site(house: Path, tmp_path: Path) -> None:
    """A fault in a page template stops the build, names the page, and leaves nothing behind."""
    template = house / "hooks" / "clearinghouse" / "site" / "templates" / "source.html.jinja"
    template.write_text(template.read_text() + "{{ no_such_name }}\n")

    done = build(house, tmp_path / "site", CLEARINGHOUSE_NO_SEARCH="1")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(r"sources/example-[a-z]+/: UndefinedError", output)
    assert "Traceback" not in output
    assert not (tmp_path / "site").exists()


def test_moved_and_retired_records_keep_their_addresses(house: Path, tmp_path: Path) -> None:
    """A moved record leads to the new one; a retired one says why and is in no list."""
    sources = house / "data" / "sources"
    (sources / "old-grants.yml").write_text("moved_to: example-grants\nreason: Two records for one fund\n")
    training = sources / "example-training.yml"
    training.write_text(training.read_text() + "retired:\n  'on': '2026-10-01'\n  reason: The courses ended.\n")

    done = build(house, tmp_path / "site", CLEARINGHOUSE_NO_SEARCH="1")

    assert done.returncode == 0, done.stdout + done.stderr
    assert 'href="../../sources/example-grants/"' in (tmp_path / "site/sources/old-grants/index.html").read_text()
    assert "The courses ended." in (tmp_path / "site/sources/example-training/index.html").read_text()
    assert "example-training" not in (tmp_path / "site/sources/index.html").read_text()


def test_properdocs_builds_the_same_pages(house: Path, small_site: Path, tmp_path: Path) -> None:
    """ProperDocs builds the site from the unchanged configuration: the same pages, and the same text in each."""
    done = build(house, tmp_path / "properdocs", engine="properdocs", CLEARINGHOUSE_NO_SEARCH="1")
    assert done.returncode == 0, done.stdout + done.stderr

    def articles(folder: Path) -> dict[str, str]:
        return {
            path.relative_to(folder).as_posix(): path.read_text().split("<main", 1)[1].split("</main>")[0]
            for path in sorted(folder.rglob("index.html"))
        }

    mkdocs = articles(small_site)
    assert len(mkdocs) > 50
    assert articles(tmp_path / "properdocs") == mkdocs
