"""The commands `generate` and `links`: a whole site or none, and what is wrong in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli import main


def test_generate_refuses_what_cannot_work_before_it_writes(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    """A file as the target or above it, shells that are not there, and pages that are not there are reported."""
    taken = tmp_path / "taken"
    taken.write_text("mine")
    shells = tmp_path / "shells"
    shells.mkdir()
    out = tmp_path / "out"

    for target in (taken, taken / "below"):
        assert main(["--root", str(house), "generate", str(target)]) == 2
        assert f"{taken} is a file; the site needs a folder." in capsys.readouterr().err
        assert main(["--root", str(house), "generate", str(target), "--format", "placeholders"]) == 2
        assert f"{taken}: this is a file. Name a folder to write to." in capsys.readouterr().err
    assert main(["--root", str(house), "generate", str(out), "--shells", str(shells)]) == 2
    assert (
        f"{shells}: there are no page shells here: the placeholder page page-shell/index.html was not built."
        in capsys.readouterr().err
    )
    for depth in (1, 2, 3):
        folder = shells.joinpath(*["page-shell"] * depth)
        folder.mkdir()
        (folder / "index.html").write_text("<html><head></head>")
    assert main(["--root", str(house), "generate", str(out), "--shells", str(shells)]) == 2
    assert "no place for: title, description, body" in capsys.readouterr().err
    assert taken.read_text() == "mine"
    assert not out.exists()


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_folder_that_is_no_site_is_never_replaced(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture, form: str
) -> None:
    """A folder with other things, and one that the site is built from, are refused with what to do."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "sources").write_text("mine")

    assert main(["--root", str(house), "generate", str(out), "--format", form]) == 2
    assert f"{out} is not a site: it contains sources" in capsys.readouterr().err
    assert (out / "sources").read_text() == "mine"
    for name in ("data", "content", ".", "schemas/new"):
        assert main(["--root", str(house), "generate", str(house / name), "--format", form]) == 2
        assert "Name another folder." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"# A page\n\xff\n", "content/bad.md:2:1 error DOC-003 the byte 0xff is not UTF-8"),
        (
            b"---\ntitle: [\n---\n",
            "content/bad.md:2:1 error DOC-004 what stands between the two lines",
        ),
    ],
    ids=["bytes", "front matter"],
)
def test_a_bad_page_is_reported_and_no_site_is_left(
    house: Path, tmp_path: Path, capsys: pytest.CaptureFixture, content: bytes, words: str
) -> None:
    """A hand-written page that is not text, or whose front matter is broken, is reported with its line."""
    (house / "content" / "bad.md").write_bytes(content)

    assert main(["--root", str(house), "generate", str(tmp_path / "out")]) == 1
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_walk_over_a_site_survives_what_is_no_page(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """Bytes that are no text, a folder named like a page, and addresses that no system takes are links to nowhere."""
    (tmp_path / "x.html").mkdir()
    (tmp_path / "bytes.html").write_bytes(b'\xff<a href="absent/">')
    (tmp_path / "index.html").write_text(f'<a href="http://[x"><a href="a%00b"><a href="{"a" * 5_000}">', "utf-8")

    assert main(["internal-links", str(tmp_path)]) == 1
    output = capsys.readouterr().out
    assert output.startswith("bytes.html: broken link absent/\n")
    assert "index.html: broken link http://[x\n" in output
    assert "index.html: broken link a%00b\n" in output
    assert output.endswith("4 broken links.\n")
