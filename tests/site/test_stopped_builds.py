"""What stops a build leaves no half-written site, and is reported in a sentence."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.site.publishing.build import BuildError, prepare_build
from support.builds import build
from support.paths import AS_OF

_SCHEMA = "schemas/source.schema.json"
_TEMPLATE = "hooks/clearinghouse/site/templates/source.html.jinja"


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        ("content/about/index.md", lambda old: old + b"\n\xe9t\xe9\n", r"content/about/index\.md:\d+:1 error DOC-003"),
        (_SCHEMA, lambda old: old[:-20], r"schemas/source\.schema\.json: this is not JSON: .* line \d+"),
        (
            _TEMPLATE,
            lambda old: old + b"{% if %}",
            r"hooks/clearinghouse/site/templates/source\.html\.jinja:\d+: the template cannot be read: Expected",
        ),
        (_TEMPLATE, lambda _: b"\xff", r"source\.html\.jinja: the template"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_build_and_leaves_the_last_site(
    house: Path, tmp_path: Path, path: str, change: Callable[[bytes], bytes], expected: str
) -> None:
    """A page, a schema or a template that cannot be read is reported with its place; nothing is emptied."""
    file = house / path
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(change(content))
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the last site")

    done = build(house, out)
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(expected, output), output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    ("path", "change", "expected"),
    [
        (_SCHEMA, lambda _: b"[]", r"schemas/source\.schema\.json: this is not a schema"),
        ("schemas/common.schema.json", lambda _: b"{}", r"schemas/common\.schema\.json: this is not a schema"),
        (
            _SCHEMA,
            lambda old: old.replace(b'"type": "string"', b'"type": "text"', 1),
            r"schemas/source\.schema\.json: this is not a schema",
        ),
        ("schemas/centre.schema.json", None, r"centre\.schema\.json is missing"),
        (
            "content/odd.md",
            lambda _: b"---\ntemplate: 5\n---\n# x\n",
            r'content/odd\.md:2:1 error SCH-003 "template" is',
        ),
        ("content/odd.md", lambda _: b"---\nhide: 5\n---\n# x\n", r'content/odd\.md:2:1 error SCH-003 "hide" is'),
    ],
)
def test_what_cannot_be_read_is_found_before_anything_is_built(
    house: Path, path: str, change: Callable[[bytes], bytes] | None, expected: str
) -> None:
    """The core refuses to prepare a build, with the place; the tests above show what the shell makes of that."""
    file = house / path
    content = file.read_bytes() if file.exists() else b""
    file.unlink(missing_ok=True)
    if change:
        file.write_bytes(change(content))

    with pytest.raises(BuildError, match=expected):
        prepare_build(house, house / "content", as_of=AS_OF, addresses=Addresses("", ""))


def test_a_theme_override_that_cannot_be_read_is_reported(house: Path, tmp_path: Path) -> None:
    """A fault in a template of overrides/ is reported with its place, and leaves no half-written site."""
    template = house / "overrides" / "main.html"
    template.write_text(template.read_text() + "{% if %}\n")

    done = build(house, tmp_path / "site", CLEARINGHOUSE_NO_SEARCH="1")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(r"overrides/main\.html:\d+: the template cannot be read", output)
    assert "Traceback" not in output
    assert not (tmp_path / "site").exists()


_PAGES_THAT_CANNOT_BE_BUILT = {
    "deep lists": ("".join(f"{'    ' * depth}- a\n" for depth in range(300)), "content/odd.md: lists or quotations"),
    "no such template": ("---\ntemplate: none.html\n---\n# x\n", "content/odd.md: there is no template none.html"),
    "a template elsewhere": ("---\ntemplate: ../../../etc/passwd\n---\n# x\n", "content/odd.md: there is no template"),
}


@pytest.mark.parametrize(
    ("text", "expected"), _PAGES_THAT_CANNOT_BE_BUILT.values(), ids=_PAGES_THAT_CANNOT_BE_BUILT.keys()
)
def test_a_page_that_cannot_be_built_is_named(house: Path, tmp_path: Path, text: str, expected: str) -> None:
    """Whatever a page does to the generator, there is a sentence with the page, no traceback, and the last site."""
    (house / "content" / "odd.md").write_text(text)
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the last site")

    done = build(house, out, CLEARINGHOUSE_NO_SEARCH="1")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert expected in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["index.html"]


def test_a_link_in_content_is_not_published(house: Path, tmp_path: Path) -> None:
    """A link to a file of the machine stops the build with its place, and the last site stays."""
    (house / "content" / "env.txt").symlink_to("/proc/self/environ")
    (house / "content" / "\udcff.md").write_text("# A name that is not UTF-8")
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the last site")

    done = build(house, out)
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert "content/env.txt:1:1 error DOC-001 this is a symbolic link" in output
    assert "content/\\xff.md:1:1 error DOC-009" in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == ["index.html"]


def test_a_site_folder_that_is_a_file_is_refused(house: Path, tmp_path: Path) -> None:
    """A file where the folder of the site should be is reported, and stays as it is."""
    (tmp_path / "site").write_text("mine")

    done = build(house, tmp_path / "site")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert "site is a file; the site needs a folder" in output
    assert "Traceback" not in output
    assert (tmp_path / "site").read_text() == "mine"


_INTERRUPTS = """
import os
import signal


def on_post_page(output, *, page, config):
    if page.file.src_uri == "about/index.md":
        {act}
    return output
"""


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("signal.raise_signal(signal.SIGTERM)", ""),
        ("signal.signal(signal.SIGINT, signal.default_int_handler); signal.raise_signal(signal.SIGINT)", "Aborted!"),
        (
            "raise OSError(28, 'No space left on device', 'a/page')",
            "the site was not written: [Errno 28] No space",
        ),
    ],
)
def test_a_build_that_is_interrupted_leaves_no_half_written_site(
    house: Path, tmp_path: Path, act: str, expected: str
) -> None:
    """A signal or a full disk in the middle: the site is taken away, but not what is hidden in its folder."""
    (house / "hooks" / "interrupts.py").write_text(_INTERRUPTS.format(act=act))
    settings = house / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("hooks:\n", "hooks:\n  - hooks/interrupts.py\n"))
    out = tmp_path / "site"
    (out / ".git").mkdir(parents=True)

    done = build(house, out, CLEARINGHOUSE_NO_SEARCH="1")
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert expected in output
    assert "Traceback" not in output
    assert [path.name for path in out.iterdir()] == [".git"]


def test_without_the_texts_of_the_rules_nothing_is_built(house: Path, tmp_path: Path) -> None:
    """Python without docstrings would give empty pages of rules: a sentence says how to start it."""
    done = build(house, tmp_path / "site", PYTHONOPTIMIZE="2")

    assert done.returncode != 0
    assert "Python was started with -OO or PYTHONOPTIMIZE=2" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["data", "."])
def test_the_repository_is_never_replaced_by_a_site(house: Path, name: str) -> None:
    """A slip in the name of the folder would lose the records; the build refuses it in a sentence."""
    (house / "tests").mkdir()
    (house / "tests" / "notes.txt").write_text("mine")
    before = sorted(path.as_posix() for path in house.rglob("*") if "__pycache__" not in path.parts)

    done = build(house, house / name)
    output = done.stdout + done.stderr

    assert done.returncode != 0
    assert re.search(r"Name another folder|Name an empty or a new folder|should not be within the", output), output
    assert "Traceback" not in output
    assert sorted(path.as_posix() for path in house.rglob("*") if "__pycache__" not in path.parts) == before


def test_a_port_that_is_taken_is_reported(house: Path) -> None:
    """Where another program serves already, a sentence says so, and how to choose another port."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--strict", "--dev-addr", f"127.0.0.1:{port}"]
        done = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False, timeout=120)

    assert done.returncode != 0
    assert f"The site cannot be served at 127.0.0.1:{port}: another program is there." in done.stdout
    assert "make serve SITE_PORT=" in done.stdout
    assert "Traceback" not in done.stderr
