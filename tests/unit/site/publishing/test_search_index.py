"""The index of the search engine: what goes in, what comes out, and the same bytes for the same pages."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from clearinghouse.site.publishing import search_index
from clearinghouse.site.publishing.search_engine import SearchError, engine_command
from clearinghouse.site.publishing.search_index import indexed_part, write_index

_HEAD = '<!doctype html><html lang="en" class="no-js"><head><title>T</title></head><body><nav>Menu</nav>'


def _page(body: str) -> str:
    return f"{_HEAD}<main><article>{body}</article></main><footer>Foot</footer></body></html>"


def _write(site: Path, pages: dict[str, str]) -> None:
    for name, html in pages.items():
        path = site / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, "utf-8")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _texts(site: Path) -> dict[str, str]:
    """Return the text that is stored for each address."""
    raw = [gzip.decompress(path.read_bytes())[12:] for path in (site / "pagefind/fragment").iterdir()]
    fragments = [json.loads(text) for text in raw]
    return {fragment["url"]: fragment["content"] for fragment in fragments}


_PAGES = {
    f"{folder}/{number}": _page(
        f'<div data-pagefind-body data-pagefind-filter="kind:{folder}"><h1>Title {number}</h1><p>Dioxin {number} in '
        f'<a data-pagefind-filter="topic:t{number % 3}">soil</a>.</p>'
        "<div data-pagefind-ignore><div>Match</div></div></div>"
    )
    for folder in ("sources", "requests", "a")
    for number in range(8)
}


@pytest.mark.slow
def test_two_disks_and_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    """Pages written in opposite orders, and read in the order of another disk, give the same files."""
    _write(tmp_path / "one", _PAGES)
    _write(tmp_path / "other", dict(reversed(_PAGES.items())))
    for name in ("one", "other"):
        write_index(tmp_path / name, engine_command("en"))

    one = _contents(tmp_path / "one")
    assert one == _contents(tmp_path / "other")
    assert len([name for name in one if name.endswith(".pf_fragment")]) == len(_PAGES)


@pytest.mark.slow
def test_the_indexed_part_gives_the_same_index_as_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is cut away before the engine reads a page changes no byte of the index."""
    _write(tmp_path / "part", _PAGES)
    _write(tmp_path / "whole", _PAGES)
    write_index(tmp_path / "part", engine_command("en"))
    monkeypatch.setattr(search_index, "indexed_part", search_index.cells_apart)
    write_index(tmp_path / "whole", engine_command("en"))

    assert _contents(tmp_path / "part") == _contents(tmp_path / "whole")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<td>Annex A</td><td>Part of it.</td>", "<td>Annex A; </td><td>Part of it.</td>"),
        ("<dt>Note</dt> <dd>None</dd>", "<dt>Note: </dt> <dd>None. </dd>"),
        ("<p>Go to<span><b>Status</b>es</span></p>", "<p>Go to<span><b> Status </b>es</span></p>"),
        ("e<i>n</i>d. <a>Next</a>, <b>EU</b>4<b>Green</b>", "e<i>n</i>d. <a>Next</a>, <b>EU </b>4<b> Green </b>"),
        (
            "<h2>Money</h2><ul><li>One</li>\n<li>Two </li></ul>",
            "<h2>Money. </h2><ul><li>One. </li>\n<li>Two. </li></ul>",
        ),
        ("<td></td><td><b>5</b></td>", "<td></td><td><b>5 </b></td>"),
        (
            "<div><b><i>So</i> <span>Kenya is eligible</span></b>\n<p>It is a Party</p></div>",
            "<div><b><i>So</i> <span>Kenya is eligible</span>. </b>\n<p>It is a Party</p></div>",
        ),
        ("<p>Not <b>yet</b> known</p> <p>Next</p>", "<p>Not <b>yet </b> known. </p> <p>Next</p>"),
        ('<span class="tag t-ask">Open</span> <a>EU</a>', '<span class="tag t-ask">Open</span>. <a>EU</a>'),
        ("<dd>In <a>Kenya</a></dd><dd>4 <br>5</dd>", "<dd>In <a>Kenya</a>. </dd><dd>4. <br>5. </dd>"),
        (
            "<th><b>Training</b> <span class=ch-entry__note>all</span></th><td>Pays</td>",
            "<th><b>Training. </b> <span class=ch-entry__note>all</span>. </th><td>Pays; </td>",
        ),
        ("plain", "plain"),
    ],
)
def test_cells_are_no_single_word(html: str, expected: str) -> None:
    """A result shows cells, entries and headings with something between them; what ends well stays."""
    assert search_index.cells_apart(html) == expected


@pytest.mark.slow
def test_only_marked_pages_are_in_the_index(tmp_path: Path) -> None:
    """A page without the mark is left out; the interfaces of the engine are not written."""
    _write(tmp_path, {"in": _page("<div data-pagefind-body><p>Inside</p></div>"), "out": _page("<p>Outside</p>")})
    write_index(tmp_path, engine_command("en"))

    assert _texts(tmp_path) == {"/in/": "Inside."}
    assert [name for name in _contents(tmp_path) if "ui" in Path(name).name or "component" in name] == []


@pytest.mark.slow
def test_a_site_without_pages_to_index_is_no_error(tmp_path: Path) -> None:
    """An empty site has an index of no language."""
    write_index(tmp_path, engine_command("en"))

    assert json.loads((tmp_path / "pagefind/pagefind-entry.json").read_text())["languages"] == {}


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("<div data-pagefind-body>A<div>B</div></div>C", "<div data-pagefind-body>A<div>B</div></div>"),
        ("<div data-pagefind-body>A<p data-pagefind-ignore>B</p>C</div>", "<div data-pagefind-body>AC</div>"),
        (
            "<div data-pagefind-body><ul class=a data-pagefind-ignore hidden><li><ul><li>B</ul></ul>C</div>",
            "<div data-pagefind-body>C</div>",
        ),
        (
            "<div class=b data-pagefind-body><p data-pagefind-ignore>A</p>B<pre>C</pre><p data-pagefind-ignore>D</p>"
            "</div>",
            "<div class=b data-pagefind-body>B<pre>C</pre></div>",
        ),
        ("<div data-pagefind-body>A<p data-pagefind-ignore>B", "<div data-pagefind-body>A"),
        (
            '<div data-pagefind-body>A<p title="a data-pagefind-ignore">B</p></div>',
            '<div data-pagefind-body>A<p title="a data-pagefind-ignore">B</p></div>',
        ),
        ("<p>data-pagefind-body</p><div data-pagefind-body>A</div>", "<div data-pagefind-body>A</div>"),
        (
            "<div data-pagefind-body>&lt;div&gt; data-pagefind-</div>",
            "<div data-pagefind-body>&lt;div&gt; data-pagefind-</div>",
        ),
        (
            '<div data-pagefind-body="record"><h1>A</h1><h2 id="b">B</h2><dl><dt class=c>C</dt><dd>D</dd></dl><details>'
            "<summary>E</summary><table><caption>F</caption><thead><tr><th>G</th></tr></thead>"
            "<tr><th>H</th></tr></table></details></div>",
            '<div data-pagefind-body="record"><h1>A. </h1><dl><dd>D. </dd></dl><details><table>'
            "<tr><th>H: </th></tr></table></details></div>",
        ),
        (
            '<div data-pagefind-body="record"><h2>A<p data-pagefind-ignore>&lt;/h2&gt;</p></h2><dtx>B</dtx><h2>C</div>',
            '<div data-pagefind-body="record"><dtx>B</dtx><h2>C</div>',
        ),
    ],
)
def test_the_indexed_part_of_a_page(body: str, part: str) -> None:
    """The marked element remains, without what is to be ignored; of a record also without headings and labels."""
    assert indexed_part(_HEAD + body).removeprefix('<html lang="en"><body>').removesuffix("</body></html>") == part


def test_a_page_without_a_mark_has_no_indexed_part() -> None:
    """Nothing of such a page goes to the engine."""
    assert indexed_part(_page("<p>Hello</p>")) == ""
    assert indexed_part("") == ""


@pytest.mark.slow
def test_a_hostile_title_stays_text(tmp_path: Path) -> None:
    """A record whose text looks like the marks of the engine is indexed whole, as text."""
    text = "&lt;p data-pagefind-ignore&gt; dioxin data-pagefind-body"
    _write(tmp_path, {"in": _page(f"<div data-pagefind-body><h1>{text}</h1><p>after</p></div>")})
    write_index(tmp_path, engine_command("en"))

    assert "after" in _texts(tmp_path)["/in/"]
    assert "dioxin data-pagefind-body" in _texts(tmp_path)["/in/"]


@pytest.mark.slow
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    """A full disk is an error of the system with the file, and not an index that is cut off."""
    _write(tmp_path, _PAGES)
    (tmp_path / "pagefind").write_text("a file in the way")

    with pytest.raises(OSError, match="pagefind"):
        write_index(tmp_path, engine_command("en"))


@pytest.mark.slow
def test_a_changed_format_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that the engine writes in another way stop the build with a sentence."""
    _write(tmp_path, _PAGES)
    monkeypatch.setattr(search_index.SearchEngine, "files", lambda *_: [("pagefind-entry.json", b"[]")])

    with pytest.raises(SearchError, match="unknown format"):
        write_index(tmp_path, engine_command("en"))


def _extended() -> list[str] | None:
    try:
        return engine_command("zh")
    except SearchError:
        return None


@pytest.mark.skipif(not _extended(), reason="the extended search engine is not installed")
def test_words_of_a_chinese_sentence_are_found(tmp_path: Path) -> None:
    """The extended engine splits a sentence without spaces into words."""
    page = _page("<div data-pagefind-body><p>越南二恶英污染土壤的处理</p></div>").replace('lang="en"', 'lang="zh"')
    _write(tmp_path, {"zh": page})
    write_index(tmp_path, engine_command("zh"))

    words = b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "pagefind/index").iterdir())
    assert "土壤".encode() in words
    assert "污染土壤".encode() not in words


_OTHER_ENGINE = os.environ.get("CLEARINGHOUSE_SEARCH_ENGINE")  # the executable of another version


@pytest.mark.skipif(not _OTHER_ENGINE, reason="CLEARINGHOUSE_SEARCH_ENGINE names no other engine")
def test_another_version_gives_the_same_bytes_on_two_disks(tmp_path: Path) -> None:
    """The next version of the engine can be tried before it is in the lock files."""
    _write(tmp_path / "one", _PAGES)
    _write(tmp_path / "other", dict(reversed(_PAGES.items())))
    for name in ("one", "other"):
        write_index(tmp_path / name, [str(_OTHER_ENGINE), "--service"])

    assert _contents(tmp_path / "one") == _contents(tmp_path / "other")
